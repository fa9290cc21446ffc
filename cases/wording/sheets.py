"""A wording as one text to read, search, compare and edit, and back again.

A standard passage or a refusal notice is the text itself, with what is locked in marks. Factors are one line each,
"key | factor | prompt", under the heading of their side; weights "key | sentence | when to use it"; a layout is one
line for each section, "section: passage, passage", in the order of the letter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cases.models import Wording

Data = Mapping[str, Any]
Kind = Wording.Kind
SIDES = {
    "in_favour_of_disclosure": "In favour of disclosure",
    "in_favour_of_maintaining": "In favour of maintaining it",
    "in_favour_of_confirming_or_denying": "In favour of confirming or denying",
    "in_favour_of_neither": "In favour of neither confirming nor denying",
}
DISCLOSURE, DENIAL = tuple(SIDES)[:2], tuple(SIDES)[2:]
LOCK, UNLOCK = "[[locked]]", "[[/locked]]"
_LAYOUT_LINE = re.compile(r"(?P<section>[a-z][a-z0-9_]*):\s*(?P<keys>.*)")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class BadSheet(ValueError):
    """The text is not what it should be. `reasons` says where and why."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def is_passage(kind: str) -> bool:
    """Its text stands in a letter; factors and layouts are lists."""
    return kind in (Kind.BOILERPLATE, Kind.REFUSAL)


def as_text(kind: str, key: str, text: str, data: Data) -> str:
    """What is edited in one box."""
    if kind == Kind.LAYOUT:
        lines = [f"{section['section']}: {', '.join(section['wording'])}" for section in data["sections"]]
    elif kind == Kind.FACTORS and key == "weights":
        lines = [_cells(each, "key", "sentence", "use") for each in data["weights"]]
    elif kind == Kind.FACTORS:
        lines = [line for side in sides_of(data) for line in _side(side, data[side])]
    else:
        return with_locks(text) if data.get("locked") else text.strip()
    return "\n".join(lines)


def titled(kind: str, title: str, data: Data) -> dict[str, Any]:
    """The data with the title, which the claim page and the letters read there."""
    return dict(data) if kind == Kind.FACTORS else {**data, "title": title}


def sides_of(data: Data) -> tuple[str, ...]:
    return DENIAL if data.get("balance") == "confirm or deny" else DISCLOSURE


def with_locks(text: str) -> str:
    """The text of a wording that is locked as a whole, each line of it in marks."""
    return "\n".join(_locked_line(line.strip()) for line in text.splitlines() if line.strip())


def _locked_line(line: str) -> str:
    mark = next((mark for mark in ("### ", "- ") if line.startswith(mark)), "")
    return f"{mark}{LOCK}{line.removeprefix(mark)}{UNLOCK}"


def _cells(entry: Data, *names: str) -> str:
    return " | ".join(" ".join(str(entry[name]).split()) for name in names)


def _side(side: str, factors: Sequence[Data]) -> Iterator[str]:
    yield f"### {SIDES[side]}"
    for factor in factors:
        yield _cells(factor, "key", "factor", "prompt")


def from_text(kind: str, key: str, typed: str, data: Data) -> tuple[str, dict[str, Any]]:
    """The text and the data of an entry whose sheet was typed anew. Raises BadSheet."""
    if kind == Kind.LAYOUT:
        return "", {**data, "sections": _sections(typed, data)}
    if kind == Kind.FACTORS and key == "weights":
        return "", {**data, "weights": _weights(typed)}
    if kind == Kind.FACTORS:
        return "", {**data, **_factors(key, typed, data)}
    text = "\n".join(line.rstrip() for line in typed.strip().splitlines())
    if not data.get("locked"):
        return text, dict(data)
    # Still locked from the first line to the last: kept without marks, as it came.
    bare = text.replace(LOCK, "").replace(UNLOCK, "")
    return (bare, dict(data)) if with_locks(bare) == text else (text, {**data, "locked": False})


def _lines(typed: str) -> Iterator[tuple[int, str]]:
    return ((number, line.strip()) for number, line in enumerate(typed.splitlines(), 1) if line.strip())


def _sections(typed: str, data: Data) -> list[dict[str, Any]]:
    before = {section["section"]: section for section in data["sections"]}
    sections, reasons = [], []
    for number, line in _lines(typed):
        found = _LAYOUT_LINE.fullmatch(line)
        keys = [key.strip() for key in found["keys"].split(",") if key.strip()] if found else []
        if not found or not keys:
            reasons.append(
                f"Line {number}: write the section, a colon and its passages, as in “opening: opening”."
            )
            continue
        new = {"section": found["section"], "when": "as the officer decides", "required": False}
        sections.append({**before.get(found["section"], new), "wording": keys})
    if reasons:
        raise BadSheet(reasons)
    return sections


def _weights(typed: str) -> list[dict[str, str]]:
    rows = [_row(number, line, 3) for number, line in _lines(typed)]
    return [{"key": key, "sentence": sentence, "use": use} for key, sentence, use in rows]


def _factors(key: str, typed: str, data: Data) -> dict[str, list[dict[str, str]]]:
    headings = {f"### {SIDES[side]}": side for side in sides_of(data)}
    found: dict[str, list[dict[str, str]]] = {side: [] for side in headings.values()}
    side = ""
    for number, line in _lines(typed):
        if line in headings:
            side = headings[line]
        elif not side or line.startswith("#"):
            raise BadSheet([f"Line {number}: a factor stands under “{'” or “'.join(headings)}”."])
        else:
            cells = _row(number, line if line.count("|") > 1 else f"| {line}", 3)
            named = cells[0] or _free(
                f"{key}-{'for' if side == sides_of(data)[0] else 'against'}", found, data
            )
            found[side].append({"key": named, "factor": cells[1], "prompt": cells[2]})
    return found


def _row(number: int, line: str, width: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != width or not all(cells[1:]) or not (not cells[0] or _KEY.fullmatch(cells[0])):
        raise BadSheet(
            [f"Line {number}: write the factor and its prompt with a bar between them, the key before both."]
        )
    return cells


def _free(stem: str, found: Mapping[str, list[dict[str, str]]], data: Data) -> str:
    """A key that no factor has, nor had."""
    taken = {factor["key"] for side in sides_of(data) for factor in [*found[side], *data.get(side, ())]}
    return next(f"{stem}{number}" for number in range(1, len(taken) + 2) if f"{stem}{number}" not in taken)
