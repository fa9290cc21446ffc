"""The history of a letter in a real browser, and two people in one draft."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cases.letters.forms import name_of
from cases.models import LetterVersion
from cases.workflow import Stage
from tests.journeys import steps

pytestmark = pytest.mark.django_db(transaction=True)
SEARCHES = "letter.searches"


@pytest.fixture(autouse=True)
def settled(page):
    """Let the last preview arrive before the test ends and its data go."""
    cache.clear()
    yield
    page.wait_for_load_state("networkidle", timeout=60_000)


@pytest.fixture
def case(case_at):
    today = timezone.localdate()
    return case_at(Stage.LOGGED, received_on=today - timedelta(days=21), on=today)


@pytest.fixture
def written(case, officer, manager):
    """Three versions by two people, with a claim."""
    today = timezone.localdate()
    steps.answer(case, 3, "<p>£27,500 to 28 February</p>", "disclosed", by=officer, on=today)
    steps.answer(case, 3, "<p>£28,000 to 28 February, excluding VAT</p>", "disclosed", by=manager, on=today)
    steps.claim(case, "s43-2", [2], by=officer, on=today, said="Prices are known to nobody.")
    return case.draft_letter()


@pytest.fixture
def his(page, browser, browser_context_args, sign_in_as, manager, officer):
    """A second browser, that of the manager; the first one is the officer's."""
    other = browser.new_context(**browser_context_args)
    sign_in_as(manager)
    other.add_cookies(page.context.cookies())
    sign_in_as(officer)
    yield other.new_page()
    other.close()


def test_a_history_is_read_compared_and_put_back_by_keyboard(
    goto, page, sign_in_as, officer, written, axe_wide_and_narrow
):
    sign_in_as(officer)
    goto(reverse("letter_history", args=[written.case.reference, written.pk]))
    axe_wide_and_narrow()
    page.get_by_role("link", name="Compare version 1 with the newest").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".history__text del").first).to_contain_text("£27,500")
    expect(page.locator(".history__text ins").first).to_contain_text("£28,000")
    axe_wide_and_narrow()
    page.get_by_role("button", name="Put “Answer 3” back").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Answer 3” is back as in version 1.")).to_be_visible()
    expect(page.get_by_text("put back as in version 1")).to_be_visible()
    assert written.case.questions.get(number=3).answer.text == "<p>£27,500 to 28 February</p>"


def test_two_people_in_a_draft_see_each_other_and_never_overwrite_the_letters_own_words(
    goto, page, his, live_server, case, officer, axe_wide_and_narrow
):
    for number in range(1, 5):
        steps.answer(case, number, "", "not_held", by=officer, on=timezone.localdate())
    there = f"/cases/{case.reference}/draft/"
    field = f"#id_{name_of(SEARCHES)}"
    his.goto(live_server.url + there)
    expect(his.locator(field)).to_be_visible()
    goto(there)
    expect(page.locator("#presence")).to_have_text("Max Manager is in this draft")
    expect(page.locator("#present")).to_have_value("Max Manager is in this draft")
    expect(page.locator(field)).to_be_visible()
    his.locator(field).fill("In every file")
    expect(his.locator("#saved")).to_contain_text("✓ Saved")
    page.locator(field).fill("In every box")
    expect(page.locator("#saved")).to_have_text("Not saved: two texts")
    expect(page.locator("#rivals")).to_contain_text("Max Manager saved “")
    expect(page.locator("#rivals .clash__box")).to_have_text("In every file")
    axe_wide_and_narrow()
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("#saved")).to_contain_text("✓ Saved")
    expect(page.locator("#rivals h3")).to_have_count(0)
    assert case.draft_letter().fields[SEARCHES] == "In every box"
    his.locator(field).fill("In every file and box")
    expect(his.locator("#rivals .clash__box")).to_have_text("In every box")
    his.get_by_role("button", name="Keep this one").click()
    expect(his.locator(field)).to_have_value("In every box")
    assert LetterVersion.objects.filter(is_aside=True).count() == 2
    his.wait_for_load_state("networkidle")


def test_whoever_was_signed_out_meanwhile_does_not_get_the_page_to_sign_in_into_the_bar(
    goto, page, sign_in_as, officer, case
):
    sign_in_as(officer)
    page.clock.install()
    goto(f"/cases/{case.reference}/draft/")
    expect(page.locator("#preview img").first).to_be_visible(timeout=20_000)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    with page.expect_response("**/sign-in/**"):
        page.clock.fast_forward(21_000)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#presence")).to_be_empty()


def test_the_way_to_the_history_leads_from_the_draft(goto, page, sign_in_as, officer, written):
    sign_in_as(officer)
    goto(f"/cases/{written.case.reference}/draft/")
    expect(page.locator("#preview img").first).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", name="History of “")).to_be_visible()
