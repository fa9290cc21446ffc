"""A request that the letter does not quote and tells in a sentence, with its parts and their answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cases.past_letters.asked import Item
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark
from cases.past_letters.replies import ENDS_ANSWERS, Answered, answer_at, trimmed

_I = re.IGNORECASE
_IN_A_SENTENCE = re.compile(
    r"\b(?:asking (?:for|about)|(?:request|letter|e-?mail|message)\b[^.?]{0,60}\b(?:asked|asks)"
    r" (?:us )?(?:for|about)|(?:in which )?you (?:asked (?:us )?(?:for|about)?|requested)|you (?:asked"
    r"|wanted) to know|requesting|request\b[^.?]{0,80}?\bnamely[:,]?|request(?: for information)?"
    r"(?: (?:made |dated |received |of |under )[^.?]{0,80}?)? (?:about|for|concerning|regarding"
    r"|on))\s+"
    r"(?!the following|information (?:about|on|under)?\s*[:.]|as follows)(?P<asked>[^.?]{12,400}[.?]?)",
    _I,
)
# "The lease of the mill, which reached us on 8 May."
_ITS_DAY = re.compile(
    r",?\s+(?:which|that)\s+(?:reached|arrived|came|(?:we|was|were|the\s+council)\s+received)\b.*$"
    r"|,?\s+received\s+(?:on|by\s+us)\b.*$",
    _I,
)
_SAID_IN_QUOTES = re.compile(
    r"\b(?:ask(?:ed|ing)?|wrote|writing|request(?:ed|ing)?|said|stated)\b[^.?!\u201c\"]{0,60}"
    r"[\u201c\"](?P<asked>[^\u201c\u201d\"]{20,800})[\u201d\"][.\s]*",
    _I,
)
_LISTS = re.compile(
    r"\byou\b[^.?]{0,200}\b(?:asked|requested|want(?:ed)?|wish(?:ed)?|sought|seek|ask)\b[^.?]{0,80}$"
    r"|\byour (?:request|e-?mail|letter)\b[^.?]{0,140}$",
    _I,
)
_LABEL = re.compile(r"(?:(?<=[\s:;,])|^)\(?(?P<n>[a-h]|i{1,3}|iv|vi{0,3}|[1-9])\)\s+", _I)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_AND_MORE = re.compile(
    r"(?:,|,?\s+(?:and|together with|as well as|plus))\s+(?=(?:the|an?|any|all|how|what|who|whether|copies)\b)",
    _I,
)
_MOST_WORDS_OF_A_TOPIC = 6
_SPEAKS = re.compile(r"\b(?:we|you|i|is|are|was|were|has|have|under|section|regulation)\b", _I)
_SMALL_WORDS = frozenset(("the", "and", "for", "from", "our", "your", "with", "about"))


@dataclass(frozen=True)
class Told:
    """A paragraph as one text, with where each of its lines begins."""

    text: str
    places: tuple[tuple[int, int], ...]

    def line_at(self, offset: int) -> int:
        return max(line for start, line in self.places if start <= offset)


def listed_in_a_sentence(marks: Sequence[Mark]) -> list[Item]:
    """The parts that a sentence counts: "you asked for (a) the plan; (b) its cost; and (c) who wrote it"."""
    for told in told_paragraphs(marks):
        labels = _in_turn(list(_LABEL.finditer(told.text)))
        if len(labels) < 2 or not _LISTS.search(told.text[: labels[0].start()]):
            continue
        ends = [each.start() for each in labels[1:]] + [_end_of_sentence(told.text, labels[-1].end())]
        return [
            Item(
                _without_joint(told.text[label.end() : end]),
                told.line_at(label.start()),
                told.line_at(max(label.start(), end - 1)),
                _kind(label["n"]),
                label["n"].casefold(),
            )
            for label, end in zip(labels, ends, strict=True)
        ]
    return []


def split(item: Item) -> list[Item]:
    """The parts that one question counts in its own words, each on its lines; the question itself without such."""
    labels = _in_turn(list(_LABEL.finditer(item.text)))
    if len(labels) < 2 or not re.search(
        r"[:,]\s*(?:\(|\w\))?$|\b(?:for|provide|me|send|supply)\s*$", item.text[: labels[0].start()]
    ):
        return [item]
    ends = [*(each.start() for each in labels[1:]), len(item.text)]
    return [
        Item(
            _without_joint(item.text[label.end() : end]).rstrip("."),
            item.first,
            item.last,
            _kind(label["n"]),
            label["n"].casefold(),
        )
        for label, end in zip(labels, ends, strict=True)
    ]


def _in_turn(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those that count up from a), i) or 1)."""
    kept: list[re.Match[str]] = []
    for each in found:
        n, place = each["n"].casefold(), len(kept)
        if n in (chr(ord("a") + place), str(place + 1), (*_ROMAN, "")[min(place, len(_ROMAN))]):
            kept.append(each)
    return kept


