"""How claims and outcomes go together, and what a claim must say beyond its open prompts."""

import pytest

from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from tests.law.letter_facts import claim, letter, question, stops, told

ABSOLUTE = {"factors_for": 0, "factors_against": 0}


@pytest.mark.parametrize(
    ("outcome", "provision", "instead"),
    [
        (Outcome.COST, "s43-2", "Claim section 12(1) or 12(2)"),
        (Outcome.VEXATIOUS, "s12-1", "Claim section 14(1) or 14(2)"),
        (Outcome.ELSEWHERE, "s43-2", "Claim section 21"),
    ],
)
def test_a_refusal_rests_on_a_provision_of_its_kind(outcome, provision, instead):
    (reason,) = stops(letter(question(1, outcome, has_text=True), claim(provision)))
    assert (reason.place, reason.check) == ("question-1", "LETTER-15")
    assert instead in reason.text


@pytest.mark.parametrize("provision", ["s21", "s12-1", "s14-1", "s1-not-held"])
@pytest.mark.parametrize("outcome", [Outcome.WITHHELD, Outcome.PART])
def test_what_withholds_nothing_does_not_make_a_withheld_answer(outcome, provision):
    (reason,) = stops(letter(question(1, outcome), claim(provision, **ABSOLUTE)))
    assert "withholds nothing" in reason.text


@pytest.mark.parametrize(
    ("regime", "outcome", "provision"),
    [
        (Regime.EIR, Outcome.COST, "e12-4b"),
        (Regime.EIR, Outcome.VEXATIOUS, "e12-4b"),
        (Regime.EIR, Outcome.ELSEWHERE, "e6-1"),
        (Regime.FOIA, Outcome.VEXATIOUS, "s14-2"),
    ],
)
def test_each_law_has_its_own_provision_for_a_refusal(regime, outcome, provision):
    assert stops(letter(question(1, outcome, has_text=True), claim(provision), regime=regime)) == []


def test_sections_30_and_31_are_not_claimed_for_one_question():
    (reason,) = stops(letter(question(1, Outcome.WITHHELD), claim("s30-1b"), claim("s31-1a", key="b")))
    assert (reason.place, reason.check) == ("question-1", "LETTER-34")
    assert reason.text.startswith("Question 1: Section 30(1)(b) and section 31(1)(a) cannot both apply")


def test_sections_23_and_24_may_be_claimed_in_the_alternative():
    both = [claim("s23", **ABSOLUTE), claim("s24-1", key="b")]
    (reason,) = stops(letter(question(1, Outcome.WITHHELD), *both))
    assert reason.check == "LETTER-34"
    masked = claim("s23", variant="alternative", **ABSOLUTE)
    assert stops(letter(question(1, Outcome.WITHHELD), masked, both[1])) == []


def test_claims_of_two_questions_do_not_shut_each_other_out():
    facts = letter(
        question(1, Outcome.WITHHELD),
        question(2, Outcome.WITHHELD),
        claim("s30-1b"),
        claim("s31-1a", (2,), key="b"),
    )
    assert stops(facts) == []


def test_a_question_is_not_withheld_and_also_neither_confirmed_nor_denied():
    checks = {each.check for each in stops(letter(question(1, Outcome.NCND), claim("s24-2"), claim("s24-1")))}
    assert checks == {"LETTER-20"}


@pytest.mark.parametrize("outcome", [Outcome.DISCLOSED, Outcome.NOT_HELD, Outcome.WITHHELD, Outcome.ADVISED])
def test_what_is_neither_confirmed_nor_denied_is_not_also_answered(outcome):
    """Seed 004 answers question 12 with yes, and then claims section 24(2) for it."""
    (reason,) = stops(letter(question(12, outcome), claim("s24-2", (12,))))
    assert (reason.place, reason.check) == ("question-12", "LETTER-20")


def test_nothing_stands_under_a_question_that_is_neither_confirmed_nor_denied():
    (reason,) = stops(letter(question(1, Outcome.NCND, has_text=True), claim("s31-3")))
    assert reason.text.startswith(
        "Question 1 is neither confirmed nor denied, but something stands under it."
    )


def test_a_question_answered_in_part_may_leave_the_other_part_open_with_a_reason():
    assert told(letter(question(1, Outcome.PART, said="Twelve."), claim("s31-3"))) == [
        ("LETTER-20", "warn", "question-1")
    ]


def test_a_question_without_an_outcome_waits_for_it():
    (reason,) = stops(letter(question(1, None), claim("s31-3")))
    assert reason.check == "LETTER-03"


@pytest.mark.parametrize(
    ("provision", "said"),
    [
        ("s31-3", "section 31(1)(a)"),
        ("s31-3", "the prevention or detection of crime, 31(1)(a)"),
        ("s30-3", "Section 30(1)(b), in an investigation of a rogue trader"),
        ("s38-2", "38(1)(b)"),
        ("s43-2", "whatever"),
    ],
)
def test_a_limb_is_cited_with_its_letter(provision, said):
    outcome = Outcome.WITHHELD if provision == "s43-2" else Outcome.NCND
    assert stops(letter(question(1, outcome), claim(provision, fields={"claim.limb": said}))) == []


