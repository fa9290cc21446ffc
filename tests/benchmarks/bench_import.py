"""What an import of the staff directory costs, from 500 to 50,000 people: seconds, queries and memory.

python -m pytest tests/benchmarks/bench_import.py -s --no-cov
"""

import resource
import time
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.directory import import_actions as actions
from cases.models import DirectoryImport, StaffMember
from tests.directory.imports import content

FIRST, NEXT = date(2020, 1, 1), date(2021, 1, 1)
GRADES = ["Officer"] * 15 + ["Manager"] * 3 + ["Head of Service", "Assistant Director"]


def rows(count: int, *, promoted: bool = False) -> bytes:
    """One in twenty is a Head of Service; of these the later file makes Assistant Directors."""
    grades = [
        grade.replace("Head of Service", "Assistant Director") if promoted else grade for grade in GRADES
    ]
    return content(
        *(
            f"{n},Forename{n} Surname{n % 997},,,Post {n % 89},Team {n % 13},{grades[n % 20]},officer,,"
            f"p{n}@ashmere.example,01632 {n:06}"
            for n in range(count)
        )
    )


def timed(label: str, deed):
    cpu, wall = time.process_time(), time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        result = deed()
    used, took = time.process_time() - cpu, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {label:32} {used:6.1f} s of work {took:6.1f} s  {len(captured):5} queries  {memory:5} MB")
    return result


def confirm(it: DirectoryImport, by) -> None:
    actions.confirm(directory_import=it, seen=actions.seen_of(it), ends_the_others=False, by=by, on=NEXT)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [500, 5_000, 50_000])
def test_an_import_grows_with_the_file_alone(council, administrator, client, count):
    client.force_login(administrator)
    print(f"\n{count:,} people, {len(rows(count)) / 1e6:.1f} MB")
    brought = {"name": "staff.csv", "by": administrator}
    it = timed("upload", lambda: actions.upload(content=rows(count), valid_from=FIRST, **brought))
    page = reverse("look_before_importing", args=[it.pk])
    timed("look, all new", lambda: client.get(page))
    timed("import, all new", lambda: confirm(it, administrator))
    assert StaffMember.objects.count() == count
    it = actions.upload(content=rows(count, promoted=True), valid_from=NEXT, **brought)
    page = reverse("look_before_importing", args=[it.pk])
    looked = timed("look, one in twenty changed", lambda: client.get(page)).context["look"]
    assert len(looked.changed) == len(looked.altering) == count // 20
    timed("import, one in twenty changed", lambda: confirm(it, administrator))
    it.refresh_from_db()
    timed("take back", lambda: actions.take_back(directory_import=it, by=administrator, on=NEXT))
