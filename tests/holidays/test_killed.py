"""A re-dating whose worker is killed half-way, again and again, on the database of this run."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Count

from cases.models import CalendarVersion, Case, Event, Job

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds
CASES, KILLS = 3000, 3

# What a worker and the sweeper do between them: one due job after the other. The lease of a killed one is short here,
# so that the next worker need not wait two minutes for it; small chunks make many places to be killed at.
WORKER = """
import time
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from cases import tasks
from cases.holidays import redating
from cases.models import Job, job
job.LEASE = timedelta(seconds=1)
redating.CHUNK = 60
while Job.objects.exclude(state=Job.State.DONE).exists():
    for due in Job.objects.due(timezone.now()):
        tasks.run_job(due.pk)
    time.sleep(0.01)
"""


def same_database() -> dict[str, str]:
    """The environment in which another process meets the test's database."""
    there = connection.settings_dict
    if connection.vendor == "sqlite":
        return {"DATABASE_URL": f"sqlite:///{there['NAME']}"}
    who = f"{there['USER']}:{there['PASSWORD']}@" if there["USER"] else ""
    return {"DATABASE_URL": f"postgres://{who}{there['HOST']}:{there['PORT']}/{there['NAME']}"}


def worker() -> subprocess.Popen:
    environ = os.environ | same_database() | {"DJANGO_SETTINGS_MODULE": "foi_portal.settings.test"}
    return subprocess.Popen([sys.executable, "-c", WORKER], cwd=ROOT, env=environ)


def looked_at() -> int:
    return CalendarVersion.objects.values_list("looked_at", flat=True).get()


def wait_until_it_has_come_past(number: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while looked_at() <= number:
        assert process.poll() is None, "The worker ended by itself."
        assert time.monotonic() < until, f"Only {looked_at()} cases were looked at."
        time.sleep(0.003)


@pytest.mark.django_db(transaction=True)
def test_a_redating_that_is_killed_half_way_goes_on_and_moves_each_case_once(many, proposed, confirm):
    many(CASES, received_on=date(2021, 2, 10), days=3)
    version = confirm(proposed())
    for kill in range(1, KILLS + 1):
        process = worker()
        try:
            wait_until_it_has_come_past(CASES * kill // 6, process)
        finally:
            os.kill(process.pid, signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
        done = looked_at()
        assert done < CASES
        assert Event.objects.count() == done  # nothing stands by halves
        assert Case.objects.filter(due_on=version.calendar().add(date(2021, 2, 10), 20)).exists()
    assert worker().wait(PATIENCE) == 0

    version.refresh_from_db()
    assert (version.looked_at, version.open_cases) == (CASES, CASES)
    assert version.finished_at
    assert not Job.objects.exclude(state=Job.State.DONE).exists()
    each = Case.objects.annotate(number=Count("events")).values_list("number", "received_on", "due_on")
    calendar = version.calendar()
    assert set(each) == {
        (1, day, calendar.add(day, 20)) for day in [date(2021, 2, number) for number in (8, 9, 10)]
    }
    assert sum(number for _, _, number in version.moves) == CASES
