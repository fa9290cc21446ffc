"""Which column of a file fills which field: headings by their common synonyms."""

import re
from collections.abc import Iterable, Mapping, Sequence

from cases.law.redaction import Flag

# The first words are the field's own; of two columns for one field, the one whose heading stands first is taken.
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "staff number", "id", "employee number", "employee no", "staff no", "payroll number", "payroll no", "payroll",
        "employee id", "staff id", "person id", "personnel number", "assignment number", "number", "no", "ref",
    ),
    "name": ("name", "full name", "display name", "staff name", "employee name", "employee", "person", "officer name"),
    "forename": ("forename", "first name", "given name", "forenames", "first names", "given names", "christian name"),
    "surname": ("surname", "last name", "family name", "second name"),
    "known_as": (
        "known as", "preferred name", "aka", "also known as", "preferred first name", "preferred forename",
        "nickname", "nicknames", "other names", "known as name",
    ),
    "former_names": (
        "former names", "former name", "previous name", "previous names", "former", "maiden", "maiden name",
        "previous surname", "former surname", "previously known as", "formerly", "birth name", "previous",
    ),
    "kind": (
        "kind", "category", "type", "employment type", "person type", "worker type", "staff type", "contract type",
        "employee type",
    ),
    "organisation": ("organisation", "organization", "employer", "company", "org", "body", "organisation name"),
    "grade": ("grade", "pay band", "band", "level", "pay grade", "payband", "salary grade", "grade name"),
    "post": (
        "post", "job title", "position title", "post title", "role", "position", "title of post", "job", "role title",
        "post name", "job name",
    ),
    "team": (
        "team", "service", "department", "directorate", "division", "team name", "service area", "dept", "section",
        "business unit", "team or directorate", "unit", "group",
    ),
    "email": (
        "email", "email address", "mail", "work email", "email addresses", "work email address", "e mail address",
        "primary email", "mailbox",
    ),
    "phone": (
        "phone", "direct line", "telephone", "work phone", "phone number", "telephone number", "direct dial", "tel",
        "office phone", "landline", "direct lines", "ddi", "work telephone", "business phone", "tel no",
    ),
    "extension": ("extension", "ext", "extn", "extension number", "ext no", "internal number"),
    "mobile": (
        "mobile", "mobile number", "work mobile", "mobile phone", "cell", "mobile no", "mobile telephone",
        "work mobile number",
    ),
    "flags": ("flags", "flag", "markers", "marker", "redaction flags"),
    Flag.PUBLIC_FACING.value: (
        "public facing", "public facing role", "works with the public by name", "works with the public",
        "public role", "is public facing",
    ),
    Flag.SPOKESPERSON.value: ("spokesperson", "press spokesperson", "speaks for the council", "media spokesperson"),
    Flag.STATUTORY_OFFICER.value: ("statutory officer", "statutory", "statutory post", "statutory role"),
    Flag.DECISION_MAKER.value: (
        "decision maker", "delegated decision maker", "delegated powers", "takes decisions in their own name",
        "delegated",
    ),
    Flag.PUBLISHED.value: (
        "published", "name published", "published already", "name published by the council already",
        "the council has published the name", "already published",
    ),
    Flag.CONSENTED.value: (
        "consented", "consent", "consent to be named", "agreed to be named", "consents", "consent given",
        "consent to name",
    ),
    Flag.UNDER_THREAT.value: ("under threat", "threat", "at risk", "safety risk"),
    "held_from": (
        "from", "start", "start date", "valid from", "from date", "date from", "post start date", "effective from",
        "starting date", "held from", "in post from", "effective date",
    ),
    "held_to": (
        "to", "end", "end date", "leaving date", "valid to", "to date", "date to", "post end date", "effective to",
        "held to", "in post to", "leave date", "last day",
    ),
}  # fmt: skip

FIELDS = tuple(_SYNONYMS)
# Several columns may fill one of these: a second address, another number.
SEVERAL = frozenset({"known_as", "former_names", "email", "phone", "extension", "mobile", "flags"})
# As many characters as the directory keeps.
LONGEST: Mapping[str, int] = {
    "number": 40, "name": 120, "forename": 80, "surname": 80, "known_as": 200, "former_names": 300,
    "organisation": 160, "grade": 60, "post": 160, "team": 160, "email": 400, "phone": 120, "extension": 60,
    "mobile": 120,
}  # fmt: skip
_FIELD_OF = {words: field for field, synonyms in _SYNONYMS.items() for words in synonyms}
_RANK = {words: rank for synonyms in _SYNONYMS.values() for rank, words in enumerate(synonyms)}
_LAST_NUMBER = re.compile(r" \d$")


def plain(words: str) -> str:
    """A heading or a word of a cell without case and punctuation: "E-Mail_Address:" → "email address"."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    letters = re.sub(r"[\W_]+", " ", parted).strip().casefold()
    return re.sub(r"\be mail\b", "email", letters)


def columns_of(headings: Iterable[str]) -> dict[str, str]:
    """Heading → field ("" = not read). Of two columns for one field the better known heading is read, the other not,
    unless the field may hold several."""
    columns: dict[str, str] = {}
    best: dict[str, str] = {}
    for heading in headings:
        words = plain(heading)
        words = words if words in _FIELD_OF else _LAST_NUMBER.sub("", words)
        field = _FIELD_OF.get(words, "")
        if field and field not in SEVERAL:
            other = best.get(field)
            if other is not None and _rank(other) <= _rank(heading):
                field = ""
            elif other is not None:
                columns[other] = ""
            if field:
                best[field] = heading
        columns[heading] = field
    return columns


def _rank(heading: str) -> int:
    words = plain(heading)
    return _RANK[words if words in _RANK else _LAST_NUMBER.sub("", words)]


def unlike(cells: Sequence[str]) -> tuple[str, ...]:
    """The headings, each different from the others: an empty one is called by its place, a second one gets a number."""
    headings: list[str] = []
    for place, cell in enumerate(cells, start=1):
        heading = " ".join(cell.split()) or f"column {place}"
        count = 2
        unique = heading
        while unique in headings:
            unique = f"{heading} {count}"
            count += 1
        headings.append(unique)
    return tuple(headings)
