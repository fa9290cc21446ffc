"""A file of people: read with `read_sheet`, its columns understood with `columns_of`, its people with `entries_of`.

The rows of one person come together, and rows that contradict each other are told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from cases.law.redaction import Flag, Ladder
from cases.names.directory import Entry, Held
from cases.names.sheet_columns import columns_of
from cases.names.sheet_file import Row, Sheet, UnreadableSheet, read_sheet
from cases.names.sheet_rows import Person, Problem, Reader, Severity

__all__ = [
    "LEAVE_OUT",
    "Found",
    "Problem",
    "Row",
    "Severity",
    "Sheet",
    "UnreadableSheet",
    "columns_of",
    "entries_of",
    "people_of",
    "read_sheet",
]

LEAVE_OUT = "leave_out"  # in what was mended of a row: the row is not read


@dataclass(frozen=True)
class Found:
    """One person of the file. `number` is the staff number; `lines` are the rows that speak of the person; `is_sure`
    is False where one of them has an error that is not put right."""

    number: str
    entry: Entry
    lines: tuple[int, ...]
    is_sure: bool


def entries_of(
    sheet: Sheet, columns: Mapping[str, str], ladder: Ladder, *, held_from: date | None = None
) -> tuple[list[Entry], list[Problem]]:
    """Everybody in the file, those with an error too, but then without grade and flags, so that nothing is released on
    the strength of a row that is wrong. `held_from` holds of rows that give no first day."""
    found, problems = people_of(sheet, columns, ladder, held_from=held_from)
    return [each.entry for each in found], problems


def people_of(
    sheet: Sheet,
    columns: Mapping[str, str],
    ladder: Ladder,
    *,
    held_from: date | None = None,
    mended: Mapping[int, Mapping[str, str]] | None = None,
) -> tuple[list[Found], list[Problem]]:
    """As `entries_of`, with the rows that each person has. `mended` maps the line of a row to what a person put right,
    by field; LEAVE_OUT leaves the row out."""
    reader = Reader(sheet.headings, columns, ladder, sheet.header_line)
    put_right = mended or {}
    people = []
    for row in sheet.rows:
        right = put_right.get(row.line, {})
        if LEAVE_OUT not in right:
            person = reader.read(row, right)
            if person is not None:
                people.append(replace(person, held_from=person.held_from or held_from))
    groups = _together(people)
    problems = reader.problems
    found = [_found(key, group, problems) for key, group in groups.items()]
    problems += _two_numbers(found)
    return found, sorted(problems, key=lambda problem: problem.line)


def _together(people: Iterable[Person]) -> dict[str, list[Person]]:
    groups: dict[str, list[Person]] = {}
    for person in people:
        groups.setdefault(_key(person), []).append(person)
    return groups


def _key(person: Person) -> str:
    number = person.texts.get("number", "")
    return number or _who(person.texts["name"], person.several["email"])


def _who(name: str, addresses: Sequence[str]) -> str:
    return " ".join([name, *addresses[:1]]).casefold()


def _found(key: str, group: list[Person], problems: list[Problem]) -> Found:
    """The last row that holds says what the person is called; every name and address of all rows is known."""
    rows, is_sure = _once(group, problems)
    rows.sort(key=lambda person: person.held_from or date.min)
    contradicted = _contradicted(rows, problems)
    is_sure = is_sure and not contradicted
    held = _held(rows, is_sure)
    last = rows[-1]
    several: Callable[[str], tuple[str, ...]] = lambda name: tuple(  # noqa: E731
        dict.fromkeys(words for person in rows for words in person.several.get(name, ()))
    )
    entry = Entry(
        key=key,
        name=last.texts["name"],
        forename=last.texts["forename"],
        surname=last.texts["surname"],
        known_as=several("known_as"),
        former_names=several("former_names"),
        kind=last.kind,
        organisation=last.texts.get("organisation", ""),
        emails=several("email"),
        phones=several("phone"),
        extensions=several("extension"),
        mobiles=several("mobile"),
        held=held,
    )
    return Found(last.texts.get("number", ""), entry, tuple(person.line for person in group), is_sure)


def _once(group: list[Person], problems: list[Problem]) -> tuple[list[Person], bool]:
    """Each row once: one that says the same as an earlier one is told and taken once."""
    kept: list[Person] = []
    for person in group:
        same = next((other for other in kept if replace(other, line=person.line) == person), None)
        if same is None:
            kept.append(person)
            continue
        problems.append(
            Problem(
                person.line,
                f"{person.texts['name']} stands in line {same.line} already, word for word.",
                "Nothing to do: the row is taken once.",
                Severity.WARNING,
                others=(same.line,),
            )
        )
    return kept, all(person.is_sure for person in kept)


def _contradicted(rows: list[Person], problems: list[Problem]) -> bool:
    """Two rows of one person may follow each other in time; of one day they contradict each other."""
    contradicted = False
    for earlier, later in pairwise(rows):
        ends = earlier.held_to or date.max
        starts = later.held_from or date.min
        if earlier.texts["name"] != later.texts["name"] and not later.texts.get("number"):
            continue
        if starts > ends or (earlier.held_to is None and starts > (earlier.held_from or date.min)):
            continue
        contradicted = True
        first, second = sorted((earlier, later), key=lambda person: person.line)
        problems.append(
            Problem(
                second.line,
                f"{second.texts['name']} stands in line {first.line} too, and the two rows differ in "
                f"{_difference(first, second)}.",
                "Leave one of the rows out, or give each the days from and to which it held.",
                others=(first.line,),
            )
        )
    return contradicted


_IN_WORDS = {"number": "staff number", "held_from": "first day", "held_to": "last day"}


def _difference(first: Person, second: Person) -> str:
    names = [
        _IN_WORDS.get(name, name.replace("_", " "))
        for name in dict.fromkeys([*first.texts, *second.texts, *first.several, *second.several])
        if first.texts.get(name, "") != second.texts.get(name, "")
        or first.several.get(name, ()) != second.several.get(name, ())
    ]
    return ", ".join(names) or "their days"


def _held(rows: list[Person], is_sure: bool) -> tuple[Held, ...]:
    """An earlier post without a last day ended when the next began."""
    held = []
    for place, person in enumerate(rows):
        after = rows[place + 1].held_from if place + 1 < len(rows) else None
        held_to = person.held_to
        if held_to is None and after is not None and after > (person.held_from or date.min):
            held_to = after - timedelta(days=1)
        held.append(
            Held(
                grade=person.texts["grade"] if is_sure else "",
                post=person.texts.get("post", ""),
                team=person.texts.get("team", ""),
                flags=person.flags if is_sure else person.flags & {Flag.UNDER_THREAT},
                held_from=person.held_from,
                held_to=held_to,
            )
        )
    return tuple(held)


def _two_numbers(found: Iterable[Found]) -> list[Problem]:
    """One name and one address under two numbers: two people cannot share a mailbox of their own."""
    known: dict[str, Found] = {}
    problems = []
    for each in found:
        if not each.entry.emails:
            continue
        who = _who(each.entry.name, each.entry.emails)
        other = known.setdefault(who, each)
        if other is not each:
            problems.append(
                Problem(
                    each.lines[0],
                    f"{each.entry.name} with the same e-mail address stands in line {other.lines[0]} under another "
                    f"staff number.",
                    "If it is one person, leave one of the rows out.",
                    Severity.WARNING,
                    others=other.lines[:1],
                )
            )
    return problems
