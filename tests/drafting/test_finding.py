"""A provision is found by what somebody wants to protect, and what is not open here says why."""

import pytest

from cases.drafting import claims, finding
from cases.law import provisions
from cases.law.regimes import Regime
from cases.models import Wording
from cases.starter import wording as starter
from cases.workflow import Stage
from tests.drafting import plain_queries


@pytest.fixture
def found(case, today):
    """The ids of the provisions that a search finds."""
    return lambda query: [hit.provision.id for hit in finding.find(query, case, today)]


@pytest.mark.parametrize(
    ("query", "provision"),
    [
        ("cyber", "s31-1a"),
        ("CYBER security", "s31-1a"),
        ("staff names", "s40-2-3Aa"),
        ("names of staff", "s40-2-3Aa"),
        ("tender price", "s43-2"),
        ("tender prices", "s43-2"),
        ("legal advice", "s42"),
        ("too long", "s12-1"),
        ("vexatious", "s14-1"),
        ("s31(1)(a)", "s31-1a"),
        ("31(1)(a)", "s31-1a"),
        ("section 40(2)", "s40-2-3Aa"),
        ("s.43(2)", "s43-2"),
        ("£450", "s12-1"),
    ],
)
def test_the_first_hit_is_the_one_that_is_meant(found, query, provision):
    assert found(query)[0] == provision


def test_a_beginning_of_a_word_is_enough(found):
    assert "s31-1a" in found("ransom")


def test_nonsense_finds_nothing(found):
    assert found("xylophone") == []


def test_what_is_not_open_here_stands_last_with_its_reason_and_the_nearest_lawful_choice(case, today):
    hits = finding.find("viability", case, today)
    environmental = next(hit for hit in hits if hit.provision.id == "e12-5e")
    assert "this case is answered under the Freedom of Information Act 2000" in environmental.why_not[0]
    assert environmental.instead == provisions.find("s43-2")
    reasons = [bool(hit.why_not) for hit in finding.find("security", case, today)]
    assert reasons == sorted(reasons)


def test_a_provision_of_the_regime_itself_needs_no_other(case, today):
    assert finding.find("cyber", case, today)[0].instead is None


def test_a_hit_says_what_it_asks_for(case, today):
    hit = finding.find("cyber", case, today)[0]
    assert (hit.short, hit.tests) == ("s31(1)(a)", "Qualified · Harm must be shown")
    assert hit.use.startswith("cyber")
    assert claims.tests_of(provisions.find("s40-2-3Aa")) == ["Absolute"]
    assert claims.tests_of(provisions.find("s31-3"))[-1] == "Neither confirms nor denies"
    assert claims.tests_of(provisions.find("s12-1")) == []


def test_the_short_name_of_a_regulation(case):
    assert claims.short(provisions.find("e12-5e")) == "reg 12(5)(e)"


def test_an_empty_search_offers_what_councils_usually_claim(found):
    assert found("  ")[:3] == ["s40-2-3Aa", "s43-2", "s21"]


def test_an_empty_search_begins_with_what_this_council_claims(case, found, add):
    add(case, "s42")
    assert found("")[0] == "s42"


def test_an_empty_search_of_an_environmental_case_offers_exceptions(case_at, today):
    case = case_at(Stage.LOGGED, regime="EIR")
    hits = finding.find("", case, today)
    assert {hit.provision.regime for hit in hits} == {Regime.EIR}
    assert len(hits) == finding.MOST


def test_what_is_usually_claimed_is_in_the_wording(council):
    there = set(Wording.objects.filter(kind="refusal").values_list("key", flat=True))
    assert {key for keys in finding.USUAL.values() for key in keys} <= there


def test_the_search_needs_few_queries(case, today, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        finding.find("", case, today)


def test_a_provision_without_wording_says_so(case, add):
    claim = add(case)
    assert claims.missing(claim, None) == ("The wording library has no notice for section 31(1)(a).",)
    assert claims.title_of(claim, None) == claim.get_provision().title


def test_a_no_to_a_question_of_fact_stops_the_claim(case, add, today):
    claim = add(case)
    entry = claims.entries(today)["s31-1a"]
    question = entry["confirm"][0]
    claim.fields[question] = "no"
    assert f"You answered no, which stops the claim: {question}" in claims.missing(claim, entry)


def share(rows, found, places):
    """How many of the rows find one of the right provisions among the first places."""
    right = [set(found(typed, law)[:places]) & set(wanted.split()) for law, typed, wanted in rows]
    return sum(map(bool, right)) / len(rows)


@pytest.mark.parametrize(
    ("rows", "first", "third"),
    [(plain_queries.TUNED, 0.93, 0.93), (plain_queries.HELD_OUT, 0.86, 0.93)],
    ids=["tuned", "held out"],
)
def test_plain_words_find_what_officers_mean(rows, first, third):
    notices = starter.read("refusals")["refusals"]

    def ids(typed, law):
        return [hit.provision.id for hit in finding.ranked(typed, Regime(law), notices)]

    assert len(plain_queries.TUNED) + len(plain_queries.HELD_OUT) >= 80
    assert share(rows, ids, 1) >= first
    assert share(rows, ids, 3) >= third


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("prices", "pric"),
        ("Pricing", "pric"),
        ("policies", "policy"),
        ("dress", "dress"),
        ("officer’s", "officer"),
    ],
)
def test_a_word_is_known_by_its_stem(word, stemmed):
    assert finding.stem(word) == stemmed


def test_a_section_that_no_council_has_is_found_with_the_reason_and_the_nearest_choice(case, case_at, today):
    hit = finding.find("s35(1)(a)", case, today)[0]
    assert "Section 35(1)(a) is not open to a council." in hit.why_not[0]
    assert hit.instead == provisions.find("s36-2b-i")
    environmental = case_at(Stage.LOGGED, regime="EIR")
    assert finding.find("s35(1)(a)", environmental, today)[0].instead == provisions.find("e12-4e")


def test_a_provision_that_the_wording_lacks_is_found_and_says_so(case, today):
    hit = finding.find("s43(1)", case, today)[0]
    assert hit.why_not == ["The wording library has no notice for section 43(1)."]
    assert hit.title == "Trade secret"


def test_what_only_the_regulations_know_leads_to_section_39(case, found):
    assert found("bats")[0] == "s39"


def test_a_counterpart_that_neither_confirms_nor_denies_comes_first_only_when_it_is_asked_for(found):
    assert found("legal advice")[0] == "s42"
    assert found("confirm or deny legal advice")[0] == "s42-2"


def test_what_cannot_stand_beside_a_claim_of_the_question_says_so(case, add, today):
    add(case, "s30-1b", (2,))
    beside = {hit.provision.id: hit for hit in finding.find("cyber", case, today, [2])}
    assert "Section 30(1)(b) and section 31(1)(a) cannot both apply" in beside["s31-1a"].why_not[0]
    elsewhere = {hit.provision.id: hit for hit in finding.find("cyber", case, today, [1])}
    assert elsewhere["s31-1a"].why_not == []
