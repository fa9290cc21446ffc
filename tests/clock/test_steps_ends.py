"""The steps that end a case, pass it on, or correct what was recorded by mistake."""

from datetime import date

import pytest
from django.urls import reverse

from cases.clock import actions
from cases.models import ClockEvent, Letter
from cases.workflow import Stage
from tests.journeys.clock_steps import PASSED, boxes, draft, errors_of, fresh, given, pay, reply

Kind = ClockEvent.Kind
MONDAY = date(2021, 3, 1)
ADVICE = {
    "body": "Anyshire Police",
    "contact": "foi@police.example",
    "information": "the custody records",
    "whole": "no",
    "passing": "no",
    "sent": "draft",
}


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


# Another body


def test_advice_says_that_the_due_date_stays(look, confirm, case):
    words = look("pass_on", case, **ADVICE).context["effect"].words
    assert words == (
        "The due date does not move. The answer stays due on Wednesday 10 March 2021. "
        "The rest of the request is still yours to answer."
    )
    confirm("pass_on", case, **ADVICE)
    assert case.clock_events.get().details["body"] == "Anyshire Police"


def test_passing_on_a_whole_request_says_that_it_closes_the_case(look, confirm, case):
    data = {
        **ADVICE,
        "whole": "yes",
        "passing": "yes",
        **boxes("consented_on", date(2021, 3, 2)),
        **boxes("passed_on", date(2021, 3, 3)),
        "sent": "sent",
        **boxes("sent_on", date(2021, 3, 4)),
    }
    words = look("pass_on", case, **data).context["effect"].words
    assert "The other body’s time runs from the day on which it receives the request." in words
    assert "The case closes once the requester has the letter: “Passed on”." in words
    response = confirm("pass_on", case, **data)
    assert response.url == reverse("clock", args=[case.reference])
    assert fresh(case).get_stage() is Stage.PASSED_ON


def test_passing_on_needs_its_days_and_under_the_act_consent(confirm, look, case, environmental):
    response = confirm("pass_on", case, **{**ADVICE, "passing": "yes"})
    assert errors_of(response) == [
        "Enter the day on which the requester agreed",
        "Enter the day on which the request was passed on",
    ]
    data = {**ADVICE, "passing": "yes", **boxes("passed_on", date(2021, 3, 3))}
    assert "only when the requester has agreed" in look("pass_on", case, **data).context["effect"].reasons[0]
    assert confirm("pass_on", environmental, **data).status_code == 302


def test_an_agreement_may_be_told_under_the_regulations_too(confirm, environmental):
    data = {**ADVICE, "passing": "yes", **boxes("passed_on", date(2021, 3, 3))}
    response = confirm("pass_on", environmental, **data, **boxes("consented_on", (5, 3, 2021)))
    assert errors_of(response) == ["Date the requester agreed (optional) must be today or in the past"]


def test_days_of_passing_on_that_were_not_asked_trouble_nobody(confirm, case):
    assert confirm("pass_on", case, **ADVICE, **boxes("passed_on", (31, 2, 2021))).status_code == 302


def test_an_empty_transfer_says_what_is_missing(confirm, case):
    assert errors_of(confirm("pass_on", case)) == [
        "Enter the body that has the information",
        "Enter how to reach it",
        "Say what it may hold",
        "Say whether it is the whole request or a part of it",
        "Say whether the request has been passed on",
        "Say whether the letter is drafted here or was sent already",
    ]


def test_a_drafted_transfer_comes_back_with_its_days(opened, case, officer, today):
    draft(case, Kind.TRANSFER, by=officer, on=today, **PASSED)
    form = opened("pass_on", case).context["form"]
    assert form["passed_on"].value() == date(2021, 3, 3)
    assert form["consented_on"].value() == date(2021, 3, 2)
    draft(case, Kind.TRANSFER, by=officer, on=today, whole=True)
    form = opened("pass_on", case).context["form"]
    assert (form["passing"].value(), form["passed_on"].value()) == ("no", None)


# Ends


def test_a_withdrawal_says_that_it_closes_the_case_and_drafts_the_letter(opened, confirm, case):
    assert opened("record_withdrawal", case).context["effect"].words == (
        "Nothing is due any more. The case is closed."
    )
    data = {**boxes("withdrawn_on", MONDAY), "how": "by e-mail"}
    response = confirm("record_withdrawal", case, **data)
    letter = Letter.objects.get(kind="withdrawn")
    assert response.url == reverse("notice", args=[case.reference, letter.pk])
    assert confirm("record_withdrawal", case, **data).url == response.url
    assert fresh(case).get_stage() is Stage.WITHDRAWN


def test_a_withdrawal_needs_its_day_and_how_it_was_said(confirm, case):
    assert errors_of(confirm("record_withdrawal", case)) == [
        "Enter the day on which the requester withdrew the request",
        "Say how the requester withdrew the request",
    ]


