"""A letter drafted here as the text that its reader sees, so that the checks of the text ask the same of it as of any
other letter. Nothing is guessed: sections, questions, answers and claims are known.

Blocks stand apart by an empty line, headings begin with "## " and items of lists with "- ", as text writes them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from cases.law.dates import plain
from cases.law.letter_text import Asked, Citation, LetterText, Lines, Part, Section
from cases.law.letters import ClaimFacts, LetterFacts, QuestionFacts
from cases.letters.content import LetterContent
from cases.letters.names import is_annex

LETTER = "letter"
_PARTS = {
    "salutation": Part.HEAD,
    "opening": Part.OPENING,
    "regime": Part.OPENING,
    "own_data": Part.OPENING,
    "late": Part.OPENING,
    "extension": Part.OPENING,
    "brief": Part.OPENING,
    "held": Part.OPENING,
    "request": Part.REQUEST,
    "answers": Part.ANSWERS,
    "links": Part.ANSWERS,
    "searches": Part.ANSWERS,
    "redactions": Part.ANSWERS,
    "ncnd": Part.REFUSAL,
    "refusals": Part.REFUSAL,
    "attachments": Part.ATTACHMENTS,
    "help": Part.HELP,
    "further": Part.FURTHER,
    "reuse": Part.FURTHER,
    "publication": Part.FURTHER,
    "marketing": Part.MARKETING,
    "rights": Part.RIGHTS,
    "closing": Part.CLOSING,
}
_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "div", "section", "table", "ul", "ol"}
)
_CELLS = frozenset({"td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Line:
    """One block of a body: its words with the mark of a heading or an item, and the signs of the blocks around it, the
    innermost last."""

    words: str
    around: tuple[str, ...]


@dataclass(frozen=True)
class DraftText:
    """The letter as text, and for each of its lines the place where it is mended: question-3, claim-7 or letter."""

    text: LetterText
    places: tuple[str, ...]

    def place_of(self, lines: Sequence[int]) -> str:
        """Where to mend what was found on some lines: the place of the first; the letter where there is none."""
        return self.places[lines[0] - 1] if lines else LETTER


def as_text(content: LetterContent, facts: LetterFacts) -> DraftText:
    """The assembled letter line by line, a line for each paragraph, item, heading and row of a table."""
    writer = _Writer(content, facts)
    writer.write()
    return DraftText(
        LetterText(
            lines=tuple(writer.lines),
            reference=content.reference,
            letter_on=content.on,
            received_on=content.received_on,
            regime=facts.regime,
            sections=tuple(writer.sections),
            questions=tuple(writer.questions),
            citations=tuple(writer.citations),
        ),
        tuple(writer.places),
    )


def lines_of(html: str) -> list[Line]:
    """The blocks of a body in order. A link shows its address after its words, where they do not show it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


@dataclass
class _Writer:
    """Writes the lines down and remembers what they are."""

    content: LetterContent
    facts: LetterFacts
    lines: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def write(self) -> None:
        content = self.content
        self._section(
            Part.HEAD,
            "",
            [
                content.council.name,
                content.requester.name,
                f"Our reference: {content.reference}",
                f"Date: {plain(content.on)}",
                f"Your request received: {plain(content.received_on)}",
                f"Your request about {content.subject}",
            ],
        )
        for section in content.sections:
            if is_annex(section):
                continue  # somebody else's words
            lines = lines_of(section.body)
            if section.name == "answers":
                self._answers(section.heading, lines)
            elif section.name == "refusals":
                self._refusals(section.heading, lines)
            elif section.heading or lines:
                words = [line.words for line in lines]
                self._section(_PARTS.get(section.name, Part.OTHER), section.heading, words)

    def _section(
        self,
        part: Part,
        heading: str,
        words: Sequence[str],
        place: str = LETTER,
        provisions: tuple[str, ...] = (),
    ) -> Lines:
        first = len(self.lines) + 1
        for line in filter(None, [_marked(heading), *words]):
            self._line(line, place)
        where = Lines(first, len(self.lines) - 1)
        self.sections.append(Section(part, heading, where, provisions))
        return where

    def _line(self, words: str, place: str) -> None:
        self.lines += [words, ""]
        self.places += [place, place]

    def _answers(self, heading: str, lines: Sequence[Line]) -> None:
        first = len(self.lines) + 1
        for line in filter(None, [_marked(heading)]):
            self._line(line, LETTER)
        groups = list(_grouped(lines, "qa"))
        for line in groups[0]:
            self._line(line.words, LETTER)
        for question, group in zip(self.facts.questions, groups[1:], strict=True):
            self.questions.append(self._asked(question, group))
        self.sections.append(Section(Part.ANSWERS, heading, Lines(first, len(self.lines) - 1)))

    def _asked(self, question: QuestionFacts, group: Sequence[Line]) -> Asked:
        start = len(self.lines) + 1
        for line in group:
            self._line(line.words, question.place)
        asked = sum("qa__a" not in line.around for line in group)
        begins, last = start + 2 * asked, len(self.lines) - 1
        return Asked(
            number=question.number,
            text=question.text,
            where=Lines(start, begins - 2),
            answer=Lines(begins, last) if begins < last + 1 else None,
            outcome=question.outcome,
            provisions=tuple(claim.provision for claim in self.facts.claims_for(question)),
        )

    def _refusals(self, heading: str, lines: Sequence[Line]) -> None:
        groups = list(_grouped(lines, "notice"))
        if heading or groups[0]:
            self._section(Part.REFUSAL, heading, [line.words for line in groups[0]])
        claims = {claim.key: claim for claim in self.facts.claims}
        for notice, group in zip(self.content.notices, groups[1:], strict=True):
            self._notice(claims[str(notice.claim.pk)], group)

    def _notice(self, claim: ClaimFacts, group: Sequence[Line]) -> None:
        title, *rest = [line.words for line in group]
        where = self._section(Part.REFUSAL, title.removeprefix("## "), rest, claim.place, (claim.provision,))
        self.citations.append(Citation(claim.name, claim.provision, where.first, relied_on=True))


class _Reader(HTMLParser):
    """The lines of a body. What stands around a line is told by the classes of its blocks, or their tags without."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._around: list[str] = []
        self._tags: list[str] = []
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _BLOCKS:
            self.end_line()
            self._around.append((given.get("class") or tag).split()[0])
            self._tags.append(tag)
        elif tag == "br":
            self._words.append(" ")
        elif tag in _CELLS and self._said():
            self._words.append(" | ")
        elif tag == "a":
            self._link = given.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
            self._around.pop()
            self._tags.pop()
        elif tag == "a":
            if self._link.startswith("http") and _bare(self._link) not in self._said():
                self._words.append(f" ({self._link})")
            self._link = ""

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def end_line(self) -> None:
        said = self._said()
        self._words.clear()
        if said:
            within = self._tags[-1] if self._tags else ""
            mark = "- " if within == "li" else ""
            self.lines.append(
                Line(_marked(said) if within in _HEADINGS else mark + said, tuple(self._around))
            )

    def _said(self) -> str:
        return " ".join("".join(self._words).split())


def _grouped(lines: Sequence[Line], sign: str) -> Iterator[list[Line]]:
    """First the lines before the first block with that sign, then those of each such block."""
    group: list[Line] = []
    for line in lines:
        inside = sign in line.around
        begins = inside and _is_heading(line)
        if begins:
            yield group
            group = []
        group.append(line)
    yield group


def _marked(heading: str) -> str:
    return f"## {heading}" if heading else ""


def _is_heading(line: Line) -> bool:
    return line.around[-1] in ("qa__h", "h3")


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")
