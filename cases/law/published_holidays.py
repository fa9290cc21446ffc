"""Changing the table of bank holidays: a day that was proclaimed, a correction, or a new file from GOV.UK.

Nothing is changed in place: each function returns a new Calendar, and a check says beforehand why it cannot be.
A working day is defined in section 10(6) FOIA; a day proclaimed under section 1 of the Banking and Financial Dealings
Act 1971 counts like any other bank holiday, in whatever part of the United Kingdom.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.clock import IN_FORCE
from cases.law.dates import in_words, joined, weekday
from cases.law.working_days import NATIONS, Calendar, Holiday, good_friday

DIVISIONS = {division: joined(nations) for division, nations in NATIONS.items()}
# New Year to Boxing Day of an ordinary year. A proclaimed day comes on top.
USUAL = {"england-and-wales": 8, "scotland": 9, "northern-ireland": 10}
# GOV.UK's own file has about 40,000 bytes.
MOST_BYTES = 1_000_000
LONGEST_NAME = 80
MOST_REASONS = 10
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class UnreadableHolidays(Exception):
    """The file is not GOV.UK's. `reasons` says why, in words for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        more = len(reasons) - MOST_REASONS
        self.reasons = reasons[:MOST_REASONS] + ([f"And {more} more like these."] if more > 0 else [])


@dataclass(frozen=True)
class Reason:
    """Why a day cannot be added, corrected or removed. `field` is day, name, divisions or empty."""

    field: str
    words: str


@dataclass(frozen=True)
class Entry:
    """One bank holiday as people speak of it: its day, its name, and the divisions that have it, in order."""

    day: date
    name: str
    divisions: tuple[str, ...]

    @property
    def where(self) -> str:
        """Scotland; England and Wales and Northern Ireland; the whole of the United Kingdom"""
        if set(self.divisions) == set(DIVISIONS):
            return "the whole of the United Kingdom"
        return joined([nation for division in self.divisions for nation in NATIONS[division]])

    def in_words(self) -> str:
        """Monday 15 June 2026, World Cup bank holiday, in Scotland"""
        return f"{in_words(self.day)}, {self.name}, in {self.where}"


