"""Find the questions in the body of a request: numbered, bulleted, listed without labels, or in prose."""

import re
from dataclasses import dataclass, field

from cases.intake import phrases
from cases.intake.pieces import Piece, Stretch, pieces_of
from cases.intake.sentences import Deed, deed, follows_up, is_thing, narrows, sentences, substance
from cases.intake.thread import Line

MOST = 500
_STATEMENT = re.compile(
    r"(?:I|We|You|He|She|They|It|There|This|That|My|Our|On \d|In \d{4}|Your (?:officers?|staff|team)|"
    r"The (?:council|officer|team) (?:has|have|did|was|is|were|failed|said|told))\b"
)
_HANGS = re.compile(
    r"\b(?:by|including|includes?|included|such as|namely|into|broken down(?: as follows)?|in terms of|"
    r"number of|how many|"
    r"for example|e\.g\.?|i\.e\.?|categor\w+|types?)\s*[:–-]?$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"[^:.?]{3,200}:\s+(?=\S)")
_MARKER = re.compile(
    r"(?:^|(?<=[\s;:,.?!]))(?:\((\d{1,2}|[a-z]|[ivx]{1,4})\)|(\d{1,2}|[a-z]|[ivx]{1,4})\)|"
    r"(\d{1,2})\.)(?=\s+\S|[A-Z])"
)
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_CLOSER = re.compile(
    r"(?:in particular|specifically|more specifically|namely|to be (?:more )?(?:precise|specific))\b",
    re.IGNORECASE,
)
_CONTAINS_MORE = re.compile(
    r"\b(?:also|additionally|in addition|secondly|thirdly|finally|as well|furthermore|separately)\b",
    re.IGNORECASE,
)


@dataclass
class Found:
    """A question with its place in the text."""

    text: str
    start: int
    end: int


@dataclass
class Findings:
    """The questions, the sentences that apply to all of them, and topics that were only announced."""

    questions: list[Found] = field(default_factory=list)
    for_all: list[str] = field(default_factory=list)
    announced: list[Found] = field(default_factory=list)


def find_questions(lines: list[Line]) -> Findings:
    """Read the body of a request, without its greeting and its sign-off."""
    return _Reading(pieces_of(lines)).read()


class _Reading:
    """One walk through the pieces, from top to bottom."""

    def __init__(self, pieces: list[Piece]):
        self.pieces, self.findings, self.i = pieces, Findings(), 0
        self.listing = (
            False  # after "Please provide:" every paragraph is an entry, until something else begins
        )
        self.intro: Stretch | None = None
        self.asked_before = True  # a table belongs to the question right before it

    def read(self) -> Findings:
        while self.i < len(self.pieces) and len(self.findings.questions) < MOST:
            piece = self.pieces[self.i]
            if piece.label:
                self._read_list()
            elif piece.is_row:
                self._read_row(piece)
            else:
                before = [question.end for question in self.findings.questions]
                self._read_paragraph(piece)
                self.asked_before = before != [question.end for question in self.findings.questions]
                self.i += 1
        return self.findings

    @property
    def _next(self) -> Piece | None:
        return self.pieces[self.i + 1] if self.i + 1 < len(self.pieces) else None

    def _add(self, stretches: list[Stretch]) -> None:
        text = "\n".join(stretch.text for stretch in stretches).strip()
        if text:
            self.findings.questions.append(Found(text, stretches[0].start, stretches[-1].end))

    def _extend(self, stretch: Stretch, between: str) -> None:
        last = self.findings.questions[-1]
        last.text, last.end = last.text + between + stretch.text, stretch.end

    # Lists

    def _read_list(self) -> None:
        entries = self._entries()
        intro, self.intro, self.listing = self.intro, None, False
        if intro and entries[0].label.family != "number" and _hangs(intro.text, entries):
            self._add([intro, *(each for entry in entries for each in entry.stretches(labelled=True))])
            return
        if not intro and all(_states(entry.text) for entry in entries):
            return
        if intro:
            self._apply_to_all(intro.text)
        for asked in (each for entry in entries for each in _questions_in(entry)):
            if not (asked.label.kind == "bullet" and deed(asked.text) is Deed.COURTESY):
                for stretches in _inline_entries(asked):
                    self._add(stretches)

    def _entries(self) -> list[Piece]:
        """The outermost entries of the list that begins here, each with its parts and paragraphs inside."""
        entries: list[Piece] = []
        while self.i < len(self.pieces):
            piece = self.pieces[self.i]
            if piece.label and (piece.depth == 0 or not entries):
                if entries and entries[-1].label.family != piece.label.family:
                    break
                entries.append(Piece(piece.line, piece.label, piece.depth, piece.after_gap))
            elif piece.label:
                entries[-1].inside.append(piece)
            elif not self._stays_in_list(piece, entries):
                break
            self.i += 1
        return entries

    def _stays_in_list(self, piece: Piece, entries: list[Piece]) -> bool:
        """Put a paragraph among list entries where it belongs: inside the last one, or nowhere; False ends the list."""
        entry = entries[-1]
        unfinished = not piece.after_gap and _is_heading(entry.text) and not entry.inside
        hangs_on = follows_up(piece.text) and deed(piece.text) is not Deed.COURTESY
        if piece.is_row or hangs_on or unfinished:
            entry.inside.append(piece)
            return True
        if self._next and self._next.label and self._next.depth > 0:
            entry.inside.append(piece)
            return True
        following = next((each for each in self.pieces[self.i + 1 :] if each.label and each.depth == 0), None)
        if following is None or following.label.family != entry.label.family:
            return False
        if entry.label.kind == "bullet" or following.label.value not in (1, entry.label.value + 1):
            between = self.pieces[self.i + 1]
            return (
                entry.label.kind == "bullet" and between is following and self._within_bullets(piece, entry)
            )
        if following.label.value == 1 and entry.label.value != 0:
            return False
        if not (
            _is_heading(piece.text) or deed(piece.text) in (Deed.INTRODUCES, Deed.COURTESY, Deed.ANNOUNCES)
        ):
            entry.inside.append(piece)
        else:
            self._apply_to_all(piece.text)
        return True

    @staticmethod
    def _within_bullets(piece: Piece, entry: Piece) -> bool:
        if (
            piece.text.endswith(":")
            or piece.after_gap
            or deed(piece.text) in (Deed.INTRODUCES, Deed.COURTESY)
        ):
            return False
        entry.inside.append(piece)
        return True

    def _apply_to_all(self, text: str) -> None:
        for sentence, _ in sentences(text):
            about = substance(sentence)
            if deed(sentence) is not Deed.COURTESY and (len(about) > 2 or (about and narrows(sentence))):
                self.findings.for_all.append(sentence)

    # Tables

    def _read_row(self, piece: Piece) -> None:
        """A row asks where its first cell asks; else it belongs to the question before the table."""
        cell = re.split(r"\s*\||\t", piece.text.strip("| \t"))[0]
        if cell.rstrip().endswith("?") or (self.listing and not self.findings.questions and is_thing(cell)):
            self._add([piece.line.cut(piece.text.find(cell), piece.text.find(cell) + len(cell))])
        elif self.findings.questions and self.asked_before:
            self._extend(piece.line, "\n")
        self.i += 1

    # Paragraphs

    def _read_paragraph(self, piece: Piece) -> None:
        before_list = self._next is not None and self._next.label is not None
        said, deeds = _said_and_done(piece.text)
        if self.listing and not before_list and self._is_entry(piece.text, deeds):
            self._add([piece.line])
            return
        self.intro = None
        inline = _inline_entries(piece)
        if len(inline) > 1:
            self.listing = False
            for stretches in inline:
                self._add(stretches)
            return
        if _is_heading(piece.text) and Deed.INTRODUCES not in deeds and not before_list:
            if narrows(piece.text):
                self._apply_to_all(piece.text)
            self.listing = self.listing and not piece.after_gap
            return
        self.listing = False
        self._read_sentences(piece, said, deeds, before_list)

    @staticmethod
    def _is_entry(text: str, deeds: list[Deed]) -> bool:
        if text.count("?") > 1 or text.endswith(":") or deeds.count(Deed.ASKS) > 1:
            return False
        return not ({Deed.COURTESY, Deed.INTRODUCES, Deed.ANNOUNCES} & set(deeds)) and not _states(text)

    def _read_sentences(self, piece: Piece, said: list, deeds: list[Deed], before_list: bool) -> None:
        first = len(self.findings.questions)
        for place, ((words, at), does) in enumerate(zip(said, deeds, strict=True)):
            last = place == len(said) - 1
            stretch = piece.line.cut(at, at + len(words))
            open_end = words[-1] not in ".?!"
            if last and before_list and open_end and does in (Deed.ASKS, Deed.COURTESY, Deed.NARROWS):
                does = Deed.INTRODUCES
            if does is Deed.INTRODUCES:
                self._introduce(stretch, last)
            elif does is Deed.ASKS and place and deeds[place - 1] is Deed.ANNOUNCES and _CLOSER.match(words):
                self._add([piece.line.cut(said[place - 1][1], at + len(words))])
            elif does is Deed.ASKS or (does is not Deed.COURTESY and self.listing):
                self._ask(stretch, new=len(self.findings.questions) == first)
            elif does is Deed.NARROWS:
                self._narrow(stretch, inside=len(self.findings.questions) > first)
            elif does is Deed.ANNOUNCES:
                self.findings.announced.append(Found(stretch.text, stretch.start, stretch.end))
                if narrows(words):
                    self._apply_to_all(words)

    def _introduce(self, stretch: Stretch, last: bool) -> None:
        """A lead-in: what follows is asked. What follows may stand in the same sentence, after a colon."""
        if substance(stretch.text):
            self.findings.announced.append(Found(stretch.text, stretch.start, stretch.end))
        if last:
            self.intro, self.listing = stretch, True
            if not (self._next and self._next.label):
                self._apply_to_all(stretch.text)
        else:
            self.listing = True
            self._apply_to_all(stretch.text)

    def _ask(self, stretch: Stretch, *, new: bool) -> None:
        if self.findings.questions and follows_up(stretch.text):
            self._extend(stretch, "\n" if new else " ")
        elif not new and _refines(self.findings.questions[-1].text, stretch.text):
            self._extend(stretch, " ")
        else:
            self._add([stretch])

    def _narrow(self, stretch: Stretch, *, inside: bool) -> None:
        if inside:
            self._extend(stretch, " ")
        elif len(self.findings.questions) == 1:
            self._extend(stretch, "\n")
        else:
            self._apply_to_all(stretch.text)


def _said_and_done(text: str) -> tuple[list[tuple[str, int]], list[Deed]]:
    """The sentences of a paragraph, without a mere "My question is:" before them, and what each does."""
    said, deeds = [], []
    for words, at in sentences(text):
        lead_in = _LEAD_IN.match(words)
        if lead_in and not substance(lead_in[0]):
            words, at = words[lead_in.end() :], at + lead_in.end()
            does = deed(words)
            deeds.append(Deed.ASKS if does in (Deed.TELLS, Deed.NARROWS, Deed.ANNOUNCES) else does)
        else:
            deeds.append(deed(words))
        said.append((words, at))
    return said, deeds


def _is_heading(text: str) -> bool:
    return len(text.split()) <= 8 and text[-1:] not in ".?!;," and not is_thing(text)


def _states(text: str) -> bool:
    """Does it only tell: "On 3 May I wrote to you." """
    return bool(_STATEMENT.match(text)) and "?" not in text and deed(text) is Deed.TELLS


def _hangs(intro: str, entries: list[Piece]) -> bool:
    """Are the entries only the end of the sentence before them: "the number of fines by: - ward - month"?"""
    texts = [entry.text for entry in entries]
    if any("?" in text or entry.inside for text, entry in zip(texts, entries, strict=True)):
        return False
    words = max(len(text.split()) for text in texts)
    if intro.endswith("?") and len(substance(intro)) > 1:
        return True
    named = words <= 3 and len(substance(intro)) > 1 and not phrases.FOLLOWING.search(intro)
    return named or (bool(_HANGS.search(intro)) and words <= 8)


def _questions_in(entry: Piece) -> list[Piece]:
    """The entry itself; or its numbered parts, where it is only their heading and they ask for themselves."""
    parts = [piece for piece in entry.inside if piece.label and piece.label.family in ("number", "nested")]
    asking = [piece for piece in parts if piece.text.endswith("?")]
    if (
        not parts
        or parts[0] is not entry.inside[0]
        or len(asking) < len(parts)
        or not _is_heading(entry.text)
    ):
        return [entry]
    promoted: list[Piece] = []
    for piece in entry.inside:
        if piece in parts:
            promoted.append(Piece(piece.line, piece.label))
        else:
            promoted[-1].inside.append(piece)
    return promoted


def _inline_entries(piece: Piece) -> list[list[Stretch]]:
    """The entry's lines; or, where a whole list stands in one line ("1. ... 2. ... 3. ..."), each entry of it."""
    value = piece.label.value if piece.label and piece.label.family == "number" else 0
    if piece.label and not value:
        return [piece.stretches()]
    marks: list[tuple[int, int]] = []
    style = 0
    for match in _MARKER.finditer(piece.text):
        group = next(i for i in (1, 2, 3) if match[i])
        number = match[group]
        ordinals = {int(number)} if number.isdigit() else {ord(number[0]) - 96, _ROMANS.get(number, 0)}
        if value and not number.isdigit():
            continue
        if value + len(marks) + 1 in ordinals and style in (0, group):
            style = group
            marks.append((match.start(), match.end()))
    if len(marks) < (1 if value else 2):
        return [piece.stretches()]
    ends = [*(start for start, _ in marks[1:]), len(piece.text)]
    entries = [[piece.line.cut(start, end)] for (_, start), end in zip(marks, ends, strict=True)]
    if value:
        entries.insert(0, [piece.line.cut(0, marks[0][0])])
    entries[-1] += piece.stretches()[1:]
    return entries


def _refines(question: str, sentence: str) -> bool:
    """Does the sentence ask for the same thing again, only closer: "any agreements in place between ..."?"""
    if sentence.rstrip().endswith("?") or _CONTAINS_MORE.search(sentence) or not narrows(sentence):
        return False
    before = {word.rstrip("s") for word in substance(question) if len(word) > 3}
    return bool(before & {word.rstrip("s") for word in substance(sentence)})
