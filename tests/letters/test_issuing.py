"""Approve and issue: four eyes, one letter, nothing half done."""

import hashlib
from datetime import date

import pytest

from cases.letters import actions, rendering
from cases.letters.readiness import NotReady
from cases.models import Job, Letter, Role, Wording
from cases.permissions import NotAllowed
from cases.tasks import run_job
from cases.workflow import Stage
from tests.factories import UserFactory
from tests.journeys import steps


def test_a_letter_with_something_missing_is_not_sent_for_approval(case_at, officer, today):
    case = case_at(Stage.LOGGED)
    with pytest.raises(NotReady) as refusal:
        actions.send_for_approval(case=case, by=officer, on=today)
    assert any("question 1" in reason.lower() for reason in refusal.value.reasons)
    case.refresh_from_db()
    assert case.get_stage() is Stage.LOGGED


def test_a_no_to_what_only_the_officer_can_confirm_stops_the_letter(case_at, officer, today):
    case = case_at(Stage.DRAFTING)
    claim = case.claims.get()
    entry = Wording.objects.get(kind=Wording.Kind.REFUSAL, key=claim.provision)
    claim.fields[entry.data["confirm"][0]] = "no"
    claim.save()
    with pytest.raises(NotReady, match="You answered no, which stops the claim"):
        actions.send_for_approval(case=case, by=officer, on=today)


def test_the_drafter_never_approves(case_at, today):
    both = UserFactory(roles=[Role.OFFICER, Role.MANAGER])
    case = case_at(Stage.LOGGED)
    steps.draft_all(case, by=both, on=today)
    actions.send_for_approval(case=case, by=both, on=today)
    with pytest.raises(NotAllowed, match="Somebody else must approve"):
        actions.approve(case=case, by=both, on=today)


def test_a_manager_who_wrote_nothing_approves_this_very_version(case_at, manager, today):
    case = case_at(Stage.WITH_APPROVER)
    approval = actions.approve(case=case, by=manager, on=today)
    assert approval.version == case.draft_letter().version
    assert case.get_stage() is Stage.READY
    assert case.events.filter(kind="approved", by=manager).exists()


def test_issuing_freezes_the_bytes_dates_the_letter_and_closes_the_case(case_at, officer, today):
    case = case_at(Stage.READY)
    letter = actions.issue(case=case, by=officer, on=today)
    assert letter.issued_on == today
    assert letter.sha256 == hashlib.sha256(bytes(letter.pdf)).hexdigest()
    assert letter.pages >= 1
    case.refresh_from_db()
    assert (case.get_stage(), case.closed_on) == (Stage.ISSUED, today)
    event = case.events.get(kind="issued")
    assert event.data == {"sha256": letter.sha256, "late_by": 0}


def test_issuing_twice_makes_one_letter(case_at, officer, today):
    case = case_at(Stage.ISSUED)
    with pytest.raises(NotReady, match="already issued, on Thursday 4 March 2021"):
        actions.issue(case=case, by=officer, on=today)
    assert Letter.objects.filter(case=case).count() == 1


def test_two_who_issue_at_the_same_moment_make_one_letter(case_at, officer, manager, today, monkeypatch):
    case = case_at(Stage.READY)
    draw = rendering.render

    def meanwhile(content):
        monkeypatch.setattr(rendering, "render", draw)
        actions.issue(case=type(case).objects.get(pk=case.pk), by=manager, on=today)
        return draw(content)

    monkeypatch.setattr(rendering, "render", meanwhile)
    with pytest.raises(NotReady, match="already issued"):
        actions.issue(case=case, by=officer, on=today)
    assert Letter.objects.get(case=case).issued_by == manager


def test_a_letter_whose_settings_changed_while_it_was_drawn_is_not_issued(
    case_at, council, officer, today, monkeypatch
):
    case = case_at(Stage.READY)
    draw = rendering.render

    def meanwhile(content):
        drawn = draw(content)
        council.foi_phone = "01632 960009"
        council.save()
        return drawn

    monkeypatch.setattr(rendering, "render", meanwhile)
    with pytest.raises(NotReady, match="changed while it was being issued"):
        actions.issue(case=case, by=officer, on=today)
    assert not case.letters.get().is_issued()


def test_a_letter_changed_while_it_is_drawn_is_not_issued(case_at, officer, today, monkeypatch):
    case = case_at(Stage.READY)
    draw = rendering.render

    def meanwhile(content):
        case.draft_letter().touch(by=officer)
        return draw(content)

    monkeypatch.setattr(rendering, "render", meanwhile)
    with pytest.raises(NotReady, match="changed while it was being issued"):
        actions.issue(case=case, by=officer, on=today)
    assert not case.draft_letter().is_issued()


def test_a_letter_that_nobody_approved_is_not_issued(case_at, officer, today):
    case = case_at(Stage.WITH_APPROVER)
    with pytest.raises(NotReady, match="Nobody has approved this version"):
        actions.issue(case=case, by=officer, on=today)


def test_a_reviewer_does_not_issue(case_at, reviewer, today):
    with pytest.raises(NotAllowed, match="Only officers and managers issue"):
        actions.issue(case=case_at(Stage.READY), by=reviewer, on=today)


def test_the_approver_may_approve_and_issue_in_one_step(case_at, manager, today):
    case = case_at(Stage.WITH_APPROVER)
    assert actions.approve_and_issue(case=case, by=manager, on=today).issued_by == manager


def test_a_letter_taken_back_has_to_be_approved_again(case_at, officer, today):
    case = case_at(Stage.READY)
    actions.take_back(case=case, by=officer, on=today)
    steps.answer(case, 3, "<p>£27,501</p>", "disclosed", by=officer, on=today)
    case.refresh_from_db()
    steps.judge_all(case, by=officer, on=today)
    actions.send_for_approval(case=case, by=officer, on=today)
    with pytest.raises(NotReady, match="Nobody has approved this version"):
        actions.issue(case=case, by=officer, on=today)


def test_a_letter_is_sent_back_with_a_note(case_at, manager, today):
    case = case_at(Stage.WITH_APPROVER)
    with pytest.raises(NotReady, match="Say what should change"):
        actions.send_back(case=case, by=manager, on=today, note="  ")
    actions.send_back(case=case, by=manager, on=today, note="Give the year.")
    assert case.get_stage() is Stage.DRAFTING
    assert case.events.get(kind="sent_back").why == "Give the year."


def test_a_late_letter_says_by_how_much_and_the_event_keeps_it(case_at):
    case = case_at(Stage.ISSUED, on=date(2021, 3, 18))
    # 17 March is St Patrick's Day, a bank holiday in Northern Ireland: the sixth day after is the fifth that counts.
    assert case.events.get(kind="issued").data["late_by"] == 5
    assert "5 working days late" in case.draft_letter().html


def test_the_text_of_the_issued_letter_is_read_back_for_the_search(case_at):
    case = case_at(Stage.ISSUED)
    job = Job.objects.get(kind="read_back")
    run_job(job.pk)
    letter = case.draft_letter()
    assert "Hootsuite" in letter.text
    assert "Jane Sample" in letter.text


def test_what_the_officer_says_for_the_letter_is_kept_and_counts_as_a_change(case_at, officer, today):
    case = case_at(Stage.LOGGED)
    for _ in range(2):
        actions.save_fields(
            case=case, fields={"letter.searches": "All systems."}, sections={}, by=officer, on=today
        )
    letter = case.draft_letter()
    assert letter.fields["letter.searches"] == "All systems."
    assert letter.version == 1
    assert case.get_stage() is Stage.DRAFTING