def _kind(label: str) -> str:
    if label.isdigit():
        return "number"
    return "roman" if label.casefold() in _ROMAN else "letter"


def _end_of_sentence(text: str, start: int) -> int:
    found = re.compile(r"[.?](?=\s|$)").search(text, start)
    return found.start() + (found[0] == "?") if found else len(text)


def _without_joint(words: str) -> str:
    return re.sub(r"[\s,;]*(?:\b(?:and|or)\b)?[\s,;]*$", "", words.strip())


def in_a_sentence(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Answered]:
    """The request is said in one sentence of the letter, and the rest of it is the answer; or the sentence joins two
    requests, and each is answered under a heading of its own words."""
    paragraphs = sorted(told_paragraphs(marks), key=_is_a_heading)
    for told in paragraphs:
        in_quotes = _SAID_IN_QUOTES.search(told.text)
        found = in_quotes or _IN_A_SENTENCE.search(told.text)
        if found:
            asked = found["asked"].strip(" :," if in_quotes else " .:,")
            asked = asked if in_quotes else _ITS_DAY.sub("", asked)
            item = Item(asked, told.line_at(found.start("asked")), told.line_at(found.end() - 1))
            ends = next(
                (each.first for each in parts if each.first > item.last and each.part in ENDS_ANSWERS),
                len(marks) + 1,
            )
            return _under_topics(marks, item, ends) or [_the_rest(marks, told, item, found.end(), ends)]
    return []


def _is_a_heading(told: Told) -> bool:
    """ "Request for the lease of the mill" stands over the sentence that tells what was asked."""
    return not told.text.endswith((".", ":", "?", '"', "\u201d"))


def _the_rest(marks: Sequence[Mark], told: Told, item: Item, at: int, ends: int) -> Answered:
    rest = told.text[at:].strip()
    until = told.places[-1][1]
    last = trimmed(marks, until, ends - 1)
    first = told.line_at(len(told.text) - len(rest)) if rest else min(until + 1, last)
    words = "\n".join([rest, *(each.plain for each in marks[until:last])])
    return Answered(item, first, last, words)


def _under_topics(marks: Sequence[Mark], item: Item, ends: int) -> list[Answered]:
    """Each part of the sentence under the heading that shares its words; none unless every part has one."""
    asked = _AND_MORE.split(item.text)
    topics = [mark for mark in marks[item.last : ends - 1] if _is_a_topic(marks, mark)]
    heads = [next((topic for topic in topics if _words(topic.plain) <= _words(part)), None) for part in asked]
    chosen = [head for head in heads if head is not None]
    if len(asked) < 2 or len({head.number for head in chosen}) < len(asked):
        return []
    begins = [*(topic.number for topic in topics), ends]
    return [
        answer_at(
            marks,
            Item(part, item.first, item.last),
            head.number,
            1,
            "",
            next(number for number in begins if number > head.number) - 1,
        )
        for part, head in zip(asked, chosen, strict=True)
    ]


def _is_a_topic(marks: Sequence[Mark], mark: Mark) -> bool:
    """A short line alone that ends no sentence."""
    alone = not marks[mark.number - 2].plain
    short = 0 < len(mark.plain.split()) <= _MOST_WORDS_OF_A_TOPIC
    ends_or_speaks = mark.plain.endswith((".", ",", ";", "?")) or _SPEAKS.search(mark.plain)
    return alone and short and not ends_or_speaks and bool(_words(mark.plain))


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z]{3,}", text.casefold())
    return frozenset(word.removesuffix("s") for word in found if word not in _SMALL_WORDS)


def told_paragraphs(marks: Sequence[Mark]) -> Iterator[Told]:
    """The paragraphs of lines, each as one text."""
    text, places = "", []
    for mark in marks:
        if mark.plain:
            text = f"{text} " if text else ""
            places.append((len(text), mark.number))
            text += mark.plain
        elif text:
            yield Told(text, tuple(places))
            text, places = "", []
    if text:
        yield Told(text, tuple(places))
