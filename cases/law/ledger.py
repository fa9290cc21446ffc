"""The ledger of a clock for a page: every day from receipt to the due date, named for what it is to the clock.

It adds no rule to `Clock`: section 10 FOIA and regulation 5(2) EIR are told there. What is said of it in sentences is
in `defence`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from cases.law.clock import BEFORE_RESTART, FEE_PERIOD, NOT_CLARIFIED, WITHDRAWN, Clock
from cases.law.clock_events import Clarification, Extension, FeeNotice, Transfer
from cases.law.dates import in_words, plain
from cases.law.regimes import Regime


class Kind(StrEnum):
    """What a day is to the clock."""

    RECEIVED = "received"
    RESTART = "restart"
    COUNTED = "counted"
    DUE_IN_PART = "due-in-part"
    DUE = "due"
    LATE = "late"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    FEE = "fee"
    BEFORE = "before"
    WAITING = "waiting"


TODAY = "Today"
ANSWERED = "answered"
_ALONE = (Kind.RECEIVED, Kind.RESTART, Kind.DUE_IN_PART, Kind.DUE)
_UNNUMBERED = {Kind.WAITING: "stopped", Kind.WEEKEND: "skipped", Kind.HOLIDAY: "skipped"}
_BY_REASON = {
    BEFORE_RESTART: Kind.BEFORE,
    NOT_CLARIFIED: Kind.WAITING,
    WITHDRAWN: Kind.WAITING,
    FEE_PERIOD: Kind.FEE,
}


@dataclass(frozen=True)
class Note:
    """What happened on a day: one or two words for a small picture, and a sentence for the table."""

    label: str
    words: str


@dataclass(frozen=True)
class Entry:
    """One day. `number` is None for a day that is not counted, `reason` says why it is what it is."""

    day: date
    number: int | None
    kind: Kind
    reason: str
    is_today: bool = False
    is_to_come: bool = False
    notes: tuple[Note, ...] = ()

    @property
    def briefly(self) -> str:
        """St Patrick’s Day, Northern Ireland; a bank holiday of the whole country by its name alone."""
        reason = self.reason.removeprefix(f"{TODAY}. ")
        everywhere = ", a bank holiday in the whole of the United Kingdom"
        return reason.replace(everywhere, "").replace("a bank holiday in ", "")

    @property
    def stands_alone(self) -> bool:
        return self.is_today or bool(self.notes) or self.kind in _ALONE


@dataclass(frozen=True)
class Run:
    """Like days that follow one another, drawn together; or a single day."""

    entries: tuple[Entry, ...]
    with_year: bool = False

    @property
    def first(self) -> Entry:
        """The day that the run is named for: past the due date one that is counted, weekends run along."""
        return next((entry for entry in self.entries if entry.kind is Kind.LATE), self.entries[0])

    @property
    def days(self) -> str:
        """Wednesday 10 February; 13 and 14 February; 27 February to 2 March; with the year where it is in doubt."""
        first, last = self.entries[0].day, self.entries[-1].day
        if first == last:
            return in_words(first) if self.with_year else without_year(in_words(first))
        start = str(first.day) if (first.year, first.month) == (last.year, last.month) else plain(first)
        end = plain(last)
        if not self.with_year:
            start, end = without_year(start) if " " in start else start, without_year(end)
        word = "and" if (last - first).days == 1 else "to"
        return f"{start} {word} {end}"

    @property
    def numbers(self) -> str:
        """day 16; days 18 and 19; days 3 to 7; skipped"""
        found = [entry.number for entry in self.entries if entry.number is not None]
        if not found:
            return _UNNUMBERED.get(self.first.kind, "not counted")
        if len(found) == 1:
            return f"day {found[0]}"
        return f"days {found[0]} {'and' if len(found) == 2 else 'to'} {found[-1]}"

    @property
    def reason(self) -> str:
        if self.first.kind is Kind.WEEKEND and len(self.entries) > 1:
            return "Saturday and Sunday"
        return self.first.reason


@dataclass(frozen=True)
class Ledger:
    """A clock with what it does not know: the day of asking or the end of the case, how the request came, and which
    questions an extension leaves out.

    `ended` says how the case ended on that day, as in "answered"; it is empty while the case is open. `how` is as in
    "by e-mail", `apart` as in "questions 1 and 2".
    """

    clock: Clock
    on: date
    ended: str = ""
    how: str = ""
    apart: str = ""

    @property
    def ended_in_short(self) -> str:
        return self.ended if self.ended in ("", ANSWERED) else "closed"

    # The days

    @cached_property
    def last_day(self) -> date:
        """The due date; or the day of asking, when that is later or nothing is due."""
        due_on = self.clock.received_on if self.clock.reasons else self.clock.due_on
        return max(due_on, self.on)

    @cached_property
    def due_in_part_on(self) -> date | None:
        """Day 20 of a clock that was extended: section 10(3) gives time only "to the extent" that something is
        weighed. Regulation 7 EIR extends the whole."""
        clock = self.clock
        if clock.reasons or not clock.extension or clock.regime is Regime.EIR:
            return None
        return clock.due_on_without_extension

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every day, in order; none while the events contradict one another."""
        if self.clock.contradictions:
            return ()
        notes = self._notes()
        return tuple(
            self._entry(line.day, line.number, line.reason, notes.get(line.day, ()))
            for line in self.clock.ledger(self.last_day)
        )

    def _entry(self, day: date, number: int | None, reason: str, notes: tuple[Note, ...]) -> Entry:
        kind = self._kind(day, number, reason)
        entry = Entry(day, number, kind, reason, day == self.on, day > self.on and not self.ended, notes)
        said = self._reason(entry).replace("'", "’")
        if entry.is_today and not self.ended and said != TODAY:
            said = f"{TODAY}. {said}"
        return replace(entry, reason=said)

    def _kind(self, day: date, number: int | None, reason: str) -> Kind:
        clock = self.clock
        due_on = None if clock.reasons else clock.due_on
        if day == clock.started_on:
            return Kind.RESTART if day != clock.received_on else Kind.RECEIVED
        if day == clock.received_on:
            return Kind.RECEIVED
        if day in (due_on, self.due_in_part_on):
            return Kind.DUE if day == due_on else Kind.DUE_IN_PART
        if number is None:
            return _BY_REASON.get(reason) or (Kind.WEEKEND if day.weekday() >= 5 else Kind.HOLIDAY)
        return Kind.LATE if due_on and day > due_on else Kind.COUNTED

    def _reason(self, entry: Entry) -> str:
        regime = self.clock.regime
        match entry.kind:
            case Kind.RECEIVED:
                how = f" {self.how}" if self.how else ""
                return f"Received{how}. The day of receipt is never counted, {regime.time_limit_source}"
            case Kind.RESTART:
                return f"The clarification was received. The time starts afresh, {regime.restart_source}"
            case Kind.DUE:
                return "Due, until midnight"
            case Kind.DUE_IN_PART:
                return f"Due for {self._not_extended}, {regime.extension_source}"
            case Kind.LATE:
                return "Past the due date"
            case Kind.COUNTED if entry.is_today and not self.ended:
                return TODAY
            case Kind.COUNTED if self.ended and entry.day > self.on:
                return f"Left over, the case was {self.ended_in_short}"
            case Kind.COUNTED:
                return "To come" if entry.is_to_come else "Counted"
        return entry.reason

    @property
    def _not_extended(self) -> str:
        return (
            f"{self.apart}, which the extension does not cover"
            if self.apart
            else ("whatever the extension does not cover")
        )

    def _notes(self) -> dict[date, tuple[Note, ...]]:
        found: dict[date, tuple[Note, ...]] = {}
        for day, note in self._happened():
            found[day] = (*found.get(day, ()), note)
        return found

    def _happened(self) -> Iterator[tuple[date, Note]]:
        for event in self.clock.events:
            if isinstance(event, Clarification):
                yield event.asked_on, _asked(event)
                if event.received_on and not event.needed:
                    yield event.received_on, Note("reply", "The reply came; it does not move the clock")
            elif isinstance(event, FeeNotice):
                yield event.given_on, Note("notice", "The fee notice was given")
                if event.paid_on:
                    yield event.paid_on, Note("paid", "The fee was received")
            elif isinstance(event, Extension):
                yield event.on, Note("told", f"The requester was told that {further(event.days)} needed")
            elif isinstance(event, Transfer):
                yield event.on, Note("passed on", "Passed on, or the requester was told whom to ask")
        if self.ended:
            yield self.on, Note(self.ended_in_short, f"The case was {self.ended}")

    def runs(self, *, whole: bool = False) -> list[Run]:
        """The days for the table, runs of like days drawn together; one by one when the whole is asked for."""
        entries = self.entries
        with_year = bool(entries) and entries[0].day.year != entries[-1].day.year
        if whole:
            return [Run((entry,), with_year) for entry in entries]
        return [Run(tuple(group), with_year) for _, group in groupby(entries, self._likeness)]

    def _likeness(self, entry: Entry) -> tuple[object, ...]:
        if entry.stands_alone:
            return (entry.day,)
        if not self.clock.reasons and entry.day > self.clock.due_on:
            return (Kind.LATE,)
        if any(fee.given_on < entry.day < (fee.paid_on or date.max) for fee in self.clock.fee_notices):
            return (Kind.FEE, entry.is_to_come)
        if entry.kind is Kind.HOLIDAY:
            return (entry.kind, entry.reason)
        # A weekend is one whether it is to come or today stands in it.
        return (entry.kind, entry.kind is Kind.COUNTED and entry.is_to_come)

    @property
    def holidays(self) -> list[Entry]:
        """The bank holidays between day 0 and the due date. Raises NoDueDate."""
        return [entry for entry in self.counting() if entry.kind is Kind.HOLIDAY]

    def counting(self) -> Iterator[Entry]:
        """The days after day 0 up to the due date. Raises NoDueDate."""
        clock = self.clock
        return (entry for entry in self.entries if clock.started_on < entry.day <= clock.due_on)


def _asked(event: Clarification) -> Note:
    if event.needed:
        return Note("asked", "The requester was asked what is needed to identify the information")
    return Note("asked", "The requester was asked a question that does not move the clock")


def further(days: int) -> str:
    """1 further working day is; 20 further working days are"""
    return "1 further working day is" if days == 1 else f"{days} further working days are"


def without_year(words: str) -> str:
    """Wednesday 10 March, of Wednesday 10 March 2021"""
    return words.rsplit(" ", 1)[0]
