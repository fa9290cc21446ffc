"""Names whose parts stand apart: forename and surname in two cells, several people behind one title."""

from cases.law.redaction import Detail
from cases.names.forms import Form
from cases.names.index import Index
from cases.names.judging import Judge
from cases.names.lists import MEMBERS, PLURAL_TITLES
from cases.names.match import end_of_name
from cases.names.page import Known, Page
from cases.names.projection import CELL

_PARTS_CELLS = frozenset(f"|,;\n\t{CELL}")
_WORDS_IN_CELL = 3


class Structures:
    def __init__(self, index: Index, judge: Judge, known: Known) -> None:
        self._index = index
        self._judge = judge
        self._known = known

    def read(self, page: Page) -> None:
        left = []
        for first, behind, surname in page.surnames:
            if not self._cells(page, first, behind, surname):
                left.append((first, behind, surname))
        page.surnames = left
        for number, key in enumerate(page.words.keys):
            if key in PLURAL_TITLES:
                self._plural(page, number)

    def _cells(self, page: Page, first: int, behind: int, surname: str) -> bool:
        """A surname that fills a cell, and a forename that fills the one beside it."""
        words, family = page.words, self._index.family(surname)
        if family is None or not (self._parts(page, first) and self._parts(page, behind)):
            return False
        for at, to in self._cells_beside(page, first, behind):
            people = family.of(" ".join(words.keys[at:to]), Form.FULL, Form.INITIALS, Form.NICKNAME)
            if people and words.is_capital(at) and words.is_free(at, to) and words.is_free(first, behind):
                self._known.meet(people)
                ruling = self._judge.ruling(people, Detail.NAME, page.on)
                spans = [(at, to), (first, behind)]
                if words.gap(max(at, first)).strip(" ") == "\t":
                    spans = [(min(at, first), max(to, behind))]
                for start, end in spans:
                    page.add(words.starts[start], end_of_name(words, end), Detail.NAME, people, ruling)
                return True
        return False

    def _parts(self, page: Page, number: int) -> bool:
        """Whether a cell ends before the word; at both ends of the text one does."""
        gap = page.words.gap(number)
        if number in (0, len(page.words)) and not gap.strip(" "):
            return True
        edges = (gap.rstrip(" ")[-1:], gap.lstrip(" .-")[:1])
        return any(edge and edge in _PARTS_CELLS for edge in edges)

    def _cells_beside(self, page: Page, first: int, behind: int) -> list[tuple[int, int]]:
        """The words of the cell before and of the cell behind, where those hold a few words."""
        words, found = page.words, []
        for size in range(1, _WORDS_IN_CELL + 1):
            if first - size >= 0 and self._parts(page, first - size) and first > 0:
                found.append((first - size, first))
                break
        for size in range(1, _WORDS_IN_CELL + 1):
            if behind + size <= len(words) and self._parts(page, behind + size):
                found.append((behind, behind + size))
                break
        return [pair for pair in found if not self._spans_rows(page, pair, first, behind)]

    def _spans_rows(self, page: Page, pair: tuple[int, int], first: int, behind: int) -> bool:
        between = page.words.gap(first if pair[1] == first else behind)
        return any(each.isdigit() for each in between) or "\n\n" in between

    def _plural(self, page: Page, number: int) -> None:
        """Messrs Pemberton and Quill; Cllrs Hindle, Siddiqui & Khan. The first goes with the title."""
        words, at, is_first = page.words, number + 1, True
        while at < len(words) and words.is_capital(at):
            found = next(
                (each for each in self._index.surnames_at(words.keys, at) if words.is_free(at, at + each[0])),
                None,
            )
            if found is None:
                return
            behind = at + found[0]
            family = self._index.family(found[1])
            people = family.everybody if family else ()
            is_title_of_members = words.keys[number] in MEMBERS
            fitting = tuple(each for each in people if self._judge.is_councillor(each) is is_title_of_members)
            people = fitting or people
            self._known.meet(people)
            start = words.starts[number if is_first else at]
            ruling = self._judge.ruling(people, Detail.NAME, page.on)
            page.add(start, words.ends[behind - 1], Detail.NAME, people, ruling)
            page.surnames = [each for each in page.surnames if each[0] != at]
            at, is_first = behind, False
            if at < len(words) and words.keys[at] == "and":
                at += 1
            elif at < len(words) and words.gap(at).strip() not in (",", "&", "/"):
                return