@dataclass(frozen=True)
class Difference:
    """What one table says and another does not."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    renamed: tuple[tuple[Entry, str], ...]
    years: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.renamed or self.years)

    def in_words(self) -> str:
        """Monday 15 June 2026, World Cup bank holiday, in Scotland, added; more than two days as a number."""
        days = [f"{entry.in_words()}, added" for entry in self.added]
        days += [f"{entry.in_words()}, removed" for entry in self.removed]
        if not days:
            return "only names, or the years that are published"
        if len(days) <= 2:
            return "; ".join(days)
        return f"{len(self.added)} days added, {len(self.removed)} removed"


# Reading the table


def entries(calendar: Calendar, year: int) -> list[Entry]:
    """The bank holidays of a year in order."""
    return _grouped(holiday for holiday in calendar.holidays if holiday.day.year == year)


def find(calendar: Calendar, day: date, division: str) -> Entry | None:
    """The bank holiday that a division has on the day."""
    of_day = _grouped(holiday for holiday in calendar.holidays if holiday.day == day)
    return next((entry for entry in of_day if division in entry.divisions), None)


def difference(before: Calendar, after: Calendar) -> Difference:
    old, new = _by_place(before.holidays), _by_place(after.holidays)
    renamed = _grouped(old[place] for place in old.keys() & new.keys() if old[place].name != new[place].name)
    published = range(after.first_year, after.last_year + 1)
    return Difference(
        added=tuple(_grouped(new[place] for place in new.keys() - old.keys())),
        removed=tuple(_grouped(old[place] for place in old.keys() - new.keys())),
        renamed=tuple((entry, new[entry.day, entry.divisions[0]].name) for entry in renamed),
        years=tuple(year for year in published if not before.first_year <= year <= before.last_year),
    )


def _by_place(holidays: Iterable[Holiday]) -> dict[tuple[date, str], Holiday]:
    return {(holiday.day, holiday.division): holiday for holiday in holidays}


def _grouped(holidays: Iterable[Holiday]) -> list[Entry]:
    found: dict[tuple[date, str], set[str]] = {}
    for holiday in holidays:
        found.setdefault((holiday.day, holiday.name), set()).add(holiday.division)
    return [
        Entry(day, name, tuple(division for division in DIVISIONS if division in where))
        for (day, name), where in sorted(found.items())
    ]


# One day


def why_not_add(calendar: Calendar, entry: Entry) -> list[Reason]:
    """The reasons why the day cannot be added; empty when it can."""
    return [*_of_day(calendar, entry.day), *_of_name(entry.name), *_of_divisions(calendar, entry)]


def add(calendar: Calendar, entry: Entry) -> Calendar:
    return _table(calendar, [*calendar.holidays, *_rows(entry)])


def why_not_correct(calendar: Calendar, entry: Entry, instead: Entry) -> list[Reason]:
    """The reasons why `instead` cannot stand in place of `entry`; empty when it can."""
    reasons = why_not_add(remove(calendar, entry), instead)
    if entry == instead:
        reasons.append(Reason("", "Nothing is different yet. Change the day, its name or where it counts."))
    moves = instead.day != entry.day or not set(entry.divisions) <= set(instead.divisions)
    if moves and (named := _named_by_the_act(entry.day)):
        reasons.append(
            Reason("day", f"{named} stays where it is: section 10(6) names it. Only its name can change.")
        )
    return reasons


def correct(calendar: Calendar, entry: Entry, instead: Entry) -> Calendar:
    return add(remove(calendar, entry), instead)


def why_not_remove(entry: Entry) -> list[Reason]:
    """The reasons why the day must stay; empty when it can go."""
    if named := _named_by_the_act(entry.day):
        return [
            Reason("", f"{named} cannot be removed: section 10(6) names it, so it is never a working day.")
        ]
    return []


def remove(calendar: Calendar, entry: Entry) -> Calendar:
    gone = set(_rows(entry))
    return _table(calendar, [holiday for holiday in calendar.holidays if holiday not in gone])


def _named_by_the_act(day: date) -> str:
    if (day.month, day.day) == (12, 25):
        return "Christmas Day"
    return "Good Friday" if day == good_friday(day.year) else ""


def _of_day(calendar: Calendar, day: date) -> Iterator[Reason]:
    # A year that is not published yet may have its first proclaimed day; a later one is a slip of the keys.
    latest = calendar.last_year + 1
    if not IN_FORCE.year <= day.year <= latest:
        yield Reason("day", f"Give a day from {IN_FORCE.year} to {latest}, not {in_words(day)}.")
    elif day.weekday() >= 5:
        yield Reason(
            "day",
            f"{in_words(day)} is a {weekday(day)}, which is never counted. "
            "If a weekday was proclaimed in its place, give that day.",
        )


def _of_name(name: str) -> Iterator[Reason]:
    if not name.strip():
        yield Reason("name", "Enter the name of the bank holiday, as it was proclaimed.")
    elif len(name) > LONGEST_NAME:
        yield Reason("name", f"The name must be {LONGEST_NAME} characters or fewer.")
    elif not name.isprintable():
        yield Reason("name", "The name must be one line of plain text.")


def _of_divisions(calendar: Calendar, entry: Entry) -> Iterator[Reason]:
    if not entry.divisions:
        yield Reason("divisions", "Choose where in the United Kingdom the day is a bank holiday.")
    for division in entry.divisions:
        known = find(calendar, entry.day, division) if division in DIVISIONS else None
        if division not in DIVISIONS:
            yield Reason("divisions", "Choose among the three divisions of the United Kingdom.")
        elif known:
            yield Reason("day", f"{DIVISIONS[division]} has {in_words(entry.day)} already: {known.name}.")


def _rows(entry: Entry) -> list[Holiday]:
    return [Holiday(entry.day, division, entry.name) for division in entry.divisions]


def _table(
    calendar: Calendar,
    holidays: Iterable[Holiday],
    first_year: int | None = None,
    last_year: int | None = None,
) -> Calendar:
    rank = list(DIVISIONS)
    ordered = sorted(holidays, key=lambda holiday: (holiday.day, rank.index(holiday.division)))
    return Calendar(ordered, first_year or calendar.first_year, last_year or calendar.last_year)


# GOV.UK's file


def read(data: bytes) -> list[Holiday]:
    """The days in GOV.UK's own bank-holidays.json. Raises UnreadableHolidays for anything else.

    A day at the weekend is taken, for it changes no count; it does not help a year to its usual number.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableHolidays(["The file is too large. GOV.UK’s bank-holidays.json has less than 1 MB."])
    try:
        parts = json.loads(data, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError):
        raise UnreadableHolidays(
            ["The file is not JSON. Save GOV.UK’s bank-holidays.json as it is, not the page with the dates."]
        ) from None
    reasons = _of_parts(parts)
    if reasons:
        raise UnreadableHolidays(reasons)
    holidays: list[Holiday] = []
    for division in DIVISIONS:
        for event in parts[division]["events"]:
            found = _read_event(event, division)
            if isinstance(found, str):
                reasons.append(found)
            else:
                holidays.append(found)
    reasons += _twice(holidays)
    if reasons:
        raise UnreadableHolidays(list(dict.fromkeys(reasons)))
    return holidays


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise UnreadableHolidays(
            [f"The file says {_short(twice)} twice in one place, so it is unclear what counts."]
        )
    return found


