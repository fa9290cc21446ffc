"""Which lines answer which question: under its repeated words, after its label, in a table, or A after Q."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from rapidfuzz.fuzz import ratio

from cases.law.letter_text import Part
from cases.law.outcomes import Outcome
from cases.past_letters.appended import appended
from cases.past_letters.asked import Item, items_in
from cases.past_letters.cells import in_cells
from cases.past_letters.columns import in_columns
from cases.past_letters.headings import heading_of
from cases.past_letters.heads import alone, heads, in_order, in_quotation_marks, with_its_parts
from cases.past_letters.in_prose import told_in_turn
from cases.past_letters.judging import outcome_of
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark
from cases.past_letters.replies import (
    ANSWERING,
    ENDS_ANSWERS,
    Answered,
    answer_at,
    last_of,
    trimmed,
    until_a_heading,
)
from cases.past_letters.told import in_a_sentence, listed_in_a_sentence, split
from cases.past_letters.turns import by_turns
from cases.past_letters.unlabelled import beside, in_their_order

_I = re.IGNORECASE
_ALIKE = 86
_MOST_LINES_OF_A_QUESTION = 12
# No request asks so much, and each question is looked for on every line that follows.
_MOST_QUESTIONS = 100
_ASKED_COLUMN = re.compile(r"question|request|asked|query|information (?:sought|required)", _I)
_ANSWER_COLUMN = re.compile(r"response|answer|reply|disclos|outcome|decision", _I)
_ANSWER_ALONE = re.compile(r"(?:our |the council[\u2019']?s? )?(?:response|answer|reply)", _I)
_MOST_WORDS_OF_AN_OUTCOME = 12
_LABEL = re.compile(r"(?:Q(?:uestion)?\s*)?\(?[0-9a-z]{1,3}[.):]?", _I)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_BY_ITS_PLACE = re.compile(
    r"(?:(?:in|with|as|turning|by way of)\s+)?(?:(?:answer|reply|response|relation|respect|regards?)\s+)?"
    r"(?:to|of|for|on|regarding|concerning|about)\s+(?:your\s+|the\s+)?(?:"
    rf"(?P<ordinal>{'|'.join(_ORDINALS)}|last|final)\s+(?:question|request|point|part|item|quer(?:y|ies)"
    r"|enquiry)|(?:question|request|point|part|item|query)\s+(?P<label>\d{1,2}|[a-h]))\b[\s,:\u2013-]*(?P<rest>.*)",
    _I,
)

# "We are refusing your third question because it would take too long."
_SPEAKS_OF_IT = re.compile(
    r"(?P<rest>(?:we|i|the council|unfortunately|as (?:to|for|regards)|turning to)\b[^.?]{0,60}\b(?:your|the)\s+(?:"
    rf"(?P<ordinal>{'|'.join(_ORDINALS)}|last|final)\s+(?:question|request|point|part|item|query)"
    r"|(?:question|request|point|part|item)\s+(?P<label>\d{1,2}|[a-h]))\b.*)",
    _I,
)
# "Second part: number of patrols" is a heading.
_ORDINAL_HEADING = re.compile(
    rf"(?:the\s+|your\s+)?(?P<ordinal>{'|'.join(_ORDINALS)}|last|final)\s+(?:question|request|point|part|item|query"
    rf"|enquiry)"
    r"(?:\s*[:\u2013-]\s*[^.]{0,80})?",
    _I,
)


def answered(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """The questions of the letter in their order, with their answers."""
    rows = _table(marks)
    if rows:
        return _told_below(marks, parts, rows)
    turns = (
        in_columns(marks, parts)
        or in_cells(marks, parts)
        or _pairs(marks, parts)
        or by_turns(marks, parts)
        or _under_quotations(marks, parts)
        or _under_an_appended_request(marks, parts)
    )
    told = [] if turns else told_in_turn(marks, parts)
    if turns or (told and all(each.first for each in told)):
        return turns or told
    request = next((each for each in parts if each.part is Part.REQUEST and _items(marks, each)), None)
    if request:
        items = _items(marks, request)
        found = _under(marks, parts, items, request.last)
        has_some = any(each.first for each in found)
        return found if has_some else beside(items) or in_their_order(marks, parts, items) or told or found
    listed = listed_in_a_sentence(marks)
    if listed:
        return _under(marks, parts, listed, listed[-1].last)
    return _asked_in_the_answers(marks, parts) or told or in_a_sentence(marks, parts)


def _under_quotations(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """Each question in quotation marks, and its answer below it."""
    ends = next((each.first for each in parts if each.part in ENDS_ANSWERS), len(marks) + 1)
    found = []
    blocks = in_quotation_marks(marks, ends)
    for block, following in zip_longest(blocks, blocks[1:]):
        text = " ".join(mark.body for mark in block).strip("\"\u201c\u201d\u2018\u2019'. ")
        item = Item(text, block[0].number, block[-1].number)
        until = following[0].number - 1 if following else last_of(parts, item.last, ends - 1)
        found.append(answer_at(marks, item, item.first, len(block), "", until))
    return found


def _under_an_appended_request(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """The request stands behind the signature, and most of its questions have an answer before that."""
    items = appended(marks, parts)
    opening = next((each for each in parts if each.part is not Part.HEAD), None)
    found = _under(marks, parts, items, opening.first - 1) if items and opening else []
    return found if 2 * sum(bool(each.first) for each in found) > len(found) else []


def _items(marks: Sequence[Mark], stretch: Stretch) -> list[Item]:
    first = stretch.first + 1 if stretch.heading else stretch.first
    items = items_in(marks[first - 1 : stretch.last])[:_MOST_QUESTIONS]
    return split(items[0]) if len(items) == 1 and not items[0].label else items


def _table(marks: Sequence[Mark]) -> list[Answered]:
    """One row a question. The header says which column is which; without one, number, question, answer."""
    columns, found = (1, 2), []
    is_headed = False
    for mark in marks:
        named = _columns(mark.cells)
        if named:
            columns, is_headed = named, True
        elif len(mark.cells) > max(columns) and (is_headed or _LABEL.fullmatch(mark.cells[0])):
            asked, told = (mark.cells[column] for column in columns)
            if len(asked.split()) > 1:
                label = mark.cells[0].strip("().: ").casefold() if _LABEL.fullmatch(mark.cells[0]) else ""
                item = Item(asked, mark.number, mark.number, "number", label)
                found.append(Answered(item, mark.number, mark.number, told))
    return found


def _told_below(marks: Sequence[Mark], parts: Sequence[Stretch], rows: list[Answered]) -> list[Answered]:
    """A table may only say what became of each question, the answers standing below it under their labels."""
    items = [each.item for each in rows]
    if any(len(each.words.split()) > _MOST_WORDS_OF_AN_OUTCOME or not each.item.label for each in rows):
        return rows
    below = _under(marks, parts, items, rows[-1].last)
    if not all(each.first for each in below):
        return rows
    return [replace(each, words=f"{row.words}\n{each.words}") for row, each in zip(rows, below, strict=True)]


def _columns(cells: Sequence[str]) -> tuple[int, int] | None:
    """The columns of the question and of its answer, where the row is a header that names both."""
    short = [(n, cell) for n, cell in enumerate(cells) if len(cell.split()) < 6]
    asked = [n for n, cell in short if _ASKED_COLUMN.search(cell)]
    told = [n for n, cell in short if _ANSWER_COLUMN.search(cell)]
    return (asked[0], told[-1]) if asked and told and asked[0] < told[-1] else None


def _pairs(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """Q1 and A1, or 1 and "Reply", be the answer on the same line as its A or under it."""
    answers = [mark for mark in marks if mark.kind == "answer" or _ANSWER_ALONE.fullmatch(mark.plain)]
    questions = [mark for mark in marks if mark.is_asked] or in_order(marks)
    ends = [each.first for each in parts if each.part in (Part.RIGHTS, Part.CLOSING)]
    found = []
    for place, question in enumerate(questions):
        until = questions[place + 1].number if place + 1 < len(questions) else len(marks) + 1
        until = min([until, *(number for number in ends if number > question.number)])
        answer = next((mark for mark in answers if question.number < mark.number < until), None)
        if answer is None:
            continue
        last = until_a_heading(marks, answer.number + 1, until - 1)
        asked = [question.body, *(mark.plain for mark in marks[question.number : answer.number - 1])]
        item = Item(
            " ".join(filter(None, asked)), question.number, answer.number - 1, "number", question.label
        )
        body = answer.body if answer.kind else ""
        words = "\n".join([body, *(mark.plain for mark in marks[answer.number : last])])
        found.append(Answered(item, answer.number, last, words))
    return found if len(found) * 2 > len(questions) else []


def _under(marks: Sequence[Mark], parts: Sequence[Stretch], items: list[Item], after: int) -> list[Answered]:
    """The answers to questions that were quoted before."""
    begins = _answers_begin(parts, after)
    ends = next(
        (each.first for each in parts if each.first > begins and each.part in ENDS_ANSWERS), len(marks) + 1
    )
    region = marks[begins - 1 : ends - 1]
    _count_again(region, items)
    places = _places(region, items)
    found = []
    for number, item in enumerate(items):
        place = places[number]
        if place is None:
            found.append(Answered(item))
            continue
        following = [other[0] for other in places if other is not None and other[0] > place[0]]
        until = (
            region[min(following)].number - 1
            if following
            else last_of(parts, region[place[0]].number, ends - 1)
        )
        found.append(answer_at(marks, item, region[place[0]].number, place[1], place[2], until))
    if len(items) == 1 and begins < ends and not found[0].words.strip():
        found[0] = _whole(marks, parts, items[0], begins, ends - 1)
    return found


def _count_again(region: Sequence[Mark], items: list[Item]) -> None:
    """A request that used a number twice is answered by the place of each question, if the answers are so counted."""
    labels = [item.label for item in items if item.kind == "number"]
    counted_up = any(mark.label == str(len(items)) for mark in region)
    if len(labels) == len(items) and len(set(labels)) < len(labels) and counted_up:
        for place, item in enumerate(items, 1):
            item.label = str(place)


def _whole(marks: Sequence[Mark], parts: Sequence[Stretch], item: Item, first: int, last: int) -> Answered:
    """All that the council says answers one question; its reasons are left out where the answer stands before them."""
    for until in (
        *(each.first - 1 for each in parts if each.part is Part.REFUSAL and each.first > first),
        last,
    ):
        end = trimmed(marks, first, min(until, last))
        words = "\n".join(mark.plain for mark in marks[first - 1 : end] if heading_of(mark) is None)
        if outcome_of(words) not in (None, Outcome.DISCLOSED):
            break
    return Answered(item, first, end, words)


def _answers_begin(parts: Sequence[Stretch], after: int) -> int:
    """After the last heading "Response" that stands before any refusal, or else right after the request."""
    begins = after + 1
    for each in parts:
        if each.first <= after or each.part is Part.REQUEST:
            continue
        if each.part is Part.ANSWERS:
            begins = each.first + 1
        elif each.part not in (*ANSWERING, Part.OTHER, Part.HEAD):
            break
    return begins


def _places(region: Sequence[Mark], items: list[Item]) -> list[tuple[int, int, str] | None]:
    """For each question where it is said again: the place in the region, how many lines it takes, and what the last of
    them says after it."""
    found: list[tuple[int, int, str] | None] = []
    start = 0
    for item in items:
        wanted = _bare(item.text.split("\n", 1)[0])
        place = next((p for n in range(start, len(region)) if (p := _said(region, n, wanted))), None)
        found.append(place)
        start = place[0] + 1 if place else start
    if any(found) or (len(items) == 1 and not items[0].label):
        return _labels_between(region, items, found)
    return _labels_between(region, items, [None] * len(items))


def _labels_between(
    region: Sequence[Mark], items: list[Item], found: list[tuple[int, int, str] | None]
) -> list[tuple[int, int, str] | None]:
    """For those that are not said again: the next line with their label, in order."""
    start = 0
    for number, item in enumerate(items):
        if found[number] is None:
            stop = next((place[0] for place in found[number:] if place), len(region))
            found[number] = next(
                (place for n in range(start, stop) if (place := _named(region, n, item, number, len(items)))),
                None,
            )
        place = found[number]
        if place:
            # A line over several answers at once is looked at again for the next of them.
            start = place[0] + (item.label not in region[place[0]].labels[:-1])
    for number, item in enumerate(items):
        # "Item (C)" may be answered first.
        if found[number] is None and item.label:
            over = [
                n
                for n, mark in enumerate(region)
                if item.label in mark.labels or _is_headed(mark, number, len(items))
            ]
            found[number] = (over[0], 1, "") if len(over) == 1 else None
    return found


def _named(
    region: Sequence[Mark], at: int, item: Item, number: int, count: int
) -> tuple[int, int, str] | None:
    """The line has the label of the question, or begins with its place: "As to your second question"."""
    mark = region[at]
    if item.label and _has_label(mark, item):
        return at, 1, mark.body
    if _is_headed(mark, number, count):
        return at, 1, ""
    found = _BY_ITS_PLACE.match(mark.plain) or _SPEAKS_OF_IT.match(mark.plain)
    if not found:
        return None
    if found["label"]:
        is_meant = found["label"].casefold() == (item.label if item.label.isalnum() else str(number + 1))
    else:
        is_meant = _is_the_ordinal(found["ordinal"], number, count)
    return (at, 1, found["rest"]) if is_meant else None


def _is_headed(mark: Mark, number: int, count: int) -> bool:
    headed = _ORDINAL_HEADING.fullmatch(mark.plain)
    return bool(headed) and _is_the_ordinal(headed["ordinal"], number, count)


def _is_the_ordinal(said: str, number: int, count: int) -> bool:
    ordinal = said.casefold()
    return number == (_ORDINALS.index(ordinal) if ordinal in _ORDINALS else count - 1)


def _has_label(mark: Mark, item: Item) -> bool:
    if item.kind == "bullet":
        return mark.kind == "bullet"
    # "1a" begins the answer to a question 1 that has parts.
    own = mark.labels or (mark.label, mark.label.rstrip("abcdefgh") if mark.kind == "number" else "")
    return mark.kind in (item.kind, "answer") and bool(item.label) and item.label in own


def _said(region: Sequence[Mark], at: int, wanted: str) -> tuple[int, int, str] | None:
    """The question, `wanted` in its bare form, said again from this line on."""
    said, words = "", region[at].body
    if not words or not wanted or _bare(words[:60])[:3] != wanted[:3]:
        return None
    for lines in range(1, _MOST_LINES_OF_A_QUESTION):
        if at + lines > len(region) or (lines > 1 and not region[at + lines - 1].plain):
            return None
        said = f"{said} {region[at + lines - 1].body}".strip()
        bare = _bare(said)
        if len(bare) >= len(wanted) and bare.startswith(wanted):
            return at, lines, _rest(said, len(wanted))
        if ratio(bare, wanted) >= _ALIKE or (
            len(bare) >= 24 and wanted.startswith(bare) and _ends(region, at + lines)
        ):
            return at, lines, ""
    return None


def _ends(region: Sequence[Mark], at: int) -> bool:
    return at >= len(region) or not region[at].plain


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _rest(said: str, length: int) -> str:
    """What stands behind so many letters and figures."""
    ends = [found.end() for found in re.finditer(r"\w", said)]
    return said[ends[length - 1] :].lstrip(' -\u2013:?.)*"\u201d') if length <= len(ends) else ""


def _asked_in_the_answers(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """No request is quoted, but each answer stands under its question."""
    ends = next((each.first for each in parts if each.part in ENDS_ANSWERS), len(marks) + 1)
    region = [mark for mark in marks[: ends - 1] if mark.plain]
    over = (heads(region) or alone(marks, ends))[:_MOST_QUESTIONS]
    found = []
    for place, mark in enumerate(over):
        until = over[place + 1].number - 1 if place + 1 < len(over) else last_of(parts, mark.number, ends - 1)
        until = min([until, *(each.first - 1 for each in parts if mark.number < each.first <= until)])
        item = with_its_parts(marks, mark)
        found.append(answer_at(marks, item, mark.number, item.last - item.first + 1, "", until))
    return found
