"""A letter drafted here as text: its parts are known, and each line knows where it is mended."""

from dataclasses import replace
from itertools import pairwise

import pytest
from django.utils.safestring import SafeString

from cases.law import text_checks
from cases.law.letter_text import Lines, Part
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.letters.as_text import as_text, lines_of
from cases.letters.assembly import assemble
from cases.letters.content import Section
from cases.letters.readiness import facts_of
from tests.letters.letters import ON, RECEIVED, add_claim, make_letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _council(council):
    pass


def text_of(letter):
    content = assemble(letter, on=ON)
    return as_text(content, facts_of(letter, content, ON))


@pytest.fixture
def draft():
    letter = make_letter(
        (
            "<p>Hootsuite, see <a href='https://open.example/tools'>our list</a>.</p><ul><li>Since 2015</li></ul>",
            "disclosed",
        ),
        ("<p>The manager.</p>", "part"),
        ("", "withheld"),
        questions=["Who is your supplier?", "Who answers for it?", "What do you pay?"],
    )
    add_claim(letter, "s43-2", 3)
    add_claim(letter, "s40-2-3Aa", 2)
    return text_of(letter)


def test_the_letter_has_its_marks(draft):
    text = draft.text
    assert (text.letter_on, text.received_on, text.regime) == (ON, RECEIVED, Regime.FOIA)
    assert f"Our reference: {text.reference}" in text.lines
    assert len(draft.places) == len(text.lines)


def test_each_question_has_its_words_its_answer_and_its_outcome(draft):
    first, second, third = draft.text.questions
    assert (first.number, first.text, first.outcome) == (1, "Who is your supplier?", Outcome.DISCLOSED)
    assert draft.text.text(first.where) == "## 1. Who is your supplier?"
    assert draft.text.text(first.answer).split("\n\n") == [
        "Hootsuite, see our list (https://open.example/tools).",
        "- Since 2015",
    ]
    assert second.provisions == ("s40-2-3Aa",)
    assert draft.text.text(third.answer) == "Withheld: see the refusal notice on section 43(2)."


def test_a_question_without_an_answer_has_none():
    (asked,) = text_of(make_letter(("", "vexatious"))).text.questions
    assert asked.answer is None


def test_each_notice_is_a_section_of_its_claim(draft):
    notices = [each for each in draft.text.sections if each.provisions]
    assert [each.provisions for each in notices] == [("s40-2-3Aa",), ("s43-2",)]
    assert {each.part for each in notices} == {Part.REFUSAL}
    assert draft.text.relied_on() == ("s40-2-3Aa", "s43-2")
    for notice, citation in zip(notices, draft.text.citations, strict=True):
        assert citation.line == notice.where.first
        assert draft.text.lines[notice.where.first - 1] == f"## {notice.heading}"


def test_a_line_knows_where_it_is_mended(draft):
    first, _, third = draft.text.questions
    notice = next(each for each in draft.text.sections if each.provisions == ("s43-2",))
    assert draft.place_of([first.answer.first]) == "question-1"
    assert draft.place_of([third.answer.last, 1]) == "question-3"
    assert draft.place_of([notice.where.last]).startswith("claim-")
    assert draft.place_of([1]) == draft.place_of([]) == "letter"


def test_every_section_lies_within_the_letter_and_is_told_from_the_next(draft):
    sections = draft.text.sections
    for before, after in pairwise(sections):
        assert before.where.last < after.where.first
    assert sections[-1].where.last <= len(draft.text.lines)
    assert {Part.OPENING, Part.REQUEST, Part.ANSWERS, Part.HELP, Part.RIGHTS, Part.CLOSING} <= {
        each.part for each in sections
    }


def test_the_request_is_quoted_and_no_question_mark_of_it_is_the_councils(draft):
    request = next(each for each in draft.text.sections if each.part is Part.REQUEST)
    assert "- Who is your supplier?" in draft.text.text(request.where)


def test_tables_breaks_and_loose_words_become_lines():
    html = (
        "loose<table><tr><th>Year</th><td>£7</td></tr></table><p>One<br>two <a "
        "href='mailto:a@b.example'>a@b.example</a></p>"
    )
    assert [line.words for line in lines_of(html)] == ["loose", "Year | £7", "One two a@b.example"]


def test_a_link_that_shows_its_address_is_not_told_twice():
    (line,) = lines_of(
        "<p>See <a href='https://ico.org.uk/make-a-complaint/'>ico.org.uk/make-a-complaint</a></p>"
    )
    assert line.words == "See ico.org.uk/make-a-complaint"


def test_an_empty_block_is_no_line():
    assert lines_of("<p> </p><ul></ul>") == []


def test_the_checks_of_the_text_run_on_a_draft(draft):
    from cases.models import current_calendar

    assert isinstance(text_checks.findings(draft.text, current_calendar()), list)
    assert Lines(1, 1)


def test_a_part_without_words_or_without_a_heading_makes_no_line_of_its_own():
    letter = make_letter(("<p>The manager.</p>", "part"), ("", "withheld"), questions=["Who?", "How much?"])
    add_claim(letter, "s40-2-3Aa", 1)
    content = assemble(letter, on=ON)
    bare = {"answers", "refusals"}
    sections = [replace(each, heading="") if each.name in bare else each for each in content.sections]
    content = replace(content, sections=(*sections, Section("nothing", "", SafeString())))
    text = as_text(content, facts_of(letter, content, ON)).text
    assert all(section.where.first <= section.where.last for section in text.sections)
    assert [asked.text for asked in text.questions] == ["Who?", "How much?"]
    assert Part.ANSWERS in {section.part for section in text.sections}
    assert "## " not in text.lines
    assert "" not in text.lines[::2]
