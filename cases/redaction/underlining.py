"""What the editors underline: by part, which words, which occurrence of them, and what happens to them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from itertools import accumulate

from cases.named.parts import Part
from cases.named.person import Person
from cases.named.register import Register
from cases.names import Mention
from cases.redaction.lines import Line

Underline = dict[str, str | int]
_SPACE = re.compile(
    r"<(?:/?(?:p|li|[uo]l|table|thead|tbody|caption|td|th|tr|h\d|blockquote)\b[^>]*|br\s*/?)>|\s+"
)
_TAG = re.compile(r"<[^>]*>")
# What an editor shows nothing of; static/cases/editor.js leaves the same out.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def underlines(register: Register, annex: str = "") -> Iterator[tuple[str, list[Underline]]]:
    """By the key of the part, in the order of its text. `annex`: the one whose page is open; else the draft's own."""
    people = {person.key: person for person in register.people}
    for part, mentions in register.mentions():
        if mentions and _is_in_an_editor(part, annex):
            places = occurrences(part.text, mentions)
            yield part.key, list(_lines(register, people, part.on, mentions, places))


def occurrences(html: str, mentions: Sequence[Mention]) -> list[int]:
    """Which occurrence of its words each mention is, counted from 0: a street of the same name is none of them."""
    plain = " ".join(_readable(html).split())
    # Letters are counted without spaces, which an editor and a stored text do not have in the same places.
    letters = list(accumulate((letter != " " for letter in plain), initial=0))
    found: dict[str, list[int]] = {}
    before, read, places = 0, 0, []
    for mention in mentions:
        before += len("".join(_readable(html[read : mention.start]).split()))
        read = mention.start
        words = words_of(mention)
        if words not in found:
            same = re.finditer(rf"(?<![^\W_])(?={re.escape(words)}(?![^\W_]))", plain)
            found[words] = [letters[each.start()] for each in same]
        places.append(bisect_left(found[words], before))
    return places


def words_of(mention: Mention) -> str:
    return " ".join(_INVISIBLE.sub("", mention.words).split())


def _readable(html: str) -> str:
    return _INVISIBLE.sub("", unescape(_TAG.sub("", _SPACE.sub(" ", html))))


def _is_in_an_editor(part: Part, annex: str) -> bool:
    if not part.is_html:
        return False
    return part.key == f"annex-{annex}" if annex else not part.key.startswith("annex-")


def _lines(
    register: Register,
    people: Mapping[str, Person],
    on: date,
    mentions: Sequence[Mention],
    places: Sequence[int],
) -> Iterator[Underline]:
    """The same words of the same person are looked up once, however often they stand there."""
    seen: dict[tuple, Underline] = {}
    for mention, nth in zip(mentions, places, strict=True):
        same = (mention.words, mention.people, mention.detail, mention.ruling.ground)
        if same not in seen:
            seen[same] = _underline(Line(people[register.keys.of(mention, on)]))
        yield {"words": words_of(mention), "nth": nth, **seen[same]}


def _underline(line: Line) -> Underline:
    person = line.person
    if not person.is_open:
        says = line.done_in_words.lower()
    elif person.ruling.proposal:
        says = f"to decide, the rule proposes to {person.ruling.proposal}"
    else:
        says = "to decide"
    look = "decide" if person.is_open else line.stands
    return {"look": look, "says": f"{person.shown}: {says}", "card": line.anchor}
