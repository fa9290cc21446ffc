"""A new case of four questions, and what people do to its answers."""

import pytest

from cases.drafting import actions
from cases.workflow import Stage


@pytest.fixture
def case(case_at):
    return case_at(Stage.LOGGED)


@pytest.fixture
def save(officer, today):
    """Save the answer to a question as an officer does, from the version that stands unless another is given."""

    def save(
        case, number=1, text="<p>Hootsuite</p>", outcome="disclosed", *, version=None, by=officer, on=today
    ):
        answer = case.questions.get(number=number).answer
        version = answer.version if version is None else version
        return actions.save_answer(answer=answer, text=text, outcome=outcome, version=version, by=by, on=on)

    return save


@pytest.fixture
def answer_to(case):
    """An answer as it is stored now."""
    return lambda number=1: case.questions.get(number=number).answer


@pytest.fixture
def add(officer, today):
    """Claim a provision for some questions."""

    def add(case, provision="s31-1a", numbers=(1,), *, by=officer):
        questions = list(case.questions.filter(number__in=numbers))
        return actions.add_claim(case=case, provision=provision, questions=questions, by=by, on=today)

    return add
