"""What an officer says who is asked why the answer is due that day: the ledger in sentences.

It adds no rule to `Clock` and no day to `Ledger`; it names the sources, section 10 FOIA and regulation 5(2) EIR.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cases.law import provisions
from cases.law.clock import Clock
from cases.law.clock_steps import why_not_extend
from cases.law.dates import in_words, joined, plain, weekday, working_days_in_words
from cases.law.ledger import Kind, Ledger, further, without_year
from cases.law.regimes import Regime

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def sentence(ledger: Ledger) -> str:
    """How the due date comes about and where the clock stands: one paragraph that defends the date."""
    return _Sentence(ledger).whole()


@dataclass(frozen=True)
class _Sentence:
    ledger: Ledger

    @property
    def clock(self) -> Clock:
        return self.ledger.clock

    @property
    def on(self) -> date:
        return self.ledger.on

    def whole(self) -> str:
        clock = self.clock
        if clock.contradictions:
            return " ".join(
                ["There is no due date, because the dates contradict one another.", *clock.reasons]
            )
        parts = [self._start()]
        if clock.withdrawn_on:
            parts += clock.reasons
        elif clock.stopped_by:
            parts += [f"The clock stopped on day {clock.day(self.on)}.", *clock.reasons]
            if self.ledger.ended:
                parts.append(f"On {in_words(self.on)} the case was {self.ledger.ended}.")
        else:
            parts += [*self._where_it_stands(), *self._fees(), self._skipped()]
        return " ".join(parts)

    def _start(self) -> str:
        clock = self.clock
        first = clock.calendar.add(clock.started_on, 1)
        day_1 = f"day 1 {self._is(first)} {self._short(first)}"
        received = f"Received on {in_words(clock.received_on)}"
        if clock.stopped_by and first > clock.stopped_by.on:
            return f"{received}."
        if clock.started_on == clock.received_on:
            return f"{received}, so {day_1}."
        return (
            f"{received}. The clarification came on {in_words(clock.started_on)}, and the {clock.regime.time_limit} "
            f"working days started afresh, {clock.regime.restart_source}: {day_1}."
        )

    def _where_it_stands(self) -> Iterator[str]:
        clock, on, regime = self.clock, self.on, self.clock.regime
        if not self.ledger.ended and not clock.is_overdue(on):
            yield self._today()
        if clock.extension:
            more = further(clock.extension.days)
            yield (
                f"On {in_words(clock.extension.on)} the requester was told that {more} needed, "
                f"{regime.extension_source}."
            )
        yield f"Day {clock.limit} {self._is(clock.due_on)} {in_words(clock.due_on)}."
        yield from self._due_in_part()
        if self.ledger.ended:
            yield f"On {in_words(on)}, day {clock.day(on)}, the case was {self.ledger.ended}."
        elif clock.is_overdue(on):
            late = clock.days_late(on)
            how_late = (
                f"{working_days_in_words(late)} late" if late else "late, though no working day has passed"
            )
            yield f"Today is {in_words(on)}: the answer is {how_late}."

    def _due_in_part(self) -> Iterator[str]:
        day = self.ledger.due_in_part_on
        if day:
            apart = self.ledger.apart
            what = (
                f"For {apart}, which it does not cover, the answer" if apart else "Whatever it does not cover"
            )
            stays = "stays" if self.on <= day and not self.ledger.ended else "was"
            yield f"{what} {stays} due on day {self.clock.regime.time_limit}, {in_words(day)}."

    def _today(self) -> str:
        clock, on = self.clock, self.on
        day = clock.day(on)
        if on == clock.started_on or not clock.why_skipped(on):
            return f"Today is day {day}."
        return f"Today is not counted; the last day that was is day {day}."

    def _fees(self) -> Iterator[str]:
        clock = self.clock
        for fee in clock.fee_notices:
            if fee.paid_on and fee.paid_on > clock.started_on:
                first = max(fee.given_on - timedelta(days=1), clock.started_on)
                days = clock.calendar.count(first, fee.paid_on)
                yield (
                    f"The {working_days_in_words(days)} from the fee notice of {self._short(fee.given_on)} to the "
                    f"payment of {self._short(fee.paid_on)}, both included, are disregarded, "
                    f"{clock.regime.fee_source}."
                )

    def _skipped(self) -> str:
        """Of the days between day 0 and the due date."""
        weekend_days = sum(entry.kind is Kind.WEEKEND for entry in self.ledger.counting())
        noun = "weekend day is" if weekend_days == 1 else "weekend days are"
        weekends = f"{_number(weekend_days)} {noun} skipped"
        holidays = [f"{self._dated(entry.day)} ({entry.briefly})" for entry in self.ledger.holidays]
        if not holidays:
            return f"{weekends}; no bank holiday in any part of the UK falls in between."
        count = f"{_number(len(holidays)).lower()} bank holiday{'' if len(holidays) == 1 else 's'}"
        return f"{weekends}, and {count}: {joined(holidays)}."

    def _is(self, day: date) -> str:
        return "was" if day < self.on or (day == self.on and self.ledger.ended) else "is"

    def _short(self, day: date) -> str:
        """Thursday 11 February; with the year where it is another than that of the receipt."""
        return f"{weekday(day)} {self._dated(day)}"

    def _dated(self, day: date) -> str:
        return plain(day) if day.year != self.clock.received_on.year else without_year(plain(day))


def doubt(clock: Clock) -> str:
    """Which year's bank holidays are not known, for a date that is provisional; empty for one that is not."""
    if not clock.provisional:
        return ""
    last = clock.due_on if not clock.reasons else clock.started_on
    years = [
        year
        for year in range(clock.received_on.year, last.year + 1)
        if not clock.calendar.covers(date(year, 1, 1))
    ]
    unknown = joined([str(year) for year in years])
    when = "yet " if years[-1] > clock.calendar.last_year else ""
    return (
        f"The date is provisional. The bank holidays of {unknown} are not {when}published here: "
        "a bank holiday in any part of the UK may move it."
    )


