import pytest

from cases.law.outcomes import Outcome


@pytest.mark.parametrize(
    ("outcome", "label", "needs_claim", "needs_text", "gives_information"),
    [
        (Outcome.DISCLOSED, "Disclosed", False, True, True),
        (Outcome.PART, "Part disclosed", True, True, True),
        (Outcome.WITHHELD, "Withheld", True, False, False),
        (Outcome.NOT_HELD, "Not held", False, True, False),
        (Outcome.NCND, "Neither confirmed nor denied", True, False, False),
        (Outcome.ELSEWHERE, "Accessible elsewhere", True, True, True),
        (Outcome.COST, "Refused on cost", True, False, False),
        (Outcome.VEXATIOUS, "Refused as vexatious or repeated", True, False, False),
        (Outcome.ADVISED, "Advised", False, True, False),
    ],
)
def test_what_each_outcome_asks_of_the_officer(outcome, label, needs_claim, needs_text, gives_information):
    assert outcome.label == label
    assert outcome.needs_claim is needs_claim
    assert outcome.needs_text is needs_text
    assert outcome.gives_information is gives_information


def test_the_values_are_short_enough_for_a_column():
    assert max(len(outcome) for outcome in Outcome) <= 10
