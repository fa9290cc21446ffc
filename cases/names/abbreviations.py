"""Initials that a document gives somebody: "Robert Haversham (RH)", and RH from then on. Shown for a decision."""

import re

from cases.law.redaction import Detail
from cases.names.folding import fold
from cases.names.forms import names_of, surnames
from cases.names.index import Index, People
from cases.names.judging import Judge
from cases.names.page import Known, Page

_GIVEN = re.compile(r"\s*\(([A-Z]{2,4})\)")


class Abbreviations:
    def __init__(self, index: Index, judge: Judge, known: Known) -> None:
        self._index = index
        self._judge = judge
        self._known = known
        self._given: dict[str, People] = {}

    def meet(self, page: Page) -> None:
        """Which initials are whose; the title of an abbreviation gives them too."""
        for hit in page.hits:
            if hit.detail is not Detail.NAME:
                continue
            for person in hit.people:
                match = _GIVEN.match(page.words.text, hit.end)
                initials = self._initials(person)
                given = {match[1]} & initials if match else set()
                for each in initials if page.where == "title" else given:
                    self._given.setdefault(each, (person,))

    def _initials(self, person: int) -> set[str]:
        entry = self._index.entries[person]
        found = set()
        for name in names_of(entry):
            for surname in surnames(name, fold(entry.name)):
                given = name.given + name.middle
                found.add("".join(word[0] for word in (*given, *surname)).upper())
                found.add("".join(word[0] for word in (*given[:1], *surname)).upper())
                found.add("".join(word[0] for word in (*given[:1], surname[0])).upper())
        return {each for each in found if len(each) > 1}

    def read(self, page: Page) -> None:
        words = page.words
        keys = {each.lower() for each in self._given} - self._known.not_people
        for number, key in enumerate(words.keys if keys else ()):
            if key in keys and words.is_upper(number) and words.is_free(number, number + 1):
                people = self._given[words.said(number)]
                ruling = self._judge.maybe(Detail.NAME, "initials", people)
                page.add(words.starts[number], words.ends[number], Detail.NAME, (), ruling)
