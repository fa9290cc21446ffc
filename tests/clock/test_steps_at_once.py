"""Two people, or two presses of one button, at the same moment: the second learns what the first has done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from cases.clock import actions
from cases.models import ClockEvent, ClockRefused
from tests.journeys.clock_steps import draft, given, reply
from tests.journeys.steps import log

pytestmark = pytest.mark.django_db(transaction=True)
Kind = ClockEvent.Kind
MONDAY = date(2021, 3, 1)


@pytest.fixture
def case(council, officer, today):
    return log(officer=officer, received_on=date(2021, 2, 10), on=today)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What became of each: nothing to say, or the reason why it was refused."""

    def do(deed: Callable[[], object]) -> str:
        try:
            deed()
        except ClockRefused as refused:
            return refused.reasons[0]
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(do, deeds))


def test_one_letter_is_drafted_and_one_question_recorded(case, officer, today):
    assert at_once(*[lambda: draft(case, Kind.CLARIFICATION, by=officer, on=today)] * 3) == [""] * 3
    assert case.letters.filter(kind="clarification").count() == 1
    said = at_once(*[lambda: given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)] * 3)
    assert said == [""] * 3
    assert case.clock_events.count() == 1


def test_of_two_replies_with_different_days_one_is_refused(case, officer, manager, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    said = at_once(
        lambda: reply(event, received_on=date(2021, 3, 2), by=officer, on=today),
        lambda: reply(event, received_on=date(2021, 3, 3), by=manager, on=today),
    )
    assert sorted(map(bool, said)) == [False, True]
    assert "was recorded already" in "".join(said)


def test_one_withdrawal_closes_the_case(case, officer, today):
    withdraw = {"case": case, "withdrawn_on": today, "how": "by e-mail", "by": officer, "on": today}
    assert at_once(*[lambda: actions.record_withdrawal(**withdraw)] * 3) == [""] * 3
    assert case.clock_events.count() == 1
    assert case.letters.filter(kind="withdrawn").count() == 1
