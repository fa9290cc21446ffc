"""The paragraphs of a letter: lines joined where a reader would read on, told apart where a reader would stop."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cases.law.letter_text import LetterText, Part
from cases.law.text_checks.words import plain, words

_ITEM = re.compile(r"^\s*(?:\*{0,2}\s*)?(?:[-*+•·●▪◦–]\s|\(?\d{1,2}\s?[.):]|\(?[a-z][.)]\s|[a-z]\s+[A-Z])")
_MARKED_HEADING = re.compile(r"^\s*(?:#{1,6}\s|\*\*[^*]{3,100}\*\*:?\s*$|__[^_]{3,100}__\s*$)")
_SPOKEN_HEADING = re.compile(
    r"^(?:refusal notice|(?:our )?response|public interest(?: test)?|(?:factors|considerations|arguments|reasons)"
    r" (?:in )?"
    r"(?:favou?r(?:ing)?|for|against|support)|for (?:disclosure|confirming|withholding)"
    r"|against (?:disclosure|confirming)"
    r"|in favour of|conclusion|your rights|the balance|balance)\b",
    re.IGNORECASE,
)
_PROVISION_HEADING = re.compile(
    r"^(?:refusal notice:?\s*)?(?:exemption:?\s*)?(?:foia?\s*)?(?:section|s|regulation|reg|exemption|exception)"
    r"\.?\s?\d",
    re.IGNORECASE,
)
_ENDS = (".", "?", "!", ":", ";")
_WIDE = 55


# A paragraph is its place in the letter: only the same one is equal, which is asked thousands of times.
@dataclass(frozen=True, eq=False)
class Paragraph:
    """Lines `first` to `last`, read as one text without mark-up (`text`, and `low` in small letters).

    `places`: where each line of the letter begins in the text. `question`: the number of the question that it answers,
    0 for none. `asked`: it only repeats what was asked.
    """

    first: int
    last: int
    text: str
    low: str
    places: tuple[tuple[int, int], ...]
    part: Part
    question: int
    asked: bool
    heading: bool
    item: bool

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(line for _, line in self.places)

    def line_at(self, offset: int) -> int:
        """The line of the letter in which that place of the text stands."""
        return max((line for start, line in self.places if start <= offset), default=self.first)

    def find(self, pattern: re.Pattern[str]) -> list[int]:
        """The lines in which a pattern is met."""
        return [self.line_at(match.start()) for match in pattern.finditer(self.low)]

    @property
    def prose(self) -> bool:
        """A sentence of the council's own, neither a heading nor a question repeated."""
        return not self.heading and not self.asked


def paragraphs(letter: LetterText) -> list[Paragraph]:
    """Every paragraph that is not empty, in order."""
    context = _Context(letter)
    made = (context.made(lines) for lines in _groups(letter, context.starts))
    return [each for each in made if each.text]


class _Context:
    """What the reader found out about each line."""

    def __init__(self, letter: LetterText) -> None:
        self.letter = letter
        self.starts = {section.where.first for section in letter.sections}
        self.headings: dict[int, str] = {}
        self.parts: dict[int, Part] = {}
        self.questions: dict[int, int] = {}
        by_width = sorted(letter.sections, key=lambda section: section.where.first - section.where.last)
        for section in by_width:
            self.headings[section.where.first] = section.heading
            for line in range(section.where.first, section.where.last + 1):
                self.parts[line] = section.part
        self.asked_lines: set[int] = set()
        for question in letter.questions:
            self.starts.add(question.where.first)
            self.asked_lines.update(range(question.where.first, question.where.last + 1))
            if question.answer:
                self.starts.add(question.answer.first)
                for line in range(question.answer.first, question.answer.last + 1):
                    self.questions.setdefault(line, question.number)
        request = [letter.text(each.where) for each in letter.sections if each.part is Part.REQUEST]
        quoted = [*request, *(question.text for question in letter.questions)]
        self.quoted = f" {' '.join(' '.join(words(plain(text))) for text in quoted)} "

    def made(self, lines: list[int]) -> Paragraph:
        text, places = "", []
        for line in lines:
            text += " " if text else ""
            places.append((len(text), line))
            text += plain(self.letter.lines[line - 1])
        first = lines[0]
        run = words(text)
        run = run[1:] if run and run[0].isdigit() and len(run[0]) < 3 else run
        repeats = len(run) >= 4 and f" {' '.join(run)} " in self.quoted
        part = self.parts.get(first, Part.OTHER)
        question = self.questions.get(first, 0)
        of_request = first in self.asked_lines and not question
        asked = part is Part.REQUEST or repeats or of_request
        return Paragraph(
            first=first,
            last=lines[-1],
            text=text,
            low=text.lower(),
            places=tuple(places),
            part=part,
            question=question,
            asked=asked,
            heading=not asked and self._is_heading(first, text),
            item=bool(_ITEM.match(self.letter.lines[first - 1])),
        )

    def _is_heading(self, line: int, text: str) -> bool:
        named = self.headings.get(line, "")
        if named and words(plain(named)) == words(text):
            return True
        return _looks_like_heading(self.letter.lines[line - 1])


def _looks_like_heading(raw: str) -> bool:
    text = plain(raw)
    if len(text) > 110 or not text:
        return False
    if _MARKED_HEADING.match(raw):
        return True
    if text.endswith((".", ";", ",", "?")):
        return False
    if _SPOKEN_HEADING.match(text):
        return len(words(text)) <= 10
    # "Section 31 (Law Enforcement)" is a heading, "Section 31 is a qualified exemption" is not.
    return bool(_PROVISION_HEADING.match(text)) and not re.search(
        r"\b(?:is|are|applies|apply|we|of|because|states|provides|exempts|withheld|allows)\b", text.lower()
    )


def _groups(letter: LetterText, starts: set[int]) -> Iterator[list[int]]:
    """The numbers of the lines that belong together."""
    group: list[int] = []
    gap = False
    for number, raw in enumerate(letter.lines, start=1):
        if not raw.strip() or number in letter.of_the_page:
            gap = True
            continue
        if group and not _reads_on(letter, group[-1], number, gap, number in starts):
            yield group
            group = []
        group.append(number)
        gap = False
    if group:
        yield group


def _reads_on(letter: LetterText, before: int, number: int, gap: bool, starts: bool) -> bool:
    previous, raw = letter.lines[before - 1].rstrip(), letter.lines[number - 1]
    if starts or _ITEM.match(raw) or _looks_like_heading(raw) or _looks_like_heading(previous):
        return False
    broken_off = not plain(previous).endswith(_ENDS) and plain(raw)[:1].islower() and len(previous) > _WIDE
    if gap:
        return broken_off
    return broken_off or len(previous) > _WIDE or plain(raw)[:1].islower()
