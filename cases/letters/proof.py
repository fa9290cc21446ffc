"""Proof before a letter leaves: everything that its finished PDF holds is read back and searched for what is withheld.

Not only the pages: the properties of the file, its XMP, bookmarks, alternative texts, notes, links, and the names and
contents of attachments. The search is the register's own finder, and a second one that overlooks spaces, line ends and
hyphens. One hit stops the letter.
"""

import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import pikepdf

from cases.law.redaction import Detail
from cases.letters import pages
from cases.named.person import Person
from cases.named.register import Register
from cases.named.spelling import is_short, plainly
from cases.names import Entry, Mention
from cases.names.folding import fold, fold_character

# What a key of the file stands for; any other string of the file is its inside.
_PROPERTIES, _INSIDE = "the properties of the file", "the inside of the file"
_PLACES = {
    **dict.fromkeys(("/Alt", "/ActualText", "/E", "/TU"), "an alternative text"),
    "/Title": "a bookmark or the title of the file",
    **dict.fromkeys(("/URI", "/Dest", "/D"), "a link"),
    **dict.fromkeys(("/F", "/UF", "/Desc"), "an attachment"),
    **dict.fromkeys(("/Contents", "/RC"), "a note"),
    **dict.fromkeys(("/Author", "/Subject", "/Keywords", "/Creator", "/Producer"), _PROPERTIES),
}
_CONTENT = {"/Metadata": _PROPERTIES, "/EmbeddedFile": "an attachment"}
# The foot of each page stands between the words of a sentence that goes on overleaf.
_FOOT = re.compile(r"Our reference\b.{0,60}|Page \d+ of \d+")
# A number of fewer digits is left to the finder, which knows what stands around it.
_DIGITS = 7
# What may stand between two letters of a name that was spaced out or broken.
_GAP = r"[\W_]{0,3}"
_MAILS, _PHONES = {Detail.WORK_EMAIL, Detail.PRIVATE_EMAIL}, {Detail.DIRECT_LINE, Detail.MOBILE}


@dataclass(frozen=True)
class Text:
    """One text of the file with its place in words. The pages are one text, because a sentence goes on overleaf."""

    where: str
    pages: tuple[str, ...]

    @property
    def words(self) -> str:
        return "\n".join(self.pages)

    @property
    def folded(self) -> "Text":
        return Text(self.where, tuple("".join(map(fold_character, page)) for page in self.pages))

    def at(self, offset: int) -> str:
        """Where a character stands: page 3, the properties of the file."""
        if self.where:
            return self.where
        ends = list(accumulate(len(page) + 1 for page in self.pages))
        return f"page {bisect_right(ends, offset) + 1}"


@dataclass(frozen=True)
class Leak:
    """Something withheld that the finished file still says, and where."""

    person: Person
    where: str
    words: str

    @property
    def reason(self) -> str:
        return (
            f"The finished PDF still says “{self.words}” ({self.person.shown}, who is withheld) in {self.where}. "
            "Take it out of the text that stands there. If something else of that name is meant, such as a place, "
            "say so among the people named."
        )


def why_not(pdf: bytes, register: Register) -> list[str]:
    """Why the file must not leave; empty when nothing withheld is left in it."""
    return list(dict.fromkeys(leak.reason for leak in leaks(pdf, register)))


def leaks(pdf: bytes, register: Register) -> list[Leak]:
    """Everything withheld that the file still says."""
    return leaks_in(texts_of(pdf), register) if register.covered else []


def leaks_in(texts: list[Text], register: Register) -> list[Leak]:
    found = register.found_in([text.words for text in texts])
    return list(dict.fromkeys([*_found(texts, found, register), *_spelled(texts, found, register)]))


# Reading back


def texts_of(pdf: bytes) -> list[Text]:
    """Every text of a PDF: its pages, then whatever else its objects hold."""
    on_pages = Text("", tuple(map(_without_foot, pages.texts_of(pdf))))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        inside = dict.fromkeys(each for thing in document.objects for each in _strings(thing))
    return [on_pages, *inside]


def _without_foot(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if not _FOOT.fullmatch(line.strip()))


