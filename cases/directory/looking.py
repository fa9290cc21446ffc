"""Look before importing: what a file would change in the directory, and what that alters of what is withheld.

Nothing is written here. An import writes exactly what `look` shows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from cases.directory import changes
from cases.directory.import_effects import Effect, effect_of, is_named
from cases.directory.import_known import MEMBER, Known, as_values, everybody, parts_of
from cases.directory.import_matching import Matching
from cases.directory.import_timeline import left, present, put, said
from cases.law.redaction import Flag, Ladder
from cases.models import Council, DirectoryImport, GradeSetting
from cases.names.directory import Held
from cases.names.folding import fold
from cases.names.sheet import LEAVE_OUT, Found, Problem, Sheet, people_of, read_sheet
from cases.names.sheet_columns import LONGEST

# What is kept of before as well, so that it may grow too long.
_JOINED = ("known_as", "former_names", "email")
ONE_IN = 10  # more changes than one in so many need a second person


@dataclass(frozen=True)
class Step:
    """What the file makes of one person. `known` is the person as the directory has them, None for somebody new;
    `lines` are the rows of the file, none for somebody who is not in it."""

    lines: tuple[int, ...]
    known: Known | None
    values: Mapping[str, str]
    held: tuple[Held, ...]
    effect: Effect | None = None
    changes_grade: bool = False

    @cached_property
    def what(self) -> list[dict[str, str]]:
        """The differences as changes.difference gives them; of somebody new there is nothing to compare."""
        return differences(self.known, self.values, self.held) if self.known else []

    @property
    def name(self) -> str:
        return self.values["name"]

    @property
    def post(self) -> str:
        return self.held[-1].post if self.held else ""


@dataclass
class Look:
    """`out` are the lines that are left out for an error in them, `dropped` those that a person left out; `candidates`
    as Matching gives them."""

    sheet: Sheet
    columns: Mapping[str, str]
    ladder: Ladder
    valid_from: date
    same: list[Step] = field(default_factory=list)
    changed: list[Step] = field(default_factory=list)
    new: list[Step] = field(default_factory=list)
    gone: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    out: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    candidates: dict[int, list[Known]] = field(default_factory=dict)

    @cached_property
    def fields(self) -> list[str]:
        """What each column holds, "" for nothing that is read."""
        return [self.columns.get(heading, "") for heading in self.sheet.headings]

    @cached_property
    def altering(self) -> list[Step]:
        """The changes that alter what is withheld, names first."""
        found = [step for step in self.changed if step.effect]
        return sorted(found, key=lambda step: step.effect.weight if step.effect else 0)

    @cached_property
    def new_and_named(self) -> int:
        """How many of the new people would be named."""
        return sum(is_named(step.values, step.held, self.ladder, self.valid_from) for step in self.new)

    @cached_property
    def taken(self) -> int:
        """How many rows are read in."""
        return len(self.sheet.rows) - len(self.out) - len(self.dropped)

    def why_second_person(self, *, ends_the_others: bool) -> list[str]:
        """Why somebody else must agree; empty where nobody need."""
        met = len(self.same) + len(self.changed)
        grades = sum(step.changes_grade for step in self.changed)
        reasons = []
        if grades * ONE_IN > met:
            reasons.append(
                f"It changes the grade of {grades:,} of {met:,} people, which is more than one in {ONE_IN}."
            )
        if ends_the_others and len(self.gone) * ONE_IN > met + len(self.gone):
            reasons.append(
                f"{len(self.gone):,} of {met + len(self.gone):,} people are not in it, which is more than one in "
                f"{ONE_IN}."
            )
        return reasons


def mended_of(directory_import: DirectoryImport) -> dict[int, dict[str, str]]:
    return {int(line): right for line, right in directory_import.mended.items()}


def look(directory_import: DirectoryImport) -> Look:
    """What the import would do to the directory as it is now."""
    sheet = read_sheet(bytes(directory_import.content))
    valid_from = directory_import.valid_from
    ladder = GradeSetting.objects.in_force(valid_from).as_law()
    mended = mended_of(directory_import)
    found, problems = people_of(sheet, directory_import.columns, ladder, mended=mended)
    directory = everybody()
    seen = _Looking(
        Look(sheet, directory_import.columns, ladder, valid_from, problems=problems),
        directory_import,
        directory,
    )
    seen.go_through(found)
    seen.leave_out()
    seen.find_gone(directory)
    return seen.look


class _Looking:
    """Fills a Look, person by person."""

    def __init__(self, look: Look, directory_import: DirectoryImport, directory: Sequence[Known]):
        self.look = look
        self._mended = mended_of(directory_import)
        self._fields = set(directory_import.columns.values())
        self._matching = Matching(directory, self._mended)
        self._domains = Council.current().own_domains()
        self._near: dict[str, str] = {}
        self._met: set[int] = set()
        self._kinds: set[str] = set()

    def go_through(self, found: Sequence[Found]) -> None:
        for each in found:
            matched = self._matching.match(each)
            if isinstance(matched, Problem):
                self.look.problems.append(matched)
                self._met |= {known.pk for known in self._matching.candidates.get(each.lines[0], [])}
                continue
            if matched is not None:
                self._met.add(matched.pk)
            if each.is_sure and not self._slips(each):
                self._kinds.add(each.entry.kind.value)
                self._step(each, matched)
        self.look.candidates = self._matching.candidates

    def _slips(self, found: Found) -> bool:
        """An address that is nearly the council's own was misspelt, unless a person has said that it is right."""
        if any("email" in self._mended.get(line, {}) for line in found.lines):
            return False
        for email in found.entry.emails:
            box, _, domain = email.casefold().rpartition("@")
            near = self._nearest(domain)
            if near:
                self.look.problems.append(
                    Problem(
                        found.lines[0],
                        f"{email} is not at {near}. A slip of the pen?",
                        "Choose the address.",
                        field="email",
                        value=email,
                        suggestion=f"{box}@{near}",
                    )
                )
                return True
        return False

    def _nearest(self, domain: str) -> str:
        """The council's own domain that this one nearly is; "" for none, and for one of its own."""
        if domain not in self._near:
            own = domain in self._domains
            found = [] if own else get_close_matches(domain, self._domains, 1, 0.85)
            self._near[domain] = found[0] if found else ""
        return self._near[domain]

    def _step(self, found: Found, known: Known | None) -> None:
        values = self._values(found, known)
        long = next((name for name in _JOINED if len(values[name]) > LONGEST[name]), None)
        if long:
            what = f"With what the directory knows already, {changes.PERSON[long].lower()} is too long."
            self.look.problems.append(
                Problem(found.lines[0], what, "Shorten it in the directory first.", field="")
            )
            return
        before = known.held if known else ()
        held = self._held(found, before)
        if known is not None and values == dict(known.values) and held == before:
            self.look.same.append(Step(found.lines, known, values, held))
            return
        step = Step(found.lines, known, values, held)
        if known is None:
            self.look.new.append(step)
            return
        effect = effect_of(known, values, held, self.look.ladder, self.look.valid_from)
        self.look.changed.append(replace(step, effect=effect, changes_grade=_changes_grade(before, held)))

    def _values(self, found: Found, known: Known | None) -> dict[str, str]:
        """What the file has a column for is taken from it. Names and addresses that were right once stay known, for
        old documents hold them."""
        entry = found.entry
        said_in_file = {
            "number": found.number,
            "name": entry.name,
            "forename": entry.forename,
            "surname": entry.surname,
            "known_as": "; ".join(entry.known_as),
            "former_names": "; ".join(entry.former_names),
            "kind": entry.kind.value,
            "organisation": entry.organisation,
            "email": "; ".join(entry.emails),
            "phone": "; ".join(entry.phones),
            "extension": "; ".join(entry.extensions),
            "mobile": "; ".join(entry.mobiles),
        }
        if known is None:
            return said_in_file
        values = {
            name: said_in_file[name] if self._gives(name, entry) else known.values[name] for name in MEMBER
        }
        values["number"] = found.number or known.values["number"]
        if "known_as" not in self._fields:
            values["known_as"] = _joined(values["known_as"], known.values["known_as"])
        for name in ("former_names", "email"):
            values[name] = _joined(values[name], known.values[name])
        if fold(known.name) != fold(values["name"]):
            values["former_names"] = _joined(values["former_names"], known.name)
        return values

    def _gives(self, name: str, entry) -> bool:
        if name == "name":
            return True
        if name in ("forename", "surname", "known_as"):
            return name in self._fields or bool(getattr(entry, name))
        return name in self._fields

    def _held(self, found: Found, before: tuple[Held, ...]) -> tuple[Held, ...]:
        held = before
        for new in found.entry.held:
            flags = self._flags(new, held)
            dated = replace(new, flags=flags, held_from=new.held_from or self.look.valid_from)
            now = present(held)
            if new.held_from is None and new.held_to is None and now is not None and said(now) == said(dated):
                continue
            held = put(held, dated)
        return held

    def _flags(self, new: Held, before: tuple[Held, ...]) -> frozenset[Flag]:
        """A flag that the file has no column for stays. That somebody is under threat is taken away only by a column
        of its own."""
        stays = {flag for flag in Flag if flag.value not in self._fields}
        if "flags" in self._fields:
            stays &= {Flag.UNDER_THREAT}
        now = present(before)
        return new.flags | (now.flags & stays if now else frozenset())

    def leave_out(self) -> None:
        look = self.look
        read = {
            line for steps in (look.same, look.changed, look.new) for step in steps for line in step.lines
        }
        look.dropped = {line for line, right in self._mended.items() if LEAVE_OUT in right}
        look.out = {row.line for row in look.sheet.rows} - read - look.dropped
        look.problems = sorted(look.problems, key=lambda problem: problem.line)

    def find_gone(self, directory: Sequence[Known]) -> None:
        """Whoever holds a post and is not in the file, of the kinds of people that it has. Nobody of whom a row that
        is left out may speak is gone."""
        left_out = self.look.out | self.look.dropped
        spoken_of = {
            cell.casefold() for row in self.look.sheet.rows if row.line in left_out for cell in row.cells
        }
        for known in directory:
            if known.pk in self._met or known.values["kind"] not in self._kinds or not present(known.held):
                continue
            marks = [known.name, known.values["number"], *known.emails()]
            if any(mark.casefold() in spoken_of for mark in marks if mark):
                continue
            held = left(known.held, self.look.valid_from)
            self.look.gone.append(Step((), known, known.values, held))


def _joined(first: str, more: str) -> str:
    """Both lists, each entry once, whatever its case."""
    parts = {part.casefold(): part for part in [*parts_of(more), *parts_of(first)]}
    return "; ".join(
        parts[key] for key in dict.fromkeys(part.casefold() for part in [*parts_of(first), *parts_of(more)])
    )


def differences(known: Known, values: Mapping[str, str], held: tuple[Held, ...]) -> list[dict[str, str]]:
    """What differs in the person, and in the post that holds last."""
    found = changes.difference(changes.PERSON, known.values, values)
    if known.held == held:
        return found
    was = as_values(known.held[-1]) if known.held else {}
    now = as_values(held[-1]) if held else {}
    differing = changes.difference(changes.POST, was, now)
    telling = [each for each in differing if each["field"] not in ("From", "To")]
    return found + (telling or differing or [_EARLIER])


_EARLIER = {"field": "Earlier posts", "before": "as they are", "after": "as the file says"}


def _changes_grade(before: tuple[Held, ...], held: tuple[Held, ...]) -> bool:
    return bool(before) and bool(held) and before[-1].grade != held[-1].grade
