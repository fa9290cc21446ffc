"""A table whose cells came out one below the other: a number, the question, the answer, and the next number."""

import re
from collections.abc import Sequence

from cases.law.letter_text import Part
from cases.past_letters.asked import Item
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark
from cases.past_letters.replies import Answered, trimmed

_NUMBER = re.compile(r"\(?(?:Q\s?)?(\d{1,2})[.):]?", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:your |the )?(?:questions?|requests?|quer(?:y|ies)|information requested|you asked)\W*", re.IGNORECASE
)
_TOLD = re.compile(
    r"(?:our |the |council(?:[\u2019']?s)? )?(?:responses?|answers?|repl(?:y|ies)|decision)\W*", re.IGNORECASE
)
_HEADER = 6
_TO_THE_MARGIN = 60


def in_cells(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """The questions with the answers below them, under the words of a header that names both."""
    header = next((mark.number for mark in marks if _is_a_header(marks, mark)), 0)
    ends = next(
        (each.first for each in parts if each.part in (Part.RIGHTS, Part.CLOSING) and each.first > header),
        len(marks) + 1,
    )
    numbers: list[int] = []
    for mark in marks[header : ends - 1] if header else ():
        found = _NUMBER.fullmatch(mark.plain)
        if found and int(found[1]) == len(numbers) + 1:
            numbers.append(mark.number)
    if len(numbers) < 2:
        return []
    last = next((mark.number for mark in marks[numbers[-1] : ends - 1] if not mark.plain), ends)
    return [
        _row(marks, place, first, until - 1)
        for place, (first, until) in enumerate(zip(numbers, [*numbers[1:], last], strict=True), 1)
    ]


def _is_a_header(marks: Sequence[Mark], mark: Mark) -> bool:
    below = [each.plain for each in marks[mark.number : mark.number + _HEADER] if each.plain]
    return bool(_ASKED.fullmatch(mark.plain) and below and _TOLD.fullmatch(below[0]))


def _row(marks: Sequence[Mark], place: int, number: int, until: int) -> Answered:
    lines = [mark for mark in marks[number:until] if mark.plain]
    asked = 1
    while asked < len(lines) - 1 and _goes_on(lines[asked - 1]):
        asked += 1
    last = lines[asked - 1].number if lines else number
    item = Item(" ".join(mark.plain for mark in lines[:asked]), number, last, "number", str(place))
    told = lines[asked:]
    if not told:
        return Answered(item)
    return Answered(
        item, told[0].number, trimmed(marks, told[0].number, until), "\n".join(mark.plain for mark in told)
    )


def _goes_on(mark: Mark) -> bool:
    """The cell was broken at the margin."""
    return len(mark.plain) >= _TO_THE_MARGIN and not mark.plain.endswith(("?", "."))
