"""The pages of the steps: each says what it will do before it is done, and keeps what was typed."""

from datetime import date

import pytest
from django.urls import reverse

from cases.clock import actions
from cases.models import Case, ClockEvent, Letter
from cases.workflow import Stage
from tests.journeys.clock_steps import FEE, HELP, PASSED, draft, given, pay, reply

Kind = ClockEvent.Kind
MONDAY = date(2021, 3, 1)
QUESTION = {
    "questions": "Which scheme do you mean?\r\n\r\nWhich years?\x00",
    "needed": "yes",
    "reason": "The council has four schemes with this name.",
    "can_answer": "",
    "sent": "draft",
}
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


@pytest.fixture
def case(case_at):
    return case_at(Stage.LOGGED)


@pytest.fixture
def environmental(case_at):
    return case_at(Stage.LOGGED, regime="EIR")


@pytest.fixture
def desk(signed_in, officer):
    """The officer's browser."""
    return signed_in(officer)


@pytest.fixture
def later(time_machine, desk, officer):
    """Some other day, signed in again: a session does not last that long."""

    def move(day):
        time_machine.move_to(f"{day}T11:00:00+00:00", tick=False)
        desk.force_login(officer)
        return day

    return move


@pytest.fixture
def opened(desk):
    """A step as it is opened."""

    def show(name, case, *args, **query):
        response = desk.get(reverse(name, args=[case.reference, *args]), query)
        assert response.status_code == 200
        return response

    return show


@pytest.fixture
def look(desk):
    """What the page says of a form before it is sent."""

    def ahead(name, case, *args, **data):
        response = desk.post(reverse(f"{name}_effect", args=[case.reference, *args]), data)
        assert response.status_code == 200
        return response

    return ahead


@pytest.fixture
def confirm(desk, look):
    """Send a form whose effect has been seen."""

    def send(name, case, *args, **data):
        seen = look(name, case, *args, **data).context["effect"].digest()
        return desk.post(reverse(name, args=[case.reference, *args]), {**data, "seen": seen})

    return send


def boxes(name: str, day: date | tuple) -> dict[str, str]:
    parts = (day.day, day.month, day.year) if isinstance(day, date) else day
    return {f"{name}_{place}": str(part) for place, part in enumerate(parts)}


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def errors_of(response) -> list[str]:
    return [words for _, words in response.context["summary"]]


# Clarification


def test_a_needed_question_says_what_it_does_before_it_is_drafted(look, case):
    response = look("ask_clarification", case, **QUESTION)
    assert response.context["effect"].words == (
        "The clock stops. The 20 working days start afresh on the day the reply comes, section 10(6)(b). "
        "A reply on Thursday 4 March 2021 would make the answer due on Tuesday 6 April 2021. "
        "If no reply has come by Tuesday 4 May 2021, you can close the case."
    )
    assert "Drafting the letter moves nothing" in response.content.decode()
    assert "is late to ask" in response.context["effect"].warnings[0]
    assert not case.clock_events.exists()


def test_a_question_that_only_helps_is_said_to_leave_the_clock_running(look, case, environmental):
    words = look("ask_clarification", case, **{**QUESTION, "needed": "no"}).context["effect"].words
    assert "The due date does not move" in words
    assert "advice and assistance under section 16" in words
    words = look("ask_clarification", environmental, **{**QUESTION, "needed": "no"}).context["effect"].words
    assert "regulation 9(1)" in words


def test_until_it_is_said_whether_the_reply_is_needed_nothing_is_foretold(opened, case):
    response = opened("ask_clarification", case)
    assert response.context["effect"].words == ""
    assert "Fill in the form to see what this does" in response.content.decode()


def test_a_confirmed_question_is_drafted_and_opens_its_letter(confirm, case):
    response = confirm("ask_clarification", case, **QUESTION)
    event = case.clock_events.get()
    assert response.url == reverse("notice", args=[case.reference, event.letter_id])
    assert event.details["questions"] == ["Which scheme do you mean?", "Which years?"]
    assert event.on is None


def test_the_step_opened_again_shows_what_its_draft_says(opened, case, officer, today):
    draft(case, Kind.CLARIFICATION, by=officer, on=today)
    response = opened("ask_clarification", case)
    assert response.context["form"]["questions"].value() == "Which scheme do you mean?\nWhich years?"
    assert response.context["effect"].words
    assert "This letter is drafted and not issued" in response.content.decode()


def test_a_question_that_was_sent_already_is_recorded_at_once(confirm, case):
    data = {**QUESTION, "sent": "sent", **boxes("sent_on", MONDAY)}
    response = confirm("ask_clarification", case, **data)
    assert response.url == reverse("clock", args=[case.reference])
    assert fresh(case).stopped_on == MONDAY


def test_pressed_twice_it_is_recorded_once(confirm, desk, case):
    data = {**QUESTION, "sent": "sent", **boxes("sent_on", MONDAY)}
    first = confirm("ask_clarification", case, **data)
    second = desk.post(reverse("ask_clarification", args=[case.reference]), {**data, "seen": "old"})
    assert first.url == second.url
    assert case.clock_events.count() == 1


