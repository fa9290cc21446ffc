"""The directory as an import compares it with a file: everybody with their posts, in two queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cases.directory import changes
from cases.law.redaction import Flag, Kind
from cases.models import StaffMember, StaffPost
from cases.names.directory import Entry, Held

MEMBER = tuple(changes.PERSON)
_FLAGS = tuple(flag.value for flag in Flag)
_POST = ("held_from", "held_to", "grade", "post", "team")


@dataclass(frozen=True)
class Known:
    """One person of the directory. `values` are the fields of changes.PERSON; `posts` are in order of time, each with
    its row's id."""

    pk: int
    values: Mapping[str, str]
    posts: tuple[tuple[int, Held], ...] = ()

    @property
    def held(self) -> tuple[Held, ...]:
        return tuple(held for _, held in self.posts)

    @property
    def name(self) -> str:
        return self.values["name"]

    def emails(self) -> list[str]:
        return parts_of(self.values["email"])


def parts_of(words: str) -> list[str]:
    """What stands in one field apart by semicolons."""
    return [part for part in (each.strip() for each in words.split(";")) if part]


def everybody() -> list[Known]:
    return _known(
        StaffMember.objects.order_by("pk").values_list("pk", *MEMBER),
        StaffPost.objects.order_by("held_from", "pk").values_list("staff_member_id", "pk", *_POST, *_FLAGS),
    )


def these(pks: Sequence[int]) -> list[Known]:
    """Those of these people who are in the directory still."""
    return _known(
        StaffMember.objects.filter(pk__in=pks).values_list("pk", *MEMBER),
        StaffPost.objects.filter(staff_member__in=pks)
        .order_by("held_from", "pk")
        .values_list("staff_member_id", "pk", *_POST, *_FLAGS),
    )


def _known(members: Iterable[tuple], posts: Iterable[tuple]) -> list[Known]:
    held: dict[int, list[tuple[int, Held]]] = defaultdict(list)
    for member, pk, held_from, held_to, grade, post, team, *flags in posts:
        marked = frozenset(Flag(name) for name, is_set in zip(_FLAGS, flags, strict=True) if is_set)
        held[member].append((pk, Held(grade, post, team, marked, held_from, held_to)))
    return [Known(pk, dict(zip(MEMBER, values, strict=True)), tuple(held[pk])) for pk, *values in members]


def entry_of(values: Mapping[str, str], held: Sequence[Held]) -> Entry:
    """Only what the rule asks for: the kind, the organisation and the posts."""
    return Entry(
        key="",
        name=values["name"],
        kind=Kind(values["kind"]),
        organisation=values["organisation"],
        held=tuple(held),
    )


def as_values(held: Held) -> dict:
    """As changes.POST names it."""
    return {
        "held_from": held.held_from,
        "held_to": held.held_to,
        "grade": held.grade,
        "post": held.post,
        "team": held.team,
        "flags": [flag.value for flag in Flag if flag in held.flags],
    }


def as_held(values: Mapping) -> Held:
    """The same from what was kept as JSON."""
    held_to = values["held_to"]
    return Held(
        values["grade"],
        values["post"],
        values["team"],
        frozenset(map(Flag, values["flags"])),
        date.fromisoformat(values["held_from"]),
        date.fromisoformat(held_to) if held_to else None,
    )


def mark_of(values: Mapping[str, str], held: Sequence[Held]) -> str:
    """Another one as soon as anything of the person or the posts is changed."""
    in_order = sorted(
        held, key=lambda each: (each.held_from, each.held_to or date.max, each.post, each.grade)
    )
    return changes.mark([{name: values[name] for name in MEMBER}, *map(as_values, in_order)])
