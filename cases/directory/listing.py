"""The directory as a list: who, in the order of names, a page at a time.

The number of queries does not depend on the number of people, and no page reads what lies before it (keyset).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.directory import grades
from cases.directory.grades import held_on
from cases.law.redaction import Detail, Ladder, Ruling, rule
from cases.models import StaffMember, StaffPost

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One person as a row: the post of the day, or the last before it where none is held (`held_to` says until when);
    None for somebody who never had one. `band` is where the grade stands, "" where the rule asks for none."""

    member: StaffMember
    post: StaffPost | None
    holds: bool
    band: str
    ruling: Ruling


@dataclass(frozen=True)
class Page:
    """`after` is where the next page starts; empty on the last."""

    lines: list[Line]
    total: int
    after: str


def narrow(values: Mapping[str, Any], on: date, ladder: Ladder) -> QuerySet[StaffMember]:
    """The people whom the filters leave; grade and flags count as they are on the day."""
    people = StaffMember.objects.search(values.get("q", ""))
    if "kind" in values:
        people = people.filter(kind=values["kind"])
    held = StaffPost.objects.filter(held_on(on), staff_member=OuterRef("pk"))
    if "band" in values:
        written = grades.spellings(ladder, values["band"])
        people = people.filter(Exists(held.filter(grade__in=written)))
    if "flag" in values:
        people = people.filter(Exists(held.filter(**{values["flag"]: True})))
    if "holding" in values:
        holds = Exists(held)
        people = people.filter(holds if values["holding"] == "yes" else ~holds)
    return people


def start_after(people: QuerySet[StaffMember], after: str) -> QuerySet[StaffMember]:
    """The people who follow the one with that key. A mark that makes no sense starts at the beginning."""
    last = StaffMember.objects.filter(pk=after).first() if after.isdecimal() and len(after) < 19 else None
    if last is None:
        return people
    return people.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk))


def page(people: QuerySet[StaffMember], on: date, ladder: Ladder, *, after: str = "") -> Page:
    rows = list(start_after(people, after).order_by("name", "id").prefetch_related("posts")[: PAGE + 1])
    return Page(
        lines=[as_line(member, on, ladder) for member in rows[:PAGE]],
        total=people.count(),
        after=str(rows[PAGE - 1].pk) if len(rows) > PAGE else "",
    )


def as_line(member: StaffMember, on: date, ladder: Ladder) -> Line:
    posts = list(member.posts.all())
    holding = [post for post in posts if post.holds(on)]
    post = (holding or posts or [None])[-1]
    band = grades.band(ladder, post.grade) if post and post.grade else ""
    return Line(member, post, bool(holding), band, rule(member.as_entry().standing(on), Detail.NAME, ladder))