def can_be_extended(ledger: Ledger, claimed: list[str]) -> str:
    """Whether more time may be taken, and for what: section 10(3) FOIA, regulation 7 EIR."""
    clock, regime = ledger.clock, ledger.clock.regime
    if clock.reasons:
        return "Nothing is due, so there is nothing to extend."
    if clock.extension:
        return (
            f"It was extended on {in_words(clock.extension.on)}, and a new estimate does not extend it again."
        )
    if ledger.on > clock.due_on:
        return f"No. The requester had to be told by {in_words(clock.due_on)}."
    until = f"Tell the requester by {in_words(clock.due_on)}."
    if regime is Regime.EIR:
        return (
            f"By up to {regime.extension_days} working days, if the request is complex and there is much of it, "
            f"{regime.extension_source}. {until}"
        )
    reasons = why_not_extend(regime, claimed)
    if reasons:
        return f"No. {' '.join(reasons)}"
    weighed = [provision.in_words for provision in weighed_of(claimed)]
    if weighed:
        return f"Yes, to weigh the public interest of {joined(weighed)}, {regime.extension_source}. {until}"
    return (
        "Only to weigh the public interest of a qualified exemption, "
        f"{regime.extension_source}. None is claimed yet. {until}"
    )


def rule(regime: Regime) -> str:
    """Which days are no working days: section 10(6) FOIA, which regulation 2(1) EIR takes over."""
    source = "regulation 2(1)" if regime is Regime.EIR else "section 10(6)"
    return (
        "A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part "
        f"of the United Kingdom, {source}."
    )


def weighed_of(claimed: list[str]) -> list[provisions.Provision]:
    """Of the provisions that are claimed, those whose public interest is weighed."""
    found = [provisions.find(provision_id) for provision_id in claimed]
    return [provision for provision in found if provision.needs_public_interest_test]


def _number(count: int) -> str:
    """Eight; 12"""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
