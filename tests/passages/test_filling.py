"""Filling a passage: values are put in, never read as passages themselves; what is missing is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.passages import Bullets, Gap, Heading, Paragraph, Run, Slot, Table, fill


def text_of(text: str, values: dict | None = None, answers: dict | None = None) -> list[str]:
    """The words of each paragraph."""
    filled = fill(text, values or {}, answers or {})
    return ["".join(run.text for run in block.runs) for block in filled.blocks]


def test_a_value_stands_in_its_place():
    assert text_of("Our reference: {{ case.reference }}.", {"case.reference": "7012568"}) == [
        "Our reference: 7012568."
    ]


def test_a_date_reads_as_a_letter_says_it():
    assert text_of("{{ case.due_on }}", {"case.due_on": date(2026, 3, 4)}) == ["4 March 2026"]
    assert text_of("{{ claim.opinion_on }}", answers={"claim.opinion_on": "2026-03-04"}) == ["4 March 2026"]
    assert text_of("{{ claim.opinion_on }}", answers={"claim.opinion_on": "in early March"}) == [
        "in early March"
    ]


def test_an_address_stands_on_one_line():
    assert text_of(
        "Post: {{ council.address }}", {"council.address": "Council Offices\n1 Sample Square\n"}
    ) == ["Post: Council Offices, 1 Sample Square"]


def test_a_value_within_a_line_brings_no_line_ends():
    assert text_of("In {{ claim.people }}.", answers={"claim.people": "officers\n  and others"}) == [
        "In officers and others."
    ]


def test_a_list_within_a_line_is_joined():
    assert text_of("For {{ cost.within_limit }} only", {"cost.within_limit": ["one", "two"]}) == [
        "For one, two only"
    ]


def test_links_and_what_must_not_be_overlooked_are_told_apart():
    values = {"council.foi_email": "foi@ashmere.example", "letter.review_by": date(2026, 5, 5)}
    filled = fill("{{ council.foi_email }} {{ letter.review_by }}", values, {"claim.likelihood": "would"})
    assert [run.kind for run in filled.blocks[0].runs] == ["email", "", "strong"]


def test_a_line_whose_placeholders_are_all_optional_and_empty_is_left_out():
    assert text_of("Kept.\nTelephone: {{ council.foi_phone }}\nIn: {{ claim.documents }}") == ["Kept."]


def test_a_heading_whose_lines_are_all_left_out_goes_with_them():
    filled = fill("### One\n{{ claim.documents }}\n### Two\nKept.\n### Three", {}, {})
    assert filled.blocks == (Heading((Run("Two"),)), Paragraph((Run("Kept."),)))


def test_an_optional_value_beside_a_needed_one_is_simply_empty():
    assert text_of("{{ case.reference }}{{ council.foi_phone }}", {"case.reference": "1"}) == ["1"]


def test_a_needed_value_that_is_missing_is_named_in_plain_words_and_shown():
    filled = fill("Why: {{ letter.reason_for_delay }}", {}, {})
    assert filled.gaps == (
        Gap("letter.reason_for_delay", "Why the answer is late, one plain sentence with a full stop"),
    )
    assert filled.missing == (filled.gaps[0].words,)
    assert filled.blocks[0].runs[1].kind == "open"


def test_what_is_missing_twice_is_named_once():
    assert len(fill("{{ claim.interest }} {{ claim.interest }}", {}, {}).gaps) == 1


def test_an_open_prompt_is_missing_under_its_question():
    assert fill("[[ask: Which year?]]", {}, {}).gaps == (Gap("Which year?", "Which year?"),)
    assert fill("[[ask: claim.harm | How?]]", {}, {}).gaps == (Gap("claim.harm", "How?"),)


def test_an_answer_stands_in_place_of_its_prompt():
    answers = {"Which year?": "2024.", "claim.harm": "Harm."}
    assert text_of("In [[ask: Which year?]]\n[[ask: claim.harm | How?]]", answers=answers) == [
        "In 2024.",
        "Harm.",
    ]


def test_an_answer_of_several_paragraphs_breaks_its_line():
    answers = {"Why?": "First.\n\nSecond.\nThird"}
    assert text_of("The value: [[ask: Why?]] after", answers=answers) == [
        "The value: First.",
        "Second.",
        "Third after",
    ]


def test_an_answer_may_hold_a_list():
    filled = fill("[[ask: claim.where | Where?]]", {}, {"claim.where": "Here:\n- one\n- two\nThat is all."})
    assert [type(block) for block in filled.blocks] == [Paragraph, Bullets, Paragraph]
    assert [item[0].text for item in filled.blocks[1].items] == ["one", "two"]


def test_a_value_that_ends_its_sentence_does_not_end_it_twice():
    assert text_of("We keep {{ claim.information }}.", answers={"claim.information": "the names."}) == [
        "We keep the names."
    ]
    assert text_of(". Odd") == [". Odd"]


def test_a_choice_that_is_not_on_offer_is_missing():
    assert (
        fill("It {{ claim.likelihood }} harm", {}, {"claim.likelihood": "might"}).gaps[0].key
        == "claim.likelihood"
    )


def test_blank_text_is_missing():
    assert fill("{{ claim.people }}", {}, {"claim.people": " \n "}).gaps


def test_items_that_follow_each_other_are_one_list():
    filled = fill("- one\n- two\nBetween.\n- three", {}, {})
    assert [len(block.items) if isinstance(block, Bullets) else 0 for block in filled.blocks] == [2, 0, 1]


def test_a_line_that_holds_only_a_block_becomes_that_block():
    filled = fill("{{ claim.third_party_views }}", {}, {"claim.third_party_views": "One.\n- a\nTwo."})
    assert [type(block) for block in filled.blocks] == [Paragraph, Bullets, Paragraph]


def test_a_list_may_come_as_lines_or_as_a_list():
    for value in (["one", "two"], "one\n- two"):
        assert fill("{{ cost.within_limit }}", {"cost.within_limit": value}, {}).blocks == (
            Bullets(((Run("one"),), (Run("two"),))),
        )


def test_a_block_that_is_missing_is_named():
    filled = fill("{{ cost.table }}", {}, {})
    assert filled.gaps[0].key == "cost.table"
    assert filled.blocks[0].runs[0].kind == "open"


def test_a_table_has_the_heads_of_the_register_and_rows_of_one_width():
    table = fill("{{ fee.table }}", {}, {"fee.table": "Copies | 146 | £0.10 | £14.60 | extra\nPost"}).blocks[
        0
    ]
    assert table == Table(
        ("What for", "Number", "Price", "Sum", ""),
        (("Copies", "146", "£0.10", "£14.60", "extra"), ("Post", "", "", "", "")),
    )


def test_what_is_assembled_elsewhere_keeps_its_place():
    slot = Slot("letter.answers")
    assert fill("{{ letter.answers }}", {"letter.answers": slot}, {}).blocks == (slot,)


def test_a_value_that_looks_like_a_passage_is_only_text():
    nasty = "{{ council.name }} [[ask: Why?]] {% now %} <b>"
    filled = fill("{{ claim.people }}", {"council.name": "X"}, {"claim.people": nasty})
    assert filled.blocks[0].runs[0].text == nasty
    assert not filled.gaps


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_whatever_an_officer_types_comes_out_as_typed(typed):
    filled = fill("[[ask: Why?]]", {}, {"Why?": typed})
    if typed.strip():
        words = " ".join(run.text for block in filled.blocks for run in _runs(block))
        assert words == typed.strip().removeprefix("- ")
    else:
        assert filled.gaps


def _runs(block):
    return block.items[0] if isinstance(block, Bullets) else block.runs


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_passage_is_empty(text):
    assert fill(text, {}, {}).blocks == ()
