"""Second reading: a surname or a forename alone counts with a title, in a greeting or a sign-off, or where the document
has named the person before."""

from collections.abc import Collection, Iterator, Mapping

from cases.law.redaction import Detail, requester
from cases.names.credible import names_a_firm
from cases.names.folding import fold, tokens_of
from cases.names.index import Family, Index, People, several
from cases.names.judging import Judge
from cases.names.lists import (
    EVERYDAY,
    FIRM_ENDS,
    GREETINGS,
    LITTLE,
    MEMBERS,
    MONTHS,
    NOT_NAMES,
    PARTICLES,
    PLACE_ENDS,
    PLACE_PREPOSITIONS,
    PLACES,
    RANKS,
    STREETS,
    TITLES,
    WORDY_TITLES,
    nicknames,
)
from cases.names.match import end_of_name
from cases.names.page import Known, Page
from cases.names.projection import CELL
from cases.names.wording import Words

_WATERS = frozenset(("river", "lake", "mount", "port", "saint"))
_SHORT = 5  # letters: shorter words at the beginning of a sentence may be any word
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "any", "each", "every", "no", "of"))


class Unsure:
    def __init__(self, index: Index, judge: Judge, known: Known) -> None:
        self._index = index
        self._judge = judge
        self._known = known

    def titled(self, page: Page) -> None:
        """Mr Haversham. Read before the rest, for it makes known who is meant."""
        left = []
        for first, behind, surname in page.surnames:
            if page.words.is_free(first, behind) and not self._titled(page, first, behind, surname):
                left.append((first, behind, surname))
        page.surnames = left

    def _titled(self, page: Page, first: int, behind: int, surname: str) -> bool:
        words, family = page.words, self._index.family(surname)
        at = words.title_before(first)
        if family is None or at == first:
            return False
        title = words.keys[first - 1]
        if not _is_name_part(words, first, behind) and not _is_titled_small(words, title, first, behind):
            return False
        if title in WORDY_TITLES and not words.is_capital(first - 1):
            return False
        if title in RANKS and not words.is_upper(first - 1):
            return False
        if self._is_requester(page, at, first, behind):
            return True
        people = self._fitting(family, title)
        if self._continues(words, behind):
            return False
        start, end = words.starts[at], words.ends[behind - 1]
        named = self._judge.beside_post(people, words.text, start, end, page.on)
        people = named or self._known.among(people) or people
        self._known.meet(people if len(people) == 1 else ())
        page.add(start, end, Detail.NAME, people, self._judge.ruling(people, Detail.NAME, page.on))
        return True

    def _continues(self, words: Words, behind: int) -> bool:
        """Mr Grant Shepherd: the surname of the directory is another's forename."""
        return (
            words.is_beside(behind)
            and words.is_capital(behind)
            and words.keys[behind] not in NOT_NAMES | LITTLE | TITLES | PLACES
        )

    def _fitting(self, family: Family, title: str) -> People:
        people = tuple(each for each in family.everybody if each not in family.parts) or family.everybody
        fitting = tuple(each for each in people if self._judge.is_councillor(each) is (title in MEMBERS))
        return fitting or people

    def _is_requester(self, page: Page, at: int, first: int, behind: int) -> bool:
        name = self._known.requester
        if name is None or tuple(page.words.keys[first:behind]) != name.surname:
            return False
        if page.words.key_before(at) != "dear" and self._known.people:
            return False
        page.add(page.words.starts[at], page.words.ends[behind - 1], Detail.NAME, (), requester(Detail.NAME))
        return True

    def greeted(self, page: Page) -> None:
        """Greetings and sign-offs, which make known who is meant."""
        for number, behind in self._lone_forenames(page):
            if _is_greeted(page.words, number, behind):
                self._greeted(page, number, behind)

    def read(self, page: Page) -> None:
        forenames = self._forenames_of_known()
        for number, behind in self._lone_forenames(page, forenames):
            self._forename(page, number, behind, forenames)
        for first, behind, surname in page.surnames:
            if page.words.is_free(first, behind):
                self._surname(page, first, behind, surname)

    def _surname(self, page: Page, first: int, behind: int, surname: str) -> None:
        words, family = page.words, self._index.family(surname)
        if (
            family is None
            or not _is_name_part(words, first, behind)
            or _has_capital_beside(words, first, behind)
        ):
            return
        people = self._known.among(family.everybody)
        if people:
            if not _is_everyday(words, first, behind, self._index) or _may_stand_for_person(
                words, first, behind, self._index
            ):
                self._add(page, first, behind, people)
            return
        people = tuple(each for each in family.everybody if each not in family.parts)
        sole = tuple(each for each in people if self._index.has_one_name(each))
        if sole and not _is_everyday(words, first, behind, self._index) and not names_a_firm(words, behind):
            self._add(page, first, behind, sole)
            return
        if people and self._is_odd_surname(words, first, behind) and self._judge.would_cover(people, page.on):
            self._ask(page, first, behind, people, "a surname alone")

    def _is_odd_surname(self, words: Words, first: int, behind: int) -> bool:
        """A surname nobody was named by, that can hardly be anything else."""
        keys = words.keys[first:behind]
        if names_a_firm(words, behind) or words.gap(first).strip() == "&":
            return False
        if words.key_before(first) in _WATERS:
            return False
        if any(key in EVERYDAY | PLACES | PLACE_ENDS | NOT_NAMES | self._index.own_places for key in keys):
            return False
        is_forename = len(keys) == 1 and (self._index.called(keys[0]) or keys[0] in nicknames())
        is_rare = all(len(key) > _SHORT and key not in self._known.small_words for key in keys)
        return not is_forename and (
            not words.opens_sentence(first)
            or words.acts_behind(behind)
            or words.fills_line(first, behind)
            or is_rare
        )

    def _lone_forenames(self, page: Page, known: Collection[str] = ()) -> Iterator[tuple[int, int]]:
        """Forenames of the directory or of those known that no other name stands beside: (word, word behind)."""
        words, callnames = page.words, self._index.callnames
        for number, key in enumerate(words.keys):
            if (key not in callnames and key not in known) or words.taken[words.starts[number]]:
                continue
            if not words.is_capital(number) and not _is_greeted_small(words, number):
                continue
            behind = self._whole_forename(words, number)
            if self._with_initial(page, number, behind):
                continue
            if not _has_capital_beside(words, number, behind):
                yield number, behind

    def _with_initial(self, page: Page, number: int, behind: int) -> bool:
        """Jane S."""
        words = page.words
        if not words.is_beside(behind) or not words.is_initial(behind) or words.keys[behind] in ("a", "i"):
            return False
        if words.is_beside(behind + 1) and words.is_capital(behind + 1):
            return False
        people = tuple(
            each
            for each in self._index.called(" ".join(words.keys[number:behind]))
            if words.keys[behind] in self._index.surname_initials(each)
        )
        people = self._known.among(people) or people
        if people:
            self._add(page, number, behind + 1, people)
        return bool(people)

    def _forename(self, page: Page, number: int, behind: int, forenames: Mapping[str, People]) -> None:
        words = page.words
        said = " ".join(words.keys[number:behind])
        people = forenames.get(said, ())
        is_everyday = _is_everyday(words, number, behind, self._index)
        if people:
            if not is_everyday or _may_stand_for_person(words, number, behind, self._index):
                self._add(page, number, behind, people)
            return
        candidates = self._index.called(said)
        start, end = words.starts[number], words.ends[behind - 1]
        named = self._judge.beside_post(candidates, words.text, start, end, page.on)
        if named:
            self._add(page, number, behind, named)
        elif (
            not is_everyday
            and self._is_odd_forename(words, number)
            and self._judge.would_cover(candidates, page.on)
        ):
            self._ask(page, number, behind, candidates, "a forename alone")

    def _is_odd_forename(self, words: Words, number: int) -> bool:
        """A forename nobody was named by, that can hardly be anything else."""
        key = words.keys[number]
        if words.key_before(number) in _WATERS:
            return False
        if key in PLACE_ENDS or key in NOT_NAMES or key in LITTLE:
            return False
        return not words.opens_sentence(number) or words.acts_behind(number + 1)

    def _greeted(self, page: Page, number: int, behind: int) -> None:
        """Kind regards, Priya: somebody of that forename, whose post may stand below."""
        words = page.words
        said = " ".join(words.keys[number:behind])
        start, end = words.starts[number], words.ends[behind - 1]
        name, people = self._known.requester, self._index.called(said)
        if name and tokens_of(said) == name.given and words.key_before(number) == "dear":
            page.add(start, end, Detail.NAME, (), requester(Detail.NAME))
            return
        people = (
            self._judge.beside_post(people, words.text, start, end, page.on)
            or self._known.among(people)
            or people
        )
        self._add(page, number, behind, people)
        self._known.meet(people if len(people) == 1 else ())

    def _forenames_of_known(self) -> dict[str, People]:
        found: dict[str, list[int]] = {}
        for person in self._known.people:
            for words in self._index.forenames_of(person):
                found.setdefault(words, []).append(person)
                for short in nicknames().get(words, ()):
                    if short not in EVERYDAY:
                        found.setdefault(short, []).append(person)
        return {words: several(people) for words, people in found.items()}

    def _whole_forename(self, words: Words, number: int) -> int:
        """Anne Marie, Jean-Pierre: as many words as somebody is called by."""
        for size in (3, 2):
            behind = number + size
            soft = behind <= len(words) and all(words.is_beside(each) for each in range(number + 1, behind))
            if (
                soft
                and words.is_free(number, behind)
                and self._index.called(" ".join(words.keys[number:behind]))
            ):
                return behind
        return number + 1

    def _add(self, page: Page, first: int, behind: int, people: People) -> None:
        ruling = self._judge.ruling(people, Detail.NAME, page.on)
        start, end = page.words.starts[first], end_of_name(page.words, behind)
        page.add(start, end, Detail.NAME, people, ruling)

    def _ask(self, page: Page, first: int, behind: int, people: People, why: str) -> None:
        start, end = page.words.starts[first], page.words.ends[behind - 1]
        if fold(page.words.text[start:end]) not in self._known.not_people:
            page.add(start, end, Detail.NAME, (), self._judge.maybe(Detail.NAME, why, people))
        page.take(start, end)


