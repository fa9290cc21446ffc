"""What stops a letter. Each test takes a letter that may go and spoils one thing."""

from dataclasses import replace
from datetime import date

import pytest

from cases.law.letter_checks import CHECKS
from cases.law.letters import Reason
from cases.law.outcomes import Outcome
from cases.law.provisions import find
from cases.law.regimes import Regime
from tests.law.letter_facts import claim, letter, question, stops


@pytest.mark.parametrize(
    "complete",
    [
        letter(question()),
        letter(question(), question(2, Outcome.NOT_HELD), question(3, Outcome.ADVISED)),
        letter(question(), question(2, Outcome.WITHHELD), claim(questions=(2,))),
        letter(question(1, Outcome.PART), claim("s40-2-3Aa", factors_for=0, factors_against=0)),
        letter(question(1, Outcome.NCND), claim("s31-3")),
        letter(question(1, Outcome.NCND), claim("s24-2", key="a"), claim("s23-5", key="b", factors_for=0)),
        letter(question(1, Outcome.ELSEWHERE), claim("s21", factors_for=0, factors_against=0)),
        letter(question(1, Outcome.COST), claim("s12-1", factors_for=0, factors_against=0)),
        letter(question(1, Outcome.VEXATIOUS), claim("s14-1", factors_for=0, factors_against=0)),
        letter(question(1, Outcome.WITHHELD), claim("e12-5e"), regime=Regime.EIR),
        letter(question(1, Outcome.ADVISED), claim("s39", factors_for=0, factors_against=0)),
        letter(question(1, Outcome.NOT_HELD), claim("e12-4a", factors_for=0), regime=Regime.EIR),
        letter(question(), letter_on=date(2021, 2, 10)),
        letter(question(), letter_on=date(2022, 2, 10)),
    ],
)
def test_a_complete_letter_may_go(complete):
    assert stops(complete) == []


def test_a_letter_without_a_question_stays():
    assert stops(letter()) == [
        Reason("The request has no question. Add at least one.", "letter", "LETTER-03")
    ]


def test_every_question_needs_an_outcome():
    assert stops(letter(question(), question(2, None))) == [
        Reason("Question 2 has no outcome. Choose what the council says to it.", "question-2", "LETTER-03")
    ]


@pytest.mark.parametrize("outcome", [Outcome.DISCLOSED, Outcome.NOT_HELD, Outcome.ADVISED])
def test_an_answer_is_written_where_its_outcome_needs_one(outcome):
    assert stops(letter(question(3, outcome, has_text=False))) == [
        Reason(
            f"Question 3 has no answer. Its outcome is “{outcome.label}”, "
            "so write what the requester should read.",
            "question-3",
            "LETTER-03",
        )
    ]


def test_two_texts_for_one_answer_wait_for_a_choice():
    assert stops(letter(question(4, rival_by="Olive Officer"))) == [
        Reason("Question 4 has a second text by Olive Officer. Choose which to keep.", "question-4", "")
    ]


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome.needs_claim])
def test_what_is_refused_rests_on_a_provision(outcome):
    other = claim(questions=(2,))
    found = stops(letter(question(1, outcome), question(2, Outcome.PART), other))
    assert found == [
        Reason(
            f"Question 1 is marked “{outcome.label}” without a provision. "
            "Choose the provision that the council relies on.",
            "question-1",
            "LETTER-15",
        )
    ]


@pytest.mark.parametrize(
    ("provision", "hint"),
    [
        ("s31-1a", "Claim section 31(3) for it."),
        ("s40-2-3Aa", "Claim section 40(5B)(a)(i) for it."),
        ("s21", "Claim one that does."),
    ],
)
def test_neither_confirming_nor_denying_needs_a_provision_that_allows_it(provision, hint):
    assert stops(letter(question(5, Outcome.NCND), claim(provision, questions=(5,)))) == [
        Reason(
            "Question 5 is neither confirmed nor denied, but no provision claimed for it allows that. "
            + hint,
            "question-5",
            "LETTER-21",
        )
    ]


def test_the_counterparts_of_several_claims_are_each_named_once():
    claims = [claim("s31-1a", key="a"), claim("s31-1b", key="b"), claim("s42", key="c")]
    (reason,) = stops(letter(question(1, Outcome.NCND), *claims))
    assert reason.text.endswith("Claim section 31(3) or section 42(2) for it.")


