"""Editing the list of questions: nothing is lost, and a place that is not there changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.intake import questions

LIST = ["How many?", " Who pays? ", "When?"]
TIDY = ["How many?", "Who pays?", "When?"]


def test_an_empty_question_is_added_at_the_end():
    assert questions.add(LIST) == [*TIDY, ""]


def test_a_question_is_removed():
    assert questions.remove(LIST, 1) == ["How many?", "When?"]


@pytest.mark.parametrize(
    ("i", "by", "expected"),
    [
        (0, 1, ["Who pays?", "How many?", "When?"]),
        (2, -2, ["When?", "How many?", "Who pays?"]),
        (1, 9, ["How many?", "When?", "Who pays?"]),
        (1, -9, ["Who pays?", "How many?", "When?"]),
    ],
)
def test_a_question_is_moved_at_most_to_the_end_of_the_list(i, by, expected):
    assert questions.move(LIST, i, by) == expected


def test_a_question_is_split_where_the_cursor_stands():
    assert questions.split(["How many? And who?"], 0, 9) == ["How many?", "And who?"]
    assert questions.split(["  How many?\nAnd who?"], 0, 11) == ["How many?", "And who?"]


@pytest.mark.parametrize("at", [-1, 0, 1, 11, 99])
def test_a_question_is_not_split_where_one_half_would_be_empty(at):
    assert questions.split([" How many? "], 0, at) == ["How many?"]


def test_a_sentence_is_joined_after_a_space_and_a_list_entry_on_its_own_line():
    assert questions.join(["How many?", "Who pays?"], 1) == ["How many? Who pays?"]
    assert questions.join(["How many:", "a) cars"], 1) == ["How many:\na) cars"]
    assert questions.join(["How many:\na) cars", "vans"], 1) == ["How many:\na) cars\nvans"]
    assert questions.join(["How many?", ""], 1) == ["How many?"]


@pytest.mark.parametrize("i", [-1, 3, 99])
def test_a_place_that_is_not_there_changes_nothing(i):
    assert questions.remove(LIST, i) == TIDY
    assert questions.move(LIST, i, 1) == TIDY
    assert questions.split(LIST, i, 3) == TIDY
    assert questions.join(LIST, i) == TIDY


def test_the_first_question_has_none_before_it_to_join():
    assert questions.join(LIST, 0) == TIDY


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5), st.integers(-2, 6), st.integers(-3, 30))
def test_splitting_joining_and_moving_lose_no_words(texts, i, at):
    words = "".join("".join(texts).split())
    assert "".join("".join(questions.split(texts, i, at)).split()) == words
    assert "".join("".join(questions.join(texts, i)).split()) == words
    assert sorted(questions.move(texts, i, at)) == sorted(text.strip() for text in texts)
