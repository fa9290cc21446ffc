"""Giving a notice: who may, when the law allows it, and what is frozen, counted and told in the same breath."""

import hashlib
from datetime import date

import pytest

from cases.clock import actions as clock
from cases.law.dates import in_words
from cases.letters import notices, rendering
from cases.letters.assembly import assemble
from cases.letters.notice_readiness import effect, look_at_notice, moves_of
from cases.letters.readiness import NotReady
from cases.models import Case, ClockEvent, ClockRefused, Council, Job, Letter, Requester, Wording
from cases.permissions import NotAllowed
from cases.tasks import run_job
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.letters import ON
from tests.letters.notices import ADVICE, ASKED, FEE, PASSED_ON, PIT, REG7, Kind, happen, plan


@pytest.fixture
def case(council, officer):
    return steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON)


@pytest.fixture
def eir_case(council, officer):
    return steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON, regime="EIR")


def reasons(letter: Letter, on: date = ON) -> list[str]:
    return [reason.text for reason in look_at_notice(letter, on=on).reasons]


def say(letter: Letter, key: str, by, on: date = ON) -> None:
    notices.save_notice_fields(letter=letter, fields={key: "In every file."}, sections={}, by=by, on=on)
    letter.refresh_from_db()


def test_giving_a_notice_freezes_its_bytes_and_lets_its_event_count_the_same_day(case, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    issued = notices.issue_notice(letter=letter, by=officer, on=ON)
    assert (issued.issued_on, issued.issued_by) == (ON, officer)
    assert issued.sha256 == hashlib.sha256(bytes(issued.pdf)).hexdigest()
    assert issued.pages == 1
    event = ClockEvent.objects.get()
    assert (event.on, event.lapses_on, event.letter) == (ON, date(2021, 5, 4), issued)
    case.refresh_from_db()
    assert (case.stopped_on, case.due_on) == (ON, date(2021, 5, 4))


def test_the_story_tells_of_the_event_and_of_the_letter_with_its_fingerprint(case, officer):
    letter = plan(case, "pit_extension", PIT, by=officer)
    issued = notices.issue_notice(letter=letter, by=officer, on=ON)
    told = case.events.get(kind="notice_issued")
    assert told.words == "Issued “Extension notice for the public interest test”"
    assert told.data == {"letter": letter.pk, "sha256": issued.sha256}
    moved = case.events.get(kind="extension")
    assert moved.data == {"due_before": "2021-03-10", "due_after": "2021-04-12"}
    assert (told.by, moved.by) == (officer, officer)


def test_the_text_of_a_notice_is_read_back_for_the_search(case, officer):
    letter = notices.issue_notice(letter=plan(case, "fee_notice", FEE, by=officer), by=officer, on=ON)
    run_job(Job.objects.get(kind="read_back").pk)
    letter.refresh_from_db()
    assert "Copies of plans, A3" in letter.text


@pytest.mark.parametrize("kind", ["eir_extension", "clarification", "fee_notice", "transfer"])
def test_notices_under_the_regulations_are_given_too(eir_case, officer, kind):
    details = {"eir_extension": REG7, "clarification": ASKED, "fee_notice": FEE, "transfer": ADVICE}[kind]
    letter = plan(eir_case, kind, details, by=officer)
    assert notices.issue_notice(letter=letter, by=officer, on=ON).is_issued()


@pytest.mark.parametrize("details", [PASSED_ON, {**ADVICE, "whole": True}])
def test_a_request_that_another_body_answers_is_closed_with_the_letter_that_says_so(case, officer, details):
    letter = plan(case, "transfer", details, by=officer)
    say(letter, "letter.searches", officer)
    assert "“Passed on”" in effect(moves_of(letter, on=ON))
    notices.issue_notice(letter=letter, by=officer, on=ON)
    case.refresh_from_db()
    assert (case.get_stage(), case.closed_on) == (Stage.PASSED_ON, ON)


def test_advice_on_a_part_of_the_request_moves_nothing(case, officer):
    letter = plan(case, "transfer", ADVICE, by=officer)
    assert effect(moves_of(letter, on=ON)).startswith("The due date does not move.")
    notices.issue_notice(letter=letter, by=officer, on=ON)
    case.refresh_from_db()
    assert (case.get_stage(), case.due_on) == (Stage.LOGGED, date(2021, 3, 10))


# Pressed twice, or by two


def test_a_notice_given_twice_is_one_letter_and_one_event(case, officer):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    say(letter, "letter.searches", officer)
    notices.issue_notice(letter=letter, by=officer, on=ON)
    with pytest.raises(NotReady, match=f"already issued, on {in_words(ON)}"):
        notices.issue_notice(letter=Letter.objects.get(), by=officer, on=ON)
    assert (Letter.objects.count(), ClockEvent.objects.count()) == (1, 1)


def test_two_who_give_a_notice_at_the_same_moment_make_one_letter(case, officer, manager, monkeypatch):
    letter = plan(case, "clarification", ASKED, by=officer)
    draw = rendering.render

    def meanwhile(content):
        monkeypatch.setattr(rendering, "render", draw)
        notices.issue_notice(letter=Letter.objects.get(pk=letter.pk), by=manager, on=ON)
        return draw(content)

    monkeypatch.setattr(rendering, "render", meanwhile)
    with pytest.raises(NotReady, match="already issued"):
        notices.issue_notice(letter=letter, by=officer, on=ON)
    assert Letter.objects.get().issued_by == manager


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda case, by: ClockEvent.objects.update(details={**ASKED, "questions": ["When?"]}), "changed"),
        (lambda case, by: Council.objects.update(clarification_months=3), "changed"),
        (lambda case, by: Requester.objects.update(email="moved@requester.example"), "changed"),
        (lambda case, by: ClockEvent.objects.all().delete(), "discarded"),
        (
            lambda case, by: happen(case, Kind.WITHDRAWAL, {"how": "by post"}, date(2021, 3, 3), by=by),
            "withdrawn",
        ),
    ],
    ids=["what it says", "a setting", "the requester", "discarded", "withdrawn"],
)
def test_what_changes_while_a_notice_is_drawn_stops_it(case, officer, monkeypatch, change, said):
    letter = plan(case, "clarification", ASKED, by=officer)
    draw = rendering.render

    def meanwhile(content):
        change(Case.objects.get(), officer)
        return draw(content)

    monkeypatch.setattr(rendering, "render", meanwhile)
    with pytest.raises(NotReady, match=said):
        notices.issue_notice(letter=letter, by=officer, on=ON)
    assert not Letter.objects.get().is_issued()


