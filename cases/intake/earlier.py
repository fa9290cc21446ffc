"""What the same requester asked lately: costs of such requests may be added together."""

from datetime import date, timedelta

from django.db.models import QuerySet

from cases.law.working_days import Calendar
from cases.models import Case

# Regulation 5(2) of the 2004 Fees Regulations: requests received within any period of so many working days.
WINDOW = 60


def window_begins(received_on: date, calendar: Calendar) -> date:
    """The first day of the sixty consecutive working days that end on the day of receipt."""
    begins = received_on
    while calendar.count(begins - timedelta(days=2), received_on) <= WINDOW:
        begins -= timedelta(days=1)
    return begins


def requests_of(*, email: str, name: str, received_on: date, calendar: Calendar) -> QuerySet[Case]:
    """The cases of a requester within the window, the latest first; by name where there is no e-mail address."""
    who = {"requester__email": email.strip().lower()} if email.strip() else {"requester__name": name.strip()}
    begins = window_begins(received_on, calendar)
    return Case.objects.filter(**who, received_on__range=(begins, received_on)).order_by(
        "-received_on", "-id"
    )
