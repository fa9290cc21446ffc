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
    begins = _first(new)
    same_day = next((each for each in held if _first(each) == begins), None)
    covering = next((each for each in held if each is not same_day and each.holds(begins)), None)
    goes_on = covering if covering is not None and said(covering) == said(new) else None
    replaced = goes_on or same_day
    ends = replaced.held_to if replaced is not None and new.held_to is None else new.held_to
    later = min((each for each in held if _first(each) > begins), key=_first, default=None)
    if later is not None and (ends is None or ends >= _first(later)):
        if replaced is None and said(later) == said(new):
            return _ordered(replace(later, held_from=begins), _cut(held, covering, begins), later)
        ends = _first(later) - A_DAY
    if goes_on is not None:
        return _ordered(replace(goes_on, held_to=ends), held, goes_on)
    return _ordered(replace(new, held_to=ends), _cut(held, covering, begins), same_day)


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
