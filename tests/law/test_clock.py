"""The clock of a case: everything a page says about them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.clock import Clock, LedgerDay
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

CALENDAR = Calendar.published()


def clock(received_on: date, regime: Regime = Regime.FOIA) -> Clock:
    return Clock(regime, received_on, CALENDAR)


@pytest.fixture
def seed_001() -> Clock:
    """Received Wednesday 10 February 2021, due Wednesday 10 March 2021, no holiday between."""
    return clock(date(2021, 2, 10))


@pytest.fixture
def due_on_a_friday() -> Clock:
    """Received Friday 12 February 2021, due Friday 12 March 2021."""
    return clock(date(2021, 2, 12))


@pytest.mark.parametrize(
    ("received_on", "sent_on", "number", "late"),
    [
        (date(2021, 1, 28), date(2021, 3, 31), 43, 23),
        (date(2021, 2, 10), date(2021, 3, 4), 16, 0),
        (date(2021, 9, 29), date(2021, 10, 5), 4, 0),
        (date(2023, 2, 15), date(2023, 4, 14), 39, 19),
        (date(2023, 3, 23), date(2023, 5, 24), 40, 20),
    ],
    ids=["000", "001", "002", "003", "004"],
)
def test_the_seed_letters_went_on_the_day_the_fact_base_says(received_on, sent_on, number, late):
    counted = clock(received_on)
    assert counted.day(sent_on) == number
    assert counted.days_late(sent_on) == late
    assert counted.is_overdue(sent_on) is bool(late)


def test_a_request_received_on_a_friday_is_due_four_weeks_later(due_on_a_friday):
    assert due_on_a_friday.due_on == date(2021, 2, 12) + timedelta(weeks=4)


@pytest.mark.parametrize(
    ("on", "left", "late", "words", "position"),
    [
        (date(2021, 2, 1), 27, 0, "27 working days left", "Day 0 of 20"),
        (date(2021, 2, 10), 20, 0, "20 working days left", "Day 0 of 20"),
        (date(2021, 2, 11), 19, 0, "19 working days left", "Day 1 of 20"),
        (date(2021, 3, 4), 4, 0, "4 working days left", "Day 16 of 20"),
        (date(2021, 3, 9), 1, 0, "1 working day left", "Day 19 of 20"),
        (date(2021, 3, 10), 0, 0, "Due today", "Day 20 of 20"),
        (date(2021, 3, 11), 0, 1, "1 working day late", "Day 21, 1 past the limit of 20"),
        (date(2021, 3, 14), 0, 2, "2 working days late", "Day 22, 2 past the limit of 20"),
        (date(2021, 3, 18), 0, 5, "5 working days late", "Day 25, 5 past the limit of 20"),
    ],
)
def test_the_time_left_or_lost_is_said_in_words(seed_001, on, left, late, words, position):
    assert seed_001.days_left(on) == left
    assert seed_001.days_late(on) == late
    assert seed_001.words(on) == words
    assert seed_001.position(on) == position
    assert seed_001.is_overdue(on) is (late > 0)


def test_on_the_weekend_before_the_due_date_the_working_days_ahead_are_left():
    due_on_a_monday = clock(date(2021, 2, 15))
    assert due_on_a_monday.due_on == date(2021, 3, 15)
    assert due_on_a_monday.words(date(2021, 3, 13)) == "1 working day left"


def test_on_the_weekend_after_the_due_date_it_is_overdue_though_no_working_day_has_passed(due_on_a_friday):
    saturday = date(2021, 3, 13)
    assert due_on_a_friday.is_overdue(saturday)
    assert due_on_a_friday.days_late(saturday) == 0
    assert due_on_a_friday.words(saturday) == "Overdue, it was due on Friday"
    assert due_on_a_friday.position(saturday) == "Day 20 of 20"


@pytest.mark.parametrize(
    ("received_on", "provisional"),
    [
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), False),
        (date(2028, 11, 28), False),
        (date(2028, 12, 4), True),
        (date(2029, 6, 1), True),
    ],
)
def test_a_date_is_provisional_when_a_year_it_needs_is_not_published(received_on, provisional):
    assert clock(received_on).provisional is provisional
    assert ("provisional" in clock(received_on).explain()) is provisional


def test_a_provisional_date_says_which_years_are_published():
    assert (
        clock(date(2028, 12, 4))
        .explain()
        .endswith(
            "The date is provisional, because the bank holidays have been published only for 2019 to 2028."
        )
    )


def test_the_due_date_is_explained_by_its_first_day_when_no_holiday_falls_between(seed_001):
    assert seed_001.explain() == (
        "Day 1 is Thursday 11 February 2021. No bank holiday in any part of the UK falls in between."
    )


def test_the_due_date_is_explained_by_each_holiday_and_its_nations():
    assert clock(date(2023, 3, 23)).explain() == (
        "Day 1 is Friday 24 March 2023. Not counted, besides weekends: "
        "Friday 7 April 2023 (Good Friday, a bank holiday in the whole of the United Kingdom); "
        "Monday 10 April 2023 (Easter Monday, a bank holiday in England, Wales and Northern Ireland)."
    )


def test_the_ledger_accounts_for_every_day_from_receipt_to_the_due_date():
    counted = clock(date(2026, 11, 20))
    ledger = counted.ledger()
    assert ledger[:4] == [
        LedgerDay(date(2026, 11, 20), 0, "Received"),
        LedgerDay(date(2026, 11, 21), None, "Saturday"),
        LedgerDay(date(2026, 11, 22), None, "Sunday"),
        LedgerDay(date(2026, 11, 23), 1, ""),
    ]
    assert LedgerDay(date(2026, 11, 30), None, "St Andrew's Day, a bank holiday in Scotland") in ledger
    assert ledger[-1] == LedgerDay(date(2026, 12, 21), 20, "")
    assert [entry.number for entry in ledger if entry.number is not None] == list(range(21))


def test_a_request_received_on_christmas_day_starts_at_day_0_all_the_same():
    assert clock(date(2024, 12, 25)).ledger()[0] == LedgerDay(date(2024, 12, 25), 0, "Received")


def test_the_ledger_goes_on_past_the_due_date_or_stops_before_it(seed_001):
    assert seed_001.ledger(to=date(2021, 3, 11))[-1] == LedgerDay(date(2021, 3, 11), 21, "")
    assert len(seed_001.ledger(to=date(2021, 2, 10))) == 1


@given(st.dates(date(2017, 1, 1), date(2031, 12, 31)), st.integers(-20, 90))
def test_day_number_days_left_lateness_and_ledger_tell_one_story(received_on, offset):
    counted = clock(received_on)
    on = received_on + timedelta(days=offset)
    assert CALENDAR.is_working_day(counted.due_on)
    assert counted.day(counted.due_on) == counted.limit
    assert counted.days_left(on) == 0 or counted.days_late(on) == 0
    assert (counted.days_left(on) == 0) is (on >= counted.due_on)
    if offset >= 0:
        assert counted.day(on) - counted.days_late(on) + counted.days_left(on) == counted.limit
        assert max(entry.number or 0 for entry in counted.ledger(to=on)) == counted.day(on)
    assert ("late" in counted.words(on) or "Overdue" in counted.words(on)) is counted.is_overdue(on)
