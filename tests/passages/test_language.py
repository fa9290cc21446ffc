"""Reading a passage: lines, placeholders, prompts and locked words."""

import pytest

from cases.passages import REGISTER, BadPassage, Placeholder, parse, placeholders, prompts
from cases.passages.language import Named, Prompt, Words


def reasons(text: str) -> list[str]:
    with pytest.raises(BadPassage) as refused:
        parse(text)
    return refused.value.reasons


def test_one_line_is_a_paragraph_and_empty_lines_are_nothing():
    assert [line.kind for line in parse("One.\n\n  \nTwo.\n")] == ["paragraph", "paragraph"]


def test_a_dash_begins_an_item_and_three_hashes_a_heading():
    lines = parse("### Why\n- first\nplain - dash")
    assert [(line.kind, line.only) for line in lines] == [
        ("heading", Words("Why")),
        ("item", Words("first")),
        ("paragraph", Words("plain - dash")),
    ]


def test_a_line_is_made_of_words_placeholders_and_prompts():
    line = parse("It is {{ case.due_on }}, because [[ask: claim.harm | Why? Say so.]]")[0]
    assert line.parts == (
        Words("It is "),
        Named("case.due_on"),
        Words(", because "),
        Prompt("claim.harm", "Why? Say so."),
    )
    assert line.only is None


def test_a_prompt_without_a_field_is_kept_under_its_question():
    assert prompts("[[ask: Which year?]] and [[ask: claim.harm | How?]]") == (
        Prompt("Which year?", "Which year?"),
        Prompt("claim.harm", "How?"),
    )


def test_prompts_and_placeholders_are_each_named_once():
    text = "{{ case.reference }} {{ case.reference }} [[ask: Why?]]\n{{ council.name }} [[ask: Why?]]"
    assert placeholders(text) == ("case.reference", "council.name")
    assert len(prompts(text)) == 1


def test_locked_words_are_read_without_their_marks():
    line, other = parse("[[locked]]The law says {{ council.name }}.[[/locked]] We add.\nFree.")
    assert line.locked
    assert line.parts == (Words("The law says "), Named("council.name"), Words("."), Words(" We add."))
    assert not other.locked


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{{ nobody.knows }}", "nobody.knows"),
        ("{{case.reference}}", "{{"),
        ("{% if 1 %}", "{%"),
        ("[[ask: Why?", "[["),
        ("[[ask: claim.nonsense | Why?]]", "claim.nonsense"),
        ("[[locked]]The law.", "not closed"),
        ("The law.[[/locked]]", "take turns"),
        ("[[locked]]a[[locked]]b[[/locked]]", "take turns"),
        ("[[locked]][[ask: Why?]][[/locked]]", "locked passage"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text, word):
    assert any(word in reason for reason in reasons(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ case.referense }}", "There is no placeholder case.referense. Did you mean case.reference?"),
        ("{{case.reference}}", "Did you mean case.reference?"),
        ("{{ Case.Reference }}", "Did you mean case.reference?"),
        ("[[ask: claim.harms | Why?]]", "Did you mean claim.harm?"),
        ("{{ 7*7 }}", "“{{ 7*7 }}” is neither a placeholder nor a prompt."),
        ("{% include 'x' %}", "“{% include 'x' %}” is neither"),
        ("{{ nobody.knows }}", "Choose one from the list."),
    ],
)
def test_what_is_not_on_the_list_is_named_with_the_nearest_that_is(text, words):
    assert words in " ".join(reasons(text))


def test_every_reason_is_given_with_its_line():
    assert [reason[:7] for reason in reasons("{{ a.b }}\nfine\n{{ c.d }}")] == ["Line 1:", "Line 3:"]


def test_a_refusal_reads_as_one_message():
    assert "no placeholder a.b" in str(BadPassage(reasons("{{ a.b }}")))


def test_the_heads_of_a_table_come_from_its_meaning():
    assert REGISTER["cost.table"].heads == (
        "Task",
        "How many",
        "Minutes each",
        "Hours",
        "Cost",
    )


def test_a_comma_in_brackets_does_not_part_two_heads():
    table = Placeholder("a.b", "table", False, "Table: what (paper, film), price", "", "Fee")
    assert table.heads == ("What (paper, film)", "Price")


def test_the_officer_fills_the_claim_and_the_system_the_case():
    assert REGISTER["claim.harm"].by_officer
    assert REGISTER["letter.reason_for_delay"].by_officer
    assert not REGISTER["case.due_on"].by_officer
    assert not REGISTER["cost.method"].by_officer
    assert not REGISTER["claim.factors_for"].by_officer


def test_a_placeholder_is_needed_always_or_in_the_letters_that_use_it():
    assert REGISTER["council.name"].is_needed
    assert REGISTER["letter.reason_for_delay"].is_needed
    assert not REGISTER["claim.documents"].is_needed
