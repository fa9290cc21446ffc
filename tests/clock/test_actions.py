"""What is done to the clock: each step moves the date that the law moves, once, or nothing at all."""

from datetime import date

import pytest

from cases.clock import actions
from cases.models import Case, ClockEvent, ClockRefused, Council, Letter, Role
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.factories import UserFactory
from tests.journeys.clock_steps import (
    ADVICE,
    COMPLEX,
    FEE,
    HELP,
    PASSED,
    QUESTION,
    draft,
    fresh,
    given,
    pay,
    reply,
)

Kind = ClockEvent.Kind
DUE = date(2021, 3, 10)
MONDAY = date(2021, 3, 1)


def last_words(case: Case) -> str:
    return case.events.latest("id").words


# Letters that are drafted


@pytest.mark.parametrize(
    ("kind", "layout"),
    [
        (Kind.CLARIFICATION, "clarification"),
        (Kind.FEE_NOTICE, "fee_notice"),
        (Kind.EXTENSION, "pit_extension"),
        (Kind.TRANSFER, "transfer"),
    ],
)
def test_drafting_a_letter_moves_no_date(case, officer, today, kind, layout):
    letter = draft(case, kind, by=officer, on=today)
    assert letter.kind == layout
    assert not letter.is_issued()
    assert letter.clock_event.on is None
    assert fresh(case).due_on == DUE
    assert last_words(case).startswith("Drafted the ")
    assert list(letter.editors.all()) == [officer]


def test_the_notice_of_more_time_is_another_letter_under_the_regulations(environmental, officer, today):
    letter = actions.draft_notice(
        case=environmental, kind=Kind.EXTENSION, details=COMPLEX, by=officer, on=today
    )
    assert letter.kind == "eir_extension"


def test_drafting_twice_gives_one_letter_and_one_line_in_the_story(case, officer, today):
    letters = {draft(case, Kind.CLARIFICATION, by=officer, on=today).pk for _ in range(2)}
    assert len(letters) == 1
    assert case.clock_events.count() == 1
    assert case.events.filter(kind="notice_drafted").count() == 1


def test_a_draft_opened_again_says_the_new_thing_and_counts_the_change(case, officer, today):
    first = draft(case, Kind.CLARIFICATION, by=officer, on=today)
    again = draft(case, Kind.CLARIFICATION, by=officer, on=today, questions=["Which year?"])
    assert again.pk == first.pk
    assert again.version == first.version + 1
    assert case.clock_events.get().details["questions"] == ["Which year?"]
    assert last_words(case).startswith("Changed what it says")


def test_what_the_law_does_not_allow_is_not_even_drafted(case, officer, today):
    with pytest.raises(ClockRefused, match="absolute"):
        draft(case, Kind.EXTENSION, by=officer, on=today, provisions=["s21", "s40-2-3Aa"])
    assert not case.clock_events.exists()
    assert not case.letters.exists()


def test_a_draft_that_is_discarded_leaves_its_words_in_the_story(case, officer, today):
    event = draft(case, Kind.FEE_NOTICE, by=officer, on=today).clock_event
    for _ in range(2):
        actions.discard_notice(event=event, by=officer, on=today)
    assert not case.clock_events.exists()
    told = case.events.get(kind="notice_discarded")
    assert told.data["details"] == FEE
    assert draft(case, Kind.FEE_NOTICE, by=officer, on=today).clock_event.details == FEE


def test_a_notice_that_was_given_cannot_be_discarded(case, officer, today):
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="cannot be discarded"):
        actions.discard_notice(event=event, by=officer, on=today)
    assert case.clock_events.exists()


# What was sent already


def test_a_question_that_was_sent_already_stops_the_clock_on_its_own_day(case, officer, today):
    given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    stored = fresh(case)
    assert stored.stopped_on == MONDAY
    assert stored.due_on == date(2021, 5, 1)
    assert "Asked what is needed to identify the information on Monday 1 March 2021" in last_words(case)


def test_it_takes_the_place_of_a_draft_whose_letter_was_not_the_one_sent(case, officer, today):
    letter = draft(case, Kind.CLARIFICATION, by=officer, on=today)
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    assert case.clock_events.get() == event
    assert event.letter is None
    assert Letter.objects.get(pk=letter.pk).issued_on is None


def test_recorded_twice_it_counts_once(case, officer, today):
    first, second = (given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today) for _ in range(2))
    assert first == second
    assert case.clock_events.count() == 1


def test_a_second_open_question_is_refused_and_nothing_changes(case, officer, today):
    given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="Two questions are open at once"):
        given(case, Kind.CLARIFICATION, given_on=date(2021, 3, 2), by=officer, on=today)
    assert case.clock_events.count() == 1