# Who may


def test_a_reviewer_gives_no_notice(case, officer, reviewer):
    letter = plan(case, "clarification", ASKED, by=officer)
    with pytest.raises(NotAllowed, match="Only officers and managers"):
        notices.issue_notice(letter=letter, by=reviewer, on=ON)
    with pytest.raises(NotAllowed, match="Only officers and managers"):
        say(letter, "x", reviewer)


def test_no_clock_is_moved_in_a_closed_case(case_at, officer):
    case = case_at(Stage.ISSUED)
    letter = plan(case, "clarification", ASKED, by=officer)
    with pytest.raises(NotAllowed, match="no longer moves"):
        notices.issue_notice(letter=letter, by=officer, on=ON)


# When the law allows it


def test_more_time_after_the_last_day_is_no_longer_lawful(case, officer):
    letter = plan(case, "pit_extension", PIT, by=officer)
    assert not reasons(letter, date(2021, 3, 10))
    late = date(2021, 3, 11)
    assert "lies after the last day, Wednesday 10 March 2021" in " ".join(reasons(letter, late))
    with pytest.raises(NotReady, match="lies after the last day"):
        notices.issue_notice(letter=letter, by=officer, on=late)


def test_nothing_is_extended_while_the_clock_stands_still(case, officer):
    happen(case, Kind.CLARIFICATION, ASKED, date(2021, 3, 1), by=officer)
    letter = plan(case, "pit_extension", PIT, by=officer)
    assert reasons(letter)[0] == "The clock stands still, so there is nothing to extend."


