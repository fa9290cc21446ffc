"""One person as the panel shows them: what the rule proposes, how to decide, what stands."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from cases.law.dates import plain
from cases.law.redaction import Action, Ground
from cases.models import NameDecision
from cases.named.person import Person

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


def anchor(key: str) -> str:
    """The id of somebody's card. A key may hold any words, an id may not."""
    return f"name-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
