"""Provisions as letters write them: "Section 24 (National Security) subsection (1)a" is 24(1)(a)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cases.law import provisions
from cases.law.provisions import Provision
from cases.law.regimes import Regime

_BIT = r"\(\s*(?:\d{1,2}[a-z]?|[ivx]{1,4}|[a-z]{1,2})\s*\)"
_NUMBER = rf"(?P<number>\d{{1,2}}[a-z]?)(?P<rest>(?:\s*{_BIT})*)"
_SUB = rf"(?:sub-?\s?section|paragraph|limb)\s*(?P<sub>\d{{0,2}}(?:\s*{_BIT})*\s*(?:\d{{1,2}}[a-z]?|[a-z])?)(?![\w])"
_SECTION = re.compile(
    rf"\b(?:sections?|sec\.?|ss?\.?)\s?{_NUMBER}(?!\d)"
    rf"(?:\s*(?:\([a-z][a-z ,'&-]{{4,60}}\)|- [a-z ]{{4,40}},))?(?:,?\s*{_SUB})?"
)
_REGULATION = re.compile(rf"\b(?:regulations?|regs?\.?|exceptions?)\s?{_NUMBER}(?!\d)")
_MORE = re.compile(
    rf"\s*(?:,|and|or|&|/|with|read with|by virtue of)\s*(?:sections?\s*|s\.?\s?)?{_NUMBER}(?!\d)"
)
_OTHER_LAW = re.compile(
    r"\s*(?:\([a-z ]+\)\s*)?(?:of|to|in) (?!(?:the )?(?:uk )?"
    r"(?:freedom|foi|environmental information|eir|act\b|regulations\b|2000))"
    r"[a-z ,&()'-]*?\b(?:act|regulations|order|gdpr|dpa|code|rules)\b"
)
_FOIA_NUMBERS = {"12", "14", "22a", *(str(number) for number in range(21, 45))}
# What regulation 12 says of all its exceptions is itself none.
_RULE = re.compile(r"12\((?:[12389]|1[01])\)$")
_EIR_NUMBERS = {"12", "13"}


@dataclass(frozen=True)
class Cite:
    """A provision as it is written, put in order: `number` is 31, `paragraph` 31(1)(a). `start` and `end`
    are its place in the paragraph of the letter."""

    regime: Regime
    number: str
    paragraph: str
    start: int
    end: int

    @property
    def depth(self) -> int:
        """How far down it goes: 0 for section 31, 2 for section 31(1)(a)."""
        return self.paragraph.count("(")

    @property
    def provision(self) -> Provision | None:
        """Its row of the catalogue, if it is there."""
        return _provision(self.regime, self.paragraph)

    @property
    def in_words(self) -> str:
        return f"{'section' if self.regime is Regime.FOIA else 'regulation'} {self.paragraph}"


@lru_cache(maxsize=1024)
def _provision(regime: Regime, paragraph: str) -> Provision | None:
    return provisions.from_citation(f"{'s' if regime is Regime.FOIA else 'reg '}{paragraph}")


@lru_cache(maxsize=256)
def rows_of(regime: Regime, number: str) -> tuple[Provision, ...]:
    """The rows of the catalogue for one section or regulation; what only names a purpose is none."""
    return tuple(
        row
        for row in provisions.for_regime(regime)
        if row.paragraph.lower().partition("(")[0] == number and not row.is_purpose
    )


@lru_cache(maxsize=256)
def paragraphs_of(regime: Regime, number: str) -> frozenset[str]:
    """The paragraphs that those rows are cited by."""
    return frozenset(row.paragraph.lower() for row in rows_of(regime, number))


def cites(low: str) -> Iterator[Cite]:
    """Every exemption, exception or other ground of refusal written in a text of small letters, other laws
    left out."""
    for regime, pattern, numbers in (
        (Regime.FOIA, _SECTION, _FOIA_NUMBERS),
        (Regime.EIR, _REGULATION, _EIR_NUMBERS),
    ):
        for match in pattern.finditer(low):
            run = list(_run(low, match))
            if _OTHER_LAW.match(low, run[-1].end()):
                continue
            for each in run:
                number = each["number"]
                if number in numbers and _is_a_paragraph(each, match) and not _is_a_rule(regime, each):
                    yield Cite(regime, number, _in_order(each), each.start("number"), each.end())


def _run(low: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """A citation and those strung on it: sections 31(1)(a) and 43(2)."""
    following: re.Match[str] | None = match
    while following:
        yield following
        following = _MORE.match(low, following.end())


def _is_a_paragraph(each: re.Match[str], first: re.Match[str]) -> bool:
    """Guards against "section 31 and 12 others": what is strung on needs its brackets, or a plural before it."""
    return (
        each is first
        or bool(each["rest"])
        or first.group().startswith(("sections", "ss", "regs", "regulations"))
    )


def _is_a_rule(regime: Regime, each: re.Match[str]) -> bool:
    return regime is Regime.EIR and bool(_RULE.match(_in_order(each)))


def _in_order(match: re.Match[str]) -> str:
    rest = "".join(match["rest"].split())
    sub = "".join((match.groupdict().get("sub") or "").split())
    if sub:
        sub = sub.removeprefix(match["number"])
        bits = re.findall(r"\d{1,2}[a-z]?|[ivx]+|[a-z]{1,2}", sub)
        rest += "".join(f"({bit})" for bit in bits)
    return match["number"] + rest
