"""What the notice says is true of exactly the people withheld, and names none of them."""

import pytest

from cases.law.redaction import Action, Detail, Ground, Kind, Ruling
from cases.named.claim_words import written
from cases.named.groups import groups_of
from cases.named.person import Person, Placed, named_together

WITHHELD = {
    Ground.OUTSIDE_THE_RULE: Action.DECIDE,
    Ground.GRADE_UNKNOWN: Action.DECIDE,
    Ground.NOT_IN_DIRECTORY: Action.DECIDE,
}


def a_person(
    number=1,
    *,
    ground=Ground.BELOW_SENIOR,
    kind=Kind.OFFICER,
    details=(Detail.NAME,),
    key="",
    places=(("answer-4", "question 4", (4,)),),
    proposal=Action.WITHHOLD,
    **about,
):
    ruling = Ruling(WITHHELD.get(ground, Action.WITHHOLD), proposal, ground, ("a step",))
    mentions = tuple(
        Placed(part, place, "#", f"Person No{number}", details[0], questions)
        for part, place, questions in places
    )
    values = {"people": (f"staff:{number}",), **about}
    return Person(
        key or f"staff:{number}", f"Person No{number}", ruling, mentions, details, kind=kind, **values
    )


def said(*people, is_eir=False):
    return written(people, senior_grade="Assistant Director", is_eir=is_eir)


def test_one_officer_below_the_senior_grade_is_one_and_the_post_is_given():
    notice = said(a_person(post="Housing Options Officer"))
    assert notice.fields["claim.information"] == "the name of one council officer"
    assert notice.fields["claim.documents"] == "our answer to question 4"
    assert notice.fields["claim.people"] == (
        "one council officer, in a post below Assistant Director (Housing Options Officer)."
    )
    assert (
        "The council officer holds a post below Assistant Director, as Housing Options Officer."
        in (notice.fields["claim.balance"])
    )
    assert notice.fields["claim.balance"].endswith("rights of this person prevail.")
    assert notice.variant == "staff"


def test_several_officers_are_counted_and_posts_held_by_two_are_said_once():
    people = [a_person(n, post=post) for n, post in enumerate(["Clerk", "Clerk", "Archivist"])]
    notice = said(*people)
    assert notice.fields["claim.information"] == "the names of three council officers"
    assert "(Clerk (two people) and Archivist)" in notice.fields["claim.people"]
    assert (
        "The three council officers each hold a post below Assistant Director"
        in notice.fields["claim.balance"]
    )
    assert notice.fields["claim.balance"].endswith("rights of these people prevail in each case.")


def test_more_than_nine_are_given_in_digits():
    notice = said(*[a_person(number) for number in range(11)])
    assert notice.fields["claim.information"] == "the names of 11 council officers"


def test_details_are_counted_for_those_of_whom_they_are_withheld():
    both = a_person(1, details=(Detail.NAME, Detail.WORK_EMAIL, Detail.DIRECT_LINE))
    notice = said(both, a_person(2))
    assert notice.fields["claim.information"] == (
        "the name, the e-mail address and the telephone number of one council officer and the name of one council "
        "officer"
    )
    assert "leads straight to that person" in notice.fields["claim.reasons"]


def test_contact_details_that_the_rule_keeps_apart_are_those_of_one_person():
    name = a_person(1, ground=Ground.UNDER_THREAT)
    mobile = a_person(1, key="staff:1:mobile", ground=Ground.PRIVATE_DETAIL, details=(Detail.MOBILE,))
    (group,) = groups_of([mobile, name], "Assistant Director")
    assert group.name == "officer"
    assert group.is_one
    assert (
        said(name, mobile).fields["claim.information"]
        == "the name and the telephone number of one council officer"
    )


