"""The drafting workspace in a real browser: what is typed is kept, by one and by two, out of Word and offline."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.drafting import actions
from cases.models import Answer, Claim, RivalText
from cases.workflow import Stage
from tests.browser.word import DIALOGUE, EXCEL, NESTED, OUTLOOK

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def settled(page):
    """Let the last preview arrive before the test ends and its data go."""
    yield
    page.wait_for_load_state("networkidle", timeout=60_000)


@pytest.fixture
def lately(case_at):
    """A case that came in three weeks ago, for the pages take the day from the clock of the machine."""
    today = timezone.localdate()

    def make(stage=Stage.LOGGED, **details):
        return case_at(stage, received_on=today - timedelta(days=21), on=today, **details)

    return make


@pytest.fixture
def open_draft(lately, officer, sign_in_as, goto, page):
    """The draft of a new case, or of another, before a person."""

    def open_draft(case=None, user=None, at=""):
        case = case or lately()
        sign_in_as(user or officer)
        goto(f"/cases/{case.reference}/draft/{at}")
        last = case.questions.count()
        expect(page.locator(f"#question-{last} .tiptap[data-ready]")).to_be_visible()
        expect(page.locator("#preview img").first).to_be_visible(timeout=20_000)
        return case

    return open_draft


@pytest.fixture
def paste(page):
    """Paste HTML into the answer to a question, as the browser hands over a clipboard."""

    def paste(html, number=1):
        page.locator(f"#question-{number} .tiptap").click()
        page.evaluate(
            """([html, number]) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", "plain");
              const target = document.querySelector(`#question-${number} .tiptap`);
              target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }""",
            [html, number],
        )
        return page.locator(f"#question-{number} .tiptap")

    return paste


def editor(page, number=1):
    return page.locator(f"#question-{number} .tiptap")


def saved(page):
    expect(page.locator("#saved")).to_contain_text("Saved")


def answer(case, number=1) -> Answer:
    return case.questions.get(number=number).answer


def test_the_draft_is_accessible_wide_and_narrow(open_draft, lately, axe_wide_and_narrow, page):
    open_draft(lately(Stage.DRAFTING), at="#question-4")
    expect(page.locator("#question-4 .tools")).to_be_visible()
    axe_wide_and_narrow()


def test_a_new_draft_begins_with_the_caret_in_the_first_answer(open_draft, axe_wide_and_narrow, page):
    open_draft()
    expect(editor(page)).to_be_focused()
    axe_wide_and_narrow()


def test_what_is_typed_saves_itself_as_disclosed_and_the_letter_follows(open_draft, page):
    case = open_draft()
    pages = page.locator("#preview img").first.get_attribute("src")
    page.keyboard.type("Hootsuite")
    saved(page)
    expect(page.locator("#question-1 [value=disclosed]")).to_be_checked()
    expect(page.locator("#rail-1")).to_contain_text("Disclosed")
    expect(page.locator("#progress")).to_contain_text("1 of 4 answered")
    expect(page.locator("#preview img").first).not_to_have_attribute("src", pages, timeout=20_000)
    expect(editor(page)).to_be_focused()
    assert answer(case).text == "<p>Hootsuite</p>"
    assert answer(case).outcome == "disclosed"


def test_many_pauses_of_one_writer_are_never_a_clash_with_oneself(open_draft, page):
    case = open_draft()
    for word in ["one ", "two ", "three ", "four"]:
        page.keyboard.type(word)
        page.wait_for_timeout(650)
    page.keyboard.type(" five")
    expect(page.locator("#version-1")).not_to_have_value("0")
    expect.set_options(timeout=10_000)
    for _ in range(40):
        if answer(case).text == "<p>one two three four five</p>":
            break
        page.wait_for_timeout(100)
    assert answer(case).text == "<p>one two three four five</p>"
    assert not RivalText.objects.exists()


def test_an_outcome_is_chosen_by_keyboard_and_asks_for_a_claim(open_draft, page):
    case = open_draft()
    page.keyboard.press("Alt+o")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    saved(page)
    outcome = answer(case).outcome
    assert outcome in ("part", "withheld", "not_held")
    page.locator("#question-1 .seg label", has_text="Withheld").click()
    expect(page.locator("#question-1 .addclaim")).to_be_visible()
    expect(page.locator("#rail-1")).to_contain_text("a claim is missing")


def test_the_rarer_outcomes_are_behind_more(open_draft, page):
    case = open_draft()
    page.locator("#question-1 .more summary").click()
    page.locator("#question-1 .more label", has_text="Refused on cost").click()
    expect(page.locator("#question-1 .more summary")).to_have_text("Refused on cost")
    saved(page)
    assert answer(case).outcome == "cost"


def test_the_keys_lead_from_answer_to_answer(open_draft, page):
    open_draft()
    page.keyboard.press("Tab")
    expect(editor(page, 2)).to_be_focused()
    page.keyboard.press("Alt+4")
    expect(editor(page, 4)).to_be_focused()
    page.keyboard.press("Alt+F10")
    expect(page.locator("#question-4 .tools button").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Heading", exact=True).last).to_be_focused()
    page.keyboard.press("Escape")
    expect(editor(page, 4)).to_be_focused()
    page.keyboard.press("F2")
    expect(editor(page, 1)).to_be_focused()


def test_only_the_answer_in_hand_shows_its_toolbar(open_draft, page):
    open_draft()
    expect(page.locator("#question-1 .tools")).to_be_visible()
    editor(page, 3).click()
    expect(page.locator("#question-3 .tools")).to_be_visible()
    expect(page.locator("#question-1 .tools")).to_be_hidden()
    expect(page.locator("#rail-3 a")).to_have_attribute("aria-current", "true")


def test_the_thing_to_fix_first_is_one_press_away(open_draft, page):
    open_draft()
    editor(page, 3).click()
    page.locator("#send button").click()
    expect(editor(page, 1)).to_be_focused()


def test_the_toolbar_makes_lists_tables_and_links(open_draft, page):
    case = open_draft()
    bar = page.locator("#question-1 .tools")
    bar.get_by_role("button", name="• List").click()
    page.keyboard.type("first")
    page.keyboard.press("Enter")
    page.keyboard.type("second")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    bar.get_by_role("button", name="Link").click()
    page.get_by_label("Address of the page or e-mail").fill("www.ashmere.example/spending")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    bar.get_by_role("button", name="Table", exact=True).click()
    page.keyboard.type("Measure")
    page.keyboard.press("Tab")
    page.keyboard.type("Year")
    expect(bar.get_by_role("button", name="Row below")).to_be_visible()
    saved(page)
    expect(page.locator("#tag-1")).to_contain_text("Disclosed")
    page.wait_for_timeout(900)
    text = answer(case).text
    assert "<ul><li>first</li><li>second</li></ul>" in text
    assert '<a href="https://www.ashmere.example/spending">www.ashmere.example/spending</a>' in text
    assert '<thead><tr><th scope="col">Measure</th><th scope="col">Year</th></tr></thead>' in text


def test_tab_leaves_a_table_after_its_last_cell(open_draft, page, axe):
    open_draft()
    page.locator("#question-1 .tools").get_by_role("button", name="Table", exact=True).click()
    for words in ["Measure", "Year", "a", "1", "b", "2"]:
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.type("after it")
    expect(editor(page).locator("> p")).to_have_text("after it")
    axe()
    page.keyboard.press("Tab")
    expect(editor(page, 2)).to_be_focused()


def test_lists_out_of_word_are_real_lists(open_draft, paste, page):
    case = open_draft()
    text = paste(NESTED)
    expect(text.locator("> ul > li")).to_have_count(2)
    expect(text.locator("> ul > li > ol > li")).to_have_count(2)
    expect(text.locator("> ol > li")).to_have_count(2)
    saved(page)
    stored = answer(case).text
    inner = "<ol><li>on the street</li><li>in car parks</li></ol>"
    assert f"<ul><li>Parking{inner}</li><li>Libraries</li></ul>" in stored
    assert "<ol><li>First step</li><li>Second step</li></ol>" in stored
    assert "London" in stored
    assert "·" not in stored


def test_a_table_out_of_word_is_a_real_table_with_its_head(open_draft, paste, page):
    case = open_draft()
    expect(paste(DIALOGUE).locator("table th")).to_have_count(2)
    saved(page)
    assert answer(case).text == (
        "<h3>Referrals</h3><p>The figures are these:</p>"
        '<table><thead><tr><th scope="col">Measure</th><th scope="col">Year</th></tr></thead>'
        "<tbody><tr><td>Referrals</td><td>1564</td></tr><tr><td>Installations</td><td>1408</td></tr></tbody></table>"
    )


def test_cells_out_of_excel_and_lists_out_of_outlook(open_draft, paste, page):
    case = open_draft()
    expect(paste(EXCEL).locator("table tr")).to_have_count(2)
    expect(paste(OUTLOOK, 2).locator("> ul > li > ul > li")).to_have_text("inner")
    expect(page.locator("#rail-2")).to_contain_text("Disclosed")
    assert "<td>27,500</td>" in answer(case).text
    assert "mso" not in answer(case).text


def test_nothing_that_was_pasted_runs(open_draft, paste, page):
    case = open_draft()
    paste(
        '<p onclick="x()" style="color:red">Fine<script>window.bad=1</script><img src=x onerror="window.bad=1"></p>'
    )
    saved(page)
    assert page.evaluate("window.bad") is None
    assert answer(case).text == "<p>Fine</p>"


def test_two_people_in_one_answer_lose_nothing(
    open_draft, page, officer, manager, sign_in_as, browser, live_server
):
    case = open_draft()
    today = timezone.localdate()
    actions.save_answer(
        answer=answer(case, 3), text="<p>£27,500 to February</p>", outcome="", version=0, by=manager, on=today
    )
    page.keyboard.press("Alt+3")
    page.keyboard.type("£27,500, excluding VAT")
    card = page.locator("#question-3")
    expect(card.get_by_text("Max Manager saved question 3 while you were typing")).to_be_visible()
    expect(page.locator("#saved")).to_have_text("Question 3 not saved: two texts")
    expect(editor(page, 3)).to_be_focused()
    page.keyboard.type(" at all")
    expect(page.locator("#checks")).to_contain_text("Question 3 has a second text", timeout=20_000)
    page.wait_for_timeout(900)
    assert RivalText.objects.get().text == "<p>£27,500, excluding VAT at all</p>"
    card.get_by_role("button", name="Keep both, then edit").click()
    expect(editor(page, 3)).to_contain_text("£27,500 to February")
    expect(editor(page, 3)).to_contain_text("£27,500, excluding VAT at all")
    expect(card.get_by_text("while you were typing")).to_have_count(0)
    assert not RivalText.objects.exists()


def test_two_browsers_in_one_answer_see_each_other(
    open_draft, page, officer, manager, sign_in_as, browser, live_server, browser_context_args
):
    case = open_draft()
    other = browser.new_context(**browser_context_args)
    try:
        cookies = page.context.cookies()
        sign_in_as(manager)
        other.add_cookies(page.context.cookies())
        page.context.add_cookies(cookies)
        his = other.new_page()
        his.goto(f"{live_server.url}/cases/{case.reference}/draft/")
        his.locator("#question-1 .tiptap[data-ready]").click()
        his.keyboard.type("Max wrote this")
        expect(his.locator("#saved")).to_contain_text("Saved")
        editor(page).click()
        page.keyboard.type("Olive wrote that")
        expect(page.locator("#clash-1")).to_contain_text("Max wrote this")
        his.reload()
        expect(his.locator("#clash-1")).to_contain_text("Olive wrote that")
        his.get_by_role("button", name="Keep this one").click()
        expect(his.locator("#question-1 .tiptap[data-ready]")).to_have_text("Olive wrote that")
    finally:
        other.close()
    assert answer(case).text == "<p>Olive wrote that</p>"


def test_two_texts_are_accessible(open_draft, lately, manager, officer, page, axe_wide_and_narrow):
    case = lately()
    today = timezone.localdate()
    for by, text in [(manager, "<p>one</p>"), (officer, "<p>two</p>")]:
        actions.save_answer(answer=answer(case), text=text, outcome="", version=0, by=by, on=today)
    open_draft(case, at="#question-1")
    expect(page.locator("#clash-1")).to_contain_text("Keep this one")
    axe_wide_and_narrow()


def test_offline_the_text_stays_and_is_sent_again(open_draft, page):
    page.expected_errors = ["net::ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest"]
    case = open_draft()
    page.context.set_offline(True)
    page.keyboard.type("typed in a tunnel")
    expect(page.locator("#saved")).to_have_text("Not saved, trying again")
    assert answer(case).text == ""
    page.context.set_offline(False)
    saved(page)
    assert answer(case).text == "<p>typed in a tunnel</p>"


def test_signed_out_meanwhile_the_page_says_so_and_keeps_the_text(
    open_draft, page, sign_in_as, officer, live_server
):
    case = open_draft()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.type("still here")
    expect(page.locator("#saved")).to_contain_text("you were signed out")
    # Signing in gives a new session and a new token.
    sign_in_as(officer)
    page.context.clear_cookies(name="csrftoken")
    page.request.get(f"{live_server.url}/profile/")
    saved(page)
    assert answer(case).text == "<p>still here</p>"


def test_leaving_at_once_saves_the_last_words_first(open_draft, page):
    case = open_draft()
    page.keyboard.type("last words")
    page.locator(".wsbar__back").click()
    expect(page).to_have_url(re.compile(rf"/cases/{case.reference}/$"))
    assert answer(case).text == "<p>last words</p>"


def test_ctrl_enter_saves_the_last_words_and_sends_the_letter(open_draft, lately, page):
    case = open_draft(lately(Stage.DRAFTING))
    expect(page.get_by_role("button", name="Send for approval")).to_be_visible(timeout=20_000)
    editor(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Ltd")
    page.keyboard.press("Control+Enter")
    expect(page).not_to_have_url(re.compile("/draft/"))
    case.refresh_from_db()
    assert case.get_stage() is Stage.WITH_APPROVER
    assert answer(case).text == "<p>Hootsuite Ltd</p>"


def test_ctrl_enter_leads_to_what_is_left(open_draft, page):
    open_draft()
    editor(page, 3).click()
    page.keyboard.press("Control+Enter")
    expect(editor(page, 1)).to_be_focused()


def test_leaving_with_unsaved_words_is_warned_about(open_draft, page):
    open_draft()
    seen = []
    page.on("dialog", lambda dialog: (seen.append(dialog.type), dialog.accept()))
    page.route("**/answers/**", lambda route: None)
    page.keyboard.type("unsaved")
    page.goto("about:blank")
    assert seen == ["beforeunload"]


def test_a_letter_taken_over_meanwhile_says_why_nothing_is_saved(open_draft, lately, page, officer, manager):
    from cases.letters import actions as letters

    case = open_draft(lately(Stage.DRAFTING))
    letters.send_for_approval(case=case, by=officer, on=timezone.localdate())
    editor(page).click()
    page.keyboard.type("too late")
    expect(page.locator("#saved")).to_contain_text("Not saved: The letter is with the approver")
    expect(editor(page)).to_contain_text("too late")


def test_fourteen_questions_stay_usable(open_draft, lately, page, axe):
    case = lately(questions=[f"Question {number} about the matter?" for number in range(1, 15)])
    open_draft(case)
    page.keyboard.press("Alt+9")
    expect(editor(page, 9)).to_be_focused()
    for number in range(10, 15):
        page.keyboard.press("Tab")
        expect(editor(page, number)).to_be_focused()
        expect(editor(page, number)).to_be_in_viewport()
    page.keyboard.type("the last answer")
    saved(page)
    axe()


def test_on_a_small_screen_the_letter_and_the_rail_wait_behind_buttons(open_draft, page, axe):
    open_draft()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#letter-pane")).to_be_hidden()
    expect(page.locator("#rail")).to_be_hidden()
    page.get_by_role("button", name="The letter").click()
    expect(page.locator("#preview img").first).to_be_visible()
    axe()
    page.get_by_role("button", name="Close the letter").click()
    page.get_by_role("button", name="What is left").click()
    page.locator("#rail-3 a").click()
    expect(editor(page, 3)).to_be_focused()
    expect(page.locator("#rail")).to_be_hidden()


def test_a_claim_is_found_in_plain_words_and_argued(open_draft, page, axe_wide_and_narrow):
    case = open_draft()
    page.keyboard.type("The rest is withheld.")
    page.locator("#question-1 .seg label", has_text="Part disclosed").click()
    page.locator("#question-1").get_by_label("What do you want to protect?").fill("cyber")
    page.get_by_role("button", name=re.compile(r"Rely on this.*section 31\(1\)\(a\)")).click()
    expect(page.get_by_role("heading", name="Claim: section 31(1)(a)")).to_be_visible()
    axe_wide_and_narrow()
    page.get_by_label("The information withheld").fill("the settings of the firewall")
    page.get_by_label("Which crime, by whom?").fill("A person planning an attack would know where to begin.")
    page.locator(".seg label", has_text="would be likely to").click()
    saved(page)
    expect(page.locator("#notice")).to_contain_text("the settings of the firewall", timeout=20_000)
    expect(page.locator("#missing")).not_to_contain_text("Which crime, by whom?")
    page.get_by_label("People may ask whether the council guards").check()
    page.get_by_label("What would this information show about how well we do?").fill("Little.")
    page.get_by_label("A factor of your own").first.fill("One of mine")
    expect(page.get_by_label("A factor of your own")).to_have_count(3)
    page.get_by_role("link", name="Back to the draft").click()
    expect(page.locator("#question-1 .claim")).to_contain_text("the settings of the firewall")
    claim = Claim.objects.get(case=case)
    assert claim.fields["claim.likelihood"] == "would be likely to"
    assert [factor["text"] for factor in claim.factors][1] == "One of mine"


def test_a_starter_draws_the_page_of_the_claim_anew(open_draft, lately, page, officer, goto, sign_in_as):
    case = lately()
    questions = list(case.questions.all()[:1])
    claim = actions.add_claim(
        case=case, provision="s31-1a", questions=questions, by=officer, on=timezone.localdate()
    )
    sign_in_as(officer)
    goto(f"/cases/{case.reference}/claims/{claim.pk}/")
    page.get_by_label("Empty homes").check()
    expect(page.get_by_label("Local evidence: reports, costs")).to_be_visible()


def test_two_people_in_one_claim_lose_nothing(lately, page, officer, manager, goto, sign_in_as, axe):
    case = lately()
    today = timezone.localdate()
    questions = list(case.questions.all()[:1])
    claim = actions.add_claim(case=case, provision="s31-1a", questions=questions, by=officer, on=today)
    sign_in_as(officer)
    goto(f"/cases/{case.reference}/claims/{claim.pk}/")
    his = {"fields": {"claim.information": "his words"}, "factors": [], "variant": ""}
    actions.save_claim(claim=claim, questions=questions, version=0, by=manager, on=today, **his)
    page.get_by_label("The information withheld").fill("her words")
    expect(page.locator("#claim-clash")).to_contain_text("his words")
    expect(page.locator("#claim-clash")).to_contain_text("her words")
    axe()
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("#claim-clash")).to_be_empty()
    expect(page.get_by_label("The information withheld")).to_have_value("her words")
    assert Claim.objects.get().fields["claim.information"] == "her words"


def test_a_draft_to_read_is_accessible(lately, page, officer, goto, sign_in_as, axe_wide_and_narrow):
    case = lately(Stage.WITH_APPROVER)
    sign_in_as(officer)
    goto(f"/cases/{case.reference}/draft/")
    expect(page.get_by_text("Take it back to the draft before you change it.").first).to_be_visible()
    axe_wide_and_narrow()
    page.get_by_role("link", name="See the claim").click()
    expect(page.get_by_label("The information withheld")).to_be_disabled()
    axe_wide_and_narrow()
