"""One row of a file of people: each cell read as what its column holds, and what is wrong with it in plain words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from cases.law.redaction import Flag, Kind, Ladder
from cases.names.sheet_columns import LONGEST, SEVERAL, plain
from cases.names.sheet_file import Row


class Severity(StrEnum):
    """An error leaves its row out until it is put right; a warning is taken as it stands and shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """What is wrong in which line, and what to do. `field` is what can be put right ("" for the whole row), `value`
    what stands there, `suggestion` what may have been meant; `others` are further lines that it concerns."""

    line: int
    what: str
    to_do: str
    severity: Severity = Severity.ERROR
    field: str = ""
    value: str = ""
    suggestion: str = ""
    others: tuple[int, ...] = ()


@dataclass(frozen=True)
class Person:
    """What one row says. `is_sure` is False where an error makes it unsafe to release anything on its strength."""

    line: int
    texts: Mapping[str, str]
    several: Mapping[str, tuple[str, ...]]
    kind: Kind = Kind.OFFICER
    flags: frozenset[Flag] = frozenset()
    held_from: date | None = None
    held_to: date | None = None
    is_sure: bool = True


_KINDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.OFFICER: (
        "officer", "employee", "staff", "council officer", "council employee", "permanent", "fixed term", "full time",
        "part time", "temporary", "apprentice", "casual", "member of staff", "council staff",
    ),
    Kind.COUNCILLOR: ("councillor", "member", "elected member", "cllr", "mayor", "elected"),
    Kind.OTHER_BODY: (
        "external", "external contact", "other body", "partner", "government", "works for another body",
        "other authority", "public body", "police", "nhs", "other organisation", "partner organisation",
    ),
    Kind.CONTRACTOR: (
        "contractor", "agency", "supplier", "consultant", "works for a contractor", "agency worker", "agency staff",
        "interim", "company",
    ),
    Kind.RESIDENT: ("resident", "service user", "public", "member of the public", "customer", "tenant"),
}  # fmt: skip
_KIND_OF = {words: kind for kind, synonyms in _KINDS.items() for words in synonyms}
_FLAG_OF = {
    "public facing": Flag.PUBLIC_FACING, "public": Flag.PUBLIC_FACING, "spokesperson": Flag.SPOKESPERSON,
    "press": Flag.SPOKESPERSON, "statutory officer": Flag.STATUTORY_OFFICER, "statutory": Flag.STATUTORY_OFFICER,
    "decision maker": Flag.DECISION_MAKER, "delegated": Flag.DECISION_MAKER, "published": Flag.PUBLISHED,
    "consent": Flag.CONSENTED, "consented": Flag.CONSENTED, "agreed to be named": Flag.CONSENTED,
    "under threat": Flag.UNDER_THREAT, "threat": Flag.UNDER_THREAT,
} | {plain(flag.in_words): flag for flag in Flag}  # fmt: skip
_YES = frozenset({"yes", "y", "1", "true", "x", "t", "ja", "✓", "✔"})
_NO = frozenset({"no", "n", "0", "false", "f"})
_DASHES = frozenset({"", "-", "–", "—"})
_NOTHING = _DASHES | {"n/a", "na", "none", "nil", "null", "#n/a", "not applicable", "tbc"}
_NAMES = ("name", "forename", "surname")  # there are people whose name is Null, and Na
_ADDRESS = re.compile(r"[^\s@,;<>()“”\"]+@[^\s@,;<>()“”\"]+\.[^\s@,;<>()“”\".]{2,}")
_BETWEEN = re.compile(r"[;/|,\n]")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ENGLISH = re.compile(r"(\d{1,2})(?:[/.-](\d{1,2})[/.-]|[ -]([A-Za-z]{3,9})[ -])(\d{4})")
_TIME = re.compile(r"[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?Z?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_END = 2100  # personnel systems write 31/12/4712 or 9999 for "no end"
_LOST_LETTER = "�"


def kind_of(words: str) -> Kind | None:
    """Of a word such as "Elected member"; None for one that is not known."""
    return _KIND_OF.get(plain(words))


def date_of(words: str) -> date | None:
    """Day before month, as in England, or ISO. None for what is no date; years need four digits."""
    day_alone = _TIME.sub("", words)
    iso, english = _ISO.fullmatch(day_alone), _ENGLISH.fullmatch(day_alone)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if english:
            month = int(english[2]) if english[2] else _MONTHS.index(english[3][:3].casefold()) + 1
            return date(int(english[4]), month, int(english[1]))
    except ValueError:
        return None
    return None


@dataclass
class Reader:
    """Reads rows, and gathers what is wrong with them. `columns` as `columns_of` gives it."""

    headings: tuple[str, ...]
    columns: Mapping[str, str]
    ladder: Ladder
    header_line: int = 1
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._fields = [self.columns.get(heading, "") for heading in self.headings]
        self._known = set(self._fields)
        if "grade" not in self._known:
            self.problems.append(
                Problem(
                    self.header_line,
                    "No column gives the grade, so no officer can be taken.",
                    "Say on the page of columns which one it is.",
                )
            )

    def read(self, row: Row, mended: Mapping[str, str]) -> Person | None:
        """None for a row of which nothing may be trusted: its cells are shifted, or it names nobody. What was `mended`
        stands in place of what the file says."""
        before = len(self.problems)
        if not mended and not self._fits(row):
            return None
        person = self._read(row, mended)
        if not mended and len(row.cells) > len(self.headings) and self._has_errors(before):
            # Cells too many are empty at the end of a row, or push the others out of their columns.
            del self.problems[before:]
            self._too_long(row)
            return None
        return person and replace(person, is_sure=person.is_sure and not self._has_errors(before))

    def _has_errors(self, since: int) -> bool:
        return any(each.severity is Severity.ERROR for each in self.problems[since:])

    def _read(self, row: Row, mended: Mapping[str, str]) -> Person | None:
        cells = self._cells(row)
        cells.update({name: [value] if value else [] for name, value in mended.items()})
        texts = {name: _first(values) for name, values in cells.items() if name not in SEVERAL}
        several = {name: _parted(values) for name, values in cells.items() if name in SEVERAL}
        names = self._named(row.line, texts, several)
        if names is None:
            return None
        kind = self._kind(row.line, texts)
        names["grade"] = self._grade(row.line, texts, kind)
        several["email"] = self._addresses(row.line, several)
        flags = self._flags(row.line, texts, several)
        held_from, held_to = self._dates(row.line, texts)
        self._lengths(row.line, texts | names, several)
        is_sure = kind is not Kind.OFFICER or "grade" in self._known or bool(names["grade"])
        return Person(
            row.line, texts | names, several, kind or Kind.OFFICER, flags, held_from, held_to, is_sure
        )

    def _say(
        self,
        line: int,
        what: str,
        to_do: str,
        name: str = "",
        value: str = "",
        words: Mapping[str, str] | None = None,
    ) -> None:
        """Of a field one thing at a time is told. `words` would be known, each with what it stands for."""
        if name and any((each.line, each.field) == (line, name) for each in self.problems[-9:]):
            return
        suggestion = ""
        if words:
            near = get_close_matches(plain(value), list(words), n=1, cutoff=0.6)
            suggestion = words[near[0]] if near else ""
            to_do = f"Did you mean “{suggestion}”? {to_do}" if suggestion else to_do
        self.problems.append(Problem(line, what, to_do, Severity.ERROR, name, value, suggestion))

    def _fits(self, row: Row) -> bool:
        width, count = len(self.headings), len(row.cells)
        if count < width:
            self._say(
                row.line,
                f"The row is too short: {count} cells under {width} headings.",
                "Look whether a cell or a separator is missing.",
            )
            return False
        if any(row.cells[width:]):
            self._too_long(row)
            return False
        return True

    def _too_long(self, row: Row) -> None:
        self._say(
            row.line,
            f"The row is too long: {len(row.cells)} cells under {len(self.headings)} headings.",
            "Look for a separator inside a cell: such a cell must stand in quotation marks.",
        )

    def _cells(self, row: Row) -> dict[str, list[str]]:
        cells: dict[str, list[str]] = {}
        for name, cell in zip(self._fields, row.cells, strict=False):
            words = "" if cell.casefold() in (_DASHES if name in _NAMES else _NOTHING) else cell
            if name and words:
                cells.setdefault(name, []).append(words)
        return cells

    def _named(
        self, line: int, texts: Mapping[str, str], several: dict[str, tuple[str, ...]]
    ) -> dict[str, str] | None:
        forename, surname = texts.get("forename", ""), texts.get("surname", "")
        name = texts.get("name") or f"{forename} {surname}".strip()
        if not name or (not texts.get("name") and not surname):
            self._say(
                line, "There is no name." if not name else "There is no surname.", "Enter the name.", "name"
            )
            return None
        if _LOST_LETTER in name:
            self._say(
                line,
                f"A letter of “{name}” was lost before the file came here.",
                "Enter the name.",
                "name",
                name,
            )
        last, comma, first = name.partition(", ")
        if comma and "," not in first and not surname:
            name, forename, surname = f"{first} {last}", first, last
        bare = re.sub(r"\s*[(“\"]([^)”\"]+)[)”\"]\s*", " ", name).strip()
        if bare and bare != name:
            called = re.findall(r"[(“\"]([^)”\"]+)[)”\"]", name)
            several["known_as"] = tuple(dict.fromkeys([*several.get("known_as", ()), *called]))
            name = bare
        return {"name": name, "forename": forename, "surname": surname}

    def _kind(self, line: int, texts: Mapping[str, str]) -> Kind | None:
        """Without a column of kinds everybody is a council officer: a staff directory is a list of staff."""
        words = texts.get("kind", "")
        if not words:
            if "kind" not in self._known:
                return Kind.OFFICER
            self._say(
                line, "The kind is missing.", "Choose whether this is an officer or who else it is.", "kind"
            )
            return None
        kind = kind_of(words)
        if kind is None:
            known = {each: kind.in_words for each, kind in _KIND_OF.items()}
            self._say(
                line,
                f"“{words}” is no kind of person that is known here.",
                "Choose the kind.",
                "kind",
                words,
                known,
            )
        return kind

    def _grade(self, line: int, texts: Mapping[str, str], kind: Kind | None) -> str:
        """As the ladder calls it; of somebody else than an officer as the file says, for the rule does not ask."""
        words = texts.get("grade", "")
        known = self.ladder.find(words)
        if known is not None or kind is not Kind.OFFICER:
            return known or words
        if not words:
            if "grade" in self._known:
                self._say(line, "The grade of an officer is missing.", "Choose the grade.", "grade")
            return ""
        grades = {plain(grade): grade for grade in self.ladder.grades} | {
            plain(each): grade for each, grade in self.ladder.synonyms.items()
        }
        self._say(line, f"“{words}” is no grade here.", "Choose the grade.", "grade", words, grades)
        return words

    def _addresses(self, line: int, several: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        addresses = several.get("email", ())
        wrong = [address for address in addresses if not _ADDRESS.fullmatch(address)]
        if wrong:
            what = f"“{'”, “'.join(wrong)}” is no e-mail address."
            to_do = "Correct it; “-” stands for none."
            self._say(line, what, to_do, "email", "; ".join(addresses))
        return tuple(address for address in addresses if address not in wrong)

    def _flags(
        self, line: int, texts: Mapping[str, str], several: Mapping[str, tuple[str, ...]]
    ) -> frozenset[Flag]:
        written = {words: _FLAG_OF.get(plain(words)) for words in several.get("flags", ())}
        flags = {flag for flag in written.values() if flag is not None}
        wrong = [words for words, flag in written.items() if flag is None]
        if wrong:
            known = ", ".join(flag.in_words for flag in Flag)
            what = f"“{'”, “'.join(wrong)}” is no flag that is known here."
            self._say(line, what, f"Known are: {known}.", "flags", "; ".join(written))
        for flag in Flag:
            words = texts.get(flag.value, "").casefold()
            if words in _YES:
                flags.add(flag)
            elif words and words not in _NO:
                what = f"“{words}” is neither yes nor no under “{flag.in_words}”."
                self._say(line, what, "Write yes or no.", flag.value, words)
        return frozenset(flags)

    def _dates(self, line: int, texts: Mapping[str, str]) -> tuple[date | None, date | None]:
        held: dict[str, date | None] = {}
        for name in ("held_from", "held_to"):
            words = texts.get(name, "")
            held[name] = date_of(words) if words else None
            if words and held[name] is None:
                what = f"“{words}” is no date."
                self._say(line, what, "Write it as 31/12/2026, day first, the year in full.", name, words)
        first, last = held["held_from"], held["held_to"]
        if last is not None and last.year >= _NO_END:
            last = None
        if first is not None and last is not None and last < first:
            what = f"The last day, {last:%d.%m.%Y}, is before the first, {first:%d.%m.%Y}."
            self._say(line, what, "Correct one of them.", "held_to", texts["held_to"])
            last = None
        return first, last

    def _lengths(self, line: int, texts: Mapping[str, str], several: Mapping[str, tuple[str, ...]]) -> None:
        for name, longest in LONGEST.items():
            words = texts.get(name) or "; ".join(several.get(name, ()))
            if len(words) > longest:
                what = f"“{words[:40]}…” is {len(words)} characters long; {longest} are kept."
                self._say(line, what, "Shorten it.", name, words)


def _first(values: list[str]) -> str:
    return " ".join(values[0].split()) if values else ""


def _parted(values: list[str]) -> tuple[str, ...]:
    each: Callable[[str], str] = lambda words: words.strip().strip("“”\"'‘’ ").strip()  # noqa: E731
    parts = [each(part) for value in values for part in _BETWEEN.split(value)]
    return tuple(dict.fromkeys(part for part in parts if part.casefold() not in _NOTHING))
