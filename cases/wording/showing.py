"""One wording as it is shown: locked passages, placeholders and prompts told apart, each version with its use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from cases import passages
from cases.law import provisions
from cases.models import Wording
from cases.passages import REGISTER, BadPassage
from cases.passages.language import Named, Prompt
from cases.wording import library, sheets

_LOCK = re.compile(r"(\[\[/?locked\]\])")


@dataclass(frozen=True)
class Bit:
    """A stretch of a line. `kind`: "words", "chip" (a placeholder) or "ask" (a prompt); `title` says what it means."""

    kind: str
    text: str
    title: str = ""
    is_locked: bool = False


@dataclass(frozen=True)
class ShownLine:
    """One line. `kind` is paragraph, item or heading; `is_locked` when all of it is, which is drawn as one block."""

    kind: str
    bits: tuple[Bit, ...]

    @property
    def is_locked(self) -> bool:
        return all(bit.is_locked for bit in self.bits)


def lines_of(text: str, *, locked: bool) -> list[ShownLine]:
    """The text to be read, `locked` when all of it is. A text that cannot be read any more stands as it is."""
    try:
        passages.parse(text)
    except BadPassage:
        return [ShownLine("paragraph", (Bit("words", line, is_locked=locked),)) for line in text.splitlines()]
    shown, is_open = [], locked
    for raw in filter(None, map(str.strip, text.splitlines())):
        kind = "heading" if raw.startswith("### ") else "item" if raw.startswith("- ") else "paragraph"
        bits = []
        for chunk in _LOCK.split(raw.removeprefix("### ").removeprefix("- ")):
            if _LOCK.fullmatch(chunk):
                is_open = chunk == sheets.LOCK
            elif chunk:
                bits += _bits(chunk, is_open)
        shown.append(ShownLine(kind, tuple(bits)))
    return shown


def _bits(chunk: str, locked: bool) -> Iterator[Bit]:
    # A sign at both ends keeps the spaces there, and what looks like a list item from being one.
    for line in passages.parse(f"\x01{chunk}\x01"):
        for part in line.parts:
            if isinstance(part, Named):
                known = REGISTER[part.name]
                yield Bit("chip", part.name, f"{known.meaning}. {known.source}.", locked)
            elif isinstance(part, Prompt):
                title = REGISTER[part.key].meaning if part.key in REGISTER else "Kept with the letter"
                yield Bit("ask", part.question, title, locked)
            elif words := part.text.strip("\x01"):
                yield Bit("words", words, is_locked=locked)


def source_of_lock(row: Wording) -> str:
    """Why it is locked: the source of a passage, the provision of a notice."""
    return str(row.data.get("source") or library.citation(row))


def must_explain(row: Wording) -> list[str]:
    """What the catalogue says that a notice under this provision must explain."""
    if row.kind != Wording.Kind.REFUSAL or row.key not in provisions.catalogue():
        return []
    words = provisions.find(row.key).notice_must_explain
    return [
        part.strip().rstrip(".").capitalize() if part[:1].islower() else part.strip()
        for part in words.split(";")
    ]


def versions_of(row: Wording) -> list[Wording]:
    """Every version, the newest first, each with `times`, the number of letters that it gave its words to."""
    found = Wording.objects.versions_of(row.kind, row.key).select_related("author", "put_in_force_by")
    return list(found.annotate(times=Count("letters")))


def placeholders_in(row: Wording) -> list[str]:
    try:
        return list(passages.placeholders(row.text))
    except BadPassage:
        return []
