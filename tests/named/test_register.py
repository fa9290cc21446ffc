"""Who is named in what a case sends, what the rule says of each, and what is covered."""

import pytest

from cases.named.register import Register
from tests.journeys.steps import answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(case, officer, today):
    def write(text, number=4, outcome="disclosed"):
        answer(case, number, text, outcome, by=officer, on=today)
        return Register.of(case, on=today)

    return write


def test_a_council_officer_below_the_senior_grade_is_withheld_with_the_trace_of_the_rule(write, people):
    register = write("<p>Jane Smithson, Housing Options Officer, decided it.</p>")
    (person,) = register.people
    assert person.key == f"staff:{people['officer'].pk}"
    assert (person.shown, person.post, person.grade_words) == (
        "Jane Smithson",
        "Housing Options Officer",
        "Officer",
    )
    assert person.covers
    assert person.is_open
