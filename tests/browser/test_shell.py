"""What stands around every page, in a real browser: signing in, the menu on a phone, the keys, the messages."""

import pytest
from playwright.sync_api import expect

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "correct horse battery staple"


def test_signing_in_by_keyboard(page, goto, axe_wide_and_narrow, officer):
    goto("/sign-in/")
    axe_wide_and_narrow()
    expect(page.get_by_label("Username")).to_be_focused()
    page.keyboard.type("olive")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Error: Sign in – FOI Portal")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.get_by_label("Username")).to_have_value("olive")
    axe_wide_and_narrow()
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_title("My cases – FOI Portal")


def test_the_profile_and_a_new_password(page, goto, axe_wide_and_narrow, sign_in_as, officer):
    sign_in_as(officer)
    goto("/profile/")
    axe_wide_and_narrow()
    page.get_by_role("link", name="Change your password").click()
    page.wait_for_selector("html[data-ready]")
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe_wide_and_narrow()
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill("three plain words")
    page.get_by_label("New password again").fill("three plain words")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("alert")).to_contain_text("Your password is changed")
    axe_wide_and_narrow()


def test_signing_out_from_the_menu_under_ones_name(page, goto, axe, sign_in_as, officer):
    sign_in_as(officer)
    goto("/profile/")
    page.get_by_text("Olive Officer").first.click()
    axe()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.locator(".top__me summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Sign in – FOI Portal")


def test_the_menu_on_a_phone_opens_and_closes(page, goto, axe, sign_in_as, officer):
    sign_in_as(officer)
    page.set_viewport_size({"width": 390, "height": 844})
    goto("/profile/")
    link = page.get_by_role("link", name="All cases")
    expect(link).to_be_hidden()
    menu = page.get_by_role("button", name="Menu")
    menu.click()
    expect(link).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    axe()
    menu.click()
    expect(link).to_be_hidden()


def test_without_scripts_the_menu_on_a_phone_is_open(browser, live_server, officer, page, sign_in_as):
    sign_in_as(officer)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(live_server.url + "/cases/")
    expect(plain.get_by_role("link", name="Log a request").first).to_be_visible()
    plain.get_by_label("Regime").select_option("EIR")
    plain.get_by_role("button", name="Filter").click()
    expect(plain.get_by_text("On are: EIR.")).to_be_visible()
    context.close()


def test_the_skip_link_is_the_first_thing_tab_reaches(page, goto, sign_in_as, officer):
    sign_in_as(officer)
    goto("/profile/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_the_list_of_keys_opens_with_its_key_and_with_its_button(
    page, goto, axe_wide_and_narrow, sign_in_as, officer
):
    sign_in_as(officer)
    goto("/profile/")
    keys = page.get_by_role("dialog", name="All keys")
    page.keyboard.press("?")
    expect(keys).to_be_visible()
    axe_wide_and_narrow()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.get_by_role("button", name="All keys").click()
    expect(keys).to_be_visible()
    page.keyboard.press("n")
    expect(page).to_have_title("Your profile – FOI Portal")
    page.get_by_role("button", name="Close").click()
    expect(keys).to_be_hidden()


def test_single_letters_work_outside_fields_and_not_when_they_are_switched_off(
    page, goto, sign_in_as, officer
):
    sign_in_as(officer)
    goto("/profile/")
    page.keyboard.press("/")
    find = page.get_by_role("searchbox", name="Find a case, person or words")
    expect(find).to_be_focused()
    page.keyboard.type("n/?d")
    expect(find).to_have_value("n/?d")
    page.get_by_label("Single-letter keys").uncheck()
    page.get_by_label("Single-letter keys").press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Your profile is saved.")
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("/")
    expect(find).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_search_key_opens_the_menu_on_a_phone(page, goto, sign_in_as, officer):
    sign_in_as(officer)
    page.set_viewport_size({"width": 390, "height": 844})
    goto("/profile/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Find a case, person or words")).to_be_focused()


def test_pages_for_what_went_wrong(page, goto, axe_wide_and_narrow, sign_in_as, officer):
    page.expected_errors += ["404", "403"]
    sign_in_as(officer)
    goto("/nowhere/")
    axe_wide_and_narrow()
    sign_in_as(UserFactory(roles=[]))
    goto("/")
    expect(page.get_by_role("heading", name="You may not do that")).to_be_visible()
    axe_wide_and_narrow()
