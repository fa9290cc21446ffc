"""Which open cases a change moves, and how each is moved once and told so."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import tasks
from cases.holidays import actions, moving, redating
from cases.law.published_holidays import Entry
from cases.law.working_days import Calendar
from cases.models import Case, Event, Job, current_calendar
from cases.workflow import Stage
from tests.conftest import RECEIVED
from tests.holidays.conftest import PROCLAIMED, WHY

pytestmark = pytest.mark.django_db


def seen(version) -> moving.Moves:
    return moving.moves(version.before(), version.calendar())


def told(case) -> list[Event]:
    return list(case.events.filter(kind="bank_holidays"))


def test_an_open_case_moves_and_its_story_has_both_dates(logged, proposed, confirm, work, administrator):
    case = logged()
    version = proposed()
    assert seen(version).dates == {(date(2021, 3, 10), date(2021, 3, 11)): 1}
    assert case.due_on == date(2021, 3, 10)
    confirm(version)
    work()
    case.refresh_from_db()
    assert case.due_on == date(2021, 3, 11) == case.clock().due_on
    [event] = told(case)
    assert event.words == (
        "The bank holidays changed: Monday 8 March 2021, Bank holiday for the final, in the whole of the United "
        "Kingdom, added. The due date moves from Wednesday 10 March 2021 to Thursday 11 March 2021"
    )
    assert (event.why, event.by, event.on) == (WHY, administrator, date(2021, 3, 4))
    assert event.data == {
        "due_before": "2021-03-10",
        "due_after": "2021-03-11",
        "calendar_version": version.pk,
    }


def test_the_story_says_what_moving_one_case_by_itself_would_say(logged, proposed, confirm, work, officer):
    in_bulk, alone = logged(), logged()
    before = alone.clock()
    confirm(proposed())
    event = alone.move_due_date("x", "The words", before=before, by=officer, on=date(2021, 3, 4))
    work()
    in_bulk.refresh_from_db()
    alone.refresh_from_db()
    [written] = told(in_bulk)
    assert written.words.partition(". ")[2] == event.words.partition(". ")[2]
    assert {key: written.data[key] for key in event.data} == event.data
    for name in ("due_on", "due_is_provisional", "stopped_on"):
        assert getattr(in_bulk, name) == getattr(alone, name)
    assert told(alone) == []


def test_a_case_that_the_day_does_not_touch_stays(logged, proposed, confirm, work):
    case = logged(received_on=date(2021, 1, 20))
    version = proposed()
    assert (seen(version).total, seen(version).looked_at) == (0, 1)
    confirm(version)
    work()
    assert told(case) == []
    version.refresh_from_db()
    assert (version.looked_at, version.open_cases, version.moves) == (1, 1, [])
    assert version.finished_at


def test_a_closed_case_never_moves(case_at, proposed, confirm, work):
    case = case_at(Stage.ISSUED)
    confirm(proposed())
    work()
    was = case.due_on
    case.refresh_from_db()
    assert case.due_on == was
    assert told(case) == []


def test_a_case_logged_after_the_confirmation_counts_with_the_new_day_at_once(
    logged, proposed, confirm, work
):
    confirm(proposed())
    case = logged()
    assert case.due_on == date(2021, 3, 11)
    work()
    assert told(case) == []


def test_removing_a_day_brings_due_dates_forward(logged, proposed, confirm, work, administrator):
    confirm(proposed())
    case = logged()
    confirm(actions.propose_removal(entry=PROCLAIMED, why="It was never proclaimed.", by=administrator))
    work()
    case.refresh_from_db()
    assert case.due_on == date(2021, 3, 10)
    assert "removed. The due date moves from Thursday 11 March 2021 to Wednesday" in told(case)[0].words


def test_a_case_that_waits_for_a_reply_keeps_the_day_to_look_again(logged, happened, proposed, confirm, work):
    case = logged()
    happened(case, "clarification", date(2021, 2, 12))
    was = case.due_on
    version = proposed()
    assert seen(version).total == 0
    confirm(version)
    work()
    case.refresh_from_db()
    assert (case.due_on, case.stopped_on) == (was, date(2021, 2, 12))
    assert told(case) == []


@pytest.mark.parametrize(("regime", "moves"), [("EIR", True), ("FOIA", False)])
def test_the_last_day_to_pay_moves_under_the_eir_where_it_is_counted_in_working_days(
    regime, moves, logged, happened, proposed, confirm, work
):
    case = logged(regime=regime)
    fee = happened(case, "fee_notice", date(2021, 2, 12))
    was = case.due_on
    version = proposed()
    assert seen(version).total == moves
    confirm(version)
    work()
    case.refresh_from_db()
    fee.refresh_from_db()
    now = current_calendar().add(date(2021, 2, 12), 60)
    assert case.due_on == fee.lapses_on == (now if moves else was)
    assert (case.due_on != was) is moves
    for event in told(case):
        assert "The last day to pay moves from Thursday 13 May 2021 to Friday 14 May 2021" in event.words
        assert event.data["lapses_after"] == "2021-05-14"
    assert len(told(case)) == moves


def test_a_case_with_a_paid_fee_and_an_extension_moves_by_its_whole_clock(
    logged, happened, proposed, confirm, work
):
    case = logged()
    happened(case, "fee_notice", date(2021, 2, 12), ended_on=date(2021, 2, 16))
    happened(case, "extension", date(2021, 3, 2), provisions=["s31-1a"])
    version = proposed()
    assert seen(version).total == 1
    confirm(version)
    work()
    was = case.due_on
    case.refresh_from_db()
    assert case.due_on == case.clock().due_on > was
    assert len(told(case)) == 1


def test_a_case_whose_story_no_longer_makes_sense_keeps_its_date_and_is_named(
    logged, happened, proposed, confirm, work, administrator, today
):
    confirm(proposed(Entry(date(2021, 3, 1), "A slip", ("scotland",))))
    case = logged(received_on=date(2021, 2, 3))
    assert case.due_on == today
    happened(case, "extension", today, provisions=["s31-1a"])
    was = case.due_on
    entry = Entry(date(2021, 3, 1), "A slip", ("scotland",))
    version = actions.propose_removal(entry=entry, why="A slip", by=administrator)
    assert [unclear.pk for unclear in seen(version).unclear] == [case.pk]
    assert seen(version).total == 0
    confirm(version)
    work()
    case.refresh_from_db()
    version.refresh_from_db()
    assert case.due_on == was
    assert told(case) == []
    assert version.unclear == [case.reference]


def test_a_withdrawn_case_that_is_still_open_keeps_its_date(logged, happened, proposed, confirm, work):
    case = logged()
    happened(case, "withdrawal", date(2021, 3, 1))
    version = proposed()
    assert seen(version).total == 0
    confirm(version)
    work()
    assert told(case) == []


def test_a_newly_published_year_settles_provisional_dates_without_moving_them(
    logged, officer, administrator, confirm, work, time_machine
):
    case = logged(received_on=date(2028, 12, 20), on=date(2028, 12, 20))
    assert case.due_is_provisional
    calendar = current_calendar()
    extended = Calendar(calendar.holidays, calendar.first_year, 2029)
    version = actions._propose(None, calendar, extended, why="2029", by=administrator)
    assert (seen(version).settled, seen(version).total) == (1, 0)
    confirm(version)
    work()
    case.refresh_from_db()
    assert not case.due_is_provisional
    assert told(case) == []


def test_the_first_cases_are_shown_and_all_are_counted(many, logged, happened, proposed, monkeypatch):
    many(40, received_on=RECEIVED, days=3)
    case = logged()
    happened(case, "fee_notice", date(2021, 2, 11), ended_on=date(2021, 2, 11))
    monkeypatch.setattr(moving, "SHOWN", 15)
    found = seen(proposed())
    assert (found.total, found.looked_at, len(found.cases)) == (41, 41, 15)
    assert [move.was for move in found.cases] == sorted(move.was for move in found.cases)
    assert all(move.now == current_calendar().add(move.was, 1) for move in found.cases[:1])


def test_the_work_goes_on_case_by_case_until_all_are_done(many, proposed, confirm, work, monkeypatch):
    monkeypatch.setattr(redating, "CHUNK", 10)
    cases = many(35, received_on=RECEIVED, days=3)
    version = confirm(proposed())
    tasks.run_job(Job.objects.get().pk)
    version.refresh_from_db()
    assert (version.looked_at, version.open_cases, version.finished_at) == (10, 35, None)
    assert work() == 4
    version.refresh_from_db()
    assert version.looked_at == 35
    assert sum(number for _, _, number in version.moves) == 35 == Event.objects.count()
    due = {case.received_on: version.calendar().add(case.received_on, 20) for case in cases}
    assert all(case.due_on == due[case.received_on] for case in Case.objects.all())


def test_a_job_that_dies_before_its_end_leaves_nothing_and_is_done_again(
    many, proposed, confirm, work, monkeypatch
):
    many(5, received_on=RECEIVED)
    confirm(proposed())
    first = Job.objects.get()
    with monkeypatch.context() as patch:
        patch.setattr(Job, "finish", lambda *_: False)
        tasks.run_job(first.pk)
    assert not Event.objects.exists()
    assert not Case.objects.filter(due_on__gt=date(2021, 3, 10)).exists()
    first.refresh_from_db()
    assert first.state == Job.State.WAITING
    Job.objects.update(run_at=timezone.now())  # it waits a while before it is tried again
    work()
    assert Event.objects.count() == 5


def test_a_job_that_runs_twice_moves_nothing_twice(many, proposed, confirm, work):
    many(5, received_on=RECEIVED)
    version = confirm(proposed())
    redating.redate(version=version.pk)
    redating.redate(version=version.pk)
    work()
    assert Event.objects.count() == 5


def test_a_case_saved_with_the_old_table_while_the_new_one_came_is_found_in_the_end(
    many, proposed, confirm, work
):
    late, *_ = many(3, received_on=RECEIVED)
    version = confirm(proposed())
    tasks.run_job(Job.objects.first().pk)
    Case.objects.filter(pk=late.pk).update(due_on=date(2021, 3, 10))
    work()
    late.refresh_from_db()
    assert late.due_on == date(2021, 3, 11)
    version.refresh_from_db()
    assert (version.looked_at, version.finished_at is None) == (3, False)


def test_a_change_confirmed_meanwhile_takes_over_and_no_case_is_lost(
    many, proposed, confirm, work, monkeypatch
):
    monkeypatch.setattr(redating, "CHUNK", 2)
    many(6, received_on=RECEIVED)
    first = confirm(proposed())
    tasks.run_job(Job.objects.get().pk)
    second = confirm(proposed(Entry(date(2021, 3, 9), "One more", ("scotland",))))
    work()
    assert set(Case.objects.values_list("due_on", flat=True)) == {date(2021, 3, 12)}
    events = Event.objects.filter(kind="bank_holidays").values_list("data__calendar_version", flat=True)
    assert sorted(events) == [first.pk] * 2 + [second.pk] * 6
    first.refresh_from_db()
    assert (first.looked_at, first.finished_at) == (2, None)


def test_looking_and_moving_take_the_same_number_of_queries_however_many_cases_there_are(
    many, proposed, confirm, work
):
    many(10, received_on=RECEIVED)
    version = proposed()
    counts = []
    for more in (0, 90):
        many(more, received_on=RECEIVED, days=9)
        with CaptureQueriesContext(connection) as queries:
            seen(version)
        counts.append(len(queries))
    assert counts == [3, 3]
    confirm(version)
    with CaptureQueriesContext(connection) as queries:
        tasks.run_job(Job.objects.get().pk)
    assert len(queries) <= 24
