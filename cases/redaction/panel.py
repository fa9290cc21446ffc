"""What the panel of people named shows: who is to be decided about, who is settled, and what the editor underlines."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from cases import permissions
from cases.law.dates import plain
from cases.law.redaction import Action, Ground
from cases.models import Case, NameDecision, NotAPerson, User
from cases.named.person import Person
from cases.named.register import Register
from cases.names import Mention
from cases.names.folding import fold
from cases.templatetags.case_words import plain_text

Choice = NameDecision.Choice
_DONE = {
    "withhold": ("Withheld", "red"),
    "release": ("Released", "green"),
    "not_a_person": ("Not a person", "grey"),
}
_PROPOSED = {Action.WITHHOLD: "Withhold", Action.RELEASE: "Release", None: "Decide"}


@dataclass(frozen=True)
class Option:
    """One way to decide, as a button."""

    choice: NameDecision.Choice
    is_proposed: bool
    needs_reason: bool

    @property
    def value(self) -> str:
        return self.choice.value

    @property
    def label(self) -> str:
        return self.choice.label


@dataclass(frozen=True)
class Place:
    """Where somebody is named: "question 4" with its address, and how often."""

    words: str
    url: str
    times: int


@dataclass(frozen=True)
class Line:
    """One person as the panel shows them. `typed` and `error`: a reason that was sent and could not be taken."""

    person: Person
    add_url: str = ""
    typed: str = ""
    error: str = ""

    @property
    def anchor(self) -> str:
        return anchor(self.person.key)

    @property
    def places(self) -> list[Place]:
        times = Counter((mention.place, mention.url) for mention in self.person.mentions)
        return [Place(words, url, count) for (words, url), count in times.items()]

    @property
    def post_in_words(self) -> str:
        """Digital Communications Manager, on 4 March 2021; who they are, where no post is known."""
        person = self.person
        return f"{person.post}, on {plain(person.on)}" if person.post else person.grade_words

    @property
    def proposal_in_words(self) -> str:
        return _PROPOSED[self.person.ruling.proposal]

    @property
    def is_unknown(self) -> bool:
        """The directory does not know them."""
        return self.person.ruling.ground is Ground.NOT_IN_DIRECTORY

    @property
    def stands(self) -> str:
        """What happens to the name in the letter as it stands: "withhold", "release" or "not_a_person"."""
        return "withhold" if self.person.covers else self.person.choice or Choice.RELEASE.value

    @property
    def done_in_words(self) -> str:
        return _DONE[self.stands][0]

    @property
    def colour(self) -> str:
        return _DONE[self.stands][1]

    @property
    def options(self) -> list[Option]:
        """How to decide, the proposal first; what stands already is no option any more."""
        order = [Choice.WITHHOLD, Choice.RELEASE]
        proposal = self.person.ruling.proposal
        if proposal is Action.RELEASE:
            order.reverse()
        # Words that the directory does not know are no person in any case; that is remembered apart.
        if not self.is_unknown:
            order.append(Choice.NOT_A_PERSON)
        return [
            Option(choice, choice == proposal, choice in self.person.needs_reason)
            for choice in order
            if self.person.is_open or choice != self.stands
        ]

    @property
    def at_once(self) -> Option | None:
        """What needs no reason of one's own: what the rule itself decides."""
        return next((option for option in self.options if not option.needs_reason), None)

    @property
    def reasoned(self) -> list[Option]:
        return [option for option in self.options if option.needs_reason]

    @property
    def why_label(self) -> str:
        """The label of the field for the reason."""
        ruled = self.person.ruling.action
        return "Reason" if ruled is Action.DECIDE else f"Why, when the rule would {ruled.value} here?"


@dataclass(frozen=True)
class Refused:
    """A decision that could not be taken, with the reason that was typed for it."""

    key: str
    typed: str
    error: str


