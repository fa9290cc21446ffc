"""People named, in a real browser: underlined while typing, decided by mouse and by key, covered in the letter."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.letters.pages import text_of
from cases.models import Claim, NameDecision, NotAPerson
from cases.named import known
from cases.starter.staff import load_staff
from cases.workflow import Stage
from tests.journeys.steps import answer

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "The officer is the Digital Communications Manager, Dana Doe."


@pytest.fixture(autouse=True)
def settled(page):
    """Let the last preview arrive before the test ends and its data go."""
    yield
    page.wait_for_load_state("networkidle", timeout=60_000)


@pytest.fixture
def case(case_at):
    known.forget()
    load_staff()
    today = timezone.localdate()
    return case_at(Stage.LOGGED, received_on=today - timedelta(days=21), on=today)


@pytest.fixture
def says(case, officer):
    """Answer a question before the draft is opened."""

    def answered(html, number=4):
        answer(case, number, html, "disclosed", by=officer, on=timezone.localdate())

    return answered


@pytest.fixture
def open_draft(case, officer, sign_in_as, goto, page):
    def open_draft(at="#question-4"):
        sign_in_as(officer)
        goto(f"/cases/{case.reference}/draft/{at}")
        expect(page.locator("#question-4 .tiptap[data-ready]")).to_be_visible()
        expect(page.locator("#preview img").first).to_be_visible(timeout=20_000)
        expect(page.locator("#names-found")).to_be_attached()

    return open_draft


def panel(page):
    return page.locator("#names")


def card(page, name):
    return page.locator("#names .name", has_text=name)


def named(page, number=4):
    return page.locator(f"#question-{number} .tiptap .named")


def look(kind):
    return re.compile(f"named--{kind}")


def letter(page, case) -> str:
    """The letter as it reads in the PDF."""
    address = page.url.split("/cases/")[0]
    response = page.request.get(f"{address}/cases/{case.reference}/letter.pdf")
    return " ".join(text_of(response.body()).split())


def test_dana_is_underlined_accepted_by_key_covered_in_the_letter_and_claimed(open_draft, case, page):
    open_draft()
    page.keyboard.type(SENTENCE)
    expect(named(page)).to_have_text("Dana Doe")
    expect(named(page)).to_have_class(look("decide"))
    expect(panel(page)).to_contain_text("1 to decide")
    expect(panel(page)).to_contain_text("not public-facing, not a spokesperson")
    # The hands are still in the answer.
    with page.expect_response("**/draft/answers/4/"):
        page.keyboard.type(" She left.")
    expect(page.locator("#question-4 .tiptap")).to_contain_text("Dana Doe. She left.")
    page.wait_for_load_state("networkidle")
    card(page, "Dana Doe").press("y")
    expect(named(page)).to_have_class(look("withhold"))
    expect(named(page)).to_have_attribute("title", "Dana Doe: withheld")
    expect(page.locator("#people-said")).to_contain_text("Dana Doe: Withheld")
    assert NameDecision.objects.get().choice == "withhold"
    expect(page.locator("#question-4 .claim")).to_contain_text("40(2)")
    expect(page.locator("#rail-4")).to_contain_text("Part disclosed")
    expect(page.locator("#question-4 [value=part]")).to_be_checked()
    text = letter(page, case)
    assert "Digital Communications Manager, [name withheld]. She left." in text
    assert "Dana" not in text
    assert case.questions.get(number=4).answer.text == f"<p>{SENTENCE} She left.</p>"


def test_the_last_name_released_by_mouse_takes_the_claim_with_it(open_draft, says, case, page):
    says(f"<p>{SENTENCE}</p>")
    open_draft()
    expect(page.locator("#question-4 .claim")).to_be_visible()
    card(page, "Dana Doe").get_by_role("button", name="Withhold").click()
    expect(panel(page)).to_contain_text("1 named, all decided")
    pages = page.locator("#preview img").last.get_attribute("src")
    card(page, "Dana Doe").locator("summary").click()
    card(page, "Dana Doe").get_by_role("button", name="Release").click()
    expect(card(page, "Dana Doe").locator("textarea")).to_be_focused()
    expect(card(page, "Dana Doe")).to_contain_text("Give a reason for Dana Doe")
    card(page, "Dana Doe").locator("textarea").fill("She is named on the council’s website.")
    card(page, "Dana Doe").get_by_role("button", name="Release").click()
    expect(named(page)).to_have_class(look("release"))
    expect(page.locator("#question-4 .claim")).to_have_count(0)
    expect(page.locator("#question-4 [value=disclosed]")).to_be_checked()
    expect(page.locator("#preview img").last).not_to_have_attribute("src", pages, timeout=20_000)
    assert not Claim.objects.filter(case=case).exists()
    assert "Dana Doe" in letter(page, case)


def test_the_line_is_right_across_bold_breaks_and_tables_and_the_caret_stays(open_draft, says, page):
    row = "<tr><td>Parker Permit</td><td>Appeals</td></tr>"
    says(
        f"<p><strong>Dana</strong> Doe, Dana<br>Doe and <em>Hedy</em> Head.</p><table><tbody>{row}</tbody></table>"
    )
    open_draft()
    expect(named(page).last).to_have_text("Parker Permit")
    lines = "".join(f"{text.strip()} " for text in named(page).all_inner_texts()).split()
    assert lines == ["Dana", "Doe", "Dana", "Doe", "Hedy", "Head", "Parker", "Permit"]
    # Typed before the names: the lines move with them, the caret stays, and nothing of them is saved.
    page.locator("#question-4 .tiptap strong").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("So ")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.wait_for_load_state("networkidle")
    with page.expect_response("**/draft/answers/4/"):
        page.keyboard.type("did ")
    expect(page.locator("#question-4 .tiptap p").first).to_have_text(re.compile("^So did Dana Doe, Dana"))
    assert [text.strip() for text in named(page).all_inner_texts()][:2] == ["Dana", "Doe"]
    page.wait_for_load_state("networkidle")


def test_a_name_with_a_line_leads_to_its_card(open_draft, says, page):
    says("<p>Hedy Head and Dana Doe.</p>")
    open_draft()
    named(page).last.click()
    expect(card(page, "Dana Doe")).to_have_class(re.compile("is-meant"))
    expect(card(page, "Dana Doe")).to_be_in_viewport()
    expect(card(page, "Hedy Head")).not_to_have_class(re.compile("is-meant"))


def test_f2_goes_from_one_open_name_to_the_next_and_y_asks_for_a_reason_where_one_is_needed(
    open_draft, says, page
):
    says("<p>Clara Ward, Hedy Head and Dana Doe.</p>", number=1)
    open_draft("#question-1")
    page.locator("#checks a[data-place=names]").first.click()
    expect(card(page, "Clara Ward")).to_be_focused()
    page.keyboard.press("y")
    expect(card(page, "Clara Ward").locator("textarea")).to_be_focused()
    page.keyboard.type("yes, elected")
    page.keyboard.press("F2")
    expect(card(page, "Hedy Head")).to_be_focused()
    page.keyboard.press("y")
    expect(card(page, "Dana Doe")).to_be_focused()
    # What was typed elsewhere in the panel is still there.
    expect(card(page, "Clara Ward").locator("textarea")).to_have_value("yes, elected")
    page.keyboard.press("y")
    expect(panel(page)).to_contain_text("1 to decide")
    expect(card(page, "Clara Ward")).to_be_focused()
    page.keyboard.press("Y")
    expect(panel(page)).to_contain_text("3 named, all decided")
    assert sorted(NameDecision.objects.values_list("shown", "choice")) == [
        ("Clara Ward", "release"),
        ("Dana Doe", "withhold"),
        ("Hedy Head", "withhold"),
    ]


def test_words_that_are_no_person_are_left_alone_and_asked_about_again(open_draft, says, page):
    says("<p>We asked Robin Unknown.</p>")
    open_draft()
    card(page, "Robin Unknown").get_by_role("button", name="Not a person").click()
    expect(panel(page)).to_contain_text("Left alone: Robin Unknown")
    expect(named(page)).to_have_count(0)
    assert NotAPerson.objects.get().words == "Robin Unknown"
    panel(page).get_by_text("Left alone").click()
    panel(page).get_by_role("button", name="It is a person").click()
    expect(named(page)).to_have_text("Robin Unknown")


def test_a_place_in_the_panel_opens_its_question(open_draft, says, page):
    says(f"<p>{SENTENCE}</p>")
    open_draft("#question-1")
    card(page, "Dana Doe").get_by_role("link", name="question 4").click()
    expect(page.locator("#question-4 .tiptap")).to_be_focused()


def test_the_draft_with_people_is_accessible_wide_and_narrow(open_draft, says, axe_wide_and_narrow, page):
    says("<p>Clara Ward, Robin Unknown, Hedy Head and Asa Assistant.</p>")
    open_draft()
    expect(named(page)).to_have_count(4)
    card(page, "Hedy Head").press("y")
    expect(panel(page)).to_contain_text("2 to decide")
    axe_wide_and_narrow()


@pytest.mark.parametrize("name", ["names/", "names/schedule/", "annexes/", "annexes/new/"])
def test_the_pages_of_names_and_annexes_are_accessible(
    name, says, case, officer, sign_in_as, goto, page, axe_wide_and_narrow
):
    says("<p>Clara Ward, Robin Unknown, Hedy Head and Asa Assistant.</p>")
    sign_in_as(officer)
    goto(f"/cases/{case.reference}/{name}")
    page.wait_for_load_state("networkidle")
    axe_wide_and_narrow()


def test_an_annex_is_written_with_its_names_underlined(
    case, officer, sign_in_as, goto, page, axe_wide_and_narrow
):
    sign_in_as(officer)
    goto(f"/cases/{case.reference}/annexes/new/")
    page.get_by_label("Title").fill("E-mail about the renewal")
    for box, part in zip(("Day", "Month", "Year"), ("5", "1", "2021"), strict=True):
        page.get_by_role("textbox", name=box).fill(part)
    page.get_by_label("1. ").check()
    page.locator(".tiptap[data-ready]").click()
    page.keyboard.type("Please renew it. Dana Doe")
    page.get_by_role("button", name="Add the text").click()
    page.get_by_role("link", name="E-mail about the renewal").click()
    expect(page.locator(".tiptap .named")).to_have_text("Dana Doe")
    axe_wide_and_narrow()


def test_without_scripts_everything_is_decided_on_the_page(
    case, says, officer, browser, sign_in_as, page, live_server
):
    says(f"<p>{SENTENCE}</p>")
    sign_in_as(officer)
    quiet = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = quiet.new_page()
    plain.goto(f"{live_server.url}/cases/{case.reference}/names/")
    plain.get_by_role("button", name="Withhold").click()
    expect(plain.locator("#names")).to_contain_text("1 named, all decided")
    plain.locator("#names summary").first.click()
    plain.get_by_role("button", name="Release").click()
    expect(plain.locator("#names")).to_contain_text("Give a reason for Dana Doe")
    quiet.close()
    assert NameDecision.objects.get().choice == "withhold"


def test_a_decision_that_did_not_arrive_is_told_beside_the_name(open_draft, says, page):
    says(f"<p>{SENTENCE}</p>")
    open_draft()
    page.expected_errors += ["ERR_FAILED", "htmx:sendError", "htmx:afterRequest"]
    page.route("**/names/decide/", lambda route: route.abort())
    card(page, "Dana Doe").get_by_role("button", name="Withhold").click()
    expect(card(page, "Dana Doe").get_by_role("alert")).to_have_text("Not saved. Try again.")
    page.unroute("**/names/decide/")
    card(page, "Dana Doe").get_by_role("button", name="Withhold").click()
    expect(panel(page)).to_contain_text("1 named, all decided")


def test_a_panel_that_was_asked_for_before_a_decision_does_not_undo_it_on_the_page(open_draft, says, page):
    says(f"<p>{SENTENCE}</p>")
    open_draft()
    held = []
    stale = page.evaluate(
        "fetch(document.getElementById('people-list').getAttribute('hx-get'), {headers: {'HX-Request': 'true'}})"
        ".then((answer) => answer.text())"
    )
    # The first is held back; taking the route away would let it go.
    page.route("**/names/", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/names/"):
        page.keyboard.type(" She left.")
    card(page, "Dana Doe").get_by_role("button", name="Withhold").click()
    expect(panel(page)).to_contain_text("1 named, all decided")
    with page.expect_response("**/names/") as again:
        held[0].fulfill(body=stale, content_type="text/html")
        expect(panel(page)).to_contain_text("1 named, all decided")
    assert again.value.ok
    expect(named(page)).to_have_class(look("withhold"))
