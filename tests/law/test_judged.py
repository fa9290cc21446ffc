"""What only a person can answer is asked where there is something to look at, and nowhere else."""

import pytest

from cases.law.letter_checks import reasons
from cases.law.outcomes import Outcome
from tests.law.letter_facts import claim, letter, question

ABSOLUTE = {"factors_for": 0, "factors_against": 0}


def asked(*parts) -> list[tuple[str, str, bool]]:
    return [(each.check, each.place, each.asks) for each in reasons(letter(*parts))]


@pytest.mark.parametrize(
    "text",
    [
        "The spend in 2019, 2020 and 2021",
        "Every contract in place since the merger",
        "All calls between March\nand May",
        "The number of fines per financial year",
        "Your current supplier",
    ],
)
def test_whether_the_period_is_the_one_asked_for_is_asked(text):
    assert asked(question(3, text=text)) == [("LETTER-43", "question-3", True)]


@pytest.mark.parametrize(
    "text", ["A copy of the policy", "The list as a spreadsheet", "the dataset of trees"]
)
def test_whether_the_form_is_the_one_asked_for_is_asked(text):
    assert asked(question(text=text)) == [("LETTER-48", "question-1", True)]


def test_questions_of_one_kind_are_asked_about_together():
    found = reasons(letter(question(1, text="Spend in 2019"), question(2, text="Spend in 2020")))
    assert [each.text for each in found] == [
        "Is the answer to questions 1 and 2 for the very period asked for, or does it say why it is not?"
    ]
    assert "Spend in 2020" in found[0].words


@pytest.mark.parametrize(
    "parts",
    [
        [question(text="Who is your supplier?")],
        [question(1, None, text="Spend in 2019")],
        [question(1, Outcome.WITHHELD, text="Spend in 2019"), claim()],
        [question(1, Outcome.NOT_HELD, text="A copy of the policy of 2019")],
    ],
)
def test_nothing_is_asked_where_there_is_nothing_to_look_at(parts):
    assert not any(asks for _, _, asks in asked(*parts))


def test_names_are_asked_about_where_personal_data_are_at_stake():
    parts = [question(1, Outcome.PART), claim("s40-2-3Aa", **ABSOLUTE)]
    assert asked(*parts) == [("LETTER-26", "question-1", True)]
    assert asked(question(1, Outcome.WITHHELD), claim("s40-2-3Aa", **ABSOLUTE)) == []


def test_reasons_left_out_want_to_be_agreed():
    said = {"claim.harm": "More we cannot say: section 17(4) of FOIA."}
    assert asked(question(1, Outcome.WITHHELD), claim(fields=said)) == [("LETTER-22", "claim-a", False)]
