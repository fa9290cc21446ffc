"""The statutory time of a case: from receipt to the last lawful day, every day in between accounted for.

Section 10 FOIA, regulation 5(2) EIR. The day of receipt is day 0, whatever kind of day it is; day 1 is the
next working day. What moves the date is in `clock_events`; whether a step may be taken is in `clock_steps`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NoReturn

from cases.law.clock_events import Clarification, ClockEvent, Extension, FeeNotice, Withdrawal
from cases.law.dates import end_of_months_beginning_with, in_words, weekday, working_days_in_words
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

# The Act's rights of access and the Regulations came into force on the same day (section 87(3), regulation 1).
IN_FORCE = date(2005, 1, 1)
ONE_DAY = timedelta(days=1)
BEFORE_RESTART = "Before the clarification, with which the time starts afresh"
NOT_CLARIFIED = "Waiting for the requester’s clarification"
FEE_PERIOD = "Disregarded, from the fee notice to the payment"


class NoDueDate(Exception):
    """There is no due date. `reasons` says why, in words for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class LedgerDay:
    """One day of the clock: counted when it has a number, otherwise skipped for its reason."""

    day: date
    number: int | None
    reason: str


@dataclass
class _Count:
    """What the events come to, read in the order of their days."""

    started_on: date
    limit: int
    fees: list[FeeNotice] = field(default_factory=list)
    extension: Extension | None = None
    waits_for: Clarification | None = None
    withdrawal: Withdrawal | None = None
    spent: list[Extension] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Clock:
    """The clock of one case. The order in which the events are given does not matter.

    While there is no due date (`reasons` says why), asking for one raises NoDueDate.
    """

    regime: Regime
    received_on: date
    calendar: Calendar
    events: tuple[ClockEvent, ...] = ()

    def with_event(self, event: ClockEvent, *, instead_of: ClockEvent | None = None) -> "Clock":
        """The same clock, had this happened too; or in place of another event, which it completes."""
        kept = list(self.events)
        if instead_of is not None:
            kept.remove(instead_of)
        return Clock(self.regime, self.received_on, self.calendar, (*kept, event))

    # What the events come to

    @cached_property
    def _count(self) -> _Count:
        count = _Count(self.received_on, self.regime.time_limit)
        if self.received_on < IN_FORCE:
            count.reasons.append(
                "The law gives a right to information from 1 January 2005. "
                f"A request cannot have been received on {in_words(self.received_on)}."
            )
        for event in sorted(self.events, key=_in_order):
            self._take(event, count)
        return count

    def _take(self, event: ClockEvent, count: _Count) -> None:
        if event.on < self.received_on:
            _object(
                count,
                f"{_named(event)} lies before the receipt of the request on {in_words(self.received_on)}.",
            )
        elif count.withdrawal:
            _object(
                count,
                f"{_named(event)} lies after the request was withdrawn on {in_words(count.withdrawal.on)}.",
            )
        elif isinstance(event, Clarification):
            self._take_clarification(event, count)
        elif isinstance(event, FeeNotice):
            self._take_fee_notice(event, count)
        elif isinstance(event, Extension):
            self._take_extension(event, count)
        elif isinstance(event, Withdrawal):
            count.withdrawal = event

    def _take_clarification(self, event: Clarification, count: _Count) -> None:
        if event.received_on and event.received_on < event.asked_on:
            _object(
                count,
                f"The reply of {in_words(event.received_on)} lies before the question, "
                f"which was asked on {in_words(event.asked_on)}.",
            )
        elif not event.needed:
            return
        elif count.waits_for:
            _object(
                count,
                f"Two questions are open at once: the one of {in_words(count.waits_for.asked_on)} had no reply "
                f"when the one of {in_words(event.asked_on)} was asked.",
            )
        elif event.asked_on < count.started_on:
            _object(
                count,
                f"Two questions are open at once: the one of {in_words(event.asked_on)} was asked "
                f"before the reply of {in_words(count.started_on)} to an earlier one.",
            )
        elif self._too_late(
            event, count, "The question", "so the time was up and the question does not restart it"
        ):
            return
        elif event.received_on is None:
            count.waits_for = event
        else:
            count.started_on, count.limit = event.received_on, self.regime.time_limit
            if count.extension:
                count.spent.append(count.extension)
                count.extension = None

    def _take_fee_notice(self, event: FeeNotice, count: _Count) -> None:
        earlier = count.fees[-1] if count.fees else None
        if event.paid_on and event.paid_on < event.given_on:
            _object(
                count,
                f"The payment of {in_words(event.paid_on)} lies before the fee notice, "
                f"which was given on {in_words(event.given_on)}.",
            )
        elif earlier and (earlier.paid_on is None or event.given_on < earlier.paid_on):
            _object(
                count,
                f"Two fee notices are open at once: the one of {in_words(earlier.given_on)} had not been paid "
                f"when the one of {in_words(event.given_on)} was given.",
            )
        elif self._too_late(event, count, "The fee notice", "and a fee notice must be given within the time"):
            return
        elif event.paid_on and event.paid_on > self.lapses_on(event):
            _object(
                count,
                f"The fee came on {in_words(event.paid_on)}, after the last day to pay, "
                f"{in_words(self.lapses_on(event))}. The duty to answer had ended; treat it as a new request.",
            )
        else:
            count.fees.append(event)

    def _take_extension(self, event: Extension, count: _Count) -> None:
        if event.on < count.started_on:
            count.spent.append(event)
        elif event.days < 1:
            _object(count, f"An extension is at least 1 working day, not {event.days}.")
        elif count.extension:
            _object(
                count,
                f"The time was already extended on {in_words(count.extension.on)}. "
                "A new estimate does not move the due date again.",
            )
        elif self.regime.extension_is_capped and event.days > self.regime.extension_days:
            most = self.regime.time_limit + self.regime.extension_days
            _object(
                count,
                f"Regulation 7 allows {most} working days at most, not {self.regime.time_limit + event.days}.",
            )
        elif not self._too_late(event, count, "The notice", "and the requester must be told by that day"):
            count.extension = event
            count.limit += event.days

    def _too_late(self, event: ClockEvent, count: _Count, what: str, why: str) -> bool:
        """Nothing that comes after the last day can move it."""
        due_on = self._due(count, count.limit)
        if count.waits_for or due_on is None or event.on <= due_on:
            return False
        _object(count, f"{what} of {in_words(event.on)} came after the last day, {in_words(due_on)}, {why}.")
        return True

    def _due(self, count: _Count, limit: int) -> date | None:
        due_on = self.calendar.add(count.started_on, limit)
        for fee in count.fees:
            if fee.paid_on is None:
                return None
            limit += self._disregarded(fee, count.started_on)
            due_on = self.calendar.add(count.started_on, limit)
        return due_on

    def _disregarded(self, fee: FeeNotice, after: date, to: date = date.max) -> int:
        """Working days from the notice to the payment, both inclusive, that lie after one day and up to another."""
        first, last = max(after, fee.given_on - ONE_DAY), min(to, fee.paid_on or to)
        return self.calendar.count(first, last) if first < last else 0

    # The answers

    @property
    def reasons(self) -> list[str]:
        """Why there is no due date: events that contradict one another, a clock that stands still, a withdrawal.
        Empty when there is one."""
        if not self.events and self.received_on >= IN_FORCE:
            return []
        count = self._count
        if count.reasons:
            return list(count.reasons)
        if count.withdrawal:
            return [f"The requester withdrew the request on {in_words(count.withdrawal.on)}. Nothing is due."]
        stop = self.stopped_by
        if isinstance(stop, Clarification):
            return [
                f"On {in_words(stop.asked_on)} the requester was asked what is needed to identify the information. "
                f"The {self.regime.time_limit} working days start afresh on the day the reply is received."
            ]
        if stop:
            return [
                f"The fee notice of {in_words(stop.given_on)} has not been paid. The clock stands still until it is; "
                f"the last day to pay is {in_words(self.lapses_on(stop))}."
            ]
        return []

    @property
    def contradictions(self) -> list[str]:
        """What cannot be true together; empty for a story that makes sense."""
        return list(self._count.reasons)

    @property
    def stopped_by(self) -> Clarification | FeeNotice | None:
        """What the clock waits for: the reply to a question, or the payment of a fee."""
        count = self._count
        return count.waits_for or next((fee for fee in count.fees if fee.paid_on is None), None)

    @property
    def withdrawn_on(self) -> date | None:
        return self._count.withdrawal.on if self._count.withdrawal else None

    @property
    def extension(self) -> Extension | None:
        """The extension that counts; one given before the time started afresh has fallen away."""
        return self._count.extension

    @property
    def fell_away(self) -> tuple[Extension, ...]:
        """Extensions of a time that has started afresh since."""
        return tuple(self._count.spent)

    @property
    def fee_notices(self) -> tuple[FeeNotice, ...]:
        """Those that count, in order."""
        return tuple(self._count.fees)

    @property
    def started_on(self) -> date:
        """Day 0: the receipt of the request, or of the clarification with which the time started afresh."""
        return self._count.started_on if self.events else self.received_on

    @property
    def limit(self) -> int:
        """The number of the last lawful day."""
        return self._count.limit if self.events else self.regime.time_limit

    @cached_property
    def due_on(self) -> date:
        """The last lawful day. It is always a working day. Raises NoDueDate."""
        if not self.events and self.received_on >= IN_FORCE:
            return self.calendar.add(self.received_on, self.regime.time_limit)
        return self._dated(self.limit)

    @property
    def due_on_without_extension(self) -> date:
        """The last day for whatever an extension does not cover: it holds "to the extent" only (section 10(3)).
        Raises NoDueDate."""
        return self._dated(self.regime.time_limit)

    def _dated(self, limit: int) -> date:
        reasons = self.reasons
        due_on = None if reasons else self._due(self._count, limit)
        return due_on or self._refuse(reasons)

    def _refuse(self, reasons: list[str]) -> NoReturn:
        raise NoDueDate(reasons)

    def lapses_on(self, fee: FeeNotice) -> date:
        """The last day to pay: three months beginning with the day of the notice (section 9(2) FOIA), 60 working
        days after it (regulation 8(5) EIR)."""
        if self.regime is Regime.FOIA:
            return end_of_months_beginning_with(fee.given_on, 3)
        return self.calendar.add(fee.given_on, 60)

    @property
    def provisional(self) -> bool:
        """The count needs a year whose bank holidays are not published, so the date may yet move."""
        needed = [self.received_on, self.started_on]
        if not self.reasons:
            needed.append(self.due_on)
        return not all(map(self.calendar.covers, needed))

    # Where a day stands

    def day(self, on: date) -> int:
        """The number of the day: 0 at the start and before, then the working days counted since."""
        waits_for = self._count.waits_for
        to = min(on, waits_for.asked_on) if waits_for else on
        return max(0, self._counted(self.started_on, to))

    def days_left(self, on: date) -> int:
        """Days to be counted after `on` up to and including the due date; 0 on that date and after it."""
        return max(0, self._counted(on, self.due_on))

    def days_late(self, on: date) -> int:
        """Working days after the due date up to and including `on`; 0 when the case is not late."""
        return 0 if self.reasons else max(0, self.calendar.count(self.due_on, on))

    def is_overdue(self, on: date) -> bool:
        """Past the due date, be it only by a weekend. A clock that stands still is never overdue."""
        return not self.reasons and on > self.due_on

    def _counted(self, after: date, to: date) -> int:
        counted = self.calendar.count(after, to)
        if self.events and counted > 0:
            counted -= sum(self._disregarded(fee, after, to) for fee in self.fee_notices)
        return counted

    def why_skipped(self, day: date) -> str:
        """Why a day after the receipt is not counted; empty when it is."""
        count = self._count
        if day < count.started_on:
            return BEFORE_RESTART
        if count.waits_for and day > count.waits_for.asked_on:
            return NOT_CLARIFIED
        reason = self.calendar.why_not_working(day)
        if not reason and any(fee.given_on <= day <= (fee.paid_on or day) for fee in count.fees):
            return FEE_PERIOD
        return reason

    def words(self, on: date) -> str:
        """4 working days left; Due today; 5 working days late; Overdue, it was due on Friday; or what it waits for."""
        if self.reasons:
            return self._standstill()
        due_on = self.due_on
        if on == due_on:
            return "Due today"
        if on < due_on:
            return f"{working_days_in_words(self.days_left(on))} left"
        late = self.days_late(on)
        # No working day has passed, so the due date lies within the week and its weekday is enough.
        return f"{working_days_in_words(late)} late" if late else f"Overdue, it was due on {weekday(due_on)}"

    def _standstill(self) -> str:
        if self.contradictions:
            return "No due date: the dates contradict one another"
        if self.withdrawn_on:
            return "Withdrawn by the requester"
        waits_for_reply = isinstance(self.stopped_by, Clarification)
        return "Waiting for the requester’s reply" if waits_for_reply else "Waiting for the fee"

    def position(self, on: date) -> str:
        """Day 16 of 20; past the limit: Day 25, 5 past the limit of 20; Stopped on day 4."""
        day = self.day(on)
        if self.stopped_by:
            return f"Stopped on day {day}"
        if day > self.limit:
            return f"Day {day}, {day - self.limit} past the limit of {self.limit}"
        return f"Day {day} of {self.limit}"

    def ledger(self, to: date | None = None) -> list[LedgerDay]:
        """Every day from receipt to the due date, or to another last day, in order. Each number comes once.

        Raises NoDueDate without a last day when there is no due date.
        """
        return list(self._ledger(self.due_on if to is None else to))

    def _ledger(self, last: date) -> Iterator[LedgerDay]:
        started_on = self.started_on
        yield LedgerDay(self.received_on, 0 if started_on == self.received_on else None, "Received")
        number = 0
        for ordinal in range(self.received_on.toordinal() + 1, last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day == started_on:
                yield LedgerDay(day, 0, "Clarification received, the time starts afresh")
                continue
            reason = self.why_skipped(day)
            number += not reason
            yield LedgerDay(day, None if reason else number, reason)

    def explain(self) -> str:
        """How the due date comes about: where the count begins, the bank holidays left out, and any doubt."""
        if self.reasons:
            return " ".join(self.reasons)
        sentences = [f"Day 1 is {in_words(self.calendar.add(self.started_on, 1))}."]
        holidays = [
            f"{in_words(entry.day)} ({entry.reason})"
            for entry in self.ledger()
            if entry.number is None and entry.day > self.started_on and entry.day.weekday() < 5
        ]
        if holidays:
            sentences.append(f"Not counted, besides weekends: {'; '.join(holidays)}.")
        else:
            sentences.append("No bank holiday in any part of the UK falls in between.")
        if self.provisional:
            sentences.append(
                "The date is provisional, because the bank holidays have been published "
                f"only for {self.calendar.first_year} to {self.calendar.last_year}."
            )
        return " ".join(sentences)


def _in_order(event: ClockEvent) -> tuple[date, int, str]:
    # On one day: what was asked, what it costs, more time, and last what ends it.
    kinds = (Clarification, FeeNotice, Extension)
    rank = next((place for place, kind in enumerate(kinds) if isinstance(event, kind)), len(kinds))
    return event.on, rank, repr(event)


def _object(count: _Count, reason: str) -> None:
    count.reasons.append(reason)


def _named(event: ClockEvent) -> str:
    """The fee notice of Monday 9 November 2026"""
    names = {
        Clarification: "question",
        FeeNotice: "fee notice",
        Extension: "notice of more time",
        Withdrawal: "withdrawal",
    }
    return f"The {names.get(type(event), 'transfer')} of {in_words(event.on)}"