def test_an_unknown_provision_does_not_allow_neither_confirming_nor_denying():
    found = stops(letter(question(1, Outcome.NCND), claim("s24-1a")))
    assert {reason.check for reason in found} == {"LETTER-12", "LETTER-21"}


def test_a_claim_without_a_question_is_an_orphan():
    assert stops(letter(question(), claim(questions=(), key="7"))) == [
        Reason(
            "The claim of section 43(2) covers no question. Choose its questions, or remove it.",
            "claim-7",
            "LETTER-15",
        )
    ]


def test_a_claim_cannot_cover_a_question_that_is_not_there():
    found = stops(letter(question(), claim(questions=(1, 9, 8))))
    assert [reason.text for reason in found] == [
        f"The claim of section 43(2) covers question {number}, which the request does not have. "
        "Choose its questions again."
        for number in (8, 9)
    ]
    assert {(reason.place, reason.check) for reason in found} == {("claim-a", "LETTER-15")}


@pytest.mark.parametrize("provision", ["s24-1a", "s35-1a", "s31-2a", "e12-5e"])
def test_a_provision_must_exist_be_of_this_regime_and_open_to_a_council(provision):
    (reason,) = stops(letter(question(1, Outcome.WITHHELD), claim(provision)))
    assert (reason.place, reason.check) == ("claim-a", "LETTER-12")


def test_an_unknown_provision_is_named_as_it_was_typed():
    found = stops(letter(question(), claim("s24-1a", unanswered=("How?",))))
    assert found[-1].text == "The claim of s24-1a leaves this open: How?"


def test_every_prompt_of_a_claim_is_answered():
    prompts = ("How would disclosure do harm?", "Whose interests are they?")
    assert stops(letter(question(1, Outcome.WITHHELD), claim(unanswered=prompts))) == [
        Reason(f"The claim of section 43(2) leaves this open: {prompt}", "claim-a", "LETTER-13")
        for prompt in prompts
    ]


@pytest.mark.parametrize(
    ("provision", "outcome", "weighed"),
    [("s43-2", Outcome.WITHHELD, "disclosure"), ("s31-3", Outcome.NCND, "confirming or denying")],
)
def test_a_qualified_claim_weighs_both_sides(provision, outcome, weighed):
    one_sided = claim(provision, factors_for=0)
    assert find(provision).is_qualified
    assert stops(letter(question(1, outcome), one_sided)) == [
        Reason(
            f"The claim of {find(provision).in_words} has no public interest factor for {weighed}. "
            "Add at least one.",
            "claim-a",
            "LETTER-16",
        )
    ]
    neither = replace(one_sided, factors_against=0)
    assert len(stops(letter(question(1, outcome), neither))) == 2


def test_no_placeholder_of_the_letter_is_left_open():
    assert stops(letter(question(), unfilled=("Who signs the letter?",))) == [
        Reason("The letter leaves this open: Who signs the letter?", "letter", "LETTER-39")
    ]


def test_a_letter_is_not_dated_before_its_request():
    assert stops(letter(question(), letter_on=date(2021, 2, 9))) == [
        Reason(
            "The letter is dated 9 February 2021, but the request was received on 10 February 2021. "
            "Correct one of the two dates.",
            "letter",
            "LETTER-01",
        )
    ]


def test_a_refusal_on_cost_rests_on_an_estimate_that_bears_it():
    facts = letter(question(1, Outcome.COST), claim("s12-1"), cost=("The estimate is within the limit.",))
    assert stops(facts) == [Reason("The estimate is within the limit.", "cost", "LETTER-32")]


def test_everything_that_is_wrong_is_told_at_once():
    found = stops(
        letter(
            question(1, None, rival_by="Max Manager"),
            question(2, Outcome.WITHHELD),
            question(3, Outcome.DISCLOSED, has_text=False),
            question(4, Outcome.NCND),
            claim(questions=(), key="a", factors_for=0, unanswered=("Why?",)),
            claim("s31-1a", questions=(4,), key="b"),
            claim("e12-5e", questions=(4,), key="c"),
            unfilled=("Which date?",),
            letter_on=date(2021, 1, 1),
        )
    )
    places = [reason.place for reason in found]
    assert len(found) == 11
    assert {"letter", "question-1", "question-2", "question-3", "question-4", "claim-a", "claim-c"} == set(
        places
    )


def test_every_check_names_its_source():
    for check in CHECKS:
        assert any(word in check.__doc__ for word in ("LETTER-", "section", "Nothing is lost")), (
            check.__name__
        )
