"""Third reading: what reads like the name of a person whom the directory does not know. Shown for a decision."""

import re
from itertools import pairwise

from cases.law.redaction import Detail, requester
from cases.names.asking import READ, Asking
from cases.names.index import Index
from cases.names.lists import (
    EVERYDAY,
    FIRM_ENDS,
    GREETINGS,
    LITTLE,
    NOT_NAMES,
    OF_ROYALTY,
    PARTICLES,
    PERSON_PREPOSITIONS,
    PHRASES,
    PLACE_ENDS,
    PLACE_PREPOSITIONS,
    PLACES,
    PLURAL_TITLES,
    RANKS,
    STREETS,
    SURNAME_WORDS,
    TITLES,
    WORDY_TITLES,
    nicknames,
)
from cases.names.page import Known, Page
from cases.names.surroundings import Says, said_around
from cases.names.wording import Words

_LONGEST = 4
# Titles behind which everyday words are surnames.
_OF_RANK = frozenset(("constable", "inspector", "judge", "nurse", "sergeant"))
_ROLE_BEHIND = re.compile(
    r"\s*[,(–-]\s*(?:the |a |an |our |council'?s? |former |then )?(?:\w+ ){0,3}?"
    r"(?:officer|manager|director|head of|solicitor"
    r"|engineer|analyst|surveyor|worker|assistant|advis[eo]r|consultant|lead"
    r"|co-?ordinator|clerk"
    r"|resident|employee|apprentice|caretaker|caseworker|planner|inspector|sergeant|councillor"
    r"|chief executive|leader|team)"
)


