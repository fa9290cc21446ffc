"""Rows with a problem, as the page shows them: what stands in the file, what is wrong, and how it is put right."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from cases.directory.import_matching import NEW, SAME_AS, described
from cases.directory.looking import Look
from cases.law.redaction import Flag, Kind
from cases.names.sheet import LEAVE_OUT, Problem, Row, Severity

_FOR_MANY = ("grade", "kind")  # one unknown word may stand in a thousand rows
_TAKE = "take"
_FLAGS = {flag.value for flag in Flag}
# A cell that a spreadsheet would run. Numbers of telephones are none.
_FORMULA = re.compile(r"[=@\t]|[+-](?![\d ()/.-]*$)")


@dataclass(frozen=True)
class Item:
    """One thing to put right, in one row or in all that have the same word. `name` is its field of the form; `choices`
    are what may be chosen, none for free text; `nothing` says what happens if nothing is chosen."""

    name: str
    lines: tuple[int, ...]
    problem: Problem
    in_file: str
    choices: tuple[tuple[str, str], ...] = ()
    nothing: str = "leave out"

    @property
    def is_error(self) -> bool:
        return self.problem.severity is Severity.ERROR

    @property
    def value(self) -> str:
        return self.problem.value

    @property
    def can_be_mended(self) -> bool:
        return bool(self.problem.field or self.choices)

    @property
    def lines_in_words(self) -> str:
        shown = ", ".join(map(str, self.lines[:4]))
        return f"{shown} and {len(self.lines) - 4:,} more" if len(self.lines) > 4 else shown

    def put_right(self, lines: dict[int, dict[str, str]], value: str) -> None:
        """Write what was chosen into what is put right, by line."""
        if not self.problem.field:
            for line in (*self.problem.others, self.problem.line):
                lines.setdefault(line, {}).pop(LEAVE_OUT, None)
                if str(line) != value:
                    lines[line] = {LEAVE_OUT: "yes"}
            return
        for line in self.lines:
            lines.setdefault(line, {})[self.problem.field] = value


def items_of(look: Look) -> list[Item]:
    """Every problem, an unknown grade or kind once for all the rows that have it; errors first."""
    rows = {row.line: row for row in look.sheet.rows}
    groups: dict[tuple, list[Problem]] = {}
    for problem in look.problems:
        one_of_many = problem.field in _FOR_MANY and problem.value
        key = (problem.field, problem.value.casefold()) if one_of_many else (problem.line, id(problem))
        groups.setdefault(key, []).append(problem)
    items = [_item(look, rows, problems) for problems in groups.values()]
    return sorted(items, key=lambda item: (not item.is_error, item.lines))


def _item(look: Look, rows: Mapping[int, Row], problems: Sequence[Problem]) -> Item:
    first = problems[0]
    lines = tuple(problem.line for problem in problems)
    name = f"row{first.line}-{first.field or _TAKE}"
    in_file = shown(look, rows[first.line]) if first.line in rows else "the headings"
    choices, nothing = _choices(look, rows, first)
    return Item(name, lines, first, in_file, choices, nothing)


def _choices(
    look: Look, rows: Mapping[int, Row], problem: Problem
) -> tuple[tuple[tuple[str, str], ...], str]:
    if problem.field == "grade":
        return tuple((grade, grade) for grade in look.ladder.grades), "leave out"
    if problem.field == "kind":
        return tuple((kind.value, kind.in_words) for kind in Kind), "leave out"
    if problem.field in _FLAGS:
        return (("yes", "yes"), ("no", "no")), "leave out"
    if problem.field == SAME_AS:
        known = look.candidates[problem.line]
        return (*((str(each.pk), described(each)) for each in known), (NEW, "somebody new")), "leave out"
    if problem.field == "email" and problem.suggestion:
        # What was chosen may be the file's own word: that it is right is an answer too.
        return (
            (problem.suggestion, f"use {problem.suggestion}"),
            (f"{problem.value};", f"{problem.value} is right"),
        ), "leave out"
    if not problem.field and problem.others:
        several = tuple(
            (str(line), f"only line {line}: {shown(look, rows[line])}")
            for line in (*problem.others, problem.line)
        )
        return several, "leave both out" if problem.severity is Severity.ERROR else "take both"
    return (), ""


def shown(look: Look, row: Row) -> str:
    """Who it is, as the file says: name, post and grade."""
    cells = dict(zip(look.fields, row.cells, strict=False))
    name = cells.get("name") or f"{cells.get('forename', '')} {cells.get('surname', '')}".strip()
    told = [name or "no name", cells.get("post", ""), cells.get("grade", "")]
    return ", ".join(filter(None, told))[:160]


def as_csv(look: Look) -> str:
    """The rows with a problem as a file to be put right: the line and what is wrong, then the row as it came."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["line", "problem", "what to do", *look.sheet.headings])
    writer.writerows(_lines(look))
    return out.getvalue()


def _lines(look: Look) -> Iterator[list[str]]:
    rows = {row.line: row for row in look.sheet.rows}
    for problem in look.problems:
        cells = rows[problem.line].cells if problem.line in rows else ()
        yield [str(problem.line), *map(_harmless, (problem.what, problem.to_do, *cells))]


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
