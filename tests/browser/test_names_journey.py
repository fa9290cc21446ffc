"""People named, in a real browser: underlined while typing, decided by mouse and by key, covered in the letter."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.models import NameDecision
from cases.named import known
from cases.starter.staff import load_staff
from cases.workflow import Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def settled(page):
    """Let the last preview arrive before the test ends and its data go."""
    yield
    page.wait_for_load_state("networkidle", timeout=60_000)


@pytest.fixture
def case(case_at):
    known.forget()
    load_staff()
    today = timezone.localdate()
    return case_at(Stage.LOGGED, received_on=today - timedelta(days=21), on=today)


@pytest.fixture
def open_draft(case, officer, sign_in_as, goto, page):
    def open_draft(at="#question-4"):
        sign_in_as(officer)
        goto(f"/cases/{case.reference}/draft/{at}")
        expect(page.locator("#question-4 .tiptap[data-ready]")).to_be_visible()
        expect(page.locator("#preview img").first).to_be_visible(timeout=20_000)
        expect(page.locator("#names-found")).to_be_attached()

    return open_draft


def panel(page):
    return page.locator("#people")


def named(page, number=4):
    return page.locator(f"#question-{number} .tiptap .named")


def test_dana_is_underlined_accepted_by_key_covered_in_the_letter_and_claimed(open_draft, case, page):
    open_draft()
    page.keyboard.type("The officer is the Digital Communications Manager, Dana Doe.")
    expect(named(page)).to_have_text("Dana Doe")
    expect(named(page)).to_have_class(re.compile("named--decide"))
    expect(panel(page)).to_contain_text("1 to decide")
    expect(panel(page)).to_contain_text("not public-facing, not a spokesperson")
    # The hands are still in the answer.
    page.keyboard.type(" She left.")
    expect(page.locator("#question-4 .tiptap")).to_contain_text("Dana Doe. She left.")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.locator("#people .name").press("y")
    expect(named(page)).to_have_class(re.compile("named--withhold"))
    expect(named(page)).to_have_attribute("title", "Dana Doe: withheld")
    expect(page.locator("#people-said")).to_contain_text("Dana Doe: Withheld")
    assert NameDecision.objects.get().choice == "withhold"
    expect(page.locator("#question-4 .claim")).to_contain_text("40(2)")
    expect(page.locator("#rail-4")).to_contain_text("Part disclosed")
    expect(page.locator("#question-4 [value=part]")).to_be_checked()
