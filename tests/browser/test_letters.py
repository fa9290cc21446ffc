"""Check and issue in a real browser, at every stage that a letter can be in."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cases.workflow import Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "stage", [Stage.LOGGED, Stage.DRAFTING, Stage.WITH_APPROVER, Stage.READY, Stage.ISSUED]
)
def test_the_check_page_is_accessible_at_every_stage(
    goto, sign_in_as, manager, case_at, axe_wide_and_narrow, stage
):
    case = case_at(stage)
    sign_in_as(manager)
    page = goto(reverse("check_letter", args=[case.reference]))
    axe_wide_and_narrow()
    for picture in page.locator(".pages img").all():
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")


def test_a_letter_is_sent_back_with_what_should_change(goto, page, sign_in_as, manager, case_at, axe):
    case = case_at(Stage.WITH_APPROVER)
    sign_in_as(manager)
    goto(reverse("check_letter", args=[case.reference]))
    page.get_by_text("Send it back with a note").click()
    page.expected_errors = ["422"]
    page.get_by_role("button", name="Send back").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe()
    page.get_by_label("What should change").fill("Give the year.")
    page.get_by_role("button", name="Send back").click()
    page.wait_for_url(f"**{reverse('case', args=[case.reference])}")
    expect(page.get_by_text("Give the year.").first).to_be_visible()


def test_the_officer_issues_what_the_manager_approved(goto, page, sign_in_as, officer, case_at, axe):
    case = case_at(Stage.READY, on=timezone.localdate())
    sign_in_as(officer)
    goto(reverse("check_letter", args=[case.reference]))
    page.get_by_role("button", name="Issue the letter").click()
    page.wait_for_url(f"**{reverse('case', args=[case.reference])}")
    axe()
    case.refresh_from_db()
    assert case.get_stage() is Stage.ISSUED
