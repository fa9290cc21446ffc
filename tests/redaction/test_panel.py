"""The panel of people named: who stands in it, how each is decided about, and what the editor underlines."""

import json
import re
from html import unescape

import pytest
from django.urls import reverse

from cases.law.redaction import Detail, not_in_directory
from cases.models import Claim, NameDecision, NotAPerson, StaffMember
from cases.named import known
from cases.names import Mention
from cases.redaction import actions
from cases.redaction.lines import anchor
from cases.redaction.underlining import occurrences, words_of
from cases.workflow import Stage
from tests.redaction.conftest import DANA

pytestmark = pytest.mark.django_db
# However many people are named.
QUERIES = 13


def key_of(name):
    return f"staff:{StaffMember.objects.get(name=name).pk}"


def found_in(page):
    return json.loads(unescape(re.search(r'data-found="([^"]*)"', page).group(1)))


def test_nobody_is_named_where_nobody_is(case, page_of):
    page = page_of(case)
    assert "Nobody is named in what goes out." in page
    assert found_in(page) == {}


def test_an_officer_below_the_senior_grade_is_to_be_withheld_with_the_trace_and_the_places(
    case, says, page_of
):
    page = page_of(says(case, DANA))
    assert "1 to decide" in page
    assert "Digital Communications Manager, on 4 March 2021 · 2 mentions" in page
    assert "question 4</a> (2 times)" in page
    assert "<li>Manager, below Assistant Director</li>" in page
    assert "data-accept" in page


def test_the_draft_gets_the_panel_alone_and_the_page_stands_by_itself(case, says, page_of):
    says(case, DANA)
    fragment = page_of(case, headers={"HX-Request": "true"})
    assert fragment.lstrip().startswith("<h2")
    assert "<html" in page_of(case)


def test_every_mention_is_underlined_in_the_order_of_the_text(case, says, page_of):
    found = found_in(page_of(says(case, DANA)))["answer-4"]
    card = anchor(key_of("Dana Doe"))
    assert [(each["words"], each["look"], each["card"]) for each in found] == [
        ("Dana Doe", "decide", card)
    ] * 2
    assert found[0]["says"] == "Dana Doe: to decide, the rule proposes to withhold"


def test_a_street_of_the_same_name_is_counted_and_gets_no_line():
    html = "<p>Grace\u00a0<b>Hill</b> Road,<br>Grace&nbsp;Hill End, xGrace Hill. Grace\u00ad Hill said.</p>"
    start = html.rindex("Grace")
    words = html[start : html.index(" said")]
    mention = Mention(start, start + len(words), words, words, Detail.NAME, (), not_in_directory(Detail.NAME))
    assert occurrences(html, [mention]) == [2]
    assert words_of(mention) == "Grace Hill"


def test_what_is_typed_in_a_plain_field_has_no_line(case, says, page_of):
    letter = case.draft_letter()
    letter.fields = {"letter.help": "Ask Hedy Head."}
    letter.save()
    page = page_of(says(case, DANA))
    assert "2 to decide" in page
    assert set(found_in(page)) == {"answer-4"}


def test_the_page_of_an_annex_gets_its_own_lines_and_the_draft_those_of_its_answers(
    case, says, desk, officer, today
):
    says(case, DANA)
    words = {"title": "E-mail", "dated_on": today, "questions": [4], "text": "<p>Hedy Head</p>"}
    mail = actions.add_annex(case=case, by=officer, on=today, **words)
    url, htmx = reverse("names", args=[case.reference]), {"HX-Request": "true"}
    assert set(found_in(desk.get(url, headers=htmx).content.decode())) == {"answer-4"}
    page = desk.get(url, {"annex": mail.pk}, headers=htmx).content.decode()
    assert set(found_in(page)) == {f"annex-{mail.pk}"}


