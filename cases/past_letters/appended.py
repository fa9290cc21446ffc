"""A request that stands behind the letter: the e-mail that it answers, or an annex with the full text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from cases.law.letter_text import Part
from cases.past_letters.asked import Item, items_in
from cases.past_letters.layout import Stretch
from cases.past_letters.marks import Mark

_I = re.IGNORECASE
_BEGINS = re.compile(
    r"\W*original (?:message|request|e-?mail)\W*|(?:annexe?|appendix|schedule)\b.{0,20}\b(?:your|the|original)"
    r" (?:\w+ )?request\b.{0,30}|(?:your|the) original (?:request|e-?mail|message)\W*|on .{6,60} wrote:",
    _I,
)
_OF_AN_E_MAIL = re.compile(r"(?:from|to|sent|date|cc|subject)\s*:.*", _I)
_SIGNED = re.compile(
    r"(?:(?:kind|best|many) )?(?:regards|thanks|wishes)\b.{0,20}|yours\b.{0,20}|thank you\W*", _I
)


def appended(marks: Sequence[Mark], parts: Sequence[Stretch]) -> list[Item]:
    """The questions of the request behind the signature; none where the letter ends with that."""
    signed = next((each.first for each in parts if each.part is Part.CLOSING), len(marks))
    behind = next((mark.number for mark in marks[signed:] if _BEGINS.fullmatch(mark.plain)), len(marks))
    own = [mark for mark in marks[behind:] if not _OF_AN_E_MAIL.fullmatch(mark.plain)]
    return items_in(list(takewhile(lambda mark: not _SIGNED.fullmatch(mark.plain), own)))
