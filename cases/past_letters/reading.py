"""The lines of a letter read into a LetterText: what it says of itself, what was asked, answered, cited and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from cases.law.letter_text import Asked, Citation, LetterText, Lines, Part, Section
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.past_letters.answered import Answered, answered
from cases.past_letters.citing import citations, mentions, most_exact
from cases.past_letters.days import letter_date, received_date
from cases.past_letters.headings import heading_of
from cases.past_letters.judging import outcome_of
from cases.past_letters.layout import Stretch, stretches
from cases.past_letters.marks import Mark, marked
from cases.past_letters.pages import furniture

_I = re.IGNORECASE
# A code in brackets, or with strokes, on the line that says what the letter is about.
_SUBJECT_LINE = re.compile(r"^\s*(?:subject|re|fwd?)\s*:", _I)
_CODE = re.compile(
    r"(?<![\w/.@-])(?P<value>[A-Z]{2,6}(?:[/-][A-Z]{1,6})?[/-]\d[\dA-Z]*(?:[/-]\d+)*|[A-Z]{2,6}\d{4,}"
    r"|\d{2,4}/[A-Z]{1,6}/\d{2,}"
    r"|(?:19|20)\d\d[/-]\d{3,6})(?![\w/-])"
)
_VALUE = (
    r"(?P<value>(?-i:[A-Z]{2,6}[ ](?=\S*\d))?[A-Z0-9][A-Z0-9/._-]*\d[A-Z0-9/._-]*"
    r"(?:\s/\s?(?!\d{1,2}(?:st|nd|rd|th)?\s?[a-z/.-])\w*\d\w*"
    r"|/[A-Z]{1,6})?|\d)"
)
_REFERENCE = re.compile(
    r"(?P<label>\b(?:our|council|case|request|foi|eir|information request|enquiry|file|log)?"
    r"\s*\b(?:ref(?:erence)?|case|request)\b\.?\s*(?:no\b\.?|numbers?|id\b|code)?"
    r")\s*[:.#\t|\u2013-]*\s*" + _VALUE,
    _I,
)
_YOURS = re.compile(r"\byour\W*$", _I)
_BARE_REFERENCE = re.compile(
    r"(?<![\w/.-])(?P<value>(?:(?-i:[A-Z]{2,6})[/.-])?(?:FOIA?|EIR|RFI|IR)(?:[-/. ]|[/-][A-Z]{2,5}[/-])?\d(?:[\w/-]"
    r"|\.\d)*)",
    _I,
)
_IS_A_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)", _I)
_HANDLED = re.compile(
    r"\b(?:processed|handled|dealt|considered|treated|respond\w*|answer\w*|reply|decision"
    r"|request\w*|refus\w*|information)\b[^.;?!]{0,110}?\b(?:under|by|in accordance with|within)\b"
    r"[^.;?!]{0,130}",
    _I,
)
_NAMES = {
    Regime.EIR: re.compile(r"environmental\s+information\s+regulations|\bEIRs?\b", _I),
    Regime.FOIA: re.compile(
        r"freedom\s+of\s+information(?!\s+(?:and|team|officer))|\bFOIA\b|\bFOI\s+Act", _I
    ),
}
# "Extended the time for the information under section 10(3) of the Act" says how long and not by which law.
_OF_TIME = re.compile(r"\b(?:section|s\.?)\s?(?:10|17)\b|regulation\s7\b|\bextend\w*|\bextension\b", _I)
_NOT_UNDER = re.compile(r"\b(?:not|rather\s+than|instead\s+of)\b[^.;]{0,60}$", _I)
_NUMBERED_QUESTIONS = re.compile(
    r"\b(?:questions?|qs?|items?|parts?|points?)\.?\s?(?P<list>\(?(?:\d{1,2}|[a-h])\)?(?:\s*(?:,"
    r"|and|&|to|-|\u2013|or)\s*\(?(?:\d{1,2}|[a-h])\)?(?!\w))*)(?!\w)(?!\s*\()(?!\s+(?:of"
    r"|to)\s+(?:the\s+)?(?:schedule|act|code|[A-Z]))",
    _I,
)
_OF_ALL = re.compile(
    r"\b(?:each|all|both|every|any|none)\s+(?:(?:one\s+)?of\s+)?(?:(?:the|your|these|those|its|two|three|four|five"
    r"|six)\s+)*"
    r"(?:questions?|parts?|items?|points?|requests?)\b|\b(?:whole|entire|entirety)\b[^.]{0,20}\brequest\b",
    _I,
)
_HANDS_OVER = re.compile(
    r"\b(?:provided|set\s+out|shown|given|detailed|listed|contained|supplied|released|disclosed)\b.{0,40}"
    r"\b(?:below|attached|enclosed|here|table|spreadsheet|document|file)\b|\b(?:is|are)\s+(?:attached|enclosed|below)\b"
    r"|\b(?:find|see)\s+(?:attached|enclosed|below)\b|\b(?:attach|enclose)\b",
    _I,
)
_WORDS_OF_A_SENTENCE = 14
_HEAD = 40
_SPEAKS = (Part.OPENING, Part.ANSWERS, Part.REFUSAL, Part.ATTACHMENTS, Part.HELP, Part.OTHER, Part.HEAD)
_REFUSES = (Outcome.WITHHELD, Outcome.PART, Outcome.NCND, Outcome.COST, Outcome.VEXATIOUS)
_CITES_TO_REFUSE = (*_REFUSES, Outcome.ELSEWHERE)


def read_letter(lines: tuple[str, ...]) -> LetterText:
    """A letter, from its lines. Nothing is guessed: what is not found is None or empty."""
    of_the_page = furniture(lines)
    marks = marked(tuple("" if number in of_the_page else line for number, line in enumerate(lines, 1)))
    parts = stretches(marks)
    found = answered(marks, parts)
    parts = list(_without_answers(parts, found))
    cited = citations(list(_spoken(marks, parts, found)))
    plain = [mark.plain if len(mark.cells) < 2 else "\t".join(mark.cells) for mark in marks]
    own = [text for text, mark in zip(plain, marks, strict=True) if not _is_quoted(mark, parts)]
    relied = [each for each in cited if each.relied_on]
    speaks = {line for each in parts if each.part in _SPEAKS for line in range(each.first, each.last + 1)}
    spoken = [text for number, text in enumerate(plain, 1) if number in speaks]
    regimes = _regimes(spoken, relied) or _regimes(plain, relied)
    letter_on = letter_date(own)
    return LetterText(
        lines=lines,
        reference=_reference(own),
        letter_on=letter_on,
        received_on=received_date(list(_paragraphs(own)), letter_on),
        regime=regimes[0] if regimes else None,
        regimes=regimes,
        sections=tuple(_sections(parts, found, relied)),
        questions=tuple(_questions(marks, parts, found, relied)),
        citations=tuple(cited),
        of_the_page=of_the_page,
    )


def _without_answers(parts: Sequence[Stretch], found: Sequence[Answered]) -> Iterator[Stretch]:
    """The parts, a quoted request ending where the first of its answers was found to begin."""
    for each in parts:
        begins = min((one.first for one in found if each.first <= one.first <= each.last), default=0)
        if each.part is Part.REQUEST and begins:
            if begins > each.first:
                yield replace(each, last=begins - 1)
            yield Stretch(Part.ANSWERS, "", begins, each.last)
        else:
            yield each


def _is_quoted(mark: Mark, parts: Sequence[Stretch]) -> bool:
    # A heading of the council's own, with the dates under it, may stand over the quoted request.
    return any(
        each.part is Part.REQUEST and not each.heading and each.first <= mark.number <= each.last
        for each in parts
    )


def _spoken(
    marks: Sequence[Mark], parts: Sequence[Stretch], found: Sequence[Answered]
) -> Iterator[tuple[int, str, bool]]:
    """Each line with whether the council speaks there; of a row that asks and answers, only the answer."""
    quoted = {
        line
        for each in found
        for line in (*each.said_again, *range(each.item.first, each.item.last + 1))
        if not each.first <= line <= each.last
    }
    rows = {each.first: each for each in found if each.item.first <= each.first <= each.item.last}
    part_of = {line: each.part for each in parts for line in range(each.first, each.last + 1)}
    for mark in marks:
        answers = any(each.first <= mark.number <= each.last for each in found)
        speaks = answers or (part_of[mark.number] in _SPEAKS and mark.number not in quoted)
        row = rows.get(mark.number)
        yield mark.number, row.words.split("\n")[0] if row else mark.plain, speaks


def _reference(lines: Sequence[str]) -> str:
    """The council's reference. One that it calls the requester's is not taken, and one in the midst of the letter may
    be that of another case."""
    return _labelled(lines[:_HEAD]) or _bare(lines) or _code(lines) or _labelled(lines[_HEAD:])


def _labelled(lines: Sequence[str]) -> str:
    for line in lines:
        for found in _REFERENCE.finditer(line):
            is_an_address = line[found.end() :].startswith("@")
            if is_an_address or _YOURS.search(line[: found.start()]):
                continue
            if not _IS_A_DATE.fullmatch(found["value"]):
                return found["value"].rstrip(".-_/")
    return ""


def _bare(lines: Sequence[str]) -> str:
    bare = next((found for line in lines[:40] if (found := _BARE_REFERENCE.search(line))), None)
    return bare["value"] if bare else ""


def _code(lines: Sequence[str]) -> str:
    """What looks like a reference, on a line of subject or above the first sentence."""
    subjects = [line for line in lines[:60] if _SUBJECT_LINE.match(line)]
    head = list(takewhile(lambda line: len(line.split()) < _WORDS_OF_A_SENTENCE, lines))[:_HEAD]
    for line in (*subjects, *head):
        found = _CODE.search(line)
        if found and not _IS_A_DATE.fullmatch(found["value"]):
            return found["value"]
    return ""


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines that stand together, as one text: a date may be on the line after its words."""
    text = ""
    for line in [*lines, ""]:
        if line:
            text = (
                f"{text}\n{line}"
                if re.match(r"[^a-z]*:|\S+(?: \S+){0,3}:", line)
                else f"{text} {line}".strip()
            )
        elif text:
            yield text
            text = ""


