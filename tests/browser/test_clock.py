"""The clock in a real browser: read by axe, tried by mouse and by keys, and never recorded."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import expect

from cases.models import ClockEvent
from tests.journeys.clock_steps import draft, given, pay, reply
from tests.journeys.steps import log

pytestmark = pytest.mark.django_db(transaction=True)
Kind = ClockEvent.Kind


@pytest.fixture
def on_the_day():
    """Thursday 4 March 2021; the server's clock runs on, as a browser needs it."""
    with time_machine.travel(datetime(2021, 3, 4, 10, 30, tzinfo=ZoneInfo("Europe/London")), tick=True):
        yield date(2021, 3, 4)


@pytest.fixture
def case(council, officer, on_the_day):
    return log(officer=officer, received_on=date(2021, 2, 10), on=on_the_day)


@pytest.fixture
def clock_of(goto, sign_in_as, officer):
    def open_clock(case, more=""):
        sign_in_as(officer)
        return goto(f"/cases/{case.reference}/clock/{more}")

    return open_clock


def test_a_plain_clock(clock_of, case, axe_wide_and_narrow):
    clock_of(case)
    axe_wide_and_narrow()


def test_a_clock_that_much_has_moved(clock_of, case, officer, on_the_day, axe_wide_and_narrow):
    asked = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 15), by=officer, on=on_the_day)
    reply(asked, received_on=date(2021, 2, 17), by=officer, on=on_the_day)
    fee = given(case, Kind.FEE_NOTICE, given_on=date(2021, 2, 18), by=officer, on=on_the_day)
    pay(fee, paid_on=date(2021, 2, 24), by=officer, on=on_the_day)
    given(case, Kind.EXTENSION, given_on=date(2021, 3, 3), by=officer, on=on_the_day)
    draft(case, Kind.TRANSFER, by=officer, on=on_the_day)
    clock_of(case)
    axe_wide_and_narrow()


def test_a_clock_that_stands_still_and_one_that_is_late(
    clock_of, case, officer, on_the_day, axe_wide_and_narrow
):
    given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 24), by=officer, on=on_the_day)
    clock_of(case)
    axe_wide_and_narrow()
    clock_of(log(officer=officer, received_on=date(2021, 1, 18), on=on_the_day))
    axe_wide_and_narrow()


def test_a_date_that_is_provisional(clock_of, council, officer, axe_wide_and_narrow):
    with time_machine.travel(datetime(2028, 12, 28, 10, 30, tzinfo=ZoneInfo("Europe/London")), tick=True):
        clock_of(log(officer=officer, received_on=date(2028, 12, 20), on=date(2028, 12, 20)))
        axe_wide_and_narrow()


def test_a_trial_is_drawn_at_once_and_stands_in_the_address(
    page, clock_of, case, axe_wide_and_narrow, live_server
):
    clock_of(case)
    expect(page.get_by_role("group", name="Asked on")).to_have_count(0)
    page.get_by_label("This happened").select_option("Clarification received")
    asked, answered = (
        page.get_by_role("group", name="Asked on"),
        page.get_by_role("group", name="Answered on"),
    )
    expect(page.locator("#tried")).to_contain_text("Due Tuesday 13 April 2021")
    answered.get_by_label("Day").fill("8")
    answered.get_by_label("Day").blur()
    expect(page.locator("#tried")).to_contain_text("Due Thursday 8 April 2021")
    expect(asked).to_contain_text("Thursday")
    expect(answered).to_contain_text("Monday")
    expect(page.get_by_role("table", name="April 2021")).to_contain_text("8 April, what if: day 20, due")
    query = "?what=clarification&asked_on=2021-03-04&answered_on=2021-03-08"
    expect(page).to_have_url(f"{live_server.url}/cases/{case.reference}/clock/{query}")
    axe_wide_and_narrow()
    page.get_by_role("link", name="Try another").click()
    expect(page.get_by_role("table", name="April 2021")).to_have_count(0)
    assert not ClockEvent.objects.exists()


def test_a_colleague_opens_the_address_and_takes_the_dates_into_the_real_step(page, clock_of, case):
    clock_of(case, "?what=clarification&asked_on=2021-03-04&answered_on=2021-03-08")
    expect(page.locator("#tried")).to_contain_text("Due Thursday 8 April 2021")
    page.get_by_role("link", name="Ask for clarification…").click()
    expect(page).to_have_url(
        re.compile(r"/clock/clarification/\?asked_on=2021-03-04&answered_on=2021-03-08$")
    )


def test_what_cannot_be_is_said_where_it_was_typed(page, clock_of, case, axe_wide_and_narrow):
    clock_of(case)
    page.get_by_label("This happened").select_option("Fee notice and payment")
    paid = page.get_by_role("group", name="Paid on")
    paid.get_by_label("Month").fill("13")
    paid.get_by_label("Month").blur()
    expect(paid).to_contain_text("Error: Paid on must be a real date")
    paid.get_by_label("Month").fill("2")
    paid.get_by_label("Month").blur()
    expect(page.locator("#tried")).to_contain_text("It cannot be done")
    clock_of(case, "?what=fee&given_on=2021-03-04&paid_on=2021-13-01")
    expect(page.get_by_role("alert")).to_contain_text("Paid on must be a real date")
    axe_wide_and_narrow()


def test_a_trial_by_keys_alone(page, clock_of, case):
    clock_of(case)
    page.get_by_label("This happened").focus()
    page.keyboard.type("More")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Further working days")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    expect(page.locator("#tried")).to_contain_text("Due Thursday 25 March 2021")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Take more time…")).to_be_focused()


def test_the_ledger_is_printed(page, clock_of, case):
    clock_of(case)
    link = page.get_by_role("link", name="Print for the ICO")
    answer = page.request.get(page.url.split("/cases")[0] + link.get_attribute("href"))
    assert answer.body().startswith(b"%PDF")
