"""Writes what `look` shows, in a fixed number of statements a batch, and puts back what was before."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from cases.directory.import_known import MEMBER, Known, as_held, as_values, mark_of, these
from cases.directory.looking import Look, Step
from cases.law.redaction import Flag
from cases.models import DirectoryImport, StaffChange, StaffMember, StaffPost, User
from cases.names.directory import Held

BATCH = 2000
_POST_FIELDS = ["held_from", "held_to", "grade", "post", "team", *(flag.value for flag in Flag)]


def batches(items: Iterable, size: int = BATCH) -> Iterator[list]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def save(directory_import: DirectoryImport, look: Look, *, by: User, on: date) -> dict:
    """Write the changes. Returns what is needed to take them back."""
    steps = [*look.changed, *(look.gone if directory_import.ends_the_others else [])]
    kept: dict = {"people": [], "new": []}
    for batch in batches(steps):
        _change(batch)
        _tell(
            batch,
            [step.known.pk for step in batch],
            f"changed by the import of “{directory_import.name}”",
            by,
            on,
        )
        kept["people"] += [_before(step) for step in batch]
    for batch in batches(look.new):
        pks = _add(batch)
        _tell(batch, pks, f"added by the import of “{directory_import.name}”", by, on)
        kept["new"] += [
            {"pk": pk, "name": step.name, "mark": mark_of(step.values, step.held)}
            for pk, step in zip(pks, batch, strict=True)
        ]
    return kept


def _change(steps: Sequence[Step]) -> None:
    """A post keeps its row as long as it begins on the same day."""
    renamed = [step for step in steps if dict(step.known.values) != dict(step.values)]
    _write_members([(step.known.pk, step.values) for step in renamed])
    gone, kept, new = [], [], []
    for step in steps:
        rows = {held.held_from: (pk, held) for pk, held in step.known.posts}
        for held in step.held:
            pk, before = rows.pop(held.held_from, (None, None))
            if held != before:
                post = _post(held, step.known.pk, pk)
                (new if pk is None else kept).append(post)
        gone += [pk for pk, _ in rows.values()]
    StaffPost.objects.filter(pk__in=gone).delete()
    # One post at most is open: those that end are written before those that begin.
    kept.sort(key=lambda post: post.held_to is None)
    StaffPost.objects.bulk_create(
        kept, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=_POST_FIELDS
    )
    StaffPost.objects.bulk_create(new, batch_size=BATCH)


def _add(steps: Sequence[Step]) -> list[int]:
    members = StaffMember.objects.bulk_create(
        [StaffMember(**step.values) for step in steps], batch_size=BATCH
    )
    pks = [member.pk for member in members]
    StaffPost.objects.bulk_create(
        [_post(held, pk) for pk, step in zip(pks, steps, strict=True) for held in step.held], batch_size=BATCH
    )
    return pks


def _write_members(people: Iterable[tuple[int, dict]]) -> None:
    StaffMember.objects.bulk_create(
        [StaffMember(pk=pk, **values) for pk, values in people],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*MEMBER, "searched"],
    )


def _post(held: Held, member: int, pk: int | None = None) -> StaffPost:
    flags = {flag.value: flag in held.flags for flag in Flag}
    return StaffPost(
        pk=pk,
        staff_member_id=member,
        held_from=held.held_from,
        held_to=held.held_to,
        grade=held.grade,
        post=held.post,
        team=held.team,
        **flags,
    )


def _tell(steps: Sequence[Step], pks: Sequence[int], words: str, by: User, on: date) -> None:
    StaffChange.objects.bulk_create(
        [
            StaffChange(staff_member_id=pk, shown=step.name, words=words[:300], what=step.what, by=by, on=on)
            for pk, step in zip(pks, steps, strict=True)
        ],
        batch_size=BATCH,
    )


def _before(step: Step) -> dict:
    posts = [{"pk": pk, **_plain(held)} for pk, held in step.known.posts]
    return {
        "pk": step.known.pk,
        "values": dict(step.known.values),
        "posts": posts,
        "mark": mark_of(step.values, step.held),
    }


def _plain(held: Held) -> dict:
    values = as_values(held)
    return values | {name: values[name] and values[name].isoformat() for name in ("held_from", "held_to")}


def touched_since(before: dict) -> list[str]:
    """The names of those who no longer are as the import left them: changed by hand, by a later import, or gone."""
    names = []
    people = [(each["pk"], each["values"]["name"], each["mark"]) for each in before["people"]]
    for batch in batches([*people, *((each["pk"], each["name"], each["mark"]) for each in before["new"])]):
        now = {known.pk: known for known in these([pk for pk, _, _ in batch])}
        names += [
            name for pk, name, mark in batch if pk not in now or mark_of(now[pk].values, now[pk].held) != mark
        ]
    return sorted(names)


def put_back(directory_import: DirectoryImport, *, by: User, on: date) -> None:
    """Everybody as they were, with the same rows; who came with the import is gone. Decisions about them stay with
    their cases."""
    words = f"put back as before the import of “{directory_import.name}”"
    for batch in batches(directory_import.before["people"]):
        pks = [each["pk"] for each in batch]
        now = these(pks)
        StaffPost.objects.filter(staff_member__in=pks).delete()
        _write_members([(each["pk"], each["values"]) for each in batch])
        StaffPost.objects.bulk_create(
            [_post(as_held(post), each["pk"], post["pk"]) for each in batch for post in each["posts"]],
            batch_size=BATCH,
        )
        _tell(_back_again(batch, now), [known.pk for known in now], words, by, on)
    for batch in batches(directory_import.before["new"]):
        StaffMember.objects.filter(pk__in=[each["pk"] for each in batch]).delete()


def _back_again(batch: Sequence[dict], now: Sequence[Known]) -> list[Step]:
    before = {each["pk"]: each for each in batch}
    steps = []
    for known in now:
        each = before[known.pk]
        held = tuple(as_held(post) for post in each["posts"])
        steps.append(Step((), known, each["values"], held))
    return steps
