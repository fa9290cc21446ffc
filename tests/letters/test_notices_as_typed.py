"""What is typed for a notice goes with whatever button is pressed: it is in the letter, or it is still on the page."""

from datetime import date

import pytest
from django.urls import reverse

from cases.letters import notices, writing
from cases.models import Letter
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.letters import ON
from tests.letters.notices import ASKED, PASSED_ON, plan
from tests.letters.written import WRONG, begin, say

BEFORE = "own.before"


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


@pytest.fixture
def case(council, officer):
    return steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON)


@pytest.fixture
def correction(case_at, officer):
    """A correction of an issued answer, complete."""
    case = case_at(Stage.ISSUED)
    letter = begin(case, "correction", corrects=case.letters.get(), by=officer, on=ON)
    return say(letter, WRONG, by=officer, on=ON)


@pytest.fixture
def screen(client):
    """The page of a notice before a person: send(deed, {prompt: text}) presses a button with that typed."""

    def screen(letter, person):
        client.force_login(person)
        shown = client.get(address(letter)).context
        names = {key: name for name, key in shown["form"].prompts.items()}
        held = {name: shown["form"][name].value() or "" for name in names.values()}
        sent = dict(shown["marks"]) | held | {"prompts": shown["form"].digest()}
        ticks = {name: "on" for name in shown["form"].parts if shown["form"][name].value()}

        def send(deed, typed=()):
            client.force_login(person)
            said = {names[key]: text for key, text in dict(typed).items()}
            return client.post(address(letter, deed), sent | ticks | said, follow=True)

        return send

    return screen


def address(letter: Letter, name: str = "notice") -> str:
    return reverse(name, args=[letter.case.reference, letter.pk])


def told(response) -> str:
    return response.content.decode()


def test_words_typed_before_issue_was_pressed_are_in_the_letter_that_left(case, screen, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    said = told(screen(letter, officer)("issue_notice", {BEFORE: "<p>Thank you for ringing.</p>"}))
    assert "Issued. Send the PDF to the requester." in said
    letter.refresh_from_db()
    assert letter.is_issued()
    assert letter.fields[BEFORE] == "<p>Thank you for ringing.</p>"
    assert "Thank you for ringing." in letter.html


def test_the_buttons_belong_to_the_form_of_what_is_typed_so_that_they_work_without_javascript(
    case, client, officer
):
    letter = plan(case, "clarification", ASKED, by=officer)
    client.force_login(officer)
    said = told(client.get(address(letter)))
    assert f'form="typed" formaction="{address(letter, "issue_notice")}"' in said
    assert f'<form id="typed" method="post" action="{address(letter, "notice_fields")}" novalidate>' in said


def test_words_are_kept_when_the_letter_may_not_leave(case, screen, officer):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    said = told(screen(letter, officer)("issue_notice", {BEFORE: "<p>Good news.</p>"}))
    assert "The letter leaves this open" in said
    assert "Good news." in said
    letter.refresh_from_db()
    assert not letter.is_issued()
    assert letter.fields[BEFORE] == "<p>Good news.</p>"


def test_what_cannot_be_read_stops_the_issue_and_stands_in_its_field(case, screen, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    response = screen(letter, officer)("issue_notice", {BEFORE: "All\x00files"})
    assert response.status_code == 422
    assert "data-unsaved" in told(response)
    letter.refresh_from_db()
    assert not letter.is_issued()


def test_a_colleagues_words_stop_the_issue_and_both_texts_are_shown(case, screen, officer, manager):
    letter = plan(case, "clarification", ASKED, by=officer)
    send = screen(letter, officer)
    his = {BEFORE: "<p>His words.</p>"}
    notices.save_notice_fields(letter=letter, fields=his, sections={}, by=manager, on=ON)
    response = send("issue_notice", {BEFORE: "<p>Her words.</p>"})
    assert response.status_code == 422
    assert "His words." in told(response)
    assert "Her words." in told(response)
    letter.refresh_from_db()
    assert not letter.is_issued()
    assert letter.fields == his


def test_words_typed_for_a_letter_that_a_colleague_has_issued_stand_beside_it(case, screen, officer, manager):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    send = screen(letter, officer)
    key = next(iter(set(prompts(letter)) - {BEFORE, "own.after"}))
    notices.save_notice_fields(letter=letter, fields={key: "Every file."}, sections={}, by=manager, on=ON)
    notices.issue_notice(letter=Letter.objects.get(pk=letter.pk), by=manager, on=ON)
    response = send("notice_fields", {BEFORE: "<p>Too <strong>late</strong></p>", key: "In boxes."})
    assert response.status_code == 422
    for words in (
        "This letter was already issued",
        "What you typed is not in the letter",
        "Too late",
        "In boxes.",
    ):
        assert words in told(response)


def prompts(letter: Letter) -> list[str]:
    from cases.letters.forms import LetterFieldsForm
    from cases.letters.notice_readiness import look_at_notice

    form = LetterFieldsForm(content=look_at_notice(letter, on=ON).content, own={})
    return list(form.prompts.values())


def test_words_of_somebody_who_may_no_longer_write_stay_on_the_page(case, screen, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    send = screen(letter, officer)
    officer.roles = ["reviewer"]
    officer.save()
    response = send("issue_notice", {BEFORE: "<p>Still here.</p>"})
    assert response.status_code == 422
    assert "Only officers and managers take steps on the clock." in told(response)
    assert "Still here." in told(response)
    letter.refresh_from_db()
    assert letter.fields == {}


def test_a_correction_is_sent_for_approval_as_it_is_typed(correction, screen, officer):
    said = told(screen(correction, officer)("send_correction", {BEFORE: "<p>We are sorry.</p>"}))
    assert "Sent for approval by <strong>Olive Officer</strong>" in said
    correction.refresh_from_db()
    assert correction.fields[BEFORE] == "<p>We are sorry.</p>"


def test_whoever_changes_a_correction_while_approving_it_cannot_and_loses_no_word(
    correction, screen, officer, manager
):
    writing.send_correction(letter=correction, by=officer, on=ON)
    said = told(screen(correction, manager)("approve_correction", {BEFORE: "<p>We are very sorry.</p>"}))
    assert "We are very sorry." in said
    correction.refresh_from_db()
    assert correction.fields[BEFORE] == "<p>We are very sorry.</p>"
    assert not correction.approvals.exists()


def test_a_correction_that_nobody_touched_on_the_way_is_approved_and_issued(
    correction, screen, officer, manager
):
    say(correction, {"correction.action": "Use the new figure.\nThrow the old one away."}, by=officer, on=ON)
    screen(correction, officer)("send_correction")
    assert "Approved. It can be issued now." in told(screen(correction, manager)("approve_correction"))
    correction.refresh_from_db()
    version = correction.version
    said = told(screen(correction, officer)("issue_notice"))
    assert "Issued. Send the PDF to the requester." in said
    correction.refresh_from_db()
    assert (correction.is_issued(), correction.version) == (True, version)


def test_an_approved_correction_that_was_changed_on_the_page_does_not_leave(
    correction, screen, officer, manager
):
    writing.send_correction(letter=correction, by=officer, on=ON)
    writing.approve_correction(letter=correction, by=manager, on=ON)
    said = told(screen(correction, officer)("issue_notice", {BEFORE: "<p>One more thing.</p>"}))
    assert "Nobody has approved this correction as it stands yet." in said
    assert "One more thing." in said
    correction.refresh_from_db()
    assert not correction.is_issued()
