"""A letter as text: what a reader finds in it, whoever wrote it and however it is laid out.

A past letter is read into it; a letter drafted here is made into it without reading, because its parts are known. The
checks of the text (`text_checks`) ask the same of both. Lines count from 1, as an editor shows them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.law.outcomes import Outcome
from cases.law.regimes import Regime


class Severity(StrEnum):
    """How much a finding weighs: an error stops a letter, a warning wants a person's reason, the rest is told."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class Part(StrEnum):
    """What a section of a letter is for."""

    HEAD = "head"
    REQUEST = "request"
    OPENING = "opening"
    ANSWERS = "answers"
    REFUSAL = "refusal"
    ATTACHMENTS = "attachments"
    HELP = "help"
    FURTHER = "further"
    MARKETING = "marketing"
    RIGHTS = "rights"
    CLOSING = "closing"
    OTHER = "other"


@dataclass(frozen=True)
class Lines:
    """Lines from `first` to `last`, both included, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True)
class Section:
    """A stretch of the letter under its heading (empty without one). `provisions` are the ids of the catalogue that a
    refusal notice is about, `cited` the same as they are written, with those that do not exist."""

    part: Part
    heading: str
    where: Lines
    provisions: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """One question as the letter quotes it, where it is quoted, and what stands under it: the lines of the answer (None
    where there is no answer of its own), its outcome, and the provisions relied on for it: their ids, and in `cited` as
    they are written, with those that do not exist or leave a limb open."""

    number: int
    text: str
    where: Lines
    answer: Lines | None
    outcome: Outcome | None
    provisions: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Citation:
    """A provision as it is written, in the short form s31(1)(a) or reg 12(5)(e). `provision` is its id in the
    catalogue, empty when there is no such provision; `relied_on` is false for one that only a quoted request, a
    statute's name or the way to complain mentions.
    """

    written: str
    provision: str
    line: int
    relied_on: bool


@dataclass(frozen=True)
class LetterText:
    """The letter. `lines` is its text line by line; whatever is not in it is None or empty. `regimes` are the laws it
    answers under, `regime` the first of them. `of_the_page` are the lines that number its pages."""

    lines: tuple[str, ...]
    reference: str
    letter_on: date | None
    received_on: date | None
    regime: Regime | None
    sections: tuple[Section, ...]
    questions: tuple[Asked, ...]
    citations: tuple[Citation, ...]
    regimes: tuple[Regime, ...] = ()
    of_the_page: frozenset[int] = frozenset()

    def text(self, where: Lines) -> str:
        """The words of some lines, as one text."""
        return "\n".join(self.lines[where.first - 1 : where.last])

    def relied_on(self) -> tuple[str, ...]:
        """The provisions that the letter relies on, each once, in the order of their first mention."""
        return tuple(
            dict.fromkeys(each.provision for each in self.citations if each.relied_on and each.provision)
        )


@dataclass(frozen=True)
class Finding:
    """What a check found: the id of the catalogue of checks (LETTER-14), its weight, the lines it rests on, counted
    from 1, and what is wrong with what to do about it."""

    check: str
    severity: Severity
    lines: tuple[int, ...]
    message: str
