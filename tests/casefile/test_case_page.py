"""The page of a case: one next step with its reason, the questions, the clock, the story, the request as it came."""

import re
from datetime import date
from html import unescape

import pytest

from cases.casefile import case_page
from cases.models import Case, Claim, RivalText
from cases.workflow import Stage
from tests.casefile.conftest import FIVE_QUESTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def page_of(signed_in):
    def read(case: Case, user, more: str = "") -> str:
        return signed_in(user).get(f"/cases/{case.reference}/{more}").content.decode()

    return read


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(
    ("stage", "who", "title", "button"),
    [
        (Stage.LOGGED, "officer", "Next: write the answers", "Open the draft"),
        (Stage.DRAFTING, "officer", "Next: check the letter and send it for approval", "Open the draft"),
        (Stage.WITH_APPROVER, "officer", "Next: a manager approves the letter", "Check the letter"),
        (Stage.WITH_APPROVER, "manager", "Next: approve the letter or send it back", "Check the letter"),
        (Stage.READY, "officer", "Next: issue the letter", "Check and issue"),
    ],
)
def test_each_stage_has_one_next_step_and_one_green_button(
    stage, who, title, button, case_at, request, page_of
):
    page = page_of(case_at(stage), request.getfixturevalue(who))
    assert f'<h2 id="next">{title}</h2>' in page
    assert page.count("data-primary") == 1
    assert re.search(r"data-primary>([^<]+)", page)[1].strip() == button


def test_an_answer_that_is_missing_makes_finishing_the_answers_the_next_step(case_at, officer, page_of):
    case = case_at(Stage.DRAFTING)
    answer = case.questions.first().answer
    answer.outcome = ""
    answer.save()
    page = page_of(case, officer)
    assert "Next: finish the answers" in page
    assert "3 of 4 questions answered." in page
    assert "No outcome yet" in page


def test_whoever_may_not_take_the_next_step_sees_the_button_grey_with_the_reason(log, reviewer, page_of):
    page = page_of(log(date(2021, 2, 10)), reviewer)
    assert "data-primary" not in page
    assert 'aria-disabled="true" role="link">Open the draft' in page
    assert "Only officers and managers draft answers." in page


def test_a_step_that_is_barred_stays_in_its_place_with_the_reason(case_at, officer, page_of):
    words = words_of(page_of(case_at(Stage.WITH_APPROVER), officer))
    assert "Change the answers: not now. The letter is with the approver" in words
    assert "Take the letter back to the draft" in words
    assert "Take the letter back to the draft: not now" not in words


def test_a_late_case_says_how_late_and_what_to_tell_the_requester(log, officer, page_of):
    page = page_of(log(date(2021, 1, 28)), officer)
    assert '<p class="big red">5 working days late</p>' in page
    assert "tell Jane Sample when it will come" in page


def test_the_header_says_the_day_and_the_due_date(log, officer, page_of):
    words = words_of(page_of(log(date(2021, 2, 10)), officer))
    assert "Day 16 of 20, 4 working days left" in words
    assert "Due Wednesday 10 March 2021" in words
    assert "officer: you" in words


def test_a_case_without_an_officer_says_so(log, officer, page_of):
    assert "officer: nobody yet" in words_of(page_of(log(date(2021, 2, 10), officer=None), officer))


def test_why_this_date_is_one_sentence_that_leads_to_every_day(log, officer, page_of):
    page = page_of(log(date(2021, 3, 15)), officer)
    words = words_of(page.split('class="card why"')[1])
    assert "Received on Monday 15 March 2021 , so day 1 is Tuesday 16 March" in words
    assert "17 March (St Patrick’s Day, Northern Ireland)" in words
    assert 'href="/cases/7012568/clock/">Every day of the clock' in page


def test_a_date_beyond_the_published_bank_holidays_is_marked_as_provisional(log, officer, page_of):
    assert "(provisional)" in page_of(log(date(2028, 12, 20)), officer)


def test_each_question_shows_its_outcome_what_it_rests_on_and_the_answer_so_far(case_at, officer, page_of):
    words = words_of(page_of(case_at(Stage.DRAFTING), officer))
    assert "Who is your social media management and monitoring tool supplier? Hootsuite Disclosed" in words
    assert "Part disclosed, s40(2)" in words
    assert "4 of 4 answered" in words


def test_a_second_text_that_waits_for_a_choice_is_announced(log, officer, manager, page_of):
    case = log(date(2021, 2, 10))
    answer = case.questions.first().answer
    RivalText.objects.create(answer=answer, text="<p>No.</p>", from_version=0, by=manager, at=case.logged_at)
    assert "A second text waits for a choice in the draft" in page_of(case, officer)


