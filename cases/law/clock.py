"""The statutory time of a case: from receipt to the last lawful day, every day in between accounted for.

Section 10 FOIA, regulation 5(2) EIR. The day of receipt is day 0, whatever kind of day it is; day 1 is the
next working day. What moves the date is in `clock_events`, how it does so in `clock_count`; whether a step may be
taken is in `clock_steps`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cases.law.clock_count import FAR as FAR
from cases.law.clock_count import IN_FORCE as IN_FORCE
from cases.law.clock_count import Count, last_day_to_pay
from cases.law.clock_events import Clarification, ClockEvent, Extension, FeeNotice
from cases.law.dates import in_words, joined, plain, weekday, working_days_in_words
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

BEFORE_RESTART = "Before the clarification, with which the time starts afresh"
NOT_CLARIFIED = "Waiting for the requester’s clarification"
FEE_PERIOD = "Disregarded, from the fee notice to the payment"
WITHDRAWN = "Not counted, the requester withdrew the request"


class NoDueDate(Exception):
    """There is no due date. `reasons` says why, in words for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class LedgerDay(NamedTuple):
    """One day of the clock: counted when it has a number, otherwise skipped for its reason."""

    day: date
    number: int | None
    reason: str


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
    def _count(self) -> Count:
        return Count.of(self.regime, self.received_on, self.calendar, self.events)

    @property
    def reasons(self) -> list[str]:
        """Why there is no due date: events that contradict one another, a clock that stands still, a withdrawal.
        Empty when there is one."""
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
        """What the clock waits for: the reply to a question, or the payment of a fee. A request that was withdrawn
        waits for nothing."""
        count = self._count
        if count.withdrawal:
            return None
        unpaid = count.fees and count.fees[-1].paid_on is None
        return count.waits_for or (count.fees[-1] if unpaid else None)

    def has_lapsed(self, on: date) -> bool:
        """The clock waits for a fee whose last day to pay is over, so the duty to answer has ended: section 9(2)
        FOIA, regulation 8(5) EIR. The case may then be closed without a reply."""
        stop = self.stopped_by
        return isinstance(stop, FeeNotice) and on > self.lapses_on(stop)

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
        return self._count.started_on

    @property
    def limit(self) -> int:
        """The number of the last lawful day."""
        return self._count.limit

    @cached_property
    def due_on(self) -> date:
        """The last lawful day. It is always a working day. Raises NoDueDate."""
        if not self.events and IN_FORCE <= self.received_on <= FAR:
            return self.calendar.add(self.received_on, self.regime.time_limit)
        return self._dated(self.limit)

    @property
    def due_on_without_extension(self) -> date:
        """The last day for whatever an extension does not cover: it holds "to the extent" only (section 10(3)).
        Raises NoDueDate."""
        return self._dated(self.regime.time_limit)

    def _dated(self, limit: int) -> date:
        reasons = self.reasons
        due_on = None if reasons else self._count.due_on(limit)
        if due_on is None:
            raise NoDueDate(reasons)
        return due_on

    def lapses_on(self, fee: FeeNotice) -> date:
        """The last day to pay: three months beginning with the day of the notice (section 9(2) FOIA), 60 working
        days after it (regulation 8(5) EIR)."""
        return last_day_to_pay(fee.given_on, self.regime, self.calendar)

    @property
    def due_in_words(self) -> str:
        """Wednesday 10 March 2021; Wednesday 3 January 2029 (provisional). Raises NoDueDate."""
        return f"{in_words(self.due_on)}{' (provisional)' if self.provisional else ''}"

    @property
    def provisional(self) -> bool:
        """The count needs a year whose bank holidays are not published, so the date may yet move."""
        needed = [self.received_on, self.started_on]
        if not self.reasons:
            needed.append(self.due_on)
        return not all(map(self.calendar.covers, needed))

    # Where a day stands

    def day(self, on: date) -> int:
        """The number of the day: 0 at the start and before, then the working days counted since.

        The count stops with a question that is open and with a withdrawal; 0 while the events contradict one another.
        """
        if self.contradictions:
            return 0
        last = self._last_counted
        return max(0, self._counted(self.started_on, min(on, last) if last else on))

    def days_left(self, on: date) -> int:
        """Days to be counted after `on` up to and including the due date; 0 on that date and after it. Raises
        NoDueDate."""
        return max(0, self._counted(on, self.due_on))

    def days_late(self, on: date) -> int:
        """Working days after the due date up to and including `on`; 0 when the case is not late."""
        return 0 if self.reasons else max(0, self.calendar.count(self.due_on, on))

    def is_overdue(self, on: date) -> bool:
        """Past the due date, be it only by a weekend. A clock that stands still is never overdue."""
        return not self.reasons and on > self.due_on

    @property
    def _last_counted(self) -> date | None:
        count = self._count
        ends = [end.on for end in (count.waits_for, count.withdrawal) if end]
        return min(ends) if ends else None

    def _counted(self, after: date, to: date) -> int:
        counted = self.calendar.count(after, to)
        return counted - self._count.disregarded(after, to) if counted > 0 else counted

    def words(self, on: date) -> str:
        """4 working days left; Due today; 5 working days late; Overdue, it was due on Friday; or what it waits for."""
        if self.reasons:
            return self._standstill(on)
        due_on = self.due_on
        if on == due_on:
            return "Due today"
        if on < due_on:
            return f"{working_days_in_words(self.days_left(on))} left"
        late = self.days_late(on)
        # No working day has passed, so the due date lies within the week and its weekday is enough.
        return f"{working_days_in_words(late)} late" if late else f"Overdue, it was due on {weekday(due_on)}"

    def _standstill(self, on: date) -> str:
        stop = self.stopped_by
        if self.contradictions:
            return "No due date: the dates contradict one another"
        if stop is None:
            return "Withdrawn by the requester"
        if isinstance(stop, Clarification):
            return "Waiting for the requester’s reply"
        if self.has_lapsed(on):
            return f"The fee was not paid by {plain(self.lapses_on(stop))}"
        return "Waiting for the fee"

    def position(self, on: date) -> str:
        """Day 16 of 20; past the limit: Day 25, 5 past the limit of 20; Stopped on day 4; Withdrawn on day 4."""
        day = self.day(on)
        if self.contradictions:
            return "No day counted"
        if self.withdrawn_on:
            return f"Withdrawn on day {day}"
        if self.stopped_by:
            return f"Stopped on day {day}"
        if day > self.limit:
            return f"Day {day}, {day - self.limit} past the limit of {self.limit}"
        return f"Day {day} of {self.limit}"

    # Day by day

    def why_skipped(self, day: date) -> str:
        """Why a day after the receipt is not counted; empty when it is."""
        return self._why_skipped(day, self.calendar.why_not_working(day))

    def _why_skipped(self, day: date, not_working: str) -> str:
        count = self._count
        if day < count.started_on:
            return BEFORE_RESTART
        if count.withdrawal and day > count.withdrawal.on:
            return WITHDRAWN
        if count.waits_for and day > count.waits_for.asked_on:
            return NOT_CLARIFIED
        if not not_working and any(fee.given_on <= day <= (fee.paid_on or day) for fee in count.fees):
            return FEE_PERIOD
        return not_working

    def ledger(self, to: date | None = None) -> list[LedgerDay]:
        """Every day from receipt to the due date, or to another last day, in order. Each number comes once.

        Empty for events that contradict one another. Raises NoDueDate without a last day when there is no due date.
        """
        last = self.due_on if to is None else to
        return [] if self.contradictions else list(self._ledger(last))

    def _ledger(self, last: date) -> Iterator[LedgerDay]:
        count, received_on, started_on = self._count, self.received_on, self._count.started_on
        is_plain = not (count.withdrawal or count.waits_for or count.fees)
        number = 0
        for day, reason in self.calendar.days(received_on, max(last, received_on)):
            if day > started_on:
                why = reason if is_plain else self._why_skipped(day, reason)
                number += not why
                yield LedgerDay(day, None if why else number, why)
            elif day == received_on:
                yield LedgerDay(day, 0 if day == started_on else None, "Received")
            elif day == started_on:
                yield LedgerDay(day, 0, "Clarification received, the time starts afresh")
            else:
                yield LedgerDay(day, None, BEFORE_RESTART)

    def explain(self) -> str:
        """How the due date comes about: where the count begins, what is left out or added, and any doubt."""
        if self.reasons:
            return " ".join(self.reasons)
        sentences = [*self._begun(), *self._fees_in_words(), *self._holidays_in_words()]
        if self.extension:
            sentences.append(f"The extension adds {working_days_in_words(self.extension.days)}.")
        if self.provisional:
            sentences.append(
                "The date is provisional, because the bank holidays have been published "
                f"only for {self.calendar.first_year} to {self.calendar.last_year}."
            )
        return " ".join(sentences)

    def _begun(self) -> Iterator[str]:
        if self.started_on != self.received_on:
            yield f"The time started afresh with the clarification of {in_words(self.started_on)}."
        first = next(entry.day for entry in self.ledger() if entry.number == 1)
        yield f"Day 1 is {in_words(first)}."

    def _fees_in_words(self) -> Iterator[str]:
        periods = [
            f"{plain(fee.given_on)} to {plain(fee.paid_on)}"
            for fee in self.fee_notices
            if fee.paid_on and fee.paid_on > self.started_on
        ]
        if periods:
            yield f"The working days from the fee notice to the payment are disregarded: {joined(periods)}."

    def _holidays_in_words(self) -> Iterator[str]:
        holidays = [
            f"{in_words(day)} ({reason})"
            for day, reason in self.calendar.days(self.started_on, self.due_on)
            if reason and day > self.started_on and day.weekday() < 5
        ]
        if holidays:
            yield f"Not counted, besides weekends: {'; '.join(holidays)}."
        else:
            yield "No bank holiday in any part of the UK falls in between."
