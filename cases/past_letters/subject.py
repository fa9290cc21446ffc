"""What a letter says it is about: its subject line, without the law and the reference."""

import re

from cases.law.letter_text import LetterText, Part
from cases.past_letters.days import days_in
from cases.past_letters.marks import Mark, marked

_I = re.IGNORECASE
_LABELLED = re.compile(r"\s*(?:subject|re|your\s+request\s+about|request\s+about)\s*:\s*(?P<words>\S.*)", _I)
_GREETING = re.compile(r"(?:dear|good (?:morning|afternoon)|hello|hi)\b[^.?]{0,60}", _I)
_NO_SUBJECT = re.compile(
    r"\b(?:(?:re|fwd?)\s*:|(?:your\s+|a\s+)?requests?\s+for\s+(?:environmental\s+)?information"
    r"|(?:your\s+)?information\s+request"
    r"|(?:response|reply|answer)\s+to(?:\s+your)?|(?:the\s+)?freedom\s+of\s+information(?:\s+act)?(?:\s+\(?2000\)?)?"
    r"|(?:the\s+)?environmental\s+information\s+regulations(?:\s+2004)?|act\s+2000|regulations\s+2004|\bfoia?\b|\beir\b"
    r"|(?:your\s+)?requests?|refusal\s+notice|(?:our\s+|your\s+)?ref(?:erence)?\b\.?|internal\s+review|outcome"
    r"|under(?:\s+the)?"
    r")",
    _I,
)
_LAW = re.compile(
    r"(?:freedom\s+of\s+information|environmental\s+information)\b[^:\u2013\u2014-]*[:\u2013\u2014-]", _I
)
_MOST_WORDS = 16
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^()]*\d[^()]*\)")
_LEADS_IN = re.compile(r"^(?:about|of|for|on|concerning|regarding|re)\s+", _I)
_ONLY_KIND = re.compile(
    r"(?:(?:final|full|partial|formal)\s+)?(?:response|reply|answer|decision|notice|disclosure|refusal)", _I
)
_LONGEST = 80
_FEWEST_LETTERS = 5
_LINES_BELOW_A_GREETING = 6


def subject_line(letter: LetterText) -> str:
    """The subject; empty where the letter has none but the law, which says nothing of what was asked."""
    marks = marked(letter.lines)
    labelled = (_LABELLED.fullmatch(mark.plain) for mark in marks[:60])
    lines = [found["words"] for found in labelled if found]
    lines += [mark.plain for mark in (*_below_greeting(letter, marks), *_naming_the_law(marks))]
    return next((words for words in (_bare(line, letter.reference) for line in lines) if words), "")


def _naming_the_law(marks: tuple[Mark, ...]) -> list[Mark]:
    """A line at the top that names the law and goes on with what the letter is about."""
    short = [
        mark for mark in marks[:30] if len(mark.plain.split()) <= _MOST_WORDS and not mark.plain.endswith(".")
    ]
    return [mark for mark in short if _LAW.match(mark.plain)]


def _below_greeting(letter: LetterText, marks: tuple[Mark, ...]) -> list[Mark]:
    """The lines between the greeting and the first sentence, which are in the head of the letter."""
    greeting = next((mark.number for mark in marks if _GREETING.fullmatch(mark.plain)), 0)
    head = letter.sections[0] if letter.sections else None
    if not greeting or head is None or head.part is not Part.HEAD:
        return []
    below = [mark for mark in marks[greeting : head.where.last] if mark.plain][:_LINES_BELOW_A_GREETING]
    lasts = next((n for n, mark in enumerate(below) if mark.plain.endswith((".", ":", "?", ","))), len(below))
    return below[:lasts]


def _bare(line: str, reference: str) -> str:
    words = _BRACKETED.sub(" ", line.replace(reference, " ") if reference else line)
    words = " ".join(_NO_SUBJECT.sub(" ", words).split()).strip(" -\u2013\u2014:,./|#")
    words = _LEADS_IN.sub("", words)
    says_more = ". " in words or "?" in words or "received" in words.casefold() or any(days_in(words))
    fits = sum(each.isalpha() for each in words) >= _FEWEST_LETTERS and len(words) <= _LONGEST
    return words if fits and not says_more and not _ONLY_KIND.fullmatch(words) else ""
