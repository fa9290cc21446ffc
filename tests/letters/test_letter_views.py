"""The letter's pages: preview, fields, check and issue, the PDF."""

import pytest
from django.urls import reverse

from cases import drawing
from cases.letters import pages, rendering
from cases.workflow import Stage


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


def page(case, name="check_letter", *args):
    return reverse(name, args=[case.reference, *args])


def test_the_preview_shows_the_real_pages_and_what_is_left(case_at, signed_in, officer):
    case = case_at(Stage.LOGGED)
    response = signed_in(officer).get(page(case, "letter_preview"))
    pictures = response.context["pages"]
    assert pictures
    content = response.content.decode()
    assert "to fix first" in content
    assert 'data-place="question-1"' in content
    picture = signed_in(officer).get(page(case, "letter_page", pictures[0].digest))
    assert picture["Content-Type"] == "image/webp"
    assert picture.content[:4] == b"RIFF"
    assert "immutable" in picture["Cache-Control"]


def test_the_letters_prompts_come_along_when_the_answers_have_changed_them(case_at, signed_in, officer):
    case = case_at(Stage.DRAFTING)
    client = signed_in(officer)
    shown = client.get(page(case, "letter_fields")).context["form"].digest()
    same = client.get(page(case, "letter_preview"), {"prompts": shown}).content.decode()
    other = client.get(page(case, "letter_preview"), {"prompts": "older"}).content.decode()
    assert "The rest of the letter" not in same
    assert "The rest of the letter" in other


def test_a_page_that_is_no_longer_kept_is_not_found(case_at, signed_in, officer):
    case = case_at(Stage.LOGGED)
    assert signed_in(officer).get(page(case, "letter_page", "0" * 64)).status_code == 404


def test_a_draft_that_is_ready_offers_to_be_sent(case_at, signed_in, officer):
    content = signed_in(officer).get(page(case_at(Stage.DRAFTING), "letter_preview")).content.decode()
    assert "Send for approval" in content
    assert "Nothing is in the way" in content


def test_the_preview_of_an_issued_letter_is_the_letter_that_was_issued(
    case_at, signed_in, officer, time_machine
):
    case = case_at(Stage.ISSUED)
    time_machine.move_to("2021-06-01T11:00:00+00:00")
    response = signed_in(officer).get(page(case, "letter_preview"))
    pictures = pages.draw(bytes(case.draft_letter().pdf))
    assert [shown.digest for shown in response.context["pages"]] == [shown.digest for shown in pictures]


def test_a_letter_that_cannot_be_drawn_says_so_and_what_is_left(case_at, signed_in, officer, monkeypatch):
    case = case_at(Stage.LOGGED)

    def broken(content):
        raise drawing.CannotDraw("The crest is not an image.")

    monkeypatch.setattr(rendering, "for_screen", broken)
    content = signed_in(officer).get(page(case, "letter_preview")).content.decode()
    assert "could not be drawn" in content
    assert "to fix first" in content


def test_the_draft_pdf_is_not_kept_by_browsers(case_at, signed_in, officer):
    response = signed_in(officer).get(page(case_at(Stage.DRAFTING), "letter_pdf"))
    assert response.content[:5] == b"%PDF-"
    assert "no-store" in response["Cache-Control"]
    assert "7012568-draft.pdf" in response["Content-Disposition"]


def test_the_issued_pdf_is_the_very_bytes_that_were_frozen(case_at, signed_in, officer):
    case = case_at(Stage.ISSUED)
    response = signed_in(officer).get(page(case, "letter_pdf"))
    assert response.content == bytes(case.draft_letter().pdf)
    assert '"7012568.pdf"' in response["Content-Disposition"]
    assert case.draft_letter().sha256 in signed_in(officer).get(page(case)).content.decode()


def test_the_notice_of_a_claim_is_shown_as_it_will_read(case_at, signed_in, officer):
    case = case_at(Stage.DRAFTING)
    content = signed_in(officer).get(page(case, "notice_preview", case.claims.get().pk)).content.decode()
    assert "section 40(3A)(a)" in content.replace("\xa0", " ")


