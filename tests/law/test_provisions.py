"""The catalogue of provisions: what each one is, and which one a person means."""

import pytest

from cases.law import provisions
from cases.law.provisions import UnknownProvision, catalogue, find, for_regime, from_citation, why_not_open
from cases.law.regimes import Regime

ABSOLUTE_BY_SECTION_2_3 = {
    *("s21", "s23", "s32-1a", "s32-1b", "s32-1c", "s32-2a", "s32-2b", "s34", "s37-1a", "s37-1aa", "s37-1ab"),
    *("s40-1", "s40-2-3Aa", "s40-2-3Ab", "s41", "s44-1a", "s44-1b", "s44-1c"),
}
NCND = {
    *("s22-2", "s23-5", "s24-2", "s30-3", "s31-3", "s32-3", "s36-3", "s38-2", "s39-2", "s40-5A", "s40-5B-ai"),
    *("s41-2", "s42-2", "s43-3", "s44-2", "e12-6", "e13-5A"),
}


def test_the_catalogue_holds_every_row_once_and_cannot_be_changed():
    assert len(catalogue()) == 120
    assert len(for_regime(Regime.FOIA)) + len(for_regime(Regime.EIR)) == 120
    assert catalogue() is catalogue()
    with pytest.raises(TypeError):
        catalogue()["s99"] = find("s21")


def test_a_provision_knows_its_law():
    assert find("s31-1a").act == "Freedom of Information Act 2000"
    assert find("e12-5e").act == "Environmental Information Regulations 2004"


def test_the_absolute_exemptions_are_those_of_section_2_3():
    assert {
        provision.id
        for provision in for_regime(Regime.FOIA)
        if provision.is_absolute and not provision.is_ncnd
    } == ABSOLUTE_BY_SECTION_2_3


def test_every_provision_is_absolute_or_qualified_or_no_exemption_at_all():
    for provision in catalogue().values():
        assert provision.standing in {"absolute", "qualified", "n/a"}
        assert provision.available in {"yes", "rare", "no"}
        is_exemption = provision.kind in {"exemption", "exception", "NCND"}
        assert (provision.is_absolute or provision.is_qualified) is is_exemption


def test_the_public_interest_is_weighed_wherever_a_provision_is_qualified_but_in_form():
    for provision in catalogue().values():
        assert not (provision.is_absolute and provision.needs_public_interest_test)
        if provision.is_qualified:
            assert provision.needs_public_interest_test is not provision.is_qualified_in_form_only
    assert [p.id for p in catalogue().values() if p.is_qualified_in_form_only] == ["s39", "e12-4a"]


def test_the_provisions_that_neither_confirm_nor_deny():
    assert {provision.id for provision in catalogue().values() if provision.is_ncnd} == NCND


@pytest.mark.parametrize(
    ("provision_id", "twin"),
    [
        ("s22", "s22-2"),
        ("s23", "s23-5"),
        ("s24-1", "s24-2"),
        ("s30-2a-iv", "s30-3"),
        ("s31-1g", "s31-3"),
        ("s32-1b", "s32-3"),
        ("s36-2b-i", "s36-3"),
        ("s38-1b", "s38-2"),
        ("s39", "s39-2"),
        ("s40-1", "s40-5A"),
        ("s40-2-3Aa", "s40-5B-ai"),
        ("s41", "s41-2"),
        ("s42", "s42-2"),
        ("s43-2", "s43-3"),
        ("s44-1c", "s44-2"),
        ("e12-5a", "e12-6"),
        ("e13-1", "e13-5A"),
    ],
)
def test_a_provision_knows_how_to_neither_confirm_nor_deny(provision_id, twin):
    assert find(provision_id).ncnd_twin == twin
    assert find(twin).standing == find(provision_id).standing
    assert find(twin).ncnd_twin == ""


@pytest.mark.parametrize(
    "provision_id",
    ["s12-1", "s14-1", "s21", "s26-a", "s31-2a", "s40-2-3B", "s43-1", "e12-4a", "e12-5b", "e13-2B"],
)
def test_some_provisions_have_no_way_to_neither_confirm_nor_deny(provision_id):
    """Section 21 and trade secrets have none in law; regulation 13(2B) would need another condition."""
    assert find(provision_id).ncnd_twin == ""


@pytest.mark.parametrize(
    ("provision_id", "choices"),
    [
        ("s31-1a", ("would", "would be likely to")),
        ("s31-3", ("would", "would be likely to")),
        ("s36-2b-ii", ("would", "would be likely to")),
        ("s38-1a", ("would", "would be likely to")),
        ("s43-2", ("would", "would be likely to")),
        ("e12-5e", ("would",)),
        ("e12-6", ("would",)),
        ("s24-1", ()),
        ("s30-1b", ()),
        ("s42", ()),
        ("s43-1", ()),
        ("s44-2", ()),
        ("e12-4e", ()),
    ],
)
def test_the_likelihood_is_asked_for_where_there_is_a_harm(provision_id, choices):
    assert find(provision_id).likelihood_choices == choices
    assert find(provision_id).is_harm is bool(choices)


@pytest.mark.parametrize(
    ("provision_id", "words"),
    [
        ("s31-1a", "section 31(1)(a)"),
        ("s36-2b-ii", "section 36(2)(b)(ii)"),
        ("s22A", "section 22A(1)"),
        ("s40-2-3Aa", "section 40(2)"),
        ("s40-5B-ai", "section 40(5B)(a)(i)"),
        ("s41", "section 41(1)"),
        ("s33", "section 33(1)"),
        ("s12-4", "section 12(4)"),
        ("s1-not-held", "section 1(1)(a)"),
        ("e12-5e", "regulation 12(5)(e)"),
        ("e12-6", "regulation 12(6)"),
        ("e13-1", "regulation 13(1)"),
        ("e13-5A", "regulation 13(5A)"),
        ("e6-1", "regulation 6(1)(b)"),
    ],
)
def test_a_provision_is_said_in_words(provision_id, words):
    assert find(provision_id).in_words == words


