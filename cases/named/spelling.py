"""The full names of somebody in every form on record, and where they stand in a text, whoever is meant there.

The finder tells a person from a place of the same name by what stands around it. Where somebody is withheld that is
not enough: whatever reads as the name is somebody's to decide about.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from cases.law.redaction import Action, Detail, Ground, Ruling
from cases.named.person import Person
from cases.names import Entry, Mention, Passage
from cases.names.folding import fold
from cases.names.forms import Name, names_of
from cases.names.projection import CELL, Run, runs_of

# A name of fewer letters is looked for with its capitals alone: "An Long" is somebody, "an long" is nobody.
_LETTERS = 5
_BETWEEN_WORDS = r"[\W_]{1,3}"


def full_names(person: Person, entry: Entry | None, *, shared: Collection[str] = ()) -> set[str]:
    """In folded words: as it is written in the letter, and as the directory has it, in every order. A surname of
    `shared` is somebody's else too who is released, so that an initial does not tell whose it is."""
    written = {fold(each.words) for each in person.mentions if each.detail is Detail.NAME}
    on_record = {
        " ".join(order)
        for name in (names_of(entry) if entry else ())
        for order in _orders(name, with_initials=" ".join(name.surname) not in shared)
    }
    return {name for name in written | on_record if " " in name}


def surnames_of(entries: Iterable[Entry]) -> set[str]:
    return {" ".join(name.surname) for entry in entries for name in names_of(entry)}


def plainly(name: str) -> re.Pattern[str]:
    """The words of a name one after the other, with what parts words between them."""
    words = name.split()
    if is_short(name):
        said = _BETWEEN_WORDS.join(
            f"{re.escape(word[0].upper())}(?:{re.escape(word[1:])}|{re.escape(word[1:].upper())})"
            for word in words
        )
        return _alone(said)
    return _alone(_BETWEEN_WORDS.join(map(re.escape, words)), re.IGNORECASE)


def is_short(name: str) -> bool:
    """Its letters alone say little: an initial with a surname, or a very short name."""
    return any(len(word) == 1 for word in name.split()) or sum(map(str.isalnum, name)) < _LETTERS


def bare(words: str) -> str:
    """The letters alone, by which two spellings are the same name."""
    return "".join(sign for sign in fold(words) if sign.isalnum())


def in_words_of(*texts: str) -> str:
    """Texts as their folded words, each between spaces, to look in."""
    return " ".join(["", *re.findall(r"[^\W_]+", fold(" ".join(texts))), ""])


def namesakes(passage: Passage, found: Iterable[Mention], names: Mapping[str, str]) -> Iterator[Mention]:
    """Where a passage says one of the names and the finder sees nobody. `names`: whose each is, in words."""
    taken = [(mention.start, mention.end) for mention in found]
    for run in runs_of(passage):
        lowered = run.text.lower()
        # Most names do not stand in most texts, and that is quickly said.
        for name, whose in names.items():
            if all(word in lowered for word in name.split()):
                for mention in _said(run, passage, name, whose):
                    if not any(start < mention.end and mention.start < end for start, end in taken):
                        taken.append((mention.start, mention.end))
                        yield mention


def is_namesake(mention: Mention) -> bool:
    """Nobody of the directory seems to be meant, and the words are somebody's name."""
    return not mention.people and mention.ruling.ground is Ground.SEVERAL_PEOPLE


def _may_be_a_place(whose: str) -> Ruling:
    """Nobody can tell but a person, and until then the letter waits."""
    trace = (
        f"reads as the name of {whose}, which is withheld",
        "seems to be something else here, such as a street or a park: say which it is",
    )
    return Ruling(Action.DECIDE, None, Ground.SEVERAL_PEOPLE, trace)


def _orders(name: Name, *, with_initials: bool) -> Iterator[tuple[str, ...]]:
    yield (*name.given, *name.surname)
    yield (*name.given, *name.middle, *name.surname)
    yield (*name.surname, *name.given)
    if name.given and with_initials:
        yield (name.given[0][0], *name.surname)
        yield (*name.surname, name.given[0][0])


def _said(run: Run, passage: Passage, name: str, whose: str) -> Iterator[Mention]:
    for match in plainly(name).finditer(run.text):
        start, end = run.span(*match.span())
        words = " ".join(match[0].replace(CELL, " ").split())
        yield Mention(start, end, passage.text[start:end], words, Detail.NAME, (), _may_be_a_place(whose))


def _alone(said: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){said}(?![^\W_])", flags)
