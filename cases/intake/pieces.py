"""The body of a request in pieces: paragraphs and list entries, with lines that a mail program broke joined again."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from cases.intake.labels import Label, choose
from cases.intake.sentences import is_asked, is_thing
from cases.intake.thread import Line

_JOINS = re.compile(
    r"(?:\b(?:the|a|an|of|and|or|to|in|for|by|with|on|at|from|under|as|that|which|is|are|be|your|our|my|"
    r"any|all|this|these|"
    r"who|been|has|have|if|per|not|between|Act)|[,&/(-])$",
    re.IGNORECASE,
)
_CLOSES = (".", "?", "!", ":", ";")
_MARKS = re.compile(r"(\*\*| {2,})")
_CELLS = re.compile(r" \| |\|$|\t")


@dataclass
class Stretch:
    """A line of words, perhaps joined from several lines of the text, that knows where each of them stood."""

    text: str
    parts: list[tuple[int, int]]  # (place in text, place in the whole text)

    def place(self, at: int) -> int:
        """Where in the whole text the sign at this place stands."""
        own, whole = self.parts[max(bisect_right(self.parts, (at, 1 << 60)) - 1, 0)]
        return whole + at - own

    def cut(self, start: int, end: int | None = None) -> "Stretch":
        """The words from start to end, trimmed."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        later = [(own - start, whole) for own, whole in self.parts if start < own < start + len(words)]
        return Stretch(words, [(0, self.place(start)), *later])

    def join(self, other: "Stretch") -> None:
        """Go on with another line."""
        if not self.text:
            self.text, self.parts = other.text, other.parts
            return
        shift = len(self.text) + 1
        self.text = f"{self.text} {other.text}"
        self.parts += [(own + shift, whole) for own, whole in other.parts]

    @property
    def start(self) -> int:
        return self.parts[0][1]

    @property
    def end(self) -> int:
        return self.place(len(self.text) - 1) + 1 if self.text else self.start


@dataclass
class Piece:
    """A paragraph, or one entry of a list with its parts and further paragraphs inside."""

    line: Stretch
    label: Label | None = None
    depth: int = 0
    after_gap: bool = True
    inside: list["Piece"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def is_row(self) -> bool:
        """Is it a row of a table?"""
        return bool(_CELLS.search(self.text))

    def stretches(self, *, labelled: bool = False) -> list[Stretch]:
        """Its own line and those inside it; what lies inside keeps its labels."""
        own = self.line
        if labelled and self.label:
            shown = f"{self.label.shown} "
            own = Stretch(
                shown + own.text, [(0, own.start), *((at + len(shown), whole) for at, whole in own.parts)]
            )
        return [own, *(each for piece in self.inside for each in piece.stretches(labelled=True))]


def pieces_of(lines: list[Line]) -> list[Piece]:
    """Paragraphs and list entries from top to bottom, none inside another yet."""
    cleaned = [_cleaned(line) for line in lines]
    texts = [line.text for line in cleaned]
    width = _width(texts)
    pieces: list[Piece] = []
    gap, before = True, ""
    for line, chosen in zip(cleaned, choose(texts), strict=True):
        if not line.text:
            gap = True
            continue
        label, depth = chosen or (None, 0)
        words = line.cut(label.length, len(line.text.rstrip(" |"))) if label else line
        unfinished = bool(pieces) and pieces[-1].label is not None and not pieces[-1].text
        if label is None and (unfinished or (not gap and _wraps(before, line.text, width))):
            pieces[-1].line.join(words)
        else:
            pieces.append(Piece(words, label, depth, gap))
        gap, before = False, line.text
    return [piece for piece in pieces if piece.text]


def _cleaned(line: Line) -> Stretch:
    """The line with single spaces, without space around it and without the "**" that some programs set for bold."""
    text, parts, at = "", [], line.start
    for piece in _MARKS.split(line.text):
        if piece != "**":
            parts.append((len(text), at))
            text += " " if piece.isspace() and "\t" not in piece else piece
        at += len(piece)
    return Stretch(text, parts).cut(0)


def _width(lines: list[str]) -> int:
    """The column at which the sender's program broke the lines, or 0 where it did not."""
    broken = (len(line) for line, after in pairwise(lines) if after and line.count(" ") > 3)
    width = max(broken, default=0)
    return width if 45 <= width <= 110 else 0


def _wraps(before: str, line: str, width: int) -> bool:
    """Does the line go on from the one before, rather than begin something new?"""
    if not before or _CELLS.search(before) or _CELLS.search(line) or before.endswith(":"):
        return False
    full = bool(width) and len(before) + 1 + len(line.split(maxsplit=1)[0]) > width
    if before.endswith(_CLOSES) or is_asked(before):
        return full
    if line[0].isupper() and is_thing(line) and not _JOINS.search(before[-20:]):
        return False
    if line[0].islower() or _JOINS.search(before[-20:]):
        return True
    return full or (bool(width) and len(before) > 0.75 * width)
