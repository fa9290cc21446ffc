from datetime import date

from cases.law.reviews import complain_by, review_by
from cases.law.working_days import Calendar


def test_a_review_can_be_asked_for_until_the_40th_working_day_after_the_letter():
    """Vector V60: the letter of seed 000, with Easter and both May holidays in the window."""
    assert review_by(date(2021, 3, 31), Calendar.published()) == date(2021, 6, 1)


def test_a_complaint_should_reach_the_regulator_within_six_calendar_weeks():
    """Vector V68: the last day may be a bank holiday, because weeks are counted and not working days."""
    assert complain_by(date(2026, 11, 20)) == date(2027, 1, 1)
