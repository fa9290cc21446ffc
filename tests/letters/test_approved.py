"""What leaves is what was approved: not the version alone, but the very words, save what the calendar changes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.letters import actions, notices, writing
from cases.letters.approved import approval_of, why_not_approved
from cases.letters.readiness import NotReady
from cases.models import Regulator, Wording
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.letters.written import WRONG, begin, say


@pytest.fixture
def ready(case_at):
    return case_at(Stage.READY)


@pytest.fixture
def closing():
    """The library's words that end every letter."""
    return Wording.objects.get(kind=Wording.Kind.BOILERPLATE, key="closing")


def reworded(wording, *, text, first_day):
    """The next version of a wording, in force from a day on."""
    Wording.objects.filter(pk=wording.pk).update(in_force_to=first_day - timedelta(days=1))
    values = {"kind": wording.kind, "key": wording.key, "title": wording.title, "data": wording.data}
    return Wording.objects.create(version=wording.version + 1, text=text, in_force_from=first_day, **values)


def differences(case, before, on):
    """What is said when the approved letter read otherwise: each pair is put in place of the words of today."""
    approval = approval_of(case.draft_letter())
    words = approval.words
    for now, then in before:
        words = words.replace(now, then)
    type(approval).objects.filter(pk=approval.pk).update(words=words)
    return why_not_approved(case.draft_letter(), on=on)


def test_a_letter_that_reads_as_it_was_approved_is_issued(ready, officer, today):
    assert why_not_approved(ready.draft_letter(), on=today) == []
    assert actions.issue(case=ready, by=officer, on=today).is_issued()


@pytest.mark.parametrize("days", [1, 4, 20])
def test_the_day_of_issue_and_what_is_counted_from_it_change_no_approval(ready, today, days):
    assert why_not_approved(ready.draft_letter(), on=today + timedelta(days=days)) == []


def test_what_was_approved_is_kept_with_the_approval_and_in_the_story(ready, today):
    approval = approval_of(ready.draft_letter())
    assert approval.on == today
    assert "Our reference | 7012568" in approval.words
    assert "Date | 4 March 2021" in approval.words
    assert "Hootsuite" in approval.words
    assert ready.events.get(kind="approved").data == {"version": approval.version, "sha256": approval.sha256}


def test_a_wording_changed_since_the_approval_stops_the_letter(ready, officer, today, closing):
    reworded(closing, text=f"{closing.text}\n\nWe are moving in May.", first_day=today)
    with pytest.raises(
        NotReady, match=r"differently now from what was approved: “We are moving in May\.” is new"
    ):
        actions.issue(case=ready, by=officer, on=today)
    assert not ready.draft_letter().is_issued()


def test_a_wording_that_begins_to_hold_after_the_approval_stops_the_letter(ready, officer, today, closing):
    tomorrow = today + timedelta(days=1)
    reworded(closing, text=f"{closing.text}\n\nWe have moved.", first_day=tomorrow)
    assert why_not_approved(ready.draft_letter(), on=today) == []
    with pytest.raises(NotReady, match=r"“We have moved\.” is new"):
        actions.issue(case=ready, by=officer, on=tomorrow)


def test_a_new_address_of_the_regulator_stops_the_letter(ready, officer, today):
    last, tomorrow = Regulator.objects.last(), today + timedelta(days=1)
    last.pk, last.name, last.in_force_from = None, "Information Commission", tomorrow
    last.save()
    with pytest.raises(NotReady, match=r"is now “.*Information Commission"):
        actions.issue(case=ready, by=officer, on=tomorrow)


def test_a_setting_of_the_council_changed_since_the_approval_is_named(ready, officer, council, today):
    council.foi_team = "Right to Know Team"
    council.save()
    (reason,) = why_not_approved(ready.draft_letter(), on=today)
    assert reason.startswith("The letter reads differently now from what was approved: “")
    assert "” is now “Right to Know Team”" in reason
    assert reason.endswith("It must be approved again.")