def _regimes(lines: Sequence[str], relied: Sequence[Citation]) -> tuple[Regime, ...]:
    """The laws under which the council says that it answers; else those it relies on; else those it names."""
    text = re.sub(r"\s+", " ", " ".join(lines))
    said = [
        regime
        for found in _HANDLED.finditer(text)
        if not _OF_TIME.search(found[0])
        for regime, name in _NAMES.items()
        if any(not _NOT_UNDER.search(found[0][: at.start()]) for at in name.finditer(found[0]))
    ]
    cited = [Regime.EIR if each.written.startswith("reg") else Regime.FOIA for each in relied]
    named = [regime for regime, name in _NAMES.items() if name.search(text)]
    if said:
        # Who says one law and relies on provisions of the other as well answers under both.
        return tuple(dict.fromkeys([*said, *cited]))
    return tuple(dict.fromkeys(cited or named))


def _sections(
    parts: Sequence[Stretch], found: Sequence[Answered], relied: Sequence[Citation]
) -> Iterator[Section]:
    for each in parts:
        written = [one.written for one in relied if each.first <= one.line <= each.last]
        is_notice = each.part is Part.REFUSAL
        yield Section(
            each.part,
            each.heading,
            Lines(each.first, each.last),
            _ids(written, relied) if is_notice else (),
            tuple(most_exact(written)) if is_notice else (),
        )


