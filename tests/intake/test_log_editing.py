"""What the buttons beside a question do, where the focus goes, and what is said of it."""

import pytest

from cases.intake.editing import edit

ABC = ["A?", "B? And b?", "C?"]


def done(deed, caret=None, questions=ABC):
    edited = edit(questions, deed, caret)
    return edited.questions, edited.number, edited.caret, edited.control, edited.words


@pytest.mark.parametrize(
    ("deed", "caret", "expected"),
    [
        ("add", None, (["A?", "B? And b?", "C?", ""], 4, 0, "", "Question 4 added.")),
        ("remove-2", None, (["A?", "C?"], 2, 0, "", "Question 2 removed. There are now 2 questions.")),
        ("remove-3", None, (["A?", "B? And b?"], 2, 0, "", "Question 3 removed. There are now 2 questions.")),
        ("up-3", None, (["A?", "C?", "B? And b?"], 2, 0, "up", "Question 3 is now question 2.")),
        ("up-2", None, (["B? And b?", "A?", "C?"], 1, 0, "", "Question 2 is now question 1.")),
        ("down-1", None, (["B? And b?", "A?", "C?"], 2, 0, "down", "Question 1 is now question 2.")),
        ("down-2", None, (["A?", "C?", "B? And b?"], 3, 0, "", "Question 2 is now question 3.")),
        (
            "split-2",
            3,
            (["A?", "B?", "And b?", "C?"], 3, 0, "", "Question 2 split in two. There are now 4 questions."),
        ),
        (
            "join-2",
            None,
            (["A? B? And b?", "C?"], 1, 3, "", "Question 2 joined to question 1. There are now 2 questions."),
        ),
    ],
)
def test_each_button_changes_the_list_keeps_the_focus_near_and_says_so(deed, caret, expected):
    assert done(deed, caret) == expected


def test_the_last_question_can_be_removed_too():
    assert done("remove-1", questions=["A?"])[:2] == ([], 0)


def test_joining_down_to_one_question_says_so():
    assert (
        done("join-2", questions=["A?", "B?"])[4]
        == "Question 2 joined to question 1. There is now 1 question."
    )


def test_joining_to_an_empty_question_puts_the_caret_at_the_start():
    assert done("join-2", questions=["", "B?"])[:3] == (["B?"], 1, 0)


def test_without_scripts_a_question_is_split_at_its_first_line_break():
    assert done("split-1", questions=["A?\nB?\nC?"])[0] == ["A?", "B?\nC?"]


@pytest.mark.parametrize("caret", [None, 0, 2, 99])
def test_a_question_with_nothing_on_one_side_is_not_split_and_the_officer_is_told_how(caret):
    questions, number, _, _, words = done("split-1", caret)
    assert (questions, number) == (ABC, 1)
    assert words == "Question 1 was not split: put the cursor where the new question begins."


@pytest.mark.parametrize("deed", ["", "shuffle", "split", "remove-0", "remove-4", "join-x", "up-99"])
def test_an_unknown_button_or_question_changes_nothing(deed):
    assert done(deed) == (ABC, 0, 0, "", "")


def test_the_first_question_has_none_to_join():
    assert done("join-1") == (ABC, 1, 0, "", "")
