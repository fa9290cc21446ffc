"""Finds everybody named in the passages of one document."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from cases.law.redaction import Ladder
from cases.names.abbreviations import Abbreviations
from cases.names.asking import Asking
from cases.names.contacts import Contacts
from cases.names.directory import Directory
from cases.names.index import Index
from cases.names.judging import Judge
from cases.names.mention import Mention, Passage
from cases.names.newcomers import Newcomers
from cases.names.page import Known, Page
from cases.names.projection import CELL, runs_of
from cases.names.search import Search
from cases.names.strangers import Strangers
from cases.names.structures import Structures
from cases.names.tables import Tables
from cases.names.unsure import Unsure


class Finder:
    """One directory, indexed once; `ladder_on` gives the grades in force on a day. Building it for 5,000 people takes
    well under half a second, a text of 200 pages less than a second, whatever the size of the directory."""

    def __init__(self, directory: Directory, ladder_on: Callable[[date], Ladder]) -> None:
        self._index = Index(directory)
        self._ladder_on = ladder_on

    def find(
        self, passages: Sequence[Passage], *, requester: str = "", not_people: Collection[str] = ()
    ) -> list[list[Mention]]:
        """The mentions of each passage, in order, never overlapping. The passages are one document: "Jane" in one is
        known from "Jane Smith" in another. `not_people` are folded words that nobody wants to be asked about again."""
        judge = Judge(self._index, self._ladder_on)
        known = Known.of(requester, not_people)
        pages = [
            Page(run, passage.on, number)
            for number, passage in enumerate(passages)
            for run in runs_of(passage)
        ]
        known.small_words = frozenset(word for page in pages for word in page.words.small())
        contacts, search = Contacts(self._index, judge, known), Search(self._index, judge, known)
        structures, unsure = Structures(self._index, judge, known), Unsure(self._index, judge, known)
        asking = Asking(self._index, judge, known)
        newcomers, strangers = (
            Newcomers(self._index, known, asking),
            Strangers(self._index, known, asking),
        )
        tables, abbreviations = Tables(self._index, judge), Abbreviations(self._index, judge, known)
        for reading in (
            tables.read,
            contacts.read,
            search.read,
            search.settle_doubtful,
            structures.read,
            unsure.titled,
            unsure.greeted,
            unsure.read,
            abbreviations.meet,
            abbreviations.read,
            newcomers.meet,
            newcomers.read,
            strangers.read,
            strangers.again,
            newcomers.initials,
        ):
            for page in pages:
                reading(page)
        found: list[list[Mention]] = [[] for _ in passages]
        for page in pages:
            found[page.passage] += self._mentions(page, passages[page.passage].text)
        return [sorted(mentions, key=lambda mention: mention.start) for mentions in found]

    def _mentions(self, page: Page, source: str) -> list[Mention]:
        run, entries = page.words.run, self._index.entries
        mentions = []
        for hit in page.hits:
            start, end = run.span(hit.start, hit.end)
            mentions.append(
                Mention(
                    start=start,
                    end=end,
                    text=source[start:end],
                    words=" ".join(run.text[hit.start : hit.end].replace(CELL, " ").split()),
                    detail=hit.detail,
                    people=tuple(entries[each].key for each in hit.people),
                    ruling=hit.ruling,
                )
            )
        return mentions
