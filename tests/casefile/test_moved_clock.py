"""What lists and the page of a case say when the clock was stopped, moved or ended."""

import re
from datetime import date
from html import unescape

import pytest

from cases.models import Case, ClockEvent
from cases.workflow import Stage
from tests.journeys.steps import count

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
Kind = ClockEvent.Kind
ASKED = date(2021, 3, 1)


@pytest.fixture
def words_of(signed_in, officer):
    def read(address: str) -> str:
        html = signed_in(officer).get(address).content.decode()
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())

    return read


@pytest.fixture
def waiting(log, officer) -> Case:
    """Received on 10 February, a question asked on 1 March, no reply yet."""
    case = log(date(2021, 2, 10), "Empty homes")
    count(case, Kind.CLARIFICATION, ASKED, by=officer, needed=True)
    return case


@pytest.fixture
def end(officer, today):
    def close(case: Case, stage: Stage) -> None:
        case.move_to(stage, on=today)

    return close


def test_a_case_that_waits_for_the_requester_stands_in_a_group_of_its_own_and_is_never_overdue(
    words_of, waiting, log
):
    log(date(2021, 1, 28), "Telecare contract")
    Case.objects.filter(pk=waiting.pk).update(due_on=date(2021, 3, 1))
    words = words_of("/")
    assert "Overdue 1" in words
    assert "Waiting for the requester 1" in words
    assert "Waiting for the requester’s reply look again on Mon 1 Mar" in words
    assert "Waiting for: The requester" in words
    assert "Thursday 4 March 2021. One case is late." in words
    assert "1 your move" in words


def test_the_page_says_what_the_case_waits_for_and_until_when(words_of, waiting):
    words = words_of(f"/cases/{waiting.reference}/")
    assert "Next: wait for the requester’s reply" in words
    assert "The 20 working days start afresh on the day the reply is received." in words
    assert "The last day for it is Saturday 1 May 2021." in words
    assert "Stopped on day 13, waiting for the requester’s reply" in words


def test_an_unpaid_fee_is_waited_for(words_of, log, officer):
    case = log(date(2021, 2, 10))
    count(case, Kind.FEE_NOTICE, ASKED, by=officer, amount="14.60", lines=[])
    words = words_of(f"/cases/{case.reference}/")
    assert "Next: wait for the payment" in words
    assert "the last day to pay is Monday 31 May 2021" in words


def test_the_reply_brings_the_case_back_among_those_that_are_due(words_of, waiting, officer):
    event = waiting.clock_events.get()
    event.ended_on = date(2021, 3, 4)
    waiting.count_event(event, "Recorded the reply", by=officer, on=date(2021, 3, 4))
    assert "Waiting for the requester" not in words_of("/")
    assert "Later 1" in words_of("/")
    assert "Due Tuesday 6 April 2021" in words_of(f"/cases/{waiting.reference}/")


def test_the_next_step_names_the_questions_that_an_extension_does_not_cover(words_of, log, officer):
    case = log(date(2021, 2, 10))
    count(case, Kind.EXTENSION, ASKED, by=officer, days=20, provisions=["s43-2"], questions=[2])
    words = words_of(f"/cases/{case.reference}/")
    assert (
        "The extension does not cover questions 1, 3, 4 and 5, which are due on Wednesday 10 March 2021."
        in words
    )


def test_one_question_left_out_of_an_extension_is_named_alone(words_of, log, officer):
    case = log(date(2021, 2, 10))
    count(case, Kind.EXTENSION, ASKED, by=officer, days=20, provisions=["s43-2"], questions=[1, 2, 3, 5])
    assert "does not cover question 4, which is due on" in words_of(f"/cases/{case.reference}/")


def test_what_an_extension_does_not_cover_and_was_not_answered_in_time_was_due(words_of, log, officer):
    case = log(date(2021, 2, 1))
    count(case, Kind.EXTENSION, ASKED, by=officer, days=20, provisions=["s43-2"], questions=[1])
    words = words_of(f"/cases/{case.reference}/")
    assert "does not cover questions 2, 3, 4 and 5, which were due on Monday 1 March 2021." in words
    case = log(date(2021, 2, 1))
    count(case, Kind.EXTENSION, ASKED, by=officer, days=20, provisions=["s43-2"], questions=[1, 2, 3, 4])
    assert "cover question 5, which was due on" in words_of(f"/cases/{case.reference}/")


@pytest.mark.parametrize("questions", [[], [1, 2, 3, 4, 5]], ids=["all of it", "each question"])
def test_an_extension_of_the_whole_leaves_nothing_to_name(questions, words_of, log, officer):
    case = log(date(2021, 2, 10))
    count(case, Kind.EXTENSION, ASKED, by=officer, days=20, provisions=["s43-2"], questions=questions)
    assert "The extension does not cover" not in words_of(f"/cases/{case.reference}/")


@pytest.mark.parametrize(
    ("stage", "title", "step"),
    [
        (Stage.NO_REPLY, "Closed: no reply came", "Open the clock"),
        (Stage.WITHDRAWN, "Closed: the requester withdrew the request", "See the letters"),
        (Stage.PASSED_ON, "Closed: the request was passed on", "See the letters"),
    ],
)
def test_a_case_that_ended_without_an_answer_says_how(stage, title, step, words_of, waiting, end):
    end(waiting, stage)
    words = words_of(f"/cases/{waiting.reference}/")
    assert title in words
    assert step in words
    assert f"{stage.label} Closed Thursday 4 March 2021" in words
    listed = words_of(f"/cases/?stage={stage.value}")
    assert "Nothing more is due" in listed
    assert "Waiting for: " not in listed


def test_the_draft_of_a_case_that_ended_cannot_be_changed(words_of, waiting, end):
    end(waiting, Stage.WITHDRAWN)
    assert "The case is closed: “Withdrawn”." in words_of(f"/cases/{waiting.reference}/draft/")
