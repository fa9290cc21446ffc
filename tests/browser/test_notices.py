"""The page of a notice in a real browser: read, completed, given, and read again."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cases.letters import notices
from cases.models import Letter
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.notices import ADVICE, ASKED, FEE, PIT, plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(council, officer):
    today = timezone.localdate()
    return steps.log(officer=officer, received_on=today, on=today)


def address(letter: Letter) -> str:
    return reverse("notice", args=[letter.case.reference, letter.pk])


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("clarification", ASKED),
        ("fee_notice", FEE),
        # The day that it names has long passed: the page gives the reason.
        ("pit_extension", {**PIT, "reasons": ""}),
        ("transfer", {**ADVICE, "whole": True}),
    ],
)
def test_the_page_of_a_notice_is_accessible(
    goto, sign_in_as, officer, case, axe_wide_and_narrow, kind, details
):
    letter = plan(case, kind, details, by=officer)
    sign_in_as(officer)
    page = goto(address(letter))
    axe_wide_and_narrow()
    for picture in page.locator(".pages img").all():
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")


def test_a_given_notice_and_the_list_of_letters_are_accessible(
    goto, sign_in_as, officer, case, axe_wide_and_narrow
):
    letter = plan(case, "clarification", ASKED, by=officer)
    notices.issue_notice(letter=letter, by=officer, on=timezone.localdate())
    plan(case, "transfer", ADVICE, by=officer)
    sign_in_as(officer)
    goto(address(letter))
    axe_wide_and_narrow()
    goto(reverse("letters", args=[case.reference]))
    axe_wide_and_narrow()


def test_a_notice_is_completed_and_given_by_keyboard(goto, page, sign_in_as, officer, case):
    letter = plan(case, "transfer", {**ADVICE, "whole": True}, by=officer)
    sign_in_as(officer)
    goto(address(letter))
    expect(page.get_by_role("button", name="Issue the letter")).to_be_disabled()
    page.get_by_role("link", name="Where we looked and how").focus()
    page.keyboard.press("Enter")
    where = page.get_by_label("Where we looked and how")
    where.focus()
    page.keyboard.type("In every file of the team.")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved. This is how the letter reads now.")).to_be_visible()
    give = page.get_by_role("button", name="Issue the letter")
    give.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Issued. Send the PDF to the requester.")).to_be_visible()
    expect(page.get_by_role("link", name="Open the PDF")).to_be_visible()
    case.refresh_from_db()
    assert case.get_stage() is Stage.PASSED_ON


def test_words_typed_last_leave_with_the_letter_and_whoever_goes_elsewhere_is_warned(
    goto, page, sign_in_as, officer, case
):
    letter = plan(case, "clarification", ASKED, by=officer)
    sign_in_as(officer)
    goto(address(letter))
    seen = []
    page.on("dialog", lambda dialog: (seen.append(dialog.type), dialog.dismiss()))
    page.get_by_text("Add your own words").click()
    page.locator(".own .tiptap[data-ready]").first.wait_for()
    words = page.get_by_role("textbox", name="Your own words at the beginning")
    words.click()
    words.press_sequentially("Thank you for ringing.")
    page.get_by_role("link", name="Change what it says").click(no_wait_after=True)
    expect(words).to_have_text("Thank you for ringing.")
    page.wait_for_timeout(200)
    assert seen == ["beforeunload"]
    page.get_by_role("button", name="Issue the letter").click()
    expect(page.get_by_text("Issued. Send the PDF to the requester.")).to_be_visible()
    assert seen == ["beforeunload"]
    page.wait_for_load_state("networkidle")
    letter.refresh_from_db()
    assert letter.fields["own.before"] == "<p>Thank you for ringing.</p>"
    assert "Thank you for ringing." in letter.html


def test_an_acknowledgement_is_begun_and_given_with_own_words(
    goto, page, sign_in_as, officer, case, axe_wide_and_narrow
):
    sign_in_as(officer)
    goto(reverse("letters", args=[case.reference]))
    axe_wide_and_narrow()
    page.get_by_role("button", name="Write Acknowledgement").click()
    page.get_by_text("Add your own words").click()
    page.locator(".own .tiptap[data-ready]").first.wait_for()
    words = page.get_by_role("textbox", name="Your own words at the beginning")
    words.click()
    words.press_sequentially("Thank you for ringing.")
    axe_wide_and_narrow()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. This is how the letter reads now.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your own words at the beginning")).to_have_text(
        "Thank you for ringing."
    )
    page.get_by_role("button", name="Issue the letter").click()
    expect(page.get_by_text("Issued. Send the PDF to the requester.")).to_be_visible()
    assert Letter.objects.get(kind="acknowledgement").fields["own.before"] == "<p>Thank you for ringing.</p>"
