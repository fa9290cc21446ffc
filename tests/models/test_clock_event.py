"""An event of the clock: what it says, what the law counts of it, and what the database does not take."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.law import clock_events as law
from cases.models import ClockEvent
from cases.workflow import Stage
from tests.journeys.clock_steps import COMPLEX, FEE, HELP, MORE_TIME, PASSED, QUESTION

Kind = ClockEvent.Kind
DAY, END = date(2021, 3, 1), date(2021, 3, 3)


def event(kind: str, details: dict | None = None, **more) -> ClockEvent:
    return ClockEvent(kind=kind, **{"on": DAY, "details": details or {}, **more})


@pytest.mark.parametrize(
    ("recorded", "words"),
    [
        (event(Kind.CLARIFICATION, QUESTION), "Asked what is needed to identify the information"),
        (event(Kind.CLARIFICATION, HELP), "Asked the requester a question that the answer does not wait for"),
        (event(Kind.FEE_NOTICE, FEE), "Gave a fee notice of £14.60"),
        (event(Kind.EXTENSION, MORE_TIME), "Told the requester that 20 working days more are needed"),
        (event(Kind.TRANSFER, PASSED), "Passed a part of the request on to Anyshire Police"),
        (
            event(Kind.TRANSFER, {**PASSED, "whole": True, "passed_on": ""}),
            "Told the requester to ask for the request: Anyshire Police",
        ),
        (event(Kind.WITHDRAWAL), "Recorded that the requester withdrew the request"),
    ],
)
def test_an_event_tells_what_happened_and_when(recorded, words):
    assert recorded.story() == f"{words} on Monday 1 March 2021"


@pytest.mark.parametrize(
    ("kind", "details", "words"),
    [
        (Kind.CLARIFICATION, QUESTION, "Received the reply on Wednesday 3 March 2021"),
        (Kind.FEE_NOTICE, FEE, "Received the fee of £14.60 on Wednesday 3 March 2021"),
    ],
)
def test_an_event_with_its_end_tells_of_the_end(kind, details, words):
    assert event(kind, details, ended_on=END).story() == words


@pytest.mark.parametrize(
    ("recorded", "counted"),
    [
        (event(Kind.CLARIFICATION, QUESTION), law.Clarification(DAY)),
        (event(Kind.CLARIFICATION, HELP, ended_on=END), law.Clarification(DAY, END, needed=False)),
        (event(Kind.FEE_NOTICE, FEE, ended_on=END), law.FeeNotice(DAY, END)),
        (event(Kind.EXTENSION, MORE_TIME), law.Extension(DAY, 20, ("s43-2",))),
        (
            event(Kind.EXTENSION, COMPLEX),
            law.Extension(DAY, 20, complexity=COMPLEX["complexity"], volume=COMPLEX["volume"]),
        ),
        (event(Kind.TRANSFER, PASSED), law.Transfer(DAY, consented=True)),
        (event(Kind.TRANSFER, {**PASSED, "consented_on": ""}), law.Transfer(DAY, consented=False)),
        (
            event(Kind.TRANSFER, {**PASSED, "consented_on": "", "passed_on": ""}),
            law.Transfer(DAY, consented=True),
        ),
        (event(Kind.WITHDRAWAL), law.Withdrawal(DAY)),
        (event(Kind.FEE_NOTICE, FEE, on=None), law.FeeNotice(END)),
    ],
)
def test_the_law_counts_what_is_stored(recorded, counted):
    assert recorded.as_law(END) == counted


def test_a_notice_that_was_not_given_counts_on_no_day():
    with pytest.raises(ValueError, match="counts on no day"):
        event(Kind.FEE_NOTICE, FEE, on=None).as_law()


@pytest.mark.parametrize(
    ("recorded", "waits"),
    [
        (event(Kind.CLARIFICATION, QUESTION), True),
        (event(Kind.FEE_NOTICE, FEE), True),
        (event(Kind.FEE_NOTICE, FEE, ended_on=END), False),
        (event(Kind.FEE_NOTICE, FEE, on=None), False),
        (event(Kind.FEE_NOTICE, FEE, struck_on=END), False),
        (event(Kind.WITHDRAWAL), False),
    ],
)
def test_a_question_and_a_fee_notice_wait_until_their_end_comes(recorded, waits):
    assert recorded.is_waiting() is waits


def test_whoever_strikes_an_event_out_says_when_and_why(case_at, officer, today):
    case = case_at(Stage.LOGGED)
    for struck in ({"struck_on": today}, {"struck_on": today, "struck_by": officer}, {"struck_why": "wrong"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ClockEvent.objects.create(case=case, kind=Kind.WITHDRAWAL, on=today, by=officer, **struck)


def test_an_event_is_named_for_people(case_at, officer, today):
    case = case_at(Stage.LOGGED)
    assert str(ClockEvent(case=case, kind=Kind.FEE_NOTICE)) == f"Fee notice of case {case.pk}"
