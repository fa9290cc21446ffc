"""The words of the request: what is quoted, how it was numbered, where proposals stand in it, what came earlier."""

import pytest

from cases.intake.marking import Piece, marked
from cases.intake.parsing import Mark, Proposal, ProposedQuestion
from cases.intake.sheet import numbered_by_us, without_header


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("From: Jane\nSent: today\nTo: us\nSubject: Bins\n\nHow many bins?\n", "How many bins?"),
        ("\n\nFROM : Jane\nHow many bins?", "How many bins?"),
        ("How many bins?\nFrom: where?", "How many bins?\nFrom: where?"),
        ("Subject: everything about bins", "Subject: everything about bins"),
    ],
)
def test_the_lines_above_a_pasted_e_mail_are_not_quoted_as_the_request(text, quoted):
    assert without_header(text) == quoted


@pytest.mark.parametrize(
    ("questions", "text", "ours"),
    [
        (["A?"], "A?", False),
        (["How many?", "Since when?"], "1. How many?\n2) Since when?", False),
        (["How many?", "Since when?"], "Please say:\n  (a) How many?\n  (b) Since when?", False),
        (["How many?", "Since when?"], "Q1: How many?\nQuestion 2. Since when?", False),
        (["How many?", "Since when?"], "**1.** How many?\n- ii) Since when?", False),
        (["How many?", "Since when?"], "How many?\nSince when?", True),
        (["How many?", "Since when?"], "1. How many? Since when?", True),
        (["How many?", "Until when?"], "1. How many?\n2. Since when?", True),
        (["How many?", "How many?"], "1. How many?\nHow many?", True),
        (["say how many?", "Since when?"], "I say how many?\n2. Since when?", True),
    ],
)
def test_questions_are_numbered_by_us_unless_each_came_with_its_own_number(questions, text, ours):
    assert numbered_by_us(questions, text) is ours


def test_the_text_is_cut_at_its_marks_and_loses_nothing():
    text = "From: Jane <j@x>\n1. How many?"
    proposal = Proposal(
        *("Jane", "j@x", None, "", "FOIA", ""),
        (ProposedQuestion("How many?", 20, 29),),
        text,
        marks=(Mark(6, 10, "name"), Mark(6, 16, "email"), Mark(20, 29, "question"), Mark(3, 3, "date")),
    )
    pieces = marked(proposal)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece for piece in pieces if piece.kind] == [
        Piece("Jane", "name"),
        Piece("How many?", "question", 1),
    ]
