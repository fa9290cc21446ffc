"""People of the directory, made by the real actions."""

from datetime import date

from cases.directory import actions, changes
from cases.models import StaffMember, StaffPost

TODAY = date(2021, 3, 4)


def person_values(**said) -> dict:
    return {**dict.fromkeys(changes.PERSON, ""), "name": "Dana Doe", "kind": "officer", **said}


def post_values(**said) -> dict:
    usual = {
        "held_from": date(2020, 1, 1),
        "held_to": None,
        "grade": "Manager",
        "post": "Digital Communications Manager",
        "team": "Communications",
        "flags": [],
    }
    return {**usual, **said}


def add(administrator, *, post: dict | None = None, **said) -> StaffMember:
    return actions.add_person(
        values=person_values(**said), post=post_values(**(post or {})), by=administrator, on=TODAY
    )


def shown(member: StaffMember) -> str:
    return changes.state_of(StaffMember.objects.get(pk=member.pk))


def add_post(member: StaffMember, administrator, *, adjust: bool = False, **said) -> StaffPost:
    return actions.add_post(
        member=member,
        values=post_values(**said),
        shown=shown(member),
        adjust=adjust,
        by=administrator,
        on=TODAY,
    )


def times(member: StaffMember) -> list[tuple]:
    """Each post with the days on which it is held."""
    return [
        (post.post, post.held_from, post.held_to) for post in StaffPost.objects.filter(staff_member=member)
    ]
