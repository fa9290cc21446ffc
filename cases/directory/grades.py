"""The grades as they are held on a day, and what another ladder would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from cases.law.redaction import Flag, Kind, Ladder
from cases.models import GradeSetting, StaffPost

# Where a grade stands to the senior grade, as a filter and in words.
SENIOR, BELOW, UNKNOWN = "senior", "below", "unknown"


def held_on(on: date) -> Q:
    """The posts that are held on a day."""
    return Q(held_from__lte=on) & (Q(held_to__isnull=True) | Q(held_to__gte=on))


@dataclass(frozen=True)
class Step:
    """One grade of a ladder for the page."""

    grade: str
    others: tuple[str, ...]
    is_senior: bool
    is_the_line: bool


@dataclass(frozen=True)
class Move:
    """A grade as the directory writes it, how many officers hold it, and how it stands before and after."""

    grade: str
    people: int
    before: str
    after: str


@dataclass(frozen=True)
class Moves:
    """What another ladder changes on its first day."""

    lines: tuple[Move, ...]
    unknown: tuple[Move, ...]  # not in the new ladder, changed or not

    def across(self, after: str) -> int:
        """How many officers come to stand there."""
        return sum(move.people for move in self.lines if move.after == after)


def steps(setting: GradeSetting) -> list[Step]:
    """The ladder for the page, the other words for each grade as they were typed."""
    ladder = setting.as_law()
    lines = [line.partition(":") for line in setting.ladder.splitlines() if line.strip()]
    others = [tuple(filter(None, (word.strip() for word in words.split(",")))) for _, _, words in lines]
    return [
        Step(grade, words, ladder.is_senior(grade), grade == ladder.senior)
        for grade, words in zip(ladder.grades, others, strict=True)
    ]


def band(ladder: Ladder, grade: str) -> str:
    if ladder.find(grade) is None:
        return UNKNOWN
    return SENIOR if ladder.is_senior(grade) else BELOW


def held(on: date) -> list[tuple[str, int]]:
    """Each grade as the directory writes it, with the number of officers who hold it on a day. One query."""
    posts = StaffPost.objects.filter(held_on(on), staff_member__kind=Kind.OFFICER.value)
    return list(posts.values_list("grade").annotate(people=Count("pk")).order_by("-people", "grade"))


def unknown(ladder: Ladder, found: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those that the ladder does not know: of them a person must decide."""
    return [(grade, people) for grade, people in found if ladder.find(grade) is None]


def moves(before: Ladder, after: Ladder, found: Sequence[tuple[str, int]]) -> Moves:
    everything = [Move(grade, people, band(before, grade), band(after, grade)) for grade, people in found]
    return Moves(
        tuple(move for move in everything if move.before != move.after),
        tuple(move for move in everything if move.after == UNKNOWN),
    )


def spellings(ladder: Ladder, wanted: str) -> list[str]:
    """How the directory writes the grades that stand on that side of the line. One query."""
    written = StaffPost.objects.values_list("grade", flat=True).order_by("grade").distinct()
    return [grade for grade in written if band(ladder, grade) == wanted]


FLAGS = {
    Flag.PUBLIC_FACING: "name and work e-mail address are released; below the senior grade the direct line too",
    Flag.SPOKESPERSON: "name and work e-mail address are released; below the senior grade the direct line too",
    Flag.STATUTORY_OFFICER: "name and work e-mail address are released, whatever the grade",
    Flag.DECISION_MAKER: "the name is released, whatever the grade; for address and numbers it does nothing",
    Flag.PUBLISHED: "the name is released, whatever the grade; for address and numbers it does nothing",
    Flag.CONSENTED: "the name is released, whatever the grade; for address and numbers it does nothing",
    Flag.UNDER_THREAT: "everything is withheld, whatever else is ticked; section 38 is to be considered",
}