class Strangers:
    def __init__(self, index: Index, known: Known, asking: Asking) -> None:
        self._index = index
        self._known = known
        self._asking = asking
        self._small_words: frozenset[str] = frozenset()

    def read(self, page: Page) -> None:
        if page.where not in READ:
            return
        words, at = page.words, 0
        self._small_words = self._known.small_words
        starts, text, taken = words.starts, words.text, words.taken
        number = len(words)
        while at < number:
            start = starts[at]
            if taken[start] or not text[start].isupper():
                at += 1
            else:
                at = self._at(page, at)

    def _at(self, page: Page, at: int) -> int:
        """Looks at the capitals that begin here; the word to go on with."""
        words = page.words
        key = words.keys[at]
        if key in GREETINGS:
            return at + 1
        if key in TITLES and self._is_title(words, at):
            first = at + 1
            is_couple = words.key_after(first) == "and" and words.key_after(first + 1) in TITLES
            if is_couple:
                first += 1
            if words.is_soft(first) and words.keys[first] in TITLES:
                first += 1
            behind = self._run(words, first) if words.is_soft(first) else first
            if behind == first > at + 1 and not is_couple and words.is_capital(first - 1):
                first -= 1  # Mr Judge
            behind = self._until_not_name(words, first, behind)
            if behind > first and (key not in ("major", "sister", "lady") or behind > first + 1):
                self._titled(page, at, first, behind)
                return self._others(page, behind) if key in PLURAL_TITLES else behind
            return at + 1
        behind = self._run_of_capitals(words, at)
        if behind:
            self._asking.ask(page, at, at, behind)
            return behind
        behind = self._run(words, at)
        found = self._name_within(page, at, behind)
        if found:
            self._asking.name(page, *found)
            return max(found[1], at + 1)
        if behind == at + 1 and self._is_greeted(words, at):
            self._asking.ask(page, at, at, behind)
        return self._with_initial(page, at, behind) or max(behind, at + 1)

    def _is_greeted(self, words: Words, at: int) -> bool:
        """Dear Zara; Regards, Zara."""
        if not at or words.keys[at - 1] not in GREETINGS or words.gap(at).strip(" \n") not in ("", ","):
            return False
        return self._asking.is_telling(words.keys[at]) and not words.is_beside(at + 1)

    def _is_title(self, words: Words, at: int) -> bool:
        return words.keys[at] not in RANKS or words.is_upper(at)

    def _run(self, words: Words, at: int) -> int:
        """The word behind a run of capitalised words on one line, particles within."""
        behind = at
        while behind < len(words) and behind - at < _LONGEST and not words.taken[words.starts[behind]]:
            if behind > at:
                gap = words.gap(behind).strip(" ")
                if "\n" in gap or gap not in ("", "-", ".") or not words.is_soft(behind):
                    break
            said = words.said(behind)
            if words.keys[behind] in TITLES and behind > at:
                break
            if (said[0].isupper() and not (len(said) > 3 and said.isupper())) or (
                (said in PARTICLES or words.gap(behind) == "-")
                and behind > at
                and words.is_soft(behind + 1)
                and words.is_capital(behind + 1)
            ):
                behind += 1
            else:
                break
        return behind

    def _run_of_capitals(self, words: Words, at: int) -> int:
        """GILLIAN TAMWORTH; the word behind, nought for none. A heading is told from it by its first word."""
        behind = at
        while behind < len(words) and behind - at < _LONGEST and words.is_upper(behind):
            is_joined = behind == at or words.is_beside(behind)
            if (
                not is_joined
                or not self._asking.is_telling(words.keys[behind])
                or not words.is_free(behind, behind + 1)
            ):
                break
            behind += 1
        return behind if behind - at in (2, 3) and self._is_forename(words.keys[at]) else 0

    def _others(self, page: Page, at: int) -> int:
        """Cllrs Field, Hall and Tamworth: those behind the first."""
        words = page.words
        while at < len(words):
            first = at + 1 if words.keys[at] == "and" else at
            is_joined = first > at or words.gap(at).strip() in (",", "&", "/")
            if not is_joined or first >= len(words) or not words.is_capital(first):
                break
            behind = self._until_not_name(words, first, self._run(words, first))
            if behind == first:
                break
            self._asking.ask(page, first, first, behind)
            at = behind
        return at

    def _until_not_name(self, words: Words, first: int, behind: int) -> int:
        """Mr Park, Rev Grove; Mr Park Housing Officer."""
        has_surname = False
        for at in range(first, behind):
            key = words.keys[at]
            is_word = key in NOT_NAMES or key in LITTLE or key in PLACE_ENDS
            if is_word and words.gap(at) != "-" and (has_surname or key not in SURNAME_WORDS):
                return at
            has_surname = has_surname or is_word
        return behind

    def _titled(self, page: Page, at: int, first: int, behind: int) -> None:
        words = page.words
        if self._asking.is_requester(tuple(words.keys[first:behind])):
            page.add(words.starts[at], words.ends[behind - 1], Detail.NAME, (), requester(Detail.NAME))
            return
        keys = words.keys[first:behind]
        if words.keys[at] in WORDY_TITLES and all(
            key in self._asking.not_names or key in EVERYDAY for key in keys
        ):
            in_sentence = not words.opens_sentence(at) or words.acts_behind(behind)
            is_rank = words.keys[at] in _OF_RANK and in_sentence
            if not (is_rank and keys[-1] in SURNAME_WORDS):
                return
        self._asking.ask(page, at, first, behind)

    def _name_within(self, page: Page, first: int, behind: int) -> tuple[int, int] | None:
        """The part of a run of capitals that reads like a name."""
        words = page.words
        while first < behind and self._opens_only(words, first):
            first += 1
        if behind - first > 1 and words.keys[behind - 1] in FIRM_ENDS:
            return None
        while behind - first > 2 and words.keys[first] in NOT_NAMES:
            first += 1
        for at in range(first, behind - 1):
            for size in (3, 2):
                if at + size <= behind and self._reads_like_name(page, at, at + size):
                    return at, at + size
        return None

    def _opens_only(self, words: Words, at: int) -> bool:
        """A word that has its capital from the sentence it opens."""
        key = words.keys[at]
        if key in LITTLE or key in GREETINGS:
            return not (len(key) == 1 and words.is_dotted(at))
        return key in NOT_NAMES and words.opens_sentence(at)

    def _reads_like_name(self, page: Page, first: int, behind: int) -> bool:
        words = page.words
        keys = words.keys[first:behind]
        if self._is_something_else(words, first, behind):
            return False
        score = self._score_of_words(words, first, keys) + _score_around(words, first, behind)
        return score >= 0 or (score == -1 and bool(self._asking.alike(keys)))

    def _is_something_else(self, words: Words, first: int, behind: int) -> bool:
        """A saint's, a post, a firm on the list, an acronym."""
        keys = words.keys[first:behind]
        has_acronym = (len(keys[-1]) < 5 and words.is_upper(behind - 1)) or (
            words.is_upper(first) and len(keys[0]) > 2
        )
        return (
            has_acronym
            or (words.is_upper(first) and words.is_dotted(first))
            or len(keys[-1]) < 2
            or keys[-1] in LITTLE
            or said_around(words, first, behind) is Says.NO_PERSON
            or keys[0] in OF_ROYALTY
            or any(pair in PHRASES for pair in pairwise(keys))
            or self._index.is_of_a_post(keys)
        )

    def _score_of_words(self, words: Words, first: int, keys: list[str]) -> int:
        is_initial = words.is_initial(first)
        score = 2 * self._is_forename(keys[0]) or int(is_initial)
        for key in keys:
            if key in PLACE_ENDS or key in PLACES or key in self._index.own_places:
                score -= 2
            elif key in NOT_NAMES:
                score -= 3
            if key in STREETS:
                score -= 3
            if key in self._small_words and key not in EVERYDAY:
                score -= 2
        if keys[0] in LITTLE and not (is_initial and words.is_dotted(first)):
            score -= 3
        return score - all(key in EVERYDAY for key in keys)

    def _is_forename(self, key: str) -> bool:
        return key in nicknames() or key in self._index.callnames

    def _with_initial(self, page: Page, at: int, behind: int) -> int:
        """Tamworth, G. in a list; the word to go on with, nought for none."""
        words = page.words
        if behind != at + 1 or behind >= len(words) or words.gap(behind) not in (", ", ","):
            return 0
        key, initials = words.keys[at], words.said(behind)
        if len(initials) > 2 or not initials.isupper() or not self._asking.is_telling(key):
            return 0
        if words.text[words.ends[behind] : words.ends[behind] + 1] not in (".", ";", ",", "\n"):
            return 0
        self._asking.ask(page, at, at, behind + 1)
        return behind + 1

    def again(self, page: Page) -> None:
        """A stranger's forename or surname alone, once the whole name has been met."""
        words, known = page.words, self._known
        if page.where not in READ or not (known.strangers or known.wordy_strangers):
            return
        for at, key in enumerate(words.keys):
            is_wordy = key in known.wordy_strangers and words.acts_behind(at + 1)
            if not (key in known.strangers or is_wordy) or not words.is_capital(at):
                continue
            beside = words.is_beside(at + 1) and words.is_capital(at + 1)
            behind_one = words.is_beside(at) and words.is_capital(at - 1) and words.keys[at - 1] not in LITTLE
            if not beside and not behind_one and words.is_free(at, at + 1):
                self._asking.ask(page, at, at, at + 1)


def _score_around(words: Words, first: int, behind: int) -> int:
    before = words.key_before(first)
    score = int(before in PERSON_PREPOSITIONS)
    if words.keys[behind - 1] in PLACE_ENDS and before in PLACE_PREPOSITIONS:
        score -= 2
    if before in ("and", "or") and first > 1 and words.taken[words.starts[first - 2]]:
        score += 2  # beside somebody who has been found
    if before in ("the", "a", "an"):
        score -= 2
    end = words.ends[behind - 1]
    return score + (_ROLE_BEHIND.match(words.text[end : end + 40].lower()) is not None)
