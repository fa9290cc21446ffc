"""The bank holidays in a real browser: a proclaimed day is added, its moves are seen and confirmed."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases import tasks
from cases.holidays import actions
from cases.law import published_holidays as law
from cases.law.published_holidays import DIVISIONS, Entry
from cases.law.working_days import Calendar
from cases.models import CalendarVersion, Job, Role
from tests.factories import UserFactory
from tests.journeys.steps import log
from tests.law.test_published_holidays import as_gov_uk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def next_working_day() -> date:
    return Calendar.published().add(timezone.localdate(), 3)


@pytest.fixture
def cases(council, officer):
    """Three open cases that a bank holiday next week moves, and one that it does not."""
    today = timezone.localdate()
    ages = [1, 2, 2, 40]
    return [
        log(officer=officer, received_on=today - timedelta(days=age), on=today, subject=f"Case of {age} days")
        for age in ages
    ]


@pytest.fixture
def proposed(administrator, next_working_day):
    entry = Entry(next_working_day, "Bank holiday for the final", tuple(DIVISIONS))
    return actions.propose_day(entry=entry, why="Proclaimed today.", by=administrator)


@pytest.fixture
def as_administrator(goto, sign_in_as, administrator):
    def open_page(path):
        sign_in_as(administrator)
        return goto(path)

    return open_page


def work() -> None:
    while job := Job.objects.filter(kind="redate", state=Job.State.WAITING).first():
        tasks.run_job(job.pk)


def test_a_proclaimed_day_is_added_by_keyboard_and_the_cases_move(
    page, as_administrator, axe_wide_and_narrow, cases, next_working_day
):
    as_administrator("/bank-holidays/")
    axe_wide_and_narrow()
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("html[data-ready]")
    expect(page).to_have_title("Add a bank holiday – FOI Portal")
    axe_wide_and_narrow()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe_wide_and_narrow()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for part in (next_working_day.day, next_working_day.month, next_working_day.year):
        page.keyboard.type(str(part))
        page.keyboard.press("Tab")
    page.keyboard.type("Bank holiday for the final")
    for _ in DIVISIONS:
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Proclaimed today.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="3 cases of 4 open would move")).to_be_visible()
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    expect(page.get_by_role("link", name="Case of 40 days")).to_have_count(0)

    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("The change is confirmed")
    expect(page.get_by_role("heading", name="0 of 4 open cases looked at")).to_be_visible()
    axe_wide_and_narrow()
    work()
    # The page asks again by itself.
    expect(page.get_by_role("heading", name="Every open case looked at: 4 cases")).to_be_visible()
    axe_wide_and_narrow()
    page.goto(page.url.partition("/bank-holidays/")[0] + f"/cases/{cases[0].reference}/")
    expect(page.get_by_text("The bank holidays changed").first).to_be_visible()


def test_gov_uks_file_is_loaded_and_another_one_is_refused(
    page, as_administrator, axe_wide_and_narrow, cases
):
    as_administrator("/bank-holidays/load/")
    axe_wide_and_narrow()
    wrong = {"name": "bank-holidays.json", "mimeType": "application/json", "buffer": b'{"a": 1}'}
    page.get_by_label("GOV.UK’s bank-holidays.json").set_input_files(wrong)
    page.get_by_role("button", name="Show what it changes").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("not GOV.UK’s bank-holidays.json")
    axe_wide_and_narrow()
    table = law.add(Calendar.published(), Entry(date(2028, 6, 5), "Proclaimed", ("scotland",)))
    right = {**wrong, "buffer": json.dumps(as_gov_uk(table.holidays)).encode()}
    page.get_by_label("GOV.UK’s bank-holidays.json").set_input_files(right)
    page.get_by_role("button", name="Show what it changes").click()
    expect(page.get_by_text("Monday 5 June 2028, Proclaimed, in Scotland")).to_be_visible()
    expect(page.get_by_role("heading", name="No open case would move")).to_be_visible()
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing has changed")


def test_the_other_pages(page, as_administrator, axe_wide_and_narrow, cases, proposed, next_working_day):
    CalendarVersion.objects.filter(pk=proposed.pk).update(unclear=[cases[3].reference])
    actions.confirm_change(version=proposed, by=proposed.proposed_by, on=timezone.localdate())
    another = Entry(Calendar.published().add(next_working_day, 5), "Another", ("scotland",))
    late = actions.propose_day(entry=another, why="Proclaimed too. " * 20, by=proposed.proposed_by)
    for path in (
        "/bank-holidays/",
        "/bank-holidays/?year=2026",
        f"/bank-holidays/changes/{proposed.pk}/",
        f"/bank-holidays/changes/{late.pk}/",
        f"/bank-holidays/{next_working_day}/scotland/",
        f"/bank-holidays/{next_working_day}/scotland/remove/",
    ):
        as_administrator(path)
        axe_wide_and_narrow()


def test_the_bar_with_every_place_fits_on_a_small_laptop(page, goto, sign_in_as, fits, council):
    sign_in_as(UserFactory(full_name="Alexandra Administrator-Officer", roles=list(Role)))
    goto("/bank-holidays/")
    for width in (1440, 1280, 1101, 1024, 901):
        page.set_viewport_size({"width": width, "height": 800})
        fits()
        bar = page.locator(".top__in").bounding_box()
        assert bar["height"] < 70, f"The bar breaks at {width} px"
