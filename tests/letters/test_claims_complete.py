"""No claim leaves unfinished: whatever the law asks of a provision, a letter without it is stopped, and says where."""

from datetime import date

import pytest

from cases.law import provisions
from cases.letters.readiness import look_at
from cases.models import Claim, QualifiedPerson
from cases.passages import required_fields
from tests.letters.letters import ON, REFUSALS, make_letter

# What a notice asks in a form of its own; all else is answered with a sentence.
SAID = {
    "claim.where": "The contracts register, https://www.ashmere.example/contracts, column B.",
    "claim.intended_since": "The Audit Committee agreed it in January 2021.",
    "claim.qualified_person": "the Monitoring Officer",
    "claim.opinion_on": "2021-02-20",
    "claim.earlier_on": "2020-06-01",
    "claim.sar_due_on": "2021-03-31",
    "clarification.asked_on": "2021-02-12",
    "claim.enactment": "Enterprise Act 2002",
    "claim.enactment_provision": "section 237",
    "claim.whose_interests": "the council",
    "claim.source": "a supplier",
    "claim.purpose": "section 31(2)(c)",
    "claim.harm": "Disclosure would help criminals to attack, and so endanger people and lose the council its price.",
}
LIMBS = {"s30-3": "30(1)(b)", "s31-3": "31(1)(a)", "s36-3": "36(2)(c)", "s38-2": "38(1)(a)"}
# The page of the cost estimate holds what these rest on.
ON_COST = ("s12-1", "s12-2", "s12-4")
SENTENCE = "For the reasons of this very case, which the file sets out in full."


@pytest.fixture
def stops(council):
    """The errors of one claim in a letter of its own, where they are mended: on its page, or on that of the cost."""
    QualifiedPerson.objects.create(
        office="the Monitoring Officer", authorisation="Letter of 2019", in_force_from=date(2019, 1, 1)
    )
    made = {}

    def stops(provision, variant="", fields=None, **details):
        if provision not in made:
            found = provisions.find(provision)
            letter = make_letter(("", "ncnd" if found.is_ncnd else "withheld"), regime=found.regime.value)
            made[provision] = letter, Claim.objects.create(case=letter.case, provision=provision)
            made[provision][1].questions.set(letter.case.questions.all())
        letter, claim = made[provision]
        claim.variant, claim.fields, claim.factors = variant, fields or {}, details.get("factors", [])
        claim.save()
        places = ("cost", f"claim-{claim.pk}")
        return [each for each in look_at(letter, on=ON).reasons if each.place in places]

    return stops


def variants(provision):
    """The notice itself, and the starters for common situations."""
    return ["", *(each["key"] for each in REFUSALS[provision].get("variants", ()))]


def asked(provision, variant):
    return [field for field in required_fields(REFUSALS[provision], variant) if field.required]


def written(provision, variant):
    """Every field of a notice, answered as an officer would."""
    said = SAID | {"claim.limb": f"section {LIMBS.get(provision, '31(1)(a)')}"}
    return {
        field.key: said.get(field.key) or (field.choices[0] if field.choices else SENTENCE)
        for field in required_fields(REFUSALS[provision], variant)
    }


def weighed(provision):
    sides = ("for", "against") if provisions.find(provision).needs_public_interest_test else ()
    return [
        {
            "key": f"own-{side}",
            "side": side,
            "text": f"A factor {side} it.",
            "answer": "So.",
            "weight": "some",
        }
        for side in sides
    ]


@pytest.mark.parametrize("provision", sorted(set(provisions.catalogue()) - set(REFUSALS)))
def test_a_provision_without_a_notice_stops_the_letter(stops, provision):
    assert stops(provision)


@pytest.mark.parametrize("provision", REFUSALS)
def test_an_empty_claim_stops_the_letter_and_one_whose_fields_are_only_filled(stops, provision):
    for variant in variants(provision):
        assert stops(provision, variant)
        filled = {
            field.key: field.choices[0] if field.choices else "x" for field in asked(provision, variant)
        }
        found = [each.check for each in stops(provision, variant, filled)]
        typed = [field for field in asked(provision, variant) if not field.choices]
        assert found.count("LETTER-39") == len(typed) or provision in ON_COST
        assert found


@pytest.mark.parametrize("provision", REFUSALS)
def test_a_claim_that_says_all_stops_no_letter_and_each_thing_left_out_does(stops, provision):
    for variant in variants(provision):
        said = {"fields": written(provision, variant), "factors": weighed(provision)}
        whole = [each.check for each in stops(provision, variant, **said)]
        assert whole == (["LETTER-32"] if provision in ON_COST else [])
        for field in asked(provision, variant):
            left_out = stops(provision, variant, **said | {"fields": said["fields"] | {field.key: "  "}})
            assert len(left_out) > len(whole), field.question
        for factor in said["factors"]:
            assert "LETTER-16" in {
                each.check for each in stops(provision, variant, said["fields"], factors=[factor])
            }
