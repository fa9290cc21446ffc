"""What may not be claimed together for one question, and what may be claimed instead."""

from itertools import combinations

import pytest

from cases.law.exclusions import exclusions, why_not_together
from cases.law.provisions import catalogue, why_not_open
from cases.law.regimes import Regime

FOIA, EIR = Regime.FOIA, Regime.EIR


@pytest.mark.parametrize(
    ("first", "second", "regime", "because", "instead"),
    [
        (
            "s30-1a-i",
            "s31-1a",
            FOIA,
            "section 31 covers only information that section 30",
            "Claim section 30 where",
        ),
        ("s30-2a-iii", "s31-1g", FOIA, "section 31 covers only", "section 31 where it was not"),
        (
            "s23",
            "s24-1",
            FOIA,
            "section 24(1) covers only information that section 23(1)",
            "section 23(1) alone",
        ),
        ("s35-1a", "s36-2b-i", FOIA, "section 35 is never open to a council", "Claim section 36 alone"),
        ("s40-1", "s40-2-3Aa", FOIA, "personal data of other people", "Claim section 40(1) where"),
        ("s40-1", "s40-2-4A", FOIA, "personal data of other people", "section 40(2) where they are not"),
        ("e5-3", "e13-1", EIR, "personal data of other people", "Rely on regulation 5(3)"),
        ("s21", "s43-2", FOIA, "can already get elsewhere", "withhold only what is not"),
        ("s21", "s22", FOIA, "can already get elsewhere", "Point to what is published"),
        ("e6-1", "e12-5e", EIR, "can already get elsewhere", "Point to what is published"),
        ("s1-not-held", "s42", FOIA, "does not hold", "of the rest that it is not held"),
        ("s1-not-held", "s21", FOIA, "does not hold", "of the rest that it is not held"),
        ("e12-4a", "e12-5b", EIR, "does not hold", "of the rest that it is not held"),
        ("s31-3", "s31-1a", FOIA, "says nothing of what is held", "claim section 31(3) alone"),
        ("s40-5B-ai", "s21", FOIA, "says nothing of what is held", "claim section 40(5B)(a)(i) alone"),
        ("e12-6", "e12-4a", EIR, "says nothing of what is held", "claim regulation 12(6) alone"),
        ("s12-1", "s12-2", FOIA, "even finding out", "otherwise section 12(2)"),
    ],
)
def test_two_provisions_that_shut_each_other_out_are_refused_with_the_way_out(
    first, second, regime, because, instead
):
    for claimed in ([first, second], [second, first]):
        (reason,) = why_not_together(claimed, regime)
        assert because in reason
        assert instead in reason
        assert "split it" in reason


@pytest.mark.parametrize(
    ("claimed", "regime"),
    [
        (["s31-1a", "s31-1g", "s40-2-3Aa", "s43-2"], FOIA),
        (["s23-5", "s24-2"], FOIA),
        (["s31-3", "s24-2"], FOIA),
        (["s30-3", "s31-3"], FOIA),
        (["s30-1b", "s30-2a-iii"], FOIA),
        (["s36-2b-i", "s36-2b-ii", "s36-2c"], FOIA),
        (["s40-2-3Aa", "s41", "s38-1a"], FOIA),
        (["s23", "s31-1a"], FOIA),
        (["s21"], FOIA),
        (["s31-1a", "s31-1a"], FOIA),
        (["e12-5e", "e12-4e", "e13-1"], EIR),
        ([], EIR),
    ],
)
def test_provisions_that_agree_may_stand_side_by_side(claimed, regime):
    assert why_not_together(claimed, regime) == []


def test_sections_23_and_24_may_be_cited_in_the_alternative_to_mask_which_applies():
    assert why_not_together(["s23", "s24-1"], FOIA, in_the_alternative=True) == []
    assert why_not_together(["s30-1b", "s31-1a"], FOIA, in_the_alternative=True)


def test_what_is_unknown_or_of_the_other_law_is_no_matter_for_this_table():
    assert why_not_together(["s24(1)(a)", "s31-1a"], FOIA) == []
    assert why_not_together(["s30-1b", "s31-1a"], EIR) == []


def test_every_pair_of_three_is_named_once_with_its_source():
    found = exclusions(["s31-1a", "s30-1b", "s21", "s30-1b"], FOIA)
    assert [(each.first.id, each.second.id) for each in found] == [
        ("s30-1b", "s31-1a"),
        ("s21", "s31-1a"),
        ("s21", "s30-1b"),
    ]
    assert found[0].source == "section 31(1) FOIA"
    assert found[0].involves("s31-1a")
    assert not found[0].involves("s21")
    assert found[0].reason.startswith("Section 30(1)(b) and section 31(1)(a) cannot both apply to the same ")


def test_every_exclusion_names_its_source_in_the_law():
    for regime in Regime:
        ids = [provision.id for provision in catalogue().values() if provision.regime is regime]
        for pair in combinations(ids, 2):
            for each in exclusions(pair, regime):
                assert each.source.startswith(("section", "regulation")), pair
                assert each.because.endswith(".")


@pytest.mark.parametrize("limb", ["s35-1a", "s35-1b", "s35-1c", "s35-1d"])
def test_section_35_is_never_open_to_a_council(limb):
    assert "not open to a council" in why_not_open(limb, FOIA)[0]