def _is_name_part(words: Words, first: int, behind: int) -> bool:
    return all(words.is_capital(each) or words.keys[each] in PARTICLES for each in range(first, behind))


def _is_titled_small(words: Words, title: str, first: int, behind: int) -> bool:
    """mr haversham."""
    plain = words.keys[first:behind]
    return title not in WORDY_TITLES and not any(key in EVERYDAY or key in NOT_NAMES for key in plain)


def _has_capital_beside(words: Words, first: int, behind: int) -> bool:
    """A capital on the same line means some longer name, a place or a title."""
    if words.text.startswith("-", words.ends[behind - 1]):
        return True
    after = words.keys[behind] if words.is_beside(behind) and words.is_capital(behind) else ""
    if after not in ("", "a", "i") and not _is_of_a_post(after):
        return True
    if behind < len(words) and words.gap(behind) == "'s " and words.is_capital(behind):
        return True
    if not words.is_beside(first) or not words.is_capital(first - 1):
        return False
    before = words.keys[first - 1]
    return before not in LITTLE and before not in GREETINGS and not _is_of_a_post(before)


def _is_of_a_post(key: str) -> bool:
    """Officer Smith; Jane, Housing Officer: a word that says what somebody does and is part of no longer name."""
    return key in NOT_NAMES and key not in FIRM_ENDS and key not in STREETS and key not in PLACE_ENDS


