"""Which letter answers a request, by what its questions came to and what is relied on."""

from datetime import date

import pytest

from cases.law.answer_kinds import ANSWER_KINDS, GENERAL, answer_kind
from cases.law.letters import ClaimFacts, LetterFacts, QuestionFacts, every_answer_is_written
from cases.law.outcomes import Outcome as O
from cases.law.regimes import Regime


@pytest.mark.parametrize(
    ("outcomes", "claimed", "kind"),
    [
        ([O.COST, O.COST], {"s12-1"}, "s12_refusal"),
        ([O.COST], {"s12-2"}, "s12_refusal"),
        ([O.COST], {"s12-1", "s12-4"}, "s12_refusal"),
        ([O.VEXATIOUS], {"s14-1"}, "s14_1_refusal"),
        ([O.VEXATIOUS], {"s14-2"}, "s14_2_refusal"),
        ([O.ADVISED], {"s8"}, "invalid_request"),
        # One of several, one still open, or two grounds at once: the general answer holds them all.
        ([O.COST, O.DISCLOSED], {"s12-1"}, "response"),
        ([O.COST, None], {"s12-1"}, "response"),
        ([O.VEXATIOUS], {"s14-1", "s14-2"}, "response"),
        ([O.COST], {"s12-1", "s43-2"}, "response"),
        ([O.COST], set(), "response"),
        ([O.COST], {"s14-1"}, "response"),
        ([], {"s12-1"}, "response"),
        ([], set(), "response"),
    ],
)
def test_a_request_refused_as_a_whole_has_a_letter_of_its_own(outcomes, claimed, kind):
    assert answer_kind(Regime.FOIA, outcomes, claimed) == kind
    assert kind in ANSWER_KINDS


@pytest.mark.parametrize("claimed", [{"s12-1"}, {"e12-4b"}, set()])
def test_under_the_regulations_there_is_one_letter(claimed):
    assert answer_kind(Regime.EIR, [O.COST], claimed) == GENERAL[Regime.EIR] == "eir_response"


@pytest.mark.parametrize(("provision", "wanted"), [("s8", []), ("s12-1", ["Question 1 has no answer."])])
def test_what_is_not_yet_a_request_needs_no_answer_beside_its_notice(provision, wanted):
    question = QuestionFacts(number=1, outcome=O.ADVISED, has_text=False)
    claim = ClaimFacts("1", provision, (1,), (), 0, 0)
    day = date(2021, 3, 4)
    facts = LetterFacts(Regime.FOIA, day, day, (question,), (claim,), ())
    assert [reason.text.partition(" Its")[0] for reason in every_answer_is_written(facts)] == wanted
