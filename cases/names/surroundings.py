"""What stands around a forename with a word that is a surname, a street and much else: Karen Street agreed, but the
bins of 14 Karen Street were missed."""

import re
from enum import Enum

from cases.names.lists import (
    EMPLOYERS,
    FIRM_ENDS,
    FORENAMES,
    OF_STREETS,
    PERSON_PREPOSITIONS,
    PLACE_ENDS,
    PLACE_PREPOSITIONS,
    PLACES,
    ROADS,
    ROLES,
    STREETS,
)
from cases.names.wording import Words

_AROUND = 60  # characters
_ROLE = "(?:" + "|".join(sorted(ROLES)) + "|resident|applicant|tenant|employee|councillor|team)"
_PERSON_BEFORE = re.compile(
    r"\b(?:asked|attn|cc|contact(?:ed|ing|s)?|e-?mailed|informed|met|named|namely|signed|told|thank(?:s|ed)?|with|by"
    r"|called|phoned|r[ia]ng|invited|interviewed|appointed|pp|apologies|attendees|present|author|regards|sincerely|dear"
    r"|(?:sp[eo]ak|spoke|talk|wrote|writt?e?n?|sent|send|e-?mail|report|address|forward|assign|copied|pass|repl"
    r"|copy went|according|thanks|listen|grateful|introduc)\w*(?: \w+)? to"
    r"|(?:rent|statement|complaint|account|appointment|resignation|evidence|death|conduct|dismissal|behalf|view|opinion"
    r"|absence|application|daughter|son|mother|father|wife|husband|name|home|arrears|grievance|interview) of"
    r"|(?:meeting|dispute|call|conversation|correspondence|e-?mails?|agreement) between"
    rf"|{_ROLE}(?: (?:is|was|will be|being))?)[ ]?[:,–-]? ?$"
)
_ROLE_BEHIND = re.compile(
    rf"\s*[,(–-]\s*(?:the |a |an |our |council'?s? |former |then )?(?:\w+ ){{0,3}}?(?:head of|{_ROLE})\b"
)
_ACTS = re.compile(
    r" (?:said|agreed|asked|replied|confirmed|wrote|told|explained|stated|noted|added|advised|spoke|thought|felt"
    r"|apologised|attended|chaired|signed|resigned|retired|called|phoned|who|whose|himself|herself|complained|believes|thinks|says"
    r"|knows|wants|manages|emailed|came|left"
    r"|is (?:our|my|his|her|their|away|off|on leave|in arrears)"
    r"|was (?:told|asked|appointed|promoted|interviewed|dismissed|present|consulted)"
    r"|were (?:told|asked|appointed|present|consulted)|has (?:asked|said|agreed|confirmed|resigned|left))\b"
)
_PLACE_BEHIND = re.compile(
    r" (?:ward|residents?|junction|area|estate|site|school|car park|library|surgery|resurfacing|closure|works|scheme"
    r"|playground|allotments|bridge|depot|station|flooding|roundabout|crossing|end|side|corner|entrance|bus|flats"
    r"|(?:is|was|are|were|has been|had been|will be|be|being|remains?) (?:\w+ )?"
    r"(?:closed|reopened|resurfaced|flooded|gritted|swept|blocked|widened|demolished|located|situated|adjacent|resurfacing|one-way|pedestrianised|repaired|busy)"
    r"|(?:runs|leads|goes) (?:from|to|north|south|east|west|along|into|past|through)|(?:re)?opens?|(?:re)?opened"
    r"|flooded|resurfaced|closes|closed)\b"
)
_ADDRESS_BEHIND = re.compile(r",?\s+[A-Z]{1,2}\d{1,2}[A-Z]?\b")
_TOWN_BEHIND = re.compile(r",\s+([A-Z][a-z]+)\b(?! [A-Z])")
_NUMBER_BEFORE = re.compile(r"(?<![\d.£])(?!(?:19|20)\d\d )\d{1,4}[A-Za-z]?,? $")
_STREETS = "|".join(sorted(each.capitalize() for each in STREETS | ROADS))
_STREET_BEFORE = re.compile(rf"\b([A-Z]\w+) ({_STREETS})(?:,| and|, and| or|/| to| into| with| &) $")
_STREET_BEHIND = re.compile(
    rf"(?:,| and|, and| or|/| to| into| towards| &) ([A-Z]\w+) (?:[A-Z]\w+ )?({_STREETS})\b"
)
_NAME_BEFORE = re.compile(r"\b([A-Z]\w+) [A-Z][\w'-]+(?: and|, and) $")
_NAME_BEHIND = re.compile(r"(?: and|, and) ([A-Z]\w+) [A-Z]")
_CASE = re.compile(r" (?:v|vs|versus)\.? [A-Z]")
_FIRM = re.compile(r" (?:&|and) (?:Sons?|Co|Company|Partners|Associates|Daughters|Brothers)\b")
_ON_FROM_HERE = re.compile(r"(?: (?:of|for|the|&)|-)? ([A-Z][\w']*)")  # of a body that has begun
_BODIES = frozenset(
    (
        "agency",
        "commission",
        "council",
        "department",
        "nhs",
        "office",
        "police",
        "service",
        "services",
        "university",
    )
)


