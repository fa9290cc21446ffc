"""Provisions that shut each other out for the same information, as `exclusions` lists them."""

import re
from collections.abc import Iterator

from cases.law.exclusions import Exclusion, exclusions
from cases.law.letter_text import Finding
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.law.text_checks.answers import referred_numbers
from cases.law.text_checks.grounds import Ground, Mention
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found
from cases.law.text_checks.words import sentences

_ALTERNATIVE = re.compile(r"in the alternative|alternatively")
# A sentence that names two provisions for two parts, or sets one of them aside.
_PARTED = re.compile(
    r"\b(?:parts?|some|rest|remainder|remaining|others?'?|other people|respectively|where|your own|not|rather|instead"
    r"|except|while|whereas|also available|already)\b"
)


def does_not_mix(view: View) -> Iterator[Finding]:
    """LETTER-34: provisions that exclude each other for one item: sections 12, 21, 31(1), 24(1), 36(1) and 40(2)(a)
    FOIA, regulations 5(3), 6(1) and 12(4)(a) EIR. What neither confirms nor denies is a matter for LETTER-20."""
    told = set()
    for regime in Regime:
        grounds = {row: each for each in view.grounds if each.regime is regime for row in each.possible}
        for pair in exclusions((row.id for row in grounds if not row.is_ncnd), regime):
            first, second = grounds[pair.first], grounds[pair.second]
            key = (first.number, second.number)
            lines = [] if key in told else _mixed(view, pair, first, second)
            if lines:
                told.add(key)
                yield found(34, lines, pair.reason)


def _mixed(view: View, pair: Exclusion, first: Ground, second: Ground) -> list[int]:
    """The lines in which both are relied on for the same thing."""
    if first.number == second.number or "21" in (first.number, second.number):
        return _in_one_breath(view, pair.first, pair.second)
    if _ALTERNATIVE.search(first.text + second.text) or _apart(first, second):
        return []
    return first.where + second.where


def _in_one_breath(view: View, one: Provision, other: Provision) -> list[int]:
    """One question is often answered in two parts, so only a sentence that claims both for the same is certain."""
    mentions = [each for ground in view.grounds for each in ground.mentions if each.paragraph.prose]
    pairs = (
        (first, second)
        for first in mentions
        for second in mentions
        if (first.cite.provision, second.cite.provision) == (one, other)
        and first.paragraph is second.paragraph
    )
    return next(([first.line, second.line] for first, second in pairs if _claimed_as_one(first, second)), [])


def _claimed_as_one(first: Mention, second: Mention) -> bool:
    said = (each.lower() for each in sentences(first.paragraph.text))
    both = (low for low in said if first.cite.paragraph in low and second.cite.paragraph in low)
    return any(not _PARTED.search(low) for low in both)


def _apart(first: Ground, second: Ground) -> bool:
    """Each covers questions of its own."""
    covered = [
        {each.paragraph.question for each in ground.mentions if each.paragraph.question}
        | {number for each in ground.own for number in referred_numbers(each.low)}
        for ground in (first, second)
    ]
    return all(covered) and not covered[0] & covered[1]
