"""A table that only spaces set out: the questions in one column, the answers in another, over several lines each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cases.law.letter_text import Part
from cases.past_letters.asked import Item
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark
from cases.past_letters.replies import Answered

_I = re.IGNORECASE
_SEGMENT = re.compile(r"\S+(?:\s\S+)*")
_ASKED = re.compile(
    r"(?:the\s+|your\s+)?(?:questions?\b|requests?\b)|(?:the\s+)?(?:information|what)\s+(?:you\s+)?(?:requested|asked"
    r"|sought)|quer(?:y|ies)\b|you asked",
    _I,
)
_TOLD = re.compile(
    r"(?:(?:our|the|council[\u2019']?s?|[A-Z]{2,6})\s+)*(?:responses?|answers?|repl(?:y|ies)|outcome|decision)\b"
    r"|we (?:said|say)",
    _I,
)
_MOST_WORDS = 6
_LABEL = re.compile(r"\(?(?:Q(?:uestion)?\s?)?(?P<n>\d{1,2}|[a-h])(?:[.):]+|(?=\s)|$)\s*(?P<rest>.*)", _I)
_RULE = re.compile(r"[\s|:_=+*-]*")


@dataclass
class _Row:
    label: str
    first: int
    last: int
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def in_columns(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """The questions with the answers beside them; none unless two rows have both."""
    for mark in marks:
        at = _header(mark)
        if at:
            rows = _rows(marks, parts, mark.number, *at)
            found = [
                Answered(
                    Item(" ".join(row.asked), row.first, row.last, "number" if row.label else "", row.label),
                    row.first,
                    row.last,
                    "\n".join(row.told),
                )
                for row in rows
                if row.asked and row.told
            ]
            if len(found) > 1:
                return found
    return []


def _header(mark: Mark) -> tuple[int, int] | None:
    """Where the column of the questions and that of the answers begin."""
    segments = [each for each in _SEGMENT.finditer(mark.written) if len(each[0].split()) <= _MOST_WORDS]
    asked = next((each.start() for each in segments if _ASKED.match(each[0])), None)
    told = next((each.start() for each in segments if _TOLD.match(each[0])), None)
    return (asked, told) if asked is not None and told is not None and asked < told else None


def _rows(marks: Sequence[Mark], parts: Sequence[Stretch], header: int, asked: int, told: int) -> list[_Row]:
    ends = next(
        (each.first for each in parts if each.first > header and each.part in (Part.RIGHTS, Part.CLOSING)),
        len(marks) + 1,
    )
    rows: list[_Row] = []
    fresh = True
    for mark in marks[header : ends - 1]:
        line = mark.written
        if _RULE.fullmatch(line):
            fresh = True
            continue
        # Words that run over both columns stand below the table.
        if line[max(0, told - 2) : told].strip():
            break
        label = _LABEL.fullmatch(line[:asked].strip())
        if line[:asked].strip() and not label:
            break
        before, left, right = line[:asked].strip(), line[asked:told].strip(), line[told:].strip()
        label = _LABEL.fullmatch(before or left)
        if not rows or (label and (fresh or rows[-1].label)) or (fresh and left and not rows[0].label):
            rows.append(_Row(label["n"].casefold() if label else "", mark.number, mark.number))
            left = label["rest"] if label and not before else left
        _add(rows[-1], left, right, mark.number)
        fresh = False
    return rows


def _add(row: _Row, asked: str, told: str, number: int) -> None:
    row.asked += [asked] if asked else []
    row.told += [told] if told else []
    row.last = number
