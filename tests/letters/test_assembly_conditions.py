"""Which passages stand in a letter: the `when` of the wording library as a truth table."""

import pytest

from cases.law.outcomes import Outcome as O
from cases.law.regimes import Regime
from cases.letters.conditions import CONDITIONS, DRAWN, JUDGED, LATER, Facts, applies, held_passage
from cases.letters.moves import NOTICE_OF
from cases.starter.wording import read

LAYOUTS = read("letters")["letters"]


def facts(*outcomes: O | None, regime: Regime = Regime.FOIA, claims: dict | None = None, **details) -> Facts:
    return Facts(regime=regime, outcomes=dict(enumerate(outcomes, 1)), claims=claims or {}, **details)


@pytest.mark.parametrize(
    "kind", ["response", "eir_response", *NOTICE_OF, "chaser", "closed_no_reply", "withdrawn"]
)
def test_every_passage_of_a_letter_has_somebody_who_decides_on_it(kind):
    keys = {key for section in LAYOUTS[kind]["sections"] for key in section["wording"]}
    assert keys <= set(CONDITIONS) | JUDGED | DRAWN | LATER


def test_nobody_decides_twice():
    groups = [set(CONDITIONS), JUDGED, DRAWN, LATER]
    assert len(set().union(*groups)) == sum(map(len, groups))


@pytest.mark.parametrize(
    ("outcomes", "key"),
    [
        ([], ""),
        ([None], ""),
        ([O.DISCLOSED], "held-all-disclosed"),
        ([O.DISCLOSED, None], "held-all-disclosed"),
        ([O.PART], "held-part-withheld"),
        ([O.DISCLOSED, O.WITHHELD], "held-part-withheld"),
        ([O.PART, O.WITHHELD], "held-part-withheld"),
        ([O.WITHHELD, O.WITHHELD], "held-all-withheld"),
        ([O.NOT_HELD], "not-held-all"),
        ([O.NOT_HELD, O.DISCLOSED], "held-part-not-held"),
        ([O.NOT_HELD, O.WITHHELD], "held-part-not-held"),
        ([O.NOT_HELD, O.ELSEWHERE], "held-part-not-held"),
        ([O.ELSEWHERE], "held-elsewhere"),
        ([O.ELSEWHERE, O.DISCLOSED], "held-mixed"),
        ([O.NCND], "held-ncnd-all"),
        ([O.NCND, O.DISCLOSED], "held-mixed"),
        ([O.NCND, O.NOT_HELD], "held-mixed"),
        ([O.COST], ""),
        ([O.VEXATIOUS], ""),
        ([O.ADVISED], ""),
        ([O.COST, O.DISCLOSED], "held-mixed"),
        ([O.ADVISED, O.DISCLOSED], "held-mixed"),
    ],
)
def test_the_letter_says_what_is_held_and_never_more(outcomes, key):
    given = facts(*outcomes)
    assert held_passage(given) == key
    standing = {
        name for name in CONDITIONS if name.startswith(("held-", "not-held-all")) and applies(name, given)
    }
    assert standing == ({key} if key else set())


def test_nothing_held_under_the_regulations_points_to_its_notice():
    assert held_passage(facts(O.NOT_HELD, regime=Regime.EIR)) == "not-held-all-eir"


