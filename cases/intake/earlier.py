"""What the same requester asked lately: costs of such requests may be added together."""

from datetime import date

from django.db.models import QuerySet

from cases.law.aggregation import period_begins
from cases.law.working_days import Calendar
from cases.models import Case


def requests_of(*, email: str, name: str, received_on: date, calendar: Calendar) -> QuerySet[Case]:
    """The cases of a requester within the 60 working days of regulation 5(2) of the 2004 Fees Regulations, the latest
    first; by name where there is no e-mail address."""
    who = {"requester__email": email.strip().lower()} if email.strip() else {"requester__name": name.strip()}
    begins = period_begins(received_on, calendar)
    return Case.objects.filter(**who, received_on__range=(begins, received_on)).order_by(
        "-received_on", "-id"
    )
