"""The page of a claim asks what its notice needs, for every provision of the wording."""

from datetime import date

import pytest
from django.http import QueryDict

from cases.drafting import arguing, claims, standing
from cases.drafting.arguing import Around, ClaimForm, Sheet, name_of
from cases.law.regimes import Regime
from cases.models import Claim, QualifiedPerson, Wording
from cases.starter import wording as starter
from cases.workflow import Stage

FACTORS = starter.read("factors")["factors"]
ENTRIES = starter.read("refusals")["refusals"]
EVERY = [(key, "") for key in ENTRIES] + [
    (key, variant["key"]) for key, entry in ENTRIES.items() for variant in entry.get("variants", [])
]


def typed_into(sheet, **more):
    """Everything that the page asks, answered."""
    data = QueryDict(mutable=True)
    data.update({"version": "0", "variant": sheet.claim.variant})
    data.setlist("questions", ["1"])
    for ask in sheet.asks:
        data[ask.name] = (
            ask.choices[-1] if ask.choices else "2021-02-03" if ask.type == "date" else "Because."
        )
    for ask in sheet.confirms:
        data[ask.name] = "yes"
    for side in sheet.sides:
        key = side.factors[0].key
        if side.factors[0].is_own:
            data[f"text-{key}"] = "A factor of one's own."
        data.update(
            {f"tick-{key}": "on", f"answer-{key}": "It applies here.", f"weight-{key}": "considerable"}
        )
    data.update(more)
    return data


def read(sheet, data):
    form = ClaimForm(data, numbers=[1, 2], entry=sheet.entry)
    assert form.is_valid(), form.errors
    return arguing.read(form, data, sheet)


@pytest.mark.parametrize(("provision", "variant"), EVERY)
def test_a_filled_page_leaves_nothing_unanswered(provision, variant):
    claim = Claim(provision=provision, variant=variant)
    around = Around(date(2021, 2, 1), date(2021, 3, 4), ("the Monitoring Officer",))
    sheet = Sheet(claim, ENTRIES[provision], FACTORS.get(provision, {}), "Assistant Director", around)
    empty = sheet.missing
    said = read(sheet, typed_into(sheet))
    claim.fields, claim.factors = said.fields, said.factors
    assert claims.missing(claim, sheet.entry) == ()
    assert bool(empty) == bool([ask for ask in sheet.asks if not ask.is_optional] or sheet.sides)
    assert len(sheet.covers) + len(sheet.reasons) + len(sheet.conclusion) == len(sheet.asks)
    assert len({ask.name for ask in [*sheet.asks, *sheet.confirms]}) == len(sheet.asks) + len(sheet.confirms)


@pytest.fixture
def sheet(case, add, today):
    """The page of a new claim."""

    def sheet(provision="s31-1a", **said):
        claim = add(case, provision)
        for name, value in said.items():
            setattr(claim, name, value)
        return arguing.sheet_of(claim, on=today)

    return sheet


def ask(sheet, key):
    return next(each for each in sheet.asks if each.key == key)


def test_a_qualified_provision_offers_factors_both_ways(sheet):
    sides = sheet().sides
    assert [side.name for side in sides] == ["for", "against"]
    assert [side.title for side in sides] == ["In favour of disclosure", "In favour of withholding"]
    assert all(side.factors[-1].is_own for side in sides)


def test_an_absolute_provision_weighs_nothing(sheet):
    assert sheet("s40-2-3Aa").sides == []


def test_the_likelihood_is_a_choice_of_two_words(sheet):
    assert ask(sheet(), "claim.likelihood").choices == ("would", "would be likely to")


def test_environmental_likelihood_is_would_and_nothing_less(case_at, today):
    case = case_at(Stage.LOGGED, regime="EIR")
    claim = Claim(case=case, provision="e12-5e")
    assert claim.get_provision().likelihood_choices == ("would",)
    claim.save()
    asked = [each for each in arguing.sheet_of(claim, on=today).asks if each.key == "claim.likelihood"]
    assert all(each.choices == ("would",) for each in asked)


