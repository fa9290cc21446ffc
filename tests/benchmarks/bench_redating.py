"""A hundred thousand open cases and one more bank holiday: the preview and the re-dating, beside one bare UPDATE.

python -m pytest tests/benchmarks/bench_redating.py -s --no-cov
"""

import resource
import time
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from cases import tasks
from cases.holidays import actions, moving, redating
from cases.law.published_holidays import DIVISIONS, Entry
from cases.models import Case, ClockEvent, Event, Job, Requester, current_calendar

MANY = 100_000
WITH_EVENTS = 20  # every so many cases have moved the clock
FIRST = date(2021, 1, 18)
PROCLAIMED = Entry(date(2021, 3, 8), "Bank holiday for the final", tuple(DIVISIONS))


def fill(officer) -> None:
    """Cases received on 40 days, under both regimes; some with a fee that was paid."""
    calendar, requester = current_calendar(), Requester.objects.create(name="Jane Sample")
    received = [FIRST + timedelta(days=number) for number in range(40)]
    cases = [
        Case(
            reference=f"8{number:06}",
            subject=f"Case {number}",
            regime=("FOIA", "EIR")[number % 2],
            requester=requester,
            officer=officer,
            request_text="What? " * 100,
            received_on=received[number % 40],
            due_on=calendar.add(received[number % 40], 20),
        )
        for number in range(MANY)
    ]
    Case.objects.bulk_create(cases, batch_size=2000)
    moved = cases[::WITH_EVENTS]
    fees = [
        ClockEvent(case=case, kind="fee_notice", on=case.received_on, ended_on=case.received_on, by=officer)
        for case in moved
    ]
    ClockEvent.objects.bulk_create(fees, batch_size=2000)
    for case in moved:
        case.set_due_date()
    Case.objects.bulk_update(moved, ["due_on"], batch_size=500)


def timed(deed) -> tuple[float, object]:
    start = time.perf_counter()
    found = deed()
    return time.perf_counter() - start, found


@pytest.mark.django_db(transaction=True)
def test_a_hundred_thousand_open_cases(officer, administrator, today):
    fill(officer)
    due = dict(Case.objects.values_list("pk", "due_on"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    version = actions.propose_day(entry=PROCLAIMED, why="Proclaimed", by=administrator)
    with CaptureQueriesContext(connection) as queries:
        preview, found = timed(lambda: moving.moves(version.before(), version.calendar()))
    looked = len(queries)

    actions.confirm_change(version=version, by=administrator, on=today)
    counts, start = [], time.perf_counter()
    while job := Job.objects.filter(kind="redate", state=Job.State.WAITING).first():
        with CaptureQueriesContext(connection) as queries:
            tasks.run_job(job.pk)
        counts.append(len(queries))
    whole = time.perf_counter() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    version.refresh_from_db()
    assert version.finished_at
    assert Event.objects.count() == found.total == sum(number for _, _, number in version.moves)
    moved = dict(Case.objects.values_list("pk", "due_on"))
    assert sum(moved[pk] != day for pk, day in due.items()) == found.total

    # What the database alone needs to write another date into as many rows, in one statement.
    open_cases = Case.objects.open()
    bare, _ = timed(lambda: open_cases.update(due_on=F("received_on")))
    print(
        f"\n{connection.vendor}: {MANY:,} open cases, {MANY // WITH_EVENTS:,} with events; {found.total:,} move"
    )
    print(f"one bare UPDATE of all of them: {bare:.2f} s")
    print(f"preview: {preview:.2f} s, {looked} queries, {preview / bare:.1f} × the bare UPDATE")
    print(
        f"re-dating with {found.total:,} events: {whole:.1f} s in {len(counts)} jobs of {redating.CHUNK}, "
        f"{whole / bare:.0f} × the bare UPDATE"
    )
    print(f"queries a job: {min(counts)} to {max(counts)}; memory grew by {grown / 1024:.0f} MB")
