"""The starter wording library: a council reviews it once and makes it its own."""

import functools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cases.models import Wording

FOLDER = Path(__file__).with_name("wording")
Kind = Wording.Kind


def load_wording(*, on: date) -> int:
    """Put into force, from a day on, every entry that the council does not have yet; how many there were.

    What is there is left alone, in whatever version, so it can be run again.
    """
    there = set(Wording.objects.values_list("kind", "key"))
    new = [row for row in starter_rows(on) if (row.kind, row.key) not in there]
    Wording.objects.bulk_create(new)
    return len(new)


def starter_rows(on: date) -> Iterator[Wording]:
    """The library as rows that are not saved yet."""
    for entry in read("boilerplate")["boilerplate"]:
        yield _row(Kind.BOILERPLATE, entry["key"], entry["title"], entry, on)
    for key, entry in read("refusals")["refusals"].items():
        yield _row(Kind.REFUSAL, key, entry["title"], entry, on)
    factors = read("factors")
    yield _row(Kind.FACTORS, "weights", "Weights of the factors", {"weights": factors["weights"]}, on)
    for key, entry in factors["factors"].items():
        yield _row(Kind.FACTORS, key, f"Public interest factors for {entry['provision']}", entry, on)
    for key, entry in read("letters")["letters"].items():
        yield _row(Kind.LAYOUT, key, entry["title"], entry, on)


@functools.cache
def read(name: str) -> dict[str, Any]:
    """One file of the library."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _row(kind: str, key: str, title: str, entry: dict[str, Any], on: date) -> Wording:
    data = {name: value for name, value in entry.items() if name not in ("key", "text")}
    return Wording(kind=kind, key=key, title=title, text=entry.get("text", ""), data=data, in_force_from=on)