def _strings(thing: pikepdf.Object, key: str = "") -> Iterator[Text]:
    """The strings of one object; what it only refers to is an object of its own. Streams of text are read whole."""
    if isinstance(thing, pikepdf.String):
        if str(thing).strip():
            yield Text(_PLACES.get(key, _INSIDE), (str(thing),))
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            yield from _within(each, key)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, value in thing.items():
            yield from _within(value, name)
        kind = str(thing.get("/Type", ""))
        if isinstance(thing, pikepdf.Stream) and kind in _CONTENT:
            yield Text(_CONTENT[kind], (thing.read_bytes().decode("utf-8", "replace"),))


def _within(thing: pikepdf.Object, key: str) -> Iterator[Text]:
    if isinstance(thing, pikepdf.Object) and not thing.is_indirect:
        yield from _strings(thing, key)


# Searching


def _found(texts: list[Text], found: list[list[Mention]], register: Register) -> Iterator[Leak]:
    """What the register's own finder sees."""
    for text, mentions in zip(texts, found, strict=True):
        for mention in mentions:
            person = register.covered_by(mention, register.on)
            is_address = register.is_in_an_address(mention.words)
            if person and not (is_address or register.may_name(mention.people, mention.detail)):
                yield Leak(person, text.at(mention.start), mention.words)


def _spelled(texts: list[Text], found: list[list[Mention]], register: Register) -> Iterator[Leak]:
    """What reads the same letter by letter, whatever stands between the letters and whatever the finder makes of it."""
    patterns = [(person, pattern) for person in register.covered for pattern in _patterns(person, register)]
    for text, mentions in zip([text.folded for text in texts], found, strict=True):
        words = text.words
        longer = list(_of_others(words, mentions, register))
        for person, pattern in patterns:
            for match in pattern.finditer(words):
                start, end = match.span()
                inside = any(
                    first <= start and end <= last for first, last in longer if last - first > end - start
                )
                if not (inside or register.is_settled(match[0])):
                    yield Leak(person, text.at(start), " ".join(match[0].split()))


def _of_others(words: str, mentions: Iterable[Mention], register: Register) -> Iterator[tuple[int, int]]:
    """Where the whole name of somebody stands who may be named: Jane Smithson-Lee is not Jane Smithson."""
    named = {each.words for each in mentions if each.people and not register.covered_by(each, register.on)}
    for name in named:
        for match in re.finditer(re.escape("".join(map(fold_character, name))), words):
            yield match.span()


def _patterns(person: Person, register: Register) -> Iterator[re.Pattern[str]]:
    """What to look for. An address or a number is nobody else's; a name may be a place, and then somebody says so."""
    entry = register.keys.who.entries.get(person.people[0]) if len(person.people) == 1 else None
    for name in register.names_of(person):
        yield plainly(name) if is_short(name) else _between(filter(str.isalnum, name), _GAP)
    for address in _addresses(person, entry) - register.may_be_named():
        yield _between(address, r"\s{0,3}")
    public = {_digits(each) for each in register.may_be_named()}
    for digits in {_digits(number) for number in _numbers(person, entry)} - public:
        if len(digits) >= _DIGITS:
            yield _between(digits, _GAP)


def _addresses(person: Person, entry: Entry | None) -> set[str]:
    """Whose name is withheld has no address in the letter either."""
    known = set(entry.emails) if entry and _is_about(person, _MAILS) else set()
    return {fold(each) for each in known | {m.words for m in person.mentions if m.detail in _MAILS}}


def _numbers(person: Person, entry: Entry | None) -> set[str]:
    found = {each.words for each in person.mentions if each.detail in _PHONES}
    if entry and _is_about(person, {Detail.DIRECT_LINE}):
        found |= set(entry.phones)
    if entry and _is_about(person, {Detail.MOBILE}):
        found |= set(entry.mobiles)
    return found


def _digits(number: str) -> str:
    """What numbers are compared by, with or without the code of the country."""
    return "".join(sign for sign in number if sign.isdigit())[-10:]


def _is_about(person: Person, details: set[Detail]) -> bool:
    return bool(set(person.details) & {Detail.NAME, *details})


def _between(signs: Iterable[str], gap: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){gap.join(map(re.escape, signs))}(?![^\W_])", re.IGNORECASE)
