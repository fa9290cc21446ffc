"""What is done with the directory by hand: people and their posts. See grade_actions.py for the grades."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from cases import permissions
from cases.directory import changes, timeline
from cases.directory.timeline import Cut
from cases.law.dates import in_words
from cases.law.redaction import Flag
from cases.models import StaffMember, StaffPost, User

# A year outside is a slip of the pen.
YEARS = range(1900, 2201)


@dataclass(frozen=True)
class Reason:
    """Why not, and the field that it belongs to; "" for none."""

    field: str
    words: str


class DirectoryRefused(Exception):
    """It cannot stand in the directory so. `cuts` are the posts that would be overlapped, where adjusting them is
    offered."""

    def __init__(self, reasons: Sequence[Reason], cuts: Sequence[Cut] = ()):
        super().__init__(" ".join(reason.words for reason in reasons))
        self.reasons = list(reasons)
        self.cuts = list(cuts)


class Overtaken(Exception):
    """Somebody changed the person meanwhile. `member` is as it is now."""

    def __init__(self, member: StaffMember):
        super().__init__(f"{member} was changed meanwhile.")
        self.member = member


def _refuse(field: str, *words: str) -> None:
    raise DirectoryRefused([Reason(field, each) for each in words])


def _locked(member: StaffMember, shown: str, by: User) -> StaffMember:
    """The person as they are, held against others until the end. Raises NotAllowed, Overtaken."""
    permissions.demand(permissions.edit_directory(by))
    found = StaffMember.objects.select_for_update().get(pk=member.pk)
    if changes.state_of(found) != shown:
        raise Overtaken(found)
    return found


def _demand_own_number(values: Mapping[str, Any], member: StaffMember | None) -> None:
    if not values["number"]:
        return
    others = StaffMember.objects.filter(number=values["number"])
    other = (others.exclude(pk=member.pk) if member else others).first()
    if other:
        _refuse("number", f"{other} has this staff number already.")


@transaction.atomic
def add_person(
    *, values: Mapping[str, Any], post: Mapping[str, Any] | None = None, by: User, on: date
) -> StaffMember:
    """A new person, with the post that they hold. `values`: the fields of changes.PERSON; `post`: those of
    changes.POST. Raises NotAllowed, DirectoryRefused."""
    permissions.demand(permissions.edit_directory(by))
    _demand_own_number(values, None)
    member = StaffMember.objects.create(**values)
    changes.record(member, "added the person", changes.difference(changes.PERSON, {}, values), by=by, on=on)
    if post:
        _demand_order(post)
        _write_post(StaffPost(staff_member=member), post, "added the first post", by=by, on=on)
    return member


@transaction.atomic
def change_person(
    *, member: StaffMember, values: Mapping[str, Any], shown: str, by: User, on: date
) -> StaffMember:
    """Names, kind, addresses and numbers. `shown` is changes.state_of() the person as the page showed them.

    Raises NotAllowed, Overtaken, DirectoryRefused.
    """
    found = _locked(member, shown, by)
    _demand_own_number(values, found)
    what = changes.difference(changes.PERSON, changes.person_values(found), values)
    if not what:
        _refuse("", "Nothing was changed.")
    for name, value in values.items():
        setattr(found, name, value)
    found.save()
    changes.record(found, "changed the person", what, by=by, on=on)
    return found


def why_not_remove(member: StaffMember) -> list[str]:
    """The reasons why a person stays in the directory; empty when they can be taken out."""
    if member.decisions.exists():
        return [f"It was decided about {member} in a case. Who leaves the council stays in the directory."]
    return []


@transaction.atomic
def remove_person(*, member: StaffMember, shown: str, by: User, on: date) -> None:
    """Take out somebody who was entered by mistake. The history keeps what was there.

    Raises NotAllowed, Overtaken, DirectoryRefused.
    """
    found = _locked(member, shown, by)
    if reasons := why_not_remove(found):
        _refuse("", *reasons)
    what = changes.difference(changes.PERSON, changes.person_values(found), {})
    for post in found.posts.all():
        what += changes.difference(changes.POST, changes.post_values(post), {})
    name = str(found)
    found.delete()
    changes.record(None, "removed the person", what, shown=name, by=by, on=on)


@transaction.atomic
def add_post(
    *,
    member: StaffMember,
    values: Mapping[str, Any],
    shown: str,
    adjust: bool = False,
    by: User,
    on: date,
) -> StaffPost:
    """A post from a day: the present one ends the day before. Any other that it would overlap is named in the refusal,
    unless `adjust` says to cut it. Raises NotAllowed, Overtaken, DirectoryRefused."""
    found = _locked(member, shown, by)
    _demand_order(values)
    kept = _make_room(found.posts.all(), values, adjust=adjust, by=by, on=on)
    post = _write_post(StaffPost(staff_member=found), values, "added a post", by=by, on=on)
    _keep(kept, by=by, on=on)
    return post


@transaction.atomic
def correct_post(
    *, post: StaffPost, values: Mapping[str, Any], shown: str, adjust: bool = False, by: User, on: date
) -> StaffPost:
    """What was written down wrongly of a post: it is corrected for all of its days. A change from a day on is a new
    post. Raises NotAllowed, Overtaken, DirectoryRefused."""
    found = _locked(post.staff_member, shown, by)
    present = found.posts.get(pk=post.pk)
    _demand_order(values)
    if not changes.difference(changes.POST, changes.post_values(present), values):
        _refuse("", "Nothing was changed.")
    kept = _make_room(found.posts.exclude(pk=post.pk), values, adjust=adjust, by=by, on=on)
    _write_post(present, values, f"corrected the post “{timeline.called(present)}”", by=by, on=on)
    _keep(kept, by=by, on=on)
    return present


@transaction.atomic
def remove_post(*, post: StaffPost, shown: str, by: User, on: date) -> None:
    """Take out a post that was never held. Raises NotAllowed, Overtaken."""
    found = _locked(post.staff_member, shown, by)
    present = found.posts.get(pk=post.pk)
    what = changes.difference(changes.POST, changes.post_values(present), {})
    present.delete()
    changes.record(found, f"removed the post “{timeline.called(post)}”", what, by=by, on=on)


@transaction.atomic
def end(*, member: StaffMember, last_day: date, shown: str, by: User, on: date) -> None:
    """The person leaves: the present post ends on their last day. The person stays in the directory, because older
    documents name them. Raises NotAllowed, Overtaken, DirectoryRefused."""
    found = _locked(member, shown, by)
    present = found.posts.filter(held_to=None).first()
    if present is None:
        _refuse("", f"{found} holds no post that could end.")
    if last_day < present.held_from:
        words = f"The last day must be {in_words(present.held_from)} or later: “{timeline.called(present)}” began then."
        _refuse("last_day", words)
    if last_day.year not in YEARS:
        _refuse("last_day", f"The year must be from {YEARS[0]} to {YEARS[-1]}.")
    values = {**changes.post_values(present), "held_to": last_day}
    words = f"recorded that they leave “{timeline.called(present)}”"
    _write_post(present, values, words, by=by, on=on)


def _demand_order(values: Mapping[str, Any]) -> None:
    for name in ("held_from", "held_to"):
        if values[name] and values[name].year not in YEARS:
            _refuse(name, f"The year must be from {YEARS[0]} to {YEARS[-1]}.")
    if values["held_to"] and values["held_to"] < values["held_from"]:
        _refuse("held_to", "The last day must be the first day or later.")


def _make_room(posts, values: Mapping[str, Any], *, adjust: bool, by: User, on: date) -> list[StaffPost]:
    """Cut what would be overlapped. The answer is what remains after it, to be kept once the new post stands, because
    of two posts only one may be open-ended."""
    cuts = timeline.cuts(posts, values["held_from"], values["held_to"])
    why_not = timeline.why_not(cuts)
    can_adjust = timeline.can_adjust(cuts)
    if why_not and not (adjust and can_adjust):
        reasons = [Reason("held_from", words) for words in why_not]
        raise DirectoryRefused(reasons, cuts if can_adjust else ())
    kept = []
    for cut in cuts:
        (first, last), *rest = cut.left
        kept += [_again(cut.post, *part) for part in rest]
        present = {**changes.post_values(cut.post), "held_from": first, "held_to": last}
        words = f"made room beside the post “{timeline.called(cut.post)}”"
        if cut.follows:
            words = f"ended the post “{timeline.called(cut.post)}”"
        _write_post(cut.post, present, words, by=by, on=on)
    return kept


def _again(post: StaffPost, held_from: date, held_to: date | None) -> StaffPost:
    same = {name: getattr(post, name) for name in ("grade", "post", "team", *(flag.value for flag in Flag))}
    return StaffPost(staff_member=post.staff_member, held_from=held_from, held_to=held_to, **same)


def _keep(posts: Sequence[StaffPost], *, by: User, on: date) -> None:
    for post in posts:
        words = f"took up the post “{timeline.called(post)}” again"
        _write_post(post, changes.post_values(post), words, by=by, on=on)


def _write_post(post: StaffPost, values: Mapping[str, Any], words: str, *, by: User, on: date) -> StaffPost:
    before = changes.post_values(post) if post.pk else {}
    for name, value in values.items():
        if name != "flags":
            setattr(post, name, value)
    for flag in Flag:
        setattr(post, flag.value, flag.value in values["flags"])
    post.save()
    what = changes.difference(changes.POST, before, values)
    changes.record(post.staff_member, words, what, by=by, on=on)
    return post
