"""A file of the staff directory is read in whole or not at all, and taken back as if it had never come."""

from datetime import date, timedelta

import pytest

from cases.directory import import_actions as actions
from cases.directory.import_actions import ImportRefused
from cases.law.redaction import Flag
from cases.models import Council, DirectoryImport, StaffChange, StaffMember, StaffPost
from cases.permissions import NotAllowed
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
    content,
    everything,
    flags,
    imported,
    posts,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LOWER = CATHY.replace("Head of Service", "Officer")


@pytest.fixture
def second(administrator):
    return UserFactory(username="ben", full_name="Ben Second", roles=administrator.roles)


@pytest.fixture
def filled(council, administrator):
    """The directory as a first import filled it."""
    return imported(administrator, *ALL)


def agreed(it, second):
    it.refresh_from_db()
    actions.agree(directory_import=it, seen=actions.seen_of(it), by=second, on=MAY)
    return it


def refusal(call, **kwargs) -> str:
    with pytest.raises(ImportRefused) as refused:
        call(**kwargs)
    return str(refused.value)


def test_a_first_file_fills_the_directory(filled):
    assert posts("Hamish Dunmore") == [("Assistant Director", "Assistant Director Estates", SINCE, None)]
    assert flags("Rhiannon Pugh") == {Flag.SPOKESPERSON}
    assert StaffMember.objects.get(number="48").known_as == "Cathy"
    assert filled.figures == {
        "rows": 4,
        "taken": 4,
        "same": 0,
        "changed": 0,
        "altering": 0,
        "new": 4,
        "out": 0,
        "gone": 0,
    }
    assert Council.current().directory_version == 1
    change = StaffChange.objects.get(staff_member__number="7")
    assert change.words == "added by the import of “staff.csv”"


def test_a_changed_grade_ends_the_old_post_the_day_before(filled, administrator, second):
    it = agreed(brought(administrator, HAMISH, LOWER, PRESS, WARD), second)
    confirmed(it, administrator)
    assert posts("Catherine Holloway") == [
        ("Head of Service", "Head of Legal", SINCE, MAY - timedelta(days=1)),
        ("Officer", "Head of Legal", MAY, None),
    ]
    change = StaffChange.objects.filter(staff_member__number="48").first()
    assert change.what == [{"field": "Grade", "before": "Head of Service", "after": "Officer"}]


def test_a_change_of_the_same_day_replaces_the_post(filled, administrator, second):
    it = agreed(brought(administrator, HAMISH, LOWER, PRESS, WARD, valid_from=SINCE), second)
    before = StaffPost.objects.get(staff_member__number="48").pk
    confirmed(it, administrator)
    assert posts("Catherine Holloway") == [("Officer", "Head of Legal", SINCE, None)]
    assert StaffPost.objects.get(staff_member__number="48").pk == before


def test_the_same_file_again_changes_nothing(filled, administrator):
    before = everything()
    it = imported(administrator, *ALL, valid_from=MAY)
    assert everything() == before
    assert it.figures["same"] == 4


def test_people_not_in_the_file_become_leavers_only_if_it_is_said(filled, administrator, second):
    it = agreed(brought(administrator, CATHY, PRESS, WARD), second)
    confirmed(it, administrator, ends_the_others=True)
    assert posts("Hamish Dunmore")[0][3] == MAY - timedelta(days=1)
    imported(administrator, CATHY, PRESS, valid_from=MAY)
    assert posts("Barbara Hindle")[0][3] is None


def test_somebody_who_comes_back_gets_a_new_post(filled, administrator, second):
    it = agreed(brought(administrator, CATHY, PRESS), second)
    confirmed(it, administrator, ends_the_others=True)
    imported(administrator, *ALL, valid_from=date(2021, 9, 1))
    assert [held[2:] for held in posts("Hamish Dunmore")] == [
        (SINCE, MAY - timedelta(days=1)),
        (date(2021, 9, 1), None),
    ]


