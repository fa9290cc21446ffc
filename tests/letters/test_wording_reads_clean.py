"""The council's own starter wording gives the checks of the text nothing to find: only what is put into it can."""

import pytest

from cases.law.letter_text import Severity
from cases.law.outcomes import Outcome
from cases.law.provisions import find
from cases.letters.assembly import assemble
from cases.letters.readiness import facts_of, of_the_text
from cases.passages import required_fields
from tests.letters.letters import ON, REFUSALS, add_claim, make_letter

pytestmark = pytest.mark.django_db
# One of each shape of notice; the outcome where it is neither withheld nor left open.
OUTCOMES = {
    "s1-not-held": Outcome.NOT_HELD,
    "s12-1": Outcome.COST,
    "s14-1": Outcome.VEXATIOUS,
    "s21": Outcome.ELSEWHERE,
    "e12-4a": Outcome.NOT_HELD,
}
PROVISIONS = [
    *OUTCOMES,
    *(
        "s22",
        "s24-1",
        "s24-2",
        "s30-1b",
        "s31-1a",
        "s31-3",
        "s36-2b-i",
        "s38-1a",
        "s40-2-3Aa",
        "s41",
        "s42",
        "s43-2",
    ),
    *("s44-1a", "e12-4e", "e12-5e", "e13-1"),
]
SAID = {
    "claim.information": "the unit prices in schedule 3 of the contract",
    "claim.interest": "the prevention or detection of crime",
    "claim.limb": "section 31(1)(a)",
    "claim.opinion_on": "2021-02-20",
    "claim.enactment": "Enterprise Act 2002",
    "claim.enactment_provision": "section 237",
    "claim.where": "https://www.ashmere.example/contracts, second table",
    "claim.whose_interests": "the council",
    "claim.qualified_person": "the Monitoring Officer",
}
TELLING = [
    "alarm",
    "bridge",
    "cellar",
    "depot",
    "engine",
    "fence",
    "garage",
    "harbour",
    "island",
    "junction",
    "kiosk",
]


def said(key: str, place: int, choices: tuple[str, ...]) -> str:
    """Something different for each field, about this very information."""
    if choices:
        return choices[-1]
    thing = TELLING[place % len(TELLING)]
    return SAID.get(
        key,
        f"A criminal who reads schedule {place} of the contract learns the unit prices by the {thing}, "
        "which harms crime prevention, safety and advice.",
    )


@pytest.mark.parametrize("provision", PROVISIONS)
def test_a_notice_of_the_library_reads_clean(provision, council):
    law = find(provision)
    outcome = OUTCOMES.get(provision, Outcome.NCND if law.is_ncnd else Outcome.WITHHELD)
    text = "<p>The second table has it.</p>" if outcome.needs_text else ""
    asked = ["What are the unit prices in schedule 3 of the contract?"]
    letter = make_letter((text, outcome.value), questions=asked, regime=law.regime.value)
    wanted = required_fields(REFUSALS[provision], "")
    fields = {field.key: said(field.key, place, field.choices) for place, field in enumerate(wanted)}
    sides = {"for": "Residents pay these prices.", "against": "The next tender is near."}
    factors = [
        {"key": f"own-{side}", "side": side, "text": words, "answer": "", "weight": "some"}
        for side, words in sides.items()
        if law.needs_public_interest_test
    ]
    add_claim(letter, provision, 1, fields=fields, factors=factors)
    content = assemble(letter, on=ON)
    found = of_the_text(content, facts_of(letter, content, ON), ())
    assert [(each.check, each.text, each.words) for each in found if each.severity is not Severity.INFO] == []