def test_one_press_accepts_what_the_rule_says_for_every_mention(case, says, send, page_of):
    says(case, DANA)
    answered = send(case, "decide_name", key=key_of("Dana Doe"), choice="withhold", htmx=True)
    assert answered.headers["HX-Trigger"] == "names-changed"
    page = answered.content.decode()
    assert "1 named, all decided" in page
    assert "Withheld" in page
    assert {each["look"] for each in found_in(page)["answer-4"]} == {"withhold"}
    assert found_in(page)["answer-4"][0]["says"] == "Dana Doe: withheld"
    assert NameDecision.objects.get().choice == "withhold"
    assert "Olive Officer, 4 March 2021" in page
    assert Claim.objects.get(case=case).provision == "s40-2-3Aa"


def test_without_scripts_a_decision_comes_back_to_the_page(case, says, send):
    says(case, DANA)
    answered = send(case, "decide_name", key=key_of("Dana Doe"), choice="withhold")
    assert answered.url == reverse("names", args=[case.reference])


def test_against_the_rule_a_reason_is_asked_for_and_what_was_typed_stays(case, says, send, page_of):
    says(case, DANA)
    key = key_of("Dana Doe")
    answered = send(case, "decide_name", key=key, choice="release", reason=" ")
    assert answered.status_code == 422
    page = answered.content.decode()
    assert f'href="#{anchor(key)}-reason"' in page
    assert "Give a reason for Dana Doe" in page
    assert send(case, "decide_name", key=key, choice="release", htmx=True).status_code == 200
    send(
        case, "decide_name", key=key, choice="release", reason="She speaks for the council on this contract."
    )
    page = page_of(case)
    assert "“She speaks for the council on this contract.”" in page
    assert {each["look"] for each in found_in(page)["answer-4"]} == {"release"}
    assert not Claim.objects.filter(case=case).exists()


def test_whoever_was_decided_about_can_be_decided_about_again(case, says, send, page_of):
    says(case, DANA)
    key = key_of("Dana Doe")
    send(case, "decide_name", key=key, choice="release", reason="Named on the website.")
    page = page_of(case)
    assert 'value="withhold"' in page
    assert 'value="release"' not in page
    send(case, "decide_name", key=key, choice="withhold")
    page = page_of(case)
    assert 'value="withhold"' not in page
    assert "Why, when the rule would withhold here?" in page


def test_a_known_name_that_means_nobody_here_is_left_alone_in_this_case(case, says, send, page_of):
    says(case, DANA)
    reason = "The Dana Doe Building."
    send(case, "decide_name", key=key_of("Dana Doe"), choice="not_a_person", reason=reason)
    page = page_of(case)
    assert "Not a person" in page
    assert {each["look"] for each in found_in(page)["answer-4"]} == {"not_a_person"}
    assert not NotAPerson.objects.exists()


def test_whom_the_rule_releases_needs_no_decision_and_can_be_withheld_all_the_same(case, says, page_of):
    says(case, "Asa Assistant, Charlie Chief and Perry Press decided.")
    page = page_of(case)
    assert "Released by the rule: Asa Assistant, Charlie Chief and 1 more" in page
    assert "3 named, all decided" in page
    assert "Why, when the rule would release here?" in page
    assert "data-accept" not in page


def test_somebody_outside_the_rule_is_left_to_the_officer_with_the_proposal_first(case, says, page_of, send):
    says(case, "Clara Ward asked, and Conny Tractor answered.")
    page = page_of(case)
    councillor, contractor = page.split('data-name="Clara Ward"')[1].split('data-name="Conny Tractor"')
    assert councillor.index('value="release"') < councillor.index('value="withhold"')
    assert contractor.index('value="withhold"') < contractor.index('value="release"')
    assert "Reason<span" in councillor
    send(case, "decide_name", key=key_of("Clara Ward"), choice="release", reason="Elected.")
    assert "1 to decide" in page_of(case)


