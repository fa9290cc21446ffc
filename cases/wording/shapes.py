"""The shape of an entry that comes from a file: what a letter is assembled from must be there and of the right kind."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cases.law import provisions
from cases.law.regimes import Regime
from cases.models import Wording
from cases.wording import sheets

Kind = Wording.Kind
Test = Callable[[Any], bool]
LONGEST = {"key": 60, "title": 200, "text": 20_000}
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_words_list(value: object) -> bool:
    return isinstance(value, list) and all(map(is_words, value))


def is_rows(*names: str) -> Test:
    """A list of mappings that all have these names, each with words."""
    return lambda value: (
        isinstance(value, list)
        and all(isinstance(row, dict) and all(is_words(row.get(name)) for name in names) for row in value)
    )


def _is_variants(value: object) -> bool:
    return is_rows("key", "title", "when", "text")(value) and all(
        row.get("replaces") == "text" or (is_words_list(row.get("replaces")) and row["replaces"])
        for row in value  # type: ignore[attr-defined]
    )


def _is_sections(value: object) -> bool:
    return is_rows("section")(value) and all(
        is_words_list(row.get("wording"))
        and isinstance(row.get("required"), bool)
        and isinstance(row.get("heading", ""), str)
        for row in value  # type: ignore[attr-defined]
    )


NEEDED: Mapping[str, Mapping[str, Test]] = {
    Kind.BOILERPLATE: {
        "regime": lambda value: value in ("FOIA", "EIR", "both"),
        "kind": is_words_list,
        "locked": lambda value: isinstance(value, bool),
    },
    Kind.REFUSAL: {
        "regime": lambda value: value in list(Regime),
        **dict.fromkeys(("provision", "heading", "standing"), is_words),
        **dict.fromkeys(("plain_words", "confirm", "guidance", "checks"), is_words_list),
    },
    Kind.FACTORS: {
        "provision": is_words,
        "balance": lambda value: value in ("disclosure", "confirm or deny"),
    },
    Kind.LAYOUT: {"sections": _is_sections, "email_subjects": is_words_list},
}
OPTIONAL: Mapping[str, Mapping[str, Test]] = {
    Kind.BOILERPLATE: dict.fromkeys(("heading", "when", "source"), is_words),
    Kind.REFUSAL: {
        "variants": _is_variants,
        "related": is_words_list,
        **dict.fromkeys(("ncnd", "other_regime"), is_words),
    },
    Kind.FACTORS: {"formal": is_words},
    Kind.LAYOUT: {},
}


def problems(kind: object, key: object, title: object, text: object, data: object) -> list[str]:
    """What is wrong with the shape of an entry; empty when a letter can be assembled with it."""
    if kind not in Kind.values:
        return [f"“{kind}” is no kind of wording. Write {', '.join(Kind.values)}."]
    found = [
        f"The {name} must be text of {LONGEST[name]:,} characters or fewer."
        for name, value in (("key", key), ("title", title), ("text", text))
        if not isinstance(value, str) or len(value) > LONGEST[name]
    ]
    if found:
        return found
    if not _KEY.fullmatch(str(key)):
        return [f"“{key}” is no key: use letters, digits, hyphens and underscores."]
    if not is_words(title):
        return ["The title is missing."]
    if not isinstance(data, dict):
        return ["“data” must hold names with their values."]
    return [*_data_problems(str(kind), str(key), data)]


def _data_problems(kind: str, key: str, data: Mapping[str, Any]) -> Iterator[str]:
    if kind == Kind.FACTORS and key == "weights":
        if not is_rows("key", "sentence", "use")(data.get("weights")):
            yield "“weights” must be a list of key, sentence and use."
        return
    if kind in (Kind.REFUSAL, Kind.FACTORS) and key not in provisions.catalogue():
        yield f"There is no provision {key} in the catalogue."
        return
    for name, is_right in NEEDED[kind].items():
        if not is_right(data.get(name)):
            yield f"“{name}” is missing or not what it should be."
    for name, is_right in OPTIONAL[kind].items():
        if name in data and not is_right(data[name]):
            yield f"“{name}” is not what it should be."
    if kind == Kind.FACTORS:
        for side in sheets.sides_of(data):
            if not is_rows("key", "factor", "prompt")(data.get(side)):
                yield f"“{side}” must be a list of key, factor and prompt."
