"""The questions that stand over their answers, no request being quoted before: numbered, in bold, or behind >."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from cases.past_letters.asked import ASKS, Item
from cases.past_letters.headings import heading_of
from cases.past_letters.layout import QUOTES
from cases.past_letters.marks import FENCED, Mark

_MOST_LINES = 12
# "Please find the figures below" is the council's.
_OURS = re.compile(
    r"if\b|please (?:note|find|see|quote|send|contact|accept|refer)|\b(?:we|our|your)\b", re.IGNORECASE
)
COUNTS: dict[str, tuple[str, ...]] = {
    "number": tuple(map(str, range(1, 100))),
    "letter": tuple("abcdefghijklmnopqrstuvwxyz"),
    "roman": ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
}
_TO_THE_MARGIN = 60
_SUBJECT = re.compile(
    r"freedom of information|environmental information|information request|^(?:re|ref|our ref|date"
    r"|dear|subject)\b|^foi\b",
    re.IGNORECASE,
)


def heads(region: Sequence[Mark]) -> list[Mark]:
    """The first lines of the questions in a region, which holds no empty line."""
    return _quoted(region) or _counted(region) or _standing_out(region) or _fenced(region)


def alone(marks: Sequence[Mark], until: int) -> list[Mark]:
    """Short lines that ask, each standing alone with the council's words below it; none unless there are two."""
    blocks = list(blocks_of(marks[: until - 1]))
    found = [
        block[0]
        for block, below in pairwise(blocks)
        if _stands_over(block) and not _stands_over(below) and not block[0].kind
    ]
    return found if len(found) > 1 and len(found) == sum(map(_stands_over, blocks)) else []


def blocks_of(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Lines that stand together between empty ones."""
    block: list[Mark] = []
    for mark in [*marks, None]:
        if mark is not None and mark.plain:
            block.append(mark)
        elif block:
            yield block
            block = []


def _stands_over(block: Sequence[Mark]) -> bool:
    words = block[0].plain
    is_ours = _OURS.match(words) or _SUBJECT.search(words) or words.endswith((".", ":", ","))
    return len(block) == 1 and _asks(block[0]) and not is_ours and len(words.split()) > 2


def in_order(marks: Sequence[Mark]) -> list[Mark]:
    """Lines counted 1, 2, 3, or a, b, c, or i, ii, iii, that ask."""
    for kind in COUNTS:
        found: list[Mark] = []
        for mark in marks:
            if mark.kind == kind and _is_next(mark, len(found)) and _asks(mark):
                found.append(mark)
        if len(found) > 1:
            return found
    return []


def _is_next(mark: Mark, place: int) -> bool:
    labels = COUNTS[mark.kind]
    return place < len(labels) and mark.label == labels[place]


def with_its_parts(marks: Sequence[Mark], mark: Mark) -> Item:
    """The question with the parts that follow it at once."""
    item = Item(mark.body, mark.number, mark.number, mark.kind, mark.label)
    for part in marks[mark.number :] if mark.is_quoted else ():
        if not part.is_quoted or not part.plain:
            break
        item.text += f" {part.body}"
        item.last = part.number
    for line in _rest_of_the_question(marks, mark):
        item.text += f" {line.plain}"
        item.last = line.number
    for part in marks[item.last :] if item.text.endswith(":") and not mark.is_quoted else ():
        if part.kind not in ("letter", "roman", "bullet"):
            break
        item.text += f"\n{part.label}) {part.body}"
        item.last = part.number
    return item


def _rest_of_the_question(marks: Sequence[Mark], mark: Mark) -> list[Mark]:
    """The lines up to the empty one below it, where the page broke it; none where the answer follows at once."""
    if mark.is_quoted or mark.body.endswith(("?", ":")):
        return []
    block = list(takewhile(lambda each: each.plain and not each.kind, marks[mark.number :][:_MOST_LINES]))
    ends = next((n for n, each in enumerate(block, 1) if each.plain.endswith("?")), len(block))
    lines = [mark, *block[:ends]]
    broken = all(len(line.plain) >= _TO_THE_MARGIN for line in lines[:-1])
    following = next((each for each in marks[mark.number + ends :] if each.plain), mark)
    followed = ends < len(block) or following.kind != mark.kind
    return lines[1:] if broken and followed else []


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
    """Questions counted 1, 2, 3, each with words between it and the next; all of them, where most of them ask."""
    return next((found for kind in COUNTS if (found := _counted_by(region, kind))), [])


def in_quotation_marks(marks: Sequence[Mark], until: int) -> list[list[Mark]]:
    """Paragraphs in quotation marks with the council's words between them; none unless there are two."""
    blocks = list(blocks_of(marks[: until - 1]))
    found = [block for block, below in pairwise(blocks) if _is_quotation(block) and not _is_quotation(below)]
    return found if len(found) > 1 and len(found) == sum(map(_is_quotation, blocks)) else []


def _is_quotation(block: Sequence[Mark]) -> bool:
    closing = QUOTES.get(block[0].plain[0])
    return closing is not None and block[-1].plain.rstrip(" .,").endswith(closing)


def _counted_by(region: Sequence[Mark], kind: str) -> list[Mark]:
    numbered = [(n, mark) for n, mark in enumerate(region) if mark.kind == kind and heading_of(mark) is None]
    asking = [(n, mark) for n, mark in numbered if _asks(mark)]
    for among in (numbered, asking):
        found: list[tuple[int, Mark]] = []
        run = 0
        for n, mark in among:
            # A count may begin again under the next heading of the request.
            run = 0 if run > 1 and _is_next(mark, 0) and _asks(mark) else run
            if _is_next(mark, run):
                found.append((n, mark))
                run += 1
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