@pytest.mark.parametrize(
    ("about", "people", "balance", "variant"),
    [
        (
            {"key": "staff:1:work_email", "details": (Detail.WORK_EMAIL,), "post": "Archivist"},
            "one council officer, for contact details alone (Archivist).",
            "we withhold contact details alone, and not the name",
            "",
        ),
        (
            {
                "key": "staff:1:mobile",
                "details": (Detail.MOBILE,),
                "ground": Ground.PRIVATE_DETAIL,
                "post": "Director",
            },
            "one council officer, for contact details alone (Director).",
            "are those of the Director",
            "",
        ),
        (
            {"key": "staff:1:mobile", "details": (Detail.MOBILE,), "ground": Ground.PRIVATE_DETAIL},
            "one council officer, for contact details alone.",
            "are those of officers in public posts",
            "",
        ),
        (
            {"ground": Ground.GRADE_UNKNOWN, "post": "Project Lead"},
            "one council officer, considered individually (Project Lead).",
            "as Project Lead, no grade is recorded",
            "",
        ),
        (
            {"ground": Ground.SENIOR},
            "one council officer, considered individually.",
            "For one council officer, we decided individually, whatever the grade",
            "",
        ),
        (
            {"kind": Kind.OTHER_BODY, "ground": Ground.OUTSIDE_THE_RULE, "organisation": "Home Office"},
            "one member of the staff of the Home Office.",
            "One person works for the Home Office and not for us. Our own rule on grades is not for the staff of other "
            "bodies",
            "others-staff",
        ),
        (
            {"kind": Kind.OTHER_BODY, "ground": Ground.OUTSIDE_THE_RULE, "proposal": Action.RELEASE},
            "one person who works for another body.",
            "One person works for somebody else and not for us.",
            "others-staff",
        ),
        (
            {
                "kind": Kind.CONTRACTOR,
                "ground": Ground.OUTSIDE_THE_RULE,
                "organisation": "Sample Telecare Ltd",
            },
            "one member of the staff of Sample Telecare Ltd.",
            "One person works for Sample Telecare Ltd and not for us.",
            "others-staff",
        ),
        (
            {"kind": Kind.RESIDENT, "ground": Ground.OUTSIDE_THE_RULE},
            "one member of the public.",
            "One member of the public dealt with us as a private person.",
            "public",
        ),
        (
            {"kind": Kind.COUNCILLOR, "ground": Ground.OUTSIDE_THE_RULE, "details": (Detail.MOBILE,)},
            "one councillor.",
            "we withhold what belongs to private life",
            "",
        ),
        (
            {"kind": Kind.COUNCILLOR, "ground": Ground.OUTSIDE_THE_RULE},
            "one councillor.",
            "For one councillor we decided individually.",
            "",
        ),
        (
            {"kind": None, "ground": Ground.SEVERAL_PEOPLE, "people": ("staff:1", "staff:2")},
            "one person.",
            "For one person we decided individually",
            "",
        ),
        (
            {"kind": None, "ground": Ground.BELOW_SENIOR, "people": ("staff:1", "staff:2")},
            "one council officer, in a post below Assistant Director.",
            "The council officer holds a post below Assistant Director.",
            "staff",
        ),
        (
            {"kind": None, "ground": Ground.UNDER_THREAT, "people": ("staff:1", "staff:2")},
            "one person.",
            "We also have to allow for harm or distress",
            "",
        ),
        (
            {"kind": None, "ground": Ground.NOT_IN_DIRECTORY, "people": (), "key": "words:somebody else"},
            "one person who is not in the council’s staff directory.",
            "One person is not in our staff directory",
            "",
        ),
    ],
)
def test_each_group_gets_its_own_true_words(about, people, balance, variant):
    notice = said(a_person(**about))
    assert notice.fields["claim.people"] == people
    assert balance in notice.fields["claim.balance"]
    assert notice.variant == variant
    assert "No1" not in "".join(notice.fields.values())
    if "in a post below" not in people:
        assert "below Assistant Director" not in "".join(notice.fields.values())


@pytest.mark.parametrize(
    ("kind", "ground", "words"),
    [
        (Kind.OTHER_BODY, Ground.OUTSIDE_THE_RULE, "Two people work for somebody else and not for us."),
        (
            Kind.RESIDENT,
            Ground.OUTSIDE_THE_RULE,
            "Two members of the public dealt with us as private persons.",
        ),
        (None, Ground.NOT_IN_DIRECTORY, "Two people are not in our staff directory"),
    ],
)
def test_two_are_spoken_of_as_two(kind, ground, words):
    people = [a_person(n, kind=kind, ground=ground, people=(), key=f"words:{n}") for n in (1, 2)]
    assert words in said(*people).fields["claim.balance"]


def test_groups_that_need_different_words_get_no_starter_and_each_its_own_sentence():
    notice = said(
        a_person(1, post="Clerk"),
        a_person(
            2, kind=Kind.OTHER_BODY, ground=Ground.OUTSIDE_THE_RULE, organisation="Department for Samples"
        ),
        a_person(3, kind=Kind.RESIDENT, ground=Ground.OUTSIDE_THE_RULE),
    )
    assert notice.variant == ""
    assert notice.fields["claim.people"] == (
        "one council officer, in a post below Assistant Director (Clerk); one member of the staff of the Department "
        "for Samples; one member of the public."
    )
    assert notice.fields["claim.information"].count(";") == 2
    assert "It says that the Department for Samples took part." in notice.fields["claim.necessity"]


def test_environmental_information_has_a_starter_for_our_own_officers_alone():
    assert said(a_person(), is_eir=True).variant == "staff"
    assert said(a_person(kind=Kind.RESIDENT, ground=Ground.OUTSIDE_THE_RULE), is_eir=True).variant == ""


def test_where_nothing_less_would_tell_who_it_was_the_notice_says_so():
    assert said(a_person()).fields["claim.necessity"].startswith("Nothing that intrudes less")


def test_answers_and_annexes_are_told_as_documents_and_questions_asked_as_several():
    two = (("answer-1", "question 1", (1,)), ("answer-3", "question 3", (3,)), ("annex-9", "Annex A", (1,)))
    notice = said(a_person(places=two))
    assert notice.fields["claim.documents"] == "our answers to questions 1 and 3 and Annex A"
    assert "what questions 1 and 3 are about" in notice.fields["claim.legitimate_interest"]
    assert said(a_person(places=two[2:])).fields["claim.documents"] == "Annex A"


def test_nothing_is_written_about_nobody():
    with pytest.raises(ValueError, match="Nobody is withheld"):
        said()


def test_many_names_are_told_in_short():
    assert named_together([a_person(n) for n in range(5)]) == "Person No0, Person No1 and 3 others"
    assert named_together([a_person(n) for n in range(2)]) == "Person No0 and Person No1"


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"grade": "Officer"}, "Officer"),
        ({}, "No grade recorded"),
        ({"kind": Kind.RESIDENT}, "Member of the public"),
        ({"kind": Kind.OTHER_BODY, "organisation": "Home Office"}, "Works for another body, Home Office"),
        ({"kind": None, "people": ()}, "Not in the directory"),
        ({"kind": None}, "May be one of several"),
    ],
)
def test_a_person_is_shown_with_the_grade_or_with_who_they_are(about, words):
    assert a_person(**about).grade_words == words
