"""The cost limit in a real browser: hours as they are typed, lines by keyboard, requests added up, errors in place."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.costs import actions
from cases.costs.actions import Proposed
from tests.journeys import steps

pytestmark = pytest.mark.django_db(transaction=True)
PERMITS = ["How many parking permits were issued in 2025?", "How many were refused, and why?"]


@pytest.fixture
def log(council, officer):
    """Log a request received so many days ago."""

    def make(days=5, **details):
        received_on = timezone.localdate() - timedelta(days=days)
        details = {"questions": PERMITS, "subject": "Parking permits", **details}
        return steps.log(officer=officer, received_on=received_on, on=received_on, **details)

    return make


@pytest.fixture
def open_cost(goto, sign_in_as, officer):
    def go(case):
        sign_in_as(officer)
        return goto(f"/cases/{case.reference}/cost/")

    return go


def estimated(case, officer, records="330"):
    line = {
        "activity": "locate",
        "what": "Open each case file",
        "records": records,
        "minutes": "5",
        "people": "1",
    }
    proposed = Proposed(lines=[line], method="On paper.", within_limit="One year")
    return actions.save_estimate(case=case, proposed=proposed, version=0, by=officer, on=timezone.localdate())


def test_an_empty_estimate(log, open_cost, axe_wide_and_narrow):
    open_cost(log())
    axe_wide_and_narrow()


def test_hours_and_cost_appear_while_they_are_typed(log, open_cost, page, axe_wide_and_narrow):
    open_cost(log())
    page.get_by_label("What is done, to which records, line 2").fill("Open each case file")
    page.locator("#id_line-1-records").fill("330")
    page.get_by_label("Minutes each, line 2").fill("5")
    expect(page.locator("#sums")).to_contain_text("27.5 hours, £687.50: over the limit of 18 hours, £450")
    expect(page.locator("#row-1-sum")).to_contain_text("27.5 hours")
    axe_wide_and_narrow()
    page.locator("#id_line-1-records").fill("12")
    expect(page.locator("#sums")).to_contain_text("1 hour, £25: within the limit")
    page.get_by_role("button", name="Save the estimate").first.click()
    expect(page.get_by_text("The estimate is saved, version 1.")).to_be_visible()


def test_an_estimate_is_made_by_keyboard_alone(log, open_cost, page):
    case = log()
    open_cost(case)
    page.get_by_role("button", name="Add a line").focus()
    page.keyboard.press("Enter")
    what = page.get_by_label("What is done, to which records, line 5")
    expect(what).to_be_focused()
    page.keyboard.type("Search the shared mailbox")
    page.keyboard.press("Tab")
    page.keyboard.type("400")
    page.get_by_role("button", name="Remove line 1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("What is done, to which records, line 1")).to_be_focused()
    expect(page.locator("#id_line-3-records")).to_have_value("400")
    page.get_by_label("Records timed").focus()
    page.keyboard.type("10")
    page.keyboard.press("Tab")
    page.keyboard.type("35")
    expect(page.locator("#sums")).to_contain_text("23.33 hours")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The estimate is saved, version 1.")).to_be_visible()
    assert case.cost_estimate.method.startswith("We timed a sample of 10 records.")


def test_redaction_is_refused_beside_its_line_and_nothing_typed_is_lost(
    log, open_cost, page, axe_wide_and_narrow
):
    open_cost(log())
    page.expected_errors = ["422"]
    page.get_by_label("What is done, to which records, line 1").fill("Redacting names")
    page.locator("#id_line-0-records").fill("many")
    page.get_by_role("button", name="Save the estimate").first.click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Redacting does not count.")
    expect(page.locator("#id_line-0-records")).to_have_value("many")
    axe_wide_and_narrow()


def test_requests_of_the_same_person_and_of_a_campaign_are_offered(
    log, open_cost, page, officer, axe_wide_and_narrow
):
    case, same = log(), log(9, subject="More on parking permits")
    estimated(same, officer)
    alike = log(
        2,
        requester_name="Tom Example",
        requester_email="tom@requester.example",
        subject="Permits for parking",
    )
    open_cost(case)
    page.get_by_label(f"Add {same.reference}").check()
    expect(page.locator("#sums")).to_contain_text(f"{same.reference} adds 27.5 hours, £687.50.")
    axe_wide_and_narrow()
    page.expected_errors = ["422"]
    page.get_by_label(f"Add {alike.reference}").check()
    page.get_by_role("button", name="Save the estimate").first.click()
    expect(page.locator(".govuk-error-summary")).to_contain_text(
        "Say what shows that the requesters act together"
    )
    page.get_by_label("What shows that they act together").fill("The same leaflet asked for both.")
    page.get_by_role("button", name="Save the estimate").first.click()
    expect(page.get_by_text("The estimate is saved, version 1.")).to_be_visible()


def test_a_request_under_the_regulations_has_no_cost_limit(log, open_cost, page, axe_wide_and_narrow):
    open_cost(log(regime="EIR"))
    expect(page.get_by_text("have no cost limit")).to_be_visible()
    axe_wide_and_narrow()
