"""The lines of one answer: from where it begins to where the next thing begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cases.law.letter_text import Part
from cases.past_letters.asked import Item
from cases.past_letters.headings import heading_of
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark

_MOST_WORDS_OF_A_TITLE = 6
_SAYS = re.compile(
    r"\b(?:yes|no|none|nil|not|held|attached|enclosed|exempt|withheld|refused|see|please|we|is|are|was|were)\b",
    re.IGNORECASE,
)
ANSWERING = (Part.OPENING, Part.ANSWERS)
ENDS_ANSWERS = (Part.RIGHTS, Part.MARKETING, Part.CLOSING, Part.FURTHER, Part.HELP, Part.ATTACHMENTS)


@dataclass
class Answered:
    """A question with the lines of its answer (0, 0 without one), the words of the answer, and the lines on which the
    question is said again."""

    item: Item
    first: int = 0
    last: int = 0
    words: str = ""
    said_again: tuple[int, ...] = ()


def answer_at(marks: Sequence[Mark], item: Item, at: int, lines: int, rest: str, until: int) -> Answered:
    """The answer under a question that is said again on `lines` lines from `at` on, with `rest` behind it there."""
    first = at if rest else at + lines
    last = trimmed(marks, first, until)
    while first < last and not marks[first - 1].plain:
        first += 1
    words = [mark.plain for mark in marks[(at + lines if rest else first) - 1 : last]]
    says = rest and not (_is_a_title(rest, item) and any(words))
    words = [_without_answer_label(each) for each in ([rest] if says else []) + words]
    # Where the answer stands on the line of its label, that line is not the question again.
    again = tuple(range(at, at + lines)) if not rest else ()
    if last < first or not any(words):
        return Answered(item, 0, 0, "", again)
    return Answered(item, first, last, "\n".join(words), again)


def _is_a_title(rest: str, item: Item) -> bool:
    """ "2. Staff survey" says again which question is answered on the lines below."""
    title = {word.removesuffix("s") for word in re.findall(r"[a-z]{4,}", rest.casefold())}
    asked = {word.removesuffix("s") for word in re.findall(r"[a-z]{4,}", item.text.casefold())}
    short = len(rest.split()) <= _MOST_WORDS_OF_A_TITLE and re.fullmatch(r"[A-Za-z\u2019' /&-]+", rest)
    return bool(short and title & asked) and not _SAYS.search(rest)


def _without_answer_label(line: str) -> str:
    return re.sub(
        r"^(?:(?:our|(?:the\s+)?council(?:[\u2019']?s)?|(?-i:[A-Z]{2,6}))\s+)?(?:answer|response|reply|A)\s*\d{0,2}"
        r"(?:\s*:|\s+[\u2013-](?=\s))\s*",
        "",
        line,
        flags=re.IGNORECASE,
    )


def last_of(parts: Sequence[Stretch], first: int, last: int) -> int:
    """The answer to the last question ends with the section it stands in."""
    ends = [each.first - 1 for each in parts if each.first > first and each.part not in ANSWERING]
    return min([last, *ends[:1]])


def until_a_heading(marks: Sequence[Mark], first: int, last: int) -> int:
    for mark in marks[first - 1 : last]:
        if heading_of(mark) is not None:
            return trimmed(marks, first - 1, mark.number - 1)
    return trimmed(marks, first - 1, last)


def trimmed(marks: Sequence[Mark], first: int, last: int) -> int:
    while last > first and not marks[last - 1].plain:
        last -= 1
    return last
