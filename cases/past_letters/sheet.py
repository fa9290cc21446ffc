"""What is known of a past letter, for its page, for the checks and for what is made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from cases.heading import answered_in_words
from cases.law import provisions
from cases.law.clock import IN_FORCE, Clock
from cases.law.dates import in_words, plain
from cases.law.letter_text import Asked, Finding, LetterText, Lines, Part, Section, Severity
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.text_checks import findings
from cases.law.working_days import Calendar
from cases.models import PastLetter
from cases.past_letters import shaping
from cases.past_letters.marks import marked
from cases.past_letters.reading import read_letter
from cases.past_letters.subject import subject_line

LONGEST_SUBJECT = 80
# The head and the request name a person, and an answer belongs to its own request.
NOT_FOR_THE_LIBRARY = (Part.HEAD, Part.REQUEST, Part.ANSWERS)
PARTS = {
    Part.HEAD: "Head of the letter",
    Part.REQUEST: "The request",
    Part.OPENING: "Opening",
    Part.ANSWERS: "Answers",
    Part.REFUSAL: "Refusal notice",
    Part.ATTACHMENTS: "Attachments",
    Part.HELP: "Advice and assistance",
    Part.FURTHER: "Further information",
    Part.MARKETING: "Direct marketing",
    Part.RIGHTS: "Rights",
    Part.CLOSING: "Closing",
    Part.OTHER: "Other",
}
SEVERITIES = {Severity.ERROR: "Errors", Severity.WARN: "Warnings", Severity.INFO: "For information"}


def as_read(lines: tuple[str, ...]) -> dict[str, Any]:
    """The fields of a PastLetter as software reads them from its lines."""
    letter = read_letter(lines)
    questions = [_question(letter, asked) for asked in letter.questions]
    written = {each.provision: each.written for each in reversed(letter.citations) if each.relied_on}
    tied = {each for question in questions for each in ids(question["provisions"])}
    return {
        "reference": letter.reference[:60],
        "subject": subject_line(letter) or subject_of([asked.text for asked in letter.questions]),
        "regime": letter.regime or "",
        "received_on": letter.received_on,
        "letter_on": letter.letter_on,
        "questions": questions,
        "provisions": [written[each] for each in letter.relied_on() if each not in tied],
    }


def _question(letter: LetterText, asked: Asked) -> dict[str, Any]:
    return {
        "text": shaping.as_plain([asked.text]),
        "answer": _answer(letter, asked.answer) if asked.answer else "",
        "outcome": asked.outcome or "",
        "provisions": list(asked.cited),
        "where": [asked.where.first, asked.where.last],
        "at": [asked.answer.first, asked.answer.last] if asked.answer else None,
    }


def _answer(letter: LetterText, where: Lines) -> str:
    """The words of the answer; the number or the label it stands behind is none of them."""
    first, *others = letter.text(where).splitlines()
    mark = marked((first,))[0]
    labelled = mark.kind in ("number", "letter", "roman", "answer") and mark.body and len(mark.cells) < 2
    return shaping.as_plain([mark.body if labelled else first, *others])


def subject_of(questions: Sequence[str]) -> str:
    """The beginning of the first question, for want of a subject."""
    words = " ".join(questions[0].split()) if questions else ""
    return words if len(words) <= LONGEST_SUBJECT else f"{words[: LONGEST_SUBJECT - 1].rpartition(' ')[0]}…"


def ids(written: Sequence[str]) -> list[str]:
    """The provisions of the catalogue that are meant, each once; what is none is left out."""
    found = (provisions.from_citation(each) for each in written)
    return list(dict.fromkeys(each.id for each in found if each))


def letter_text(past: PastLetter) -> LetterText:
    """The letter as the checks look at it: its own lines, with what a person corrected."""
    letter = read_letter(tuple(past.lines))
    regime = Regime(past.regime) if past.regime else None
    others = tuple(each for each in letter.regimes if each is not regime)
    # The laws were misread when the one that a person names is none of them.
    regimes = (
        letter.regimes if regime is None else (regime, *others) if regime in letter.regimes else (regime,)
    )
    return replace(
        letter,
        reference=past.reference,
        letter_on=past.letter_on,
        received_on=past.received_on,
        regime=regime,
        regimes=regimes,
        questions=tuple(_asked(past)),
    )


def _asked(past: PastLetter) -> Iterator[Asked]:
    # A question that a person added stands nowhere in the letter, so there is nothing to check it by.
    placed = [each for each in past.questions if each["where"]]
    for number, each in enumerate(placed, 1):
        yield Asked(
            number=number,
            text=each["text"],
            where=Lines(*each["where"]),
            answer=Lines(*each["at"]) if each["at"] else None,
            outcome=Outcome(each["outcome"]) if each["outcome"] else None,
            provisions=tuple(ids(each["provisions"])),
            cited=tuple(each["provisions"]),
        )


def checked(past: PastLetter, calendar: Calendar) -> list[dict[str, Any]]:
    """What the checks say of it, as PastLetter.findings keeps it."""
    return [
        {**asdict(finding), "severity": finding.severity.value, "lines": list(finding.lines)}
        for finding in findings(letter_text(past), calendar)
    ]


# Its time


def clock_of(past: PastLetter, calendar: Calendar) -> Clock | None:
    """Its statutory time as far as the letter tells it; None while the day of receipt or the law is not known."""
    if not past.received_on or not past.regime or past.received_on < IN_FORCE:
        return None
    return Clock(Regime(past.regime), past.received_on, calendar)


def answered(past: PastLetter, clock: Clock | None) -> str:
    """Answered in time, 4 working days early; empty while a date is missing or the dates cannot be right."""
    if clock is None or past.letter_on is None or past.letter_on < clock.received_on:
        return ""
    return answered_in_words(clock, past.letter_on)


# Its lines and what was found in them


@dataclass(frozen=True)
class Line:
    """One line of the letter; `weight` is the gravest finding that rests on it, empty for none."""

    number: int
    text: str
    weight: str


def lines_of(past: PastLetter) -> list[Line]:
    weights: dict[int, str] = {}
    for severity in reversed(SEVERITIES):
        for finding in past.findings:
            if finding["severity"] == severity:
                weights |= dict.fromkeys(finding["lines"], severity.value)
    return [Line(number, text, weights.get(number, "")) for number, text in enumerate(past.lines, 1)]


def by_severity(past: PastLetter) -> list[tuple[str, str, list[Finding]]]:
    """Each severity that was found: its value, its name, its findings."""
    told = [
        Finding(each["check"], Severity(each["severity"]), tuple(each["lines"]), each["message"])
        for each in past.findings
    ]
    groups = [
        (severity.value, name, [each for each in told if each.severity is severity])
        for severity, name in SEVERITIES.items()
    ]
    return [group for group in groups if group[2]]


def found_in_words(past: PastLetter) -> str:
    """2 errors, 1 warning; empty when nothing was found."""
    names = {Severity.ERROR: "error", Severity.WARN: "warning", Severity.INFO: "note"}
    counts = [
        (sum(each["severity"] == severity for each in past.findings), name)
        for severity, name in names.items()
    ]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)


@dataclass(frozen=True)
class QuestionLine:
    """One question for the page, with the lines where it and its answer stand."""

    number: int
    text: str
    answer: str
    outcome: str
    cited: str
    where: Lines | None
    at: Lines | None


def question_lines(past: PastLetter) -> list[QuestionLine]:
    return [
        QuestionLine(
            number=number,
            text=each["text"],
            answer=each["answer"],
            outcome=each["outcome"],
            cited=", ".join(each["provisions"]),
            where=Lines(*each["where"]) if each["where"] else None,
            at=Lines(*each["at"]) if each["at"] else None,
        )
        for number, each in enumerate(past.questions, 1)
    ]


# What may be made of it


def why_not_a_case(past: PastLetter, *, on: date) -> list[str]:
    """The reasons why the letter cannot be kept as a closed case; empty when it can. `on` is today."""
    if past.case_id:
        return ["This letter is kept as a case already."]
    return [*_dates(past, on), *_what_it_says(past)]


def _dates(past: PastLetter, on: date) -> Iterator[str]:
    if past.received_on is None:
        yield "The date received is not known."
    elif past.received_on < IN_FORCE:
        yield f"The date received, {plain(past.received_on)}, is before 1 January 2005, when the right began."
    if past.letter_on is None:
        yield "The date of the letter is not known."
    elif past.letter_on > on:
        yield f"The date of the letter, {plain(past.letter_on)}, is in the future."
    elif past.received_on and past.letter_on < past.received_on:
        yield f"The letter of {plain(past.letter_on)} is older than the request of {plain(past.received_on)}."


def _what_it_says(past: PastLetter) -> Iterator[str]:
    if not past.regime:
        yield "The law that it answers under is not known."
    if not past.subject:
        yield "It has no subject."
    if not past.questions:
        yield "It has no question."
    for number, question in enumerate(past.questions, 1):
        if not question["outcome"]:
            yield f"Question {number} has no outcome."


@dataclass(frozen=True)
class Passage:
    """A section that can become wording. `first` is its first line and names it; `reasons` say why it cannot."""

    first: int
    last: int
    title: str
    part: Part
    text: str
    provisions: tuple[str, ...]
    reasons: list[str]

    @property
    def part_in_words(self) -> str:
        return PARTS[self.part]


def passages_of(past: PastLetter) -> list[Passage]:
    """The sections of the letter that say something, in its order; what belongs to this request alone is left out."""
    letter = letter_text(past)
    found = [
        _passage(past, letter, section)
        for section in letter.sections
        if section.part not in NOT_FOR_THE_LIBRARY
    ]
    return [passage for passage in found if passage.text]


def _passage(past: PastLetter, letter: LetterText, section: Section) -> Passage:
    lines = letter.text(section.where).splitlines()
    name = section.heading or PARTS[section.part]
    came_from = f"letter {past.reference}" if past.reference else past.filename
    return Passage(
        first=section.where.first,
        last=section.where.last,
        title=f"{name[:120]}, {came_from[:70]}",
        part=section.part,
        text=shaping.as_passage(lines, section.heading),
        provisions=section.provisions,
        reasons=shaping.read_as_code(lines, section.where.first),
    )


def came_from(past: PastLetter, passage: Passage) -> str:
    """Where a passage of the library was taken from."""
    of = f" of {in_words(past.letter_on)}" if past.letter_on else ""
    return f"{past}{of}, lines {passage.first} to {passage.last} ({past.filename})"
