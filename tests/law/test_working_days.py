"""Working days by section 10(6) FOIA, against a slow and plain count and the calendar of another library."""

import csv
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import working_days
from cases.law.working_days import Calendar, Holiday, good_friday

CALENDAR = Calendar.published()
DAY = timedelta(days=1)
SUBDIVISIONS = {
    "england-and-wales": ("ENG", "WLS"),
    "scotland": ("SCT",),
    "northern-ireland": ("NIR",),
}
# Both ends reach beyond the published years, where only Christmas Day and Good Friday are known.
days = st.dates(date(2017, 1, 1), date(2032, 12, 31))
counts = st.integers(1, 300)


def published_rows() -> list[dict[str, str]]:
    with Path(working_days.__file__).with_name("bank_holidays.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


NAMED = {date.fromisoformat(row["date"]) for row in published_rows()}
EASTER_FRIDAYS = set(
    holidays.country_holidays("GB", subdiv="ENG", years=range(2016, 2036)).get_named("Good Friday")
)
# From the Church of England's table of movable feasts.
GOOD_FRIDAYS = {
    date(2018, 3, 30), date(2019, 4, 19), date(2024, 3, 29), date(2028, 4, 14), date(2029, 3, 30),
    date(2030, 4, 19), date(2031, 4, 11), date(2032, 3, 26), date(2035, 3, 23), date(2038, 4, 23),
}  # fmt: skip


def works(day: date, also: date | None = None) -> bool:
    """The oracle: the words of section 10(6), one after the other, with Good Friday from another library."""
    return not (
        day.weekday() >= 5
        or (day.month, day.day) == (12, 25)
        or day in EASTER_FRIDAYS
        or day in NAMED
        or day == also
    )


def add_slowly(day: date, n: int, also: date | None = None) -> date:
    while n:
        day += DAY
        n -= works(day, also)
    return day


def count_slowly(after: date, to: date) -> int:
    return sum(works(after + offset * DAY) for offset in range(1, (to - after).days + 1))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 28), "Saturday"),
        (date(2026, 11, 29), "Sunday"),
        (date(2026, 11, 30), "St Andrew's Day, a bank holiday in Scotland"),
        (date(2026, 6, 15), "World Cup bank holiday, a bank holiday in Scotland"),
        (date(2026, 3, 17), "St Patrick's Day, a bank holiday in Northern Ireland"),
        (date(2026, 4, 6), "Easter Monday, a bank holiday in England, Wales and Northern Ireland"),
        (date(2026, 12, 25), "Christmas Day, a bank holiday in the whole of the United Kingdom"),
        (
            date(2023, 1, 2),
            "New Year's Day (substitute), a bank holiday in England, Wales and Northern Ireland; "
            "2nd January, a bank holiday in Scotland",
        ),
        (date(2021, 12, 25), "Saturday"),
        (date(2030, 12, 25), "Christmas Day"),
        (date(2030, 4, 19), "Good Friday"),
        (date(2018, 3, 30), "Good Friday"),
        (date(2030, 4, 22), ""),
        (date(2024, 2, 29), ""),
        (date(2026, 12, 24), ""),
    ],
)
def test_every_day_off_has_its_reason(day, reason):
    assert CALENDAR.why_not_working(day) == reason
    assert CALENDAR.is_working_day(day) is not bool(reason)


def test_the_days_between_christmas_and_new_year_are_working_days_though_the_council_is_closed():
    assert [day for day in range(24, 32) if CALENDAR.is_working_day(date(2026, 12, day))] == [24, 29, 30, 31]


def test_good_friday_is_the_one_of_the_church_table():
    assert {good_friday(day.year) for day in GOOD_FRIDAYS} == GOOD_FRIDAYS


@pytest.mark.parametrize("year", [1900, 1954, 1981, 2000, 2049, 2076, 2096, 2099])
def test_good_friday_agrees_with_another_library_in_the_years_of_the_exceptions(year):
    assert good_friday(year) in holidays.country_holidays("GB", subdiv="ENG", years=year).get_named(
        "Good Friday"
    )


