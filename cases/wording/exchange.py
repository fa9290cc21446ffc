"""The whole library as one file, out and in again: the words that hold, and not their history, which belongs to the
council's own letters. What comes in is a proposal."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from cases.models import Wording
from cases.wording import shapes, sheets
from cases.wording.checks import Entry, reasons_against, reasons_against_change

FORMAT = "FOI Portal wording library"
VERSION = 1
MOST_BYTES = 3_000_000
DEEPEST = 30
HEAD = (
    "# The wording library of FOI Portal: one entry for each wording, with its kind, key, title, text and data.\n"
    "# Bring it in under Wording, “Export or import”. What is in force is changed only once somebody confirms it.\n"
)


class UnreadableLibrary(ValueError):
    """The file is not a wording library. `reasons` says why."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Found:
    """One entry of a file, in whatever shape, with its line."""

    line: int
    fields: dict[str, Any]

    @property
    def name(self) -> tuple[str, str]:
        return str(self.fields.get("kind", "")), str(self.fields.get("key", ""))


@dataclass(frozen=True)
class Step:
    """What an entry of the file would do: a first version, or the next one after `before`."""

    line: int
    entry: Entry
    before: Wording | None


@dataclass(frozen=True)
class Refused:
    """An entry that cannot come in, and why."""

    line: int
    name: str
    reasons: list[str]


@dataclass(frozen=True)
class Plan:
    """What a file would do to the library as it is now. `same` counts the entries that would change nothing."""

    steps: list[Step]
    refused: list[Refused]
    same: int

    @property
    def new(self) -> list[Step]:
        return [step for step in self.steps if step.before is None]

    @property
    def changed(self) -> list[Step]:
        return [step for step in self.steps if step.before is not None]

    @property
    def digest(self) -> str:
        """It changes with the library, so that nobody confirms what they have not seen."""
        seen = [(*step.entry.__dict__.values(), step.before and step.before.pk) for step in self.steps]
        return hashlib.sha256(repr((seen, self.refused)).encode()).hexdigest()


class _Dumper(yaml.CSafeDumper):
    """Long texts stand as they read, and nothing is written as a reference to another place."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _words(dumper: yaml.CSafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _words)


def export(on: date) -> str:
    """The words that hold on a day, in a fixed order: the same library gives the same file."""
    held = {(row.kind, row.key): row for row in Wording.objects.in_force(on).order_by("version")}
    entries = [
        {"kind": row.kind, "key": row.key, "title": row.title, "text": row.text, "data": _untitled(row.data)}
        for _, row in sorted(held.items())
    ]
    body = {"format": FORMAT, "version": VERSION, "wording": entries}
    return HEAD + yaml.dump(body, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def _untitled(data: dict[str, Any]) -> dict[str, Any]:
    """The title stands beside the data once; in a fixed order, because a database may keep another."""
    return {name: _in_order(data[name]) for name in sorted(data) if name != "title"}


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_order(value[name]) for name in sorted(value)}
    return [_in_order(each) for each in value] if isinstance(value, list) else value


def as_yaml(entry: Entry) -> str:
    """All that an entry says, to be compared."""
    body = {"title": entry.title, "text": entry.text, "data": _untitled(dict(entry.data))}
    return yaml.dump(body, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def decoded(data: bytes) -> str:
    """The text of a file. Raises UnreadableLibrary."""
    if len(data) > MOST_BYTES:
        raise UnreadableLibrary(["The file is too large for a wording library. The largest is 3 MB."])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableLibrary(
            ["The file is not text in UTF-8. Choose a file that was exported here."]
        ) from None


def read(text: str) -> list[Found]:
    """The entries of a file with their lines. Raises UnreadableLibrary."""
    try:
        _demand_plain(text)
        tree = yaml.compose(text, Loader=yaml.CSafeLoader)
        body = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableLibrary([f"Line {line}: the file cannot be read as YAML."]) from None
    except (yaml.YAMLError, ValueError) as error:
        reasons = (
            error.reasons if isinstance(error, UnreadableLibrary) else ["The file cannot be read as YAML."]
        )
        raise UnreadableLibrary(reasons) from None
    if not isinstance(body, dict) or body.get("format") != FORMAT or body.get("version") != VERSION:
        raise UnreadableLibrary(
            ["This is not a wording library of FOI Portal. Choose a file that was exported here."]
        )
    if not isinstance(body.get("wording"), list) or not body["wording"]:
        raise UnreadableLibrary(["The file holds no wording."])
    nodes = next(value for name, value in tree.value if name.value == "wording").value
    return [
        Found(node.start_mark.line + 1, entry if isinstance(entry, dict) else {})
        for node, entry in zip(nodes, body["wording"], strict=True)
    ]


def _demand_plain(text: str) -> None:
    """A reference within a file can make a small file enormous, and depth can exhaust the reader: neither is needed."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1
            raise UnreadableLibrary(
                [f"Line {line}: the file refers to another place in itself. Write it out."]
            )
        if depth > DEEPEST:
            raise UnreadableLibrary([f"Line {event.start_mark.line + 1}: the file is nested too deeply."])


def plan(text: str, on: date) -> Plan:
    """What a file would do now. Raises UnreadableLibrary."""
    found = read(text)
    rows = list(Wording.objects.order_by("version"))
    newest = {(row.kind, row.key): row for row in rows}
    holding = {(row.kind, row.key): Entry.of(row) for row in rows if row.holds(on)}
    standard = _standard(found, newest)
    steps: list[Step] = []
    refused: list[Refused] = []
    same, seen = 0, set()
    for each in found:
        before = newest.get(each.name)
        reasons = list(_reasons(each, before, standard, twice=each.name in seen))
        seen.add(each.name)
        if reasons:
            refused.append(Refused(each.line, " ".join(each.name).strip() or "An entry", reasons))
        elif holding.get(each.name) == _entry(each):
            same += 1
        else:
            steps.append(Step(each.line, _entry(each), before))
    return Plan(steps, refused, same)


def _standard(found: list[Found], newest: dict[tuple[str, str], Wording]) -> dict[str, Any]:
    """The standard passages as they would be with the file."""
    kind = Wording.Kind.BOILERPLATE.value
    there = {key: row.data for (of, key), row in newest.items() if of == kind and not row.is_draft()}
    coming = {
        each.name[1]: each.fields["data"] for each in found if each.name[0] == kind and not _shape(each)
    }
    return {**there, **coming}


def _shape(each: Found) -> list[str]:
    return shapes.problems(*(each.fields.get(name) for name in ("kind", "key", "title", "text", "data")))


def _entry(each: Found) -> Entry:
    kind, key, title, text, data = (each.fields[name] for name in ("kind", "key", "title", "text", "data"))
    return Entry(kind, key, title, text, sheets.titled(kind, title, data))


def _reasons(each: Found, before: Wording | None, standard: dict[str, Any], *, twice: bool) -> Iterator[str]:
    if twice:
        yield "It stands in the file twice."
        return
    found = _shape(each)
    if not found:
        found = reasons_against(_entry(each), standard)
    if not found and before:
        found = reasons_against_change(Entry.of(before), _entry(each))
    yield from found
