"""Reads a passage: lines, and in each line text, placeholders and prompts."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from cases.passages.register import REGISTER

_MARK = re.compile(
    r"\{\{ (?P<name>[a-z_]+\.[a-z_]+) \}\}"
    r"|\[\[ask: (?:(?P<field>[a-z_]+\.[a-z_]+) \| )?(?P<question>[^\[\]]+)\]\]"
    r"|\[\[(?P<lock>/?)locked\]\]"
)
_LOOKS_LIKE_A_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\]|\{\{|\}\}|\{%|\[\[|\]\]")


class BadPassage(ValueError):
    """The passage cannot be read. `reasons` says why, in words for whoever writes it."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Words:
    """Text as it stands."""

    text: str


@dataclass(frozen=True)
class Named:
    """A placeholder."""

    name: str


@dataclass(frozen=True)
class Prompt:
    """What only the officer can say. `key` is the field it is kept under, or the question itself."""

    key: str
    question: str


Part = Words | Named | Prompt


@dataclass(frozen=True)
class Line:
    """One line. `kind` is paragraph, item or heading; `locked` when any of it is."""

    kind: str
    parts: tuple[Part, ...]
    locked: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(part.name for part in self.parts if isinstance(part, Named))

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        return tuple(part for part in self.parts if isinstance(part, Prompt))

    @property
    def only(self) -> Part | None:
        """The one part of a line that holds nothing else."""
        return self.parts[0] if len(self.parts) == 1 else None


@functools.lru_cache(maxsize=2048)
def parse(text: str) -> tuple[Line, ...]:
    """The lines of a passage. Raises BadPassage with every reason why it cannot be read."""
    reasons: list[str] = []
    lines, locked = [], False
    for number, raw in enumerate(text.splitlines(), 1):
        if raw.strip():
            line, locked = _read_line(raw.strip(), locked, number, reasons)
            lines.append(line)
    if locked:
        reasons.append("A locked passage is not closed with [[/locked]].")
    if reasons:
        raise BadPassage(reasons)
    return tuple(lines)


def prompts(text: str) -> tuple[Prompt, ...]:
    """The prompts of a passage in order, each key once."""
    return tuple({prompt.key: prompt for line in parse(text) for prompt in line.prompts}.values())


def placeholders(text: str) -> tuple[str, ...]:
    """The names of the placeholders of a passage in order, each once."""
    return tuple(dict.fromkeys(name for line in parse(text) for name in line.names))


def _read_line(raw: str, locked: bool, number: int, reasons: list[str]) -> tuple[Line, bool]:
    kind, raw = _kind(raw)
    was_locked, parts = locked, []
    for part in _pieces(raw):
        if isinstance(part, bool):
            if part == locked:
                reasons.append(f"Line {number}: [[locked]] and [[/locked]] must take turns.")
            locked = part
        else:
            parts.append(part)
            reasons.extend(f"Line {number}: {reason}" for reason in _problems(part, locked))
    return Line(kind, tuple(parts), was_locked or locked or "[[locked]]" in raw), locked


def _kind(raw: str) -> tuple[str, str]:
    if raw.startswith("### "):
        return "heading", raw[4:]
    return ("item", raw[2:]) if raw.startswith("- ") else ("paragraph", raw)


def _pieces(raw: str) -> Iterator[Part | bool]:
    """Text, placeholders and prompts; True and False where a locked passage begins and ends."""
    end = 0
    for mark in _MARK.finditer(raw):
        if mark.start() > end:
            yield Words(raw[end : mark.start()])
        end = mark.end()
        if mark["name"]:
            yield Named(mark["name"])
        elif mark["question"]:
            question = mark["question"].strip()
            yield Prompt(mark["field"] or question, question)
        else:
            yield not mark["lock"]
    if end < len(raw):
        yield Words(raw[end:])


def _problems(part: Part, locked: bool) -> Iterator[str]:
    if isinstance(part, Words):
        for mark in _LOOKS_LIKE_A_MARK.findall(part.text):
            yield (
                f"“{mark}” is neither a placeholder nor a prompt. Write {{{{ group.name }}}} or [[ask: Why?]]."
                f"{_nearest(mark.strip('{} '))}"
            )
    elif isinstance(part, Named) and part.name not in REGISTER:
        yield f"There is no placeholder {part.name}.{_nearest(part.name) or ' Choose one from the list.'}"
    elif isinstance(part, Prompt) and locked:
        yield "A prompt cannot stand in a locked passage, because an officer could not answer it there."
    elif isinstance(part, Prompt) and "." in part.key and " " not in part.key and part.key not in REGISTER:
        nearest = _nearest(part.key) or " Choose one from the list."
        yield f"There is no field {part.key} to keep the answer under.{nearest}"


def _nearest(name: str) -> str:
    """The placeholder that was most likely meant, as a question; empty when none is like it."""
    alike = get_close_matches(name.lower(), REGISTER, n=1)
    return f" Did you mean {alike[0]}?" if alike else ""