@pytest.mark.parametrize(
    ("key", "yes", "no"),
    [
        ("handled-foia", facts(), facts(regime=Regime.EIR)),
        ("handled-eir", facts(regime=Regime.EIR), facts()),
        ("rights-foia", facts(), facts(regime=Regime.EIR)),
        ("rights-eir", facts(regime=Regime.EIR), facts()),
        ("own-data-signpost", facts(claims={"s40-1": (1,)}), facts(claims={"s40-2-3Aa": (1,)})),
        ("opening", facts(), facts(was_clarified=True)),
        ("opening-clarified", facts(was_clarified=True), facts()),
        ("late-no-extension", facts(is_late=True), facts()),
        ("late-no-extension", facts(is_late=True), facts(is_late=True, was_extended=True)),
        ("late-after-extension", facts(is_late=True, was_extended=True), facts(is_late=True)),
        ("late-rest", facts(rest_is_late=True), facts()),
        ("late-eir", facts(is_late=True), facts()),
        ("late-eir", facts(is_late=True), facts(is_late=True, was_extended=True)),
        ("late-eir-after-extension", facts(is_late=True, was_extended=True), facts(was_extended=True)),
        ("extension-in-time", facts(was_extended=True), facts(is_late=True, was_extended=True)),
        ("clar-body", facts(), facts(needed=False)),
        ("clar-body", facts(), facts(regime=Regime.EIR)),
        ("clar-clock-eir", facts(regime=Regime.EIR), facts(regime=Regime.EIR, needed=False)),
        ("clar-body-advice", facts(needed=False), facts()),
        ("clar-help", facts(offers=True), facts()),
        ("pit-body", facts(), facts(weighs_confirming=True)),
        ("pit-body-ncnd", facts(weighs_confirming=True), facts()),
        ("pit-rest", facts(covers_all=False), facts()),
        ("transfer-advice", facts(), facts(is_passed_on=True)),
        ("transfer-done", facts(is_passed_on=True), facts()),
        ("transfer-eir", facts(regime=Regime.EIR), facts()),
        ("transfer-rest", facts(is_part_transfer=True), facts(is_whole_transfer=True)),
        ("rights-foia", facts(is_whole_transfer=True), facts(is_part_transfer=True)),
        ("not-held-searches", facts(is_whole_transfer=True), facts(is_part_transfer=True)),
        ("chaser-body-fee", facts(waits_for_fee=True), facts()),
        ("closed-body", facts(), facts(waits_for_fee=True)),
        ("decision-in-brief", facts(O.DISCLOSED, O.NOT_HELD), facts(O.DISCLOSED, O.DISCLOSED)),
        ("decision-in-brief", facts(O.PART, claims={"s43-2": (1,)}), facts()),
        ("request-numbered", facts(numbered_by_us=True), facts()),
        ("answers-intro", facts(None, None), facts(None)),
        ("not-held-searches", facts(O.NOT_HELD), facts(O.NOT_HELD, claims={"s1-not-held": (1,)})),
        ("help-not-held", facts(O.NOT_HELD), facts(O.NOT_HELD, claims={"e12-4a": (1,)})),
        ("help-not-held", facts(O.NOT_HELD, O.NOT_HELD, claims={"e12-4a": (1,)}), facts(O.DISCLOSED)),
        ("ncnd-signpost", facts(O.NCND, O.DISCLOSED), facts(O.NCND)),
        ("refusals", facts(claims={"s43-2": (1,)}), facts()),
        ("help-disclosed", facts(O.DISCLOSED), facts(O.DISCLOSED, O.PART)),
        ("help-part", facts(O.PART), facts(O.WITHHELD)),
        ("help-part", facts(O.WITHHELD, O.DISCLOSED), facts(O.DISCLOSED)),
        ("help-withheld", facts(O.WITHHELD), facts(O.WITHHELD, O.DISCLOSED)),
        ("help-ncnd", facts(O.NCND), facts(O.DISCLOSED)),
        ("help-s21", facts(O.ELSEWHERE), facts(O.DISCLOSED)),
        ("help-s12-2", facts(O.COST, claims={"s12-2": (1,)}), facts(O.COST, claims={"s12-1": (1,)})),
        ("help-s12", facts(O.COST, claims={"s12-1": (1,)}), facts(O.COST, claims={"s12-2": (1,)})),
        ("help-s22", facts(claims={"s22": (1,)}), facts()),
        ("help-eir-cost", facts(claims={"e12-4b": (1,)}), facts()),
        ("further-information", facts(O.PART), facts(O.DISCLOSED)),
        ("reuse-ogl", facts(O.PART), facts(O.WITHHELD)),
        ("publication-note", facts(has_disclosure_log=True), facts()),
    ],
)
def test_a_passage_stands_when_its_condition_holds(key, yes, no):
    assert applies(key, yes)
    assert not applies(key, no)


@pytest.mark.parametrize("key", ["salutation", "request-heading", "answers", "adjustments", "closing"])
def test_what_every_letter_has_stands_always(key):
    assert applies(key, facts())


@pytest.mark.parametrize("key", sorted(JUDGED | DRAWN | LATER))
def test_what_no_fact_calls_for_stays_out(key):
    assert not applies(key, facts(O.DISCLOSED))