def test_the_story_shows_the_last_ten_events_and_the_older_ones_when_asked(log, officer, page_of):
    case = log(date(2021, 2, 10))
    for number in range(1, 12):
        case.record("note", f"Wrote note {number}", by=officer, on=date(2021, 3, 4), why="Said by telephone")
    page = page_of(case, officer)
    assert page.count("<time") == 10
    assert "Wrote note 11" in page
    assert "Logged the request" not in page
    assert "<q>Said by telephone</q>" in page
    assert ">Today</time>" in page
    older = re.search(r'<a href="[^"]+\?story=all#story">Older</a>', page)
    assert older
    whole = page_of(case, officer, "?story=all")
    assert whole.count("<time") == 12
    assert "Wednesday 10 February 2021</time>" in whole
    assert "?story=all" not in whole


def test_once_issued_the_letter_takes_the_place_of_the_next_step(case_at, officer, page_of):
    case = case_at(Stage.ISSUED)
    page = page_of(case, officer)
    words = words_of(page)
    assert "Next:" not in words
    assert f"SHA-256 {case.letters.get().sha256}" in words
    # 40 working days after 4 March 2021, over the bank holidays of all the United Kingdom.
    assert "may ask you for an internal review until Wednesday 5 May 2021" in words
    assert "Answered 4 working days early" in words
    assert f'href="/cases/{case.reference}/letter.pdf" data-primary' in page


@pytest.mark.parametrize("count", [1, 30])
def test_twelve_queries_however_many_questions_and_events(
    count, log, officer, signed_in, django_assert_max_num_queries
):
    case = log(
        date(2021, 2, 10), questions=[f"Question {number}?" for number in range(count)], request_text="Hello"
    )
    for question, provision in zip(case.questions.all(), ["s40-2-3Aa", "s31-1a", "s43-2"], strict=False):
        claim = Claim.objects.create(case=case, provision=provision)
        claim.questions.add(question)
        case.record("note", "Wrote a note", by=officer, on=date(2021, 3, 4))
    case.draft_letter()
    client = signed_in(officer)
    with django_assert_max_num_queries(12):
        client.get(f"/cases/{case.reference}/")


def test_the_case_says_that_a_claim_is_not_finished(case_at, officer, page_of, on_the_day):
    case = case_at(Stage.DRAFTING)
    assert "Next: check the letter and send it for approval" in words_of(page_of(case, officer))
    claim = case.claims.get()
    Claim.objects.filter(pk=claim.pk).update(fields={**claim.fields, "claim.balance": ""})
    words = words_of(page_of(case, officer))
    assert "Next: finish the claims" in words
    assert "All 4 questions are answered. A claim is not finished." in words


def test_a_case_that_does_not_exist_is_not_found(signed_in, officer):
    for place in ("", "request/", "request/download/"):
        assert signed_in(officer).get(f"/cases/0000000/{place}").status_code == 404


def test_the_request_as_it_came_shows_what_was_kept(log, officer, page_of):
    case = log(date(2021, 2, 10), original=(b"From: jane\r\n\r\nHello", "hello.eml", "message/rfc822"))
    page = page_of(case, officer, "request/")
    assert case.original.sha256 in page
    assert "hello.eml" in page
    assert all(text in page for text in FIVE_QUESTIONS)


def test_a_request_of_a_stranger_is_shown_as_text_and_never_as_a_page(log, officer, page_of):
    case = log(date(2021, 2, 10), request_text="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in page_of(case, officer, "request/")


def test_a_case_logged_by_hand_has_no_original(log, officer, page_of, signed_in):
    case = log(date(2021, 2, 10), channel="telephone")
    assert "Nothing came as a file: the case was logged by hand, from telephone." in page_of(
        case, officer, "request/"
    )
    assert signed_in(officer).get(f"/cases/{case.reference}/request/download/").status_code == 404


def test_the_original_is_downloaded_byte_for_byte_and_never_opened_by_the_browser(log, officer, signed_in):
    raw = b"<html><script>alert(1)</script>\xff\x00"
    case = log(date(2021, 2, 10), original=(raw, 'nasty "name".html', "text/html"))
    response = signed_in(officer).get(f"/cases/{case.reference}/request/download/")
    assert b"".join(response.streaming_content) == raw
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment;")


def test_an_original_without_a_name_gets_the_reference_as_its_name(log, officer, signed_in):
    case = log(date(2021, 2, 10), original=(b"Hello", "", "text/plain"))
    response = signed_in(officer).get(f"/cases/{case.reference}/request/download/")
    response.close()
    assert response["Content-Disposition"] == f'attachment; filename="{case.reference}-request.txt"'


def test_the_letter_of_a_case_is_read_without_its_heavy_parts(log):
    case = log(date(2021, 2, 10))
    assert case_page.letter_of(case) is None
    case.draft_letter()
    assert case_page.letter_of(case).get_deferred_fields() >= {"pdf", "html", "text"}
