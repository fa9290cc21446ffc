"""Logging a request in a real browser: pasted, uploaded and by hand, with the mouse and by keyboard alone."""

import pytest
from playwright.sync_api import expect

from cases.models import Case
from cases.starter.council import load_council

MAIL = """From: Jane Sample <jane@requester.example>
Sent: Wednesday 10 February 2021 09:42
To: foi@ashmere.example
Subject: Social media management tool

Dear Sir or Madam

Under the Freedom of Information Act, please tell me:

1. Who is your social media management and monitoring tool supplier?
2. Start date & duration of framework/contract with supplier
3. Actual spend on this contract/framework (and any sub lots), from the start of the contract to the current date
4. Who is the senior officer (outside of procurement) responsible for this contract?

Kind regards
Jane Sample
"""


@pytest.fixture
def council(db):
    return load_council()


@pytest.fixture
def log_page(page, goto, sign_in_as, officer, council):
    sign_in_as(officer)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return goto("/log/")


@pytest.fixture
def paste(page):
    """Press Ctrl+V with the text on the clipboard, and wait until it has been read."""

    def press(text=MAIL):
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        with page.expect_response("**/log/proposal/"):
            page.keyboard.press("Control+V")
        expect(page.locator("#shown")).to_be_visible()

    return press


def texts(page):
    return page.eval_on_selector_all(".t", "areas => areas.map(area => area.value)")


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.value")


def press_and_wait(page, key):
    """Press a key that edits the list, and wait for the list."""
    with page.expect_response("**/log/questions/"):
        page.keyboard.press(key)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def test_the_empty_page_waits_for_the_text(log_page, axe_wide_and_narrow):
    expect(log_page.locator("#id_request_text")).to_be_focused()
    expect(log_page.get_by_text("Paste the request, or upload it.")).to_be_visible()
    expect(log_page.get_by_role("button", name="Log and start the draft")).to_be_hidden()
    axe_wide_and_narrow()


def test_pasting_shows_the_due_date_the_facts_and_the_marked_text(log_page, paste, axe_wide_and_narrow):
    paste()
    expect(log_page.get_by_role("status").first).to_contain_text(
        "Due Wednesday 10 March 2021, the 20th working day"
    )
    expect(log_page.get_by_label("Requester")).to_have_value("Jane Sample")
    expect(log_page.get_by_label("Answer goes to")).to_have_value("jane@requester.example")
    expect(log_page.get_by_label("Year")).to_have_value("2021")
    expect(log_page.get_by_label("FOIA")).to_be_checked()
    assert len(texts(log_page)) == 4
    expect(log_page.locator(".found--question")).to_have_count(4)
    expect(log_page.locator("#shown")).to_be_focused()
    axe_wide_and_narrow()


def test_the_text_can_be_edited_again(log_page, paste):
    paste()
    log_page.get_by_role("button", name="Edit the text").click()
    expect(log_page.locator("#id_request_text")).to_be_focused()
    with log_page.expect_response("**/log/proposal/"):
        log_page.keyboard.type("PS. ")
    expect(log_page.locator("#id_request_text")).to_be_visible()
    log_page.get_by_role("button", name="Show what was found").click()
    expect(log_page.locator("#shown")).to_contain_text("PS.")


def test_what_is_typed_while_the_text_is_being_read_stays(log_page):
    """The answer to the paste would arrive after the officer has begun to type in a field."""
    log_page.expected_errors += ["htmx:sendAbort", "htmx:afterRequest"]
    log_page.route("**/log/proposal/", lambda route: (log_page.wait_for_timeout(700), route.continue_()))
    log_page.evaluate("text => navigator.clipboard.writeText(text)", MAIL)
    log_page.keyboard.press("Control+V")
    log_page.wait_for_timeout(450)
    log_page.get_by_label("Requester").type("J. Sample")
    expect(log_page.get_by_label("Subject")).to_have_value("Social media management tool")
    expect(log_page.get_by_label("Requester")).to_have_value("J. Sample")
    expect(log_page.get_by_label("Requester")).to_be_focused()


