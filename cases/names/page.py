"""What the parts of the finder work on: the words of one run, what was found in it, and what the document knows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from cases.law.redaction import Detail, Ruling
from cases.names.forms import Name, split
from cases.names.index import People
from cases.names.match import Match
from cases.names.projection import Run
from cases.names.wording import Words


@dataclass(slots=True)
class Hit:
    """Offsets into the text of the run."""

    start: int
    end: int
    detail: Detail
    people: People
    ruling: Ruling


class Page:
    """One run of a passage. `surnames` are those of the directory that nothing beside them explained: (first word,
    word behind, surname), for the second reading; `doubtful` may be no names."""

    def __init__(self, run: Run, on: date, passage: int) -> None:
        self.words = Words(run)
        self.where = run.where
        self.on = on
        self.passage = passage
        self.hits: list[Hit] = []
        self.doubtful: list[Match] = []
        self.surnames: list[tuple[int, int, str]] = []

    def add(self, start: int, end: int, detail: Detail, people: People, ruling: Ruling) -> None:
        self.hits.append(Hit(start, end, detail, people, ruling))
        self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Nothing else is looked for there."""
        self.words.taken[start:end] = b"\x01" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        return not any(self.words.taken[start:end])


@dataclass
class Known:
    """What one document has told so far: who was named in full, and which strangers."""

    requester: Name | None = None
    not_people: frozenset[str] = frozenset()
    people: dict[int, None] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    wordy_strangers: set[str] = field(default_factory=set)  # surnames of theirs that are words or places too
    initials: set[str] = field(default_factory=set)  # of strangers
    small_words: frozenset[str] = frozenset()  # those that the document writes small somewhere

    @classmethod
    def of(cls, requester: str, not_people: Collection[str]) -> "Known":
        return cls(split(requester) if requester.strip() else None, frozenset(not_people))

    def meet(self, people: Iterable[int]) -> None:
        self.people.update(dict.fromkeys(people))

    def among(self, people: People) -> People:
        return tuple(each for each in people if each in self.people)
