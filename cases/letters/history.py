"""The history of a draft letter: its versions, the last first, and what stood at each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import F, Max, OuterRef, Subquery

from cases.letters import history_words
from cases.letters.history_words import Difference
from cases.models import Letter, LetterVersion, User

# Versions on a page.
MOST = 25


@dataclass(frozen=True)
class Change:
    """What one version did to one part: "Answer 3", "214 words added"."""

    part: str
    title: str
    words: str


@dataclass(frozen=True)
class Text:
    """What somebody typed while another person saved the same: it is in no version of the letter."""

    words: str
    by: User
    at: datetime


@dataclass(frozen=True)
class Entry:
    """One version: its number, the one before it (0 for none), who, from when to when, what; and what happened to it,
    such as that it was approved.

    The versions of one person follow one another. Those of two who typed at the same time overlap, as they did: then
    `until` is the number itself, for the numbers between are of both.
    """

    number: int
    until: int
    before: int
    by: User
    began_at: datetime
    at: datetime
    changes: list[Change]
    restored_from: int | None
    marks: list[str] = field(default_factory=list)
    asides: list[Text] = field(default_factory=list)

    @property
    def took_minutes(self) -> bool:
        """It was not all typed in the minute that it ended in."""
        return self.began_at.replace(second=0, microsecond=0) < self.at.replace(second=0, microsecond=0)


@dataclass(frozen=True)
class Page:
    """Some versions; `older` is where the next page begins, None on the last. `numbers` are all that it shows."""

    entries: list[Entry]
    older: int | None

    @property
    def numbers(self) -> list[int]:
        return [entry.number for entry in self.entries]


def page_of(letter: Letter, before: int | None = None) -> Page:
    """The newest versions, or those before a number: five queries, however many there are."""
    saved = letter.versions.filter(is_aside=False)
    if before is not None:
        saved = saved.filter(number__lt=before)
    ends = dict(saved.order_by("-number").values_list("number").annotate(Max("until"))[: MOST + 1])
    numbers = list(ends)
    shown, following = numbers[:MOST], [*numbers[1:], 0]
    untils = _alone(ends, before)
    told = _told(letter, shown, before)
    asides = _asides(letter, shown, before)
    entries = []
    for number, rows in groupby(_rows(letter, shown), key=lambda row: row.number):
        earlier = following[shown.index(number)]
        entries.append(_entry(list(rows), untils[number], earlier, told[number], asides[number]))
    return Page(entries, shown[-1] if len(numbers) > MOST else None)


def compare(letter: Letter, older: int, newer: int) -> list[Difference]:
    """Every part in which two versions differ, in the order of the letter."""
    before, after = standing(letter, older), standing(letter, newer)
    parts = [part for part in {**before, **after} if before.get(part) != after.get(part)]
    return [
        history_words.compare(part, before.get(part), after.get(part))
        for part in sorted(parts, key=history_words.in_order)
    ]


def standing(letter: Letter, number: int) -> dict[str, Any]:
    """All that was typed as it stood at a version, part by part."""
    return {row.part: row.content for row in letter.versions.standing(number) if row.content is not None}


def last_change(letter: Letter, number: int) -> LetterVersion | None:
    """The change that a version ends with; None before the first."""
    found = letter.versions.filter(is_aside=False, number__lte=number).select_related("by")
    return found.order_by("-number", "-at").first()


def _rows(letter: Letter, numbers: list[int]) -> Iterable[LetterVersion]:
    earlier = LetterVersion.objects.filter(
        letter=letter, part=OuterRef("part"), number__lt=OuterRef("number"), is_aside=False
    ).order_by("-number")
    rows = letter.versions.filter(number__in=numbers, is_aside=False).select_related("by")
    return rows.annotate(was=Subquery(earlier.values("content")[:1])).order_by("-number", "part")


def _alone(ends: dict[int, int], newer: int | None) -> dict[int, int]:
    """The last number of each version that shares none of its numbers with another; of all others their own."""
    untils = {}
    for number, until in ends.items():
        is_shared = newer is not None and until >= newer
        is_shared |= any(end >= number for start, end in ends.items() if start < number)
        untils[number] = number if is_shared else until
        newer = number
    return untils


def _entry(rows: list[LetterVersion], until: int, before: int, marks: list[str], asides: list[Text]) -> Entry:
    rows.sort(key=lambda row: history_words.in_order(row.part))
    last = max(rows, key=lambda row: row.at)
    changes = [
        Change(
            row.part,
            history_words.title_of(row.part),
            history_words.changed_words(row.part, row.was, row.content),
        )
        for row in rows
    ]
    began_at = min(row.began_at for row in rows)
    return Entry(
        last.number, until, before, last.by, began_at, last.at, changes, last.restored_from, marks, asides
    )


def _told(letter: Letter, numbers: list[int], before: int | None) -> dict[int, list[str]]:
    """What happened to the letter, with the version that it happened to: the last one that had been made."""
    told: dict[int, list[str]] = defaultdict(list)
    happened = [(letter.version, "Issued")] if letter.is_issued() else []
    if letter.is_answer():
        sent = letter.case.events.filter(kind="sent_for_approval", data__version__isnull=False)
        happened += [(version, f"Approved by {by}") for version, by in _approvals(letter)]
        happened += [
            (version, f"Sent for approval by {by}")
            for version, by in sent.values_list("data__version", "by__full_name")
        ]
    for version, words in reversed(happened):
        number = next((number for number in numbers if number <= version), None)
        if number is not None and (before is None or version < before):
            told[number].append(words)
    return told


def _approvals(letter: Letter) -> Iterable[tuple[int, str]]:
    return letter.approvals.annotate(who=F("by__full_name")).values_list("version", "who")


def _asides(letter: Letter, numbers: list[int], before: int | None) -> dict[int, list[Text]]:
    found: dict[int, list[Text]] = defaultdict(list)
    rows = letter.versions.filter(is_aside=True, number__gte=numbers[-1] if numbers else 0)
    if before is not None:
        rows = rows.filter(number__lt=before)
    for row in rows.select_related("by").order_by("id"):
        number = next((number for number in numbers if number <= row.number), None)
        if number is not None:
            found[number].append(Text(history_words.text_of(row.part, row.content), row.by, row.at))
    return found
