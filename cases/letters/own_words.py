"""Paragraphs of the officer's own in a letter, before and after what the wording library says."""

from collections.abc import Iterable, Iterator, Mapping

from cases.letters.content import Section
from cases.letters.markup import answer_as_html

BEFORE, AFTER = "own.before", "own.after"
KEYS = (BEFORE, AFTER)
# What ends every letter: own words never come after how to ask for help, the signature and the rights.
_ENDS = frozenset({"adjustments", "closing", "rights", "time", "attachments"})


def with_own_words(sections: Iterable[Section], said: Mapping[str, str]) -> Iterator[Section]:
    """The sections with what the officer says of their own accord: after the salutation, and before the end.

    Nothing that the library says is changed or left out for it.
    """
    after = _section("own-after", said.get(AFTER, ""))
    for section in sections:
        if section.name in _ENDS and after:
            yield after
            after = None
        yield section
        if section.name == "salutation":
            before = _section("own-before", said.get(BEFORE, ""))
            if before:
                yield before
    if after:
        yield after


def _section(name: str, html: str) -> Section | None:
    """Cleaned HTML, its headings as those of a letter: the title of the letter stands above them."""
    return Section(name, "", answer_as_html(html, level=2)) if html else None