@dataclass(frozen=True)
class Panel:
    """The people named in what a case sends, as one user sees them.

    `refused`: why a decision could not be taken, where no line is left to say it beside. `left_alone`: words in it
    that are no person. `underlines`: JSON for the editors, by part and in the order of its text, the words and what
    happens to them. `claims` changes whenever a claim of the case does.
    """

    lines: tuple[Line, ...]
    left_alone: tuple[NotAPerson, ...]
    underlines: str
    annexes: int
    claims: str
    refused: str = ""

    @cached_property
    def open(self) -> list[Line]:
        return [line for line in self.lines if line.person.is_open]

    @cached_property
    def decided(self) -> list[Line]:
        return [line for line in self.lines if line.person.decision and not line.person.is_open]

    @cached_property
    def released(self) -> list[Line]:
        """Those whom the rule releases, and about whom nobody needs to decide."""
        return [line for line in self.lines if not line.person.is_open and not line.person.decision]

    @property
    def released_in_short(self) -> str:
        names = ", ".join(line.person.shown for line in self.released[:2])
        more = len(self.released) - 2
        return f"{names} and {more} more" if more > 0 else names

    @property
    def count_in_words(self) -> str:
        if self.open:
            return f"{len(self.open)} to decide"
        return f"{len(self.lines)} named, all decided" if self.lines else "nobody"

    @property
    def errors(self) -> list[tuple[str, str]]:
        told = [(f"{line.anchor}-reason", line.error) for line in self.lines if line.error]
        return [*told, *([("names", self.refused)] if self.refused else [])]


def panel_of(case: Case, register: Register, user: User, *, refused: Refused | None = None) -> Panel:
    """The panel of a case for one user: three queries more than its register."""
    may_add = not permissions.edit_directory(user)
    lines = tuple(_line(person, may_add, refused) for person in register.people)
    claims = case.claims.order_by("pk").values_list("pk", "version")
    beside = any(line.error for line in lines)
    return Panel(
        lines=lines,
        refused=refused.error if refused and not beside else "",
        left_alone=tuple(_left_alone(register)),
        underlines=json.dumps(dict(_underlines(register))),
        annexes=case.release_texts.count(),
        claims=json.dumps(list(claims)),
    )


def _line(person: Person, may_add: bool, refused: Refused | None) -> Line:
    add_url = f"{reverse('new_staff_member')}?{urlencode({'name': person.shown})}" if may_add else ""
    if refused and refused.key == person.key:
        return Line(person, add_url, refused.typed, refused.error)
    return Line(person, add_url)


def _left_alone(register: Register) -> list[NotAPerson]:
    """The words that nobody is asked about and that stand in what the case sends."""
    texts = " ".join(fold(plain_text(part.text)) for part in register.parts if not part.is_context)
    standing = [
        words
        for words in register.not_people
        if words in texts and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", texts)
    ]
    return list(NotAPerson.objects.filter(folded__in=standing).select_related("by").order_by("folded"))


def _underlines(register: Register) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """By part. The same words of the same person are looked up once, however often they stand there."""
    people = {person.key: person for person in register.people}
    seen: dict[tuple, dict[str, str]] = {}

    def line(mention: Mention, on: date) -> dict[str, str]:
        same = (mention.words, mention.people, mention.detail, mention.ruling.ground, on)
        if same not in seen:
            seen[same] = _underline(people[register.keys.of(mention, on)], mention.words)
        return seen[same]

    for part, mentions in register.mentions():
        if mentions and not part.is_context:
            yield part.key, [line(each, part.on) for each in mentions]


def _underline(person: Person, words: str) -> dict[str, str]:
    line = Line(person)
    look = "decide" if person.is_open else line.stands
    ahead = (
        f"to decide, the rule proposes to {person.ruling.proposal}" if person.ruling.proposal else "to decide"
    )
    says = ahead if person.is_open else line.done_in_words.lower()
    return {"words": words, "look": look, "says": f"{person.shown}: {says}", "card": line.anchor}


def anchor(key: str) -> str:
    """The id of somebody's card. A key may hold any words, an id may not."""
    return f"name-{_digest(key)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
