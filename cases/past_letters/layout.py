"""The sections of a letter: which lines are its head, the quoted request, the answers, a refusal, the rights."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cases.law.letter_text import Part
from cases.past_letters.asked import ASKS
from cases.past_letters.citing import mentions
from cases.past_letters.headings import heading_of, is_inside_a_refusal
from cases.past_letters.marks import Mark

_I = re.IGNORECASE
_REQUEST_OPENS = re.compile(
    r"(?:the following|as follows|you (?:have )?(?:asked|requested|wanted|wrote|said|sent)|asked (?:us )?"
    r"(?:for|to)|you are asking (?:for|about)|in which you|seeking|requested)\b"
    r".{0,90}[:.\-\u2013]$|following (?:request|information|questions?)\b.{0,60}[:\-\u2013.]$"
    r"|your request\b.{0,80}:$|\brequest(?:ed|ing)?\b.{0,100}:$|received the same day\W*$",
    _I,
)
_REFUSES = r"(?:refus|neither|not (?:able|obliged)|unable|cannot|hold|confirm|do not)"
_COUNCIL_SPEAKS = re.compile(
    r"^(?:(?:i|we) (?:can|am (?:now )?able|are (?:now )?(?:able|unable)|write|have (?:now )?"
    r"(?:considered|completed|searched|decided|processed|dealt|handled|treated)"
    r"|refuse|hold|do not hold|neither|regret|enclose|attach|believe|consider)\b"
    rf"|(?:the |this )?[\w\u2019' ]{{0,40}}?(?:council|authority|borough)\b.{{0,40}}\b{_REFUSES}"
    r"|in (?:reply|response|answer) to (?:your|the|this)\b|here (?:are|is) (?:our|the)\b"
    r"|.{0,60}\bwe (?:therefore |have |already |now )*(?:supplied"
    r"|provided|refuse|answered|sent)\b.{0,90}\b(?:you|your|request)\b"
    r"|please (?:find|see) (?:below|attached|our|the)|(?:our|the) (?:response|answers?"
    r"|decision)\b.{0,60}[:.]$|as the information is environmental"
    r"|(?:all (?:of )?|some of |most of )?(?:the|this|that) (?:requested )?(?:information|data|figures?|documents?"
    r"|records?)\b[^?]{0,60}\b(?:held|hold|provided|attached|enclosed|below|exempt|released|disclosed|withheld"
    r"|available|supplied|published)\b[^?]*[.:]$)",
    _I,
)
_TO_THE_REQUESTER = re.compile(
    r"\byou (?:have )?(?:ask|asked|requested|seek)\b|\byour (?:request|enquiry)\b", _I
)
_HANDLED = re.compile(
    r"^(?!.*\?)(?:(?:we|i|your|this|the|[\w\u2019' -]{0,40}\b(?:council|authority"
    r"|corporation))\b.{0,60}\b(?:processed|handled|dealt with|considered"
    r"|treated|responded|answered|respond|reply)\b.{0,90}\bunder\b)",
    _I,
)
_RIGHTS_BEGIN = re.compile(
    r"^(?:(?:i|we) (?:hope|trust)\b[^.?]{0,90}\.\s+)?(?:if you (?:are|remain|feel|do not|don|wish|disagree|believe"
    r"|would like)\b.{0,90}(?:unhappy|dissatisf|not (?:happy|satisf|content)|disagree|review"
    r"|complain|appeal|reply|response)"
    r"|(?:you (?:may|can|have|are|also)|please write)\b.{0,90}(?:review|appeal|complain"
    r"|commissioner)|under regulation 11\b|should you (?:be|wish|remain)"
    r"|we have no internal review|you may apply|(?:internal )?reviews?\s*[:\u2013-]"
    r"|(?:the )?(?:information )?commissioner\s*[:\u2013-]"
    r"|(?:stage|step) (?:1|one)\b.{0,40}review)",
    _I,
)
_NOT_CONTENT = re.compile(r"\b(?:dissatisf\w+|unhappy|not\s+(?:happy|satisfied|content))\b", _I)
_REGULATOR = re.compile(r"\binformation\s+commissioner", _I)
_CLOSING = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|(?:kind |best |warm )?(?:regards|wishes)|sincerely"
    r"|many thanks)\W*$",
    _I,
)
_OPENS_A_NEW_PARAGRAPH = (
    Part.HEAD,
    Part.REQUEST,
    Part.OPENING,
    Part.ANSWERS,
    Part.REFUSAL,
    Part.OTHER,
    Part.HELP,
    Part.FURTHER,
)
_LONGEST_QUOTATION = 80
_GREETING = re.compile(r"^(?:dear|good (?:morning|afternoon)|hello|hi)\b[^.?]{0,60}$", _I)
# "You asked for (a) the plan and (b) its cost." holds the request and opens nothing.
_COUNTS_ITSELF = re.compile(r"(?:^|\s)\(?(?:a|i|1)\)\s.*\s\(?(?:b|ii|2)\)\s", _I)
_APPENDED = re.compile(r"\W*(?:schedule|annexe?|appendix)(?:\s+\w{1,2})?\W*", _I)
_NOTES = re.compile(r"\W*notes?\W*", _I)
# An address and its date on one line are as long as a sentence.
_HAS_A_VERB = re.compile(r"\b(?:we|you|your|i|is|are|was|were|has|have|had|been)\b", _I)
_WORDS_OF_A_SENTENCE = 7
_TO_THE_MARGIN = 60
_MOST_LINES_QUOTED = 60
_MOST_LINES_BEFORE = 3
_COUNTED = ("number", "letter", "roman")
_MOST_LINES_OF_A_LIST = 12
QUOTES = {"\u201c": "\u201d", '"': '"', "\u2018": "\u2019"}


@dataclass(frozen=True)
class Stretch:
    """Lines from `first` to `last` of one part, under `heading` (its plain words, empty without one)."""

    part: Part
    heading: str
    first: int
    last: int


def stretches(marks: Sequence[Mark]) -> list[Stretch]:
    """The parts of the letter in their order; together they hold every line."""
    cuts = list(_cuts(marks))
    found = []
    for place, (part, heading, first) in enumerate(cuts):
        last = cuts[place + 1][2] - 1 if place + 1 < len(cuts) else len(marks)
        if last >= first:
            found.append(Stretch(part, heading, first, last))
    return found


def _cuts(marks: Sequence[Mark]) -> Iterator[tuple[Part, str, int]]:
    """Where each part begins, with its heading."""
    state = _State(marks)
    yield Part.HEAD, "", 1
    for place, mark in enumerate(marks):
        if mark.plain:
            fresh = place == 0 or not marks[place - 1].plain
            cut = state.cut(mark, fresh)
            if cut is not None:
                yield cut


def _is_a_sentence(words: str) -> bool:
    ends = words.endswith((".", ".)")) or len(words) >= _TO_THE_MARGIN
    return ends and len(words.split()) > _WORDS_OF_A_SENTENCE


def _is_a_question(mark: Mark) -> bool:
    return mark.is_asked or mark.body.endswith("?") or bool(ASKS.match(mark.body))


class _State:
    """Which part the reader is in, line by line."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = marks
        self.part = Part.HEAD
        self.opens_next = False
        self.quoted_to = 0
        self.has_spoken = False
        self.has_listed = False
        self.first_listed: Mark | None = None
        self.listed = 0
        self.quotes_mail = False
        # Who greets nobody begins with the first sentence.
        self.has_greeted = self.greets_nobody = not any(_GREETING.match(mark.plain) for mark in marks)
        self.level = 0

    def cut(self, mark: Mark, fresh: bool) -> tuple[Part, str, int] | None:
        """The part that begins with this line, if one does."""
        self.has_spoken = (
            self.has_spoken
            or mark.plain.endswith("?")
            or (mark.plain.endswith((".", ":")) and len(mark.plain.split()) > 7)
        )
        if self.opens_next:
            return self._request(mark)
        self.has_greeted = self.has_greeted or bool(_GREETING.match(mark.plain))
        if self.quotes_mail and not mark.is_quoted and fresh:
            self.quotes_mail = False
            return self._after_the_quotation(mark)
        if mark.is_quoted and self.part in (Part.HEAD, Part.OPENING) and self._quotes_the_request(mark):
            self.quotes_mail = True
            return self._begin(Part.REQUEST, "", mark.number)
        if mark.number <= self.quoted_to or mark.is_quoted:
            return None
        if self.part is Part.REQUEST and self.quoted_to and mark.plain[0] not in QUOTES:
            return self._after_the_quotation(mark)
        if self.part in (Part.HEAD, Part.OPENING) and self._begins_a_list(mark):
            return self._begin(Part.REQUEST, "", mark.number)
        heading = heading_of(mark) or self._appended(mark)
        if heading is not None:
            return self._headed(mark, *heading)
        if (
            mark.level
            and mark.level <= self.level
            and self.part in (Part.ANSWERS, Part.RIGHTS, Part.MARKETING)
        ):
            return self._begin(Part.OTHER, mark.plain, mark.number)
        if _CLOSING.match(mark.plain):
            return self._begin(Part.CLOSING, "", mark.number)
        if fresh and self.part in _OPENS_A_NEW_PARAGRAPH and self._tells_the_rights(mark):
            return self._begin(Part.RIGHTS, "", mark.number)
        if self.part in (Part.HEAD, Part.REQUEST, Part.OTHER):
            return self._spoken(mark, fresh)
        return self._opened_later(mark)

    def _tells_the_rights(self, mark: Mark) -> bool:
        """The paragraph begins with them, or it sends who is not content to the Commissioner and refuses nothing."""
        if _RIGHTS_BEGIN.match(mark.plain):
            return True
        whole = " ".join(each.plain for each in takewhile(lambda each: each.plain, self._from(mark)))
        to_the_regulator = _NOT_CONTENT.search(whole) and _REGULATOR.search(whole)
        return bool(to_the_regulator) and not any(each.relied_on for each in mentions(whole))

    def _appended(self, mark: Mark) -> tuple[Part, str] | None:
        """A schedule or an annex that begins with a provision gives the reasons of a refusal."""
        if not _APPENDED.fullmatch(mark.plain):
            return None
        below = next((each for each in self.marks[mark.number :] if each.plain), mark)
        cites = any(each.relied_on for each in mentions(below.plain))
        return (Part.REFUSAL, mark.plain.rstrip(" :")) if cites else None

    def _after_the_quotation(self, mark: Mark) -> tuple[Part, str, int]:
        """The request ends with its quotation, and what follows is the council's."""
        self.quoted_to = 0
        heading = heading_of(mark)
        return (heading and self._headed(mark, *heading)) or self._begin(Part.OPENING, "", mark.number)

    def _headed(self, mark: Mark, part: Part, heading: str) -> tuple[Part, str, int] | None:
        if part is Part.REFUSAL and self.part is Part.REFUSAL and is_inside_a_refusal(heading):
            return None
        # Before anything is answered, a line of citation is the subject of the letter.
        if part in (Part.REFUSAL, Part.RIGHTS) and self.part is Part.HEAD and not self.has_spoken:
            return None
        # What has its own heading inside the quoted request is the requester's.
        if (
            self.part is Part.REQUEST
            and part in (Part.ATTACHMENTS, Part.HELP, Part.FURTHER)
            and not mark.level
        ):
            return None
        # "Notes" over an answer is what was asked for; at the end of a letter it heads remarks.
        if part is Part.FURTHER and _NOTES.fullmatch(heading) and self.part in (Part.HEAD, Part.OPENING):
            return None
        if part is Part.REQUEST:
            below = next((each for each in self.marks[mark.number :] if each.plain), mark)
            self.quoted_to = self._end_of_quotation(below)
        self.level = mark.level
        return self._begin(part, heading, mark.number)

    def _spoken(self, mark: Mark, fresh: bool) -> tuple[Part, str, int] | None:
        words = mark.plain
        if self.part is Part.REQUEST and self._counts_again(mark):
            return self._begin(Part.OPENING, "", mark.number)
        if (self.part is Part.REQUEST and mark.kind == "answer") or self._answers_the_list(mark, fresh):
            return self._begin(Part.OPENING, "", mark.number)
        if _HANDLED.match(words) or (self.part is not Part.HEAD and fresh and _COUNCIL_SPEAKS.match(words)):
            self.opens_next = self._opens_the_request(mark)
            return self._begin(Part.OPENING, "", mark.number)
        if self.part is not Part.REQUEST and self._opens_the_request(mark):
            self.opens_next = True
        elif self.part is Part.HEAD and self.has_greeted and fresh and _is_a_sentence(words):
            return (
                None
                if self.greets_nobody and not _HAS_A_VERB.search(words)
                else self._begin(Part.OPENING, "", mark.number)
            )
        return None

    def _counts_again(self, mark: Mark) -> bool:
        """The first label comes again and asks nothing: the answers begin, though nobody said so."""
        first = self.first_listed
        if first is None or first.kind != mark.kind:
            self.first_listed = self.first_listed or (mark if mark.kind in _COUNTED else None)
            return False
        self.listed += 1
        before = next((each for each in reversed(self.marks[: mark.number - 1]) if each.plain), mark)
        is_part = before.plain.endswith(":") and before.kind != ""
        return mark.label == first.label and self.listed > 1 and not _is_a_question(mark) and not is_part

    def _opens_the_request(self, mark: Mark) -> bool:
        """The line does, or the sentence that ends with it and began on the lines before."""
        if mark.plain[-1].isalpha() and self._lists_next(mark):
            return self._opens(f"{self._sentence(mark)}:")
        return self._opens(mark.plain) or (mark.plain.endswith(":") and self._opens(self._sentence(mark)))

    def _lists_next(self, mark: Mark) -> bool:
        """A list begins below it, with something of the same kind after its first line."""
        below = [each for each in self.marks[mark.number : mark.number + _MOST_LINES_OF_A_LIST] if each.plain]
        return len([each for each in below if each.kind and each.kind == below[0].kind]) > 1

    def _sentence(self, mark: Mark) -> str:
        before = list(takewhile(lambda each: each.plain, reversed(self.marks[: mark.number - 1])))
        words = " ".join(each.plain for each in (*before[_MOST_LINES_BEFORE::-1], mark))
        return re.split(r"(?<=[.?!])\s+(?=[A-Z])", words)[-1]

    def _opens(self, words: str) -> bool:
        """Who confirms that "the information requested" is held does not quote it."""
        is_ours = words.endswith(".") and _COUNCIL_SPEAKS.match(words)
        is_whole = is_ours or bool(_COUNTS_ITSELF.search(words))
        return bool(_REQUEST_OPENS.search(words)) and len(words.split()) < 60 and not is_whole

    def _quotes_the_request(self, mark: Mark) -> bool:
        """Two questions behind > and no answer between them; else each answer stands under its question."""
        block = list(takewhile(lambda each: each.is_quoted or not each.plain, self._from(mark)))
        begins = [each for each in block if each.plain and not self._goes_on(each)]
        return sum(_is_a_question(each) for each in begins) > 1

    def _goes_on(self, mark: Mark) -> bool:
        before = self.marks[mark.number - 2].plain if mark.number > 1 else ""
        return bool(before) and not before.endswith(("?", "."))

    def _from(self, mark: Mark) -> Sequence[Mark]:
        return self.marks[mark.number - 1 : mark.number + _MOST_LINES_QUOTED]

    def _begins_a_list(self, mark: Mark) -> bool:
        """Questions 1 and 2 stand together, with nothing said between them, and are not announced."""
        if mark.kind != "number" or mark.label != "1" or not _is_a_question(mark):
            return False
        apart = False
        for each in self.marks[mark.number : mark.number + 6]:
            if each.kind:
                return each.kind == "number" and each.label == "2" and _is_a_question(each)
            if each.plain and (apart or not each.plain[0].islower()):
                return False
            apart = apart or not each.plain
        return False

    def _answers_the_list(self, mark: Mark, fresh: bool) -> bool:
        """A paragraph after the listed questions that speaks to the requester of them."""
        self.has_listed = self.part is Part.REQUEST and (self.has_listed or bool(mark.kind))
        return (
            self.has_listed
            and fresh
            and not mark.kind
            and not mark.plain.endswith(("?", ":"))
            and bool(_TO_THE_REQUESTER.search(mark.plain))
        )

    def _opened_later(self, mark: Mark) -> tuple[Part, str, int] | None:
        """A letter may say under which law it answers before it quotes the request."""
        if self.part is not Part.OPENING:
            return None
        if mark.plain[-1].isalpha():
            opens = self._opens_the_request(mark)
        elif mark.plain.endswith(":"):
            opens = bool(_REQUEST_OPENS.search(mark.plain)) or self._opens(self._sentence(mark))
        else:
            opens = bool(_REQUEST_OPENS.search(mark.plain)) and self._is_listed_next(mark)
        if opens:
            self.opens_next = not _COUNCIL_SPEAKS.match(mark.plain)
        return None

    def _is_listed_next(self, mark: Mark) -> bool:
        following = next((each for each in self.marks[mark.number :] if each.plain), mark)
        return mark.plain.endswith(".") and (bool(following.kind) or following.plain[0] in QUOTES)

    def _request(self, mark: Mark) -> tuple[Part, str, int]:
        self.opens_next = False
        self.quotes_mail = mark.is_quoted
        self.quoted_to = self._end_of_quotation(mark)
        return self._begin(Part.REQUEST, "", mark.number)

    def _end_of_quotation(self, mark: Mark) -> int:
        """The last line of the quotation that opens here; 0 for none, and for one that nobody closed."""
        closing = QUOTES.get(mark.plain[:1])
        rest = self.marks[mark.number - 1 : mark.number + _LONGEST_QUOTATION] if closing else ()
        return next((each.number for each in rest if each.plain.rstrip(" .,*").endswith(closing or "")), 0)

    def _begin(self, part: Part, heading: str, number: int) -> tuple[Part, str, int]:
        mark = self.marks[number - 1]
        self.first_listed, self.listed = (mark if mark.kind in _COUNTED else None), 0
        self.part = part
        return part, heading, number
