"""Requests added up under regulation 5 of the 2004 Fees Regulations: who, when, and under which law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.aggregation import (
    Request,
    period_begins,
    period_ends,
    why_not_added,
    why_not_in_concert,
    why_not_together,
)
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

CALENDAR = Calendar.published()
DAYS = st.dates(date(2020, 1, 1), date(2027, 6, 30))


def request(day: date, reference: str = "7012569", **details) -> Request:
    return Request(reference, day, **{"regime": Regime.FOIA, **details})


THIS = request(date(2026, 9, 1), "7012568")


def together(*others: Request) -> list[str]:
    found = why_not_together(THIS, others, CALENDAR)
    return [f"{reason.reference}: {reason.text}" for reason in found]


def test_v66_the_period_counts_its_first_day():
    assert period_ends(date(2026, 9, 1), CALENDAR) == date(2026, 11, 23)


def test_a_first_day_that_is_a_sunday_is_not_counted():
    assert period_ends(date(2026, 8, 30), CALENDAR) == period_ends(date(2026, 9, 1), CALENDAR)


def test_the_period_counted_back_is_the_same_period():
    assert period_begins(date(2026, 11, 23), CALENDAR) == date(2026, 8, 29)
    assert period_begins(date(2026, 11, 24), CALENDAR) == date(2026, 9, 2)


@given(DAYS, st.integers(0, 140))
def test_forward_or_back_gives_the_same_answer(first, days):
    last = first + timedelta(days=days)
    forward = last <= period_ends(first, CALENDAR)
    assert forward == (first >= period_begins(last, CALENDAR))


@given(DAYS)
def test_the_period_holds_sixty_working_days(first):
    end = period_ends(first, CALENDAR)
    days = [first + timedelta(days=n) for n in range((end - first).days + 1)]
    assert sum(map(CALENDAR.is_working_day, days)) == 60
    assert CALENDAR.is_working_day(end)


@given(DAYS, st.integers(-140, 140))
def test_it_makes_no_difference_which_request_came_first(day, days):
    one, other = request(day, "1"), request(day + timedelta(days=days), "2")
    assert bool(why_not_added(one, other, CALENDAR)) == bool(why_not_added(other, one, CALENDAR))


def test_requests_of_one_person_within_the_period_are_added_up():
    assert together(request(date(2026, 11, 23)), request(date(2026, 8, 31), "7012570")) == []


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (request(date(2026, 11, 24)), "these end on 23 November 2026"),
        (request(date(2026, 6, 1)), "7012569 was received on 1 June 2026 and 7012568 on 1 September 2026"),
        (
            request(date(2026, 9, 2), regime=Regime.EIR),
            "under the EIR. Regulation 5 adds up requests under FOIA",
        ),
        (
            request(date(2026, 9, 2), ended="was answered on 9 September 2026"),
            "was answered on 9 September 2026",
        ),
        (request(date(2026, 9, 1), "7012568"), "7012568 is this request"),
    ],
)
def test_a_request_that_cannot_be_added_says_why(other, words):
    reasons = together(other)
    assert len(reasons) == 1
    assert words in reasons[0]
    assert reasons[0].startswith(other.reference)


def test_each_with_this_one_is_not_enough_all_must_be_in_one_period():
    reasons = together(request(date(2026, 11, 23)), request(date(2026, 8, 10), "7012570"))
    assert len(reasons) == 1
    assert reasons[0].startswith(": 7012570 was received on 10 August 2026 and 7012569 on 23 November 2026.")


def test_different_people_must_appear_to_act_together():
    stranger = request(date(2026, 9, 8), same_requester=False)
    assert "Asking for the same thing is not enough" in why_not_in_concert([stranger], " ")[0]
    assert why_not_in_concert([stranger], "Both name the same campaign page.") == []
    assert why_not_in_concert([request(date(2026, 9, 8))], "") == []


def test_nothing_added_needs_no_reason():
    assert together() == []
