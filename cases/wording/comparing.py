"""Two texts side by side: line by line, and word by word where a line was changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """A stretch of text. `kind`: "" in both, "del" only in the first, "ins" only in the second."""

    text: str
    kind: str = ""


Line = tuple[Piece, ...]


def compare(first: str, second: str) -> list[Line]:
    """The lines of both texts in order, each with what was taken out and what was put in."""
    before, after = first.splitlines(), second.splitlines()
    lines: list[Line] = []
    for deed, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if deed == "equal":
            lines += [(Piece(line),) for line in before[a:b]]
        elif deed == "replace" and b - a == d - c:
            lines += [tuple(_words(*pair)) for pair in zip(before[a:b], after[c:d], strict=True)]
        elif deed == "replace":
            lines.append(tuple(_words("\n".join(before[a:b]), "\n".join(after[c:d]))))
        else:
            lines += [(Piece(line, "del"),) for line in before[a:b]]
            lines += [(Piece(line, "ins"),) for line in after[c:d]]
    return lines


def changes(first: str, second: str) -> list[Line]:
    """Only the lines that differ."""
    return [line for line in compare(first, second) if any(piece.kind for piece in line)]


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _parts(before), _parts(after)
    for deed, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if deed == "equal":
            yield Piece("".join(old[a:b]))
            continue
        if a < b:
            yield Piece("".join(old[a:b]), "del")
        if c < d:
            yield Piece("".join(new[c:d]), "ins")


def _parts(text: str) -> Sequence[str]:
    """Words with the space that follows them; a mark of the language is one word."""
    return re.findall(r"(?:\{\{.*?\}\}|\[\[.*?\]\]|[^\s\[{]+|[\[{])\s*|\s+", text)
