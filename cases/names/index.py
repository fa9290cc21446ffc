"""The directory as the finder searches it: by surname first, the rarest word of a name, and forenames only then.

Of each person the index keeps little more than the number under a surname; the forms of a name are worked out for
the surnames that a text holds. So it is built fast, stays small, and a text costs the same against any directory.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from cases.names.directory import Directory, Entry
from cases.names.folding import fold, tokens_of
from cases.names.forms import Form, called, forenames, names_of, surname_parts, surnames

_RARE = 5  # letters that a surname has more than for which an initial is enough
_Key = TypeVar("_Key")
People = tuple[int, ...]  # numbers of entries, in the order of the directory


class Family:
    """Those who share a surname, by what stands beside it."""

    __slots__ = ("beside", "everybody", "parts")

    def __init__(self, everybody: People, parts: People, beside: dict[str, dict[Form, People]]) -> None:
        self.everybody = everybody
        self.parts = parts  # of those, who have it as half of a surname only
        self.beside = beside

    def of(self, words: str, *forms: Form) -> People:
        """Who is meant by these words beside the surname: the surest form of those given."""
        found = self.beside.get(words, {})
        return next((found[form] for form in forms if form in found), ())


class Index:
    """`entries` are numbered as in the directory."""

    def __init__(self, directory: Directory) -> None:
        self.entries: tuple[Entry, ...] = directory.entries
        self.longest: dict[
            str, int
        ] = {}  # first word of a surname → words of the longest that begins with it
        self._whole: dict[str, list[int]] = {}
        self._parts: dict[str, list[int]] = {}
        self.callnames: dict[str, list[int]] = {}  # forename → who goes by it
        self._families: dict[str, Family] = {}
        self._pairs: set[tuple[str, str]] | None = None
        self._alike: dict[str, dict[str, list[int]]] = {}  # first letters of a surname → whole names
        self.by_email: dict[str, list[int]] = {}
        self.by_number: dict[str, list[tuple[int, bool]]] = {}  # digits → (entry, whether it is a mobile)
        self.by_extension: dict[str, list[int]] = {}
        self.domains = frozenset(domain.lower().lstrip("@") for domain in directory.domains)
        self.domains_of_others = frozenset(
            email.rpartition("@")[2].lower()
            for entry in self.entries
            if entry.organisation
            for email in entry.emails
        )
        self.public = frozenset(digits(each) or fold(each) for each in directory.public)
        self.own_places = frozenset(domain.split(".")[0] for domain in self.domains)
        for number, entry in enumerate(self.entries):
            self._add_names(number, entry)
            self._add_contacts(number, entry)

    def _add_names(self, number: int, entry: Entry) -> None:
        written = fold(entry.name)
        for name in names_of(entry):
            for surname in surnames(name, written):
                self._put(self._whole, surname, number)
            for surname in surname_parts(name):
                self._put(self._parts, surname, number)
            for words in called(name):
                _add(self.callnames, words, number)

    def _put(self, table: dict[str, list[int]], surname: tuple[str, ...], number: int) -> None:
        _add(table, " ".join(surname), number)
        if self.longest.get(surname[0], 0) < len(surname):
            self.longest[surname[0]] = len(surname)

    def _add_contacts(self, number: int, entry: Entry) -> None:
        for email in entry.emails:
            _add(self.by_email, email.strip().lower(), number)
        for numbers, is_mobile in ((entry.phones, False), (entry.mobiles, True)):
            for each in filter(digits, numbers):
                found = self.by_number.setdefault(digits(each), [])
                if (number, is_mobile) not in found:
                    found.append((number, is_mobile))
        for extension in entry.extensions:
            _add(self.by_extension, extension.strip(), number)

    def family(self, surname: str) -> Family | None:
        """Everybody of that surname, words parted by one space; None where there is nobody."""
        found = self._families.get(surname)
        if found is None and (surname in self._whole or surname in self._parts):
            found = self._families[surname] = self._worked_out(surname)
        return found

    def _worked_out(self, surname: str) -> Family:
        whole, parts = self._whole.get(surname, []), self._parts.get(surname, [])
        beside: dict[str, dict[Form, list[int]]] = {}
        for number in dict.fromkeys((*whole, *parts)):
            entry = self.entries[number]
            written = fold(entry.name)
            for name in names_of(entry):
                spellings = (*surnames(name, written), *surname_parts(name))
                if all(" ".join(words) != surname for words in spellings):
                    continue
                for words, form in forenames(name):
                    _add(beside.setdefault(words, {}), form, number)
        settled = {
            words: {form: tuple(found) for form, found in forms.items()} for words, forms in beside.items()
        }
        everybody = tuple(dict.fromkeys((*whole, *parts)))
        return Family(everybody, tuple(each for each in parts if each not in whole), settled)

    def called(self, words: str) -> People:
        """Who goes by that forename."""
        return tuple(self.callnames.get(words, ()))

    def forenames_of(self, person: int) -> list[str]:
        """By which forenames this person is spoken to."""
        return list(dict.fromkeys(words for name in names_of(self.entries[person]) for words in called(name)))

    def has_one_name(self, person: int) -> bool:
        """Whether the directory has no forename of the person."""
        return all(not name.given for name in names_of(self.entries[person]))

    def surname_initials(self, person: int) -> set[str]:
        return {name.surname[0][0] for name in names_of(self.entries[person])}

    def names_like(self, keys: Sequence[str]) -> dict[str, list[int]]:
        """The whole names of those of whom one name begins as one of the words does and is about as long."""
        if not self._alike:
            for number, entry in enumerate(self.entries):
                for name in names_of(entry)[:1]:
                    _add(
                        self._alike.setdefault(name.surname[0][:2], {}),
                        " ".join(name.given + name.surname),
                        number,
                    )
        found: dict[str, list[int]] = {}
        for key in keys[1:]:
            found |= self._alike.get(key[:2], {})
        return found

    def is_of_a_post(self, keys: Sequence[str]) -> bool:
        """Whether two words that follow one another do so in a post, a team or an organisation of the directory."""
        if self._pairs is None:
            self._pairs = set()
            for words in {words for entry in self.entries for words in _words_of_posts(entry)}:
                self._pairs.update(pairwise(tokens_of(words)))
        return any(pair in self._pairs for pair in pairwise(keys))

    def surnames_at(self, keys: list[str], at: int) -> Iterator[tuple[int, str]]:
        """The surnames that may begin at a word, the longest first: (words, surname)."""
        for size in range(self.longest.get(keys[at], 0), 0, -1):
            surname = " ".join(keys[at : at + size])
            if surname in self._whole or surname in self._parts:
                yield size, surname

    def people_of_login(self, login: str, *, is_whole: bool = False) -> People:
        """Whose name a log-on name or the part before the @ is made of: jane.smith, jsmith, smithj, smith_jane.
        `is_whole`: with a mark between and the whole forename, or an initial and a rare surname, as in a private
        address."""
        words = [
            each for each in re.split(r"[._-]+", re.sub(r"\d+$", "", fold(login).replace("'", ""))) if each
        ]
        for size in range(1, len(words)):
            for forename, surname in ((words[:size], words[size:]), (words[size:], words[:size])):
                for spelling in (" ".join(surname), "".join(surname)):
                    family = self.family(spelling)
                    found = family and family.of(" ".join(forename), Form.FULL, Form.NICKNAME, Form.INITIALS)
                    is_telling = len(forename[0]) > 1 or (len(spelling) > _RARE and len(found or ()) == 1)
                    if found and (is_telling or not is_whole):
                        return found
        return self._people_of_joined("".join(words)) if words and not is_whole else ()

    def _people_of_joined(self, word: str) -> People:
        """janesmith, jsmith, smithj."""
        for at in range(1, len(word)):
            for forename, surname in ((word[:at], word[at:]), (word[at:], word[:at])):
                family = self.family(surname) if len(surname) > 2 else None
                found = family and family.of(forename, Form.FULL, Form.INITIALS)
                if found:
                    return found
        return ()


def _add(table: dict[_Key, list[int]], key: _Key, number: int) -> None:
    found = table.setdefault(key, [])
    if not found or found[-1] != number:
        found.append(number)


def _words_of_posts(entry: Entry) -> Iterator[str]:
    yield entry.organisation
    for held in entry.held:
        yield held.post
        yield held.team


def digits(number: str) -> str:
    """The digits of a telephone number without the country's and the leading nought; empty for none."""
    found = re.sub(r"\D", "", number)
    return found.removeprefix("0044").removeprefix("44").lstrip("0") if found else ""


def several(numbers: Iterable[int]) -> People:
    return tuple(dict.fromkeys(numbers))
