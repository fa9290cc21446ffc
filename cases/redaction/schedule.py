"""The register of decisions as a schedule: everybody named, what was decided and why, for the council's own file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.answer_kinds import ANSWER_KINDS
from cases.law.dates import plain
from cases.models import Case, Letter
from cases.named.register import Register

MARK = "For the council only, not for release"
_DECIDED = {"withhold": "Withheld", "release": "Released", "not_a_person": "Not a person"}


@dataclass(frozen=True)
class Row:
    """One person in words. `open`: nobody has decided yet."""

    who: str
    post: str
    details: str
    decision: str
    trace: tuple[str, ...]
    reason: str
    decided: str
    places: tuple[str, ...]

    @classmethod
    def of(cls, said: dict[str, Any], *, is_open: bool = False) -> "Row":
        """`said` as the register keeps it."""
        by_whom = (
            f"{said['by']}, {plain(date.fromisoformat(said['decided_on']))}" if said["by"] else "by the rule"
        )
        return cls(
            who=said["shown"],
            post=" · ".join(filter(None, [said["post"], said["grade"]])),
            details=said["details_in_words"],
            decision=_open_in_words(said) if is_open else _DECIDED.get(said["choice"], "Not decided"),
            trace=tuple(said["trace"]),
            reason="" if is_open else said["reason"] or "as the rule says",
            decided="" if is_open else by_whom,
            places=tuple(_places(each["place"] for each in said["mentions"])),
        )


@dataclass(frozen=True)
class Schedule:
    """The rows of a case: as they were frozen with the issued letter, or as they stand on a day."""

    rows: tuple[Row, ...]
    as_of: str
    is_frozen: bool
    version: int


def schedule_of(case: Case, *, on: date) -> Schedule:
    """The schedule of the answer: frozen when it was issued, of the draft before."""
    letter = issued_answer(case)
    if letter:
        rows = tuple(Row.of(said) for said in letter.register)
        return Schedule(rows, plain(letter.issued_on), True, letter.version)
    register = Register.of(case, on=on)
    rows = tuple(
        Row.of(said, is_open=person.is_open)
        for said, person in zip(register.as_json(), register.people, strict=True)
    )
    return Schedule(rows, plain(on), False, case.draft_letter().version)


def issued_answer(case: Case) -> Letter | None:
    return case.letters.filter(kind__in=ANSWER_KINDS, issued_on__isnull=False).last()


def _open_in_words(said: dict[str, Any]) -> str:
    return "Not decided yet, covered until then" if said["withheld"] else "Not decided yet"


def _places(places: Iterable[str]) -> Iterator[str]:
    """question 4; Annex A, 3 times"""
    for place, times in Counter(places).items():
        yield place if times == 1 else f"{place}, {times} times"
