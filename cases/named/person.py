"""One person named in what a case sends, with what the rule says and what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.dates import joined
from cases.law.redaction import Action, Detail, Flag, Ground, Kind, Ruling
from cases.models import NameDecision
from cases.named.parts import Part

Choice = NameDecision.Choice
_GRADED = (Kind.OFFICER,)


@dataclass(frozen=True)
class Placed:
    """Where somebody stands: the key of the part, its place in words, where it is written, and the words there."""

    part: str
    place: str
    url: str
    words: str
    detail: Detail
    questions: tuple[int, ...] = ()

    @classmethod
    def at(cls, part: Part, words: str, detail: Detail) -> "Placed":
        return cls(part.key, part.place, part.url, words, detail, part.questions)


@dataclass(frozen=True)
class Person:
    """Somebody, or a name or an address that the directory does not know, on the day of one document.

    `people` are the keys of the directory's entries that may be meant. `kind` is empty for whom the directory does not
    know, and `post`, `grade` and `organisation` where it does not say. Details of one person of which the rule says
    different things stand apart, each with its own key.
    """

    key: str
    shown: str
    ruling: Ruling
    mentions: tuple[Placed, ...]
    details: tuple[Detail, ...]
    people: tuple[str, ...] = ()
    kind: Kind | None = None
    post: str = ""
    grade: str = ""
    organisation: str = ""
    flags: frozenset[Flag] = frozenset()
    on: date = date.min
    decision: NameDecision | None = None

    @property
    def grade_words(self) -> str:
        """The grade on the day of the document; of people whom the grade rule is not about, who they are."""
        if self.kind is None:
            if self.ruling.ground is Ground.SEVERAL_PEOPLE and not self.people:
                return "Seems to be no person"
            return "Not in the directory" if not self.people else "May be one of several"
        if self.kind in _GRADED:
            return self.grade or "No grade recorded"
        words = self.kind.in_words
        return words[:1].upper() + words[1:] + (f", {self.organisation}" if self.organisation else "")

    @property
    def stands_apart(self) -> bool:
        """It is a detail of which the rule says something else than of the name."""
        return self.key.count(":") > 1

    @property
    def proposed(self) -> str:
        """What the rule proposes; "decide" where it proposes nothing."""
        return (self.ruling.proposal or self.ruling.action).value

    @property
    def is_reopened(self) -> bool:
        """It was decided on another basis: the rule says something else of the person now."""
        made = self.decision
        return made is not None and (made.proposed, made.ground) != (self.proposed, self.ruling.ground.value)

    @property
    def choice(self) -> str:
        """What was decided and still stands: "withhold", "release", "not_a_person"; empty while it is open."""
        return self.decision.choice if self.decision and not self.is_reopened else ""

    @property
    def is_open(self) -> bool:
        """Somebody has to decide. Whom the rule releases needs no decision, unless there was another one."""
        if self.decision:
            return self.is_reopened
        return self.ruling.action is not Action.RELEASE

    @property
    def covers(self) -> bool:
        """It is covered in the letter as it stands. What was withheld stays so until somebody decides anew."""
        if self.decision and self.decision.choice == Choice.WITHHOLD:
            return True
        if self.decision and not self.is_reopened:
            return False
        return self.ruling.proposal is Action.WITHHOLD

    @property
    def needs_reason(self) -> tuple[str, ...]:
        """The choices that want a reason of one's own: all but to accept what the rule itself decides."""
        if self.ruling.action is Action.DECIDE:
            return tuple(Choice.values)
        return tuple(choice for choice in Choice.values if choice != self.ruling.action.value)

    @property
    def places(self) -> str:
        """question 4, Annex A"""
        return ", ".join(dict.fromkeys(mention.place for mention in self.mentions))

    @property
    def questions(self) -> tuple[int, ...]:
        """The questions in whose answers or annexes the person is named."""
        return tuple(sorted({number for mention in self.mentions for number in mention.questions}))

    @property
    def is_threatened(self) -> bool:
        """Section 38(1)(b) FOIA wants looking at."""
        return self.ruling.ground is Ground.UNDER_THREAT

    def as_json(self) -> dict[str, Any]:
        """What is kept of it with the issued letter."""
        made = self.decision
        return {
            "key": self.key,
            "shown": self.shown,
            "post": self.post,
            "grade": self.grade_words,
            "details": [detail.value for detail in self.details],
            "details_in_words": joined([detail.in_words for detail in self.details]),
            "proposed": self.proposed,
            "ground": self.ruling.ground.value,
            "trace": list(self.ruling.trace),
            "choice": self.choice or self.proposed,
            "withheld": self.covers,
            "reason": made.reason if made else "",
            "by": str(made.by) if made else "",
            "decided_on": made.decided_on.isoformat() if made else "",
            "document_on": self.on.isoformat(),
            "mentions": [{"place": each.place, "words": each.words} for each in self.mentions],
        }


def named_together(people: Sequence[Person]) -> str:
    """Hedy Head, Ira Infrastructure and 3 others"""
    shown = list(dict.fromkeys(person.shown for person in people))
    if len(shown) <= 3:
        return joined(shown)
    return f"{', '.join(shown[:2])} and {len(shown) - 2} others"
