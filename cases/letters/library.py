"""What the wording library of a day has for one letter: its layout, its passages and its notices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.models import Wording
from cases.passages import parse


@dataclass(frozen=True)
class Passage:
    """A passage that stands in the letter, with its section of the layout."""

    section: Mapping[str, Any]
    wording: Wording

    def heading(self) -> str:
        """Of the section that the passage opens, which it may name more closely than the layout does. Where it only
        holds what is assembled, the layout knows better: a letter under section 12 FOIA calls its notice "The cost
        limit"."""
        general = self.section.get("heading", "")
        only_assembled = any(line.only and line.names for line in parse(self.wording.text)[:1])
        return general if only_assembled else general and self.wording.data.get("heading", general)


def wording_of(kind: str, claimed: Sequence[str], on: date) -> dict[tuple[str, str], Wording]:
    """What the letter may need of the wording in force on the day, by kind and key; the last version wins."""
    rows = Wording.objects.in_force(on).order_by("version")
    found = {(row.kind, row.key): row for row in rows.filter(kind=Wording.Kind.LAYOUT, key=kind)}
    keys = {key for row in found.values() for section in row.data["sections"] for key in section["wording"]}
    wanted = rows.filter(kind=Wording.Kind.BOILERPLATE, key__in=keys)
    wanted |= rows.filter(kind=Wording.Kind.REFUSAL, key__in=claimed)
    wanted |= rows.filter(kind=Wording.Kind.FACTORS, key__in=["weights", *claimed])
    return found | {(row.kind, row.key): row for row in wanted}


def name_of(section: Mapping[str, Any], key: str) -> str:
    """What a part that the officer judges is called: by its section when it fills that alone, else by its key."""
    return section["section"] if section["wording"] == [key] else key