def _ids(written: Sequence[str], relied: Sequence[Citation]) -> tuple[str, ...]:
    exact = set(most_exact(list(written)))
    return tuple(dict.fromkeys(one.provision for one in relied if one.written in exact and one.provision))


def _questions(
    marks: Sequence[Mark], parts: Sequence[Stretch], found: Sequence[Answered], relied: Sequence[Citation]
) -> Iterator[Asked]:
    outcomes = [outcome_of(each.words) for each in found]
    if found and not any(outcomes):
        outcomes = [_of_all(marks, parts)] * len(found)
    cited = _cited_for(marks, parts, found, outcomes, relied)
    for number, each in enumerate(found, 1):
        written = cited[number - 1]
        yield Asked(
            number=number,
            text=each.item.text,
            where=Lines(each.item.first, each.item.last),
            answer=Lines(each.first, each.last) if each.first else None,
            outcome=outcomes[number - 1],
            provisions=_ids(written, relied),
            cited=written,
        )


def _of_all(marks: Sequence[Mark], parts: Sequence[Stretch]) -> Outcome | None:
    """One refusal, or one table, may be the answer to all that was asked."""
    said = [
        mark.plain
        for each in parts
        if each.part in (Part.OPENING, Part.ANSWERS, Part.REFUSAL)
        for mark in marks[each.first - 1 : each.last]
        if heading_of(mark) is None
    ]
    outcome = outcome_of("\n".join(said))
    hands_all_over = outcome in (Outcome.DISCLOSED, Outcome.ELSEWHERE) and any(map(_HANDS_OVER.search, said))
    return outcome if hands_all_over or outcome in (*_REFUSES, Outcome.NOT_HELD) else None


