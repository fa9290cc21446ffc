"""The steps on the clock in a real browser: what each will do is said while the form is filled in."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cases.law.dates import in_words
from cases.models import Case, ClockEvent, current_calendar
from tests.journeys.clock_steps import ADVICE, draft, given, reply
from tests.journeys.steps import claim, log

pytestmark = pytest.mark.django_db(transaction=True)
Kind = ClockEvent.Kind
# A page with errors is answered as such, and the browser notes it.
REFUSED = "422 (Unprocessable"


@pytest.fixture
def on():
    return timezone.localdate()


@pytest.fixture
def case(council, officer, on):
    """Received ten days ago, so that neither the day of a question nor the last day is near."""
    return log(officer=officer, received_on=on - timedelta(days=10), on=on)


@pytest.fixture
def environmental(council, officer, on):
    return log(officer=officer, received_on=on - timedelta(days=10), on=on, regime="EIR")


@pytest.fixture
def step(goto, sign_in_as, officer):
    """Open the page of a step."""

    def opened(name: str, case: Case, *args):
        sign_in_as(officer)
        return goto(reverse(name, args=[case.reference, *args]))

    return opened


def effect(page):
    return page.get_by_role("status").filter(has=page.locator("[name=seen]"))


def fill_day(page, legend: str, day: date) -> None:
    group = page.get_by_role("group", name=legend)
    for box, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(part))


def test_every_step_with_a_letter_passes_axe_at_every_width(
    page, step, axe_wide_and_narrow, case, environmental, officer, on
):
    claim(case, "s43-2", [3], by=officer, on=on)
    claim(case, "s40-2-3Aa", [4], by=officer, on=on)
    draft(case, Kind.CLARIFICATION, by=officer, on=on)
    for name in ("ask_clarification", "give_fee_notice", "extend_time", "pass_on", "record_withdrawal"):
        step(name, case)
        axe_wide_and_narrow()
    step("extend_time", environmental)
    axe_wide_and_narrow()


def test_every_page_with_errors_passes_axe_and_takes_the_reader_to_them(
    page, step, axe_wide_and_narrow, case, officer, on
):
    page.expected_errors.append(REFUSED)
    for name in ("ask_clarification", "give_fee_notice", "extend_time", "pass_on", "record_withdrawal"):
        step(name, case)
        page.get_by_role("button", name=re.compile("^(Draft|Record)")).first.click()
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        axe_wide_and_narrow()


def test_replies_ends_and_corrections_pass_axe(
    page, step, axe_wide_and_narrow, case, environmental, officer, on
):
    ago = on - timedelta(days=4)
    asked = given(case, Kind.CLARIFICATION, given_on=ago, by=officer, on=on)
    for name in ("record_reply", "chase_reply", "close_without_reply"):
        step(name, case, asked.pk)
        axe_wide_and_narrow()
    reply(asked, received_on=on, by=officer, on=on)
    step("strike_event", case, asked.pk)
    axe_wide_and_narrow()
    drafted = draft(environmental, Kind.TRANSFER, by=officer, on=on, **ADVICE).clock_event
    step("discard_notice", environmental, drafted.pk)
    axe_wide_and_narrow()
    charged = given(environmental, Kind.FEE_NOTICE, given_on=ago, by=officer, on=on)
    step("record_payment", environmental, charged.pk)
    axe_wide_and_narrow()


def test_what_a_question_does_follows_the_form(page, step, case, on):
    step("ask_clarification", case)
    expect(effect(page)).to_contain_text("Fill in the form")
    page.get_by_label("Yes. The clock stops").check()
    expect(effect(page)).to_contain_text("Drafting the letter moves nothing")
    expect(effect(page)).to_contain_text("The clock stops. The 20 working days start afresh")
    page.get_by_label("No. It would help").check()
    expect(effect(page)).to_contain_text("The due date does not move")
    page.get_by_label("It was sent already").check()
    expect(page.get_by_role("button", name="Record the question")).to_be_visible()
    expect(page.get_by_role("button", name="Draft the letter")).to_be_hidden()
    fill_day(page, "Date sent", on + timedelta(days=1))
    expect(effect(page)).to_contain_text("Date sent must be today or in the past")


def test_a_question_is_drafted_by_keyboard_alone(page, step, case):
    step("ask_clarification", case)
    page.get_by_label("What you need to know").focus()
    page.keyboard.type("Which scheme do you mean?")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Yes. The clock stops")).to_be_checked()
    expect(effect(page)).to_contain_text("The clock stops")
    page.keyboard.press("Tab")
    page.keyboard.type("The council has four schemes with this name.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Draft the letter here")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Draft the letter")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/notices/\d+/$"))
    assert case.clock_events.get().details["questions"] == ["Which scheme do you mean?"]


def test_a_reply_is_recorded_by_keyboard_alone(page, step, case, officer, on):
    asked = given(case, Kind.CLARIFICATION, given_on=on - timedelta(days=4), by=officer, on=on)
    step("record_reply", case, asked.pk)
    due_on = current_calendar().add(on, 20)
    expect(effect(page)).to_contain_text(f"The answer is due on {in_words(due_on)}.")
    page.get_by_label("Year").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("The north scheme")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(reverse("clock", args=[case.reference]) + "$"))
    expect(page.get_by_text(f"Recorded. The answer is due on {in_words(due_on)}.")).to_be_visible()
    case.refresh_from_db()
    assert (case.stopped_on, case.due_on) == (None, due_on)


def test_a_fee_adds_up_while_it_is_typed(page, step, case):
    step("give_fee_notice", case)
    page.get_by_label("Line 1: What for").select_option("Copying or printing")
    page.get_by_label("Line 1: How many").fill("146")
    page.get_by_label("Line 1: Price of one in £").fill("0.10")
    expect(page.get_by_text("Fee: £14.60")).to_be_visible()
    expect(effect(page)).to_contain_text("The last day to pay is")
    page.get_by_role("button", name="More lines").click()
    page.wait_for_selector("html[data-ready]")
    expect(page.get_by_label("Line 6: What for")).to_be_visible()
    expect(page.get_by_label("Line 1: How many")).to_have_value("146")
    page.get_by_label("Line 1: How many").press("Enter")
    expect(page).to_have_url(re.compile(r"/notices/\d+/$"))
    assert case.clock_events.get().details["amount"] == "14.60"


def test_an_exemption_is_found_while_its_name_is_typed(page, step, case, on):
    step("extend_time", case)
    page.get_by_label("Another exemption").fill("commercial interests")
    page.get_by_label("Section 43(2): Prejudice to commercial interests").check()
    expect(effect(page)).to_contain_text("20 working days later")
    expect(effect(page)).to_contain_text("Everything else stays due on")
    expect(page.get_by_label("For section 36")).to_be_hidden()
    page.get_by_label("Another exemption").fill("36(2)")
    page.get_by_label("Section 36(2)(b)(i)").check()
    expect(page.get_by_label("For section 36")).to_be_visible()
    expect(effect(page)).to_contain_text("Section 36 needs the opinion of the qualified person first")
    expect(page.get_by_label("Section 43(2): Prejudice to commercial interests")).to_be_checked()


def test_without_script_the_page_shows_what_it_does_before_it_does_it(
    browser, page, live_server, sign_in_as, officer, case
):
    """Sent at once, the form comes back with what it would do; only the second time is it done."""
    sign_in_as(officer)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    page = context.new_page()
    page.goto(live_server.url + reverse("ask_clarification", args=[case.reference]))
    page.get_by_label("What you need to know").fill("Which scheme do you mean?")
    page.get_by_label("Yes. The clock stops").check()
    page.get_by_label("Why the information cannot").fill("The council has four.")
    page.get_by_role("button", name="Draft the letter").click()
    expect(page.get_by_text("What this does has changed since you last saw it")).to_be_visible()
    expect(page.get_by_text("The clock stops.", exact=False)).to_be_visible()
    assert not case.clock_events.exists()
    page.get_by_role("button", name="Draft the letter").click()
    expect(page).to_have_url(re.compile(r"/notices/\d+/$"))
    assert case.clock_events.get().on is None
    context.close()
