"""A staff list is brought, looked at, put right and imported in a real browser."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.models import NameDecision, StaffMember
from tests.directory.imports import HEADINGS, content, imported
from tests.journeys.steps import log

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = os.environ.get("FOI_SHOTS")
PEOPLE = [
    ("7", "Hamish Dunmore", "", "", "Assistant Director Estates", "Growth", "Assistant Director", ""),
    ("38", "Olumide Adeyemi", "", "", "Head of Digital", "ICT", "Head of Service", "consent"),
    ("39", "Sarah Whitcombe", "", "Tillotson", "Licensing Officer", "Environment", "Officer", ""),
    ("48", "Catherine Holloway", "Cathy", "", "Head of Legal", "Assurance", "Head of Service", ""),
    ("60", "Rhiannon Pugh", "", "", "Press Officer", "Strategy", "Officer", "public_facing;spokesperson"),
    ("61", "Ana de Souza", "", "", "Social Worker", "Adults", "Officer", ""),
    *(
        (str(n), f"Sample Person{n}", "", "", f"Clerk {n}", "Resources", "Officer", "")
        for n in range(100, 130)
    ),
]


def row(number, name, aka, former, post, team, grade, flags, kind="officer") -> str:
    address = name.lower().replace(" ", ".") + "@ashmere.example"
    return ",".join([number, name, aka, former, post, team, grade, kind, flags, address, ""])


ROWS = [row(*person) for person in PEOPLE]
# A month later.
CHANGES = [
    ("Growth,Assistant Director", "Growth,Head of Service"),
    ("Tillotson", "Tillotson;Marsh"),
    ("consent", ""),
    ("public_facing;spokesperson", ""),
    ("Head of Legal,Assurance,Head of Service", "Head of Legal,Assurance,Assistant Director"),
]
WRONG = [
    row("200", "Elspeth Asante-Cole", "", "", "Head of Housing", "Housing", "ADir", ""),
    row("201", "Wei Li", "", "", "Systems Analyst", "ICT", "Officer", "").replace("ashmere", "ashmare"),
    row("202", "Penny Lane", "", "", "Payroll Officer", "Resources", "Officer", ""),
    row("202", "Penny Lane", "", "", "", "Resources", "Officer", ""),
    row("203", "Tad Quill", "", "", "Records Officer", "Assurance", "Officer", "", kind="oficer"),
    "204,Cut Off,,,Clerk",
    row("205", "Nadia Rehmani", "", "", "Director of Revenues", "Resources", "Director", ""),
]


def changed() -> list[str]:
    text = "\n".join(ROWS)
    for before, after in CHANGES:
        text = text.replace(before, after)
    return [*[line for line in text.splitlines() if "Ana de Souza" not in line], *WRONG]


@pytest.fixture
def filled(council, administrator):
    return imported(administrator, *ROWS, on=timezone.localdate())


@pytest.fixture
def case(filled, officer):
    """An open case in which somebody was decided about whom the file changes."""
    today = timezone.localdate()
    found = log(officer=officer, received_on=today - timedelta(days=1), on=today, subject="Estates")
    member = StaffMember.objects.get(number="7")
    NameDecision.objects.create(
        case=found, key=f"staff:{member.pk}", staff_member=member, shown=member.name, choice="release",
        proposed="release", ground="senior", by=officer, decided_on=today,
    )  # fmt: skip
    return found


@pytest.fixture
def as_administrator(goto, sign_in_as, administrator):
    def open_page(path):
        sign_in_as(administrator)
        return goto(path)

    return open_page


def shot(page, name: str) -> None:
    """Pictures for whoever looks at the pages; the tests need none."""
    if SHOTS:
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{SHOTS}/{name}_{width}.png", full_page=True)
        page.set_viewport_size({"width": 1440, "height": 900})


def bring(page, data: bytes, name: str = "directory-2026-11.csv") -> None:
    page.get_by_label("Staff list").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    page.get_by_role("button", name="Look at what it changes").click()
    page.wait_for_selector("html[data-ready]")


def test_a_list_is_looked_at_put_right_imported_and_taken_back(
    page, as_administrator, axe_wide_and_narrow, case, council
):
    as_administrator("/directory/import/")
    axe_wide_and_narrow()
    shot(page, "import")
    bring(page, content(*changed()))
    expect(page.get_by_role("heading", name="Look before importing")).to_be_visible()
    axe_wide_and_narrow()
    shot(page, "look")
    expect(page.locator(".tiles")).to_contain_text("open draft touched")
    expect(page.locator(".imp__steps")).to_contain_text("Name now withheld")
    page.get_by_label("“ADir” is no grade here").select_option("Assistant Director")
    page.get_by_label("A slip of the pen?").select_option("wei.li@ashmere.example")
    page.get_by_label("differ in post").select_option(index=1)
    page.get_by_role("button", name="Put right and look again").click()
    expect(page.get_by_role("heading", name="2 rows with a problem")).to_be_visible()
    page.get_by_role("group", name="Put right").locator("summary").click()
    axe_wide_and_narrow()
    shot(page, "look_mended")
    for name in ("changed", "new", "not in the file", "open draft touched"):
        page.locator(".tiles li", has_text=name).get_by_role("link").click()
        page.wait_for_selector("html[data-ready]")
        axe_wide_and_narrow()
        shot(page, f"list_{name.replace(' ', '_')}")
        page.go_back()
        page.wait_for_selector("html[data-ready]")
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Choose what happens to the people who are not in the file"
    )
    axe_wide_and_narrow()
    page.get_by_label("become leavers").check()
    page.get_by_role("button", name="Import").click()
    expect(page.locator("#news")).to_contain_text("rows are imported")
    axe_wide_and_narrow()
    shot(page, "done")
    page.get_by_role("button", name="Take this import back").click()
    expect(page.locator("#news")).to_contain_text("The directory is as it was before")
    axe_wide_and_narrow()


def test_columns_are_put_right_and_a_second_person_is_asked_for(
    page, as_administrator, axe_wide_and_narrow, filled
):
    as_administrator("/directory/import/")
    rows = [each.replace("Officer,officer", "Manager,officer") for each in ROWS]
    bring(page, content(*rows, headings=HEADINGS.replace("team", "Cost centre")))
    expect(page.get_by_text("A second person must agree before the file is imported.")).to_be_visible()
    axe_wide_and_narrow()
    shot(page, "guard")
    page.get_by_role("link", name="Change the columns").click()
    page.wait_for_selector("html[data-ready]")
    page.get_by_label("Cost centre").select_option("post")
    page.get_by_role("button", name="Save and look again").click()
    expect(page.get_by_role("alert")).to_contain_text("“post” is read as post already")
    axe_wide_and_narrow()
    shot(page, "columns")
    page.get_by_label("Cost centre").select_option("team")
    page.get_by_role("button", name="Save and look again").click()
    expect(page.get_by_role("heading", name="Look before importing")).to_be_visible()
    page.get_by_role("button", name="Drop the file").click()
    expect(page.locator("#news")).to_contain_text("Nothing was changed")


def test_a_file_that_cannot_be_read_says_where(page, as_administrator, axe_wide_and_narrow, council):
    as_administrator("/directory/import/")
    bring(page, "\n".join(ROWS).encode(), "no-headings.csv")
    expect(page.get_by_role("alert")).to_contain_text("Line 1: No headings were found")
    axe_wide_and_narrow()
    shot(page, "refused")
