"""What a file would change: who is who, what holds when, and what that alters of what is withheld."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.directory import import_actions as actions
from cases.directory.import_matching import NEW, SAME_AS
from cases.directory.import_rows import as_csv, items_of
from cases.directory.import_timeline import left, put
from cases.directory.looking import look
from cases.law.redaction import Flag
from cases.models import StaffMember, StaffPost
from cases.names.directory import Held
from cases.names.sheet_columns import LONGEST
from tests.directory.imports import (
    ALL,
    CATHY,
    HAMISH,
    MAY,
    PRESS,
    SINCE,
    WARD,
    brought,
    confirmed,
    imported,
    looked,
    posts,
)

pytestmark = pytest.mark.django_db
NO_NUMBERS = "name,post,grade,email"


@pytest.fixture
def filled(council, administrator):
    return imported(administrator, *ALL)


@pytest.fixture
def by_hand(council):
    """Puts somebody into the directory as a person does."""

    def add(name: str, *, grade: str = "Officer", held_from: date = SINCE, **values) -> StaffMember:
        member = StaffMember.objects.create(name=name, **values)
        member.posts.create(post="Clerk", grade=grade, held_from=held_from)
        return member

    return add


def effect(administrator, before: str, after: str, row: str = CATHY) -> str:
    found = looked(administrator, *(each.replace(before, after) if each == row else each for each in ALL))
    (step,) = found.changed
    return step.effect.words if step.effect else ""


# what it alters


@pytest.mark.parametrize(
    ("row", "before", "after", "words"),
    [
        (HAMISH, "Assistant Director,officer", "Manager,officer", "Name now withheld"),
        (CATHY, "Head of Service", "Director", "Name now released"),
        (CATHY, "officer", "contractor", "Name now to be decided"),
        (PRESS, "spokesperson", "consent", "E-mail address now withheld"),
        (PRESS, "spokesperson", "", "Name now withheld"),
        (CATHY, "Head of Service", "Manager", ""),
        (CATHY, "Head of Legal", "Legal Head", ""),
        (CATHY, "Cathy", "Cathy;Kate", "More is looked for"),
        (CATHY, "Cathy", "Kate", "Other words are looked for"),
        (HAMISH, "Dunmore,,", "Dunmore,Hamie,", ""),
        (PRESS, "01632 960060", "01632 960061", ""),
        (CATHY, "cathy@", "kate@", "More is looked for"),
    ],
)
def test_what_a_change_alters_of_what_is_withheld(filled, administrator, row, before, after, words):
    assert effect(administrator, before, after, row) == words


def test_changes_of_names_stand_before_changes_of_other_forms(filled, administrator):
    found = looked(
        administrator,
        CATHY.replace("Cathy", "Kate"),
        HAMISH.replace("Assistant Director,officer", "Officer,officer"),
    )
    assert [step.name for step in found.altering] == ["Hamish Dunmore", "Catherine Holloway"]


def test_the_effect_holds_in_documents_from_the_first_day_of_the_new_post(filled, administrator):
    found = looked(
        administrator, "7,Hamish Dunmore,Officer,1/7/2021", headings="id,name,grade,from", valid_from=MAY
    )
    assert found.changed[0].effect.more == "in documents dated from 1 July 2021"


def test_new_people_who_would_be_named_are_counted(council, administrator):
    found = looked(administrator, *ALL)
    assert (len(found.new), found.new_and_named, found.taken) == (4, 2, 4)


# who is who


def test_a_person_keeps_the_old_name_and_the_old_address_after_a_change_of_name(filled, administrator):
    row = CATHY.replace("Catherine Holloway", "Catherine Marsh").replace("cathy@", "c.marsh@")
    imported(administrator, row, valid_from=MAY)
    member = StaffMember.objects.get(number="48")
    assert (member.name, member.former_names) == ("Catherine Marsh", "Catherine Holloway")
    assert member.email == "c.marsh@ashmere.example; cathy@ashmere.example"
    assert len(looked(administrator, row).same) == 1


def test_without_a_number_the_name_with_the_address_is_the_person(filled, administrator):
    found = looked(
        administrator,
        "CATHERINE HOLLOWAY,Head of Legal,Director,Cathy@ashmere.example",
        headings=NO_NUMBERS,
    )
    assert [step.known.values["number"] for step in found.changed] == ["48"]


def test_a_name_alone_is_the_person_where_nobody_else_has_it(by_hand, administrator):
    member = by_hand("Ann Bee")
    found = looked(administrator, "Ann Bee,Clerk,Officer,ann@ashmere.example", headings=NO_NUMBERS)
    assert [step.known.pk for step in found.changed] == [member.pk]


def test_a_name_with_another_address_is_somebody_else(by_hand, administrator):
    by_hand("Ann Bee", email="ann@ashmere.example")
    found = looked(administrator, "Ann Bee,Clerk,Officer,ann2@ashmere.example", headings=NO_NUMBERS)
    assert [step.name for step in found.new] == ["Ann Bee"]


def test_of_two_people_of_one_name_it_is_asked_which(by_hand, administrator):
    first, second = by_hand("Ann Bee"), by_hand("Ann Bee")
    it = brought(administrator, "Ann Bee,Clerk,Officer,", headings=NO_NUMBERS)
    found = look(it)
    (item,) = items_of(found)
    assert (
        "Several people of this name are in the directory: Ann Bee, Clerk; Ann Bee, Clerk."
        in item.problem.what
    )
    assert [value for value, _ in item.choices] == [str(first.pk), str(second.pk), NEW]
    assert found.out == {2}
    actions.mend(directory_import=it, mended={2: {SAME_AS: str(second.pk)}}, by=administrator)
    it.refresh_from_db()
    assert [step.known.pk for step in look(it).same + look(it).changed] == [second.pk]
    actions.mend(directory_import=it, mended={2: {SAME_AS: NEW}}, by=administrator)
    it.refresh_from_db()
    assert len(look(it).new) == 1


def test_somebody_elses_address_is_asked_about_but_not_the_mailbox_of_a_team(by_hand, administrator):
    by_hand("Ann Bee", email="bee@ashmere.example")
    row = "Ann Wasp,Clerk,Officer,bee@ashmere.example"
    found = looked(administrator, row, headings=NO_NUMBERS)
    assert "Somebody else has this e-mail address" in found.problems[0].what
    by_hand("Cat Dee", email="bee@ashmere.example")
    assert len(looked(administrator, row, headings=NO_NUMBERS).new) == 1


def test_another_number_with_the_same_name_and_address_is_asked_about(filled, administrator):
    found = looked(administrator, CATHY.replace("48,", "49,"))
    assert "This name with this e-mail address is in the directory" in found.problems[0].what
    assert "(staff number 48)" in found.problems[0].what
    assert found.gone == []


def test_two_rows_cannot_be_one_person_of_the_directory(filled, administrator):
    found = looked(
        administrator,
        "48,Cat Holloway,Clerk,Officer,",
        ",Catherine Holloway,Clerk,Officer,cathy@ashmere.example",
        headings="id,name,post,grade,email",
    )
    assert "Catherine Holloway and Cat Holloway in line 2 are one person" in found.problems[0].what
    assert found.problems[0].others == (2,)


# who is gone


def test_nobody_is_gone_of_whom_a_row_with_a_problem_may_speak(filled, administrator):
    found = looked(
        administrator,
        "48,Catherine",
        "?,?,,,,,Nonsense,officer,,rhiannon@ashmere.example,",
        "99,New Person,,,,,Officer,officer,,,",
    )
    assert [step.name for step in found.gone] == ["Hamish Dunmore"]
    assert posts("Barbara Hindle")[0][3] is None, "councillors are no concern of a list of officers"


def test_who_was_left_out_by_a_person_is_not_gone(filled, administrator):
    it = brought(administrator, HAMISH, CATHY, PRESS, WARD)
    actions.mend(directory_import=it, mended={2: {"leave_out": "yes"}}, by=administrator)
    it.refresh_from_db()
    found = look(it)
    assert (found.gone, found.out, found.dropped, found.taken) == ([], set(), {2}, 3)


# what stays


def test_what_the_file_has_no_column_for_stays(by_hand, administrator):
    member = by_hand("Ann Bee", phone="1", known_as="Annie", organisation="Council", kind="contractor")
    member.posts.update(published=True, under_threat=True)
    it = brought(administrator, "Ann (Bea) Bee,Officer,consent", headings="name,grade,flags", valid_from=MAY)
    confirmed(it, administrator)
    member.refresh_from_db()
    assert (member.phone, member.known_as, member.kind) == ("1", "Bea; Annie", "contractor")
    assert member.posts.last().flags() == {Flag.CONSENTED, Flag.UNDER_THREAT}


def test_a_flag_with_a_column_of_its_own_is_taken_away_by_it(by_hand, administrator):
    member = by_hand("Ann Bee")
    member.posts.update(published=True, under_threat=True)
    it = brought(administrator, "Ann Bee,Officer,no", headings="name,grade,under threat", valid_from=MAY)
    confirmed(it, administrator)
    assert member.posts.last().flags() == {Flag.PUBLISHED}


def test_names_that_grow_too_long_are_told(by_hand, administrator):
    by_hand("Ann Bee", number="5", former_names="; ".join(f"{n} {'x' * 60}" for n in range(4)))
    found = looked(administrator, f"5,Ann Bee,{'y' * 90},Officer", headings="id,name,former name,grade")
    assert found.problems[0].what == "With what the directory knows already, former names is too long."


def test_the_directory_keeps_as_many_characters_as_the_file_may_have():
    for name, longest in LONGEST.items():
        model = StaffPost if name in ("grade", "post", "team") else StaffMember
        assert model._meta.get_field(name).max_length == longest, name


# put right


def test_an_address_that_is_nearly_the_councils_is_asked_about(council, administrator):
    it = brought(administrator, CATHY.replace("ashmere.example", "ashmare.example"))
    (item,) = items_of(look(it))
    assert item.problem.what == "cathy@ashmare.example is not at ashmere.example. A slip of the pen?"
    for value in [value for value, _ in item.choices]:
        lines = {}
        item.put_right(lines, value)
        actions.mend(directory_import=it, mended=lines, by=administrator)
        it.refresh_from_db()
        assert [step.values["email"] for step in look(it).new] == [value.rstrip(";")]


def test_one_unknown_grade_is_put_right_in_all_its_rows_at_once(council, administrator):
    rows = [f"{n},Tudor {n},,,Clerk,Waste,PO4,officer,,," for n in range(6)]
    it = brought(administrator, *rows)
    (item,) = items_of(look(it))
    assert item.lines_in_words == "2, 3, 4, 5 and 2 more"
    lines = {}
    item.put_right(lines, "Officer")
    actions.mend(directory_import=it, mended=lines, by=administrator)
    it.refresh_from_db()
    assert len(look(it).new) == 6


def test_of_two_rows_that_contradict_each_other_one_is_chosen(council, administrator):
    it = brought(administrator, CATHY, CATHY.replace("Head of Service", "Director"))
    (item,) = items_of(look(it))
    assert (item.nothing, [value for value, _ in item.choices]) == ("leave both out", ["2", "3"])
    lines = {}
    item.put_right(lines, "3")
    assert lines == {2: {"leave_out": "yes"}, 3: {}}


def test_errors_come_before_warnings_and_say_what_stands_in_the_file(council, administrator):
    found = looked(
        administrator,
        CATHY,
        CATHY,
        "9,,,,Clerk,Waste,Officer,officer,,,",
        "8,Zoë,,,Clerk,Waste,Officer,officer,,,",
        "8,Zoë,,,Clerk",
    )
    items = items_of(found)
    assert [(item.lines, item.is_error, item.can_be_mended) for item in items] == [
        ((4,), True, True),
        ((6,), True, False),
        ((3,), False, True),
    ]
    assert items[0].in_file == "no name, Clerk, Officer"
    assert items[2].nothing == "take both"


def test_a_problem_of_the_headings_says_so(council, administrator):
    (item,) = items_of(looked(administrator, "Ann,Clerk", headings="forename,surname"))
    assert (item.in_file, item.can_be_mended) == ("the headings", False)


def test_problems_as_a_file_carry_no_formula(council, administrator):
    found = looked(
        administrator, "=HYPERLINK(1),PO4,+44 1632 960000", "Ann,-1+2,x", headings="name,grade,phone"
    )
    first, second, third = as_csv(found).splitlines()
    assert first == "line,problem,what to do,name,grade,phone"
    assert second.endswith(",'=HYPERLINK(1),PO4,+44 1632 960000")
    assert third.endswith(",Ann,'-1+2,x")
    heading = as_csv(looked(administrator, "Ann,Clerk", headings="forename,surname")).splitlines()[1]
    assert heading.startswith("1,")


def test_a_flag_is_put_right_with_yes_or_no(council, administrator):
    (item,) = items_of(looked(administrator, "Ann,Officer,maybe", headings="name,grade,consent"))
    assert [value for value, _ in item.choices] == ["yes", "no"]


def test_a_kind_is_chosen_from_all_kinds(council, administrator):
    (item,) = items_of(looked(administrator, "Ann,Officer,alien", headings="name,grade,kind"))
    assert len(item.choices) == 5


# the posts in time

A, B, C = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)


def held(grade: str, first: date, last: date | None = None) -> Held:
    return Held(grade=grade, held_from=first, held_to=last)


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ([], held("x", B), [held("x", B)]),
        ([held("x", A)], held("y", B), [held("x", A, date(2020, 12, 31)), held("y", B)]),
        ([held("x", A)], held("y", A), [held("y", A)]),
        ([held("x", A, B)], held("y", A), [held("y", A, B)]),
        ([held("x", A)], held("y", A, B), [held("y", A, B)]),
        ([held("x", A)], held("x", B), [held("x", A)]),
        ([held("x", A)], held("x", B, C), [held("x", A, C)]),
        ([held("x", B)], held("y", A), [held("y", A, date(2020, 12, 31)), held("x", B)]),
        ([held("x", B)], held("x", A), [held("x", A)]),
        ([held("x", C)], held("y", A, B), [held("y", A, B), held("x", C)]),
        (
            [held("x", A, date(2021, 12, 31)), held("z", C)],
            held("y", B),
            [held("x", A, date(2020, 12, 31)), held("y", B, date(2021, 12, 31)), held("z", C)],
        ),
    ],
)
def test_a_new_post_is_put_among_the_others(before, new, after):
    assert put(before, new) == tuple(after)


@given(
    st.lists(
        st.tuples(st.sampled_from("xyz"), st.integers(0, 12), st.none() | st.integers(0, 12)),
        min_size=1,
        max_size=6,
    )
)
def test_posts_never_overlap_and_the_last_word_counts_on_its_first_day(words):
    posts = ()
    for grade, first, days in words:
        begins = A + timedelta(days=first)
        posts = put(posts, held(grade, begins, None if days is None else begins + timedelta(days=days)))
        assert [each.grade for each in posts if each.holds(begins)] == [grade]
        for earlier, later in pairwise(posts):
            assert earlier.held_to is not None
            assert earlier.held_from <= earlier.held_to < later.held_from


def test_a_post_that_began_on_the_day_itself_lasts_that_day():
    assert left([held("x", A, B), held("y", C)], C) == (held("x", A, B), held("y", C, C))
    assert left([held("y", A)], C) == (held("y", A, date(2021, 12, 31)),)


def test_rows_with_their_own_days_are_put_in_one_by_one(filled, administrator):
    it = brought(
        administrator,
        "41,Barbara Hindle,member,1/4/2020,31/8/2020,Ward A",
        "41,Barbara Hindle,member,1/9/2020,,Ward B",
        headings="id,name,kind,from,to,post",
    )
    (step,) = look(it).changed
    assert [(each.post, each.held_from, each.held_to) for each in step.held] == [
        ("Ward A", SINCE, date(2020, 8, 31)),
        ("Ward B", date(2020, 9, 1), None),
    ]
    it = brought(
        administrator, "41,Barbara Hindle,member,1/4/2019,,Councillor for Oakleigh,Members",
        headings="id,name,kind,from,to,post,team",
    )  # fmt: skip
    (step,) = look(it).changed
    assert step.what[0]["field"] == "From"
