"""Editing the list of questions on the Log a request page.

Every function takes the list and gives a new one with its texts trimmed; places count from 0. A place that is not in
the list changes nothing, because a page may be older than the list it shows.
"""

import re
from collections.abc import Sequence

_OWN_LINE = re.compile(r"[(\[]?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.):\]]\s|[-*•–]\s", re.IGNORECASE)


def add(questions: Sequence[str]) -> list[str]:
    """With an empty question at the end, to be typed into."""
    return [*_trimmed(questions), ""]


def remove(questions: Sequence[str], i: int) -> list[str]:
    """Without question i."""
    return [text for place, text in enumerate(_trimmed(questions)) if place != i]


def move(questions: Sequence[str], i: int, by: int) -> list[str]:
    """Question i goes up (negative) or down by so many places, at most to the end of the list."""
    edited = _trimmed(questions)
    if 0 <= i < len(edited):
        text = edited.pop(i)
        edited.insert(min(max(i + by, 0), len(edited)), text)
    return edited


def split(questions: Sequence[str], i: int, at: int) -> list[str]:
    """Question i in two, at a place in its text as it was given; nothing happens where one half would be empty."""
    edited = _trimmed(questions)
    if 0 <= i < len(edited):
        halves = [questions[i][: max(at, 0)].strip(), questions[i][max(at, 0) :].strip()]
        if all(halves):
            edited[i : i + 1] = halves
    return edited


def join(questions: Sequence[str], i: int) -> list[str]:
    """Question i goes to the end of the one before: on its own line where it is a list entry, else after a space."""
    edited = _trimmed(questions)
    if 1 <= i < len(edited):
        first, second = edited[i - 1], edited[i]
        between = "\n" if "\n" in first + second or _OWN_LINE.match(second) else " "
        edited[i - 1 : i + 1] = [(first + between + second).strip()]
    return edited


def _trimmed(questions: Sequence[str]) -> list[str]:
    return [text.strip() for text in questions]