def test_nothing_is_done_that_was_not_seen(desk, case):
    """Without script, or when somebody else moved the clock meanwhile: first the page says what it would do."""
    response = desk.post(reverse("ask_clarification", args=[case.reference]), {**QUESTION, "seen": "older"})
    assert response.status_code == 422
    assert errors_of(response) == [
        "What this does has changed since you last saw it. Read it again, then confirm."
    ]
    assert not case.clock_events.exists()
    seen = response.context["effect"].digest()
    assert desk.post(response.request["PATH_INFO"], {**QUESTION, "seen": seen}).status_code == 302


def test_an_empty_form_says_what_is_missing_beside_each_field(confirm, case):
    response = confirm("ask_clarification", case)
    assert response.status_code == 422
    assert errors_of(response) == [
        "Enter at least one question",
        "Say whether you need the reply",
        "Say whether the letter is drafted here or was sent already",
    ]
    response = confirm("ask_clarification", case, needed="yes", sent="sent")
    assert errors_of(response)[1:] == [
        "Say why the information cannot be identified without the reply",
        "Enter the day on which the letter was sent",
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((31, 2, 2026), "Date sent must be a real date"),
        ((5, 3, 2021), "Date sent must be today or in the past"),
        ((9, 2, 2021), "Date sent must be on or after 10 February 2021, when the request was received"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_kept_as_typed(confirm, look, case, day, words):
    data = {**QUESTION, "sent": "sent", **boxes("sent_on", day)}
    assert look("ask_clarification", case, **data).context["effect"].reasons == [words]
    response = confirm("ask_clarification", case, **data)
    assert errors_of(response) == [words]
    assert f'value="{day[0]}"' in response.content.decode()
    assert not case.clock_events.exists()


def test_a_day_of_an_answer_that_was_not_chosen_troubles_nobody(confirm, case):
    data = {**QUESTION, **boxes("sent_on", (31, 2, 2026))}
    assert confirm("ask_clarification", case, **data).status_code == 302


def test_a_text_that_is_too_long_is_refused(confirm, case):
    response = confirm("ask_clarification", case, **{**QUESTION, "reason": "x" * 4001})
    assert "must be 4000 characters or fewer" in errors_of(response)[0]


def test_a_second_open_question_shows_its_reasons_and_keeps_what_was_typed(confirm, case, officer, today):
    given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    response = confirm("ask_clarification", case, **QUESTION)
    assert response.status_code == 422
    assert "Two questions are open at once" in errors_of(response)[0]
    assert "Which scheme do you mean?" in response.content.decode()
    assert case.clock_events.count() == 1


def test_the_what_if_fills_in_the_day_of_the_question(opened, case):
    form = opened("ask_clarification", case, asked_on="2021-03-01").context["form"]
    assert (form["sent"].value(), form["sent_on"].value(), form["needed"].value()) == ("sent", MONDAY, "yes")
    form = opened("ask_clarification", case, asked_on="2021-03-04").context["form"]
    assert form["sent"].value() == "draft"
    for other in ("2021-03-05", "2021-02-31", "soon"):
        assert opened("ask_clarification", case, asked_on=other).context["form"]["sent_on"].value() is None


# Replies and payments


def test_the_reply_says_the_new_due_date_and_then_moves_it(opened, confirm, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 12), by=officer, on=today)
    assert opened("record_reply", case, event.pk).context["effect"].words == (
        "The answer is due on Tuesday 6 April 2021. "
        "The 20 working days start afresh with the reply, on Thursday 4 March 2021, section 10(6)(b)."
    )
    data = {**boxes("received_on", MONDAY), "meaning": "The north scheme"}
    response = confirm("record_reply", case, event.pk, **data)
    assert response.url == reverse("clock", args=[case.reference])
    assert fresh(case).due_on == date(2021, 3, 30)
    again = confirm("record_reply", case, event.pk, **data)
    assert again.url == response.url
    assert case.events.filter(words__startswith="Received the reply").count() == 1


def test_a_reply_that_was_not_needed_moves_nothing(opened, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today, **HELP)
    words = opened("record_reply", case, event.pk).context["effect"].words
    assert words == "The due date does not move. The answer stays due on Wednesday 10 March 2021."


def test_a_reply_without_its_day_or_its_meaning_is_refused(confirm, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    response = confirm("record_reply", case, event.pk)
    assert errors_of(response) == [
        "Enter the day on which the reply was received",
        "Say what the request now means",
    ]


def test_a_reply_before_its_question_is_refused_with_the_reason(confirm, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    data = {**boxes("received_on", date(2021, 2, 26)), "meaning": "The north scheme"}
    response = confirm("record_reply", case, event.pk, **data)
    assert "lies before the question" in errors_of(response)[0]
    assert "The north scheme" in response.content.decode()
    assert fresh(case).stopped_on == MONDAY


def test_a_reply_that_somebody_else_recorded_meanwhile_is_refused(desk, opened, look, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    data = {**boxes("received_on", date(2021, 3, 2)), "meaning": "The north scheme"}
    seen = look("record_reply", case, event.pk, **data).context["effect"].digest()
    reply(event, received_on=today, by=officer, on=today)
    response = desk.post(reverse("record_reply", args=[case.reference, event.pk]), {**data, "seen": seen})
    assert "was recorded already" in errors_of(response)[0]
    shown = opened("record_reply", case, event.pk)
    assert "was recorded already" in shown.context["blocked"][0]
    assert "You cannot do this now" in shown.content.decode()


def test_the_what_if_fills_in_the_day_of_the_reply(opened, case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    form = opened("record_reply", case, event.pk, answered_on="2021-03-03").context["form"]
    assert form["received_on"].value() == date(2021, 3, 3)


def test_a_late_reply_says_that_it_opens_the_case_again(opened, confirm, case, officer, today, later):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    actions.close_without_reply(event=event, by=officer, on=later(date(2021, 5, 10)))
    assert (
        "The case opens again, at “Drafting”."
        in opened("record_reply", case, event.pk).context["effect"].words
    )
    confirm("record_reply", case, event.pk, **boxes("received_on", date(2021, 5, 10)), meaning="The north")
    assert fresh(case).get_stage() is Stage.DRAFTING


def test_the_payment_says_which_days_are_not_counted(opened, confirm, case, officer, today):
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    response = opened("record_payment", case, event.pk, paid_on="2021-03-03")
    assert "The fee notice of £14.60 was given on Monday 1 March 2021." in response.content.decode()
    assert response.context["effect"].words == (
        "The answer is due on Monday 15 March 2021. The working days from the notice to the payment, "
        "both included, are not counted, section 10(2)."
    )
    confirm("record_payment", case, event.pk, **boxes("paid_on", date(2021, 3, 3)))
    assert fresh(case).due_on == date(2021, 3, 15)
    shown = opened("record_payment", case, event.pk)
    assert "The payment was recorded already" in shown.context["blocked"][0]
    other = given(case, Kind.CLARIFICATION, given_on=today, by=officer, on=today)
    assert opened("record_reply", case, other.pk)


def test_a_reply_is_recorded_for_a_question_only(desk, case, officer, today):
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    assert desk.get(reverse("record_reply", args=[case.reference, event.pk])).status_code == 404
    assert desk.get(reverse("record_payment", args=[case.reference, event.pk + 1])).status_code == 404


def test_nothing_is_recorded_for_a_notice_that_is_only_drafted(opened, confirm, case, officer, today):
    event = draft(case, Kind.CLARIFICATION, by=officer, on=today).clock_event
    assert "has not been given yet" in opened("record_reply", case, event.pk).context["blocked"][0]
    response = confirm("record_reply", case, event.pk, **boxes("received_on", today), meaning="The north")
    assert "has not been given yet" in errors_of(response)[0]


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
    assert words == "The answer is due on Wednesday 10 March 2021."
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


# Who may, and when


def test_a_closed_case_shows_why_its_clock_no_longer_moves(opened, confirm, case, officer, today):
    actions.record_withdrawal(case=case, withdrawn_on=today, how="by e-mail", by=officer, on=today)
    response = opened("give_fee_notice", case)
    assert "The case is closed: “Withdrawn”" in response.context["blocked"][0]
    response = confirm("ask_clarification", case, **{**QUESTION, "needed": "no"})
    assert response.status_code in (403, 422)
    assert "Which scheme do you mean?" in response.content.decode()


def test_a_reviewer_sees_why_not_and_changes_nothing(signed_in, reviewer, case):
    client = signed_in(reviewer)
    url = reverse("record_withdrawal", args=[case.reference])
    response = client.get(url)
    assert response.context["blocked"] == ["Only officers and managers take steps on the clock."]
    data = {**boxes("withdrawn_on", MONDAY), "how": "by e-mail"}
    seen = client.post(f"{url}effect/", data).context["effect"].digest()
    response = client.post(url, {**data, "seen": seen})
    assert response.status_code == 403
    assert errors_of(response) == ["Only officers and managers take steps on the clock."]
    assert not case.clock_events.exists()


def test_what_the_lock_finds_is_told_on_the_page(confirm, monkeypatch, case, officer, today):
    """Between the look and the deed somebody else may act: the action has the last word."""
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    monkeypatch.setattr("cases.clock.steps.why_not_wait_for", lambda event: ["Somebody else was faster."])
    monkeypatch.setattr("cases.clock.step_views.steps.look_ahead", lambda *args, **more: None)
    response = confirm("record_payment", case, event.pk, **boxes("paid_on", today))
    assert errors_of(response) == ["Somebody else was faster."]


def test_a_fee_says_its_last_day(opened, case, officer, today):
    draft(case, Kind.FEE_NOTICE, by=officer, on=today)
    response = opened("give_fee_notice", case)
    assert response.context["form"].details() == FEE
    assert "The last day to pay is Thursday 3 June 2021." in response.context["effect"].words
