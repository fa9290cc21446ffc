"""A claim may turn to another limb or to its counterpart; what fits goes along, the rest is written anew."""

from datetime import date

import pytest

from cases.drafting import turning
from cases.law import provisions
from cases.models import Wording

OWN = {"key": "own-for-1", "side": "for", "text": "Mine", "answer": "So it is.", "weight": "some"}
TAKEN = {**OWN, "key": "guarding"}


@pytest.fixture
def turn(case, add, today):
    """What a claim of a provision may turn to, by id."""

    def turn(provision, **fields):
        claim = add(case, provision)
        claim.fields = {f"claim.{key}": said for key, said in fields.items()}
        claim.factors = [OWN, TAKEN]
        return {each.provision.id: each for each in turning.turns(claim, on=today)}

    return turn


def test_a_claim_may_turn_to_its_counterpart_first_and_to_its_other_limbs(turn):
    assert list(turn("s31-1a")) == ["s31-3", "s31-1b", "s31-1d", "s31-1g"]
    assert list(turn("s36-2b-i")) == ["s36-3", "s36-2b-ii", "s36-2c"]


def test_what_stands_alone_turns_to_nothing(turn):
    assert turn("s21") == {}


def test_the_counterpart_leads_back_to_each_limb(turn):
    assert list(turn("s31-3")) == ["s31-1a", "s31-1b", "s31-1d", "s31-1g"]
    assert turn("s31-3")["s31-1a"].outcome == "withheld"


def test_exceptions_of_the_regulations_are_no_limbs_of_each_other():
    assert [each.id for each in turning.relatives(provisions.find("e12-5e"))] == []
    assert [each.id for each in turning.relatives(provisions.find("e12-5a"))] == ["e12-6"]


def test_a_counterpart_takes_the_limb_and_the_likelihood_and_no_argument(turn):
    there = turn(
        "s31-1a", likelihood="would", likelihood_reason="Two attacks.", conclusion="So.", harm="A way in."
    )["s31-3"]
    assert there.fields == {
        "claim.likelihood": "would",
        "claim.limb": "section 31(1)(a)",
        "claim.interest": "the prevention or detection of crime",
    }
    assert there.factors == []
    assert there.outcome == "neither confirmed nor denied"
    assert there.kept[0] == "How likely the harm is"
    assert "What a confirmation would tell the world" in there.anew
    assert "Why one side outweighs the other, in this case" in there.anew


def test_an_opinion_on_one_limb_is_none_on_a_yes_or_a_no(turn):
    there = turn(
        "s36-2b-i", qualified_person="the Monitoring Officer", opinion_on="2021-02-20", opinion_seen="All"
    )["s36-3"]
    assert there.fields["claim.qualified_person"] == "the Monitoring Officer"
    assert not {"claim.opinion_on", "claim.opinion_seen"} & set(there.fields)


def test_another_limb_takes_the_whole_argument_and_the_officers_own_factors(turn):
    there = turn("s31-1a", information="the keys", harm="A way in.", conclusion="So.")["s31-1b"]
    assert there.fields == {
        "claim.information": "the keys",
        "claim.harm": "A way in.",
        "claim.conclusion": "So.",
    }
    assert (there.factors, there.outcome, there.crosses) == ([OWN], "", False)


def test_a_claim_whose_own_notice_is_gone_still_turns(turn):
    Wording.objects.filter(key="s31-1a").update(in_force_to=date(2010, 1, 1))
    assert turn("s31-1a")["s31-3"].fields == {"claim.limb": "section 31(1)(a)"}
