"""What a due date costs, alone and with its ledger, beside numpy and the holidays package put to the same question in
the same run: python -m tests.benchmarks.bench_due_date

The calendars of all three are loaded before. Each is asked from every day of 2019 to 2027; the best of several rounds
counts, in time of the processor. Aims: 10 µs for a due date and 100 µs for its ledger, whatever has moved it. A ratio
over 1 means slower than ours.
"""

import sys
import time
import timeit
from collections.abc import Callable
from datetime import date, timedelta

import holidays
import numpy

from cases.law.clock import Clock
from cases.law.clock_events import Clarification, ClockEvent, Extension, FeeNotice
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

ROUNDS = 9
DAY = timedelta(days=1)
RECEIPTS = [date(2019, 1, 1) + n * DAY for n in range(9 * 365)]
CALENDAR = Calendar.published()
NUMPY_CALENDAR = numpy.busdaycalendar(
    holidays=sorted({numpy.datetime64(holiday.day) for holiday in CALENDAR.holidays})
)
KINGDOM = sum(
    (
        holidays.country_holidays("GB", subdiv=subdivision, years=range(2019, 2029))
        for subdivision in ("WLS", "SCT", "NIR")
    ),
    holidays.country_holidays("GB", subdiv="ENG", years=range(2019, 2029)),
)


def plain(received: date) -> Clock:
    return Clock(Regime.FOIA, received, CALENDAR)


def moved(received: date) -> Clock:
    return Clock(Regime.FOIA, received, CALENDAR, EVENTS[received])


def happened(received: date) -> tuple[ClockEvent, ...]:
    """A fee paid, a reply received, and then an extension: a ledger of about eighty days."""
    return (
        FeeNotice(received + 3 * DAY, received + 12 * DAY),
        Clarification(received + 14 * DAY, received + 21 * DAY),
        Extension(received + 30 * DAY, 20),
    )


EVENTS = {received: happened(received) for received in RECEIPTS}


def by_numpy(received: date) -> date:
    return numpy.busday_offset(received, 20, roll="backward", busdaycal=NUMPY_CALENDAR).item()


def by_holidays(received: date) -> date:
    return KINGDOM.get_nth_working_day(received, 20)


def ledger_by_holidays(received: date) -> list[tuple[date, int | None, str]]:
    """Day by day with the reason of each that is left out: what the ledger says, built on that package."""
    found: list[tuple[date, int | None, str]] = [(received, 0, "Received")]
    day, number = received, 0
    while number < 20:
        day += DAY
        name = day.strftime("%A") if day.weekday() >= 5 else KINGDOM.get(day, "")
        number += not name
        found.append((day, None if name else number, name))
    return found


def microseconds(ask: Callable[[date], object]) -> float:
    """For one receipt, in the best round."""
    return best(lambda: [ask(received) for received in RECEIPTS])


def best(ask_all: Callable[[], object]) -> float:
    rounds = timeit.repeat(ask_all, timer=time.process_time, number=1, repeat=ROUNDS)
    return min(rounds) / len(RECEIPTS) * 1e6


def all_at_once_by_numpy() -> float:
    received = numpy.array(RECEIPTS, dtype="datetime64[D]")
    return best(lambda: numpy.busday_offset(received, 20, roll="backward", busdaycal=NUMPY_CALENDAR))


def check() -> None:
    """All three give one answer, or there is nothing to compare."""
    for received in RECEIPTS:
        due_on = plain(received).due_on
        assert due_on == by_numpy(received) == by_holidays(received), received
        ours = [(entry.day, entry.number) for entry in plain(received).ledger()]
        assert ours == [line[:2] for line in ledger_by_holidays(received)], received
        assert not moved(received).reasons, received


def main() -> int:
    check()
    due, ledger = microseconds(lambda day: plain(day).due_on), microseconds(lambda day: plain(day).ledger())
    moved_due = microseconds(lambda day: moved(day).due_on)
    moved_ledger = microseconds(lambda day: moved(day).ledger())
    print(f"{len(RECEIPTS)} receipts, best of {ROUNDS} rounds      µs   ratio   aim")
    for name, cost, ours, aim in (
        ("due date", due, due, 10),
        ("due date after three events", moved_due, moved_due, 10),
        ("numpy.busday_offset, one by one", microseconds(by_numpy), due, None),
        ("numpy.busday_offset, all at once", all_at_once_by_numpy(), due, None),
        ("holidays, get_nth_working_day", microseconds(by_holidays), due, None),
        ("ledger", ledger, ledger, 100),
        ("ledger after three events", moved_ledger, moved_ledger, 100),
        ("ledger built on holidays", microseconds(ledger_by_holidays), ledger, None),
    ):
        ratio = "      " if cost == ours else f"{cost / ours:6.2f}"
        print(f"{name:<36}{cost:8.2f}  {ratio}  {'' if aim is None else f'{aim:>4}'}".rstrip())
    return int(max(due, moved_due) > 10 or max(ledger, moved_ledger) > 100)


if __name__ == "__main__":
    sys.exit(main())
