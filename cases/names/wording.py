"""The words of a run, and what stands between them."""

import re
from array import array

from cases.names.lists import PARTICLES, SAID, TITLES
from cases.names.projection import CELL, Run

_WORD = re.compile(
    r"([^\W\d_]+(?:'(?!s(?![^\W\d_]))[^\W\d_]+|-[ ]*\n[ ]*(?=[a-z])[^\W\d_]+)*)(?:'s(?![^\W\d_]))?",
    re.IGNORECASE,
)
_QUOTED_BREAK = re.compile(r" *\n[ >]*")  # a line of an e-mail that is quoted
_WITHIN = re.compile(r"['\-\s]")
_SENTENCE_ENDS = frozenset(".?!:;•|\t" + CELL)
_LINE_ENDS = frozenset("\n\t|" + CELL)


class Words:
    """The words of one run by number. `keys` are folded, without apostrophes; `taken` marks what has been found."""

    __slots__ = ("ends", "keys", "run", "starts", "taken", "text")

    def __init__(self, run: Run) -> None:
        self.run = run
        self.text = run.text
        self.starts = array("L")
        self.ends = array("L")
        self.keys: list[str] = []
        self.taken = bytearray(len(run.text) + 1)
        lowered = run.text.lower()  # as long as the text: folding leaves no letter that grows when made small
        add_start, add_end, add_key = self.starts.append, self.ends.append, self.keys.append
        for match in _WORD.finditer(run.text):
            start, end = match.span(1)
            add_start(start)
            add_end(end)
            key = lowered[start:end]
            add_key(key if key.isalpha() else _WITHIN.sub("", key))

    def __len__(self) -> int:
        return len(self.keys)

    def gap(self, number: int) -> str:
        """What stands between a word and the one before it."""
        start = self.ends[number - 1] if number else 0
        end = self.starts[number] if number < len(self.keys) else len(self.text)
        return self.text[start:end]

    def said(self, number: int) -> str:
        return self.text[self.starts[number] : self.ends[number]]

    def is_capital(self, number: int) -> bool:
        return self.text[self.starts[number]].isupper()

    def is_upper(self, number: int) -> bool:
        return self.ends[number] - self.starts[number] > 1 and self.said(number).isupper()

    def is_initial(self, number: int) -> bool:
        """One capital letter."""
        return self.ends[number] - self.starts[number] == 1 and self.is_capital(number)

    def is_dotted(self, number: int) -> bool:
        return self.text.startswith(".", self.ends[number])

    def is_free(self, first: int, behind: int) -> bool:
        return not any(self.taken[self.starts[first] : self.ends[behind - 1]])

    def is_soft(self, number: int) -> bool:
        """Whether a name may run on from the word before: spaces, one line break, a hyphen, the dot of an initial."""
        if not 0 < number < len(self.keys):
            return False
        gap = self.gap(number)
        if gap == " ":
            return True
        bare = gap.strip(" \t*_")
        if bare in ("", "\n") or gap == "–" or _QUOTED_BREAK.fullmatch(gap):
            return True
        if bare == "-":
            return not gap.startswith(" ")
        if bare == "'":
            return self.ends[number - 1] - self.starts[number - 1] == 1 and self.is_capital(number - 1)
        if bare in (".", ".\n", ".-"):
            return self.keys[number - 1] in TITLES or self.keys[number - 1] == "st" or self._short(number - 1)
        return False

    def _short(self, number: int) -> bool:
        size = self.ends[number] - self.starts[number]
        return size == 1 or (size == 2 and self.is_capital(number))

    def is_beside(self, number: int) -> bool:
        """Whether it stands on one line with the word before, parted by spaces or a hyphen alone."""
        return 0 < number < len(self.keys) and self.gap(number).strip(" ") in ("", "-")

    def opens_line(self, number: int) -> bool:
        if number == 0:
            return True
        return not _LINE_ENDS.isdisjoint(self.gap(number))

    def opens_sentence(self, number: int) -> bool:
        if number == 0:
            return True
        gap = self.gap(number)
        if _SENTENCE_ENDS.isdisjoint(gap) and "\n\n" not in gap:
            return False
        return not (
            gap.strip(" ") == "." and (self.keys[number - 1] in TITLES or self.is_initial(number - 1))
        )

    def key_before(self, number: int) -> str:
        """The word right before in the same stretch of words, empty where there is none."""
        return self.keys[number - 1] if self.is_soft(number) else ""

    def key_after(self, behind: int) -> str:
        return self.keys[behind] if self.is_soft(behind) else ""

    def acts_behind(self, behind: int) -> bool:
        """Whether what follows is what a person does or has: "said", "agreed", "’s"."""
        if self.text.startswith("'s", self.ends[behind - 1]):
            return True
        after = self.key_after(behind)
        return after in SAID or (after.endswith("ed") and len(after) > 3)

    def line(self, first: int, behind: int) -> str:
        """The line that holds the words, without dashes and spaces at its ends."""
        start, end = self.starts[first], self.ends[behind - 1]
        before = max(self.text.rfind(mark, 0, start) for mark in _LINE_ENDS) + 1
        stops = [at for mark in _LINE_ENDS if (at := self.text.find(mark, end)) >= 0]
        return self.text[before : min(stops, default=len(self.text))].strip(" ,>.-–")

    def fills_line(self, first: int, behind: int) -> bool:
        return self.line(first, behind) == self.text[self.starts[first] : self.ends[behind - 1]]

    def title_before(self, first: int) -> int:
        """The number of the first of the titles before a word; the word's own number where there is none."""
        at = first
        while at > 0 and first - at < 2 and self.is_soft(at) and self.keys[at - 1] in TITLES:
            at -= 1
        couple = at < first and at > 1 and self.keys[at - 1] == "and" and self.is_soft(at)
        if couple and self.keys[at - 2] in TITLES:
            return at - 2
        if at < first and at > 0 and self.gap(at).strip() in ("&", "/") and self.keys[at - 1] in TITLES:
            return at - 1
        return at

    def small(self) -> set[str]:
        """The words that are written small, short ones apart."""
        text = self.text
        return {
            key
            for key, start in zip(self.keys, self.starts, strict=True)
            if len(key) > 3 and text[start].islower()
        }

    def names_between(self, first: int, behind: int) -> list[str]:
        return [key for key in self.keys[first:behind] if key not in PARTICLES]
