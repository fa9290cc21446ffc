"""What a file says of the posts of one person, put among the posts that the directory knows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cases.names.directory import Held

A_DAY = timedelta(days=1)


def said(held: Held) -> tuple:
    """What held, without its days."""
    return (held.grade, held.post, held.team, held.flags)


def present(held: Iterable[Held]) -> Held | None:
    """The post without a last day."""
    return next((each for each in held if each.held_to is None), None)


def put(held: Sequence[Held], new: Held) -> tuple[Held, ...]:
    """The posts once the file's word counts from the first day of `new` on. A post that holds until then ends the day
    before; one of the same day is replaced; one that begins later stays, and the new one ends the day before it."""
    begins = new.held_from or date.min
    same_day = next((each for each in held if each.held_from == begins), None)
    covering = next((each for each in held if each.held_from != begins and each.holds(begins)), None)
    if covering is not None and said(covering) == said(new):
        ends = covering.held_to if new.held_to is None else new.held_to
        return _ordered(replace(covering, held_to=ends), held, covering)
    if same_day is not None:
        ends = same_day.held_to if new.held_to is None else new.held_to
        return _ordered(replace(new, held_to=ends), held, same_day)
    later = min((each for each in held if _first(each) > begins), key=_first, default=None)
    ends = new.held_to
    if later is not None and (ends is None or ends >= _first(later)):
        if said(later) == said(new):
            return _ordered(replace(later, held_from=begins), _cut(held, covering, begins), later)
        ends = _first(later) - A_DAY
    return _ordered(replace(new, held_to=ends), _cut(held, covering, begins), None)


def _first(held: Held) -> date:
    return held.held_from or date.min


def _cut(held: Sequence[Held], covering: Held | None, begins: date) -> list[Held]:
    return [replace(each, held_to=begins - A_DAY) if each is covering else each for each in held]


def _ordered(new: Held, held: Sequence[Held], instead_of: Held | None) -> tuple[Held, ...]:
    return tuple(sorted([*(each for each in held if each is not instead_of), new], key=_first))


def left(held: Sequence[Held], day: date) -> tuple[Held, ...]:
    """The posts of somebody who is not in the file of that day: none is open. A post that began later or that day
    lasts for its first day alone."""
    return tuple(
        replace(each, held_to=max(day - A_DAY, _first(each))) if each.held_to is None else each
        for each in held
    )
