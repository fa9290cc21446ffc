"""The clock as months: what each day is, said aloud too, and what it would be if something happened."""

from calendar import Calendar as MonthCalendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cases.law.dates import plain
from cases.law.ledger import Entry, Kind, Ledger, without_year

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LABELS = {
    Kind.RECEIVED: "received",
    Kind.RESTART: "afresh",
    Kind.DUE: "due",
    Kind.DUE_IN_PART: "due in part",
}
# Months in which nothing is counted and nothing happens are told in a line and not drawn.
UNEVENTFUL = {
    Kind.LATE: "past the due date, day after day",
    Kind.BEFORE: "before the clarification, nothing counted",
    Kind.WAITING: "waiting for the clarification, nothing counted",
    Kind.FEE: "waiting for the fee, nothing counted",
}
LEGEND = {
    Kind.RECEIVED: "received",
    Kind.BEFORE: "before the clarification",
    Kind.RESTART: "the time starts afresh",
    Kind.COUNTED: "counted, with its number",
    Kind.WAITING: "the clock stands still",
    Kind.FEE: "from fee notice to payment, not counted",
    Kind.DUE_IN_PART: "due without the extension",
    Kind.DUE: "due",
    Kind.LATE: "past the due date",
    Kind.WEEKEND: "weekend, skipped",
    Kind.HOLIDAY: "bank holiday, skipped",
}
# What a trial does not take from a day that counts: it begins anew, and that is told once.
NOT_SHOWN_AS_LOST = (Kind.RECEIVED, Kind.BEFORE)
# What a day may be in a trial only.
TRIED_ONLY = (Kind.WEEKEND, Kind.HOLIDAY, Kind.FEE)


@dataclass(frozen=True)
class Cell:
    """One day of a month. `look` holds its classes, `labels` its words in small, `spoken` all of it for the ear.

    `number` and `tried` are the numbers of the day as it counts and as it would count.
    """

    day: date
    look: str
    labels: tuple[str, ...]
    number: str
    tried: str
    spoken: str


@dataclass(frozen=True)
class Month:
    """A month as a table: weeks of seven, empty before its first day and after its last."""

    name: str
    weeks: list[list[Cell | None]]


@dataclass(frozen=True)
class Gap:
    """Months that are not drawn, and what they have in common."""

    words: str


def months(ledger: Ledger, tried: Ledger | None = None) -> list[Month | Gap]:
    """From the receipt to the last day of the ledger, and of the one that is tried beside it."""
    real = {entry.day: entry for entry in ledger.entries}
    if_so = {entry.day: entry for entry in tried.entries} if tried else {}
    days = [*real, *if_so]
    if not days:
        return []
    drawn: list[Month | Gap] = []
    found = [(first, _gap_kind(first, real, if_so)) for first in _firsts(min(days), max(days))]
    for kind, group in groupby(found, lambda pair: pair[1]):
        firsts = [first for first, _ in group]
        if kind and len(firsts) > 1:
            drawn.append(Gap(f"{_span(firsts[0], firsts[-1])}: {UNEVENTFUL[kind]}"))
        else:
            drawn += [_month(first, real, if_so) for first in firsts]
    return drawn


def legend(ledger: Ledger, tried: Ledger | None = None) -> list[tuple[str, str]]:
    """The class and the words of every look that the months have, in the order of a clock's life."""
    new = [entry for entry in (tried.entries if tried else ()) if entry.kind in TRIED_ONLY]
    kinds = {entry.kind for entry in [*ledger.entries, *new]}
    found = [(f"day--{kind}", words) for kind, words in LEGEND.items() if kind in kinds]
    found.append(("day--ended", ledger.ended_in_short) if ledger.ended else ("day--today", "today"))
    return [*found, ("day--if", "what if")] if tried else found


