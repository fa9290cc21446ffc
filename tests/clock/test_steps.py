"""The pages of the steps: each says what it will do before it is done, and keeps what was typed."""

from datetime import date

import pytest
from django.urls import reverse

from cases.clock import actions
from cases.models import ClockEvent
from cases.workflow import Stage
from tests.journeys.clock_steps import FEE, HELP, boxes, draft, errors_of, fresh, given, reply

Kind = ClockEvent.Kind
MONDAY = date(2021, 3, 1)
QUESTION = {
    "questions": "Which scheme do you mean?\r\n\r\nWhich years?\x00",
    "needed": "yes",
    "reason": "The council has four schemes with this name.",
    "can_answer": "",
    "sent": "draft",
}


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


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
