"""Everybody named is decided, and what the notice says of the names withheld is true of each: LETTER-25."""

import pytest

from cases.law.letter_text import Severity
from cases.law.letters import NamesFacts
from cases.law.names_checks import CHECKS
from cases.law.redaction import Ground
from tests.law.letter_facts import claim, letter, question

BELOW = Ground.BELOW_SENIOR
AD = "Assistant Director"


def found(*parts, **names):
    facts = letter(*parts, names=NamesFacts(**{"senior_grade": AD, **names}))
    return [reason for check in CHECKS for reason in check(facts)]


def personal(**facts):
    return claim("s40-2-3Aa", **facts)


def test_a_letter_that_names_nobody_says_nothing():
    assert found(question()) == []


def test_who_is_not_decided_stops_the_letter_at_the_panel():
    (reason,) = found(question(), open=("Decide about Jane Smithson.",))
    assert (reason.text, reason.place, reason.check) == ("Decide about Jane Smithson.", "names", "LETTER-25")


@pytest.mark.parametrize(
    "said",
    [
        "All of the posts redacted are under the Assistant Director level.",
        "The officers are all below Assistant Director.",
        "The names are those of staff who were below Assistant Director.",
        "Nobody withheld is junior to the council's Assistant Director.",
        "Everyone named is below\nAssistant Director.",
    ],
)
def test_that_all_are_below_the_senior_grade_is_said_only_where_it_is_true_of_everybody(said):
    notice = personal(fields={"claim.balance": said})
    (reason,) = found(question(), notice, grounds=(BELOW, Ground.OUTSIDE_THE_RULE), questions=(1,))
    assert (reason.check, reason.severity, reason.place) == ("LETTER-25", Severity.ERROR, "claim-a")
    assert "one of them is not" in reason.text
    assert found(question(), notice, grounds=(BELOW, BELOW), questions=(1,)) == []


def test_the_starter_for_staff_says_it_too():
    (reason,) = found(question(), personal(variant="staff"), grounds=(Ground.GRADE_UNKNOWN,), questions=(1,))
    assert reason.severity is Severity.ERROR


def test_where_no_name_could_show_it_somebody_makes_sure():
    (reason,) = found(question(), personal(variant="staff"))
    assert (reason.check, reason.severity) == ("LETTER-25", Severity.WARN)
    assert "withholds no name that could show it" in reason.text


@pytest.mark.parametrize(
    "said",
    [
        "One council officer holds a post below Assistant Director.",
        "Two council officers, each in a post below Assistant Director; one member of the staff of the Home Office.",
        "All of them work in Housing. One is below Assistant Director.",
    ],
)
def test_what_is_said_of_some_is_no_sentence_about_all(said):
    notice = personal(fields={"claim.people": said})
    assert found(question(), notice, grounds=(BELOW, Ground.OUTSIDE_THE_RULE), questions=(1,)) == []


def test_a_claim_of_another_provision_says_nothing_about_grades():
    other = claim("s43-2", fields={"claim.harm": "All of the posts are below Assistant Director."})
    assert found(question(), other, grounds=(Ground.OUTSIDE_THE_RULE,)) == []


def test_a_name_withheld_without_a_claim_stops_the_letter():
    (reason,) = found(
        question(), question(2), personal(questions=(1,)), grounds=(BELOW,) * 2, questions=(1, 2)
    )
    assert (reason.check, reason.place) == ("LETTER-15", "names")
    assert "in question 2" in reason.text


def test_a_claim_for_names_that_withholds_none_stops_the_letter():
    (reason,) = found(question(), personal(), claim="a")
    assert (reason.check, reason.place) == ("LETTER-15", "claim-a")
    assert found(question(), personal(), claim="another") == []


@pytest.mark.parametrize(
    ("threatened", "words"), [(("A",), "A person withheld is"), (("A", "B"), "2 people withheld are")]
)
def test_a_threat_wants_section_38_considered_once_per_set_of_people(threatened, words):
    names = {"threatened": threatened, "grounds": (Ground.UNDER_THREAT,), "questions": (1,)}
    (reason,) = found(question(), personal(), **names)
    assert (reason.check, reason.severity, reason.words) == (
        "LETTER-35",
        Severity.WARN,
        "\n".join(threatened),
    )
    assert reason.text.startswith(words)
    assert found(question(), personal(), claim("s38-1b", key="b"), **names) == []
