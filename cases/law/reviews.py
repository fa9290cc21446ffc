"""How long a requester has to ask for an internal review, and to complain to the regulator after it."""

from datetime import date, timedelta

from cases.law.working_days import Calendar

REVIEW_WINDOW = 40
COMPLAINT_WEEKS = 6


def review_by(letter_on: date, calendar: Calendar) -> date:
    """The last day to ask for an internal review: the 40th working day after the letter.

    Good practice under the section 45 Code for FOIA; regulation 11 EIR gives the same 40 working days by law.
    """
    return calendar.add(letter_on, REVIEW_WINDOW)


def complain_by(letter_on: date) -> date:
    """The day by which the regulator asks to hear of a complaint: six weeks after the final response.

    Its practice, not a limit set by section 50 FOIA.
    """
    return letter_on + timedelta(weeks=COMPLAINT_WEEKS)
