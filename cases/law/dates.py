"""Dates, counts and lists as a letter or a page says them. English whatever the locale of the machine."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def weekday(day: date) -> str:
    """Wednesday"""
    return _WEEKDAYS[day.weekday()]


def plain(day: date) -> str:
    """10 March 2021"""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_words(day: date) -> str:
    """Wednesday 10 March 2021"""
    return f"{weekday(day)} {plain(day)}"


def months_later(day: date, months: int) -> date:
    """The corresponding day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last if last.day < day.day else date(year, month + 1, day.day)


def end_of_months_beginning_with(day: date, months: int) -> date:
    """The last day of a period of months that begins with `day`: 8 February for three months from 9 November.

    The period ends with the day before the corresponding one, or with the month that has none.
    """
    corresponding = months_later(day, months)
    return corresponding - timedelta(days=1) if corresponding.day == day.day else corresponding


def working_days_in_words(count: int) -> str:
    """1 working day, 3 working days"""
    return f"{count} working day{'' if count == 1 else 's'}"


def joined(parts: Sequence[str], word: str = "and") -> str:
    """a, b and c"""
    return f" {word} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def questions_in_words(numbers: Iterable[int]) -> str:
    """question 4, questions 2 and 4; in order, each once."""
    ordered = sorted(set(numbers))
    noun = "question" if len(ordered) == 1 else "questions"
    return f"{noun} {joined([str(number) for number in ordered])}"