def test_one_notice_never_mixes_what_is_withheld_with_what_is_not_confirmed(case, officer):
    letter = plan(case, "pit_extension", {**PIT, "provisions": ["s43-2", "s31-3"]}, by=officer)
    assert "does not say by accident that information is held" in reasons(letter)[0]


@pytest.mark.parametrize(
    ("told", "on", "said"),
    [
        ("2021-03-03", ON, "The day that the notice names, Wednesday 3 March 2021, has passed."),
        ("2021-04-13", ON, "with this extension the answer is due on Monday 12 April 2021."),
    ],
)
def test_the_day_that_is_told_is_to_come_and_within_the_extension(case, officer, told, on, said):
    letter = plan(case, "pit_extension", {**PIT, "estimated_on": told}, by=officer)
    assert said in " ".join(reasons(letter, on))


def test_a_notice_without_its_day_says_what_is_missing(case, officer):
    letter = plan(case, "pit_extension", {**PIT, "estimated_on": ""}, by=officer)
    assert reasons(letter) == ["The letter leaves this open: Estimated day of the decision"]


def test_what_a_setting_lacks_is_for_an_administrator(case, officer):
    Council.objects.update(how_to_pay="")
    letter = plan(case, "fee_notice", FEE, by=officer)
    assert reasons(letter) == [
        "A setting of the council is missing: How a fee or charge can be paid. Ask an administrator."
    ]


def test_a_notice_that_refuses_for_now_tells_of_the_rights(case, officer):
    layout = Wording.objects.get(kind="layout", key="pit_extension")
    layout.data["sections"] = [each for each in layout.data["sections"] if each["section"] != "rights"]
    layout.save()
    letter = plan(case, "pit_extension", PIT, by=officer)
    assert reasons(letter) == ["The letter does not say how to ask for a review and how to complain."]


def test_a_notice_is_not_older_than_the_request(case, officer):
    letter = Letter.objects.create(case=case, kind="acknowledgement")
    assert any("Correct one of the two dates" in each for each in reasons(letter, date(2021, 2, 9)))


def test_a_notice_without_its_event_was_discarded(case):
    letter = Letter.objects.create(case=case, kind="clarification")
    assert "was discarded" in reasons(letter)[0]


# Letters without an event of their own


def test_a_reminder_goes_out_while_the_case_waits(case, officer):
    happen(case, Kind.CLARIFICATION, ASKED, date(2021, 3, 1), by=officer)
    letter = Letter.objects.create(case=case, kind="chaser")
    assert effect(moves_of(letter, on=ON)) == "The clock and the stage of the case stay as they are."
    assert notices.issue_notice(letter=letter, by=officer, on=ON).is_issued()
    assert ClockEvent.objects.count() == 1


def test_there_is_nothing_to_remind_of_once_the_reply_is_there(case, officer):
    happen(case, Kind.CLARIFICATION, ASKED, date(2021, 3, 1), by=officer, ended_on=date(2021, 3, 3))
    letter = Letter.objects.create(case=case, kind="chaser")
    assert reasons(letter) == ["The case does not wait for the requester, so there is nothing to remind of."]


def test_after_the_last_day_the_case_is_closed_and_nobody_reminded(case, officer):
    happen(case, Kind.FEE_NOTICE, FEE, date(2021, 3, 1), by=officer)
    letter = Letter.objects.create(case=case, kind="chaser")
    assert not reasons(letter, date(2021, 5, 31))
    assert reasons(letter, date(2021, 6, 1)) == [
        "The last day, Monday 31 May 2021, has passed. Close the case instead."
    ]