def test_an_unknown_name_is_decided_about_or_said_to_be_no_person(case, says, page_of, send):
    says(case, "We asked Robin Unknown about it.")
    page = page_of(case)
    assert "Not in the directory" in page
    assert ">Decide<" in page
    assert found_in(page)["answer-4"][0]["says"] == "Robin Unknown: to decide"
    answered = send(case, "not_a_person", words="Robin Unknown", deed="remember", htmx=True)
    page = answered.content.decode()
    assert answered.headers["HX-Trigger"] == "names-changed"
    assert "Left alone: Robin Unknown" in page
    assert found_in(page) == {}
    # Once more, in another window: nothing happens twice.
    send(case, "not_a_person", words="Robin Unknown", deed="remember")
    assert case.events.filter(kind="no_person").count() == 1


def test_not_a_person_is_remembered_for_every_case_and_undone_on_the_same_page(case_at, says, page_of, send):
    first, second = case_at(Stage.LOGGED), case_at(Stage.LOGGED)
    for each in (first, second):
        says(each, "We asked Robin Unknown and Sandy Unheard.")
    for words in ("Robin Unknown", "Sandy Unheard"):
        send(first, "not_a_person", words=words, deed="remember")
    assert "Left alone: Robin Unknown. 1 more" in page_of(second)
    send(second, "not_a_person", words="Robin Unknown", deed="forget")
    page = page_of(first)
    assert "1 to decide" in page
    assert "Left alone: Sandy Unheard" in page
    send(second, "not_a_person", words="Robin Unknown", deed="forget")
    assert second.events.filter(kind="person_after_all").count() == 1


def test_words_left_alone_elsewhere_are_not_told_where_they_do_not_stand(case, says, officer, today, page_of):
    NotAPerson.objects.create(words="Grace Hill", folded="grace hill", by=officer, said_on=today)
    assert "Left alone" not in page_of(says(case, DANA))


@pytest.mark.parametrize("words", ["", " ", "x" * 201])
def test_words_that_are_none_are_refused(case, send, words):
    answered = send(case, "not_a_person", words=words, deed="remember")
    assert answered.status_code == 422
    assert "these words do not stand in what goes out" in answered.content.decode()


def test_a_name_that_has_gone_meanwhile_is_told(case, says, send):
    says(case, DANA)
    page = send(case, "decide_name", key="words:nobody", choice="withhold").content.decode()
    assert "This name does not stand in the letter any more." in page


def test_an_administrator_may_add_whom_the_directory_does_not_know(
    case, says, signed_in, administrator, page_of, desk
):
    says(case, "We asked Robin Unknown about it.")
    assert "Add to the directory" not in page_of(case)
    administrator.roles = [*administrator.roles, "officer"]
    administrator.save()
    page = signed_in(administrator).get(reverse("names", args=[case.reference])).content.decode()
    link = f"{reverse('new_staff_member')}?name=Robin+Unknown"
    assert link in page
    assert 'value="Robin Unknown"' in desk.get(link).content.decode()


def test_with_the_approver_the_panel_is_read_and_nothing_decided(case_at, says, page_of, send):
    case = case_at(Stage.LOGGED)
    says(case, DANA)
    case.stage = Stage.WITH_APPROVER.value
    case.save()
    page = page_of(case)
    assert "Take it back to the draft" in page
    assert '<button type="submit" name="choice"' not in page
    assert send(case, "decide_name", key=key_of("Dana Doe"), choice="withhold").status_code == 422
    assert not NameDecision.objects.exists()


def test_the_panel_costs_the_same_few_queries_however_many_are_named(
    case, says, desk, officer, today, django_assert_num_queries
):
    says(case, DANA)
    known.known()
    url = reverse("names", args=[case.reference])
    with django_assert_num_queries(QUERIES):
        desk.get(url, headers={"HX-Request": "true"})
    says(case, "Asa Assistant, Charlie Chief, Robin Unknown and Hedy Head decided.", number=1)
    with django_assert_num_queries(QUERIES):
        desk.get(url, headers={"HX-Request": "true"})
    # One more, once there are words that are left alone.
    for words in ("Robin Unknown", "Sandy Unheard"):
        says(case, f"{words} and Robin Unknown.", number=2)
        NotAPerson.objects.create(words=words, folded=words.lower(), by=officer, said_on=today)
        with django_assert_num_queries(QUERIES + 1):
            desk.get(url, headers={"HX-Request": "true"})
