"""Question and answer by turns, each under a label that says whose words they are: "You asked", "We said"."""

import re
from collections.abc import Sequence

from cases.law.letter_text import Part
from cases.past_letters.asked import Item
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark
from cases.past_letters.replies import Answered, trimmed

_I = re.IGNORECASE
_ASKED = re.compile(
    r"(?:what\s+)?you\s+(?:asked|requested|wrote|said|wanted\s+to\s+know)(?:\s+(?:us|for"
    r"|us\s+for))?\s*(?::\s*(?P<body>.*))?"
    r"|(?:your\s+|the\s+)?(?:question|request|query)\s*\d{0,2}\s*(?::\s*(?P<words>.*))?",
    _I,
)
_SAID = re.compile(
    r"(?:what\s+)?we\s+(?:said|say|answered|replied|responded|found|decided)\s*(?::\s*(?P<body>.*))?"
    r"|(?:(?:our|the\s+council[\u2019']?s?|council|the)\s+)?(?:answer|response|reply"
    r"|decision)\s*\d{0,2}\s*(?::\s*(?P<words>.*))?",
    _I,
)


def by_turns(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """The questions, each under a label of its own, with the answers; none where only one is so labelled."""
    asked = [mark for mark in marks if len(mark.cells) < 2 and _ASKED.fullmatch(mark.plain)]
    said = [mark for mark in marks if len(mark.cells) < 2 and _SAID.fullmatch(mark.plain)]
    ends = [each.first for each in parts if each.part in (Part.RIGHTS, Part.CLOSING)]
    found = []
    for place, question in enumerate(asked):
        until = asked[place + 1].number if place + 1 < len(asked) else len(marks) + 1
        until = min([until, *(number for number in ends if number > question.number)])
        answer = next((mark for mark in said if question.number < mark.number < until), None)
        if answer is not None:
            found.append(_turn(marks, question, answer, until - 1))
        else:
            words = " ".join(
                filter(None, [_behind(_ASKED, question), *_plain(marks[question.number : until - 1])])
            )
            found.append(Answered(Item(words, question.number, until - 1)))
    return found if 1 < sum(bool(each.first) for each in found) > len(found) / 2 else []


def _plain(marks: Sequence[Mark]) -> list[str]:
    return [mark.plain for mark in marks if mark.plain]


def _turn(marks: Sequence[Mark], question: Mark, answer: Mark, until: int) -> Answered:
    body = _behind(_ASKED, question)
    lines = [mark for mark in marks[question.number : answer.number - 1] if mark.plain]
    # The label stands alone over the question, which may bring its own number.
    label = "" if body or not lines else lines[0].label
    words = [
        body,
        *(mark.body if place == 0 and not body else mark.plain for place, mark in enumerate(lines)),
    ]
    first = question.number if body or not lines else lines[0].number
    item = Item(" ".join(filter(None, words)), first, answer.number - 1, "number" if label else "", label)
    last = trimmed(marks, answer.number, until)
    own = _behind(_SAID, answer)
    told = [own, *(mark.plain for mark in marks[answer.number : last])]
    return Answered(item, answer.number if own else answer.number + 1, last, "\n".join(filter(None, told)))


def _behind(label: re.Pattern[str], mark: Mark) -> str:
    found = label.fullmatch(mark.plain)
    return (found["body"] or found["words"] or "").strip() if found else ""