def test_the_letters_own_prompts_are_saved_as_they_are_typed(case_at, signed_in, officer):
    case = case_at(Stage.DRAFTING)
    client = signed_in(officer)
    form = client.get(page(case, "letter_fields")).context["form"]
    data = dict.fromkeys(form.prompts, "Said anew.") | dict.fromkeys(form.parts, "on")
    response = client.post(page(case, "letter_fields"), {**data, "prompts": form.digest()})
    assert response["HX-Trigger"] == "draft-saved"
    assert "Saved" in response.content.decode()
    letter = case.draft_letter()
    assert set(letter.fields["sections"].values()) == {True}
    assert "Said anew." in letter.fields.values()


def test_a_form_drawn_before_the_answers_changed_takes_nothing_back(case_at, signed_in, officer):
    case = case_at(Stage.DRAFTING)
    before = case.draft_letter().fields
    signed_in(officer).post(page(case, "letter_fields"), {"prompts": "older", "part-marketing": "on"})
    assert case.draft_letter().fields == before


def test_the_letters_prompts_of_an_approved_letter_are_not_changed(case_at, signed_in, officer):
    case = case_at(Stage.READY)
    before = case.draft_letter().fields
    content = signed_in(officer).post(page(case, "letter_fields"), {"field-0": "x"}).content.decode()
    assert "Not saved: The letter is with the approver or approved" in content
    assert case.draft_letter().fields == before


def test_the_check_page_of_each_stage_offers_its_lawful_step(case_at, signed_in, officer, manager):
    case = case_at(Stage.WITH_APPROVER)
    for_officer = signed_in(officer).get(page(case)).content.decode()
    assert "Approve and issue" not in for_officer
    assert "Only managers approve letters" in for_officer
    for_manager = signed_in(manager).get(page(case)).content.decode()
    assert "Approve and issue" in for_manager
    signed_in(manager).post(page(case, "approve"))
    assert "Issue the letter" in signed_in(officer).get(page(case)).content.decode()
    signed_in(officer).post(page(case, "issue"))
    assert "The letter is issued" in signed_in(officer).get(page(case)).content.decode()


def test_the_check_page_of_an_unfinished_draft_says_what_is_missing(case_at, signed_in, manager):
    content = signed_in(manager).get(page(case_at(Stage.LOGGED))).content.decode()
    assert "to mend" in content
    assert "Approve" not in content.split("<h2>Approval</h2>")[1].split("</section>")[0].replace(
        "Approval", ""
    )


@pytest.mark.parametrize(
    ("stage", "name", "who", "leads_to"),
    [
        (Stage.DRAFTING, "send_for_approval", "officer", Stage.WITH_APPROVER),
        (Stage.WITH_APPROVER, "take_back", "officer", Stage.DRAFTING),
        (Stage.WITH_APPROVER, "approve_and_issue", "manager", Stage.ISSUED),
    ],
)
def test_each_step_is_one_press(case_at, signed_in, request, stage, name, who, leads_to):
    case = case_at(stage)
    assert signed_in(request.getfixturevalue(who)).post(page(case, name)).status_code == 302
    case.refresh_from_db()
    assert case.get_stage() is leads_to


def test_a_step_that_is_not_allowed_comes_back_with_the_reason(case_at, signed_in, officer):
    case = case_at(Stage.WITH_APPROVER)
    response = signed_in(officer).post(page(case, "approve"), follow=True)
    assert "Only managers approve letters." in response.content.decode()


def test_sending_back_without_a_note_shows_the_error_beside_the_field(case_at, signed_in, manager):
    case = case_at(Stage.WITH_APPROVER)
    response = signed_in(manager).post(page(case, "send_back"), {"note": ""})
    assert response.status_code == 422
    assert "Say what should change" in response.content.decode()
    assert signed_in(manager).post(page(case, "send_back"), {"note": "Give the year."}).status_code == 302


def test_a_person_without_a_role_sees_no_letter(case_at, signed_in, officer):
    case = case_at(Stage.LOGGED)
    officer.roles = []
    officer.save()
    assert signed_in(officer).get(page(case)).status_code == 403


def test_pages_are_kept_by_their_content(case_at, today):
    from cases.letters.readiness import look_at

    content = look_at(case_at(Stage.DRAFTING).draft_letter(), on=today).content
    pdf = rendering.render(content)[1]
    assert [picture.digest for picture in pages.draw(pdf)] == [picture.digest for picture in pages.draw(pdf)]
    assert pages.count(pdf) == len(pages.draw(pdf))
