"""The wording library in a real browser: found, changed, made current, sent out and brought in."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.starter.wording import load_wording
from cases.wording import actions, exchange, library
from tests.wording.conftest import newest

pytestmark = pytest.mark.django_db(transaction=True)
FREE = "We judged these to be the places where it would be if we had it."


@pytest.fixture
def as_manager(goto, sign_in_as, manager):
    load_wording(on=timezone.localdate())

    def open_page(path):
        sign_in_as(manager)
        return goto(path)

    return open_page


def test_a_wording_is_found_changed_and_made_current_by_keyboard(page, as_manager, axe_wide_and_narrow):
    as_manager("/wording/")
    axe_wide_and_narrow()
    page.get_by_label("Words or provision").fill("not held destroyed")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="We do not hold it", exact=True).click()
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    page.keyboard.press("Control+Enter")
    expect(page).to_have_title("Edit We do not hold it – FOI Portal")
    page.wait_for_selector("html[data-ready]")
    page.get_by_label("Why").fill("Shorter.")
    text = page.get_by_label("Text")
    text.fill(
        text.input_value()
        .replace(FREE, "{{ case.referense }}")
        .replace("We do not hold", "We might not hold")
    )
    page.keyboard.press("Control+Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.locator(".govuk-error-message").first).to_contain_text("Did you mean case.reference?")
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    expect(text).to_have_value(text.input_value())
    fixed = (
        text.input_value().replace("{{ case.referense }}", "There.").replace("might not hold", "do not hold")
    )
    text.fill(fixed)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Version 2 is saved as a draft")
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Make version 2 current")).to_be_visible()
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Version 2 is made current")


def test_leaving_a_changed_text_warns(page, as_manager):
    as_manager("/wording/refusal/s1-not-held/edit/")
    page.get_by_label("Title").press_sequentially("x")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="List of placeholders").or_(page.locator(".top__org")).first.click()
    page.wait_for_url("**/")
    assert asked == ["beforeunload"]


def test_the_other_pages(page, as_manager, axe_wide_and_narrow, manager):
    as_manager("/wording/new/")
    today = timezone.localdate()
    row = newest("refusal", "s31-1a")
    actions.save_version(
        based_on=row,
        title="Crime",
        sheet=f"{library.entry_text(row)}\nMore.",
        note="More.",
        by=manager,
        on=today,
    )
    same = exchange.export(today)
    made = same.replace(FREE, "There.")
    wrong = same.replace(FREE, "{% if 1 %}")
    files = [
        actions.propose_file(name=f"{name}.yaml", data=text.encode(), by=manager).pk
        for name, text in [("same", same), ("made", made), ("wrong", wrong)]
    ]
    for path in (
        "new/",
        "placeholders/",
        "file/",
        *(f"file/{pk}/" for pk in files),
        "refusal/s31-1a/",
        "refusal/s31-1a/compare/",
        "refusal/s31-1a/letters/",
        "boilerplate/rights-foia/",
        "factors/s31-1a/",
        "factors/weights/",
        "layout/response/",
        "layout/response/edit/",
        "?group=refusals&look=on",
        "?q=zebra+crossings",
    ):
        as_manager(f"/wording/{path}")
        axe_wide_and_narrow()
