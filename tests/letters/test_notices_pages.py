"""The page of a notice, its PDF, and all letters of a case."""

from datetime import date

import pytest
from django.urls import reverse

from cases.drawing import CannotDraw
from cases.letters import actions, notices, rendering
from cases.models import ClockEvent, Letter
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.letters import ON
from tests.letters.notices import ASKED, FEE, PASSED_ON, PIT, Kind, happen, plan


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


@pytest.fixture
def case(council, officer):
    return steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON)


def page(letter: Letter, name: str = "notice") -> str:
    return reverse(name, args=[letter.case.reference, letter.pk])


def test_the_page_shows_the_letter_and_says_what_will_happen(case, signed_in, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    response = signed_in(officer).get(page(letter))
    said = response.content.decode()
    assert len(response.context["pages"]) == 1
    assert "dated <strong>today, Thursday 4 March 2021</strong>" in said
    assert "The 20 working days start afresh on the day the reply" in said
    assert "jane@requester.example" in said
    assert "Nothing is left open" in said
    assert 'data-primary data-prevent-double-click="true">Issue the letter' in said
    assert reverse("ask_clarification", args=[case.reference]) in said
    assert reverse("discard_notice", args=[case.reference, letter.clock_event.pk]) in said


def test_what_is_lawful_and_needs_a_thought_is_said(case, signed_in, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    assert "Day 16 is late to ask." in signed_in(officer).get(page(letter)).content.decode()


def test_a_notice_that_may_not_leave_says_why_and_its_button_is_grey(case, signed_in, officer, time_machine):
    letter = plan(case, "pit_extension", PIT, by=officer)
    time_machine.move_to("2021-03-11T11:00:00+00:00", tick=False)
    said = signed_in(officer).get(page(letter)).content.decode()
    assert "lies after the last day" in said
    assert 'disabled aria-disabled="true" aria-describedby="why-not">Issue the letter' in said
    assert reverse("issue_notice", args=[case.reference, letter.pk]) not in said


def test_what_is_left_to_say_is_filled_in_and_then_the_letter_may_go(case, signed_in, officer):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    client = signed_in(officer)
    response = client.get(page(letter))
    form = response.context["form"]
    (name,) = form.prompts.keys() - form.own
    assert f'href="#id_{name}"' in response.content.decode()
    sent = {name: "In every file.", "prompts": form.digest(), **dict.fromkeys(form.parts, "on")}
    response = client.post(page(letter, "notice_fields"), sent, follow=True)
    assert "Saved. This is how the letter reads now." in response.content.decode()
    assert not response.context["ready"].reasons
    client.post(page(letter, "issue_notice"))
    case.refresh_from_db()
    assert case.get_stage() is Stage.PASSED_ON


def test_a_part_may_be_left_out(case, signed_in, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    client = signed_in(officer)
    digest = client.get(page(letter)).context["form"].digest()
    client.post(page(letter, "notice_fields"), {"prompts": digest, "part-ideas": "on"})
    letter.refresh_from_db()
    assert letter.fields["sections"] == {"ideas": True, "adjustments": False}


def test_what_cannot_be_kept_comes_back_as_it_was_typed(case, signed_in, officer):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    client = signed_in(officer)
    form = client.get(page(letter)).context["form"]
    (name,) = form.prompts.keys() - form.own
    response = client.post(page(letter, "notice_fields"), {name: "All\x00files"})
    assert response.status_code == 422
    assert "Null characters are not allowed" in response.content.decode()


def test_a_person_who_may_not_give_it_reads_it_and_learns_why(case, signed_in, officer, reviewer):
    letter = plan(case, "clarification", ASKED, by=officer)
    client = signed_in(reviewer)
    assert "Only officers and managers take steps on the clock." in client.get(page(letter)).content.decode()
    said = client.post(page(letter, "issue_notice"), follow=True).content.decode()
    assert "Only officers and managers take steps on the clock." in said
    letter.refresh_from_db()
    assert not letter.is_issued()


def test_a_given_notice_is_only_read_with_its_fingerprint_and_its_bytes(case, signed_in, officer):
    letter = plan(case, "fee_notice", FEE, by=officer)
    client = signed_in(officer)
    response = client.post(page(letter, "issue_notice"), follow=True)
    letter.refresh_from_db()
    said = response.content.decode()
    assert "Issued. Send the PDF to the requester." in said
    assert letter.sha256 in said
    assert "Issue the letter" not in said.replace("Issued the letter", "")
    pdf = client.get(page(letter, "notice_pdf"))
    assert pdf.content == bytes(letter.pdf)
    assert f'"{case.reference}-fee-notice.pdf"' in pdf["Content-Disposition"]


def test_pressing_the_button_twice_makes_one_letter_and_says_so(case, signed_in, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    client = signed_in(officer)
    client.post(page(letter, "issue_notice"))
    response = client.post(page(letter, "issue_notice"), follow=True)
    assert "This letter was already issued" in response.content.decode()
    assert Letter.objects.count() == ClockEvent.objects.count() == 1


def test_the_pdf_of_a_draft_is_not_kept_by_browsers(case, signed_in, officer):
    response = signed_in(officer).get(page(plan(case, "clarification", ASKED, by=officer), "notice_pdf"))
    assert response.content[:5] == b"%PDF-"
    assert "no-store" in response["Cache-Control"]
    assert f'"{case.reference}-clarification-draft.pdf"' in response["Content-Disposition"]


def test_a_notice_that_cannot_be_drawn_says_so_and_is_not_given(case, signed_in, officer, monkeypatch):
    letter = plan(case, "clarification", ASKED, by=officer)

    def broken(content):
        raise CannotDraw("The crest is not an image.")

    monkeypatch.setattr(rendering, "render", broken)
    client = signed_in(officer)
    said = client.get(page(letter)).content.decode()
    assert "The crest is not an image." in said
    assert "disabled aria-disabled" in said
    assert client.get(page(letter, "notice_pdf")).url == page(letter)
    said = client.post(page(letter, "issue_notice"), follow=True).content.decode()
    assert said.count("The crest is not an image.") == 2
    assert not Letter.objects.get().is_issued()


def test_the_answer_is_checked_on_its_own_page(case, signed_in, officer):
    letter = case.draft_letter()
    assert signed_in(officer).get(page(letter)).url == reverse("check_letter", args=[case.reference])


def test_a_notice_of_another_case_is_not_found(case, signed_in, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    other = steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON)
    client = signed_in(officer)
    for name in ("notice", "notice_pdf", "notice_fields", "issue_notice"):
        address = reverse(name, args=[other.reference, letter.pk])
        response = client.get(address) if name in ("notice", "notice_pdf") else client.post(address)
        assert response.status_code == 404


# All letters of a case


def letters(case) -> str:
    return reverse("letters", args=[case.reference])


def test_every_letter_of_a_case_is_listed_the_last_first(case_at, signed_in, officer):
    case = case_at(Stage.DRAFTING)
    notices.issue_notice(letter=plan(case, "clarification", ASKED, by=officer), by=officer, on=ON)
    plan(case, "pit_extension", PIT, by=officer)
    response = signed_in(officer).get(letters(case))
    assert [line.title for line in response.context["lines"]] == [
        "Extension notice for the public interest test",
        "Request for clarification",
        "Response under FOIA",
    ]
    said = response.content.decode()
    assert said.count(">Draft</strong>") == 2
    assert "Thursday 4 March 2021" in said
    assert reverse("draft", args=[case.reference]) in said


def test_an_issued_answer_leads_to_its_own_page_and_bytes(case_at, signed_in, officer):
    case = case_at(Stage.ISSUED)
    (line,) = signed_in(officer).get(letters(case)).context["lines"]
    assert line.url == reverse("check_letter", args=[case.reference])
    assert line.pdf_url == reverse("letter_pdf", args=[case.reference])


def test_a_draft_whose_notice_was_discarded_is_not_listed(case, signed_in, officer):
    plan(case, "clarification", ASKED, by=officer)
    ClockEvent.objects.all().delete()
    Letter.objects.create(case=case, kind="chaser")
    said = signed_in(officer).get(letters(case))
    assert [line.letter.kind for line in said.context["lines"]] == ["chaser"]


def test_a_case_without_letters_says_so(case, signed_in, officer):
    assert "No letter has been written yet." in signed_in(officer).get(letters(case)).content.decode()


def test_the_list_of_letters_costs_the_same_however_many_there_are(
    case, signed_in, officer, django_assert_max_num_queries
):
    client = signed_in(officer)
    plan(case, "clarification", ASKED, by=officer)
    plan(case, "fee_notice", FEE, by=officer)
    plan(case, "pit_extension", PIT, by=officer)
    Letter.objects.create(case=case, kind="chaser")
    with django_assert_max_num_queries(9):
        client.get(letters(case))


def test_the_page_of_a_notice_costs_the_same_however_much_happened(
    case, signed_in, officer, django_assert_max_num_queries
):
    for day in (15, 17, 19):
        asked = date(2021, 2, day)
        happen(case, Kind.CLARIFICATION, ASKED, asked, by=officer, ended_on=asked)
    letter = plan(case, "clarification", ASKED, by=officer)
    client = signed_in(officer)
    with django_assert_max_num_queries(31):
        client.get(page(letter))


# The answer to a case whose clock stands still


def test_an_answer_may_leave_while_the_clock_stands_still_and_every_page_stands(
    case_at, signed_in, officer, manager
):
    case = case_at(Stage.DRAFTING)
    happen(case, Kind.CLARIFICATION, ASKED, ON, by=officer)
    client = signed_in(officer)
    pages = [reverse(name, args=[case.reference]) for name in ("case", "draft", "check_letter", "letters")]
    lists = [reverse("all_cases") + "?stage=any", reverse("my_cases")]
    for address in [*pages, *lists]:
        assert client.get(address).status_code == 200, address
    said = client.get(reverse("check_letter", args=[case.reference])).content.decode()
    assert "Stopped on day 16, waiting for the requester’s reply" in said
    assert "Look again on <strong>Tuesday 4 May 2021" in said
    actions.send_for_approval(case=case, by=officer, on=ON)
    actions.approve_and_issue(case=case, by=manager, on=ON)
    case.refresh_from_db()
    assert case.get_stage() is Stage.ISSUED
    assert case.events.get(kind="issued").data["late_by"] == 0
    for address in [*pages, *lists]:
        assert client.get(address).status_code == 200, address
