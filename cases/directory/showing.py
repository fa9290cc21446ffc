"""What the page of one person shows beside the names and posts."""

from dataclasses import dataclass
from datetime import date

from cases.directory import grades, listing, timeline
from cases.law.redaction import Detail, Flag, Ladder, Ruling, rule
from cases.models import NameDecision, StaffChange, StaffMember, StaffPost

SHOWN = 50
DETAILS = (Detail.NAME, Detail.WORK_EMAIL, Detail.DIRECT_LINE, Detail.MOBILE)


@dataclass(frozen=True)
class Said:
    """What the rule says of one detail."""

    detail: Detail
    ruling: Ruling


@dataclass(frozen=True)
class Row:
    """One post for the page: what it is called, whether it is held today, its flags with what each means."""

    post: StaffPost
    called: str
    holds: bool
    flags: list[tuple[Flag, str]]


def rulings(member: StaffMember, on: date, ladder: Ladder) -> list[Said]:
    standing = member.as_entry().standing(on)
    return [Said(detail, rule(standing, detail, ladder)) for detail in DETAILS]


def posts(member: StaffMember, today: date) -> list[Row]:
    """Every post, the latest first."""
    return [
        Row(
            post,
            timeline.called(post),
            post.holds(today),
            [(flag, grades.FLAGS[flag]) for flag in Flag if flag in post.flags()],
        )
        for post in reversed(member.posts.all())
    ]


def decisions(member: StaffMember) -> list[NameDecision]:
    """Where it was decided about the person, the latest first."""
    return list(member.decisions.select_related("case", "by").order_by("-id")[:SHOWN])


def history(member: StaffMember) -> list[StaffChange]:
    return list(member.changes.select_related("by")[:SHOWN])


def all_changes(after: str) -> tuple[list[StaffChange], str]:
    """A page of the history of the whole directory, and where the next one starts (empty on the last). A mark that
    makes no sense starts at the beginning."""
    found = StaffChange.objects.select_related("by", "staff_member")
    if after.isdecimal() and len(after) < 19:
        found = found.filter(pk__lt=int(after))
    rows = list(found[: SHOWN + 1])
    return rows[:SHOWN], str(rows[SHOWN - 1].pk) if len(rows) > SHOWN else ""


def namesakes(member: StaffMember, on: date, ladder: Ladder) -> list[listing.Line]:
    """Others of the same name: a mention of it may be any of them."""
    others = StaffMember.objects.filter(name__iexact=member.name).exclude(pk=member.pk)
    return [listing.as_line(each, on, ladder) for each in others.prefetch_related("posts")[:SHOWN]]