@pytest.mark.parametrize("said", ["section 31(1)", "law enforcement", "section 30(1)(b)", "31(3)"])
def test_what_is_no_limb_of_the_section_is_refused(said):
    (reason,) = stops(letter(question(1, Outcome.NCND), claim("s31-3", fields={"claim.limb": said})))
    assert (reason.place, reason.check) == ("claim-a", "LETTER-11")
    assert "as in section 31(1)(a)" in reason.text


@pytest.mark.parametrize(
    ("said", "weight"),
    [("soon", "error"), ("2021-03-05", "error"), ("2021-02-09", "warn"), ("2021-03-01", ""), ("", "")],
)
def test_the_qualified_persons_opinion_has_a_day_between_request_and_letter(said, weight):
    facts = letter(question(1, Outcome.WITHHELD), claim("s36-2b-i", fields={"claim.opinion_on": said}))
    assert told(facts) == ([("LETTER-27", weight, "claim-a")] if weight else [])


def test_a_third_party_was_heard_on_its_own_interests():
    (reason,) = stops(letter(question(1, Outcome.WITHHELD), claim(views=("What they told us",))))
    assert (reason.place, reason.check) == ("claim-a", "LETTER-28")


@pytest.mark.parametrize(
    ("enactment", "provision", "count"),
    [
        ("Enterprise Act 2002", "section 237", 0),
        ("Enterprise Act", "section 237", 1),
        ("Public Contract Regulations", "confidentiality", 2),
        ("", "", 0),
    ],
)
def test_a_prohibition_is_named_with_its_year_and_provision(enactment, provision, count):
    fields = {"claim.enactment": enactment, "claim.enactment_provision": provision}
    found = stops(letter(question(1, Outcome.WITHHELD), claim("s44-1a", fields=fields, **ABSOLUTE)))
    assert [reason.check for reason in found] == ["LETTER-29"] * count


@pytest.mark.parametrize(("source", "count"), [("the council itself", 1), ("us", 1), ("a supplier", 0)])
def test_a_confidence_comes_from_somebody_else(source, count):
    facts = letter(question(1, Outcome.WITHHELD), claim("s41", fields={"claim.source": source}, **ABSOLUTE))
    assert [reason.check for reason in stops(facts)] == ["LETTER-30"] * count


@pytest.mark.parametrize(
    ("provision", "said", "count"),
    [
        ("e12-5e", "Disclosure would be likely to harm the tender.", 1),
        ("e12-5e", "Disclosure would harm the next tender.", 0),
        ("e12-4e", "Officers would be likely to write less.", 0),
    ],
)
def test_environmental_harm_is_one_that_would_happen(provision, said, count):
    facts = letter(
        question(1, Outcome.WITHHELD), claim(provision, fields={"claim.harm": said}), regime=Regime.EIR
    )
    assert [reason.check for reason in stops(facts)] == ["LETTER-50"] * count


@pytest.mark.parametrize(
    ("said", "count"),
    [("In our view you are vexatious today.", 1), ("The request is vexatious in our view.", 0), ("", 0)],
)
def test_a_request_is_vexatious_and_nobody_else(said, count):
    facts = letter(question(1, Outcome.VEXATIOUS), claim("s14-1", fields={"claim.reasons": said}, **ABSOLUTE))
    assert [reason.check for reason in stops(facts)] == ["LETTER-33"] * count


@pytest.mark.parametrize(
    ("said", "count"), [("section 31(2)(c): whether to act", 0), ("enforcement", 1), ("31(1)(a)", 1), ("", 0)]
)
def test_the_functions_of_section_31_1_g_have_one_of_its_purposes(said, count):
    facts = letter(question(1, Outcome.WITHHELD), claim("s31-1g", fields={"claim.purpose": said}))
    assert [reason.check for reason in stops(facts)] == ["LETTER-11"] * count


def test_what_is_wrong_beside_a_field_stops_the_letter_with_the_claim_named():
    facts = letter(
        question(1, Outcome.ELSEWHERE), claim("s21", fields={"claim.where": "See our website."}, **ABSOLUTE)
    )
    (reason,) = stops(facts)
    assert (reason.check, reason.place) == ("LETTER-31", "claim-a")
    assert reason.text.startswith("The claim of section 21(1): Give the link itself")


def test_what_an_earlier_choice_of_notice_asked_is_not_looked_at():
    fields = {"claim.where": "See our website."}
    facts = letter(question(1, Outcome.ELSEWHERE), claim("s21", fields=fields, asked=frozenset(), **ABSOLUTE))
    assert stops(facts) == []


def test_only_an_office_of_the_councils_settings_gives_the_opinion():
    fields = {"claim.qualified_person": "the Monitoring Officer"}
    facts = letter(question(1, Outcome.WITHHELD), claim("s36-2b-i", fields=fields))
    assert [reason.check for reason in stops(facts)] == ["LETTER-27"]
    authorised = claim("s36-2b-i", fields=fields, qualified=("the Monitoring Officer",))
    assert stops(letter(question(1, Outcome.WITHHELD), authorised)) == []


def test_an_unknown_provision_is_told_once():
    (reason,) = stops(letter(question(1, Outcome.WITHHELD), claim("s24-1a", fields={"claim.harm": "x"})))
    assert reason.check == "LETTER-12"