def _is_everyday(words: Words, first: int, behind: int, index: Index) -> bool:
    keys = words.keys[first:behind]
    return keys[0] in EVERYDAY or any(key in PLACES or key in index.own_places for key in keys)


def _may_stand_for_person(words: Words, first: int, behind: int, index: Index) -> bool:
    """An everyday word stands for a person only in the middle of a sentence, or where it acts as one does."""
    if words.opens_sentence(first) or words.opens_line(first):
        return words.acts_behind(behind)
    if words.key_before(first) in PLACE_PREPOSITIONS or words.key_before(first) in _ARTICLES:
        return False
    return not any(key in PLACES or key in index.own_places for key in words.keys[first:behind])


def _is_greeted(words: Words, first: int, behind: int) -> bool:
    """Dear Jane; Kind regards, Jane; Jane alone on a line."""
    gap = words.gap(first)
    if first and words.keys[first - 1] in GREETINGS and gap.strip(" \n") in ("", ","):
        return True
    if words.keys[first] in MONTHS or any(mark in gap + words.gap(behind) for mark in (CELL, "\t", "|")):
        return False
    return words.fills_line(first, behind)


def _is_greeted_small(words: Words, number: int) -> bool:
    """hi grace, ...; kind regards, jane."""
    if not number or words.keys[number - 1] not in GREETINGS:
        return False
    return words.gap(number).strip(" \n") in ("", ",") and not words.is_beside(number + 1)
