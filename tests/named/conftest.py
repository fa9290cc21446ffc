"""A council with a small directory, and a new case of four questions."""

import pytest

from cases.named.deciding import decide as decide_name
from cases.named.register import Register
from cases.workflow import Stage
from tests.journeys.steps import answer
from tests.named.people import directory


@pytest.fixture
def people(council):
    return directory()


@pytest.fixture
def case(case_at, people):
    return case_at(Stage.LOGGED)


@pytest.fixture
def register(case, today):
    return lambda on=today: Register.of(case, on=on)


@pytest.fixture
def write(case, officer, today, register):
    """Answer a question, and see who is named then."""

    def write(text, number=4, outcome="disclosed", *, by=officer):
        answer(case, number, text, outcome, by=by, on=today)
        return register()

    return write


@pytest.fixture
def decide(case, officer, today, register):
    def decide(shown, choice, reason="", *, by=officer, on=today):
        key = next(person.key for person in register(on).people if person.shown == shown)
        return decide_name(case=case, key=key, choice=choice, reason=reason, by=by, on=on)

    return decide
