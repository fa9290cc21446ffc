"""What a version of a letter says, part by part, in lines for people; and what differs between two, word by word."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from cases.law import provisions
from cases.law.outcomes import Outcome
from cases.letters import own_words
from cases.models.letter_version import ANSWER, CLAIM, COST, LETTER, NOTICE
from cases.passages import REGISTER

TITLES = {LETTER: "The rest of the letter", NOTICE: "What the notice says", COST: "The cost estimate"}
ORDER = (NOTICE, ANSWER, CLAIM, LETTER, COST)
# Words that are compared one by one, on both sides together; longer texts are compared line by line.
MOST_WORDS = 8000
OWN = {own_words.BEFORE: "Own words at the beginning", own_words.AFTER: "Own words at the end"}
_END_OF_LINE = re.compile(r"</(?:p|li|tr|h\d|caption|blockquote)>|<br\s*/?>")
_CELL = re.compile(r"</t[dh]>(?=\s*<t[dh])")
_WORD = re.compile(r"\n|[^\S\n]*[^\s]+[^\S\n]*")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same on both sides, or stands on one side only."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Difference:
    """One part as two versions have it. `part` names it, `title` says it in words; `formatting_only`: the words are
    the same."""

    part: str
    title: str
    before: list[Piece]
    after: list[Piece]
    is_gone: bool
    is_new: bool

    @property
    def formatting_only(self) -> bool:
        return not any(piece.is_changed for piece in [*self.before, *self.after])


def title_of(part: str) -> str:
    """Answer 3; Claim of section 31(1)(a)."""
    if part.startswith(ANSWER):
        return f"Answer {part.removeprefix(ANSWER)}"
    if part.startswith(CLAIM):
        return f"Claim of {provisions.find(part.removeprefix(CLAIM)).in_words}"
    return TITLES[part]


def in_order(part: str) -> tuple[int, int, str]:
    """Where a part comes on the page: as in the letter, answers by their number."""
    kind = next(place for place, name in enumerate(ORDER) if part.startswith(name))
    number = part.removeprefix(ANSWER)
    return kind, int(number) if number.isdecimal() else 0, part


def text_of(part: str, content: dict[str, Any] | None) -> str:
    """All that a part says, a line for each thing; "" for a part that is not there."""
    if content is None:
        return ""
    if part.startswith(ANSWER):
        return _answer(content)
    if part.startswith(CLAIM):
        return "\n".join(_claim(content))
    return "\n".join(_fields(content))


def compare(part: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Difference:
    """What differs in one part, word by word."""
    left, right = _words(text_of(part, before)), _words(text_of(part, after))
    if len(left) + len(right) > MOST_WORDS:
        left, right = _lines(left), _lines(right)
    gone: list[Piece] = []
    new: list[Piece] = []
    for tag, i, j, m, n in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        gone += [Piece("".join(left[i:j]), tag != "equal")] if i < j else []
        new += [Piece("".join(right[m:n]), tag != "equal")] if m < n else []
    return Difference(part, title_of(part), gone, new, is_gone=after is None, is_new=before is None)


def changed_words(part: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """In a few words: 214 words added, 3 removed; dropped; formatting changed."""
    if after is None:
        return "emptied" if part.startswith(ANSWER) else "dropped"
    was, now = Counter(text_of(part, before).split()), Counter(text_of(part, after).split())
    added, removed = (now - was).total(), (was - now).total()
    if added:
        said = f"{added} word{'' if added == 1 else 's'} added"
        return f"{said}, {removed} removed" if removed else said
    if removed:
        return f"{removed} word{'' if removed == 1 else 's'} removed"
    return "order or formatting changed"


def plain_lines(html: str) -> str:
    """Clean HTML as text with its lines; cells of a row stand in one, with a bar between."""
    marked = _END_OF_LINE.sub("\n", _CELL.sub(" | ", html))
    lines = (" ".join(line.split()) for line in unescape(strip_tags(marked)).splitlines())
    return "\n".join(line for line in lines if line)


def _answer(content: dict[str, Any]) -> str:
    outcome = Outcome(content["outcome"]).label if content["outcome"] else "none yet"
    return f"Outcome: {outcome}\n{plain_lines(content['text'])}"


def _claim(content: dict[str, Any]) -> Iterator[str]:
    yield f"Questions: {', '.join(map(str, content['questions']))}"
    if content["variant"]:
        yield f"Starter: {content['variant']}"
    yield from _fields(content["fields"])
    for factor in content["factors"]:
        yield f"{factor['side'].capitalize()}: {factor['text']} {factor['answer']} (weight: {factor['weight']})"


def _fields(content: dict[str, Any]) -> Iterator[str]:
    for key, said in content.items():
        if key == "sections":
            yield from (f"Part “{_label(part)}”: {'in' if on else 'left out'}" for part, on in said.items())
        elif said not in ("", [], {}):
            text = plain_lines(said) if key in OWN else _said(said)
            yield f"{_label(key)}: {text}"


def _label(key: str) -> str:
    if key in OWN:
        return OWN[key]
    if key in REGISTER:
        return REGISTER[key].meaning
    return key if " " in key else key.replace("_", " ").capitalize()


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{_label(key).lower()} {_said(each)}" for key, each in value.items())
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    return str(value)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _lines(words: list[str]) -> list[str]:
    return "".join(words).splitlines(keepends=True)
