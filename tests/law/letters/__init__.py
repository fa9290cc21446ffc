"""Letters made up for the tests of the text checks, with what a reader knows of them marked in the margin.

A line that begins with @ is no line of the letter. `@letter reference sent received regime` heads the file; `@opening`
begins a part (with ! the next line is its heading); `@q 1` stands before a question, `@a 1 part` before its answer with
its outcome, and a lone `@` ends the answer. The letters named held_ were written before any tuning, those named
unseen_ after the tuning on the others, those named fresh_ after that; `expected.csv` holds every fault that is in them.
"""

from datetime import date
from pathlib import Path

from cases.law.letter_text import Asked, LetterText, Lines, Part, Section
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime

HERE = Path(__file__).parent


def letter(text: str) -> LetterText:
    """The letter of a marked text."""
    return _Builder(text).built()


def from_file(name: str) -> LetterText:
    """One of the sample letters."""
    return letter((HERE / f"{name}.txt").read_text(encoding="utf-8"))


class _Builder:
    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self.facts = ["", "", "", ""]
        self.parts: list[tuple[Part, bool, int]] = [(Part.HEAD, False, 1)]
        self.asked: dict[int, int] = {}
        self.answers: dict[int, tuple[int, int, Outcome]] = {}
        self.open: tuple[int, int, Outcome] | None = None
        for line in text.split("\n"):
            if line.startswith("@"):
                self._mark(line[1:].split(), len(self.lines) + 1)
            else:
                self.lines.append(line)
        self._close(len(self.lines))

    def _mark(self, words: list[str], line: int) -> None:
        if words[:1] == ["letter"]:
            self.facts = words[1:]
            return
        if words[:1] == ["q"]:
            self.asked[int(words[1])] = line
        self._close(line - 1)
        if words[:1] == ["a"]:
            self.open = (int(words[1]), line, Outcome(words[2]))
        elif words and words[0] != "q":
            self.parts.append((Part(words[0].rstrip("!")), words[0].endswith("!"), line))

    def _close(self, last: int) -> None:
        if self.open:
            number, first, outcome = self.open
            while last > first and not self.lines[last - 1].strip():
                last -= 1
            self.answers[number] = (first, last, outcome)
        self.open = None

    def built(self) -> LetterText:
        reference, sent, received, regime = self.facts
        return LetterText(
            lines=tuple(self.lines),
            reference="" if reference == "-" else reference,
            letter_on=None if sent == "-" else date.fromisoformat(sent),
            received_on=None if received == "-" else date.fromisoformat(received),
            regime=None if regime == "-" else Regime(regime),
            sections=tuple(self._sections()),
            questions=tuple(self._question(number) for number in self.asked),
            citations=(),
        )

    def _sections(self) -> list[Section]:
        ends = [first - 1 for _, _, first in self.parts[1:]] + [len(self.lines)]
        return [
            Section(part, self.lines[first - 1] if headed else "", Lines(first, last))
            for (part, headed, first), last in zip(self.parts, ends, strict=True)
            if first <= last
        ]

    def _question(self, number: int) -> Asked:
        line = self.asked[number]
        first, last, outcome = self.answers.get(number, (0, 0, None))
        return Asked(
            number=number,
            text=self.lines[line - 1].lstrip("Qq0123456789.():- "),
            where=Lines(line, line),
            answer=Lines(first, last) if first else None,
            outcome=outcome,
        )
