"""All forms of the names of one entry: under which surname it is looked for, and by which forenames and initials."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from cases.names.directory import Entry
from cases.names.folding import fold, tokens_of
from cases.names.lists import FORENAMES, PARTICLES, TITLES, nicknames

Tokens = tuple[str, ...]
_ASIDE = re.compile(r"^(?:n[ée]e|formerly|previously|was|born)\b:?\s*|\([^)]*\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a person in its parts; any but the surname may be empty."""

    given: Tokens
    middle: Tokens
    surname: Tokens


class Form(IntEnum):
    """How sure a forename makes it, the surest first."""

    FULL = 0
    NICKNAME = 1  # a usual short form that is not on record
    MIDDLE = 2  # a middle name in the place of the forename
    INITIALS = 3


def split(name: str) -> Name:
    """A name of which only the whole is known. A comma parts surname from forename; without one the last word is the
    surname, with the particles before it."""
    if "," in name:
        surname, _, rest = name.partition(",")
        words = rest.split()
        if words:
            return Name(tokens_of(words[0]), tokens_of(" ".join(words[1:])), tokens_of(surname))
        name = surname
    words = [word for word in name.split() if word not in "()"]
    while len(words) > 1 and fold(words[0]).strip(".") in TITLES:
        words = words[1:]
    if len(words) < 2:
        return Name((), (), tokens_of(name))
    at = next(
        (n for n in range(1, len(words) - 1) if fold(words[n]).strip(".") in PARTICLES and len(words[n]) > 1),
        len(words) - 1,
    )
    return Name(tokens_of(words[0]), tokens_of(" ".join(words[1:at])), tokens_of(" ".join(words[at:])))


def names_of(entry: Entry) -> list[Name]:
    """The name on record, then what the person is and was called otherwise."""
    whole = split(entry.name)
    if entry.surname:
        first = tokens_of(entry.forename)
        whole = (
            Name(first[:1], first[1:], tokens_of(entry.surname))
            if first
            else Name((), (), tokens_of(entry.surname))
        )
        whole = _with_middle(whole, tokens_of(entry.name))
    names = [whole]
    for known in entry.known_as:
        other = split(known)
        if other.given:
            names.append(_as_on_record(other, whole))
        else:
            names.append(Name(other.surname, whole.middle, whole.surname))
    for former in entry.former_names:
        names += _former(former, whole)
    return list(dict.fromkeys(name for name in names if name.surname))


def _former(written: str, whole: Name) -> Iterator[Name]:
    """A former name; a surname alone goes with the forename that the person has."""
    plain = _ASIDE.sub("", written).strip()
    other, words = split(plain), tokens_of(plain)
    is_surname = not other.given or words[0] in PARTICLES
    if not is_surname:
        yield _as_on_record(other, whole)
    if is_surname or ("," not in plain and not _is_forename(words[0], whole)):
        yield Name(whole.given, whole.middle, other.surname if not other.given else words)


def _is_forename(word: str, whole: Name) -> bool:
    return word in FORENAMES or word in whole.given or len(word) == 1


def _with_middle(name: Name, whole: Tokens) -> Name:
    """A middle name that stands in the whole name alone."""
    begins, ends = name.given + name.middle, len(whole) - len(name.surname)
    if begins and whole[: len(begins)] == begins and whole[ends:] == name.surname and ends > len(begins):
        return Name(name.given, name.middle + whole[len(begins) : ends], name.surname)
    return name


def _as_on_record(other: Name, whole: Name) -> Name:
    """Another name that ends in the surname on record has that surname, however many words it has."""
    words = (*other.given, *other.middle, *other.surname)
    size = len(whole.surname)
    if len(words) > size and words[-size:] == whole.surname:
        return Name(words[:1], words[1:-size], whole.surname)
    return other


def surnames(name: Name, written: str) -> Iterator[Tokens]:
    """The surname in all its spellings; `written` is the whole name as the council writes it, apostrophes and all."""
    surname = name.surname
    yield surname
    if len(surname) > 1:
        yield ("".join(surname),)
    if len(surname) == 1:
        found = re.search(r"(?<![^\W\d_])([a-z]{1,2})'([a-z]+)", written)
        if found and found[1] + found[2] == surname[0]:
            yield (found[1], found[2])
        found = re.fullmatch(r"(mc|mac)([a-z]{3,})", surname[0])
        if found:
            yield (found[1], found[2])
    if surname[0] == "st" and len(surname) > 1:
        yield ("saint", *surname[1:])
    if surname[0] == "saint":
        yield ("st", *surname[1:])
    if name.middle and len(name.middle[-1]) > 2:
        yield (*name.middle, *surname)


def surname_parts(name: Name) -> Iterator[Tokens]:
    """Half of a double surname, or a middle name that may be the first of two surnames."""
    if len(name.surname) > 1:
        yield from ((part,) for part in name.surname if part not in PARTICLES and len(part) > 2)
    yield from ((part,) for part in name.middle if len(part) > 2)


def forenames(name: Name) -> Iterator[tuple[str, Form]]:
    """What may stand before (or behind) the surname: words parted by one space."""
    given, middle = name.given, name.middle
    if not given:
        return
    both = given + middle
    first = [each[0] for each in both]
    full = [
        given,
        given[:1],
        ("".join(given),),
        both,
        ("".join(both),),
        (*given, *(each[0] for each in middle)),
    ]
    full += [both[:number] for number in range(2, len(both))]
    initials = [tuple(first[:1]), tuple(first), ("".join(first),), (first[0], *both[1:])]
    initials += [tuple(first[: len(given)]), ("".join(first[: len(given)]),)]
    seen = set()
    for forms, form in ((full, Form.FULL), (initials, Form.INITIALS)):
        for words in forms:
            if words and words not in seen:
                seen.add(words)
                yield " ".join(words), form
    if middle and len(middle[0]) > 1:
        yield " ".join(middle), Form.MIDDLE
    for short in nicknames().get(given[0], ()):
        yield short, Form.NICKNAME


def called(name: Name) -> Iterator[str]:
    """By which forename a person is spoken to."""
    if name.given and len(name.given[0]) > 1:
        yield name.given[0]
        for words in (name.given, name.given + name.middle):
            if len(words) > 1:
                yield " ".join(words)
                yield "".join(words)
