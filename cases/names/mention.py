"""What the finder is given and what it finds."""

from dataclasses import dataclass
from datetime import date

from cases.law.redaction import Detail, Ruling


@dataclass(frozen=True)
class Passage:
    """One piece of a document: plain text or HTML. `on` is the day of the document, whose grades count."""

    text: str
    on: date
    is_html: bool = False


@dataclass(frozen=True)
class Mention:
    """Where somebody stands in a passage. Offsets are into the passage as given, entities and tags counted; the span
    runs from the first to the last visible character, takes in a title and the dot of a last initial, and leaves out
    a possessive ’s.

    `people` are the keys of the directory's entries that it may mean: none for a name that the directory does not
    know, several where it fits more than one. `words` is the mention as it reads, without mark-up.
    """

    start: int
    end: int
    text: str
    words: str
    detail: Detail
    people: tuple[str, ...]
    ruling: Ruling
