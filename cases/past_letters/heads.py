"""The questions that stand over their answers, no request being quoted before: numbered, in bold, or behind >."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cases.past_letters.asked import ASKS, Item
from cases.past_letters.layout import heading_of
from cases.past_letters.marks import FENCED, Mark

_SUBJECT = re.compile(
    r"freedom of information|environmental information|information request|^(?:re|ref|our ref|date"
    r"|dear|subject)\b|^foi\b",
    re.IGNORECASE,
)


def heads(region: Sequence[Mark]) -> list[Mark]:
    """The first lines of the questions in a region, which holds no empty line."""
    return _quoted(region) or _counted(region) or _standing_out(region) or _fenced(region)


def in_order(marks: Sequence[Mark]) -> list[Mark]:
    """Lines numbered 1, 2, 3 that ask."""
    found: list[Mark] = []
    for mark in marks:
        if mark.kind == "number" and mark.label == str(len(found) + 1) and _asks(mark):
            found.append(mark)
    return found if len(found) > 1 else []


def with_its_parts(marks: Sequence[Mark], mark: Mark) -> Item:
    """The question with the parts that follow it at once."""
    item = Item(mark.body, mark.number, mark.number, mark.kind, mark.label)
    for part in marks[mark.number :] if mark.is_quoted else ():
        if not part.is_quoted or not part.plain:
            break
        item.text += f" {part.body}"
        item.last = part.number
    for part in marks[mark.number :] if item.text.endswith(":") and not mark.is_quoted else ():
        if part.kind not in ("letter", "roman", "bullet"):
            break
        item.text += f"\n{part.label}) {part.body}"
        item.last = part.number
    return item


def _quoted(region: Sequence[Mark]) -> list[Mark]:
    """The lines of an e-mail that are quoted behind > and ask, where the council answers between them."""
    found = []
    asked: Mark | None = None
    last_quoted = 0
    for mark in region:
        if mark.is_quoted:
            asked = mark if asked is None or mark.number > last_quoted + 1 else asked
            last_quoted = mark.number
        elif asked is not None:
            found += [asked] if _asks(asked) else []
            asked = None
    return found if len(found) > 1 else []


def _counted(region: Sequence[Mark]) -> list[Mark]:
    """Questions numbered 1, 2, 3, each with words between it and the next; all of them, where most of them ask."""
    numbered = [
        (n, mark) for n, mark in enumerate(region) if mark.kind == "number" and heading_of(mark) is None
    ]
    asking = [(n, mark) for n, mark in numbered if _asks(mark)]
    for among in (numbered, asking):
        found: list[tuple[int, Mark]] = []
        for n, mark in among:
            if mark.label == str(len(found) + 1):
                found.append((n, mark))
        apart = all(after - before > 1 for (before, _), (after, _) in pairwise(found))
        if len(found) > 1 and apart and 2 * sum(_asks(mark) for _, mark in found) > len(found):
            return [mark for _, mark in found]
    return []


def _standing_out(region: Sequence[Mark]) -> list[Mark]:
    """Questions in bold type, under headings of their own or ending with their mark."""
    found = [mark for mark in region if _heads_an_answer(mark)]
    kinds = {mark.kind for mark in found if mark.body.endswith("?")}
    return [
        mark for mark in found if mark.kind in kinds and (mark.bold or mark.level or mark.body.endswith("?"))
    ]


def _fenced(region: Sequence[Mark]) -> list[Mark]:
    """What stands between two rules over each answer says what was asked, be it a question or not."""
    found = [mark for mark in region if mark.level == FENCED and heading_of(mark) is None]
    return found if len(found) > 1 else []


def _heads_an_answer(mark: Mark) -> bool:
    if (
        heading_of(mark) is not None
        or len(mark.cells) > 1
        or len(mark.plain.split()) < 3
        or _SUBJECT.search(mark.plain)
    ):
        return False
    return bool(mark.bold or mark.level or (mark.body.endswith("?") and not mark.body.startswith("If ")))


def _asks(mark: Mark) -> bool:
    return mark.body.endswith("?") or bool(ASKS.match(mark.body))
