from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.law.working_days import Calendar
from cases.models import Case, StageRefused
from cases.workflow import Stage


def test_a_case_is_due_on_the_day_that_its_clock_says(case_at):
    case = case_at(Stage.LOGGED, received_on=date(2021, 2, 10))
    assert case.due_on == date(2021, 3, 10)
    assert not case.due_is_provisional
    assert case.clock(Calendar.published()).due_on == case.due_on


def test_a_due_date_beyond_the_published_years_is_provisional(case_at):
    case = case_at(Stage.LOGGED, received_on=date(2028, 12, 20), on=date(2028, 12, 20))
    assert case.due_is_provisional


def test_a_move_that_the_workflow_does_not_know_is_refused_with_its_reason(case_at, today):
    case = case_at(Stage.LOGGED)
    with pytest.raises(StageRefused) as refusal:
        case.move_to(Stage.ISSUED, on=today)
    assert refusal.value.reasons == str(refusal.value).split("\n")
    case.refresh_from_db()
    assert case.get_stage() is Stage.LOGGED


def test_an_issued_case_is_closed_and_an_open_one_is_not(case_at, today):
    case = case_at(Stage.ISSUED)
    assert case.closed_on == today
    case.closed_on = None
    with pytest.raises(IntegrityError), transaction.atomic():
        case.save()


def test_drafting_starts_once(case_at, officer, today):
    case = case_at(Stage.LOGGED)
    case.start_drafting(by=officer, on=today)
    case.start_drafting(by=officer, on=today)
    assert case.events.filter(kind="drafting").count() == 1


@pytest.mark.parametrize(
    "words", ["7012568", "70125", "jane", "requester.example", "social media", "tool hootsuite", ""]
)
def test_a_case_is_found_by_reference_requester_and_text(case_at, words):
    case = case_at(Stage.WITH_APPROVER)
    assert list(Case.objects.search(words)) == [case]


@pytest.mark.parametrize("words", ["12568", "zebra", "social zebra"])
def test_a_case_is_not_found_by_what_it_does_not_hold(case_at, words):
    case_at(Stage.WITH_APPROVER)
    assert not Case.objects.search(words).exists()


def test_lists_go_by_urgency_and_page_without_an_offset(case_at):
    later = case_at(Stage.LOGGED, received_on=date(2021, 2, 15))
    sooner = case_at(Stage.LOGGED, received_on=date(2021, 2, 10))
    same = case_at(Stage.LOGGED, received_on=date(2021, 2, 10))
    cases = Case.objects.open().most_urgent_first()
    assert list(cases) == [sooner, same, later]
    assert list(cases.after(sooner.due_on, sooner.pk)) == [same, later]


def test_a_case_is_shown_by_reference_and_subject(case_at):
    assert str(case_at(Stage.LOGGED)) == "7012568 Social media management tool"