@pytest.mark.parametrize("division", SUBDIVISIONS)
@pytest.mark.parametrize("year", range(2019, 2029))
def test_the_published_bank_holidays_agree_with_the_holidays_package(division, year):
    ours = {holiday.day for holiday in CALENDAR.holidays if holiday.division == division}
    for subdivision in SUBDIVISIONS[division]:
        theirs = holidays.country_holidays("GB", subdiv=subdivision, years=year)
        assert {day for day in ours if day.year == year} == {day for day in theirs if day.weekday() < 5}


def test_the_published_years_are_2019_to_2028():
    assert len(CALENDAR.holidays) == len(published_rows()) == 280
    assert CALENDAR.covers(date(2019, 1, 1))
    assert CALENDAR.covers(date(2028, 12, 31))
    assert not CALENDAR.covers(date(2018, 12, 31))
    assert not CALENDAR.covers(date(2029, 1, 1))


def test_the_published_calendar_is_read_once():
    assert Calendar.published() is CALENDAR


def test_a_friday_a_saturday_and_a_sunday_count_from_the_same_monday():
    assert {CALENDAR.add(date(2026, 9, day), 1) for day in (18, 19, 20)} == {date(2026, 9, 21)}
    assert CALENDAR.add(date(2026, 9, 21), 1) == date(2026, 9, 22)


@pytest.mark.parametrize("n", [0, -1])
def test_no_less_than_one_day_can_be_added(n):
    with pytest.raises(ValueError, match="at least 1"):
        CALENDAR.add(date(2026, 9, 18), n)


@given(days, counts)
def test_the_nth_day_is_the_one_a_slow_walk_finds(day, n):
    assert CALENDAR.add(day, n) == add_slowly(day, n)


@given(days, days)
def test_counting_agrees_with_a_slow_walk_and_turns_its_sign_with_its_direction(one, other):
    earlier, later = sorted([one, other])
    assert CALENDAR.count(earlier, later) == count_slowly(earlier, later)
    assert CALENDAR.count(later, earlier) == -CALENDAR.count(earlier, later)


@given(days, counts)
def test_the_nth_day_is_a_working_day_and_exactly_n_away(day, n):
    reached = CALENDAR.add(day, n)
    assert CALENDAR.is_working_day(reached)
    assert CALENDAR.count(day, reached) == n
    assert CALENDAR.count(day, reached - DAY) == n - 1


@given(days, days, counts)
def test_a_later_start_never_gives_an_earlier_day(one, other, n):
    earlier, later = sorted([one, other])
    assert CALENDAR.add(earlier, n) <= CALENDAR.add(later, n)


@given(days, st.integers(0, 400), counts)
def test_a_new_bank_holiday_never_brings_a_day_forward(day, ahead, n):
    proclaimed = day + ahead * DAY
    with_it = Calendar([*CALENDAR.holidays, Holiday(proclaimed, "scotland", "A proclaimed day")], 2019, 2028)
    assert CALENDAR.add(day, n) <= with_it.add(day, n) == add_slowly(day, n, also=proclaimed)


@given(days, st.integers(0, 800))
def test_the_days_between_two_dates_come_each_with_its_reason(day, ahead):
    last = day + ahead * DAY
    assert list(CALENDAR.days(day, last)) == [
        (day + n * DAY, CALENDAR.why_not_working(day + n * DAY)) for n in range(ahead + 1)
    ]


def test_no_days_lie_between_a_date_and_an_earlier_one():
    assert list(CALENDAR.days(date(2026, 11, 20), date(2026, 11, 19))) == []
    assert list(CALENDAR.days(date(2027, 1, 1), date(2026, 12, 31))) == []


def test_a_division_has_its_own_working_days():
    scotland = CALENDAR.only("scotland")
    assert not scotland.is_working_day(date(2026, 11, 30))
    assert scotland.is_working_day(date(2026, 4, 6))
    assert CALENDAR.only("england-and-wales").is_working_day(date(2026, 11, 30))
    assert CALENDAR.only("scotland") is scotland