class Says(Enum):
    PERSON = 0
    NOTHING = 1
    PLACE = 2  # perhaps
    NO_PERSON = 3


def said_around(words: Words, first: int, behind: int) -> Says:
    """What the words around a name say it is."""
    text, start, end = words.text, words.starts[first], words.ends[behind - 1]
    after, before = text[end : end + _AROUND], text[max(0, start - _AROUND) : start]
    last = words.keys[behind - 1]
    beside = _beside(words, first, after)
    if beside is not None:
        return beside
    if _CASE.match(after) or _FIRM.match(after):
        return Says.NO_PERSON
    acts = _ROLE_BEHIND.match(after.lower()) or _ACTS.match(after)
    if words.title_before(first) < first:
        return Says.PERSON
    if not (last in ROADS or last in PLACE_ENDS or last in STREETS):
        return Says.PERSON if acts or _PERSON_BEFORE.search(before.lower()) else Says.NOTHING
    return _of_a_place(words, first, last, before, after, acts is not None)


def _of_a_place(words: Words, first: int, last: str, before: str, after: str, acts: bool) -> Says:
    town = _TOWN_BEHIND.match(after)
    if _PLACE_BEHIND.match(after) or _ADDRESS_BEHIND.match(after) or (town and town[1].lower() in PLACES):
        return Says.NO_PERSON
    if _NUMBER_BEFORE.search(before) or before.endswith(("junction with ", "junction of ")):
        return Says.NO_PERSON
    if acts:
        return Says.PERSON
    key = "" if words.opens_line(first) else words.key_before(first)
    is_road = last in ROADS
    if is_road and (_is_street(_STREET_BEFORE.search(before)) or _is_street(_STREET_BEHIND.match(after))):
        return Says.NO_PERSON
    if _PERSON_BEFORE.search(before.lower()):
        return Says.PERSON
    if key in PLACE_PREPOSITIONS and (is_road or not after.startswith("'s")):
        return Says.PLACE
    if key in ("the", "between") or (key == "of" and is_road):
        return Says.PLACE
    is_person = (key in PERSON_PREPOSITIONS and not is_road) or _joins_people(before, after)
    return Says.PERSON if is_person else Says.NOTHING


def _is_street(match: re.Match[str] | None) -> bool:
    """Whether what stands beside is a street, not somebody: Mill Road and Karen Lane, Mary Green and Karen Lane."""
    return match is not None and (match[1].lower() not in FORENAMES or match[2].lower() not in ROADS)


def _joins_people(before: str, after: str) -> bool:
    """Ottoline Waters and Mohamed Close."""
    return any(
        match is not None and match[1].lower() in FORENAMES - OF_STREETS
        for match in (_NAME_BEFORE.search(before), _NAME_BEHIND.match(after))
    )


def _beside(words: Words, first: int, after: str) -> Says | None:
    """What capitals right behind the name make of it: a post and an employer a person's, a school or a firm not."""
    rest: list[str] = []
    at = 0
    while len(rest) < 6 and (match := _ON_FROM_HERE.match(after, at)):
        rest.append(match[1].lower())
        at = match.end()
    if not rest or not re.match(" [A-Z]", after):
        return None
    if rest[-1] in ROLES or any(each in ROLES for each in rest[:3]):
        return Says.PERSON
    is_employer = len(rest) > 1 and (rest[0] in EMPLOYERS or words.opens_line(first)) and rest[-1] in _BODIES
    if is_employer:
        return Says.PERSON
    if any(each in FIRM_ENDS or each in PLACE_ENDS or each in STREETS for each in rest):
        return Says.NO_PERSON
    return None
