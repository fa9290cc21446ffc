"""The grade rule: names below the senior grade, with its exceptions, one person and one detail at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.redaction import (
    Action,
    Detail,
    Flag,
    Ground,
    Kind,
    Ladder,
    Standing,
    may_say_all_below_senior,
    not_in_directory,
    one_of_several,
    requester,
    rule,
)

LADDER = Ladder(
    ("Chief Executive", "Director", "Assistant Director", "Head of Service", "Officer"),
    "Assistant Director",
    {"ad": "Assistant Director", "hos": "Head of Service"},
)


def officer(grade="Officer", *flags, **more):
    return Standing(Kind.OFFICER, grade=grade, flags=frozenset(flags), **more)


def of(standing, detail=Detail.NAME):
    return rule(standing, detail, LADDER)


def test_the_name_of_an_officer_below_the_senior_grade_is_withheld_and_the_post_kept():
    ruling = of(officer("Head of Service"))
    assert (ruling.action, ruling.proposal, ruling.ground) == (
        Action.WITHHOLD,
        Action.WITHHOLD,
        Ground.BELOW_SENIOR,
    )
    assert ruling.reason == (
        "Council officer; Head of Service, below Assistant Director; not public-facing, not a spokesperson; "
        "not published, no consent; withhold the name, keep the post"
    )


@pytest.mark.parametrize(
    "grade", ["Assistant Director", "assistant  director", "AD", "Director", "Chief Executive"]
)
def test_the_name_of_an_officer_at_or_above_the_senior_grade_is_released(grade):
    ruling = of(officer(grade))
    assert (ruling.action, ruling.ground) == (Action.RELEASE, Ground.SENIOR)


def test_the_trace_says_whether_somebody_stands_at_the_senior_grade_or_above():
    assert "Assistant Director: at Assistant Director level" in of(officer("AD")).trace
    assert "Director: above Assistant Director level" in of(officer("Director")).trace


@pytest.mark.parametrize("detail", [Detail.DIRECT_LINE, Detail.MOBILE, Detail.PRIVATE_EMAIL])
@pytest.mark.parametrize("senior", [officer("Director"), officer("Officer", Flag.STATUTORY_OFFICER)])
def test_direct_lines_and_private_addresses_of_senior_officers_are_withheld_all_the_same(senior, detail):
    ruling = of(senior, detail)
    assert (ruling.action, ruling.ground) == (Action.WITHHOLD, Ground.PRIVATE_DETAIL)


def test_the_work_address_of_a_senior_officer_is_released():
    assert of(officer("Director"), Detail.WORK_EMAIL).action is Action.RELEASE


def test_a_statutory_officer_is_named_whatever_the_grade():
    ruling = of(officer("Officer", Flag.STATUTORY_OFFICER))
    assert (ruling.action, ruling.ground) == (Action.RELEASE, Ground.STATUTORY)


@pytest.mark.parametrize(
    "flag", [Flag.SPOKESPERSON, Flag.PUBLIC_FACING, Flag.DECISION_MAKER, Flag.PUBLISHED, Flag.CONSENTED]
)
def test_an_officer_below_with_a_public_role_or_consent_is_named(flag):
    ruling = of(officer("Officer", flag))
    assert (ruling.action, ruling.ground) == (Action.RELEASE, Ground.PUBLIC_ROLE)
    assert ruling.trace == ("council officer", "below Assistant Director", flag.in_words, "release the name")


def test_a_spokesperson_without_a_grade_is_named():
    assert of(officer("", Flag.SPOKESPERSON)).trace == ("council officer", "spokesperson", "release the name")


def test_who_agreed_to_be_named_agreed_to_the_name_alone():
    ruling = of(officer("Officer", Flag.CONSENTED), Detail.WORK_EMAIL)
    assert (ruling.action, ruling.ground) == (Action.WITHHOLD, Ground.BELOW_SENIOR)
    assert "agreed to the name alone" in ruling.trace


def test_a_spokesperson_has_a_public_direct_line_and_a_private_mobile():
    press = officer("Officer", Flag.SPOKESPERSON)
    assert of(press, Detail.DIRECT_LINE).action is Action.RELEASE
    mobile = of(press, Detail.MOBILE)
    assert (mobile.action, mobile.ground) == (Action.WITHHOLD, Ground.PRIVATE_DETAIL)
    assert mobile.trace == ("council officer", "spokesperson", "withhold the mobile number")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.OFFICER])
def test_the_rule_does_not_apply_to_anybody_who_is_not_a_council_officer(kind):
    ruling = of(Standing(kind, grade="Officer", organisation="Home Office"))
    assert (ruling.action, ruling.ground) == (Action.DECIDE, Ground.OUTSIDE_THE_RULE)
    assert "not a council officer, so the grade rule does not apply" in ruling.trace


def test_releasing_is_proposed_for_a_councillor_but_for_private_numbers():
    councillor = Standing(Kind.COUNCILLOR, organisation="Sample Council")
    assert of(councillor).proposal is Action.RELEASE
    assert of(councillor).trace[0] == "councillor"
    assert of(councillor, Detail.MOBILE).proposal is Action.WITHHOLD


def test_withholding_is_proposed_for_another_bodys_official_unless_something_makes_the_name_public():
    official = Standing(Kind.OTHER_BODY, organisation="Home Office")
    assert of(official).proposal is Action.WITHHOLD
    assert of(official).trace[0] == "works for another body, Home Office"
    public = Standing(Kind.CONTRACTOR, flags=frozenset({Flag.CONSENTED}))
    assert of(public).proposal is Action.RELEASE
    assert of(public, Detail.WORK_EMAIL).proposal is Action.WITHHOLD


@pytest.mark.parametrize(
    "standing",
    [officer("Director", Flag.UNDER_THREAT), Standing(Kind.COUNCILLOR, flags=frozenset({Flag.UNDER_THREAT}))],
)
def test_who_is_under_threat_is_withheld_with_section_38_to_consider(standing):
    ruling = of(standing)
    assert (ruling.action, ruling.ground, ruling.consider) == (
        Action.WITHHOLD,
        Ground.UNDER_THREAT,
        ("s38(1)(b)",),
    )


@pytest.mark.parametrize(
    ("grade", "words"), [("", "no grade recorded"), ("Wizard", "“Wizard” is not a grade of the ladder")]
)
def test_an_officer_of_no_known_grade_is_for_a_person_to_decide(grade, words):
    ruling = of(officer(grade))
    assert (ruling.action, ruling.proposal, ruling.ground) == (
        Action.DECIDE,
        Action.WITHHOLD,
        Ground.GRADE_UNKNOWN,
    )
    assert words in ruling.trace


def test_a_grade_of_another_day_is_not_taken_for_that_of_the_document():
    ruling = of(officer("Director", is_dated=False))
    assert (ruling.action, ruling.proposal, ruling.ground) == (
        Action.DECIDE,
        Action.WITHHOLD,
        Ground.GRADE_UNKNOWN,
    )
    assert "the directory does not say which post was held on that day; the nearest is taken" in ruling.trace


def test_a_name_that_the_directory_does_not_know_is_for_a_person_to_decide():
    ruling = not_in_directory(Detail.NAME)
    assert (ruling.action, ruling.proposal) == (Action.DECIDE, None)


def test_a_name_of_several_people_is_ruled_on_where_the_rule_says_the_same_of_each():
    names = ["David Patel, Housing Officer", "David Patel, Parks Officer"]
    same = one_of_several(names, [of(officer()), of(officer())])
    assert (same.action, same.ground) == (Action.WITHHOLD, Ground.BELOW_SENIOR)
    apart = one_of_several(names, [of(officer()), of(officer("Director"))])
    assert (apart.action, apart.proposal, apart.ground) == (Action.DECIDE, None, Ground.SEVERAL_PEOPLE)


def test_the_requester_is_named_in_the_letter_to_the_requester():
    assert requester(Detail.NAME).action is Action.RELEASE


def test_all_below_the_senior_grade_is_said_only_where_it_is_true_of_each():
    assert may_say_all_below_senior([Ground.BELOW_SENIOR, Ground.BELOW_SENIOR])
    assert not may_say_all_below_senior([Ground.BELOW_SENIOR, Ground.OUTSIDE_THE_RULE])
    assert not may_say_all_below_senior([])


def test_a_ladder_holds_its_senior_grade():
    with pytest.raises(ValueError, match="not one of the grades"):
        Ladder(("Director",), "Assistant Director", {})


def test_a_grade_that_the_ladder_does_not_know_is_neither_senior_nor_not():
    with pytest.raises(ValueError, match="“Wizard” is not one of the grades"):
        LADDER.is_senior("Wizard")


standings = st.builds(
    Standing,
    kind=st.sampled_from(Kind),
    grade=st.sampled_from([*LADDER.grades, "AD", "", "Wizard"]),
    organisation=st.sampled_from(["", "Home Office"]),
    flags=st.frozensets(st.sampled_from(Flag)),
    is_dated=st.booleans(),
)


@given(standings, st.sampled_from(Detail))
def test_every_ruling_says_why_and_proposes_what_it_does(standing, detail):
    ruling = of(standing, detail)
    assert ruling.trace
    assert all(ruling.trace)
    assert ruling.action is Action.DECIDE or ruling.proposal is ruling.action


@given(standings)
def test_a_private_address_or_mobile_is_never_released_by_the_rule(standing):
    for detail in (Detail.PRIVATE_EMAIL, Detail.MOBILE):
        assert of(standing, detail).proposal is Action.WITHHOLD


@given(standings, st.sampled_from(Detail))
def test_only_what_is_recorded_can_release_somebody_below_the_senior_grade(standing, detail):
    plain = Standing(standing.kind, standing.grade, is_dated=standing.is_dated)
    ruling = of(plain, detail)
    senior = plain.is_dated and LADDER.find(plain.grade) and LADDER.is_senior(plain.grade)
    if plain.kind is Kind.OFFICER and not senior:
        assert ruling.proposal is Action.WITHHOLD
