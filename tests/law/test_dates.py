from datetime import date, timedelta

import pytest

from cases.law import dates


def test_a_date_is_written_in_full_without_a_leading_zero():
    assert dates.in_words(date(2021, 3, 4)) == "Thursday 4 March 2021"
    assert dates.plain(date(2021, 3, 10)) == "10 March 2021"


def test_every_weekday_and_month_has_its_english_name():
    for offset in range(366):
        day = date(2024, 1, 1) + timedelta(days=offset)
        assert dates.in_words(day) == f"{day:%A} {day.day} {day:%B} {day.year}"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 working days"), (1, "1 working day"), (3, "3 working days")]
)
def test_one_working_day_is_singular(count, words):
    assert dates.working_days_in_words(count) == words


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_ends_with_and(parts, words):
    assert dates.joined(parts) == words


def test_a_list_of_choices_ends_with_or():
    assert dates.joined(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([4], "question 4"),
        ([2, 4], "questions 2 and 4"),
        ([12, 3, 3, 1], "questions 1, 3 and 12"),
        ((), "questions "),
    ],
)
def test_questions_are_named_in_order_and_once(numbers, words):
    assert dates.questions_in_words(numbers) == words


@pytest.mark.parametrize(
    ("day", "months", "later", "last"),
    [
        (date(2026, 11, 9), 3, date(2027, 2, 9), date(2027, 2, 8)),
        (date(2026, 10, 1), 3, date(2027, 1, 1), date(2026, 12, 31)),
        (date(2026, 9, 30), 2, date(2026, 11, 30), date(2026, 11, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28), date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 12, 31), 12, date(2027, 12, 31), date(2027, 12, 30)),
    ],
)
def test_months_run_to_the_corresponding_day_and_end_the_day_before_it(day, months, later, last):
    assert dates.months_later(day, months) == later
    assert dates.end_of_months_beginning_with(day, months) == last
