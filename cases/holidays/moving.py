"""Which open cases another table of bank holidays moves, from when to when.

A case without events of the clock is counted with all those that were received on its day under its regime, in the
database; only a case with such events is looked at by itself. So the answer comes quickly at 100,000 open cases.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from cases.law.clock_events import FeeNotice
from cases.law.working_days import Calendar
from cases.models import Case, ClockEvent

SHOWN = 50


@dataclass(frozen=True)
class Reading:
    """What a table makes of a case: the date that it is listed by, and whether that is a date to pay by.

    A case whose clock contradicts itself under the table is not clear: it keeps its date, and a person looks at it.
    """

    due_on: date
    provisional: bool
    is_clear: bool = True
    is_last_day_to_pay: bool = False


@dataclass(frozen=True)
class Move:
    case: Case
    was: date
    now: date


@dataclass
class Moves:
    """What moves. `dates` counts the cases by date before and after; `cases` are the most urgent SHOWN of them.

    `settled` are the dates that stop being provisional or become so; `unclear` the cases that keep their date although
    their clock contradicts itself under the new table and did not before.
    """

    looked_at: int = 0
    settled: int = 0
    dates: Counter[tuple[date, date]] = field(default_factory=Counter)
    cases: list[Move] = field(default_factory=list)
    unclear: list[Case] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.dates.total()


def read(case: Case, calendar: Calendar) -> Reading:
    """What the table makes of an open case. Its `clock_events` should be prefetched."""
    clock = case.clock(calendar)
    if clock.contradictions:
        return Reading(case.due_on, case.due_is_provisional, is_clear=False)
    if clock.withdrawn_on:
        return Reading(case.due_on, clock.provisional)
    stop = clock.stopped_by
    if isinstance(stop, FeeNotice):
        # 60 working days under regulation 8(5), so they move too; the three months of section 9(2) do not.
        return Reading(clock.lapses_on(stop), clock.provisional, is_last_day_to_pay=True)
    # The time for a reply is the council's setting in months: no bank holiday moves it.
    return Reading(case.due_on if stop else clock.due_on, clock.provisional)


def with_events(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Only what the clock needs, with the events that count."""
    counting = Prefetch("clock_events", ClockEvent.objects.counting())
    needed = ("reference", "subject", "regime", "received_on", "due_on", "due_is_provisional", "stopped_on")
    return cases.only(*needed).prefetch_related(counting)


def moves(before: Calendar, after: Calendar) -> Moves:
    """What another table would do to the open cases; the stored dates are those that it is compared with."""
    found = Moves()
    moved = Exists(ClockEvent.objects.counting().filter(case=OuterRef("pk")))
    _look_at_groups(Case.objects.open().exclude(moved), after, found)
    _look_one_by_one(Case.objects.open().filter(moved), before, after, found)
    found.cases.sort(key=lambda move: (move.was, move.case.pk))
    del found.cases[SHOWN:]
    return found


def _look_at_groups(cases: QuerySet[Case], after: Calendar, found: Moves) -> None:
    """Cases without events: all that were received on one day under one regime share their due date."""
    alike = cases.values("regime", "received_on", "due_on", "due_is_provisional").annotate(number=Count("pk"))
    here: list[tuple[dict, date, int]] = []
    for group in alike.order_by("due_on"):
        number = group.pop("number")
        reading = read(Case(**group), after)
        found.looked_at += number
        found.settled += number * (reading.provisional != group["due_is_provisional"])
        if reading.due_on != group["due_on"]:
            found.dates[group["due_on"], reading.due_on] += number
            here.append((group, reading.due_on, number))
    _show_first(cases, here, found)


def _show_first(cases: QuerySet[Case], groups: list[tuple[dict, date, int]], found: Moves) -> None:
    """The cases of the most urgent groups, as many as are shown, in one query."""
    wanted, now, number = Q(pk__in=[]), {}, 0
    for group, due_on, size in groups:
        if number >= SHOWN:
            break
        wanted |= Q(**group)
        now[group["regime"], group["received_on"], group["due_on"]] = due_on
        number += size
    for case in cases.filter(wanted).most_urgent_first()[:SHOWN]:
        found.cases.append(Move(case, case.due_on, now[case.regime, case.received_on, case.due_on]))


def _look_one_by_one(cases: QuerySet[Case], before: Calendar, after: Calendar, found: Moves) -> None:
    for case in with_events(cases).most_urgent_first().iterator(chunk_size=2000):
        reading = read(case, after)
        found.looked_at += 1
        found.settled += reading.provisional != case.due_is_provisional
        if reading.due_on != case.due_on:
            found.dates[case.due_on, reading.due_on] += 1
            found.cases.append(Move(case, case.due_on, reading.due_on))
        if becomes_unclear(case, reading, before):
            found.unclear.append(case)


def becomes_unclear(case: Case, reading: Reading, before: Calendar) -> bool:
    """It makes no sense under the new table and did under the old one."""
    return not reading.is_clear and not case.clock(before).contradictions
