"""Working days as section 10(6) FOIA means them, which regulation 2(1) EIR takes over.

A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part of
the United Kingdom. So the calendar is the union of the three divisions: St Andrew's Day is no working day in
England.

`bank_holidays.csv` holds the days that were published, 2019 to 2028, by division. Beyond those years only
what the section itself names is known, and whoever counts there must say so: see `Calendar.covers`.
"""

import csv
import functools
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from cases.law.dates import joined

NATIONS = {
    "england-and-wales": ("England", "Wales"),
    "scotland": ("Scotland",),
    "northern-ireland": ("Northern Ireland",),
}
_PUBLISHED = Path(__file__).with_name("bank_holidays.csv")


@dataclass(frozen=True)
class Holiday:
    """One bank holiday in one division of the United Kingdom."""

    day: date
    division: str
    name: str


class Calendar:
    """The working days of the United Kingdom, with the reason for every day that is none.

    Built from the bank holidays of the years `first_year` to `last_year`, both published in full. The days of a year
    are worked out once, when first asked for: a due date is two look-ups and not twenty steps.
    """

    def __init__(self, holidays: Iterable[Holiday], first_year: int, last_year: int) -> None:
        self.first_year = first_year
        self.last_year = last_year
        self.holidays = tuple(holidays)
        self._named: dict[date, list[Holiday]] = {}
        for holiday in self.holidays:
            self._named.setdefault(holiday.day, []).append(holiday)
        self._days: dict[int, list[tuple[date, str]]] = {}
        self._ordinals: dict[int, list[int]] = {}
        self._divisions: dict[str, Calendar] = {}

    @staticmethod
    def published() -> "Calendar":
        """The calendar that ships with the product; the same one every time."""
        return _published()

    def only(self, division: str) -> "Calendar":
        """The working days of one division of the United Kingdom alone, where a rule other than section 10 says so."""
        if division not in self._divisions:
            own = [holiday for holiday in self.holidays if holiday.division == division]
            self._divisions[division] = Calendar(own, self.first_year, self.last_year)
        return self._divisions[division]

    def covers(self, day: date) -> bool:
        """The bank holidays of that day's year are published."""
        return self.first_year <= day.year <= self.last_year

    def is_working_day(self, day: date) -> bool:
        return not self.why_not_working(day)

    def why_not_working(self, day: date) -> str:
        """The reason, such as "St Andrew's Day, a bank holiday in Scotland"; empty for a working day."""
        if day.weekday() == 5:
            return "Saturday"
        if day.weekday() == 6:
            return "Sunday"
        if day in self._named:
            return _holiday_in_words(self._named[day])
        if (day.month, day.day) == (12, 25):
            return "Christmas Day"
        if day == good_friday(day.year):
            return "Good Friday"
        return ""

    def days(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """Every day from the first to the last, with the reason why it is no working day, empty for one that is."""
        for year in range(first.year, last.year + 1):
            opens, days = date(year, 1, 1), self._days_of(year)
            yield from days[max(0, (first - opens).days) : (last - opens).days + 1]

    def add(self, day: date, n: int) -> date:
        """The n-th working day following `day`, which is day 0 whatever it is: section 10(1) FOIA.

        Raises ValueError when n is less than 1.
        """
        if n < 1:
            raise ValueError(f"Count at least 1 working day, not {n}.")
        year = day.year
        ordinals = self._working_ordinals(year)
        index = bisect_right(ordinals, day.toordinal()) + n - 1
        while index >= len(ordinals):
            index -= len(ordinals)
            year += 1
            ordinals = self._working_ordinals(year)
        return date.fromordinal(ordinals[index])

    def count(self, after: date, to: date) -> int:
        """Working days after `after` up to and including `to`; negative when `to` is the earlier day."""
        if to < after:
            return -self.count(to, after)
        days = self._passed(to) - self._passed(after)
        for year in range(after.year, to.year):
            days += len(self._working_ordinals(year))
        return days

    def _passed(self, day: date) -> int:
        """Working days of the year up to and including the day."""
        return bisect_right(self._working_ordinals(day.year), day.toordinal())

    def _working_ordinals(self, year: int) -> list[int]:
        if year not in self._ordinals:
            self._ordinals[year] = [day.toordinal() for day, reason in self._days_of(year) if not reason]
        return self._ordinals[year]

    def _days_of(self, year: int) -> list[tuple[date, str]]:
        if year not in self._days:
            ordinals = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            days = map(date.fromordinal, ordinals)
            self._days[year] = [(day, self.why_not_working(day)) for day in days]
        return self._days[year]


@functools.cache
def good_friday(year: int) -> date:
    """Two days before Easter Sunday, by the Gregorian rule (Butcher's algorithm)."""
    century, year_of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (year_of_century // 4) - epact - year_of_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1) - timedelta(days=2)


def _holiday_in_words(holidays: list[Holiday]) -> str:
    """One name is the rule; on 2 January 2023 the day had one name in Scotland and another in the rest."""
    divisions: dict[str, set[str]] = {}
    for holiday in holidays:
        divisions.setdefault(holiday.name, set()).add(holiday.division)
    return "; ".join(
        f"{name}, a bank holiday in {_nations_in_words(where)}" for name, where in divisions.items()
    )


def _nations_in_words(divisions: set[str]) -> str:
    if divisions == set(NATIONS):
        return "the whole of the United Kingdom"
    return joined(
        [nation for division, nations in NATIONS.items() if division in divisions for nation in nations]
    )


@functools.cache
def _published() -> Calendar:
    with _PUBLISHED.open(encoding="utf-8", newline="") as file:
        holidays = [
            Holiday(date.fromisoformat(row["date"]), row["division"], row["name"])
            for row in csv.DictReader(file)
        ]
    years = [holiday.day.year for holiday in holidays]
    return Calendar(holidays, first_year=min(years), last_year=max(years))
