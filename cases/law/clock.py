"""The statutory time of a case: from receipt to the last lawful day, every day in between accounted for.

Section 10 FOIA, regulation 5(2) EIR. The day of receipt is day 0, whatever kind of day it is; day 1 is the
next working day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from cases.law.dates import in_words, weekday, working_days_in_words
from cases.law.regimes import Regime
from cases.law.working_days import Calendar


@dataclass(frozen=True)
class ClockEvent:
    """Something that moves the clock. The kinds of event derive from this; there are none yet."""

    on: date


@dataclass(frozen=True)
class LedgerDay:
    """One day of the clock: counted when it has a number, otherwise skipped for its reason."""

    day: date
    number: int | None
    reason: str


@dataclass(frozen=True)
class Clock:
    """The clock of one case. Everything that it says follows from `started_on`, `limit` and `why_skipped`.

    Raises ValueError for an event: a date that ignores what moved the clock would be a wrong one.
    """

    regime: Regime
    received_on: date
    calendar: Calendar
    events: tuple[ClockEvent, ...] = ()

    def __post_init__(self) -> None:
        if self.events:
            raise ValueError("This clock cannot count events yet.")

    @property
    def started_on(self) -> date:
        """Day 0."""
        return self.received_on

    @property
    def limit(self) -> int:
        """The number of the last lawful day."""
        return self.regime.time_limit

    def why_skipped(self, day: date) -> str:
        """Why a day after the start is not counted; empty when it is."""
        return self.calendar.why_not_working(day)

    @property
    def due_on(self) -> date:
        """The last lawful day. It is always a working day."""
        return self.calendar.add(self.started_on, self.limit)

    @property
    def provisional(self) -> bool:
        """The count needs a year whose bank holidays are not published, so the date may yet move."""
        return not (self.calendar.covers(self.received_on) and self.calendar.covers(self.due_on))

    def day(self, on: date) -> int:
        """The number of the day: 0 at the start and before, then the working days since."""
        return max(0, self.calendar.count(self.started_on, on))

    def days_left(self, on: date) -> int:
        """Working days after `on` up to and including the due date; 0 on that date and after it."""
        return max(0, self.calendar.count(on, self.due_on))

    def days_late(self, on: date) -> int:
        """Working days after the due date up to and including `on`; 0 when the case is not late."""
        return max(0, self.calendar.count(self.due_on, on))

    def is_overdue(self, on: date) -> bool:
        """Past the due date, be it only by a weekend."""
        return on > self.due_on

    def words(self, on: date) -> str:
        """4 working days left; Due today; 5 working days late; Overdue, it was due on Friday."""
        due_on = self.due_on
        if on == due_on:
            return "Due today"
        if on < due_on:
            return f"{working_days_in_words(self.days_left(on))} left"
        late = self.days_late(on)
        # No working day has passed, so the due date lies within the week and its weekday is enough.
        return f"{working_days_in_words(late)} late" if late else f"Overdue, it was due on {weekday(due_on)}"

    def position(self, on: date) -> str:
        """Day 16 of 20; past the limit: Day 25, 5 past the limit of 20."""
        day = self.day(on)
        if day > self.limit:
            return f"Day {day}, {day - self.limit} past the limit of {self.limit}"
        return f"Day {day} of {self.limit}"

    def ledger(self, to: date | None = None) -> list[LedgerDay]:
        """Every day from receipt to the due date, or to another last day, in order."""
        last = self.due_on if to is None else to
        ledger = [LedgerDay(self.received_on, 0, "Received")]
        number = 0
        for offset in range(1, (last - self.received_on).days + 1):
            day = self.received_on + timedelta(days=offset)
            reason = self.why_skipped(day)
            number += not reason
            ledger.append(LedgerDay(day, None if reason else number, reason))
        return ledger

    def explain(self) -> str:
        """How the due date comes about: where the count begins, the bank holidays left out, and any doubt."""
        sentences = [f"Day 1 is {in_words(self.calendar.add(self.started_on, 1))}."]
        holidays = [
            f"{in_words(entry.day)} ({entry.reason})"
            for entry in self.ledger()
            if entry.number is None and entry.day.weekday() < 5
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
