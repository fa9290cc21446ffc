"""The questions of a quoted request, one by one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cases.past_letters.marks import Mark

_I = re.IGNORECASE
_GREETING = re.compile(r"^(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom|fao)\b.{0,60}$", _I)
_SIGN_OFF = re.compile(
    r"^(?:i look forward|looking forward|(?:many )?thanks?\b|thank you|kind regards|regards|yours"
    r"|best wishes|please (?:acknowledge|send (?:your|the) (?:response|reply))|i (?:would prefer"
    r"|understand|am aware|expect)"
    r"|if (?:you need|this request|any part)|under (?:section )?16\b|sincerely|faithfully)",
    _I,
)
_INTRODUCTION = re.compile(
    r"^(?:.{0,240}?\b(?:seeking|following|requesting|request|ask|asking|know|me|us|provide"
    r"|questions?|information|release|furnish me with|act(?: 2000)?)\b[^:?]{0,90}):\s*(?=\S)",
    _I,
)
ASKS = re.compile(
    r"^(?:and\s+|also,?\s+|additionally,?\s+|finally,?\s+)?(?:please|(?:could|can|may) i|could you|can you|would you"
    r"|how|what|which|who|when|where|why|whether|confirm|provide"
    r"|supply|send|give|state|explain|describe|names?|do|does|did|is|are|was|were|has|have|if|a (?:list|copy"
    r"|breakdown)|copies|the (?:number|total|name|cost)|any|all|details|total|list|number)\b",
    _I,
)
_MERELY_SAYS = re.compile(
    r"^(?:please (?:accept|treat|consider) this|(?:i|we)(?:[\u2019']m| am| are| would like| wish"
    r"| want)?\b|under (?:the|section)|this is|in (?:accordance|line)|as part of|my name)",
    _I,
)
# A line below the list that asks for more of its own.
_ADDS = re.compile(
    r"(?:also|in addition|additionally|i (?:would|also)|please also|and (?:also|please)|finally)\b", _I
)
_TO_THE_MARGIN = 60
_JOINT = re.compile(r"\s*;\s*(?:\b(?:and|or))?\s*$|,\s*(?:and|or)$")
_QUOTING = "\u201c\u201d\"\u2018\u2019' "


@dataclass
class Item:
    """One question: its words, its first and last line, and the label that it has in the request."""

    text: str
    first: int
    last: int
    kind: str = ""
    label: str = ""


def items_in(marks: Sequence[Mark]) -> list[Item]:
    """The questions among the lines of a request. Parts of a question, a) and b) under 1, stay in it."""
    blocks = _blocks(marks)
    top = next((block.kind for block in blocks if block.kind), "")
    found: list[Item] = []
    for block in blocks:
        # A count that begins anew is that of the answers.
        if (
            block.kind == top == "number"
            and block.label == "1"
            and len(found) > 1
            and not _continues(block, found)
        ):
            break
        if block.kind == top and top and not _continues(block, found):
            found.append(block)
        elif block.kind and found:
            _join(found[-1], block)
        elif (
            found
            and (block.text.endswith("?") or (_ADDS.match(block.text) and not block.text.endswith(":")))
            and not _SIGN_OFF.match(block.text)
        ):
            found.append(block)
    if not top:
        found = _unlabelled(blocks)
    for item in found:
        item.text = _JOINT.sub("", item.text.strip(_QUOTING).strip())
    return [item for item in found if item.text]


def _blocks(marks: Sequence[Mark]) -> list[Item]:
    """Labelled lines and paragraphs, each with the lines that go on with it."""
    blocks: list[Item] = []
    fresh = True
    for mark in marks:
        if not mark.plain:
            fresh = True
            continue
        if blocks and not mark.kind and _goes_on(blocks[-1], mark, fresh):
            blocks[-1].text += f" {mark.body}"
            blocks[-1].last = mark.number
        else:
            blocks.append(Item(mark.body.strip(), mark.number, mark.number, mark.kind, mark.label))
        fresh = False
    return blocks


def _goes_on(block: Item, mark: Mark, fresh: bool) -> bool:
    """The next line does, unless a question ended. A page break may leave an empty line inside a sentence."""
    if not fresh and block.kind and _ADDS.match(mark.plain) and len(block.text) < _TO_THE_MARGIN:
        return False
    if not fresh:
        return bool(block.kind) or not block.text.endswith((":", "?"))
    return bool(block.kind) and mark.plain[:1].islower() and not block.text.endswith((".", "?", ":"))


def _continues(block: Item, found: list[Item]) -> bool:
    """A count that begins again is one of parts: 1, 2 and then 1 again under 2."""
    return bool(found) and block.kind == "number" and block.label == "1" and found[-1].text.endswith(":")


def _join(item: Item, part: Item) -> None:
    item.text += f"\n{part.label}) {part.text}" if part.kind != "bullet" else f"\n- {part.text}"
    item.last = part.last


def _without_preamble(text: str) -> str:
    """Without the sentences before the one that asks, such as “I write under the Act.”"""
    sentences = re.split(r"(?<=[.!])\s+(?=[A-Z])", text)
    while len(sentences) > 1 and _MERELY_SAYS.match(sentences[0]) and ASKS.match(sentences[1]):
        sentences.pop(0)
    return " ".join(sentences)


def _unlabelled(blocks: list[Item]) -> list[Item]:
    """Paragraphs that ask, each a question; else all that is asked, as one."""
    kept = [block for block in blocks if not _GREETING.match(block.text) and not _SIGN_OFF.match(block.text)]
    for block in kept:
        block.text = _INTRODUCTION.sub("", block.text, count=1)
    asking = [block for block in kept if not block.text.endswith(":")]
    stated = [block for block in asking if block.text.endswith("?") or ASKS.match(block.text)]
    if len(stated) > 1:
        return stated
    asking = [block for block in asking if not (stated and _MERELY_SAYS.match(block.text))] or asking
    for block in asking:
        block.text = _without_preamble(block.text)
    for block in asking[1:]:
        asking[0].text += f"\n{block.text}"
        asking[0].last = block.last
    return asking[:1]