def test_questions_are_edited_by_keyboard_alone(log_page, paste):
    page = log_page
    paste()
    page.keyboard.press("Alt+2")
    assert focused(page) == "question-2"
    page.keyboard.press("Home")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    press_and_wait(page, "Enter")
    assert texts(page)[1:3] == ["Start date", "& duration of framework/contract with supplier"]
    assert (focused(page), page.evaluate("document.activeElement.selectionStart")) == ("question-3", 0)
    expect(page.locator("#said")).to_have_text("Question 2 split in two. There are now 5 questions.")
    press_and_wait(page, "Backspace")
    assert texts(page)[1] == "Start date & duration of framework/contract with supplier"
    assert (focused(page), page.evaluate("document.activeElement.selectionStart")) == ("question-2", 11)
    page.keyboard.press("Alt+4")
    page.keyboard.press("Control+End")
    press_and_wait(page, "Enter")
    assert focused(page) == "question-5"
    page.keyboard.type("Until when?")
    page.keyboard.press("Tab")
    assert focused(page) == "up-5"
    press_and_wait(page, "Enter")
    assert focused(page) == "up-4"
    assert texts(page)[3] == "Until when?"
    for _ in range(4):
        page.keyboard.press("Tab")
    assert focused(page) == "remove-4"
    press_and_wait(page, "Enter")
    assert len(texts(page)) == 4
    assert focused(page) == "question-4"


def test_nothing_typed_is_lost_while_the_list_is_on_its_way(log_page, paste):
    paste()
    log_page.keyboard.press("Alt+2")
    log_page.keyboard.press("Home")
    for _ in range(10):
        log_page.keyboard.press("ArrowRight")
    with log_page.expect_response("**/log/questions/"):
        log_page.keyboard.press("Enter")
        log_page.keyboard.type("With the ")
    expect(log_page.locator("#question-3")).to_have_value(
        "With the & duration of framework/contract with supplier"
    )


def test_the_buttons_beside_a_question_do_the_same(log_page, paste, axe):
    paste()
    log_page.locator(".q__edit").nth(2).click()
    axe()
    log_page.get_by_role("button", name="Question 3: Join to 2").click()
    expect(log_page.locator(".t")).to_have_count(3)
    log_page.get_by_role("button", name="Add a question").click()
    expect(log_page.locator("#question-4")).to_be_focused()
    log_page.get_by_role("button", name="Move question 4 up").click()
    expect(log_page.get_by_role("button", name="Move question 3 up")).to_be_focused()


def test_errors_are_listed_linked_and_mended(log_page, paste, axe_wide_and_narrow):
    page = log_page
    paste()
    page.get_by_label("Year").fill("2099")
    expect(page.locator("#due")).to_contain_text("No due date yet")
    page.get_by_role("button", name="Add a question").click()
    expect(page.locator("#question-5")).to_be_focused()
    page.get_by_role("button", name="Log and start the draft").click()
    page.wait_for_selector(".govuk-error-summary:focus")
    assert page.title().startswith("Error: ")
    assert page.locator(".govuk-error-summary li").all_inner_texts() == [
        "The date received, 10 February 2099, is in the future",
        "Question 5 is empty: write it or remove it",
    ]
    axe_wide_and_narrow()
    page.get_by_role("link", name="Question 5 is empty").click()
    assert focused(page) == "question-5"
    page.keyboard.type("Until when?")
    page.get_by_label("Year").fill("2021")
    expect(page.locator("#due")).to_contain_text("Due Wednesday 10 March 2021")
    page.get_by_role("button", name="Log only").click()
    page.wait_for_url("**/cases/7012568/")
    assert Case.objects.get().questions.last().text == "Until when?"


