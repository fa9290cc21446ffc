"""The labels of a list: "1.", "Q2:", "(a)", "iv)", bullets; which of them are labels at all, and how deep each lies.

A number at the start of a line is a label only where it goes on from the one before, because a wrapped line can also
begin with "20." or with the article "a".
"""

import re
from dataclasses import dataclass
from functools import cached_property

_SPACE_OR_WORD = r"(?=\s|$|[A-Za-z\"'“‘£(])"
_PATTERNS = (
    ("nested", r"\(?(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})[.):\]]?(?=\s)\s*[-–:]?", True),
    ("part", r"\(?(?P<n>\d{1,2}\s?\(?[a-z])[.):\]](?=\s|[A-Z])", True),
    (
        "word",
        r"(?:question|query|request|item|qn|qu|q|point|no|"
        r"number)\s{0,2}[.#]?\s{0,2}(?P<n>\d{1,3})(?![\d.,]\d|\d)\)?\s{0,2}(?:[.):–—-]+|(?=\s|$))",
        True,
    ),
    ("number", rf"[(\[#]?(?P<n>\d{{1,3}})\s?[.):\]]{{1,2}}(?!\d)\s{{0,3}}[-–]?{_SPACE_OR_WORD}", True),
    ("number", r"(?P<n>\d{1,2})\s{0,3}[-–—|]\s{0,3}(?=[A-Za-z\"'“‘(£])", True),
    ("number", r"(?P<n>\d{1,2})(?:\s*$|\s+(?=[A-Z\"'“‘(]))", False),
    ("roman", rf"[(\[]?(?P<n>x{{0,2}}(?:ix|iv|v?i{{0,3}}))[.):\]]{{1,2}}{_SPACE_OR_WORD}", True),
    ("letter", rf"[(\[]?(?P<n>[a-z])(?:[):\]]{{1,2}}{_SPACE_OR_WORD}|\.(?=\s|$)|\s{{0,2}}[-–](?=\s))", True),
    ("capital", rf"[(\[]?(?P<n>[A-Z])(?:[):\]]{{1,2}}{_SPACE_OR_WORD}|\.(?=\s|$)|\s[-–](?=\s))", True),
    ("letter", r"(?P<n>[a-z])\s+(?=\S)", False),
    (
        "bullet",
        r"\\?(?P<n>[-–—]{1,2}|[*•·◦▪‣●○■□➢►➤✓§¨]|o(?=\s\s|\t|\s[A-Z])|\+(?=\s))(?!\s*[-*–—_=])(?:\s+|"
        r"(?=[A-Za-z\"'“‘(£\d*]))(?=\S)",
        True,
    ),
)
_COMPILED = [
    (kind, re.compile(rf"\s*(?:{pattern})\s*", re.IGNORECASE if kind in ("word", "roman") else 0), strong)
    for kind, pattern, strong in _PATTERNS
]
_DEPTH = 3


@dataclass(frozen=True)
class Label:
    """A label at the start of a line: what kind, which number, and where the words begin after it."""

    kind: str
    number: str
    length: int
    shown: str
    strong: bool = True

    @cached_property
    def family(self) -> str:
        return "number" if self.kind in ("word", "part") else self.kind

    @cached_property
    def value(self) -> int:
        """Its place in its list; bullets have none."""
        if self.kind in ("letter", "capital"):
            return ord(self.number.lower()) - 96
        if self.kind == "roman":
            return _roman(self.number.lower())
        return int(re.match(r"\d+", self.number)[0]) if self.number[:1].isdigit() else 0


def labels_at(text: str, *, after_bullet: bool = False) -> list[Label]:
    """Every way to read the start of the line as a label, the likeliest first; "- 1." is a number."""
    found = []
    for kind, pattern, strong in _COMPILED:
        match = pattern.match(text[:80])
        if match and match["n"]:
            inner = (
                [] if kind != "bullet" or after_bullet else labels_at(text[match.end() :], after_bullet=True)
            )
            inner = [n for n in inner if n.kind in ("number", "word", "nested", "bullet") and n.strong]
            shown = match[0].strip()
            found += [Label(n.kind, n.number, match.end() + n.length, n.shown) for n in inner[:1]]
            found.append(Label(kind, match["n"].replace(" ", ""), match.end(), shown, strong))
    return found


def choose(lines: list[str]) -> list[tuple[Label, int] | None]:
    """For every line its label and how deep it lies, or None. Depth 0 is the outermost list."""
    candidates = [labels_at(line) if line.strip() else [] for line in lines]
    chosen: list[tuple[Label, int] | None] = []
    stack: list[Label] = []
    for i, options in enumerate(candidates):
        later = candidates[i + 1 : i + 60]
        if (
            stack
            and lines[i].strip()
            and _ends_a_list(lines, i)
            and not options
            and not _goes_on(stack[0], later)
        ):
            stack.clear()
        label = next((option for option in options if _fits(option, stack, later)), None)
        if label is None:
            chosen.append(None)
            continue
        depth = next(
            (d for d, open_label in enumerate(stack) if open_label.family == label.family), len(stack)
        )
        if (
            label.kind == "part" and stack and stack[0].family == "number" and stack[0].value == label.value
        ) or (label.kind == "nested" and stack and stack[0].family == "number"):
            depth = 1
        del stack[depth:]
        stack.append(label)
        # "1. a) How many?" opens a list inside the list.
        inside = labels_at(lines[i][label.length :])[:1] if label.family == "number" else []
        stack += [
            part for part in inside if part.value == 1 and part.kind in ("letter", "roman") and part.strong
        ]
        chosen.append((label, min(depth, _DEPTH)))
    return chosen


def _ends_a_list(lines: list[str], i: int) -> bool:
    """Is it a paragraph of its own, or a new lead-in right after an entry that is complete?"""
    before = lines[i - 1].strip()
    return not before or (lines[i].rstrip().endswith(":") and before.endswith((".", "?", "!", ";")))


def _goes_on(outermost: Label, later: list[list[Label]]) -> bool:
    """Does the outermost list have another entry before a new one begins?"""
    for options in later:
        if any(each.family == outermost.family and each.value == outermost.value + 1 for each in options):
            return outermost.kind != "bullet"
        if any(each.family == outermost.family and each.value == 1 for each in options):
            return False
    return False


def _fits(label: Label, stack: list[Label], later: list[list[Label]]) -> bool:
    """Is it a label here: does it begin a list, or go on from the last one of its family?"""
    if label.kind in ("bullet", "nested", "part"):
        return True
    last = next((each.value for each in stack if each.family == label.family), 0)
    follows = any(
        each.family == label.family and each.value == label.value + 1 for options in later for each in options
    )
    if label.kind == "roman" and any(each.kind == "letter" and each.value == 8 for each in stack):
        return False
    if label.value == 1 and last != 1:
        alone = label.strong and (label.family == "number" or bool(stack))
        return follows or alone
    if label.value == 1:
        return label.strong
    if label.value == last + 1:
        return bool(last) or (label.strong and label.family == "number" and follows)
    if not last:
        return label.strong and label.family == "number" and follows
    return label.strong and label.family == "number" and last <= label.value <= last + 3


def _roman(number: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for sign, following in zip(number, number[1:] + " ", strict=True):
        value = values[sign]
        total += -value if values.get(following, 0) > value else value
    return total
