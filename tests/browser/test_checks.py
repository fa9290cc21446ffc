"""The checks of a letter in a real browser: the quiet panel of the draft, and what a person says on the check page."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cases.letters.readiness import look_at
from cases.workflow import Stage
from tests.journeys import steps

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(case_at, officer):
    """A draft with nothing to mend, a warning and two questions."""
    today = timezone.localdate()
    case = case_at(Stage.LOGGED, received_on=today, on=today)
    for number, (text, outcome) in enumerate(steps.ANSWERS, 1):
        steps.answer(case, number, text, outcome, by=officer, on=today)
    steps.claim(case, "s40-2-3Aa", [4], by=officer, on=today)
    claim = case.claims.get()
    claim.fields |= {
        key: f"{said} That is point {place}."
        for place, (key, said) in enumerate(claim.fields.items())
        if len(said) > 3
    }
    claim.fields["claim.balance"] = "What more there is, section 17(4) of the Act lets us leave out."
    claim.save()
    steps.fill_letter(case, by=officer, on=today)
    return case


def test_the_panel_of_the_draft_says_what_is_to_confirm_and_leads_there(
    case, goto, page, sign_in_as, officer, axe_wide_and_narrow
):
    sign_in_as(officer)
    goto(reverse("draft", args=[case.reference]))
    panel = page.locator("#checks")
    expect(panel.get_by_role("heading", name="To confirm")).to_be_visible(timeout=20_000)
    expect(
        panel.get_by_role("link", name=re.compile("leaves reasons out under section 17"))
    ).to_have_attribute("href", re.compile("#claim-"))
    axe_wide_and_narrow()
    page.get_by_role("link", name=re.compile(r"\d things to confirm first")).click()
    expect(page).to_have_url(re.compile("/letter/#judge$"))


def test_a_person_answers_and_gives_reasons_by_keyboard(
    case, goto, page, sign_in_as, officer, axe_wide_and_narrow
):
    sign_in_as(officer)
    goto(reverse("check_letter", args=[case.reference]))
    axe_wide_and_narrow()
    page.expected_errors = ["422"]
    page.get_by_role("button", name=re.compile("^Let it stand")).first.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe_wide_and_narrow()
    while page.locator("#judge").count():
        yes = page.get_by_role("button", name=re.compile("^Yes"))
        if yes.count():
            yes.first.press("Enter")
        else:
            page.get_by_label("Why the letter may go as it is").first.fill("Legal Services agreed on Monday.")
            page.get_by_role("button", name=re.compile("^Let it stand")).first.press("Enter")
        page.wait_for_load_state()
        page.wait_for_selector("html[data-ready]")
    expect(page.get_by_text("Let stand: “Legal Services agreed on Monday.”").first).to_be_visible()
    axe_wide_and_narrow()
    page.get_by_role("button", name="Send for approval").press("Enter")
    page.wait_for_url(f"**{reverse('case', args=[case.reference])}")
    case.refresh_from_db()
    assert case.get_stage() is Stage.WITH_APPROVER
    assert look_at(case.draft_letter(), on=timezone.localdate()).may_go