def test_a_question_that_only_helps_leaves_the_clock_running(case, officer, today):
    actions.record_given(
        case=case, kind=Kind.CLARIFICATION, details=HELP, given_on=MONDAY, by=officer, on=today
    )
    stored = fresh(case)
    assert (stored.due_on, stored.stopped_on) == (DUE, None)
    assert "a question that the answer does not wait for" in last_words(case)


def test_a_notice_of_more_time_moves_the_date_and_tells_both(case, officer, today):
    given(case, Kind.EXTENSION, given_on=MONDAY, by=officer, on=today)
    assert fresh(case).due_on == date(2021, 4, 12)
    assert "20 working days more are needed" in last_words(case)
    assert "moves from Wednesday 10 March 2021 to Monday 12 April 2021" in last_words(case)


def test_advice_on_whom_to_ask_leaves_the_rest_due(case, officer, today):
    given(case, Kind.TRANSFER, given_on=MONDAY, by=officer, on=today)
    assert (fresh(case).due_on, fresh(case).get_stage()) == (DUE, Stage.LOGGED)
    assert "Told the requester to ask for a part of the request: Anyshire Police" in last_words(case)


def test_a_whole_request_that_was_passed_on_closes_the_case_once(case, officer, today):
    details = {**PASSED, "whole": True}
    for _ in range(2):
        actions.record_given(
            case=case, kind=Kind.TRANSFER, details=details, given_on=today, by=officer, on=today
        )
    assert fresh(case).get_stage() is Stage.PASSED_ON
    assert fresh(case).closed_on == today
    assert case.clock_events.count() == 1
    assert "Passed the request on to Anyshire Police" in last_words(case)


def test_without_the_requesters_consent_nothing_is_passed_on(case, officer, today):
    with pytest.raises(ClockRefused, match="only when the requester has agreed"):
        given(case, Kind.TRANSFER, given_on=today, by=officer, on=today, passed_on="2021-03-03")


def test_the_regulations_ask_for_no_consent(environmental, officer, today):
    given(environmental, Kind.TRANSFER, given_on=today, by=officer, on=today, passed_on="2021-03-03")
    assert environmental.clock_events.count() == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"passed_on": "2021-03-05"}, "has not come yet"),
        ({"passed_on": "2021-03-04"}, "cannot tell of what was passed on after it"),
        ({"passed_on": "2021-02-09", "consented_on": "2021-02-09"}, "before it was received"),
        ({"passed_on": "2021-03-01", "consented_on": "2021-03-02"}, "Agreement comes first"),
    ],
)
def test_days_of_passing_on_that_cannot_be_are_refused(case, officer, today, days, words):
    with pytest.raises(ClockRefused, match=words):
        given(case, Kind.TRANSFER, given_on=date(2021, 3, 3), by=officer, on=today, **{**PASSED, **days})


def test_a_charge_needs_the_published_schedule(environmental, officer, today):
    Council.objects.update(charges_url="")
    with pytest.raises(ClockRefused, match="published schedule"):
        draft(environmental, Kind.FEE_NOTICE, by=officer, on=today)


def test_a_fee_of_nothing_is_no_fee(case, officer, today):
    with pytest.raises(ClockRefused, match="needs an amount"):
        draft(case, Kind.FEE_NOTICE, by=officer, on=today, amount="0.00", lines=[])


# Replies and payments


def test_the_reply_restarts_the_twenty_days_and_keeps_what_the_request_now_means(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 12), by=officer, on=today)
    lapses_on = event.lapses_on
    Council.objects.update(clarification_months=6)
    event = reply(event, received_on=MONDAY, by=officer, on=today)
    stored = fresh(case)
    assert stored.due_on == date(2021, 3, 30)
    assert stored.stopped_on is None
    assert event.details["meaning"] == "The north scheme"
    assert event.lapses_on == lapses_on
    assert "Received the reply on Monday 1 March 2021. The answer is due on" in last_words(case)


def test_a_reply_recorded_twice_counts_once(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 12), by=officer, on=today)
    for _ in range(2):
        reply(event, received_on=MONDAY, by=officer, on=today)
    assert case.events.filter(words__startswith="Received the reply").count() == 1


def test_somebody_else_recorded_the_reply_meanwhile(case, officer, manager, today):
    event = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 12), by=officer, on=today)
    reply(event, received_on=MONDAY, by=manager, on=today)
    with pytest.raises(ClockRefused, match="was recorded already, with the day Monday 1 March 2021"):
        reply(event, received_on=date(2021, 3, 2), by=officer, on=today)


def test_a_reply_before_its_question_is_refused(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="lies before the question"):
        reply(event, received_on=date(2021, 2, 26), by=officer, on=today)
    event.refresh_from_db()
    assert event.ended_on is None
    assert "meaning" not in event.details


