"""A request on the Friday before Christmas 2026, in a real browser: a clarification, a fee, an extension, and the
ledger that defends each date on the way."""

from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import expect

from cases.models import Case
from tests.journeys.steps import log

pytestmark = pytest.mark.django_db(transaction=True)
FRIDAY, ASKED, REPLIED = date(2026, 12, 18), date(2026, 12, 22), date(2027, 1, 6)
CHARGED, PAID, EXTENDED = date(2027, 1, 11), date(2027, 1, 14), date(2027, 2, 1)


@contextmanager
def on_the(day: date):
    """The office at ten in the morning of a day."""
    moment = datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/London"))
    with time_machine.travel(moment, tick=True):
        yield


@pytest.fixture
def case(council, officer) -> Case:
    council.how_to_pay = "by card on 01632 960001"
    council.save()
    with on_the(FRIDAY):
        return log(officer=officer, received_on=FRIDAY, on=FRIDAY)


@pytest.fixture
def clock(page, goto, sign_in_as, officer, case):
    """The page of the clock, as the officer opens it that morning."""

    def open_clock():
        page.context.clear_cookies()
        sign_in_as(officer)
        goto(f"/cases/{case.reference}/clock/")

    return open_clock


@pytest.fixture
def says(page):
    """Sentences that the page shows, with today's picture of the clock."""

    def check(*sentences: str):
        for sentence in sentences:
            expect(page.locator("#main-content")).to_contain_text(sentence)

    return check


@pytest.fixture
def take(page):
    """Open a step from the clock."""

    def click(name: str):
        page.get_by_role("link", name=name).first.click()
        page.wait_for_selector("html[data-ready]")

    return click


@pytest.fixture
def press(page):
    def click(name: str):
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_selector("html[data-ready]")

    return click


def fill_date(page, name: str, day: date) -> None:
    for place, part in enumerate((day.day, day.month, day.year)):
        page.locator(f"[name={name}_{place}]").fill(str(part))


def test_every_date_of_a_christmas_request_is_defended(
    page, clock, case, says, take, press, axe_wide_and_narrow
):
    with on_the(ASKED):
        clock()
        # Christmas, the substitute for Boxing Day, New Year, and Scotland's substitute for 2 January are left out.
        says(
            "Thursday 21 January 2027",
            "Christmas Day",
            "2nd January (substitute), a bank holiday in Scotland",
        )
        take("Ask for clarification")
        page.get_by_label("What you need to know").fill("Which of the two contracts do you mean?")
        page.get_by_label("Yes. The clock stops").check()
        page.get_by_label("Why the information cannot be identified without it").fill(
            "The council has two contracts of this name."
        )
        expect(page.locator("#effect")).to_contain_text("20 working days start afresh")
        press("Draft the letter")
        press("Issue the letter")
        clock()
        says("Waiting for the requester’s reply")

    with on_the(REPLIED):
        clock()
        take("Record the reply")
        fill_date(page, "received_on", REPLIED)
        page.get_by_label("What the request now means").fill("the framework of 2015")
        expect(page.locator("#effect")).to_contain_text("Wednesday 3 February 2027")
        press("Record the reply")
        clock()
        says("Wednesday 3 February 2027")

    with on_the(CHARGED):
        clock()
        take("Give a fee notice")
        page.get_by_label("What for").first.select_option(index=1)
        page.get_by_label("How many").first.fill("146")
        page.get_by_label("Price of one in £").first.fill("0.10")
        expect(page.locator("#fee-sum")).to_contain_text("£14.60")
        expect(page.locator("#effect")).to_contain_text("Saturday 10 April 2027")
        press("Draft the notice")
        press("Issue the letter")
        clock()
        says("Waiting for the fee")

    with on_the(PAID):
        clock()
        take("Record the payment")
        fill_date(page, "paid_on", PAID)
        press("Record the payment")
        clock()
        says("Tuesday 9 February 2027")

    with on_the(EXTENDED):
        clock()
        take("Take more time")
        page.get_by_label("Another exemption").fill("21")
        expect(page.locator("#provisions")).to_contain_text("absolute")
        page.get_by_label("Another exemption").fill("43(2)")
        page.locator("#provisions").get_by_label("43(2)").first.check()
        page.get_by_label("Why each exemption applies").fill(
            "The prices would help rivals in the next tender."
        )
        page.get_by_label("Question 3").check()
        page.get_by_label("Why you need the time").fill("The supplier has been asked for its views.")
        expect(page.locator("#effect")).to_contain_text("Tuesday 9 March 2027")
        press("Draft the notice")
        press("Issue the letter")
        clock()
        says("Tuesday 9 March 2027", "questions 1, 2 and 4", "Tuesday 9 February 2027")
        axe_wide_and_narrow()

    case.refresh_from_db()
    assert (case.due_on, case.stopped_on) == (date(2027, 3, 9), None)
    assert [letter.kind for letter in case.letters.exclude(issued_on=None)] == [
        "clarification",
        "fee_notice",
        "pit_extension",
    ]
    told = [event.words for event in case.events.order_by("id")]
    assert any("from Tuesday 9 February 2027 to Tuesday 9 March 2027" in words for words in told)
