"""The staff directory in a real browser: a person is added, gets another post, and the grades are moved."""

import pytest
from playwright.sync_api import expect

from cases.models import GradeSetting, StaffMember, StaffPost
from cases.starter.staff import load_staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def as_administrator(goto, sign_in_as, administrator, council):
    load_staff()

    def open_page(path):
        sign_in_as(administrator)
        return goto(path)

    return open_page


def fill_day(page, name: str, day: int, month: int, year: int) -> None:
    for number, part in enumerate((day, month, year)):
        page.locator(f"#id_{name}_{number}").fill(str(part))


def test_somebody_is_found_and_the_page_says_what_the_rule_does(page, as_administrator, axe_wide_and_narrow):
    as_administrator("/directory/")
    axe_wide_and_narrow()
    page.get_by_label("Name, e-mail, number, post or team").fill("maiden")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]")
    page.get_by_role("link", name="Morgan Wedd").click()
    expect(page.get_by_role("heading", name="Morgan Wedd")).to_be_visible()
    expect(page.get_by_text("withhold the name, keep the post")).to_be_visible()
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()


def test_somebody_is_added_by_hand_after_a_slip_of_the_pen(page, as_administrator, axe_wide_and_narrow):
    as_administrator("/directory/new/")
    axe_wide_and_narrow()
    page.get_by_label("Name", exact=True).fill("Nella Newcomer")
    page.get_by_label("E-mail addresses").fill("nella")
    page.get_by_label("Post", exact=True).fill("Clerk")
    page.get_by_role("button", name="Add the person").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("“nella” is not an e-mail address")
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    page.get_by_label("E-mail addresses").fill("nella.newcomer@ashmere.example")
    fill_day(page, "first-held_from", 1, 2, 2021)
    page.get_by_role("button", name="Add the person").click()
    expect(page.get_by_text("Nella Newcomer is in the directory.")).to_be_visible()
    assert StaffMember.objects.get(name="Nella Newcomer").posts.get().post == "Clerk"


def test_an_overlap_is_named_and_adjusted(page, as_administrator, axe_wide_and_narrow):
    as_administrator("/directory/")
    dana = StaffMember.objects.get(name="Dana Doe")
    as_administrator(f"/directory/{dana.pk}/posts/new/")
    axe_wide_and_narrow()
    fill_day(page, "held_from", 1, 1, 2021)
    fill_day(page, "held_to", 31, 3, 2021)
    page.get_by_label("Post", exact=True).fill("Acting Head of Communications")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("These days overlap with")
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    page.get_by_label("Adjust the other posts so that it fits").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The posts of Dana Doe are changed.")).to_be_visible()
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    assert dana.posts.count() == 3


def test_a_post_is_corrected_a_person_edited_and_a_leaver_recorded(
    page, as_administrator, axe_wide_and_narrow
):
    as_administrator("/directory/")
    post = StaffPost.objects.get(staff_member__name="Hedy Head")
    for path in (f"/posts/{post.pk}/", "/edit/", "/end/"):
        as_administrator(f"/directory/{post.staff_member_id}{path}")
        axe_wide_and_narrow()
    as_administrator("/directory/changes/")
    axe_wide_and_narrow()


def test_the_senior_grade_is_moved_after_a_look_at_who_crosses_the_line(
    page, as_administrator, axe_wide_and_narrow
):
    as_administrator("/directory/grades/")
    axe_wide_and_narrow()
    page.get_by_role("link", name="Change the grades").click()
    page.wait_for_selector("html[data-ready]")
    fill_day(page, "in_force_from", 1, 4, 2021)
    page.get_by_label("Senior grade").select_option("Head of Service")
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_text("2 officers come to the senior grade or above")).to_be_visible()
    page.wait_for_selector("html[data-ready]")
    axe_wide_and_narrow()
    page.get_by_role("button", name="Set the grades").click()
    expect(page.get_by_text("The grades are set.")).to_be_visible()
    assert GradeSetting.objects.count() == 2


def test_the_contacts_of_the_council_are_changed(page, as_administrator, axe_wide_and_narrow):
    as_administrator("/directory/contacts/")
    axe_wide_and_narrow()
    page.get_by_label("Public contacts").fill("020 7946 0100")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The contacts are changed.")).to_be_visible()
