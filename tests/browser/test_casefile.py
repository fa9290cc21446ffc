"""The lists and the case in a real browser, by mouse, by keyboard and on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.law.working_days import Calendar
from cases.workflow import Stage
from tests.journeys.steps import log

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cases(council, officer):
    """A case each: late, due within a week, and just received; the second has a long subject."""
    today, calendar = timezone.localdate(), Calendar.published()
    made = []
    for day, subject in [(25, "Telecare contract"), (17, "Data sharing agreements " * 8), (1, "Empty homes")]:
        received_on = today
        while calendar.count(received_on, today) < day:
            received_on -= timedelta(days=1)
        details = {"officer": officer, "received_on": received_on, "on": today, "subject": subject.strip()}
        made.append(log(**details))
    return made


@pytest.fixture
def my_list(goto, sign_in_as, officer):
    def open_list(url="/"):
        sign_in_as(officer)
        return goto(url)

    return open_list


def test_an_empty_list(my_list, axe_wide_and_narrow, council):
    my_list()
    axe_wide_and_narrow()
    my_list("/cases/")
    axe_wide_and_narrow()


def test_a_full_list(my_list, axe_wide_and_narrow, cases):
    my_list()
    axe_wide_and_narrow()
    my_list("/cases/?q=unicorn")
    axe_wide_and_narrow()


def test_a_filter_changes_the_rows_at_once_and_stands_in_the_address(page, my_list, axe, cases, live_server):
    my_list()
    page.get_by_label("Regime").select_option("EIR")
    expect(page.get_by_text("No case matches")).to_be_visible()
    expect(page).to_have_url(f"{live_server.url}/?regime=EIR")
    axe()
    page.get_by_role("link", name="Clear the filters").click()
    page.wait_for_selector("html[data-ready]")
    page.get_by_label("Reference, requester or words").press_sequentially("empty")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page).to_have_url(f"{live_server.url}/?q=empty")
    page.go_back()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("[data-row]")).to_have_count(3)


def test_a_figure_of_the_strip_is_a_link_to_its_cases(page, my_list, cases):
    my_list()
    page.get_by_role("link", name="1 overdue").click()
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.get_by_role("link", name="1 overdue")).to_have_attribute("aria-current", "true")


def test_the_list_by_keyboard_alone(page, my_list, cases, live_server):
    my_list("/?q=e")
    for key, expected in [("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1), ("k", 0), ("k", 0)]:
        page.keyboard.press(key)
        expect(page.locator("[data-row] a").nth(expected)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_title(f"{cases[0].reference} Telecare contract – FOI Portal")
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{live_server.url}/?q=e")
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page).to_have_url(f"{live_server.url}/cases/{cases[0].reference}/draft/")


def test_n_logs_a_request_and_ctrl_enter_presses_the_green_button(page, my_list, cases, live_server):
    my_list()
    page.keyboard.press("n")
    expect(page).to_have_url(f"{live_server.url}/log/")
    my_list()
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(f"{live_server.url}/log/")


def test_pasting_on_the_list_opens_log_a_request_with_the_text(page, my_list, cases, live_server):
    my_list()
    kept = """text => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
        return sessionStorage.getItem("foi-pasted");
    }"""
    assert page.evaluate(kept, "  ") is None
    assert page.evaluate(kept, "Dear council") == "Dear council"
    expect(page).to_have_url(f"{live_server.url}/log/")


@pytest.mark.parametrize("stage", list(Stage))
def test_the_page_of_a_case_at_each_stage(
    stage, page, goto, sign_in_as, axe_wide_and_narrow, case_at, officer
):
    case = case_at(stage)
    sign_in_as(officer)
    goto(f"/cases/{case.reference}/")
    expect(page.locator("[data-primary]")).to_have_count(1)
    axe_wide_and_narrow()


def test_the_request_as_it_came_and_its_download(
    page, goto, sign_in_as, axe_wide_and_narrow, council, officer
):
    today = timezone.localdate()
    original = (b"From: Jane\r\n\r\nHello", "hello.eml", "message/rfc822")
    case = log(officer=officer, received_on=today, on=today, original=original)
    sign_in_as(officer)
    goto(f"/cases/{case.reference}/request/")
    axe_wide_and_narrow()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the original").click()
    assert download.value.suggested_filename == "hello.eml"
    assert download.value.path().read_bytes() == original[0]