def test_the_same_manager_approves_the_letter_as_it_now_reads(ready, officer, manager, today, closing):
    reworded(closing, text=f"{closing.text}\n\nWe are moving in May.", first_day=today)
    actions.take_back(case=ready, by=officer, on=today)
    actions.send_for_approval(case=ready, by=officer, on=today)
    actions.approve(case=ready, by=manager, on=today)
    assert "We are moving in May." in actions.issue(case=ready, by=officer, on=today).html


def test_an_approval_of_before_the_words_were_kept_no_longer_counts(ready, officer, today):
    ready.draft_letter().approvals.update(on=None, words="")
    with pytest.raises(NotReady, match="Nobody has approved this version"):
        actions.issue(case=ready, by=officer, on=today)


def test_what_changed_is_told_with_the_words_around_it(ready, today):
    (reason,) = differences(ready, [("November 2015", "October 2015")], today)
    assert "approved: “October 2015 – current.” is now “November 2015 – current.”. It" in reason


def test_a_line_that_is_no_longer_there_is_told(ready, today):
    (reason,) = differences(ready, [("\nHootsuite", "\nHootsuite\nSince 2015.")], today)
    assert "“Since 2015.” is gone" in reason


def test_a_long_passage_is_named_by_its_first_words_alone(ready, today):
    (reason,) = differences(ready, [("Hootsuite", " ".join(map(str, range(40))))], today)
    assert "“0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 …” is now “Hootsuite”" in reason


def test_the_words_far_from_a_change_are_left_out(ready, today):
    line = next(
        each for each in approval_of(ready.draft_letter()).words.splitlines() if len(each.split()) > 20
    )
    (reason,) = differences(ready, [(line, f"{line[:80]}otherwise {line[80:]}")], today)
    assert reason.count("…") >= 4
    assert line not in reason


def test_of_many_changes_three_are_named(ready, today):
    letters = [("Hootsuite", "A"), ("November 2015", "B"), ("£27,500", "C"), ("Jane Sample", "D")]
    (reason,) = differences(ready, letters, today)
    assert reason.count("is now") == 3
    assert " more. It must be approved again." in reason


def test_the_check_page_says_so_and_offers_no_issue(time_machine, ready, signed_in, officer, today, closing):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)
    client = signed_in(officer)
    page = reverse("check_letter", args=[ready.reference])
    assert "Issue the letter" in client.get(page).content.decode()
    reworded(closing, text=f"{closing.text}\n\nWe are moving in May.", first_day=today)
    said = client.get(page).content.decode()
    assert "“We are moving in May.” is new" in said
    assert "To approve again" in said
    assert "Issue the letter" not in said
    assert "Back to the draft" in said


@pytest.fixture
def approved_correction(case_at, officer, manager, today):
    issued = case_at(Stage.ISSUED)
    answer = issued.draft_letter()
    letter = say(
        begin(issued, "correction", by=officer, on=today, corrects=answer), WRONG, by=officer, on=today
    )
    writing.send_correction(letter=letter, by=officer, on=today)
    for _ in range(2):
        writing.approve_correction(letter=letter, by=manager, on=today)
    return letter


def test_the_same_yes_twice_is_one_approval(approved_correction):
    assert approved_correction.approvals.count() == 1


def test_a_correction_that_reads_otherwise_now_is_approved_again(
    time_machine, approved_correction, officer, manager, signed_in, today, closing
):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)
    letter = approved_correction
    reworded(closing, text=f"{closing.text}\n\nWe are moving in May.", first_day=today)
    with pytest.raises(NotAllowed, match=r"“We are moving in May\.” is new"):
        notices.issue_notice(letter=letter, by=officer, on=today)
    page = reverse("notice", args=[letter.case.reference, letter.pk])
    said = signed_in(manager).get(page).content.decode()
    assert "“We are moving in May.” is new" in said
    assert "Approve the correction" in said
    writing.approve_correction(letter=letter, by=manager, on=today)
    assert notices.issue_notice(letter=letter, by=officer, on=today).is_issued()
