"""The days that a letter names, and which of them are its own date and the day of receipt."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<d1>\d{1,2})\s?(?:st|nd|rd|th)?(?:\s+of)?[\s-]{1,3}"
    + _MONTH.format("m1")
    + r",?[\s-]{1,3}(?P<y1>\d{4}|\d\d)"
    r"|" + _MONTH.format("m2") + r"\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)"
    r"|(?P<d4>\d{1,2})(?P<sep>[/.-])(?P<m4>\d{1,2})(?P=sep)(?P<y4>\d{4}|\d\d)"
    r")(?![\w/]|-\w)",
    re.IGNORECASE,
)
_RECEIVED_LABEL = re.compile(
    r"(?:date\s+(?:request\s+)?(?:was\s+)?(?:received|of\s+(?:receipt|request))|(?:request\s+)?"
    r"received(?:\s+(?:on|date))?"
    r"|receipt(?:\s+date)?|request\s+date|date\s+requested)\s*[:\t|\u2013-]*\s*$",
    re.IGNORECASE,
)
_RECEIVED_BEFORE = re.compile(
    r"\b(?:received|receipt\s+of|reached|receiving|came\s+(?:in|to))\b[^.;?!]{0,70}$", re.IGNORECASE
)
_RECEIVED_AFTER = re.compile(
    r"^\W*(?:(?:and|which|that|,)\s*)*(?:was\s+|were\s+|we\s+)*received\b(?![^.;]{0,30}\d)", re.IGNORECASE
)
_ASKED_BEFORE = re.compile(
    r"\b(?:request|touch|contact\w*|e-?mail|letter|enquiry|correspondence|message|application"
    r"|submitted|wrote|asked|sent|sending|form)\b"
    r"[^.;?!\n]{0,80}$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(
    r"^,?\s*you\s+(?:\w+\s+)?(?:asked|wrote|requested|submitted|contacted|e-?mailed|made|sent)\b",
    re.IGNORECASE,
)
_NOT_RECEIPT = re.compile(
    r"\b(?:clarif\w*|acknowledgement|extension|our\s+(?:letter|e-?mail|previous|response|reply|answer|decision)|payment|fee)\b[^.;]{0,40}$"
    r"|\b(?:between|since|until|by|due(?:\s+on)?|from)\s+(?:\w+day,?\s+)?$|^\s*sent:[^\n]{0,12}$"
    r"|\nsent:[^\n]{0,12}$",
    re.IGNORECASE,
)
_LETTER_LABEL = re.compile(
    r"(?:^|[\t|,;]\s*|\s{2,}|\d\S*\s+)(?:letter\s+|our\s+)?(?:(?:issue\s+|reply\s+|response\s+)?dated?"
    r"(?:\s+(?:of\s+(?:\w+\s+)?(?:letter|reply|response|issue|decision|answer|notice)|sent|issued"
    r"|responded|replied|answered)\b)?|sent|answered|issued|replied"
    r"|(?:response|reply|letter|notice|decision)\s+(?:sent|issued|given|made)|responded)\s*[:\t|\u2013-]*\s*(?:on\s+)?"
    r"(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,?\s*$",
    re.IGNORECASE,
)
# "This reply is given under the Act and is dated 3 September 2025."
_DATED_IN_A_SENTENCE = re.compile(
    r"\bthis\s+(?:letter|reply|response|notice|answer|e-?mail|decision)\b[^.;?!]{0,120}\b(?:dated|sent|issued"
    r"|given)\s+(?:on\s+)?"
    r"(?:\w+day,?\s+)?$",
    re.IGNORECASE,
)
_REVIEW_ASKED = re.compile(
    r"\breview\s+(?:was\s+)?(?:requested|asked\s+for)\s*(?::|on|\t)?\s*(?:on\s+)?$"
    r"|\b(?:requested|asked\s+(?:us\s+)?for|request\s+for)\s+(?:an?\s+"
    r"|the\s+)?(?:internal\s+)?review[^.;]{0,60}\b(?:on|dated|of|received)\s+$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:recei(?:ved|pt)|request(?:ed)?|your|between|since|due|deadline|until|expir\w*"
    r"|commenc\w*|from|by|meeting|before|after|ended"
    r"|ending|started|in|of|to|for|asked|wrote)\b",
    re.IGNORECASE,
)
_NAMES_THE_CASE = re.compile(r"\b(?:ref|reference|case|foia?|eir|request)\b", re.IGNORECASE)
_APART = re.compile(r"\t+|\s{3,}|\s*\|\s*|\s+[\u2013\u2014/-]\s+|;\s+")
_HEAD_LINES = 45
# What stands further off says nothing of a day, and a hostile line is not read again for each.
_NEAR = 200


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """The days of a text with their places in it. Days come before months, as in England; 04/03/2021 is 4 March."""
    for found in _DAY.finditer(text):
        day = _day(found)
        if day is not None:
            yield day, found.start(), found.end()


def letter_date(lines: list[str]) -> date | None:
    """The day of the letter: the labelled one, or one that stands by itself at its head or under its signature.

    `lines` are plain. A day inside a sentence is another event's.
    """
    head = [line for line in lines if line.strip()][:_HEAD_LINES]
    return (
        _labelled(head)
        or _standing_alone(head)
        or _standing_alone(lines[-12:])
        or _dated(head, _DATED_IN_A_SENTENCE)
    )


def _dated(head: list[str], shape: re.Pattern[str]) -> date | None:
    """The first day behind such words."""
    for line in head:
        for day, start, _ in days_in(line):
            before = line[max(0, start - _NEAR) : start]
            if shape.search(before) and not _NOT_RECEIPT.search(before):
                return day
    return None


def received_date(paragraphs: list[str], letter_on: date | None = None) -> date | None:
    """The day on which the request was received; without one, the day on which it was sent. Of the outcome of an
    internal review it is the day on which the review was asked for.

    The letter's own day under a line about the request is not taken for that where another day is said.
    """
    reviewed = _dated(paragraphs, _REVIEW_ASKED)
    if reviewed:
        return reviewed
    sent: list[date] = []
    for text in paragraphs:
        for day, start, end in days_in(text):
            before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
            if _NOT_RECEIPT.search(before):
                continue
            if (
                _RECEIVED_LABEL.search(before)
                or _RECEIVED_BEFORE.search(before)
                or _RECEIVED_AFTER.match(after)
            ):
                return day
            if _ASKED_BEFORE.search(before) or _ASKED_AFTER.match(after):
                sent.append(day)
    return next((day for day in sent if day != letter_on), sent[0] if sent else None)


def _labelled(head: list[str]) -> date | None:
    for place, line in enumerate(head):
        for day, start, _ in days_in(line):
            before = (
                line[max(0, start - _NEAR) : start] if line[:start].strip() else _line_before(head, place)
            )
            if _LETTER_LABEL.search(before) and not _RECEIVED_LABEL.search(before):
                return day
    return None


def _line_before(head: list[str], place: int) -> str:
    """A label may stand on the line above its date."""
    return head[place - 1] if place and len(head[place - 1].split()) <= 4 else ""


def _standing_alone(lines: list[str]) -> date | None:
    for place, line in enumerate(lines):
        found = list(days_in(line))
        if (
            not found
            or len(line.split()) > 25
            or (line.rstrip().endswith((".", "?")) and len(line.split()) > 5)
        ):
            continue
        day, start, _ = found[0]
        label = line[:start].strip() or _line_before(lines, place).strip()
        if (
            not _FOREIGN.search(line[:start])
            and not label.endswith(":")
            and not _RECEIVED_LABEL.search(label)
        ):
            return day
        beside = _beside_the_reference(line)
        if beside is not None:
            return beside
    return None


def _beside_the_reference(line: str) -> date | None:
    """A day that stands by itself on the line of the reference, apart from what else is there."""
    pieces = _APART.split(line) if _NAMES_THE_CASE.search(line) else []
    alone = [(place, day) for place, piece in enumerate(pieces) for day in _whole(piece)]
    if len(alone) != 1 or not alone[0][0]:
        return None
    label = pieces[alone[0][0] - 1]
    # What stands before it and says nothing yet is its label, as "Received" would be.
    return alone[0][1] if re.search(r"\d|:\s*\S", label) or not _may_be_a_label(label) else None


def _whole(piece: str) -> list[date]:
    """The day that a piece of a line is, and nothing more but perhaps its weekday."""
    return [
        day
        for day, start, end in days_in(piece)
        if re.fullmatch(r"(?:\w+day,?)?\s*", piece[:start]) and not piece[end:].strip(" .")
    ]


def _may_be_a_label(words: str) -> bool:
    return bool(_FOREIGN.search(words)) or words.endswith(":")


def _day(found: re.Match[str]) -> date | None:
    which = next(n for n in "1234" if found[f"d{n}"])
    month = found[f"m{which}"]
    number = _MONTHS.index(month[:3].casefold()) + 1 if month[0].isalpha() else int(month)
    year = int(found[f"y{which}"])
    try:
        return date(year + 2000 if year < 100 else year, number, int(found[f"d{which}"]))
    except ValueError:
        return None
