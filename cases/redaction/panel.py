"""The panel of people named: who is to be decided about, who is settled, and what is left alone."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from cases import permissions
from cases.models import Case, NotAPerson, User
from cases.named.person import Person
from cases.named.register import Register
from cases.names.folding import fold
from cases.redaction.lines import Line
from cases.redaction.underlining import underlines
from cases.templatetags.case_words import plain_text


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


def panel_of(
    case: Case, register: Register, user: User, *, annex: str = "", refused: Refused | None = None
) -> Panel:
    """The panel of a case for one user: three queries more than its register."""
    may_add = not permissions.edit_directory(user)
    lines = tuple(_line(person, may_add, refused) for person in register.people)
    claims = case.claims.order_by("pk").values_list("pk", "version")
    beside = any(line.error for line in lines)
    return Panel(
        lines=lines,
        refused=refused.error if refused and not beside else "",
        left_alone=tuple(_left_alone(register)),
        underlines=json.dumps(dict(underlines(register, annex))),
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