def test_two_keys_from_the_e_mail_to_the_draft(log_page, paste):
    paste()
    log_page.keyboard.press("Control+Enter")
    log_page.wait_for_url("**/cases/7012568/draft/")
    assert Case.objects.get().questions.count() == 4


def test_an_upload_fills_the_page(log_page, axe):
    file = {"name": "request.eml", "mimeType": "message/rfc822", "buffer": (EML_HEAD + MAIL).encode()}
    log_page.set_input_files("#upload", files=[file])
    expect(log_page.locator("#file")).to_contain_text("request.eml")
    expect(log_page.get_by_label("Requester")).to_have_value("Jane Sample")
    axe()
    log_page.get_by_role("button", name="Log only").click()
    log_page.wait_for_url("**/cases/7012568/")
    assert Case.objects.get().original.filename == "request.eml"


EML_HEAD = """From: Jane Sample <jane@requester.example>
Date: Wed, 10 Feb 2021 09:42:00 +0000
Subject: Social media management tool
Content-Type: text/plain; charset=utf-8

"""


def test_a_file_that_cannot_be_read_says_so_beside_it(log_page, axe):
    file = {"name": "request.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04" + bytes(300)}
    log_page.set_input_files("#upload", files=[file])
    expect(log_page.locator("#trouble")).to_contain_text("Error:")
    expect(log_page.locator("#upload")).to_have_value("")
    axe()


def test_text_pasted_on_the_list_is_at_hand_and_read(page, goto, sign_in_as, officer, council):
    sign_in_as(officer)
    goto("/log/by-hand/")
    page.evaluate("text => sessionStorage.setItem('foi-pasted', text)", MAIL)
    goto("/log/")
    expect(page.locator("#shown")).to_be_visible()
    expect(page.get_by_label("Requester")).to_have_value("Jane Sample")
    assert page.evaluate("sessionStorage.getItem('foi-pasted')") is None


def test_leaving_with_unsaved_work_asks_first(log_page, paste):
    asked = []
    log_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    paste()
    log_page.get_by_role("link", name="Clear").click()
    expect(log_page.locator("#id_request_text")).to_have_value("")
    assert asked == ["beforeunload"]


def test_a_telephone_request_is_logged_by_hand(page, goto, sign_in_as, officer, council, axe_wide_and_narrow):
    sign_in_as(officer)
    goto("/log/by-hand/")
    axe_wide_and_narrow()
    page.get_by_role("radio", name="Telephone").check()
    expect(page.locator(".doubt")).to_contain_text("section 8")
    page.get_by_label("Requester").fill("Tom Example")
    page.get_by_label("Postal address").fill("1 Sample Street\nAshmere")
    for name, value in [("Day", "1"), ("Month", "3"), ("Year", "2021")]:
        page.get_by_label(name, exact=True).fill(value)
    expect(page.locator("#due")).to_contain_text("Due Tuesday 30 March 2021")
    page.get_by_label("Subject").fill("Bins")
    page.locator("#question-1").fill("How many bins are there?")
    page.get_by_role("button", name="Log only").click()
    page.wait_for_url("**/cases/7012568/")


def test_without_scripts_the_same_page_reads_edits_and_logs(
    browser, live_server, officer, council, sign_in_as, page
):
    sign_in_as(officer)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(f"{live_server.url}/log/")
    plain.fill("#id_request_text", MAIL)
    plain.click("text=Read the request")
    assert plain.input_value("#id_requester_name") == "Jane Sample"
    plain.focus("#question-4")
    plain.click("[value=remove-4]")
    assert plain.locator(".t").count() == 3
    plain.click("text=Log only")
    plain.wait_for_url("**/cases/7012568/")
    assert Case.objects.get().questions.count() == 3
    context.close()


def test_the_page_can_be_read_at_four_hundred_per_cent(log_page, paste, axe):
    paste()
    log_page.set_viewport_size({"width": 320, "height": 640})
    axe()
