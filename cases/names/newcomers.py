"""People whom the directory does not know, told by their forename: Colin Marsh, Helen Brook, and Kev alone.

A forename that is hardly anything else makes the word behind it a surname, even one that is a street or a word,
unless the words around say otherwise. A forename that is a word itself (Grace, Will) needs words around that say it is
a person's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cases.names.asking import READ, Asking
from cases.names.folding import tokens_of
from cases.names.index import Index
from cases.names.lists import (
    FIRM_ENDS,
    FORENAMES,
    FORENAMES_PERHAPS,
    FORENAMES_TOO,
    GREETINGS,
    LABELS,
    LITTLE,
    NO_SURNAMES,
    NOT_NAMES,
    OF_ROYALTY,
    OF_STREETS,
    PARTICLES,
    PHRASES,
    PLACE_ENDS,
    PLACE_PREPOSITIONS,
    PLACES,
    ROADS,
    STREETS,
    SURNAME_WORDS,
    TITLES,
)
from cases.names.page import Known, Page
from cases.names.projection import CELL
from cases.names.surroundings import Says, said_around
from cases.names.wording import Words

_WORDS_OF_NAME = 6
_SYLLABLE = 6  # letters
_NEVER = NO_SURNAMES | (FIRM_ENDS - SURNAME_WORDS)
_OF_SURNAMES = frozenset(
    ("ab", "abu", "al", "ap", "bin", "bint", "de", "el", "ibn", "mac", "ni", "nic", "st", "ui", "van")
)
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "any", "each", "every", "no"))
_ACTING = frozenset(("action", "actions", "by", "cc", "from", "to"))
_ACRONYMS = frozenset(("ai", "ce", "eu", "gp", "hr", "it", "mp", "pa", "pc", "pr", "uk", "us"))
_NATIONS = frozenset(("us", "uk", "eu", "un", "ie", "eg"))
_ENDS_ITEM = re.compile(rf"\s*(?:[;|\n\t{CELL}(]|and\b|&|$)")
_PARTS_CELLS = frozenset(f"\t|{CELL}")


@dataclass(frozen=True, slots=True)
class _Name:
    """Words from first to behind that read like a name, and what the words around say."""

    first: int
    behind: int
    says: Says


class Newcomers:
    def __init__(self, index: Index, known: Known, asking: Asking) -> None:
        self._index = index
        self._known = known
        self._asking = asking
        self._places: set[tuple[str, ...]] = set()
        self._people: set[tuple[str, ...]] = set()
        self._names: dict[int, list[_Name]] = {}
        self._met = 0
        self._said: set[str] = set()
        self._sure = FORENAMES | (index.callnames.keys() - FORENAMES_TOO - PLACES - NOT_NAMES - LITTLE)

    def meet(self, page: Page) -> None:
        """Which names the page has; one that is surely a place in the document is one where nothing says more."""
        names = list(self._names_of(page)) if page.where in READ else []
        for each in names:
            keys = tuple(page.words.keys[each.first : each.behind])
            if each.says is Says.PERSON:
                self._people.add(keys)
            elif each.says in (Says.PLACE, Says.NO_PERSON):
                self._places.add(keys)
        self._names[id(page)] = names

    def _names_of(self, page: Page) -> Iterator[_Name]:
        words, at = page.words, 0
        starts, text, taken, number = words.starts, words.text, words.taken, len(words)
        while at < number:
            start = starts[at]
            name = None if taken[start] or not text[start].isupper() else self._name(words, at)
            if name is not None:
                yield name
            at = at + 1 if name is None else name.behind

    def read(self, page: Page) -> None:
        for name in self._names[id(page)]:
            self._settle(page, name)
        if page.where in READ:
            self._lone(page)

    def initials(self, page: Page) -> None:
        """J.S., and KA where somebody acts: initials of those whom the document names in full."""
        words, known = page.words, self._initials()
        if page.where not in READ or not known:
            return
        for at, key in enumerate(words.keys):
            if (key not in known and len(key) > 1) or not words.is_capital(at):
                continue
            behind = at + 1
            if words.is_initial(at) and words.is_dotted(at):
                while words.is_soft(behind) and words.is_initial(behind):
                    behind += 1
            said = "".join(words.said(each) for each in range(at, behind))
            if said.lower() not in known or not said.isupper() or not words.is_free(at, behind):
                continue
            is_asked = _acts_before(words, at) or words.fills_line(at, behind) or behind > at + 1
            if is_asked and not (words.is_beside(behind) and words.is_capital(behind)):
                self._asking.ask(page, at, at, behind)

    def _initials(self) -> set[str]:
        """Of everybody whom the document names, small; worked out once for as many people."""
        people, strangers = self._known.people, self._known.initials
        if self._met != len(people) + len(strangers):
            self._met = len(people) + len(strangers)
            names = (tokens_of(self._index.entries[each].name) for each in people)
            self._said = {name[0][0] + name[-1][0] for name in names if len(name) > 1} | strangers
            self._said -= _ACRONYMS
        return self._said

    def _settle(self, page: Page, name: _Name) -> None:
        words = page.words
        first, behind = name.first, name.behind
        keys = tuple(words.keys[first:behind])
        titled = words.title_before(first)
        says = name.says
        if says is Says.NOTHING and keys not in self._people and keys in self._places:
            says = Says.PLACE
        is_usual = len(keys) == 2 and keys[0] in OF_STREETS | FORENAMES_TOO and keys[1] in ROADS
        if says is Says.NOTHING and is_usual:
            says = Says.PLACE
        if says in (Says.PERSON, Says.NOTHING):
            if titled < first and words.is_capital(titled):
                self._asking.ask(page, titled, first, behind)
            else:
                self._asking.name(page, first, behind)
        else:
            page.take(words.starts[first], words.ends[behind - 1])

    def _name(self, words: Words, at: int) -> _Name | None:
        """The name that begins with a word; None for none."""
        key = words.keys[at]
        if words.is_initial(at):
            return self._of_initials(words, at)
        is_sure = key in self._sure
        if key in NO_SURNAMES or (key in PLACES and key not in FORENAMES_TOO):
            return None
        if words.key_before(at) in OF_ROYALTY:
            return None
        behind = self._end(words, at, is_sure=is_sure)
        keys = words.keys[at:behind]
        if behind == at + 1 or self._index.is_of_a_post(keys):
            return None
        says = said_around(words, at, behind)
        if says is not Says.PERSON and any(pair in PHRASES for pair in pairwise(keys)):
            says = Says.NO_PERSON
        if not is_sure and not self._needs_telling(words, at, behind, says):
            return None
        return _Name(at, behind, says)

    def _needs_telling(self, words: Words, at: int, behind: int, says: Says) -> bool:
        """Grace Field agreed; Xola Heath agreed: no sure forename, and a surname that says nothing either."""
        key, last = words.keys[at], words.keys[behind - 1]
        if says is not Says.PERSON or last not in SURNAME_WORDS or behind != at + 2:
            return False
        if words.is_upper(at) or not (key in FORENAMES_PERHAPS or self._asking.is_telling(key)):
            return False
        return not words.is_beside(at) or not words.is_capital(at - 1)

    def _of_initials(self, words: Words, at: int) -> _Name | None:
        """P. J. Church, P.J. Church, J Field."""
        if at and words.is_initial(at - 1) and words.is_soft(at):
            return None
        behind = at
        while (
            behind < len(words)
            and words.is_initial(behind)
            and (behind == at or self._runs_on(words, behind))
        ):
            behind += 1
        initials = "".join(words.keys[at:behind])
        if behind >= len(words) or not self._runs_on(words, behind) or initials in _NATIONS:
            return None
        before = words.key_before(at)
        if (
            before in LABELS
            or before in NO_SURNAMES - LITTLE - TITLES
            or not self._may_be_surname(words, behind)
        ):
            return None
        is_dotted = words.is_dotted(behind - 1)
        if len(initials) == 1 and (words.opens_line(at) or (initials in "ai" and not is_dotted)):
            return None
        if not is_dotted and (len(initials) > 2 or words.keys[behind] in STREETS - ROADS):
            return None
        end = self._with_hyphens(words, behind + 1)
        return _Name(at, end, said_around(words, at, end))

    def _end(self, words: Words, at: int, *, is_sure: bool) -> int:
        """The word behind the name that a forename begins."""
        behind, surname, is_plain = (
            self._with_small_hyphen(words, self._with_hyphens(words, at + 1)),
            0,
            False,
        )
        while behind - at < _WORDS_OF_NAME and behind < len(words) and self._runs_on(words, behind):
            key = words.keys[behind]
            if words.is_initial(behind) or (key in self._sure and words.is_capital(behind)):
                if surname and not is_plain:
                    break
                is_plain = False
                behind = self._with_hyphens(words, behind + 1)
            elif (
                (words.said(behind) in PARTICLES or key in _OF_SURNAMES)
                and behind + 1 < len(words)
                and words.is_capital(behind + 1)
            ):
                behind += 1
            elif self._may_be_surname(words, behind) and (
                not surname or (surname == 1 and is_sure and is_plain and self._asking.is_telling(key))
            ):
                surname += 1
                is_plain = self._asking.is_telling(key)
                behind = self._with_hyphens(words, behind + 1)
            else:
                break
        while words.said(behind - 1) in PARTICLES and behind - 1 > at:
            behind -= 1
        return behind

    def _runs_on(self, words: Words, number: int) -> bool:
        return (
            words.is_soft(number) and "\n" not in words.gap(number) and not words.taken[words.starts[number]]
        )

    def _may_be_surname(self, words: Words, number: int) -> bool:
        key, said = words.keys[number], words.said(number)
        if len(said) < 2 or not said[0].isupper() or key in _NEVER:
            return False
        is_acronym = said.isupper() and len(said) < 5 and not (number and words.is_upper(number - 1))
        return not is_acronym and key not in self._index.own_places

    def _with_hyphens(self, words: Words, behind: int) -> int:
        """Akhtar-Lane is one surname."""
        while (
            behind < len(words)
            and words.gap(behind) in ("-", "–")
            and words.is_capital(behind)
            and not words.taken[words.starts[behind]]
        ):
            behind += 1
        return behind

    def _with_small_hyphen(self, words: Words, behind: int) -> int:
        """Eun-ji Park."""
        is_joined = (
            behind + 1 < len(words) and words.gap(behind) == "-" and len(words.keys[behind]) < _SYLLABLE
        )
        return (
            behind + 1
            if is_joined and words.gap(behind + 1) == " " and words.is_capital(behind + 1)
            else behind
        )

    def _lone(self, page: Page) -> None:
        """A forename alone; Marsh, Colin; forename and surname in two cells."""
        words = page.words
        for at, key in enumerate(words.keys):
            if key not in FORENAMES or words.taken[words.starts[at]] or not words.is_capital(at):
                continue
            first = self._surname_before_comma(words, at)
            if first < at:
                self._asking.ask(page, first, first, at + 1)
            elif self._stands_alone(words, at):
                self._asking.name(page, at, at + 1)
                for cell in self._cell_beside(words, at):
                    self._asking.ask(page, cell, cell, cell + 1)

    def _surname_before_comma(self, words: Words, at: int) -> int:
        """Where the surname of "Marsh, Colin" stands, the forename's own number for nowhere."""
        if not at or words.gap(at).strip(" ") != "," or words.is_beside(at - 1):
            return at
        is_surname = self._may_be_surname(words, at - 1) and words.keys[at - 1] not in PLACES
        is_item = _ENDS_ITEM.match(words.text, words.ends[at]) is not None
        return at - 1 if is_surname and is_item and words.is_free(at - 1, at) else at

    def _stands_alone(self, words: Words, at: int) -> bool:
        if words.is_upper(at) or words.text.startswith("-", words.ends[at]):
            return False
        after = words.keys[at + 1] if words.is_beside(at + 1) and words.is_capital(at + 1) else ""
        is_post = after in NOT_NAMES and after not in FIRM_ENDS | STREETS | PLACE_ENDS
        if after and not is_post and said_around(words, at, at + 1) is not Says.PERSON:
            return False
        has_possessive = at + 1 < len(words) and words.gap(at + 1) == "'s "
        if has_possessive and words.is_capital(at + 1):
            return False
        before = words.key_before(at)
        if before in PLACE_PREPOSITIONS and not has_possessive:
            return False
        if "&" in words.gap(at) and words.keys[at - 1] not in FORENAMES:
            return False
        if before in _ARTICLES or before in OF_ROYALTY or words.gap(at).endswith(("-", "@", "/", ".")):
            return False
        is_capital_before = at > 0 and words.is_beside(at) and words.is_capital(at - 1)
        return (
            not is_capital_before
            or before in LITTLE
            or before in GREETINGS
            or before in NOT_NAMES - PLACE_ENDS
        )

    def _cell_beside(self, words: Words, at: int) -> list[int]:
        """The surname in the cell beside a forename's."""
        for near, edges in ((at + 1, (at, at + 1, at + 2)), (at - 1, (at - 1, at, at + 1))):
            if (
                0 <= near < len(words)
                and words.is_free(near, near + 1)
                and self._may_be_surname(words, near)
                and words.keys[near] not in PLACES
                and all(_PARTS_CELLS & set(words.gap(each)) or _is_edge(words, each) for each in edges)
            ):
                return [near]
        return []


def _acts_before(words: Words, at: int) -> bool:
    """by KA; Action: KA."""
    return at > 0 and words.keys[at - 1] in _ACTING and words.gap(at) in (" ", ": ")


def _is_edge(words: Words, number: int) -> bool:
    gap = words.gap(number)
    return (number in (0, len(words)) and not gap.strip()) or "\n" in gap
