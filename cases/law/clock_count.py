"""What the events of a clock come to: where the count begins, how far it goes, what it leaves out, and what in the
events cannot be true together.

The events are read in the order of their days (`clock_events.in_order`), never of their entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from cases.law.clock_events import (
    Clarification,
    ClockEvent,
    Extension,
    FeeNotice,
    Transfer,
    Withdrawal,
    answered_on,
    in_order,
)
from cases.law.dates import end_of_months_beginning_with, in_words, plain
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

# The Act's rights of access and the Regulations came into force on the same day (section 87(3), regulation 1).
IN_FORCE = date(2005, 1, 1)
# Nothing is counted beyond, so that a slip of the pen neither runs for ever nor leaves the calendar.
FAR = date(2199, 12, 31)
LONGEST_EXTENSION = 999
ONE_DAY = timedelta(days=1)


def last_day_to_pay(given_on: date, regime: Regime, calendar: Calendar) -> date:
    """Three months beginning with the day of the notice (section 9(2) FOIA), 60 working days after it (regulation
    8(5) EIR)."""
    if regime is Regime.FOIA:
        return end_of_months_beginning_with(given_on, 3)
    return calendar.add(given_on, 60)


@dataclass
class Count:
    """The state of a clock after its events.

    `fees` are the notices that count, in order; `spent` the extensions of a time that has started afresh since, or will
    with the reply; `reasons` what the events contradict. While there are reasons, the rest means nothing.
    """

    regime: Regime
    received_on: date
    calendar: Calendar
    started_on: date
    limit: int
    fees: list[FeeNotice] = field(default_factory=list)
    extension: Extension | None = None
    waits_for: Clarification | None = None
    withdrawal: Withdrawal | None = None
    spent: list[Extension] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls, regime: Regime, received_on: date, calendar: Calendar, events: Iterable[ClockEvent]
    ) -> "Count":
        count = cls(regime, received_on, calendar, received_on, regime.time_limit)
        if received_on < IN_FORCE:
            count.reasons.append(
                f"The law gives a right to information from {plain(IN_FORCE)}. "
                f"A request cannot have been received on {plain(received_on)}."
            )
        elif received_on > FAR:
            count.reasons.append(_too_far(received_on))
        else:
            count._take_all(sorted(events, key=in_order))
        return count

    def due_on(self, limit: int) -> date | None:
        """The day with the number `limit`, fees left out; None while one of them is unpaid."""
        due_on = self.calendar.add(self.started_on, limit)
        for fee in self.fees:
            if fee.given_on > due_on:
                break
            if fee.paid_on is None:
                return None
            if fee.paid_on > self.started_on:
                days = self.disregarded(self.started_on, fee.paid_on)
                due_on = self.calendar.add(self.started_on, limit + days)
        return due_on

    def disregarded(self, after: date, to: date) -> int:
        """Working days of the fees, both inclusive, that lie after one day and up to another, each counted once:
        section 10(2) FOIA, regulation 8(6) EIR."""
        days = 0
        for fee in self.fees:
            first, last = max(after, fee.given_on - ONE_DAY), min(to, fee.paid_on or to)
            if first < last:
                days += self.calendar.count(first, last)
                after = last
        return days

    # Event by event

    def _take_all(self, events: list[ClockEvent]) -> None:
        for event in events:
            self._take(event)
        if self.withdrawal:
            for event in events:
                came_on = answered_on(event)
                if event.on <= self.withdrawal.on and came_on and came_on > self.withdrawal.on:
                    what = "reply" if isinstance(event, Clarification) else "payment"
                    self._object_after_withdrawal(f"The {what} of {in_words(came_on)}", self.withdrawal)

    def _take(self, event: ClockEvent) -> None:
        far = max(event.on, answered_on(event) or event.on)
        if far > FAR:
            self.reasons.append(_too_far(far))
        elif event.on < self.received_on:
            self.reasons.append(
                f"{_named(event)} lies before the receipt of the request on {in_words(self.received_on)}."
            )
        elif self.withdrawal:
            self._object_after_withdrawal(_named(event), self.withdrawal)
        elif isinstance(event, Clarification):
            self._take_clarification(event)
        elif isinstance(event, FeeNotice):
            self._take_fee_notice(event)
        elif isinstance(event, Extension):
            self._take_extension(event)
        elif isinstance(event, Withdrawal):
            self._take_withdrawal(event)

    def _take_clarification(self, event: Clarification) -> None:
        if event.received_on and event.received_on < event.asked_on:
            self.reasons.append(
                f"The reply of {in_words(event.received_on)} lies before the question, "
                f"which was asked on {in_words(event.asked_on)}."
            )
        elif not event.needed:
            return
        elif self.waits_for:
            self.reasons.append(
                f"Two questions are open at once: the one of {in_words(self.waits_for.asked_on)} had no reply "
                f"when the one of {in_words(event.asked_on)} was asked."
            )
        elif event.asked_on < self.started_on:
            self.reasons.append(
                f"Two questions are open at once: the one of {in_words(event.asked_on)} was asked "
                f"before the reply of {in_words(self.started_on)} to an earlier one."
            )
        elif self._is_late(event, "The question", "The time was up, so the question does not restart it."):
            return
        elif event.received_on is None:
            self.waits_for = event
        else:
            self.started_on, self.limit = event.received_on, self.regime.time_limit
            if self.extension:
                self.spent.append(self.extension)
                self.extension = None

    def _take_fee_notice(self, event: FeeNotice) -> None:
        earlier = self.fees[-1] if self.fees else None
        if event.paid_on and event.paid_on < event.given_on:
            self.reasons.append(
                f"The payment of {in_words(event.paid_on)} lies before the fee notice, "
                f"which was given on {in_words(event.given_on)}."
            )
        elif earlier and (earlier.paid_on is None or event.given_on < earlier.paid_on):
            self.reasons.append(
                f"Two fee notices are open at once: the one of {in_words(earlier.given_on)} had not been paid "
                f"when the one of {in_words(event.given_on)} was given."
            )
        elif self._is_late(event, "The fee notice", "A fee notice must be given within the time to answer."):
            return
        elif not (event.paid_on and self._lapsed(event.given_on, event.paid_on)):
            self.fees.append(event)

    def _lapsed(self, given_on: date, paid_on: date) -> bool:
        # Three months and 60 working days are both longer than this, which most payments need not look up.
        if (paid_on - given_on).days <= 60:
            return False
        last_day = last_day_to_pay(given_on, self.regime, self.calendar)
        if paid_on <= last_day:
            return False
        self.reasons.append(
            f"The fee came on {in_words(paid_on)}, after the last day to pay, {in_words(last_day)}. "
            "The duty to answer had ended; treat it as a new request."
        )
        return True

    def _take_extension(self, event: Extension) -> None:
        if not 1 <= event.days <= LONGEST_EXTENSION:
            self.reasons.append(
                f"An extension is 1 to {LONGEST_EXTENSION} further working days, not {event.days}."
            )
        elif self.regime.extension_is_capped and event.days > self.regime.extension_days:
            most = self.regime.time_limit + self.regime.extension_days
            self.reasons.append(
                f"Regulation 7 allows {most} working days at most, not {self.regime.time_limit + event.days}."
            )
        elif event.on < self.started_on or self.waits_for:
            self.spent.append(event)
        elif self.extension:
            self.reasons.append(
                f"The time was already extended on {in_words(self.extension.on)}. "
                "A new estimate does not move the due date again."
            )
        elif not self._is_late(event, "The notice of more time", "The requester must be told by that day."):
            self.extension = event
            self.limit += event.days

    def _take_withdrawal(self, event: Withdrawal) -> None:
        if event.by_requester:
            self.withdrawal = event
        else:
            self.reasons.append(
                "Only the requester can withdraw a request. A case that needs longer stays open and due."
            )

    def _is_late(self, event: ClockEvent, what: str, why: str) -> bool:
        """Nothing that comes after the last day can move it. No day is the last one while the clock stands still."""
        # Regulations 7(3), 8(4) and 9(2) give 20 working days for each step, even where the answer has 40.
        limit = self.regime.time_limit if self.regime is Regime.EIR else self.limit
        # So many working days take at least as many days: most events need no calendar to be in time.
        if (event.on - self.started_on).days <= limit:
            return False
        due_on = None if self.waits_for else self.due_on(limit)
        if due_on is None or event.on <= due_on:
            return False
        self.reasons.append(
            f"{what} of {in_words(event.on)} lies after the last day, {in_words(due_on)}. {why}"
        )
        return True

    def _object_after_withdrawal(self, what: str, withdrawal: Withdrawal) -> None:
        self.reasons.append(f"{what} comes after the request was withdrawn on {in_words(withdrawal.on)}.")


def _too_far(day: date) -> str:
    return f"The year {day.year} is too far ahead to count."


def _named(event: ClockEvent) -> str:
    """The fee notice of Monday 9 November 2026"""
    return f"The {_NAMES[type(event)]} of {in_words(event.on)}"


_NAMES: dict[type, str] = {
    Clarification: "question",
    FeeNotice: "fee notice",
    Extension: "notice of more time",
    Transfer: "transfer",
    Withdrawal: "withdrawal",
}
