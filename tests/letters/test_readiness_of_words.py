"""What the officer writes is held against the record: what is held, and which notice weighs the public interest."""

import pytest

from cases.law.letter_text import Severity
from cases.letters.assembly import assemble
from cases.letters.own_words import BEFORE
from cases.letters.readiness import look_at
from tests.letters.letters import ON, add_claim, make_letter
from tests.letters.test_claims_complete import weighed, written

pytestmark = pytest.mark.usefixtures("council")
HELD = "<p>We hold the information you requested.</p>"
WEIGHED = "In all the circumstances the public interest in withholding it outweighs the public interest in disclosure."
GIVEN = ("<p>Hootsuite</p>", "disclosed")


def found(letter, check, own=""):
    letter.fields = {field.key: "What else we can offer." for field in assemble(letter, on=ON).fields}
    letter.fields |= {BEFORE: own} if own else {}
    ready = look_at(letter, on=ON)
    said = [*ready.reasons, *(each.reason for each in ready.judged)]
    return [(each.severity, each.place.partition("-")[0]) for each in said if each.check == check]


def claimed(letter, provision, number, **said):
    claim = add_claim(letter, provision, number, factors=weighed(provision))
    claim.fields = written(provision, "") | said
    claim.save()
    return letter


def test_all_is_not_said_to_be_held_where_something_is_not():
    letter = make_letter(GIVEN, ("<p>The contract has no end date.</p>", "not_held"))
    assert found(letter, "LETTER-05", own=HELD) == [(Severity.ERROR, "letter")]
    assert found(letter, "LETTER-05") == []


def test_all_is_not_said_to_be_held_where_something_is_neither_confirmed_nor_denied():
    letter = claimed(make_letter(GIVEN, ("", "ncnd")), "s31-3", 2)
    assert found(letter, "LETTER-05", own=HELD) == [(Severity.ERROR, "letter")]
    assert found(letter, "LETTER-05") == []


@pytest.mark.parametrize("own", [HELD, "<p>We hold some of the information you requested.</p>", ""])
def test_all_may_be_said_to_be_held_where_all_is(own):
    assert found(make_letter(GIVEN, GIVEN), "LETTER-05", own=own) == []


@pytest.mark.parametrize(
    ("because", "count"), [(WEIGHED, 1), ("It is free of charge, complete and needs no account.", 0)]
)
def test_an_absolute_provision_takes_no_test_of_the_public_interest_without_a_reason(because, count):
    letter = claimed(make_letter(("", "elsewhere")), "s21", 1, **{"claim.accessible_because": because})
    assert found(letter, "LETTER-19") == [(Severity.WARN, "claim")] * count


def test_a_qualified_provision_takes_its_test():
    letter = claimed(make_letter(("", "withheld")), "s42", 1, **{"claim.conclusion": WEIGHED})
    assert found(letter, "LETTER-19") == []


@pytest.mark.parametrize("provision", ["s41", "s40-2-3Aa", "s23"])
def test_the_words_of_an_absolute_notice_ask_for_no_reason(provision):
    assert found(claimed(make_letter(("", "withheld")), provision, 1), "LETTER-19") == []
