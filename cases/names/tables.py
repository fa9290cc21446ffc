"""Extensions that stand bare in a column: what they are is said by the heading alone."""

import re
from collections.abc import Iterator

from cases.law.redaction import Detail
from cases.names.index import Index, several
from cases.names.judging import Judge
from cases.names.page import Page
from cases.names.projection import CELL

_ROW = re.compile(rf"^[^\n\t|{CELL}]*[\t|{CELL}][^\n]*(?:\n[^\n{CELL}]*{CELL}[^\n]*)*", re.MULTILINE)
_EXTENSIONS = re.compile(
    r"\s*(?:internal\s*)?ext(?:n|ension)?s?\.?(?:\s*(?:no\.?|number|phone))?\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*(\d{3,6})\s*")


class Tables:
    def __init__(self, index: Index, judge: Judge) -> None:
        self._index = index
        self._judge = judge

    def read(self, page: Page) -> None:
        text = page.words.text
        columns: frozenset[int] = frozenset()
        at = 0
        for match in _ROW.finditer(text):
            if "\n\n\n\n\n" in text[at : match.start()]:  # another table
                columns = frozenset()
            at = match.end()
            cells = list(_cells(text, match.start(), match.end()))
            headed = [n for n, (a, b) in enumerate(cells) if _EXTENSIONS.fullmatch(text, a, b)]
            if headed:
                columns = frozenset(headed)
                continue
            for number, (start, end) in enumerate(cells):
                found = _NUMBER.fullmatch(text, start, end) if number in columns else None
                if found:
                    self._add(page, found)

    def _add(self, page: Page, found: re.Match[str]) -> None:
        people = several(self._index.by_extension.get(found[1], ()))
        detail = Detail.DIRECT_LINE
        ruling = (
            self._judge.ruling(people, detail, page.on)
            if people
            else self._judge.maybe(detail, "an extension that is not in the staff directory")
        )
        page.add(found.start(1), found.end(1), detail, people, ruling)


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in re.compile(rf"[\t|{CELL}]").finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end
