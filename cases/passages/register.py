"""The register of placeholders: what may stand in a passage, what it means, and who fills it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml  # type: ignore[import-untyped]

_FILE = Path(__file__).with_name("placeholders.yaml")
_BLOCKS = frozenset({"block", "list", "table"})
_OFFICER = frozenset({"Claim", "Officer", "Enquiries", "Clock event", "Internal review"})
# Kept with the claim, but not typed into a field of it.
_ASSEMBLED = frozenset({"claim.questions", "claim.factors_for", "claim.factors_against"})


@dataclass(frozen=True)
class Placeholder:
    """One name of the register. `required_when` says in words when a letter cannot go without it."""

    name: str
    type: str
    required: bool
    meaning: str
    example: str
    source: str
    required_when: str = ""
    choices: tuple[str, ...] = ()

    @property
    def is_block(self) -> bool:
        """It may take the place of a whole line."""
        return self.type in _BLOCKS

    @property
    def is_needed(self) -> bool:
        """Where it stands, it must be filled: always, or in the very letters that use it."""
        return self.required or bool(self.required_when)

    @property
    def by_officer(self) -> bool:
        """An officer types it; all others follow from the case, the settings or the date."""
        return self.source in _OFFICER and self.name not in _ASSEMBLED

    @property
    def heads(self) -> tuple[str, ...]:
        """The header cells of a table, from its meaning: "Table: what for, number (of copies), price"."""
        heads, depth, cell = [], 0, ""
        for sign in self.meaning.removeprefix("Table: "):
            depth += (sign == "(") - (sign == ")")
            if sign == "," and not depth:
                heads.append(cell)
                cell = ""
            else:
                cell += sign
        return tuple(head.strip().capitalize() for head in [*heads, cell])


def _from_entry(entry: dict[str, Any]) -> Placeholder:
    return Placeholder(**{**entry, "choices": tuple(entry.get("choices", ()))})


def _load() -> Mapping[str, Placeholder]:
    entries = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["placeholders"]
    return MappingProxyType({entry["name"]: _from_entry(entry) for entry in entries})


REGISTER: Mapping[str, Placeholder] = _load()