def _cited_for(
    marks: Sequence[Mark],
    parts: Sequence[Stretch],
    found: Sequence[Answered],
    outcomes: Sequence[Outcome | None],
    relied: Sequence[Citation],
) -> list[tuple[str, ...]]:
    """The provisions of each question: those in its answer, those of the notices that name it, and where only one
    question is refused, those of every notice."""
    all_written = most_exact([one.written for one in relied])
    cited = [list(_in_its_words(found, each, relied)) for each in found]
    for number, written in _named(marks, parts, found, relied):
        cited[number].append(written)
    for written in _relied_on_for_all(marks, found, relied):
        for number, own in enumerate(cited):
            if not own and outcomes[number] in _CITES_TO_REFUSE:
                own.append(written)
    refused = [n for n, outcome in enumerate(outcomes) if outcome in _CITES_TO_REFUSE]
    if len(refused) == 1 and (not cited[refused[0]] or len(found) == 1):
        cited[refused[0]] += all_written
    elif refused and len(refused) == len(found) and not any(cited):
        cited = [list(all_written) for _ in found]
    return [tuple(most_exact([_exact(one, all_written) for one in each])) for each in cited]


def _in_its_words(found: Sequence[Answered], answer: Answered, relied: Sequence[Citation]) -> Iterator[str]:
    """The provisions in an answer; on a line that two answers share, those in its own words."""
    said = {each.written for each in mentions(answer.words)}
    for one in relied:
        holders = [each for each in found if each.first <= one.line <= each.last]
        if answer in holders and (len(holders) == 1 or one.written in said):
            yield one.written


def _relied_on_for_all(
    marks: Sequence[Mark], found: Sequence[Answered], relied: Sequence[Citation]
) -> Iterator[str]:
    """What the letter relies on "for each of your questions", outside the answers."""
    for one in relied:
        near = " ".join(mark.plain for mark in marks[max(0, one.line - 2) : one.line + 1])
        if _OF_ALL.search(near) and not any(each.first <= one.line <= each.last for each in found):
            yield one.written


def _exact(written: str, all_written: Sequence[str]) -> str:
    """An answer that says section 40 means the section 40(2) of the notice, where that is the only one."""
    longer = [each for each in all_written if each.startswith(f"{written}(")]
    return longer[0] if len(longer) == 1 else written


def _named(
    marks: Sequence[Mark], parts: Sequence[Stretch], found: Sequence[Answered], relied: Sequence[Citation]
) -> Iterator[tuple[int, str]]:
    """The places of questions that a notice names, with the provision that it names them for."""
    labels = {each.item.label or str(number): number for number, each in enumerate(found, 1)}
    for each in parts:
        if each.part is not Part.REFUSAL:
            continue
        own = most_exact([one.written for one in relied if each.first <= one.line <= each.last])
        for mark in marks[each.first - 1 : each.last]:
            for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", mark.plain):
                said = [one.written for one in mentions(sentence) if one.relied_on]
                for label in _numbers(sentence):
                    if label in labels:
                        yield from ((labels[label] - 1, written) for written in said or own)


def _numbers(sentence: str) -> Iterator[str]:
    for found in _NUMBERED_QUESTIONS.finditer(sentence):
        parts = re.findall(r"\d{1,2}|[a-h]|to|-|\u2013", found["list"], _I)
        for place, part in enumerate(parts):
            if part in ("to", "-", "\u2013"):
                first, last = parts[place - 1], parts[min(place + 1, len(parts) - 1)]
                if first.isdigit() and last.isdigit():
                    yield from map(str, range(int(first) + 1, int(last)))
            else:
                yield part.casefold()
