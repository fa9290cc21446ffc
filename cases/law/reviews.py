"""The days that follow an answer: internal review, the regulator, its decision notice, the tribunal.

Reviews count working days of the whole United Kingdom, as the clock of a request does. The regulator counts weeks and
calendar days. A date that comes from a letter, as that of a decision notice, is read from the letter and only worked
out here.
"""

from datetime import date, timedelta

from cases.law.regimes import Regime
from cases.law.working_days import Calendar

REVIEW_WINDOW = 40
LONGEST_REVIEW = 40
COMPLAINT_WEEKS = 6
APPEAL_DAYS = 28


def review_by(letter_on: date, calendar: Calendar) -> date:
    """The last day to ask for an internal review: the 40th working day after the letter.

    Good practice under the section 45 Code for FOIA. Regulation 11(2) EIR gives the same 40 working days by law, after
    the day on which the requester believes that the council failed to comply: for an answer, the day of its letter.
    """
    return calendar.add(letter_on, REVIEW_WINDOW)


def review_due_on(asked_on: date, regime: Regime, calendar: Calendar) -> date:
    """The day by which a review asked for on that day is decided: the 20th working day after it under FOIA, good
    practice (section 45 Code); the 40th under the EIR, a limit of law (regulation 11(4))."""
    return calendar.add(asked_on, regime.review_limit)


def review_due_at_most(asked_on: date, calendar: Calendar) -> date:
    """The day that no review passes: the 40th working day, under FOIA for the exceptional one that the requester has
    been told of (section 45 Code; the regulator takes a complaint without a review from then), and under the EIR for
    every one (regulation 11(4))."""
    return calendar.add(asked_on, LONGEST_REVIEW)


def complain_by(letter_on: date) -> date:
    """The day by which the regulator asks to hear of a complaint: six weeks after the final response.

    Its practice, not a limit set by section 50 FOIA.
    """
    return letter_on + timedelta(weeks=COMPLAINT_WEEKS)


def comply_by(notice_on: date, calendar_days: int) -> date:
    """The last day to take the steps of a decision notice: so many calendar days after its date.

    The notice itself names their number (section 50(4) FOIA, which regulation 18 EIR takes over); 30 and 35 are usual,
    and none is assumed. Weekends and holidays count and the last day does not move. Raises ValueError for less than 1.
    """
    if calendar_days < 1:
        raise ValueError(f"A decision notice gives at least 1 day, not {calendar_days}.")
    return notice_on + timedelta(days=calendar_days)


def appeal_by(sent_on: date, calendar: Calendar) -> date:
    """The last day to appeal to the First-tier Tribunal against a decision notice: 28 calendar days after it was sent.

    Rule 22(1)(b) of the Tribunal Procedure (First-tier Tribunal) (General Regulatory Chamber) Rules 2009. When the last
    day is no working day, rule 12 moves it to the next one. It moves over weekends and the holidays of England and
    Wales alone, where the appeal is made: whether one of Scotland or Northern Ireland counts too is open, and nobody is
    told a later day than the rule gives for certain.
    """
    last = sent_on + timedelta(days=APPEAL_DAYS)
    england_and_wales = calendar.only("england-and-wales")
    return last if england_and_wales.is_working_day(last) else england_and_wales.add(last, 1)