def test_a_withdrawal_is_confirmed_in_a_closed_case(case, officer):
    letter = Letter.objects.create(case=case, kind="withdrawn")
    event = happen(case, Kind.WITHDRAWAL, {"how": "by e-mail"}, ON, by=officer)
    ClockEvent.objects.filter(pk=event.pk).update(letter=letter)
    assert reasons(letter) == ["The letter says that the case is closed, but the case is at “New”."]
    case.move_to(Stage.WITHDRAWN, on=ON)
    letter = Letter.objects.get()
    assert notices.issue_notice(letter=letter, by=officer, on=ON).is_issued()


def test_a_case_that_was_closed_without_a_reply_gets_its_letter(case, officer):
    happen(case, Kind.CLARIFICATION, ASKED, date(2021, 3, 1), by=officer)
    case.move_to(Stage.NO_REPLY, on=date(2021, 5, 4))
    letter = Letter.objects.create(case=case, kind="closed_no_reply")
    issued = notices.issue_notice(letter=letter, by=officer, on=date(2021, 5, 4))
    assert "You are welcome to send the details" in issued.html


# With the steps on the clock that draft them


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        (Kind.CLARIFICATION, ASKED),
        (Kind.FEE_NOTICE, FEE),
        (Kind.EXTENSION, {**PIT, "opinion_given": False}),
        (Kind.TRANSFER, ADVICE),
    ],
)
def test_what_a_step_drafted_is_given_and_can_then_not_be_discarded(case, officer, kind, details):
    letter = clock.draft_notice(case=case, kind=kind, details=details, by=officer, on=ON)
    notices.issue_notice(letter=letter, by=officer, on=ON)
    with pytest.raises(ClockRefused, match="was given"):
        clock.discard_notice(event=case.clock_events.get(), by=officer, on=ON)


def test_a_question_its_reply_and_the_next_question_are_letters_of_their_own(case, officer):
    for asked, replied in [(ON, date(2021, 3, 8)), (date(2021, 3, 9), date(2021, 3, 11))]:
        letter = clock.draft_notice(case=case, kind=Kind.CLARIFICATION, details=ASKED, by=officer, on=asked)
        notices.issue_notice(letter=letter, by=officer, on=asked)
        event = case.clock_events.last()
        clock.record_reply(
            event=event, received_on=replied, meaning="the second scheme", by=officer, on=replied
        )
    assert Letter.objects.filter(kind="clarification", issued_on__isnull=False).count() == 2
    content = assemble(case.draft_letter(), on=date(2021, 3, 12))
    opening = next(section.body for section in content.sections if section.name == "opening")
    assert "11 March 2021" in opening
    assert "the second scheme" in opening


def test_a_withdrawal_and_a_case_without_a_reply_draft_letters_that_may_be_given(case, officer):
    asked = clock.draft_notice(case=case, kind=Kind.CLARIFICATION, details=ASKED, by=officer, on=ON)
    notices.issue_notice(letter=asked, by=officer, on=ON)
    late = date(2021, 5, 5)
    closed = clock.close_without_reply(event=case.clock_events.get(), by=officer, on=late)
    assert notices.issue_notice(letter=closed, by=officer, on=late).is_issued()
    other = steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON)
    letter = clock.record_withdrawal(case=other, withdrawn_on=ON, how="by e-mail", by=officer, on=ON)
    assert notices.issue_notice(letter=letter, by=officer, on=ON).is_issued()


# What the officer says


def test_what_is_said_for_a_notice_is_kept_once_and_told(case, officer):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    say(letter, "letter.searches", officer)
    say(letter, "letter.searches", officer)
    assert letter.fields["letter.searches"] == "In every file."
    assert letter.version == 1
    assert case.events.filter(kind="notice_changed").count() == 1


def test_a_given_notice_is_not_changed(case, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    notices.issue_notice(letter=letter, by=officer, on=ON)
    with pytest.raises(NotReady, match="already issued"):
        say(Letter.objects.get(), "x", officer)
