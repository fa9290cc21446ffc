"""Queries of each page at 10 and at 1,000 cases, and the memory of a web process that served them.

python -m pytest tests/benchmarks/bench_pages.py -s --no-cov
"""

import resource
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Answer, Case, Question
from cases.workflow import Stage

TODAY = date(2021, 3, 4)


def many(case: Case, count: int) -> None:
    """More cases like this one, in bulk: only their number matters here."""
    start = Case.objects.count()
    cases = Case.objects.bulk_create(
        Case(
            reference=f"9{number:06}",
            subject=f"Case {number}",
            regime="FOIA",
            requester=case.requester,
            officer=case.officer,
            request_text="What?",
            received_on=TODAY - timedelta(days=number % 30),
            due_on=TODAY + timedelta(days=number % 40 - 5),
        )
        for number in range(start, count)
    )
    questions = Question.objects.bulk_create(Question(case=each, number=1, text="What?") for each in cases)
    Answer.objects.bulk_create(Answer(question=each) for each in questions)


@pytest.mark.django_db
def test_queries_of_each_page_do_not_grow_with_the_number_of_cases(case_at, signed_in, officer, time_machine):
    time_machine.move_to("2021-03-04T11:00:00+00:00")
    case = case_at(Stage.DRAFTING)
    client = signed_in(officer)
    pages = {
        "my cases": reverse("my_cases"),
        "all cases": reverse("all_cases"),
        "search": reverse("all_cases") + "?q=media&stage=any",
        "case": reverse("case", args=[case.reference]),
        "draft": reverse("draft", args=[case.reference]),
        "preview": reverse("letter_preview", args=[case.reference]),
        "check and issue": reverse("check_letter", args=[case.reference]),
        "log a request": reverse("log_request"),
    }
    counts = {}
    for size in (10, 1000):
        many(case, size)
        for name, url in pages.items():
            client.get(url)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(url).status_code == 200
            counts.setdefault(name, []).append(len(queries))
    print()
    for name, (few, lots) in counts.items():
        print(f"{name:<16} {few:>3} queries at 10 cases, {lots:>3} at 1,000")
        assert lots <= few, name  # a page of cases without claims asks for no notices
    # The session and the user come on top, and what a claim on the page still lacks.
    assert max(counts["my cases"] + counts["all cases"]) <= 6 + 2 + 1
    print(
        f"memory of this process at its peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
