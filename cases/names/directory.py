"""The people that the finder knows, and what held of each on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.law.redaction import Flag, Kind, Standing


@dataclass(frozen=True)
class Held:
    """What held of one person from a day to a day; either end may be open."""

    grade: str = ""
    post: str = ""
    team: str = ""
    flags: frozenset[Flag] = frozenset()
    held_from: date | None = None
    held_to: date | None = None

    def holds(self, on: date) -> bool:
        return (self.held_from is None or self.held_from <= on) and (
            self.held_to is None or on <= self.held_to
        )


@dataclass(frozen=True)
class Entry:
    """One person: names in every form that is on record, addresses and numbers, and the posts held in order of time.

    `name` is as the council writes it; `forename` and `surname` are empty where only the whole is known.
    """

    key: str
    name: str
    forename: str = ""
    surname: str = ""
    known_as: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    kind: Kind = Kind.OFFICER
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()

    def standing(self, on: date) -> Standing:
        """What held on the day; where nothing did, the nearest with `is_dated` False."""
        holding = [held for held in self.held if held.holds(on)]
        nearest = holding[-1:] or sorted(self.held, key=lambda held: _days_off(held, on))[:1]
        held = nearest[0] if nearest else Held()
        return Standing(
            kind=self.kind,
            grade=held.grade,
            post=held.post,
            organisation=self.organisation,
            flags=held.flags,
            is_dated=bool(holding) or not self.held,
        )


def _days_off(held: Held, on: date) -> int:
    ends = [day for day in (held.held_from, held.held_to) if day is not None]
    return min(abs((day - on).days) for day in ends)


@dataclass(frozen=True)
class Directory:
    """Everybody that the finder knows. `domains` are the council's own mail domains; `public` are numbers and
    addresses that are nobody's alone: switchboard, team mailboxes."""

    entries: tuple[Entry, ...]
    domains: tuple[str, ...] = ()
    public: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, entries: Iterable[Entry], *, domains: Iterable[str] = (), public: Iterable[str] = ()
    ) -> "Directory":
        return cls(tuple(entries), tuple(domains), tuple(public))
