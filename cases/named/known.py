"""The people that the council knows, as the finder takes them: read once and kept until the directory changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cases.law.redaction import Ladder
from cases.models import Council, GradeSetting, StaffMember
from cases.names import Directory, Entry, Mention, Passage
from cases.names.finder import Finder

# What was found in the last texts: a preview asks again for what the save before it has just found.
REMEMBERED = 64


@dataclass(frozen=True)
class Known:
    """One state of the directory and of the grades. `entries` by key; `public` are numbers and addresses for all,
    `address` is where the council is."""

    finder: Finder
    entries: Mapping[str, Entry]
    ladder_on: Callable[[date], Ladder]
    public: tuple[str, ...] = ()
    address: str = ""
    _found: "OrderedDict[Any, list[list[Mention]]]" = field(default_factory=OrderedDict, compare=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, compare=False)

    def find(
        self, passages: Sequence[Passage], *, requester: str, not_people: Collection[str]
    ) -> list[list[Mention]]:
        """As Finder.find; the same texts are read once."""
        asked = (tuple(passages), requester, frozenset(not_people))
        with self._turn:
            if asked in self._found:
                self._found.move_to_end(asked)
                return self._found[asked]
        found = self.finder.find(passages, requester=requester, not_people=not_people)
        with self._turn:
            self._found[asked] = found
            while len(self._found) > REMEMBERED:
                self._found.popitem(last=False)
        return found


def known(council: Council | None = None) -> Known:
    """Everybody in the directory, with the grades of every day: two queries more when either has changed."""
    council = council or Council.current()
    settings = tuple(GradeSetting.objects.order_by("in_force_from"))
    state = (
        council.directory_version,
        council.own_domains(),
        council.contacts_for_all(),
        (council.address, council.foi_address),
        tuple((each.in_force_from, each.ladder, each.senior_grade) for each in settings),
    )
    with _turn:
        if state not in _kept:
            fresh = _read(council, settings)
            _kept.clear()
            _kept[state] = fresh
        return _kept[state]


def forget() -> None:
    """Read the directory anew the next time. For tests, whose directories all begin at version 0."""
    _kept.clear()


_kept: dict[Any, Known] = {}
_turn = threading.Lock()


def _read(council: Council, settings: Sequence[GradeSetting]) -> Known:
    members = StaffMember.objects.order_by("pk").prefetch_related("posts")
    entries = [member.as_entry() for member in members]
    directory = Directory.of(entries, domains=council.own_domains(), public=council.contacts_for_all())
    ladder_on = _ladders(settings)
    by_key = {entry.key: entry for entry in entries}
    return Known(
        Finder(directory, ladder_on),
        by_key,
        ladder_on,
        directory.public,
        f"{council.address}\n{council.foi_address}",
    )


def _ladders(settings: Sequence[GradeSetting]) -> Callable[[date], Ladder]:
    """As GradeSettingQuerySet.in_force, of what was read already."""
    read = [
        (each.in_force_from, each.as_law()) for each in settings or [GradeSetting(in_force_from=date.min)]
    ]

    def ladder_on(on: date) -> Ladder:
        in_force = [ladder for since, ladder in read if since <= on]
        return in_force[-1] if in_force else read[0][1]

    return ladder_on
