"""What follows an answer. The worked cases are in test_vectors."""

from datetime import date, timedelta

import pytest

from cases.law import reviews
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

CALENDAR = Calendar.published()


def test_a_review_takes_20_working_days_as_good_practice_and_40_by_the_regulations():
    asked_on = date(2026, 11, 9)
    due = {regime: reviews.review_due_on(asked_on, regime, CALENDAR) for regime in Regime}
    assert due == {Regime.FOIA: date(2026, 12, 8), Regime.EIR: date(2027, 1, 11)}
    assert due[Regime.EIR] == reviews.review_due_at_most(asked_on, CALENDAR)
    assert [regime.review_source for regime in Regime] == ["section 45 Code", "regulation 11(4)"]


@pytest.mark.parametrize("days", [1, 30, 35])
def test_a_decision_notice_says_itself_how_many_calendar_days_it_gives(days):
    assert reviews.comply_by(date(2026, 11, 20), days) == date(2026, 11, 20) + timedelta(days=days)


@pytest.mark.parametrize("days", [0, -1])
def test_a_decision_notice_gives_some_time(days):
    with pytest.raises(ValueError, match="at least 1 day"):
        reviews.comply_by(date(2026, 11, 20), days)


@pytest.mark.parametrize(
    ("sent_on", "last_day"),
    [
        (date(2026, 11, 21), date(2026, 12, 21)),  # a Saturday
        (date(2026, 11, 27), date(2026, 12, 29)),  # Christmas Day, and Boxing Day moved to the Monday
        (date(2027, 2, 26), date(2027, 3, 30)),  # Good Friday to Easter Monday
        (date(2026, 11, 2), date(2026, 11, 30)),  # St Andrew's Day is no holiday in England
        (date(2026, 6, 15), date(2026, 7, 13)),  # nor is the Battle of the Boyne
    ],
)
def test_an_appeal_moves_only_over_weekends_and_the_holidays_of_england_and_wales(sent_on, last_day):
    assert reviews.appeal_by(sent_on, CALENDAR) == last_day


@pytest.mark.parametrize("offset", range(0, 730, 7))
def test_nobody_is_told_a_later_day_to_appeal_than_the_whole_kingdom_would_give(offset):
    sent_on = date(2026, 1, 1) + timedelta(days=offset)
    last = sent_on + timedelta(days=28)
    latest = last if CALENDAR.is_working_day(last) else CALENDAR.add(last, 1)
    assert last <= reviews.appeal_by(sent_on, CALENDAR) <= latest
