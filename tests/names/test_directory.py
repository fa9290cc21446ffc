"""What held of a person on the day of a document."""

from datetime import date

from cases.law.redaction import Flag, Kind
from cases.names import Directory, Entry, Held

OFFICER = Held(
    "Officer", "Parks Officer", "Environment", held_from=date(2020, 1, 1), held_to=date(2021, 3, 31)
)
MANAGER = Held(
    "Manager", "Parks Manager", "Environment", frozenset({Flag.PUBLIC_FACING}), held_from=date(2021, 6, 1)
)
ROSE = Entry("1", "Rose Field", held=(OFFICER, MANAGER))


def test_the_grade_at_the_date_of_the_document_counts():
    before, after = ROSE.standing(date(2021, 3, 31)), ROSE.standing(date(2021, 6, 1))
    assert (before.grade, before.flags, before.is_dated) == ("Officer", frozenset(), True)
    assert (after.grade, after.post, after.is_dated) == ("Manager", "Parks Manager", True)
    assert after.flags == {Flag.PUBLIC_FACING}


def test_where_nothing_held_the_nearest_is_given_and_said_to_be_of_another_day():
    assert (ROSE.standing(date(2021, 4, 2)).grade, ROSE.standing(date(2021, 4, 2)).is_dated) == (
        "Officer",
        False,
    )
    assert ROSE.standing(date(2021, 5, 30)).grade == "Manager"
    assert ROSE.standing(date(2019, 1, 1)).grade == "Officer"


def test_a_post_without_dates_held_always():
    entry = Entry(
        "2", "Dana Doe", kind=Kind.CONTRACTOR, organisation="Sample Ltd", held=(Held("", "Adviser"),)
    )
    standing = entry.standing(date(1999, 1, 1))
    assert (standing.post, standing.organisation, standing.is_dated) == ("Adviser", "Sample Ltd", True)


def test_somebody_without_a_post_has_no_grade_on_any_day():
    standing = Entry("3", "Perry Press").standing(date(2021, 1, 1))
    assert (standing.grade, standing.is_dated) == ("", True)


def test_a_directory_is_made_of_entries_and_what_is_nobodys_alone():
    directory = Directory.of([ROSE], domains=["ashmere.example"], public=["020 7946 0000"])
    assert (directory.entries, directory.domains, directory.public) == (
        (ROSE,),
        ("ashmere.example",),
        ("020 7946 0000",),
    )
