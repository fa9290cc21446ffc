"""Fills a passage with values and answers. Values are data: they are never read as passages themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from cases.law.dates import plain
from cases.passages.language import Line, Named, Part, Prompt, Words, parse
from cases.passages.register import REGISTER, Placeholder

_LINKS = frozenset({"url", "email", "phone"})
# What must not be overlooked: the likelihood that was claimed, and the last day to ask for a review.
_STRONG = frozenset({"claim.likelihood", "letter.review_by"})


@dataclass(frozen=True)
class Run:
    """A stretch of text. `kind`: "" plain, "url", "email", "phone", "strong", or "open" for what is still missing."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Bullets:
    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Heading:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Table:
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Slot:
    """A place for something that is assembled elsewhere, such as all answers. A value may be a Slot."""

    name: str


Block = Paragraph | Bullets | Heading | Table | Slot


@dataclass(frozen=True)
class Gap:
    """What is missing: the field that mends it, and what it is in plain words."""

    key: str
    words: str


@dataclass(frozen=True)
class Filled:
    """A filled passage. While `gaps` is not empty, the places show what is missing and the letter cannot go."""

    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, in plain words."""
        return tuple(gap.words for gap in self.gaps)


def fill(text: str, values: Mapping[str, object], answers: Mapping[str, str]) -> Filled:
    """The passage with values of the system and answers of the officer in their places.

    `values` maps placeholders to text, dates, lists of text or a Slot; `answers` maps fields and questions to what
    the officer typed. An answer may hold several paragraphs and lines that begin with "- ". Raises BadPassage.
    """
    filler = _Filler(values, answers)
    blocks = list(_joined(block for line in parse(text) for block in filler.blocks(line)))
    return Filled(tuple(_without_empty_headings(blocks)), tuple(filler.gaps.values()))


class _Filler:
    """One filling: looks values up and remembers what was missing."""

    def __init__(self, values: Mapping[str, object], answers: Mapping[str, str]):
        self.values = values
        self.answers = answers
        self.gaps: dict[str, Gap] = {}

    def blocks(self, line: Line) -> Iterator[Block]:
        if self._is_left_out(line):
            return
        only = line.only
        if isinstance(only, Named) and REGISTER[only.name].is_block:
            yield from self._block(REGISTER[only.name])
            return
        for runs in self._paragraphs(line.parts):
            if line.kind == "heading":
                yield Heading(runs)
            elif line.kind == "item" or _is_item(runs):
                yield Bullets((_unmarked(runs),))
            else:
                yield Paragraph(runs)

    def _is_left_out(self, line: Line) -> bool:
        return bool(line.names) and not line.prompts and not any(map(self._is_there, line.names))

    def _is_there(self, name: str) -> bool:
        return REGISTER[name].is_needed or bool(self._value(name))

    def _value(self, name: str) -> object:
        """What stands for a name, empty when nothing does. A choice that is not on offer is nothing."""
        value = self.values.get(name) or self.answers.get(name) or ""
        if isinstance(value, str):
            value = value.strip()
            choices = REGISTER[name].choices
            return "" if choices and value not in choices else value
        return value

    def _block(self, placeholder: Placeholder) -> Iterator[Block]:
        value = self._value(placeholder.name)
        if isinstance(value, Slot):
            yield value
        elif not value:
            yield Paragraph((self._open(placeholder.name, placeholder.meaning),))
        elif placeholder.type == "table":
            yield _table(placeholder, str(value))
        elif placeholder.type == "list":
            lines = value if isinstance(value, list | tuple) else _lines(str(value))
            yield Bullets(tuple((Run(item.removeprefix("- ")),) for item in lines))
        else:
            for line in _lines(str(value)):
                yield (
                    Bullets((_unmarked((Run(line),)),)) if line.startswith("- ") else Paragraph((Run(line),))
                )

    def _paragraphs(self, parts: tuple[Part, ...]) -> list[tuple[Run, ...]]:
        """The runs of a line; an answer of several paragraphs breaks it into several."""
        paragraphs: list[list[Run]] = [[]]
        for part in parts:
            if isinstance(part, Words) and part.text.startswith(".") and paragraphs[-1]:
                paragraphs[-1][-1] = _without_stop(paragraphs[-1][-1])
            first, *rest = self._runs(part)
            paragraphs[-1].append(first)
            paragraphs.extend([run] for run in rest)
        return [tuple(runs) for runs in paragraphs]

    def _runs(self, part: Part) -> list[Run]:
        """What stands for a part, one run for each paragraph of it."""
        if isinstance(part, Words):
            return [Run(part.text)]
        if isinstance(part, Named):
            return self._named(REGISTER[part.name])
        said = _lines(self._said(part))
        return [Run(line) for line in said] or [self._open(part.key, part.question)]

    def _said(self, prompt: Prompt) -> str:
        return str(self._value(prompt.key)) if prompt.key in REGISTER else self.answers.get(prompt.key, "")

    def _named(self, placeholder: Placeholder) -> list[Run]:
        value = self._value(placeholder.name)
        if not value:
            needed = placeholder.is_needed
            return [self._open(placeholder.name, placeholder.meaning) if needed else Run("")]
        return [Run(_as_text(placeholder, value), _kind(placeholder))]

    def _open(self, key: str, words: str) -> Run:
        self.gaps.setdefault(key, Gap(key, words))
        return Run(words, "open")


def _as_text(placeholder: Placeholder, value: object) -> str:
    """A value within a line: dates in words, addresses and lists on one line."""
    if placeholder.type == "date":
        return plain(value) if isinstance(value, date) else _typed_date(str(value))
    if isinstance(value, list | tuple):
        return ", ".join(value)
    return ", ".join(_lines(str(value))) if placeholder.type == "address" else " ".join(_lines(str(value)))


def _typed_date(value: str) -> str:
    """A date box of a browser gives 2026-03-04; anything else stands as it was typed."""
    return plain(date.fromisoformat(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value


def _kind(placeholder: Placeholder) -> str:
    if placeholder.name in _STRONG:
        return "strong"
    return placeholder.type if placeholder.type in _LINKS else ""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _table(placeholder: Placeholder, text: str) -> Table:
    """Rows of cells with a bar between them, under the heads of the register; short rows are filled up."""
    heads = placeholder.heads
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in _lines(text)]
    width = max(len(heads), *map(len, rows))
    full = [tuple(row + [""] * (width - len(row))) for row in rows]
    return Table(heads + ("",) * (width - len(heads)), tuple(full))


def _without_stop(run: Run) -> Run:
    """A value that ends its own sentence, where the passage ends it too."""
    return Run(run.text.removesuffix("."), run.kind)


def _is_item(runs: tuple[Run, ...]) -> bool:
    return bool(runs) and not runs[0].kind and runs[0].text.startswith("- ")


def _unmarked(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return (Run(runs[0].text.removeprefix("- "), runs[0].kind), *runs[1:])


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Items that follow each other are one list."""
    waiting: tuple[tuple[Run, ...], ...] = ()
    for block in blocks:
        if isinstance(block, Bullets):
            waiting += block.items
            continue
        if waiting:
            yield Bullets(waiting)
            waiting = ()
        yield block
    if waiting:
        yield Bullets(waiting)


def _without_empty_headings(blocks: list[Block]) -> Iterator[Block]:
    """A heading whose lines were all left out goes with them."""
    for block, following in zip_longest(blocks, blocks[1:]):
        if not isinstance(block, Heading) or not (following is None or isinstance(following, Heading)):
            yield block