def _of_parts(parts: Any) -> list[str]:
    if not isinstance(parts, dict) or not parts.keys() & DIVISIONS.keys():
        return [
            "The file is JSON, but not GOV.UK’s bank-holidays.json: it has no parts "
            f"{joined([_short(division) for division in DIVISIONS])}."
        ]
    reasons = [
        f"The file has no part for {DIVISIONS[division]}." for division in DIVISIONS if division not in parts
    ]
    reasons += [
        f"The file has a part {_short(key)} that is no division of the UK."
        for key in parts.keys() - DIVISIONS
    ]
    for division in DIVISIONS.keys() & parts.keys():
        part = parts[division]
        if not isinstance(part, dict) or not isinstance(part.get("events"), list):
            reasons.append(f"The part {_short(division)} has no list of events.")
        elif part.get("division", division) != division:
            reasons.append(f"The part {_short(division)} says that it is {_short(part['division'])}.")
    return sorted(reasons)


def _read_event(event: Any, division: str) -> Holiday | str:
    """The day, or the reason why it cannot be read."""
    where = DIVISIONS[division]
    if not isinstance(event, dict):
        return f"{where}: {_short(event)} is no event with a date and a title."
    said, name = event.get("date"), event.get("title")
    try:
        day = date.fromisoformat(said) if isinstance(said, str) and _ISO.fullmatch(said) else None
    except ValueError:
        day = None
    if day is None:
        return f"{where}: {_short(said)} is not a date such as 2026-05-25."
    if day < IN_FORCE:
        return f"{where}: {in_words(day)} lies before 2005, when the Act came into force."
    if not isinstance(name, str) or list(_of_name(name)):
        return f"{where}: {in_words(day)} has no name."
    # The table writes a straight apostrophe and says of a substitute that it is one.
    name = name.strip().replace("’", "'")
    notes = event.get("notes")
    return Holiday(day, division, f"{name} (substitute)" if notes == "Substitute day" else name)


def _twice(holidays: list[Holiday]) -> list[str]:
    times = Counter((holiday.day, holiday.division) for holiday in holidays)
    return [
        f"{DIVISIONS[where]} has {in_words(day)} twice." for (day, where), count in times.items() if count > 1
    ]


def _short(value: Any) -> str:
    words = str(value)
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"


def merge(calendar: Calendar, published: list[Holiday]) -> Calendar:
    """The table with the years of a file in place of its own. Raises UnreadableHolidays.

    GOV.UK's file holds a rolling stretch of years. A year is published in full when each division has at least its
    usual number of weekdays; such a year replaces the table's. The year before the first or after the last of them may
    be there in part: its days join those that are known, nothing known is dropped, and it counts as published only if
    it did before. Other years of the table stay. A day that the table knows keeps the name it has there.
    """
    years = sorted({holiday.day.year for holiday in published})
    counted = Counter(
        (holiday.day.year, holiday.division) for holiday in published if holiday.day.weekday() < 5
    )
    full = [year for year in years if all(counted[year, where] >= most for where, most in USUAL.items())]
    reasons = _of_years(calendar, years, full, counted)
    if reasons:
        raise UnreadableHolidays(reasons)
    known = _by_place(calendar.holidays)
    kept = [holiday for holiday in calendar.holidays if holiday.day.year not in full]
    came = [known.get((holiday.day, holiday.division), holiday) for holiday in published]
    return _table(
        calendar,
        _by_place([*kept, *came]).values(),
        min(full[0], calendar.first_year),
        max(full[-1], calendar.last_year),
    )


def _of_years(
    calendar: Calendar, years: list[int], full: list[int], counted: Counter[tuple[int, str]]
) -> list[str]:
    if not full:
        usual = joined([f"{number} in {DIVISIONS[where]}" for where, number in USUAL.items()])
        return [f"No year in the file is complete. A year has at least {usual}."]
    reasons = []
    for year in range(years[0], years[-1] + 1):
        if year not in full and (full[0] < year < full[-1] or year not in years):
            has = joined([f"{counted[year, where]} in {DIVISIONS[where]}" for where in USUAL])
            reasons.append(f"{year} is incomplete in the file: {has}.")
    if not reasons and (years[0] < full[0] - 1 or years[-1] > full[-1] + 1):
        reasons.append(
            f"Only {full[0]} to {full[-1]} are complete in the file, and it goes from {years[0]} to {years[-1]}."
        )
    if full[0] > calendar.last_year + 1:
        reasons.append(
            f"The file begins with {full[0]} and the table ends with {calendar.last_year}: years are missing."
        )
    if full[-1] < calendar.first_year - 1:
        reasons.append(
            f"The file ends with {full[-1]} and the table begins with {calendar.first_year}: years are missing."
        )
    return reasons