def _firsts(first: date, last: date) -> Iterator[date]:
    for months_since in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(months_since // 12, months_since % 12 + 1, 1)


def _in_month(first: date, entries: dict[date, Entry]) -> list[Entry]:
    return [entry for day, entry in entries.items() if (day.year, day.month) == (first.year, first.month)]


def _gap_kind(first: date, real: dict[date, Entry], if_so: dict[date, Entry]) -> Kind | None:
    """What all working days of a month are, when nothing else happens in it; None for a month worth drawing."""
    inside = _in_month(first, real) or _in_month(first, if_so)
    kinds = {entry.kind for entry in inside} - {Kind.WEEKEND, Kind.HOLIDAY}
    worth_drawing = any(entry.stands_alone for entry in inside) or any(
        _differs(entry, real.get(entry.day)) for entry in _in_month(first, if_so)
    )
    if worth_drawing or len(kinds) != 1:
        return None
    (kind,) = kinds
    return kind if kind in UNEVENTFUL else None


def _span(first: date, last: date) -> str:
    """April to October 2025; November 2025 to February 2026"""
    start = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"{start} to {last:%B %Y}"


def _month(first: date, real: dict[date, Entry], if_so: dict[date, Entry]) -> Month:
    weeks = [
        [_cell(day, real.get(day), if_so.get(day)) if day.month == first.month else None for day in week]
        for week in MonthCalendar().monthdatescalendar(first.year, first.month)
    ]
    return Month(f"{first:%B %Y}", weeks)


def _cell(day: date, real: Entry | None, tried: Entry | None) -> Cell:
    marks = _marks(real, tried)
    look = ["day", *marks]
    spoken = [without_year(plain(day)), *_spoken(real)]
    labels = _labels(real)
    number = "" if real is None or not real.number else str(real.number)
    also = ""
    if tried and _differs(tried, real):
        also = "–" if tried.number is None else str(tried.number)
        spoken.append(f"what if: {_said_if(tried)}")
        if tried.kind is Kind.DUE:
            labels = (*labels, "due")
    elif real is None and tried and tried.kind is Kind.HOLIDAY:
        labels = (_name(tried),)
        spoken.append(f"skipped: {tried.reason}")
    if day.weekday() >= 5 and not marks:
        look.append("day--weekend")
    return Cell(day, " ".join(look), labels, number, also, ", ".join(spoken))


def _marks(real: Entry | None, tried: Entry | None) -> list[str]:
    found = [f"day--{real.kind}"] if real else []
    if real and real.is_today:
        found.append("day--ended" if _is_end(real) else "day--today")
    if tried and real is None and tried.kind in (Kind.HOLIDAY, Kind.FEE):
        found.append(f"day--{tried.kind}")
    if tried and _differs(tried, real) and (real is None or real.number is None or tried.kind is Kind.DUE):
        found.append("day--if-due" if tried.kind is Kind.DUE else "day--if")
    return found


def _differs(tried: Entry, real: Entry | None) -> bool:
    """The day would be another one for the clock, and that is worth showing."""
    if real is None:
        return tried.kind not in (Kind.WEEKEND, Kind.HOLIDAY, Kind.BEFORE)
    if tried.number is None and (real.number is None or tried.kind in NOT_SHOWN_AS_LOST):
        return False
    return tried.number != real.number or (tried.kind is Kind.DUE and real.kind is not Kind.DUE)


def _labels(real: Entry | None) -> tuple[str, ...]:
    if real is None:
        return ()
    found = [LABELS[real.kind]] if real.kind in LABELS else []
    if real.kind is Kind.HOLIDAY:
        found.append(_name(real))
    found += [note.label for note in real.notes]
    if real.is_today and not _is_end(real):
        found.append("today")
    return tuple(found)


def _is_end(real: Entry) -> bool:
    """The day is the last because the case ended on it, and so it is not today."""
    return any(note.words.startswith("The case was") for note in real.notes)


def _name(entry: Entry) -> str:
    """Good Friday, of a reason that also says where it is a bank holiday"""
    return entry.reason.removeprefix("Today. ").partition(",")[0]


def _spoken(real: Entry | None) -> Iterator[str]:
    if real is None:
        return
    labels = list(_labels(real))
    if real.number is not None:
        yield f"day {real.number}"
    elif real.kind is Kind.HOLIDAY:
        yield f"skipped: {real.reason}"
        labels.remove(_name(real))
    elif real.kind is not Kind.RECEIVED:
        yield f"not counted: {real.reason}"
    yield from labels


def _said_if(tried: Entry) -> str:
    if tried.number is None:
        return "not counted"
    return f"day {tried.number}{', due' if tried.kind is Kind.DUE else ''}"