def test_a_field_gives_its_example_and_a_prompt_its_meaning(sheet):
    assert (
        ask(sheet(), "claim.information").hint == "For example: the unit prices in schedule 3 of the contract"
    )
    assert ask(sheet(), "claim.harm").hint == "How this information leads to the harm, step by step"
    assert ask(sheet(), "claim.documents").is_optional


def test_what_the_cost_estimate_fills_is_not_asked_again(sheet):
    assert sheet("s12-1").asks == []
    assert [each.key for each in sheet("s12-4").asks] == ["claim.reasons"]


def test_a_starter_changes_what_is_asked(sheet):
    plain, cyber = sheet(), sheet(variant="cyber")
    new = {each.key for each in cyber.asks} - {each.key for each in plain.asks}
    assert new == {"What: products, versions, settings, test results, contracts?"}


def test_a_starter_names_the_senior_grade_of_the_council(sheet):
    titles = [variant["title"] for variant in sheet("s40-2-3Aa").variants]
    assert titles[0] == "Council staff below Assistant Director"


def test_what_another_starter_asked_is_kept_when_the_starter_changes(sheet):
    before = sheet(
        fields={"claim.harm": "kept", "What: products, versions, settings, test results, contracts?": "x"}
    )
    said = read(before, typed_into(before, variant="empty-homes"))
    assert said.variant == "empty-homes"
    assert said.fields["What: products, versions, settings, test results, contracts?"] == "x"


def test_a_starter_that_does_not_exist_is_refused(sheet):
    form = ClaimForm(typed_into(sheet(), variant="nonsense"), numbers=[1], entry=sheet().entry)
    assert form.errors == {"variant": ["There is no such starter."]}


def test_a_factor_that_is_not_ticked_stays_out(sheet):
    page = sheet()
    data = typed_into(page)
    key = page.sides[0].factors[0].key
    del data[f"tick-{key}"]
    assert [factor["side"] for factor in read(page, data).factors] == ["against"]


def test_a_taken_factor_is_shown_with_its_answer_and_weight(sheet):
    page = sheet()
    said = read(page, typed_into(page))
    shown = sheet(factors=said.factors).sides[0].factors[0]
    assert (shown.is_taken, shown.answer, shown.weight) == (True, "It applies here.", "considerable")


def test_a_weight_that_does_not_exist_counts_as_some(sheet):
    page = sheet()
    key = page.sides[0].factors[0].key
    said = read(page, typed_into(page, **{f"weight-{key}": "enormous"}))
    assert said.factors[0]["weight"] == "some"


def test_own_factors_are_kept_and_another_row_follows(sheet):
    page = sheet()
    rows = {
        "text-own-for-1": "One of mine",
        "answer-own-for-1": "so",
        "text-own-for-2": "And another",
        "text-own-against-2": "  ",
    }
    said = read(page, typed_into(page, **rows))
    own = [(factor["key"], factor["text"]) for factor in said.factors if factor["key"].startswith("own")]
    assert own == [("own-for-1", "One of mine"), ("own-for-2", "And another")]
    after = sheet(factors=said.factors).sides[0].factors
    assert [factor.text for factor in after if factor.is_own] == ["One of mine", "And another", ""]


def test_lines_of_the_browser_are_ordinary_lines(sheet):
    page = sheet()
    said = read(page, typed_into(page, **{name_of("claim.harm"): " one\r\ntwo "}))
    assert said.fields["claim.harm"] == "one\ntwo"


def test_what_is_left_to_confirm_is_counted(sheet):
    page = sheet()
    count = len(page.entry["confirm"])
    assert f"{count} things that only you can confirm" in [row.words for row in standing.rows(page)]
    said = {ask.key: "yes" for ask in page.confirms[1:]}
    assert "1 thing that only you can confirm" in [row.words for row in standing.rows(sheet(fields=said))]