def test_a_reply_to_a_question_that_was_only_drafted_is_refused(case, officer, today):
    event = draft(case, Kind.CLARIFICATION, by=officer, on=today).clock_event
    with pytest.raises(ClockRefused, match="has not been given yet"):
        reply(event, received_on=today, by=officer, on=today)


def test_the_payment_brings_the_due_date_back_without_the_days_of_waiting(case, officer, today):
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    assert fresh(case).stopped_on == MONDAY
    assert fresh(case).due_on == date(2021, 5, 31)
    event = pay(event, paid_on=date(2021, 3, 3), by=officer, on=today)
    assert fresh(case).due_on == date(2021, 3, 15)
    assert "Received the fee of £14.60 on Wednesday 3 March 2021" in last_words(case)


# Ends


def test_a_withdrawal_closes_the_case_and_drafts_the_letter_that_confirms_it(case, officer, today):
    letters = {
        actions.record_withdrawal(case=case, withdrawn_on=MONDAY, how="by e-mail", by=officer, on=today).pk
        for _ in range(2)
    }
    assert len(letters) == 1
    assert Letter.objects.get(pk=letters.pop()).kind == "withdrawn"
    assert fresh(case).get_stage() is Stage.WITHDRAWN
    assert fresh(case).due_on == DUE
    assert case.clock_events.get().details == {"how": "by e-mail"}
    assert "Recorded that the requester withdrew the request on Monday 1 March 2021" in last_words(case)


def test_a_question_without_a_reply_closes_the_case_only_after_its_last_day(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="can reply until Saturday 1 May 2021"):
        actions.close_without_reply(event=event, by=officer, on=date(2021, 5, 1))
    letters = {actions.close_without_reply(event=event, by=officer, on=date(2021, 5, 2)).pk for _ in range(2)}
    assert len(letters) == 1
    assert fresh(case).get_stage() is Stage.NO_REPLY
    assert "No reply came until Saturday 1 May 2021" in last_words(case)


def test_a_fee_that_was_not_paid_in_three_months_closes_the_case(case, officer, today):
    event = given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="can pay until Monday 31 May 2021"):
        actions.close_without_reply(event=event, by=officer, on=today)
    letter = actions.close_without_reply(event=event, by=officer, on=date(2021, 6, 1))
    assert letter.kind == "closed_no_reply"
    assert "No payment came" in last_words(case)


def test_a_question_that_the_answer_does_not_wait_for_closes_nothing(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today, **HELP)
    with pytest.raises(ClockRefused, match="does not wait for this reply"):
        actions.close_without_reply(event=event, by=officer, on=date(2021, 6, 1))


