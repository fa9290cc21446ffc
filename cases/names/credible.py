"""Whether words that fit a name of the directory are a name here: Mark Law is an officer, the law is not."""

import re
from collections.abc import Collection
from enum import Enum

from cases.names.forms import Form
from cases.names.lists import (
    BEFORE_MONTHS,
    EVERYDAY,
    GREETINGS,
    HELPING_VERBS,
    MONTHS,
    NOT_NAMES,
    PARTICLES,
    PERSON_PREPOSITIONS,
    PLACE_ENDS,
    PLACE_PREPOSITIONS,
    PLACES,
    VERBS,
)
from cases.names.match import Match
from cases.names.projection import CELL
from cases.names.wording import Words

_HEADER = re.compile(
    r"(?:from|to|cc|bcc|sent by|present|attend\w+|apologies|signed|contacts?)\b.{0,40}?:", re.IGNORECASE
)
_FIRM = re.compile(
    r" *(?:(?:&|and) +(?:Sons?|Co|Company|Partners|Associates|Daughters|Brothers)\b"
    r"|(?:(?:&|and|,) +[A-Z][\w'-]+ +){0,3}(?:[A-Z]\w+ +)?"
    r"(?:Ltd|Limited|LLP|plc|PLC|Inc|Solicitors|Architects|Nursery)\b)"
)
_SET_OFF = re.compile(r"\s*[(,|–<\x1f-]|\s*\n|'s|\s*$")


class Doubt(Enum):
    NONE = 0
    UNSURE = 1  # a person only if something else makes it one
    THING = 2  # a firm or a building that bears a person's name: somebody must look
    PLACE = 3
    NO_NAME = 4


def doubt(
    words: Words,
    match: Match,
    *,
    is_titled: bool,
    has_post: bool,
    is_known: bool,
    own_places: Collection[str],
) -> Doubt:
    """How far to trust a surname with what stands beside it."""
    if not _is_written_as_name(words, match):
        return Doubt.NO_NAME
    if is_titled or has_post or match.has_comma:
        return Doubt.NONE
    has_employer = match.form is Form.FULL and words.text.startswith(",", words.ends[match.behind - 1])
    if names_a_firm(words, match.behind) and not has_employer:
        names = words.names_between(match.first, match.behind)
        is_plain = match.form is Form.INITIALS or all(name in EVERYDAY for name in names)
        return Doubt.PLACE if is_plain else Doubt.THING
    if match.form in (Form.FULL, Form.NICKNAME):
        return _everyday(words, match.first, match.behind, is_known=is_known, own_places=own_places)
    return Doubt.NONE


def names_a_firm(words: Words, behind: int) -> bool:
    """Smith & Sons; Smith & Pemberton Ltd."""
    return _FIRM.match(words.text, words.ends[behind - 1]) is not None


def _is_written_as_name(words: Words, match: Match) -> bool:
    first, behind = match.first, match.behind
    numbers = [each for each in range(first, behind) if words.keys[each] not in PARTICLES]
    small = [words.keys[each] for each in numbers if not words.is_capital(each)]
    names = [words.keys[each] for each in numbers]
    if match.form is Form.INITIALS:
        return _are_initials(words, match, small)
    if words.keys[first] in MONTHS and not match.is_turned and _is_a_month(words, first):
        return False
    if match.form in (Form.MIDDLE, Form.NICKNAME) and small:
        return False
    if match.is_turned and not match.has_comma:
        return not small and (words.is_upper(first) or not _are_no_turned_name(names))
    if len(small) == len(names):
        is_item = _fills_item(words, first, behind)
        return len(names) > 1 and (is_item or not all(name in VERBS for name in names))
    return not any(name in EVERYDAY or name in VERBS for name in small)


def _are_no_turned_name(names: list[str]) -> bool:
    """Park Victoria, Field Rose: everyday words rather than a surname before a forename."""
    surname = names[0]
    return (
        any(name in EVERYDAY or name in PLACES for name in names[1:])
        or surname in PLACES
        or surname in PLACE_ENDS
        or surname in VERBS
    )


