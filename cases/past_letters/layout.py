"""The sections of a letter: which lines are its head, the quoted request, the answers, a refusal, the rights."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from cases.law.letter_text import Part
from cases.past_letters.asked import ASKS
from cases.past_letters.citing import mentions
from cases.past_letters.marks import Mark

_I = re.IGNORECASE
_NUMBERED = re.compile(
    r"^(?:part\s+)?\d{1,2}(?:\.\d{1,2})?[.):]?\s+|^(?:annex|appendix)\s+\w{1,2}\s*[.:\u2013-]*\s*", _I
)
_CITED = (
    r"(?:the\s+)?(?:exemptions?\s+(?:under|at|in|[\u2013:-])?\s*)?(?:sections?|sec\.?|s\.?"
    r"|regulations?|regs?\.?)\s*\d{1,2}[a-z]?\b"
)
_HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(rf"^(?:{words})", _I))
    for part, words in (
        (
            Part.MARKETING,
            r"(?:advice and assistance\s*[:\u2013-]*\s*)?direct marketing|unsolicited|marketing\b",
        ),
        (
            Part.RIGHTS,
            r"(?:your\s+|the\s+)?(?:rights?\b|right (?:of|to)|reviews?\b|appeals?\b|complaints?\b"
            r"|representations?\b|reconsideration|internal review\b|review procedure|review of)"
            r"|how to (?:complain|appeal|ask for a review|challenge|dispute)|what happens (?:now|next)|challenging|"
            r"(?:internal )?review and\b|(?:what to do )?if you(?:\s?[\u2019']re| are"
            r"| remain| disagree| feel| wish)"
            r"|not (?:happy|satisfied)|dissatisfied|next steps|requesting (?:a|an internal) review|unhappy",
        ),
        (
            Part.REFUSAL,
            r"(?:formal\s+|partial\s+)?refusal|"
            r"(?:what|information|documents?)\s+(?:(?:that\s+)?we\s+(?:are|have|were|can)\s+(?:not|withh|refus)"
            r"|we\s+cannot"
            r"|(?:is|are|has been|have been)\s+(?:not|withh|refus))|(?:why|reasons?) (?:we|for|the"
            r"|it)\b.{0,40}(?:withh|refus"
            r"|exempt|non-?disclos)"
            rf"|{_CITED}|exemptions?\b|exceptions?\b"
            r"|(?:(?:the|our|balance of|balancing|weighing) )*public interest\b|withheld information"
            rf"|information withheld"
            r"|reasons?(?: for (?:our|the) decision)?$|(?:the )?(?:prejudice|harm) test|vexatious"
            r"|cost (?:limit|estimate)|appropriate limit",
        ),
        (
            Part.ATTACHMENTS,
            r"attach(?:ments?|ed)\b|list of (?:enclosures|attachments|documents)|enclos(?:ures?|ed)\b"
            r"|documents? (?:supplied|enclosed|attached"
            r"|released)|schedule of documents",
        ),
        (
            Part.HELP,
            r"advice (?:and|&) assistance|(?:how we can )?help(?: and advice)?\b|assistance\b|narrowing"
            r"|refining|how to (?:narrow|refine)",
        ),
        (
            Part.FURTHER,
            r"(?:further|other|additional|more|useful) information|re-?use\b|copyright|open data"
            r"|disclosure log|publication|notes?$",
        ),
        (
            Part.REQUEST,
            r"summary of (?:your |the )?(?:requests?|questions?)$|(?:your|the|original|details of (?:your|the)"
            r"|information) (?:\w+ )?(?:requests?(?:ed)?"
            r"|questions?|enquiry)(?: (?:was|for information|details))?$"
            r"|request(?: for information| details)?$|what was (?:asked|requested)(?: for)?$|(?:what )?"
            r"you (?:asked|requested|wrote)(?: us)?"
            r"(?: for)?$|questions?$|information (?:sought|requested)$",
        ),
        (
            Part.ANSWERS,
            r"summary of (?:our |the )?(?:responses?|answers?|decisions?)$|(?:in )?details?$|(?:full"
            r"|detailed) (?:response|answers?)$|"
            r"what we (?:are (?:sending|disclosing|releasing|providing)|can (?:send|give|provide))\b|"
            r"what we (?:said|replied|answered|decided|found|can tell you)|"
            r"we (?:said|say|replied|answered|responded)$|(?:(?:our|my|the"
            r"|council(?:[\u2019']?s)?|formal)\s+)?(?:response|answers?|repl(?:y|ies)"
            r"|decision|findings|disclosure|result)(?: to (?:your|the) (?:\w+ )?(?:questions?|request))?$"
            r"|(?:our|the) (?:response|answers?|decision) (?:is|are)|outcome(?: of your request)?$"
            r"|information (?:disclosed|provided|released)$",
        ),
    )
)
_INSIDE_A_REFUSAL = re.compile(
    r"^(?:public interest|the public interest|(?:factors?|considerations?|arguments?|reasons?)\b"
    r"|(?:for|against|in favour)\b|exemptions?\b"
    r"|balanc|conclusion|(?:prejudice|harm) test|the (?:prejudice|harm) test)",
    _I,
)
_IS_AN_ANSWER = re.compile(
    r"\b(?:withh\w+|refus(?:e|ed|ing)|exempt|excepted|redact\w*|not|is|are|we|appl(?:y|ies|ied))\b", _I
)
_REQUEST_OPENS = re.compile(
    r"(?:the following|as follows|you (?:have )?(?:asked|requested|wanted|wrote|said|sent)|asked (?:us )?"
    r"(?:for|to)|in which you|seeking|requested)\b"
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
    r"|decision)\b.{0,60}[:.]$|as the information is environmental)",
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
    r"^(?:if you (?:are|remain|feel|do not|don|wish|disagree|believe"
    r"|would like)\b.{0,90}(?:unhappy|dissatisf|not (?:happy|satisf|content)|disagree|review"
    r"|complain|appeal|reply|response)"
    r"|(?:you (?:may|can|have|are|also)|please write)\b.{0,90}(?:review|appeal|complain"
    r"|commissioner)|under regulation 11\b|should you (?:be|wish|remain)"
    r"|we have no internal review|you may apply|(?:internal )?reviews?\s*[:\u2013-]"
    r"|(?:the )?(?:information )?commissioner\s*[:\u2013-]"
    r"|(?:stage|step) (?:1|one)\b.{0,40}review)",
    _I,
)
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
_NAMES_A_FILE = re.compile(r":\s*\S.*\.[a-z]{3,4}\b", _I)
# "You asked for (a) the plan and (b) its cost." holds the request and opens nothing.
_COUNTS_ITSELF = re.compile(r"(?:^|\s)\(?(?:a|i|1)\)\s.*\s\(?(?:b|ii|2)\)\s", _I)
_NOTES = re.compile(r"\W*notes?\W*", _I)
# An address and its date on one line are as long as a sentence.
_HAS_A_VERB = re.compile(r"\b(?:we|you|your|i|is|are|was|were|has|have|had|been)\b", _I)
_WORDS_OF_A_SENTENCE = 7
_TO_THE_MARGIN = 60
_MOST_LINES_QUOTED = 60
_QUOTES = {"\u201c": "\u201d", '"': '"', "\u2018": "\u2019"}


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


def heading_of(mark: Mark) -> tuple[Part, str] | None:
    """What the line heads, with its words; None for a line that is no heading or that heads nothing known."""
    words = mark.plain.strip()
    if not words or len(mark.cells) > 1 or not _looks_like_a_heading(mark, words):
        return None
    bare = _NUMBERED.sub("", words).strip(" :*.\u2013-")
    for part, shape in _HEADINGS:
        # "Attached: map.pdf" says it all on its line and heads nothing.
        if shape.match(bare) and not (part is Part.ATTACHMENTS and _NAMES_A_FILE.search(words)):
            return part, words.rstrip(" :")
    return (Part.REFUSAL, words.rstrip(" :")) if _names_its_provision(mark, words) else None


def _names_its_provision(mark: Mark, words: str) -> bool:
    """A heading such as "Personal data: section 40(2)". One that says it is withheld is an answer in bold type."""
    if not (mark.bold or mark.level) or words.endswith("?") or _IS_AN_ANSWER.search(words):
        return False
    return any(each.relied_on for each in mentions(words))


def is_inside_a_refusal(heading: str) -> bool:
    """A heading of one step of the reasoning, such as "Factors in favour of disclosure"."""
    return bool(_INSIDE_A_REFUSAL.match(_NUMBERED.sub("", heading).strip(" :*")))


def _looks_like_a_heading(mark: Mark, words: str) -> bool:
    count = len(words.split())
    if mark.level:
        return count <= 20
    if words.endswith((".", ",", ";", "?", "!")) and not (mark.bold or words.isupper()):
        return False
    if re.match(r"[a-z]", words) or (mark.kind in ("letter", "roman", "bullet", "answer") and not mark.bold):
        return False
    return count <= (14 if mark.bold or words.isupper() else 8)


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
        if self.quotes_mail and not mark.is_quoted:
            self.quotes_mail = False
            return self._begin(Part.OPENING, "", mark.number)
        if mark.is_quoted and self.part in (Part.HEAD, Part.OPENING) and self._quotes_the_request(mark):
            self.quotes_mail = True
            return self._begin(Part.REQUEST, "", mark.number)
        if mark.number <= self.quoted_to or mark.is_quoted:
            return None
        if self.part is Part.REQUEST and self.quoted_to and mark.plain[0] not in _QUOTES:
            return self._after_the_quotation(mark)
        if self.part in (Part.HEAD, Part.OPENING) and self._begins_a_list(mark):
            return self._begin(Part.REQUEST, "", mark.number)
        heading = heading_of(mark)
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
        if fresh and self.part in _OPENS_A_NEW_PARAGRAPH and _RIGHTS_BEGIN.match(mark.plain):
            return self._begin(Part.RIGHTS, "", mark.number)
        if self.part in (Part.HEAD, Part.REQUEST, Part.OTHER):
            return self._spoken(mark, fresh)
        return self._opened_later(mark)

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
        if (self.part is Part.REQUEST and mark.kind == "answer") or self._answers_the_list(mark, fresh):
            return self._begin(Part.OPENING, "", mark.number)
        if _HANDLED.match(words) or (self.part is not Part.HEAD and fresh and _COUNCIL_SPEAKS.match(words)):
            self.opens_next = self._opens_the_request(words)
            return self._begin(Part.OPENING, "", mark.number)
        if self.part is not Part.REQUEST and self._opens_the_request(words):
            self.opens_next = True
        elif self.part is Part.HEAD and self.has_greeted and fresh and _is_a_sentence(words):
            return (
                None
                if self.greets_nobody and not _HAS_A_VERB.search(words)
                else self._begin(Part.OPENING, "", mark.number)
            )
        return None

    def _opens_the_request(self, words: str) -> bool:
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
        opens = self.part is Part.OPENING and _REQUEST_OPENS.search(mark.plain)
        if opens and (mark.plain.endswith(":") or self._is_listed_next(mark)):
            self.opens_next = not _COUNCIL_SPEAKS.match(mark.plain)
        return None

    def _is_listed_next(self, mark: Mark) -> bool:
        following = next((each for each in self.marks[mark.number :] if each.plain), mark)
        return mark.plain.endswith(".") and (bool(following.kind) or following.plain[0] in _QUOTES)

    def _request(self, mark: Mark) -> tuple[Part, str, int]:
        self.opens_next = False
        self.quoted_to = self._end_of_quotation(mark)
        return self._begin(Part.REQUEST, "", mark.number)

    def _end_of_quotation(self, mark: Mark) -> int:
        """The last line of the quotation that opens here; 0 for none, and for one that nobody closed."""
        closing = _QUOTES.get(mark.plain[:1])
        rest = self.marks[mark.number - 1 : mark.number + _LONGEST_QUOTATION] if closing else ()
        return next((each.number for each in rest if each.plain.rstrip(" .,*").endswith(closing or "")), 0)

    def _begin(self, part: Part, heading: str, number: int) -> tuple[Part, str, int]:
        self.part = part
        return part, heading, number
