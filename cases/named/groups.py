"""Whom the notice may speak of together: people of whom the same is true."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cases.law.redaction import Detail, Ground, Kind
from cases.named.person import Person

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Groups of the same standing in the order in which the notice speaks of them.
_ORDER = (
    *("below", "below_contact", "private", "ungraded", "officer", "other_body", "contractor", "resident"),
    *("councillor", "unclear", "unknown"),
)
_OF_OFFICERS = {Ground.PRIVATE_DETAIL: "private", Ground.GRADE_UNKNOWN: "ungraded"}
# Bodies that are spoken of with an article: the Home Office.
_WITH_ARTICLE = re.compile(
    r"(?!the\b)(?:(?:ministry|department|office)\b.*|.*\b(?:office|department|council|agency|authority|services?|trust|police"
    r"|commission|board))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Group:
    """People of whom the same may truly be said. `people` has each person once, whatever the number of details."""

    name: str
    entries: tuple[Person, ...]
    senior_grade: str

    @property
    def people(self) -> list[Person]:
        return list({identity(person): person for person in self.entries}.values())

    @property
    def is_one(self) -> bool:
        return len(self.people) == 1

    def count(self, one: str, many: str) -> str:
        """one council officer, two council officers"""
        number = len(self.people)
        return f"{in_words(number)} {one if number == 1 else many}"

    @property
    def posts(self) -> list[str]:
        """Job titles, each once; a title in use by several has their number."""
        titles = [person.post for person in self.people if person.post]
        return [
            title if titles.count(title) == 1 else f"{title} ({in_words(titles.count(title))} people)"
            for title in dict.fromkeys(titles)
        ]

    @property
    def bodies(self) -> list[str]:
        """Employers as they read in a sentence, each once."""
        bodies = dict.fromkeys(person.organisation for person in self.people if person.organisation)
        return [f"the {body}" if _WITH_ARTICLE.fullmatch(body) else body for body in bodies]


def groups_of(people: Iterable[Person], senior_grade: str) -> list[Group]:
    """Everybody in one group, with all details: in that of the name where the name is withheld."""
    people = sorted(people, key=lambda person: Detail.NAME in person.details)
    group_of = {identity(person): _group(person) for person in people}
    found: dict[str, list[Person]] = {name: [] for name in _ORDER}
    for person in people:
        found[group_of[identity(person)]].append(person)
    return [Group(name, tuple(members), senior_grade) for name, members in found.items() if members]


def in_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _group(person: Person) -> str:
    ground = person.ruling.ground
    if ground is Ground.SEVERAL_PEOPLE:
        return "unclear"
    if person.kind is None:
        return "below" if ground is Ground.BELOW_SENIOR else "unclear" if person.people else "unknown"
    if person.kind is not Kind.OFFICER:
        return person.kind.value
    if ground is Ground.BELOW_SENIOR:
        return "below_contact" if person.stands_apart else "below"
    return _OF_OFFICERS.get(ground, "officer")


def identity(person: Person) -> str:
    """One person whose details stand apart is one person still."""
    return person.people[0] if len(person.people) == 1 else person.key