def _fills_item(words: Words, first: int, behind: int) -> bool:
    """Whether they are one of those listed in a heading line: "to: will price; mark law"."""
    if not _HEADER.match(words.line(first, behind)):
        return False
    after = words.gap(behind).lstrip(" ")[:1]
    return words.gap(first).rstrip(" ")[-1:] in (":", ";", ",") and after in (
        "",
        ";",
        ",",
        "<",
        "(",
        "\n",
        CELL,
    )


def _is_a_month(words: Words, number: int) -> bool:
    gap = words.gap(number)
    return words.key_before(number) in BEFORE_MONTHS or bool(re.search(r"\d(?:st|nd|rd|th)?\s*$", gap))


def _are_initials(words: Words, match: Match, small: list[str]) -> bool:
    first, behind = match.first, match.behind
    if match.is_turned and not match.has_comma:
        last = words.said(behind - 1)
        ends = not words.is_soft(behind) and words.keys[first] not in EVERYDAY | NOT_NAMES | PLACE_ENDS
        return not small and last.isupper() and (last not in ("A", "I") or ends)
    if match.is_turned:
        return words.is_capital(behind - 1)
    if small:
        is_word = any(
            key in EVERYDAY or key in NOT_NAMES or key in VERBS for key in words.keys[first + 1 : behind]
        )
        is_small = len(small) == len(words.names_between(first, behind))
        return is_small and words.gap(first + 1) in (".", ". ") and not is_word
    said, surname = words.said(first), words.keys[behind - 1]
    if words.is_dotted(first) or not said.isupper():
        return True
    is_word = surname in EVERYDAY or surname in NOT_NAMES or surname in PLACES
    if said in ("A", "I"):
        return not (words.opens_sentence(first) or is_word)
    return len(said) == 1 or not is_word


def _everyday(words: Words, first: int, behind: int, *, is_known: bool, own_places: Collection[str]) -> Doubt:
    """A name that may be a place or plain words needs something that makes it a person's."""
    names = words.names_between(first, behind)
    last = names[-1] if names else ""
    in_places = any(name in PLACES or name in own_places for name in names[1:])
    is_forename = words.keys[first] not in EVERYDAY and words.keys[first] not in PLACES
    placey = (last in PLACE_ENDS or in_places) and not is_forename
    wordy = all(name in EVERYDAY for name in names)
    before = words.key_before(first)
    if _names_a_building(words, behind):
        return Doubt.PLACE if placey or wordy else Doubt.THING
    if not (placey or wordy):
        return Doubt.NONE
    if _fills_item(words, first, behind):
        return Doubt.NONE
    if before in PLACE_PREPOSITIONS:
        return Doubt.PLACE
    if placey and before in ("the", "of", "for", "to") and not words.is_upper(first):
        return Doubt.PLACE
    if is_known or before in PERSON_PREPOSITIONS or before in GREETINGS or words.acts_behind(behind):
        return Doubt.NONE
    if words.key_after(behind) in HELPING_VERBS and not placey:
        asks = words.opens_sentence(first) and words.keys[first] in ("will", "may")
        return Doubt.UNSURE if asks else Doubt.NONE
    end = words.ends[behind - 1]
    set_off = _SET_OFF.match(words.text, end)
    opens = words.opens_line(first) or words.gap(first).strip()[-1:] in (*",:;|>(", "\x1f")
    return Doubt.NONE if set_off and opens else Doubt.UNSURE


def _names_a_building(words: Words, behind: int) -> bool:
    """Jane Smith House; but not Jane Smith Library Assistant."""
    if not words.is_beside(behind) or not words.is_capital(behind) or words.keys[behind] not in PLACE_ENDS:
        return False
    return not (words.is_beside(behind + 1) and words.is_capital(behind + 1))
