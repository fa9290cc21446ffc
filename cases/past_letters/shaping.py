"""The words of a past letter in other shapes: plain text to correct, an answer in HTML, a passage for the library."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.html import escape

from cases.cleaning import clean
from cases.past_letters.marks import Mark, marked

# A line that runs to the margin goes on in the next one; a shorter one ends where its writer ended it.
TO_THE_MARGIN = 60
_READ_AS_CODE = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]")
_RULE_OF_A_TABLE = re.compile(r"\s*\|[\s|:-]*-[\s|:-]*")
_ITEM = "- "


def as_plain(lines: Sequence[str]) -> str:
    """Lines without Markdown and tags; an item begins with "- ", the cells of a row stand between tabs."""
    return "\n".join(_plain(mark) for mark in marked(tuple(_without_rules(lines)))).strip("\n")


def _without_rules(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not _RULE_OF_A_TABLE.fullmatch(line)]


def _plain(mark: Mark) -> str:
    if len(mark.cells) > 1:
        return "\t".join(mark.cells)
    return f"{_ITEM}{mark.body}" if mark.kind == "bullet" else mark.plain


def as_html(text: str) -> str:
    """Plain text as an answer holds it: paragraphs, lists and tables, nothing of it taken as HTML."""
    return clean("".join(_block(kind, list(lines)) for kind, lines in _groups(text)))


def _groups(text: str) -> Iterator[tuple[str, Iterator[str]]]:
    for kind, lines in groupby(text.splitlines(), key=_kind):
        if kind:
            yield kind, lines


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    if "\t" in line.strip():
        return "table"
    return "list" if line.startswith(_ITEM) else "paragraph"


def _block(kind: str, lines: list[str]) -> str:
    if kind == "table" and len(lines) > 1:
        return _table(lines)
    if kind == "list":
        return f"<ul>{''.join(f'<li>{escape(line[len(_ITEM) :])}</li>' for line in lines)}</ul>"
    whole = _run_on([line.strip().replace("\t", ": ") for line in lines])
    return f"<p>{'<br>'.join(map(escape, whole))}</p>"


def _table(lines: list[str]) -> str:
    first, *others = (line.rstrip().split("\t") for line in lines)
    head = f"<tr>{''.join(f'<th>{escape(cell)}</th>' for cell in first)}</tr>"
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in others)
    return f"<table>{head}{body}</table>"


def _run_on(lines: Sequence[str]) -> list[str]:
    """Lines that a page had broken, whole again."""
    found: list[str] = []
    before = ""
    for line in lines:
        if len(before) >= TO_THE_MARGIN:
            found[-1] = f"{found[-1]} {line.strip()}"
        else:
            found.append(line.strip())
        before = line
    return found


def as_passage(lines: Sequence[str], heading: str) -> str:
    """Lines in the language of the wording, without the heading over them: one line a paragraph."""
    marks = list(marked(tuple(_without_rules(lines))))
    if marks and marks[0].plain.casefold() == heading.casefold():
        marks = marks[1:]
    found: list[str] = []
    for kind, group in groupby(marks, key=_kind_in_a_passage):
        if kind == "heading":
            found += [f"### {mark.plain}" for mark in group]
        elif kind == "row":
            found += [": ".join(cell for cell in mark.cells if cell) for mark in group]
        elif kind == "item":
            found += [f"{_ITEM}{mark.body}" for mark in group]
        elif kind:
            found += _run_on([mark.plain for mark in group])
    return "\n".join(found)


def _kind_in_a_passage(mark: Mark) -> str:
    if len(mark.cells) > 1:
        return "row"
    if not mark.plain:
        return ""
    if mark.level or mark.bold:
        return "heading"
    return "item" if mark.kind == "bullet" else "text"


def read_as_code(lines: Sequence[str], first: int) -> list[str]:
    """What the library would take for a placeholder, a prompt or a lock; `first` is the number of the first line."""
    return [
        f"Line {number} holds {found[0]}, which marks a placeholder or a prompt in the library."
        for number, line in enumerate(lines, first)
        if (found := _READ_AS_CODE.search(line))
    ]
