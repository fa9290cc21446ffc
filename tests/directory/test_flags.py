"""What the pages say that a flag does is what the rule does."""

import pytest

from cases.directory.grades import FLAGS
from cases.law.redaction import Action, Detail, Flag, Kind, Ladder, Standing, rule

LADDER = Ladder(("Director", "Clerk"), "Director", {})


def released(grade: str, *flags: Flag) -> set[Detail]:
    standing = Standing(Kind.OFFICER, grade=grade, flags=frozenset(flags))
    return {detail for detail in Detail if rule(standing, detail, LADDER).action is Action.RELEASE}


@pytest.mark.parametrize("flag", Flag)
def test_each_flag_does_what_the_page_says(flag):
    says = FLAGS[flag]
    low, high = released("Clerk", flag), released("Director", flag)
    assert ("name" in low) == ("released" in says)
    assert (Detail.WORK_EMAIL in low) == ("e-mail address are released" in says)
    assert (Detail.DIRECT_LINE in low) == ("direct line too" in says)
    assert Detail.DIRECT_LINE not in high
    assert (high == set()) == ("everything is withheld" in says)