@pytest.mark.parametrize(
    ("text", "provision_id"),
    [
        ("s31(1)(a)", "s31-1a"),
        ("Section 31(1)(a)", "s31-1a"),
        ("section 31 (1) (a)", "s31-1a"),
        ("S.31(1)(A)", "s31-1a"),
        ("sec. 31(3)", "s31-3"),
        ("Section 31(1)(a) of the Freedom of Information Act 2000", "s31-1a"),
        ("section 43(2) of FOIA", "s43-2"),
        ("section 43(2)\nof the Act", "s43-2"),
        ("Section 22A(1)", "s22A"),
        ("section 40(2)", "s40-2-3Aa"),
        ("sections 40(2) and 40(3A)(a)", "s40-2-3Aa"),
        ("section 40(2) by virtue of section 40(3A)(b)", "s40-2-3Ab"),
        ("s40(2) with s40(3B)", "s40-2-3B"),
        ("s40(2) read with s40(4A)(a)", "s40-2-4A"),
        ("section 40(5B)(a)(i)", "s40-5B-ai"),
        ("section 42", "s42"),
        ("Section 21", "s21"),
        ("Section 22", "s22"),
        ("section 41", "s41"),
        ("section 41(1)", "s41"),
        ("section 12(4)", "s12-4"),
        ("reg 12(5)(e)", "e12-5e"),
        ("Regulation 12(5)(e)", "e12-5e"),
        ("reg. 12(5)(e) of the EIR", "e12-5e"),
        ("regulation 12(4)(b) of the Environmental Information Regulations 2004", "e12-4b"),
        ("regulation 13(1)", "e13-1"),
        ("reg 12(6)", "e12-6"),
    ],
)
def test_a_citation_is_understood_as_people_write_it(text, provision_id):
    assert from_citation(text) is find(provision_id)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the cost limit",
        "31(1)(a)",
        "section 24(1)(a)",
        "section 40(3)(a)(i)",
        "section 40(5)(b)(i)",
        "section 31",
        "section 31(1)",
        "section 31(2)",
        "section 38(1)",
        "section 3",
        "section 43",
        "section 1",
        "section 99",
        "section 12(5)(e)",
        "regulation 31(1)(a)",
        "section 12(1) of the EIR",
        "regulation 12(4)(b) of FOIA",
        "section 31(1)(a) of the Data Protection Act 2018",
        "section 40(2) and section 38(1)(b)",
        "section 42 and section 40(3A)(a)",
        "section 31(1)(a) and other reasons",
    ],
)
def test_a_citation_that_names_no_one_provision_is_not_guessed_at(text):
    assert from_citation(text) is None


def test_every_provision_is_found_by_its_own_citation():
    for provision in catalogue().values():
        assert from_citation(provision.citation) is provision
        assert from_citation(f"{provision.in_words} of the {provision.act}").in_words == provision.in_words


def test_an_unknown_provision_is_refused_with_the_nearest_ids():
    with pytest.raises(UnknownProvision) as refusal:
        find("s24-3")
    assert refusal.value.provision_id == "s24-3"
    assert refusal.value.nearest[:2] == ["s24-2", "s24-1"]
    assert "“s24-3”" in str(refusal.value)
    assert "Did you mean" in str(refusal.value)


def test_an_unknown_provision_like_nothing_else_is_refused_plainly():
    with pytest.raises(UnknownProvision, match="Choose one from the list"):
        find("banana")


@pytest.mark.parametrize(
    ("provision_id", "regime", "reasons"),
    [
        ("s31-1a", Regime.FOIA, []),
        ("s26-a", Regime.FOIA, []),
        ("e12-5e", Regime.EIR, []),
        ("s35-1a", Regime.FOIA, ["Section 35(1)(a) is not open to a council. Choose another provision."]),
        (
            "s36-2a-i",
            Regime.FOIA,
            ["Section 36(2)(a)(i) is not open to a council. Choose another provision."],
        ),
        (
            "s31-2a",
            Regime.FOIA,
            [
                "Section 31(2)(a) is a purpose, not an exemption. "
                "Choose section 31(1)(g) or (h) and name it there."
            ],
        ),
        (
            "e12-5e",
            Regime.FOIA,
            [
                "Regulation 12(5)(e) belongs to the Environmental Information Regulations 2004, but this "
                "case is answered under the Freedom of Information Act 2000. Choose one of its provisions."
            ],
        ),
        (
            "banana",
            Regime.EIR,
            ["There is no provision “banana” in the catalogue. Choose one from the list."],
        ),
    ],
)
def test_what_a_council_may_rely_on(provision_id, regime, reasons):
    assert why_not_open(provision_id, regime) == reasons


def test_two_faults_of_one_provision_are_both_told():
    assert len(why_not_open("s35-1a", Regime.EIR)) == 2


def test_the_derived_rows_are_marked_and_listed():
    for provision_id in ("s22-2", "s39-2", "s44-2", "e13-5A"):
        assert provision_id in provisions.__doc__


def test_the_letters_of_a_provision_keep_their_case_at_the_head_of_a_sentence():
    assert provisions.why_not_open("s40-5A", Regime.EIR)[0].startswith("Section 40(5A) belongs to")
