"""Questions that the letter tells one after the other in its prose, each with its answer behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cases.law.letter_text import Part
from cases.past_letters.asked import Item
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark
from cases.past_letters.replies import ENDS_ANSWERS, Answered, trimmed
from cases.past_letters.told import Told, told_paragraphs

_I = re.IGNORECASE
_ORDINAL = (
    r"(?:(?:and|the)\s+)?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|last|final|next)(?:ly)?"
)
_BEGINS = r"(?:^|(?<=[.:?!]\s))"
_QUOTED = r"[\u201c\"](?P<quoted>[^\u201c\u201d\"]{8,800})[\u201d\"]"
# "Secondly, “any appraisal”." and "You then asked for “the plan”."
_IN_QUOTES = re.compile(
    rf"{_BEGINS}(?:(?:in|as|with|on|to|for|your)\s+)?(?:{_ORDINAL}\b|you\b[^.?!\u201c\"]{{0,30}}\b(?:asked|requested"
    rf"|wanted|said|wrote))[^.?!\u201c\"]{{0,60}}{_QUOTED}[.,;:?]?\s*",
    _I,
)
_TOLD = re.compile(
    rf"{_BEGINS}(?:(?:{_ORDINAL}|in addition|also|then|moreover|furthermore)\s*,?\s+)?you\s+(?:(?:also|then|further"
    r"|next|finally|secondly|lastly|have|first|had|additionally)\s+)*(?:asked|requested|wanted|enquired|wished)"
    r"(?:\s+(?:us|to\s+know|to\s+be\s+told|to\s+see|that\s+we))*\s*,?\s*(?:for\s+)?(?!the following|as follows|us\b)"
    r"(?P<told>[^.?]{8,400}?)"
    # "You asked how many there are, and we can tell you that there are six."
    r"(?:[.?:](?=\s|$)|,?\s+and\s+(?=(?:i|we|the\s+council)\b))\s*",
    _I,
)
_MOST_WORDS_OF_A_HEADING = 7
_BY_NUMBER = re.compile(
    rf"{_BEGINS}(?:in\s+)?(?:your\s+)?(?:question|part|item|point|request)\s+\(?(?:\d{{1,2}}|[a-h])\)?,?\s+(?:you\s+)?"
    r"(?:asked|asks|sought|seeks|requested|requests|was|is|concerned|concerns|related\s+to|relates\s+to)(?:\s+(?:us|for"
    r"|about))*\s+(?P<told>[^.?]{8,400}?)[.?:](?=\s|$)\s*",
    _I,
)


@dataclass(frozen=True)
class _Cue:
    """A question told on `first` to `last`, with what stands behind it in its paragraph."""

    item: Item
    rest: str
    paragraph: Told


def told_in_turn(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """The questions with their answers; none unless there are two, and most of them have an answer."""
    ends = next((each.first for each in parts if each.part in (*ENDS_ANSWERS, Part.REFUSAL)), len(marks) + 1)
    region = marks[: ends - 1]
    for shape in (_IN_QUOTES, _TOLD, _BY_NUMBER):
        cues = list(_cues(region, shape))
        found = [_answered(region, cue, following) for cue, following in zip_longest(cues, cues[1:])]
        if len(found) > 1 and 2 * sum(bool(each.first) for each in found) > len(found):
            return found
    return []


def _cues(region: Sequence[Mark], shape: re.Pattern[str]) -> Iterator[_Cue]:
    for paragraph in told_paragraphs(region):
        said = list(shape.finditer(paragraph.text))
        for place, each in enumerate(said):
            name = "quoted" if shape is _IN_QUOTES else "told"
            until = said[place + 1].start() if place + 1 < len(said) else len(paragraph.text)
            item = Item(
                each[name].strip(" :,."),
                paragraph.line_at(each.start(name)),
                paragraph.line_at(each.end(name) - 1),
            )
            yield _Cue(item, paragraph.text[each.end() : until].strip(), paragraph)


def _before(region: Sequence[Mark], last: int) -> int:
    """The last line before the next question, without the heading that stands over that."""
    last = trimmed(region, 1, last)
    line = region[last - 1]
    over = not region[last - 2].plain and len(line.plain.split()) <= _MOST_WORDS_OF_A_HEADING
    return last - 1 if over and line.plain[-1:].isalpha() else last


def _answered(region: Sequence[Mark], cue: _Cue, following: _Cue | None) -> Answered:
    own_end = cue.paragraph.places[-1][1]
    if following and following.paragraph is cue.paragraph:
        last, behind = following.item.first, 0
    else:
        until = _before(region, following.paragraph.places[0][1] - 1) if following else len(region)
        last, behind = trimmed(region, own_end, until), own_end
    words = [cue.rest, *(mark.plain for mark in region[behind:last] if behind and mark.plain)]
    told = "\n".join(filter(None, words))
    below = next((mark.number for mark in region[own_end:last] if mark.plain), last)
    first = cue.item.last if cue.rest else below
    return Answered(cue.item, first, last, told) if told else Answered(cue.item)
