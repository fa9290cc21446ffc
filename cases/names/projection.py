"""A passage as plain folded text in which every character knows where it stands in the passage.

Inline tags vanish, entities are read, blocks part paragraphs and cells part cells; what stands in attributes and
comments becomes runs of their own, for names hide there too. Built from stretches, not from characters, so that the
map of a long text stays small.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from cases.names.folding import fold_character
from cases.names.lists import words
from cases.names.mention import Passage

CELL = "\x1f"  # between two cells of a table

_BLOCKS = words("html_blocks")
_IN_CELLS = frozenset(("p", "div", "li", "ul", "ol"))
_UNSAID = words("html_unsaid")
_PART = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][\w:-]*)(?P<inside>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<broken></?[A-Za-z][\w:-]*(?:\s[^<>]*)?(?:>|\Z))"
    r"|(?P<said>(?:[^<]+|<))",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.DOTALL)
_ENTITY = r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?"
# What is not one character for one: a word cut by a soft hyphen, an entity, a
# character beyond ASCII.
_ODD_IN_TEXT = re.compile(r"\u00ad[ ]*\r?\n[ ]*|%40|[\t\r]|[^\x00-\x7f]")
_ODD_IN_HTML = re.compile(rf"%(?:40|20|2[eE])|{_ENTITY}|[\t\r\n]|[^\x00-\x7f]")
_ODD_IN_PRE = re.compile(rf"{_ENTITY}|%40|[\t\r]|[^\x00-\x7f]")


class Run:
    """One stretch of text. `where` is "text", "comment" or the name of the attribute."""

    __slots__ = ("_ends", "_exact", "_length", "_parts", "_sources", "_starts", "text", "where")

    def __init__(self, where: str = "text") -> None:
        self.where = where
        self.text = ""
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []  # where each piece begins in the folded text
        self._sources: list[int] = []  # where it begins in the passage
        self._ends: list[int] = []  # and where it ends there
        self._exact: list[bool] = []  # one character for one

    def put(self, text: str, start: int, end: int, *, exact: bool = False) -> None:
        self._starts.append(self._length)
        self._sources.append(start)
        self._ends.append(end)
        self._exact.append(exact)
        self._parts.append(text)
        self._length += len(text)

    def stretch(self, to: int) -> None:
        """The last piece takes in what is not seen right behind it, as an accent of its own."""
        self._ends[-1:] = [to] if self._ends else []

    def feed(self, source: str, start: int, end: int, odd: re.Pattern[str] = _ODD_IN_TEXT) -> None:
        """Text of the passage, from and to."""
        at = start
        for match in odd.finditer(source, start, end):
            if at < match.start():
                self.put(source[at : match.start()], at, match.start(), exact=True)
            at = match.end()
            written = match.group()
            folded = written if written == "\t" and odd is _ODD_IN_TEXT else _folded(written)
            if folded:
                self.put(folded, match.start(), at, exact=len(written) == 1 == len(folded))
            elif len(written) == 1 and written.isprintable():
                self.stretch(at)
        if at < end:
            self.put(source[at:end], at, end, exact=True)

    def closed(self) -> "Run":
        self.text = "".join(self._parts)
        self._parts = []
        return self

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the passage."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        a = self._sources[first] + (start - self._starts[first] if self._exact[first] else 0)
        b = self._sources[last] + (end - self._starts[last]) if self._exact[last] else self._ends[last]
        behind = self._starts[last + 1] if last + 1 < len(self._starts) else self._length
        if end == behind:
            b = self._ends[last]
        return a, b


def _folded(written: str) -> str:
    if written[0] == "&":
        return "".join(map(fold_character, html.unescape(written)))
    if written[0] == "%":
        return {"40": "@", "20": " "}.get(written[1:], ".")
    if written == "\n":
        return " "
    if len(written) > 1:
        return ""
    return fold_character(written)


def runs_of(passage: Passage) -> list[Run]:
    """The passage's own text first, then its comments and attributes in order."""
    if not passage.is_html:
        run = Run()
        run.feed(passage.text, 0, len(passage.text))
        return [run.closed()]
    return _runs_of_html(passage.text)


def _runs_of_html(source: str) -> list[Run]:
    main = Run()
    others: list[Run] = []
    hidden = ""
    is_in_cell = False
    is_kept = False  # line breaks stay as they are
    for match in _PART.finditer(source):
        if match["said"] is not None and hidden:
            others.append(_side_run(source, match.start(), match.end(), hidden))
        elif match["said"] is not None:
            main.feed(source, match.start(), match.end(), _ODD_IN_PRE if is_kept else _ODD_IN_HTML)
        elif match["comment"] is not None:
            others.append(_side_run(source, *match.span("comment"), "comment"))
        elif match["tag"]:
            tag = match["tag"].lower()
            if tag in ("script", "style"):
                hidden = "" if match["close"] else tag
            if tag in ("pre", "textarea"):
                is_kept = not match["close"]
            if tag in ("td", "th", "tr", "table"):
                is_in_cell = tag in ("td", "th") and not match["close"]
            _break(main, tag, bool(match["close"]), is_in_cell, match.start(), match.end())
            others += _attributes(source, match.start("inside"), match["inside"])
        else:
            others.append(_side_run(source, match.start(), match.end(), "broken"))
    return [main.closed(), *others]


def _break(main: Run, tag: str, closes: bool, is_in_cell: bool, start: int, end: int) -> None:
    """In a cell a paragraph begins a new line and no more, so that a row stays one stretch."""
    if tag in ("td", "th"):
        if not closes:
            main.put(CELL, start, end)
    elif is_in_cell and tag in _IN_CELLS:
        if closes:
            main.put("\n", start, end)
    elif tag in _BLOCKS:
        main.put("\n\n", start, end)
    elif tag == "br":
        main.put("\n", start, end)


def _attributes(source: str, offset: int, inside: str) -> Iterator[Run]:
    for match in _ATTRIBUTE.finditer(inside):
        group = next((each for each in (2, 3, 4) if match[each]), 0)
        name = match[1].lower()
        if group and name not in _UNSAID:
            yield _side_run(source, offset + match.start(group), offset + match.end(group), name)


def _side_run(source: str, start: int, end: int, where: str) -> Run:
    run = Run(where)
    run.feed(source, start, end, _ODD_IN_HTML)
    return run.closed()
