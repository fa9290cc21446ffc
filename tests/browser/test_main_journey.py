"""The main job in a real browser: seed letter 001 from the pasted e-mail to the PDF, and one by keyboard alone."""

import re

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cases.models import Case
from cases.workflow import Stage
from tests.journeys import seeds

pytestmark = pytest.mark.django_db(transaction=True)

SIMPLE = """From: Jane Sample <jane@requester.example>
Subject: School crossing patrols

Dear Ashmere Borough Council,

Under the Freedom of Information Act please tell me:

1. At which schools is there a crossing patrol?
2. How many vacancies are there?

Yours faithfully
Jane Sample
"""


@pytest.fixture
def officers_page(page, goto, sign_in_as, officer, council):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in_as(officer)
    return goto


@pytest.fixture
def managers_page(browser, browser_context_args, live_server, manager, sign_in):
    """A second browser, in which the manager is signed in."""
    context = browser.new_context(**browser_context_args)
    sign_in(context, manager)
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not problems


@pytest.fixture
def sign_in(live_server):
    from django.conf import settings
    from django.test import Client

    def give_session(context, user):
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])

    return give_session


def paste(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def wait_until_saved(page, press):
    """Do something that saves, and wait until it is saved and the letter is drawn anew."""
    with page.expect_response("**/letter/preview/**", timeout=30_000):
        press()
    expect(page.locator("#saved")).to_contain_text("Saved")


def write_answer(page, number, text, outcome):
    card = page.locator(f"#question-{number}")
    card.locator(".tiptap").click()
    page.keyboard.insert_text(text)
    wait_until_saved(page, lambda: card.locator(f"input[value={outcome}]").check(force=True))


def say_what_the_checks_ask(page):
    """Answer every question with yes, and let every warning stand with a reason."""
    while page.locator("#judge").count():
        yes = page.locator("#judge").get_by_role("button", name=re.compile("^Yes"))
        if yes.count():
            yes.first.click()
        else:
            page.get_by_label("Why the letter may go as it is").first.fill("It is so in this case.")
            page.locator("#judge").get_by_role("button", name=re.compile("^Let it stand")).first.click()
        page.wait_for_selector("html[data-ready]")


@pytest.mark.skipif(not seeds.FILES, reason="the seed letters are not beside this checkout")
def test_seed_letter_001_from_the_pasted_email_to_the_pdf(
    page, officers_page, managers_page, axe, live_server
):
    seed = seeds.read("001")
    officers_page("/")
    head = "From: Jane Sample <jane@requester.example>\nSent: 10 February 2021 09:42\nSubject: Our tool"
    paste(page, f"{head}\n\n{seed.request}")
    page.wait_for_url("**/log/")
    expect(page.locator("#due")).to_contain_text("Wednesday 10 March 2021", timeout=20_000)
    page.get_by_label("Subject").fill("Social media management tool")
    page.get_by_role("button", name="Log and start the draft").click()
    page.wait_for_url("**/draft/")
    case = Case.objects.get()
    assert [question.text for question in case.questions.all()] == seed.questions

    answers = [seeds.text_of(answer).strip() for answer in seed.answers]
    for number, text in enumerate(answers[:3], 1):
        write_answer(page, number, text, "disclosed")
    write_answer(page, 4, answers[3], "withheld")
    card = page.locator("#question-4")
    with page.expect_response("**/claims/find/**staff**"):
        card.get_by_label("What do you want to protect?").fill("staff names")
    expect(card.locator(".hit").first).to_be_visible()
    card.get_by_role("button", name=re.compile(r"Rely on this.*section 40\(2\)")).first.click()
    page.wait_for_url("**/claims/**")
    said = "The post is below Assistant Director, and its holder does not deal with the public by name."
    for place, field in enumerate(page.locator("#argue textarea, #argue input[type=text]").all(), 1):
        field.fill(f"{said} That is point {place} of ours.")
    for yes in page.locator("#argue .confirm input[value=yes]").all():
        yes.check(force=True)
    expect(page.locator("#missing")).to_contain_text("the notice can stand", timeout=30_000)
    axe()
    page.get_by_role("link", name="Back to the draft").first.click()

    expect(page.locator("#letter-fields textarea").first).to_be_visible(timeout=20_000)
    for area in page.locator("#letter-fields textarea:visible").all():
        area.fill("The register had to be searched by hand.")
    confirm = page.get_by_role("link", name=re.compile("to confirm first"))
    expect(confirm).to_be_visible(timeout=30_000)
    axe()
    confirm.click()
    page.wait_for_url("**/letter/#judge")
    say_what_the_checks_ask(page)
    page.get_by_role("button", name="Send for approval").click()
    page.wait_for_url(f"**{reverse('case', args=[case.reference])}")

    managers_page.goto(live_server.url + reverse("check_letter", args=[case.reference]))
    managers_page.get_by_role("button", name="Approve and issue").click()
    managers_page.wait_for_url(f"**{reverse('case', args=[case.reference])}")
    case.refresh_from_db()
    assert case.get_stage() is Stage.ISSUED

    response = page.context.request.get(live_server.url + reverse("letter_pdf", args=[case.reference]))
    document = pypdfium2.PdfDocument(response.body())
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    found = seeds.words(text)
    assert seeds.share_in_order(seeds.words(seed.request), found) >= 0.99
    assert seeds.share_in_order([word for answer in answers for word in seeds.words(answer)], found) >= 0.99


def test_a_simple_request_from_paste_to_pdf_by_keyboard_alone(
    page, officers_page, managers_page, live_server, axe
):
    officers_page("/")
    paste(page, SIMPLE)
    page.wait_for_url("**/log/")
    expect(page.locator("#due")).to_contain_text("No due date yet", timeout=20_000)
    give_todays_date(page)
    expect(page.locator("#due")).to_contain_text("the 20th working day")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/draft/")
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#question-1 .tiptap")).to_be_focused(timeout=20_000)
    page.keyboard.type("At all but two.")
    page.keyboard.press("Tab")
    expect(page.locator("#question-2 .tiptap")).to_be_focused()
    page.keyboard.type("Three.")
    expect(page.get_by_role("button", name="Send for approval")).to_be_visible(timeout=30_000)
    page.keyboard.press("Control+Enter")
    case = Case.objects.get()
    page.wait_for_url(f"**{reverse('case', args=[case.reference])}")
    axe()

    managers_page.goto(live_server.url)
    managers_page.wait_for_selector("html[data-ready]")
    managers_page.keyboard.press("j")
    managers_page.keyboard.press("Enter")
    managers_page.wait_for_url(f"**{reverse('case', args=[case.reference])}")
    managers_page.wait_for_selector("html[data-ready]")
    managers_page.keyboard.press("Control+Enter")
    managers_page.wait_for_url("**/letter/")
    managers_page.wait_for_selector("html[data-ready]")
    managers_page.keyboard.press("Control+Enter")
    managers_page.wait_for_url(f"**{reverse('case', args=[case.reference])}", timeout=30_000)
    case.refresh_from_db()
    assert case.get_stage() is Stage.ISSUED


def give_todays_date(page):
    """Type the date of receipt into its three boxes, reached by the keyboard from the requester's name."""
    from django.utils import timezone

    today = timezone.localdate()
    page.get_by_label("Day").focus()
    for part in (today.day, today.month, today.year):
        page.keyboard.type(str(part))
        page.keyboard.press("Tab")