def test_closing_before_the_last_day_is_blocked_with_its_reason(opened, confirm, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    response = opened("close_without_reply", case, event.pk)
    assert "can reply until Saturday 1 May 2021" in response.context["blocked"][0]
    response = confirm("close_without_reply", case, event.pk)
    assert "can reply until Saturday 1 May 2021" in errors_of(response)[0]
    assert fresh(case).get_stage() is Stage.LOGGED


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.CLARIFICATION, "A reply that still comes opens the case again"),
        (Kind.FEE_NOTICE, "last day to pay"),
    ],
)
def test_after_the_last_day_the_case_can_be_closed(opened, confirm, case, officer, today, later, kind, words):
    event = given(case, kind, given_on=MONDAY, by=officer, on=today)
    later(date(2021, 6, 2))
    assert words in opened("close_without_reply", case, event.pk).context["effect"].words
    first = confirm("close_without_reply", case, event.pk)
    assert first.url == confirm("close_without_reply", case, event.pk).url
    assert fresh(case).get_stage() is Stage.NO_REPLY
    assert opened("close_without_reply", case, event.pk).context["blocked"]


@pytest.mark.parametrize(("kind", "can"), [(Kind.CLARIFICATION, "reply"), (Kind.FEE_NOTICE, "pay")])
def test_a_reminder_is_drafted_and_moves_nothing(opened, confirm, case, officer, today, kind, can):
    event = given(case, kind, given_on=MONDAY, by=officer, on=today)
    assert f"A reminder moves no date. The requester can {can} until" in (
        opened("chase_reply", case, event.pk).context["effect"].words
    )
    response = confirm("chase_reply", case, event.pk)
    assert response.url == reverse("notice", args=[case.reference, Letter.objects.get(kind="chaser").pk])


def test_nobody_is_reminded_of_what_was_answered(opened, case, officer, today):
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    pay(event, paid_on=today, by=officer, on=today)
    assert "was recorded already" in opened("chase_reply", case, event.pk).context["blocked"][0]


# Corrections


def test_striking_out_says_the_date_that_comes_back(opened, confirm, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    assert opened("strike_event", case, event.pk).context["effect"].words == (
        "The answer is due on Wednesday 10 March 2021."
    )
    assert errors_of(confirm("strike_event", case, event.pk)) == ["Say what was wrong"]
    response = confirm("strike_event", case, event.pk, why="Another case")
    assert response.url == reverse("clock", args=[case.reference])
    assert confirm("strike_event", case, event.pk, why="Another case").url == response.url
    assert fresh(case).stopped_on is None
    assert "does not count" in opened("strike_event", case, event.pk).context["blocked"][0]


def test_striking_out_what_moved_nothing_says_so(opened, case, officer, today):
    event = given(case, Kind.TRANSFER, given_on=MONDAY, by=officer, on=today)
    assert opened("strike_event", case, event.pk).context["effect"].words == (
        "The due date does not move. The answer is due on Wednesday 10 March 2021."
    )


@pytest.mark.parametrize(
    ("kind", "end", "words"),
    [(Kind.CLARIFICATION, "reply", "Only the reply of"), (Kind.FEE_NOTICE, "payment", "Only the payment of")],
)
def test_of_what_has_an_end_the_end_alone_can_be_struck_out(
    opened, look, confirm, case, officer, today, kind, end, words
):
    event = given(case, kind, given_on=MONDAY, by=officer, on=today)
    record = {"reply": lambda: reply(event, received_on=today, by=officer, on=today)}
    record.get(end, lambda: pay(event, paid_on=today, by=officer, on=today))()
    response = opened("strike_event", case, event.pk)
    assert words in response.content.decode()
    assert response.context["effect"].words == ""
    assert errors_of(confirm("strike_event", case, event.pk, why="Wrong day")) == [
        "Say what was recorded by mistake"
    ]
    words = look("strike_event", case, event.pk, part="all").context["effect"].words
    assert words.startswith("The due date moves from")
    assert words.endswith("to Wednesday 10 March 2021.")
    confirm("strike_event", case, event.pk, part="end", why="Wrong day")
    assert fresh(case).stopped_on == MONDAY


def test_what_would_contradict_itself_is_refused_with_the_reason(look, case, officer, today):
    first = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 12), by=officer, on=today)
    reply(first, received_on=date(2021, 2, 15), by=officer, on=today)
    given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    reasons = look("strike_event", case, first.pk, part="end", why="wrong").context["effect"].reasons
    assert "Two questions are open at once" in reasons[0]


def test_a_draft_is_discarded_after_a_page_that_asks(opened, confirm, desk, case, officer, today):
    event = draft(case, Kind.FEE_NOTICE, by=officer, on=today).clock_event
    assert "No date moves" in opened("discard_notice", case, event.pk).context["effect"].words
    response = confirm("discard_notice", case, event.pk)
    assert response.url == reverse("clock", args=[case.reference])
    assert not case.clock_events.exists()
    again = desk.post(reverse("discard_notice", args=[case.reference, event.pk]))
    assert again.url == response.url


def test_what_was_given_is_not_discarded(opened, case, officer, today):
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    assert opened("discard_notice", case, event.pk).context["blocked"] == [actions.WAS_GIVEN]


def test_a_case_is_not_closed_for_want_of_a_reply_that_came(opened, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    reply(event, received_on=today, by=officer, on=today)
    assert "was recorded already" in opened("close_without_reply", case, event.pk).context["blocked"][0]


def test_striking_out_an_extension_says_both_dates(opened, case, officer, today):
    event = given(case, Kind.EXTENSION, given_on=MONDAY, by=officer, on=today)
    assert opened("strike_event", case, event.pk).context["effect"].words == (
        "The due date moves from Monday 12 April 2021 to Wednesday 10 March 2021."
    )