def test_a_provision_without_wording_has_no_page(case, add):
    claim = add(case, "s31-1a")
    Wording.objects.filter(key="s31-1a").update(in_force_to=date(2010, 1, 1))
    assert arguing.sheet_of(claim, on=date(2021, 3, 4)) is None
    assert claims.factors_of("s31-1a", date(2021, 3, 4)) == {}


def test_two_versions_of_a_claim_are_compared_field_by_field(sheet):
    page = sheet()
    factor = {"key": "own-for-1", "side": "for", "text": "Openness", "answer": "x", "weight": "some"}
    old = arguing.Argued({"claim.harm": "a", "same": "s"}, [factor], "", [1])
    new = arguing.Argued({"claim.harm": "b", "same": "s", "Why?": "w"}, [], "cyber", [1, 2])
    assert arguing.differences(old, new) == [
        ("Questions", "1", "1, 2"),
        ("Starter", "", "cyber"),
        ("How this information leads to the harm, step by step", "a", "b"),
        ("Why?", "", "w"),
        ("Openness", "x (some weight)", "not taken"),
    ]
    assert page.claim.get_provision().regime is Regime.FOIA


def test_the_limb_of_a_counterpart_is_chosen_from_the_section(sheet):
    limb = ask(sheet("s31-3"), "claim.limb")
    assert limb.is_list
    assert limb.choices[0] == "section 31(1)(a)"
    assert limb.place == limb.name
    assert "the prevention or detection of crime" in ask(sheet("s31-3"), "claim.interest").suggestions


def test_the_purpose_is_chosen_with_its_letter_and_words(sheet):
    purposes = ask(sheet("s31-1g"), "claim.purpose").choices
    assert len(purposes) == 10
    assert purposes[2] == "section 31(2)(c): ascertaining whether regulatory action is justified"


def test_the_qualified_person_is_one_of_the_day_of_the_opinion(sheet):
    QualifiedPerson.objects.update(in_force_to=date(2021, 2, 20))
    QualifiedPerson.objects.create(
        office="the Chief Executive", authorisation="A letter", in_force_from=date(2021, 2, 21)
    )
    key = "claim.qualified_person"
    assert ask(sheet("s36-2c", fields={}), key).choices == ("the Chief Executive",)
    said = {key: "the Chief Executive", "claim.opinion_on": "2021-02-20"}
    kept = ask(sheet("s36-2c", fields=said), key)
    assert kept.choices == ("the Monitoring Officer", "the Chief Executive")
    assert "was not a qualified person" in kept.faults[0]


def test_the_laws_that_usually_forbid_disclosure_are_suggested(sheet):
    page = sheet("s44-1a")
    assert ask(page, "claim.enactment").suggestions == ("Local Government Act 1974", "Enterprise Act 2002")
    assert ask(page, "claim.enactment_provision").suggestions == ("section 32", "section 237")


def test_an_ask_names_its_hint_and_its_errors(sheet):
    harm = ask(sheet(), "claim.harm")
    assert harm.described_by == f"{harm.name}-hint {harm.name}-error"
    bare = next(each for each in sheet("s41").asks if not each.hint)
    assert bare.described_by == f"{bare.name}-error"


def test_personal_data_has_the_three_steps_of_legitimate_interests(sheet):
    page = sheet("s40-2-3Aa")
    steps = ["claim.legitimate_interest", "claim.necessity", "claim.balance"]
    assert [ask(page, key).hint[:11] for key in steps] == ["Step 1 of 3", "Step 2 of 3", "Step 3 of 3"]
    assert "Step" not in ask(sheet("s41"), "claim.balance").hint


def test_how_likely_it_is_says_what_the_words_mean(sheet):
    likely = ask(sheet(), "claim.likelihood")
    assert likely.question == "How likely is the harm?"
    assert likely.hint.startswith("“Would”: more likely than not.")
