"""What a case keeps of its clock: the due date, whether it stands still, and a line of its story for every move."""

from datetime import date

import pytest

from cases.models import Case, ClockEvent, ClockRefused, Council
from cases.workflow import Stage
from tests.journeys.clock_steps import FEE, HELP, MORE_TIME, QUESTION
from tests.journeys.steps import log

Kind = ClockEvent.Kind
MONDAY = date(2021, 3, 1)
DUE = date(2021, 3, 10)


@pytest.fixture
def case(case_at):
    return case_at(Stage.LOGGED)


def count(case, kind, details, *, by, on, **days) -> ClockEvent:
    event = ClockEvent(kind=kind, details=details, by=by, **{"on": MONDAY, **days})
    case.count_event(event, "It happened", by=by, on=on)
    return event


def fresh(case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_a_question_stops_the_clock_until_the_last_day_for_its_reply(case, officer, today):
    event = count(case, Kind.CLARIFICATION, QUESTION, by=officer, on=today)
    stored = fresh(case)
    assert (stored.stopped_on, stored.due_on) == (MONDAY, date(2021, 5, 1))
    assert event.lapses_on == date(2021, 5, 1)
    told = case.events.get(kind=Kind.CLARIFICATION)
    assert told.words == "It happened"
    assert told.data == {"due_before": "2021-03-10", "due_after": None}


def test_the_reply_gives_the_date_back_and_keeps_the_last_day_that_it_had(case, officer, today):
    event = count(case, Kind.CLARIFICATION, QUESTION, by=officer, on=today)
    Council.objects.update(clarification_months=6)
    event.ended_on = today
    told = case.count_event(event, "The reply came", by=officer, on=today)
    stored = fresh(case)
    assert (stored.stopped_on, stored.due_on) == (None, date(2021, 4, 6))
    assert event.lapses_on == date(2021, 5, 1)
    assert told.words == "The reply came. The answer is due on Tuesday 6 April 2021"
    assert told.data == {"due_before": None, "due_after": "2021-04-06"}


def test_an_extension_tells_both_dates_and_why(case, officer, today):
    event = ClockEvent(kind=Kind.EXTENSION, details=MORE_TIME, by=officer, on=MONDAY)
    told = case.count_event(event, "Extended", by=officer, on=today, why="Suppliers were asked")
    assert told.words == "Extended. The due date moves from Wednesday 10 March 2021 to Monday 12 April 2021"
    assert told.why == "Suppliers were asked"
    assert fresh(case).due_on == date(2021, 4, 12)
    assert event.lapses_on is None


def test_a_question_that_moves_nothing_is_told_without_dates(case, officer, today):
    count(case, Kind.CLARIFICATION, HELP, by=officer, on=today)
    assert case.events.get(kind=Kind.CLARIFICATION).words == "It happened"
    assert (fresh(case).stopped_on, fresh(case).due_on) == (None, DUE)


def test_a_fee_and_a_helpful_question_of_one_day_wait_for_the_fee(case, officer, today):
    """A setting may give the question another last day than the law gives the fee."""
    Council.objects.update(clarification_months=1)
    count(case, Kind.FEE_NOTICE, FEE, by=officer, on=today)
    count(case, Kind.CLARIFICATION, HELP, by=officer, on=today)
    assert fresh(case).due_on == date(2021, 5, 31)


def test_what_the_law_refuses_changes_nothing(case, officer, today):
    with pytest.raises(ClockRefused, match="has not come yet") as refused:
        count(case, Kind.CLARIFICATION, QUESTION, by=officer, on=today, ended_on=date(2021, 3, 8))
    assert refused.value.reasons == ["Monday 8 March 2021 has not come yet. Give a day up to today."]
    assert not case.clock_events.exists()
    assert fresh(case).due_on == DUE


def test_a_draft_notice_counts_from_the_day_it_is_given(case, officer, today):
    event = ClockEvent.objects.create(case=case, kind=Kind.FEE_NOTICE, details=FEE, by=officer)
    assert fresh(case).clock().reasons == []
    event.on = today
    case.count_event(event, "Gave it", by=officer, on=today)
    assert event.lapses_on == date(2021, 6, 3)
    assert fresh(case).stopped_on == today


def test_a_withdrawn_case_keeps_the_date_that_it_had(case, officer, today):
    count(case, Kind.WITHDRAWAL, {"how": "by e-mail"}, by=officer, on=today)
    assert (fresh(case).due_on, fresh(case).stopped_on) == (DUE, None)


def test_only_a_question_and_a_fee_have_a_last_day(case):
    assert case.last_day_to_reply(Kind.CLARIFICATION, MONDAY) == date(2021, 5, 1)
    assert case.last_day_to_reply(Kind.FEE_NOTICE, MONDAY) == date(2021, 5, 31)
    assert case.last_day_to_reply(Kind.EXTENSION, MONDAY) is None


def test_the_story_says_that_a_date_beyond_the_published_years_is_provisional(council, officer):
    day = date(2028, 12, 4)
    case = log(officer=officer, received_on=day, on=day)
    assert case.events.get().words.endswith("due Wednesday 3 January 2029 (provisional)")