# refused


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"x" * (actions.LARGEST + 1), "larger than 20 MB"),
        (b"Marged,Officer\n", "Line 1: No headings"),
        (content(), "Line 1: There are no people"),
        (content(HAMISH) + b"\n\x00\x01", "Line 3: This is not a text file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_not_kept(council, administrator, data, words):
    said = refusal(actions.upload, name="x.csv", content=data, valid_from=MAY, by=administrator)
    assert words in said
    assert not DirectoryImport.objects.exists()


def test_only_administrators_bring_files(council, manager):
    with pytest.raises(NotAllowed):
        brought(manager, HAMISH)


def test_what_was_looked_at_counts_and_nothing_newer(filled, administrator):
    it = brought(administrator, *ALL)
    seen = actions.seen_of(it)
    Council.objects.update(directory_version=9)
    said = refusal(
        actions.confirm, directory_import=it, seen=seen, ends_the_others=False, by=administrator, on=MAY
    )
    assert "changed after you opened the page" in said
    assert refusal(actions.agree, directory_import=it, seen=seen, by=administrator, on=MAY)


def test_the_order_of_what_was_put_right_changes_nothing(council, administrator):
    it = brought(administrator, *ALL)
    it.mended = {"2": {"name": "a", "post": "b"}, "3": {"name": "c"}}
    seen = actions.seen_of(it)
    it.mended = {"3": {"name": "c"}, "2": {"post": "b", "name": "a"}}
    it.columns = dict(reversed(it.columns.items()))
    assert actions.seen_of(it) == seen


def test_a_file_of_nothing_but_problems_is_not_imported(council, administrator):
    it = brought(administrator, HAMISH.replace("Assistant Director,officer", "PO4,officer"))
    assert "Every row has a problem" in refusal(confirmed, it=it, by=administrator)


def test_a_file_is_imported_once_and_not_changed_or_dropped_afterwards(filled, administrator):
    assert "imported already" in refusal(confirmed, it=filled, by=administrator)
    assert "imported already" in refusal(actions.drop, directory_import=filled, by=administrator)
    assert "imported already" in refusal(actions.mend, directory_import=filled, mended={}, by=administrator)
    it = brought(administrator, HAMISH)
    actions.drop(directory_import=it, by=administrator)
    assert "dropped this file" in refusal(actions.drop, directory_import=it, by=administrator)


def test_nothing_is_half_imported(filled, administrator, monkeypatch):
    it = brought(administrator, *ALL, WARD.replace("41,", "42,"))
    before = everything()

    def fails(*args, **kwargs):
        raise RuntimeError("the machine stopped")

    monkeypatch.setattr("cases.directory.import_actions.figures_of", fails)
    with pytest.raises(RuntimeError):
        confirmed(it, administrator)
    it.refresh_from_db()
    assert everything() == before
    assert it.imported_on is None


# a second person


def test_more_than_one_grade_in_ten_needs_a_second_person(filled, administrator, second):
    it = brought(administrator, HAMISH, LOWER, PRESS, WARD)
    assert "changes the grade of 1 of 4 people" in refusal(confirmed, it=it, by=administrator)
    own = actions.why_not_agree(it, administrator)
    assert own == ["You brought this file. Somebody else must agree to it."]
    assert own[0] in refusal(
        actions.agree, directory_import=it, seen=actions.seen_of(it), by=administrator, on=MAY
    )
    agreed(it, second)
    confirmed(it, administrator)
    it.refresh_from_db()
    assert (it.agreed_by, it.imported_by) == (second, administrator)


def test_an_agreement_lapses_when_something_is_changed(filled, administrator, second):
    it = agreed(brought(administrator, HAMISH, LOWER, PRESS, WARD), second)
    actions.mend(directory_import=it, mended={2: {"post": "Estates"}}, by=administrator)
    assert "second person" in refusal(confirmed, it=it, by=administrator)


def test_a_file_without_one_person_in_ten_needs_a_second_person_if_they_leave(filled, administrator):
    it = brought(administrator, CATHY, PRESS, WARD)
    said = refusal(confirmed, it=it, by=administrator, ends_the_others=True)
    assert "1 of 4 people are not in it" in said
    confirmed(it, administrator)
    assert posts("Hamish Dunmore")[0][3] is None


# put right


def test_a_row_that_is_put_right_is_taken_and_can_be_left_out_again(council, administrator):
    it = brought(administrator, HAMISH, CATHY.replace("Head of Service", "Hd of Svc"))
    actions.mend(directory_import=it, mended={3: {"grade": "Head of Service"}}, by=administrator)
    it.refresh_from_db()
    assert it.mended == {"3": {"grade": "Head of Service"}}
    actions.mend(directory_import=it, mended={3: {}}, by=administrator)
    confirmed(it, administrator)
    assert list(StaffMember.objects.values_list("name", flat=True)) == ["Hamish Dunmore"]


def test_columns_and_the_day_can_be_chosen(council, administrator):
    it = brought(administrator, "Dunmore,Officer,x", headings="name,grade,cost centre")
    columns = {"name": "name", "grade": "grade", "cost centre": "post"}
    actions.choose_columns(directory_import=it, columns=columns, valid_from=SINCE, by=administrator)
    confirmed(it, administrator)
    assert posts("Dunmore") == [("Officer", "x", SINCE, None)]


# taken back


def test_an_import_is_taken_back_as_if_it_had_never_come(filled, administrator, second):
    before = everything()
    it = agreed(
        brought(
            administrator,
            HAMISH.replace("Hamish Dunmore", "Hamish Marsh"),
            LOWER.replace("Cathy", "Kate"),
            WARD.replace("41,", "99,").replace("Barbara", "Beate"),
        ),
        second,
    )
    confirmed(it, administrator, ends_the_others=True)
    assert everything() != before
    actions.take_back(directory_import=it, by=administrator, on=MAY + timedelta(days=30))
    assert everything() == before
    it.refresh_from_db()
    assert (it.taken_back_by, it.taken_back_on) == (administrator, MAY + timedelta(days=30))
    change = StaffChange.objects.filter(staff_member__number="48").first()
    assert change.words == "put back as before the import of “staff.csv”"
    assert {each["field"] for each in change.what} == {"Known as", "Grade"}
    assert "was taken back on 31 May 2021" in refusal(
        actions.take_back, directory_import=it, by=administrator, on=MAY
    )


def test_a_first_import_taken_back_leaves_nobody(filled, administrator):
    actions.take_back(directory_import=filled, by=administrator, on=MAY)
    assert everything() == []
    assert Council.current().directory_version == 2


def test_somebody_who_had_no_post_has_none_again(council, administrator):
    StaffMember.objects.create(name="Ann Bee", number="5")
    before = everything()
    it = imported(administrator, "5,Ann Bee,,,Clerk,Waste,Officer,officer,,,")
    assert posts("Ann Bee") == [("Officer", "Clerk", SINCE, None)]
    actions.take_back(directory_import=it, by=administrator, on=MAY)
    assert everything() == before


def test_an_import_is_not_taken_back_after_30_days(filled, administrator):
    said = refusal(actions.take_back, directory_import=filled, by=administrator, on=MAY + timedelta(days=31))
    assert "here until 31 May 2021" in said


def test_an_import_that_others_built_on_is_not_taken_back_and_they_are_named(filled, administrator):
    StaffMember.objects.filter(number="60").update(phone="01632 960061")
    StaffMember.objects.filter(number="7").delete()
    said = refusal(actions.take_back, directory_import=filled, by=administrator, on=MAY)
    assert "by hand or by a later one: Hamish Dunmore, Rhiannon Pugh. Take" in said
    assert StaffMember.objects.count() == 3


def test_of_many_who_were_changed_ten_are_named(council, administrator):
    rows = [f"{n},Tudor {n},,,Clerk,Waste,Officer,officer,,," for n in range(12)]
    it = imported(administrator, *rows)
    StaffMember.objects.update(phone="1")
    said = refusal(actions.take_back, directory_import=it, by=administrator, on=MAY)
    assert "Tudor 7 and 2 more. Take" in said


def test_who_may_take_back(filled, administrator, manager):
    with pytest.raises(NotAllowed):
        actions.take_back(directory_import=filled, by=manager, on=MAY)
    assert actions.why_not_take_back(filled, by=manager, on=MAY)
    it = brought(administrator, HAMISH)
    assert actions.why_not_take_back(it, by=administrator, on=MAY) == ["This file has not been imported."]


def test_a_batch_takes_the_same_number_of_queries_however_many_it_holds(
    council, administrator, second, django_assert_max_num_queries
):
    def rows(grade: str, count: int) -> list[str]:
        return [f"{n},Tudor {n},,,Clerk {n},Waste,{grade},officer,,," for n in range(count)]

    with django_assert_max_num_queries(22):
        imported(administrator, *rows("Officer", 40))
    it = agreed(brought(administrator, *rows("Manager", 40)), second)
    with django_assert_max_num_queries(22):
        confirmed(it, administrator)
    with django_assert_max_num_queries(22):
        actions.take_back(directory_import=it, by=administrator, on=MAY)