def test_a_late_reply_opens_a_closed_case_again(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    later = date(2021, 5, 10)
    actions.close_without_reply(event=event, by=officer, on=later)
    reply(event, received_on=later, by=officer, on=later)
    stored = fresh(case)
    assert stored.get_stage() is Stage.DRAFTING
    assert stored.closed_on is None
    assert stored.due_on == date(2021, 6, 8)


def test_a_reminder_moves_nothing_and_is_drafted_once(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    before = fresh(case).due_on
    letters = {actions.chase_reply(event=event, by=officer, on=today).pk for _ in range(2)}
    assert len(letters) == 1
    assert Letter.objects.get(pk=letters.pop()).kind == "chaser"
    assert fresh(case).due_on == before
    assert case.events.filter(words="Drafted a reminder").count() == 1


# What was recorded by mistake


def test_an_event_recorded_by_mistake_is_struck_out_with_its_reason(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    for _ in range(2):
        actions.strike_event(event=event, only_end=False, why="It was another case", by=officer, on=today)
    event.refresh_from_db()
    assert (event.struck_on, event.struck_by, event.struck_why) == (today, officer, "It was another case")
    assert fresh(case).due_on == DUE
    told = case.events.get(kind="clock_event_struck")
    assert told.why == "It was another case"
    assert "Struck out, as recorded by mistake" in told.words


def test_a_reply_alone_is_struck_out_and_its_question_stands(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    event = reply(event, received_on=date(2021, 3, 2), by=officer, on=today)
    actions.strike_event(event=event, only_end=True, why="It was about another case", by=officer, on=today)
    event.refresh_from_db()
    assert event.is_waiting()
    assert event.details == QUESTION
    assert fresh(case).stopped_on == MONDAY


def test_a_withdrawal_recorded_by_mistake_is_struck_out_and_the_case_opens_again(case, officer, today):
    actions.record_withdrawal(case=case, withdrawn_on=MONDAY, how="by e-mail", by=officer, on=today)
    withdrawal = case.clock_events.get()
    actions.strike_event(event=withdrawal, only_end=False, why="Another case.", by=officer, on=today)
    case.refresh_from_db()
    assert (case.get_stage(), case.closed_on) == (Stage.DRAFTING, None)
    assert "The answer is due on" in case.events.order_by("-id").first().words


def test_a_whole_request_that_was_not_passed_on_after_all_opens_again(case, officer, today):
    passed = given(case, Kind.TRANSFER, given_on=today, by=officer, on=today, **{**PASSED, "whole": True})
    actions.strike_event(event=passed, only_end=False, why="It never left.", by=officer, on=today)
    case.refresh_from_db()
    assert case.get_stage() is Stage.DRAFTING


@pytest.mark.parametrize(("kind", "details"), [(Kind.CLARIFICATION, HELP), (Kind.TRANSFER, ADVICE)])
def test_of_a_closed_case_only_what_closed_it_is_struck_out(kind, details, case, officer, today):
    other = given(case, kind, given_on=MONDAY, by=officer, on=today, **details)
    given(case, Kind.TRANSFER, given_on=today, by=officer, on=today, **{**PASSED, "whole": True})
    with pytest.raises(ClockRefused, match="Only what closed it can be struck out"):
        actions.strike_event(event=other, only_end=False, why="Never asked.", by=officer, on=today)
    other.refresh_from_db()
    assert other.counts()


def test_striking_needs_a_reason(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="Say what was wrong"):
        actions.strike_event(event=event, only_end=False, why=" ", by=officer, on=today)


def test_what_would_leave_a_contradiction_is_not_struck_out(case, officer, today):
    """Without the reply to the first question, two would be open at once."""
    first = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 12), by=officer, on=today)
    first = reply(first, received_on=date(2021, 2, 15), by=officer, on=today)
    given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="Two questions are open at once"):
        actions.strike_event(event=first, only_end=True, why="wrong", by=officer, on=today)
    first.refresh_from_db()
    assert first.ended_on


def test_only_a_reply_that_came_can_be_struck_out_alone(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    with pytest.raises(ClockRefused, match="no reply or payment"):
        actions.strike_event(event=event, only_end=True, why="wrong", by=officer, on=today)


def test_what_was_struck_out_waits_for_nothing_and_is_not_struck_again(case, officer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    actions.strike_event(event=event, only_end=False, why="Another case", by=officer, on=today)
    with pytest.raises(ClockRefused, match="does not count"):
        actions.strike_event(event=event, only_end=False, why="Once more", by=officer, on=today)
    with pytest.raises(ClockRefused, match="was struck out on Thursday 4 March 2021"):
        reply(event, received_on=today, by=officer, on=today)


def test_a_letter_that_was_issued_from_here_was_sent_and_is_not_struck_out(case, officer, today):
    letter = draft(case, Kind.CLARIFICATION, by=officer, on=today)
    letter.freeze(html="<p>", pdf=b"%PDF", pages=1, by=officer, on=today)
    event = letter.clock_event
    event.on = today
    case.count_event(event, event.story(), by=officer, on=today)
    with pytest.raises(ClockRefused, match="What was sent cannot be unsent"):
        actions.strike_event(event=event, only_end=False, why="wrong", by=officer, on=today)


# Who may


def test_the_clock_of_a_closed_case_no_longer_moves(case, officer, today):
    actions.record_withdrawal(case=case, withdrawn_on=MONDAY, how="by e-mail", by=officer, on=today)
    with pytest.raises(NotAllowed, match="The case is closed: “Withdrawn”"):
        draft(case, Kind.CLARIFICATION, by=officer, on=today)
    with pytest.raises(NotAllowed, match="closed"):
        given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)


def test_only_officers_and_managers_move_the_clock(case, officer, reviewer, today):
    event = given(case, Kind.CLARIFICATION, given_on=MONDAY, by=officer, on=today)
    administrator = UserFactory(roles=[Role.ADMINISTRATOR])
    attempts = [
        lambda: draft(case, Kind.FEE_NOTICE, by=reviewer, on=today),
        lambda: given(case, Kind.FEE_NOTICE, given_on=MONDAY, by=administrator, on=today),
        lambda: reply(event, received_on=today, by=reviewer, on=today),
        lambda: actions.record_withdrawal(case=case, withdrawn_on=today, how="said", by=reviewer, on=today),
        lambda: actions.close_without_reply(event=event, by=reviewer, on=date(2021, 6, 1)),
        lambda: actions.chase_reply(event=event, by=reviewer, on=today),
        lambda: actions.strike_event(event=event, only_end=False, why="wrong", by=reviewer, on=today),
        lambda: actions.discard_notice(event=event, by=reviewer, on=today),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed, match="Only officers and managers"):
            attempt()
    assert case.clock_events.count() == 1


def test_advice_keeps_what_it_says(case, officer, today):
    assert given(case, Kind.TRANSFER, given_on=today, by=officer, on=today).details == ADVICE
