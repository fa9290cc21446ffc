"""Past letters in a real browser: taken in, looked at line by line, corrected, kept as a case and as wording."""

import pytest
from playwright.sync_api import expect

from cases.models import Case, PastLetter, Wording
from tests.past_letters.given import RAW, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def as_manager(goto, sign_in_as, manager, council):
    def open_page(path):
        sign_in_as(manager)
        return goto(path)

    return open_page


def choose(page, *files: tuple[str, bytes]) -> None:
    page.get_by_label("Take in letters").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": raw} for name, raw in files]
    )


def test_a_past_letter_becomes_a_closed_case_and_wording(page, as_manager, axe_wide_and_narrow):
    as_manager("/cases/")
    page.locator(".top__me summary").click()
    page.get_by_role("link", name="Past letters").click()
    expect(page).to_have_title("Past letters – FOI Portal")
    axe_wide_and_narrow()
    choose(page, ("scan.txt", b"\x89PNG"), ("parking.txt", RAW))
    page.get_by_role("button", name="Read and check").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.locator("#id_files-error")).to_contain_text("scan.txt: This is a picture, not a letter.")
    expect(page.locator(".note--green")).to_contain_text("1 of 2 letters was read and checked.")
    axe_wide_and_narrow()
    page.get_by_role("link", name="FOI-2019-0417").click()
    expect(page.locator("h1")).to_have_text("Who supplies the parking machines?")
    axe_wide_and_narrow()

    page.get_by_role("link", name="line 29", exact=True).first.press("Enter")
    expect(page.locator("#l29")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('.lines :target').id") == "l29"

    page.get_by_role("link", name="Correct it").press("Enter")
    expect(page.locator("h1")).to_have_text("Correct what was misread")
    axe_wide_and_narrow()
    page.get_by_label("Subject").fill("Parking machines and fines")
    page.locator("#id_provisions").fill("s99")
    page.get_by_role("button", name="Save and check again").press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    axe_wide_and_narrow()
    page.locator("#id_provisions").fill("")
    page.get_by_role("button", name="Save and check again").press("Enter")
    expect(page.locator("#news")).to_contain_text("The corrections are saved")

    page.get_by_role("link", name="Put passages into the library").press("Enter")
    axe_wide_and_narrow()
    page.get_by_label("Your rights, letter FOI-2019-0417").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Put into the library as drafts").press("Enter")
    expect(page.locator("#news")).to_contain_text("1 draft is in the library.")
    assert Wording.objects.filter(past_letters__isnull=False).get().is_draft()

    page.get_by_role("button", name="Keep as a closed case").press("Enter")
    expect(page.locator("h1")).to_have_text("Parking machines and fines")
    expect(page.locator(".issued")).to_contain_text("The letter of Tuesday 14 May 2019, read from a file")
    axe_wide_and_narrow()
    assert Case.objects.get().past_letter == PastLetter.objects.get()


def test_the_file_comes_back_byte_for_byte(page, as_manager, manager, council):
    past = take_in(manager)
    as_manager(f"/past-letters/{past.pk}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    assert download.value.suggested_filename == "parking.txt"
    assert download.value.path().read_bytes() == RAW
