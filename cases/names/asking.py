"""How somebody whom the directory does not know is put before a person for a decision."""

from rapidfuzz import fuzz, process

from cases.law.redaction import Detail, requester
from cases.names.folding import fold
from cases.names.index import Index, People
from cases.names.judging import Judge
from cases.names.lists import (
    EVERYDAY,
    LITTLE,
    NOT_NAMES,
    PARTICLES,
    PLACE_ENDS,
    PLACES,
)
from cases.names.page import Known, Page

_AS_ALIKE_AS = 86  # of 100: one letter of eight
# Where words are read for strangers: text, and the attributes that hold prose.
READ = ("text", "comment", "alt", "title", "content", "value", "label", "aria-label", "broken")


class Asking:
    def __init__(self, index: Index, judge: Judge, known: Known) -> None:
        self._index = index
        self._judge = judge
        self._known = known
        self.not_names = NOT_NAMES | PLACE_ENDS | PLACES | index.own_places

    def name(self, page: Page, first: int, behind: int) -> None:
        """A name without a title. Of the requester's own nobody need be asked."""
        words = page.words
        if self.is_requester(tuple(words.keys[first:behind])):
            page.add(words.starts[first], words.ends[behind - 1], Detail.NAME, (), requester(Detail.NAME))
        else:
            self.ask(page, first, first, behind)

    def is_requester(self, keys: tuple[str, ...]) -> bool:
        name = self._known.requester
        return name is not None and keys in (
            name.surname,
            name.given + name.surname,
            name.given + name.middle + name.surname,
        )

    def ask(self, page: Page, at: int, first: int, behind: int) -> None:
        """`at` is the first word with its title, `first` without."""
        words = page.words
        start, end = words.starts[at], words.ends[behind - 1]
        if len(words.said(behind - 1)) == 1 and words.is_dotted(behind - 1):
            end += 1
        named = fold(words.text[words.starts[first] : end])
        if fold(words.text[start:end]) not in self._known.not_people and named not in self._known.not_people:
            keys = words.keys[first:behind]
            ruling = self._judge.maybe(Detail.NAME, "not in the staff directory", self.alike(keys))
            page.add(start, end, Detail.NAME, (), ruling)
            self._meet(keys)
        page.take(start, end)

    def _meet(self, keys: list[str]) -> None:
        """The document knows the stranger from now on: by the first and the last word, and by initials."""
        known = self._known
        for key in (keys[0], keys[-1]):
            if self.is_telling(key) and key not in known.small_words:
                known.strangers.add(key)
            elif key == keys[-1] and len(keys) > 1 and len(key) > 2:
                known.wordy_strangers.add(key)
        first = [key[0] for key in keys if key not in PARTICLES]
        if len(first) > 1 and len(keys[0]) > 1:
            known.initials.update(("".join(first), first[0] + first[-1]))

    def is_telling(self, key: str) -> bool:
        return len(key) > 2 and key not in EVERYDAY and key not in self.not_names and key not in LITTLE

    def alike(self, keys: list[str]) -> People:
        """Whom it may mean if it is misspelt."""
        said = " ".join(keys)
        names = self._index.names_like(keys)
        if len(said) < 6 or not names:
            return ()
        found = process.extract(said, list(names), scorer=fuzz.ratio, score_cutoff=_AS_ALIKE_AS, limit=3)
        return tuple(dict.fromkeys(person for name, _, _ in found for person in names[name]))
