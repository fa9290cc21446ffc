"""Posts of one person never overlap: the present one ends by itself, any other only when somebody says so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.directory import actions, timeline
from cases.directory.actions import DirectoryRefused
from cases.models import Council, NameDecision, StaffChange, StaffPost
from cases.permissions import NotAllowed
from tests.directory.people import TODAY, add, add_post, post_values, shown, times

pytestmark = pytest.mark.django_db

FIRST = ("Digital Communications Manager", date(2020, 1, 1))


@pytest.fixture
def dana(council, administrator):
    return add(administrator)


def test_a_new_post_ends_the_present_one_the_day_before(dana, administrator):
    add_post(dana, administrator, post="Head of Digital", grade="Head of Service", held_from=date(2021, 3, 1))
    assert times(dana) == [(*FIRST, date(2021, 2, 28)), ("Head of Digital", date(2021, 3, 1), None)]
    added, ended, *_ = dana.changes.all()
    assert added.words == "added a post"
    assert {"field": "Grade", "before": "", "after": "Head of Service"} in added.what
    assert ended.words == "ended the post “Digital Communications Manager”"
    assert ended.what == [{"field": "To", "before": "", "after": "Sunday 28 February 2021"}]


def test_a_post_that_would_overlap_is_refused_with_the_name_of_the_other(dana, administrator):
    with pytest.raises(DirectoryRefused) as refused:
        add_post(
            dana, administrator, post="Acting Head", held_from=date(2021, 1, 1), held_to=date(2021, 3, 31)
        )
    assert [reason.words for reason in refused.value.reasons] == [
        "These days overlap with “Digital Communications Manager”, held from Wednesday 1 January 2020 on."
    ]
    assert [cut.becomes for cut in refused.value.cuts] == [
        "“Digital Communications Manager” is then held from Wednesday 1 January 2020 to Thursday 31 December 2020 "
        "and again from Thursday 1 April 2021 on."
    ]
    assert times(dana) == [(*FIRST, None)]


def test_adjusting_lets_somebody_act_up_and_go_back(dana, administrator):
    add_post(
        dana,
        administrator,
        post="Acting Head",
        held_from=date(2021, 1, 1),
        held_to=date(2021, 3, 31),
        flags=["spokesperson"],
        adjust=True,
    )
    assert times(dana) == [
        (*FIRST, date(2020, 12, 31)),
        ("Acting Head", date(2021, 1, 1), date(2021, 3, 31)),
        (FIRST[0], date(2021, 4, 1), None),
    ]
    assert [post.spokesperson for post in dana.posts.all()] == [False, True, False]
    assert [change.words for change in dana.changes.all()[:3]] == [
        "took up the post “Digital Communications Manager” again",
        "added a post",
        "made room beside the post “Digital Communications Manager”",
    ]


def test_a_post_that_would_vanish_is_never_adjusted(dana, administrator):
    add_post(
        dana, administrator, post="Short", held_from=date(2021, 1, 1), held_to=date(2021, 1, 31), adjust=True
    )
    with pytest.raises(
        DirectoryRefused, match=r"cover the whole of “Short”.*Correct that post or remove it"
    ) as no:
        add_post(dana, administrator, post="Long", held_from=date(2020, 12, 1), adjust=True)
    assert no.value.cuts == []


def test_an_older_post_is_added_before_the_present_one(dana, administrator):
    add_post(dana, administrator, post="Trainee", held_from=date(2018, 1, 1), held_to=date(2019, 12, 31))
    assert times(dana)[0] == ("Trainee", date(2018, 1, 1), date(2019, 12, 31))
    with pytest.raises(DirectoryRefused, match="cover the whole of “Trainee”"):
        add_post(dana, administrator, post="Older", held_from=date(2017, 1, 1))


def test_an_end_that_runs_into_the_next_post_is_offered_to_move_its_first_day(dana, administrator):
    with pytest.raises(DirectoryRefused) as refused:
        add_post(dana, administrator, post="Trainee", held_from=date(2018, 1, 1), held_to=date(2020, 6, 30))
    assert refused.value.cuts[0].becomes.endswith("is then held from Wednesday 1 July 2020 on.")


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"held_to": date(2019, 12, 31)}, "held_to", "The last day must be the first day or later."),
        ({"held_from": date(202, 1, 1)}, "held_from", "The year must be from 1900 to 2200."),
        ({"held_to": date(9999, 12, 31)}, "held_to", "The year must be from 1900 to 2200."),
    ],
)
def test_days_that_make_no_sense_are_refused(dana, administrator, said, field, words):
    with pytest.raises(DirectoryRefused) as refused:
        add_post(dana, administrator, **said)
    assert [(reason.field, reason.words) for reason in refused.value.reasons] == [(field, words)]


def test_a_post_is_corrected_for_all_of_its_days(dana, administrator):
    post = dana.posts.get()
    actions.correct_post(
        post=post,
        values=post_values(grade="Officer", flags=["consented"]),
        shown=shown(dana),
        by=administrator,
        on=TODAY,
    )
    post.refresh_from_db()
    assert (post.grade, post.consented) == ("Officer", True)
    assert dana.changes.first().what == [
        {"field": "Grade", "before": "Manager", "after": "Officer"},
        {"field": "Flags", "before": "", "after": "agreed to be named"},
    ]


def test_a_correction_that_changes_nothing_or_overlaps_is_refused(dana, administrator):
    second = add_post(dana, administrator, post="Head", held_from=date(2021, 1, 1))

    def correct(**said):
        actions.correct_post(
            post=second,
            values=post_values(**{"post": "Head", "held_from": date(2021, 1, 1), **said}),
            shown=shown(dana),
            adjust=said.pop("adjust", False),
            by=administrator,
            on=TODAY,
        )

    with pytest.raises(DirectoryRefused, match="Nothing was changed"):
        correct()
    with pytest.raises(DirectoryRefused, match="overlap with “Digital Communications Manager”"):
        correct(held_from=date(2020, 7, 1))


def test_a_corrected_first_day_moves_the_end_of_the_post_before_when_asked(dana, administrator):
    second = add_post(dana, administrator, post="Head", held_from=date(2021, 1, 1))
    actions.correct_post(
        post=second,
        values=post_values(post="Head", held_from=date(2020, 7, 1)),
        shown=shown(dana),
        adjust=True,
        by=administrator,
        on=TODAY,
    )
    assert times(dana) == [(*FIRST, date(2020, 6, 30)), ("Head", date(2020, 7, 1), None)]


def test_a_post_that_was_never_held_is_removed_and_the_history_keeps_it(dana, administrator):
    actions.remove_post(post=dana.posts.get(), shown=shown(dana), by=administrator, on=TODAY)
    assert times(dana) == []
    change = dana.changes.first()
    assert change.words == "removed the post “Digital Communications Manager”"
    assert {"field": "Team or directorate", "before": "Communications", "after": ""} in change.what


def test_somebody_leaves_and_stays_known(dana, administrator):
    actions.end(member=dana, last_day=date(2021, 3, 31), shown=shown(dana), by=administrator, on=TODAY)
    assert times(dana) == [(*FIRST, date(2021, 3, 31))]
    assert dana.changes.first().words == "recorded that they leave “Digital Communications Manager”"
    with pytest.raises(DirectoryRefused, match="holds no post that could end"):
        actions.end(member=dana, last_day=date(2021, 4, 1), shown=shown(dana), by=administrator, on=TODAY)


@pytest.mark.parametrize(
    ("last_day", "words"),
    [
        (date(2019, 12, 31), "The last day must be Wednesday 1 January 2020 or later"),
        (date(3021, 3, 4), "The year must be from 1900 to 2200"),
    ],
)
def test_nobody_leaves_before_they_came_or_in_a_thousand_years(dana, administrator, last_day, words):
    with pytest.raises(DirectoryRefused, match=words):
        actions.end(member=dana, last_day=last_day, shown=shown(dana), by=administrator, on=TODAY)


def test_every_action_tells_whoever_has_the_directory_in_memory(dana, administrator):
    before = Council.current().directory_version
    add_post(dana, administrator, post="Head", held_from=date(2021, 1, 1))
    assert Council.current().directory_version > before


def test_only_administrators_change_posts(dana, manager):
    with pytest.raises(NotAllowed):
        actions.remove_post(post=dana.posts.get(), shown=shown(dana), by=manager, on=TODAY)


def test_whoever_saves_on_an_old_page_is_told_and_nothing_is_overwritten(dana, administrator):
    old = shown(dana)
    add_post(dana, administrator, post="Head", held_from=date(2021, 1, 1))
    with pytest.raises(actions.Overtaken) as overtaken:
        actions.end(member=dana, last_day=date(2021, 3, 31), shown=old, by=administrator, on=TODAY)
    assert overtaken.value.member == dana
    assert str(overtaken.value) == "Dana Doe was changed meanwhile."


def test_a_post_without_a_title_goes_by_its_grade():
    assert timeline.called(StaffPost(grade="Officer")) == "Officer"
    assert timeline.called(StaffPost()) == "a post without a title"


SPANS = st.tuples(st.integers(0, 20), st.none() | st.integers(0, 20))


@given(st.lists(SPANS, max_size=4), SPANS)
def test_what_is_left_of_other_posts_never_shares_a_day_with_the_new_one(others, new):
    """A span is a first day and how many more days there are; None is open."""
    spans = [_days(*each) for each in others]
    posts = [StaffPost(held_from=first, held_to=last) for first, last in spans]
    first, last = _days(*new)
    cuts = {id(cut.post): cut for cut in timeline.cuts(posts, first, last)}
    for day in (BEGIN + timedelta(days=number) for number in range(45)):
        is_new = first <= day and (last is None or day <= last)
        for post in posts:
            left = cuts[id(post)].left if id(post) in cuts else ((post.held_from, post.held_to),)
            holds = any(a <= day and (b is None or day <= b) for a, b in left)
            assert holds == (post.holds(day) and not is_new)


BEGIN = date(2000, 1, 1)


def _days(first: int, more: int | None) -> tuple[date, date | None]:
    begins = BEGIN + timedelta(days=first)
    return begins, None if more is None else begins + timedelta(days=more)


def test_nothing_else_is_written(dana):
    assert (StaffChange.objects.count(), NameDecision.objects.count()) == (2, 0)
