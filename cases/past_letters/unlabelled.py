"""Answers without a label: as many paragraphs as questions, in their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cases.past_letters.asked import Item
from cases.past_letters.headings import heading_of
from cases.past_letters.heads import blocks_of
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark
from cases.past_letters.replies import ENDS_ANSWERS, Answered

_I = re.IGNORECASE
# "Our response is as follows." leads in to the answers and is none.
_LEADS_IN = re.compile(
    r".{0,200}:|(?:our|the|my|your|this)\b[^.]{0,80}\b(?:response|repl(?:y|ies)|answers?|decision|information"
    r"|details?)\b[^.]{0,60}\b(?:follows?|below|set out|here|in turn)\b[^.]{0,60}\.?"
    r"|(?:i|we|the|your)\b[^.]{0,120}\b(?:confirm|searche[sd]|considered|processed|handled|dealt with|completed)\b"
    r"[^\u00a3]{0,200}\b(?:hold|holds|held|request|searches|information|act|regulations)\b[^.]{0,80}\.?"
    r"|(?:please (?:see|find)|see)\b[^.]{0,60}\bbelow\b[^.]{0,40}\.?|(?:dear|good)\b.{0,60}",
    _I,
)
_BESIDE = re.compile(r"(?P<asked>.{8,}?(?:\?|(?=\s[\u2013-]\s)))\s*[\u2013:-]*\s+(?P<told>\S.*)", re.DOTALL)
_COURTESY = re.compile(
    r"(?:i|we) (?:hope|trust|am sorry|apologi[sz]e)\b|thank you\b|please note\b|many thanks", _I
)


def in_their_order(marks: Sequence[Mark], parts: Sequence[Stretch], items: Sequence[Item]) -> list[Answered]:
    """Each question with the paragraph in its place; none where there are more or fewer paragraphs than questions."""
    after = items[-1].last
    ends = next(
        (each.first for each in parts if each.first > after and each.part in ENDS_ANSWERS), len(marks) + 1
    )
    blocks = list(_announced(marks[after : ends - 1]))
    told = [block for block in blocks if not _is_beside(block)]
    if len(items) < 2 or len(told) != len(items):
        return []
    return [
        Answered(item, block[0].number, block[-1].number, "\n".join(mark.plain for mark in block))
        for item, block in zip(items, told, strict=True)
    ]


def _is_beside(block: Sequence[Mark]) -> bool:
    """The paragraph leads in, is courteous, or is a heading."""
    words = " ".join(mark.plain for mark in block)
    is_heading = len(block) == 1 and heading_of(block[0]) is not None
    return is_heading or bool(_LEADS_IN.fullmatch(words)) or bool(_COURTESY.match(words))


def _announced(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Lines that stand together; what a colon announces is one with it."""
    before: list[Mark] = []
    for block in blocks_of(marks):
        if before and len(before) > 1 and before[-1].plain.endswith(":"):
            before += block
            continue
        if before:
            yield before
        before = block
    if before:
        yield before


def beside(items: Sequence[Item]) -> list[Answered]:
    """Each question with the answer that goes on behind it: "How many are there? - 12"."""
    halves = [_BESIDE.fullmatch(item.text) for item in items]
    if len(items) < 2 or any(half is None or half["told"].endswith("?") for half in halves):
        return []
    return [
        Answered(replace(item, text=half["asked"]), item.first, item.last, half["told"])
        for item, half in zip(items, halves, strict=True)
        if half
    ]
