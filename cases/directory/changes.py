"""What is in the directory in words, what changed in it, and whether it still is what somebody was shown."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import F

from cases.law.dates import in_words
from cases.law.redaction import Flag, Kind
from cases.models import Council, StaffChange, StaffMember, StaffPost, User

PERSON = {
    "name": "Name",
    "forename": "Forename",
    "surname": "Surname",
    "known_as": "Known as",
    "former_names": "Former names",
    "kind": "Kind",
    "organisation": "Organisation",
    "email": "E-mail addresses",
    "phone": "Direct lines",
    "extension": "Extension",
    "mobile": "Mobile numbers",
    "number": "Staff number",
}
POST = {
    "held_from": "From",
    "held_to": "To",
    "grade": "Grade",
    "post": "Post",
    "team": "Team or directorate",
    "flags": "Flags",
}


def person_values(member: StaffMember) -> dict[str, str]:
    return {name: getattr(member, name) for name in PERSON}


def post_values(post: StaffPost) -> dict:
    values = {name: getattr(post, name) for name in POST if name != "flags"}
    return {**values, "flags": [flag.value for flag in Flag if flag in post.flags()]}


def state_of(member: StaffMember) -> str:
    """A mark of all that the directory says of the person and their posts: another one as soon as any of it changes."""
    return mark([person_values(member), *map(post_values, member.posts.all())])


def mark(said: list) -> str:
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()[:20]


def in_words_of(name: str, value: object) -> str:
    """A value of a person or a post as a page shows it; empty for nothing."""
    if name == "kind":
        return Kind(value).in_words
    if name == "flags":
        return ", ".join(Flag(each).in_words for each in value)
    return in_words(value) if isinstance(value, date) else str(value or "")


def difference(labels: Mapping[str, str], before: Mapping, after: Mapping) -> list[dict[str, str]]:
    """The fields that differ, each with its words before and after; an empty mapping stands for nothing there."""
    found = []
    for name, label in labels.items():
        was, now = (in_words_of(name, side[name]) if side else "" for side in (before, after))
        if was != now:
            found.append({"field": label, "before": was, "after": now})
    return found


def record(
    member: StaffMember | None, words: str, what: Sequence[dict], *, shown: str = "", by: User, on: date
) -> None:
    """Keep what was changed, and let everybody who has the directory in memory read it again."""
    StaffChange.objects.create(
        staff_member=member,
        shown=shown or str(member),
        words=words,
        what=list(what),
        by=by,
        on=on,
    )
    Council.objects.filter(pk=1).update(directory_version=F("directory_version") + 1)
