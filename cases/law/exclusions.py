"""What may not be claimed together for the same information: LETTER-34 and LETTER-20.

A question stands for one piece of information here. Where a question asks for two, it is split, and each claim
covers its own part.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from cases.law import provisions
from cases.law.provisions import Provision
from cases.law.regimes import Regime

SPLIT = (
    "If the question asks for two different pieces of information, split it and claim each for its own part."
)


@dataclass(frozen=True)
class Exclusion:
    """Two provisions that shut each other out. `source` says where the law does; `instead` what may be done."""

    first: Provision
    second: Provision
    because: str
    instead: str
    source: str

    @property
    def reason(self) -> str:
        pair = f"{_capital(self.first.in_words)} and {self.second.in_words} cannot both apply"
        return f"{pair} to the same information: {self.because} {self.instead}"

    def involves(self, provision_id: str) -> bool:
        return provision_id in (self.first.id, self.second.id)


@dataclass(frozen=True)
class _Rule:
    """Two sides, named by what they are. `instead` may name the first as {one}."""

    one: Callable[[Provision], bool]
    other: Callable[[Provision], bool]
    because: str
    instead: str
    source: str
    may_be_alternatives: bool = False


def why_not_together(
    claimed: Iterable[str], regime: Regime, *, in_the_alternative: bool = False
) -> list[str]:
    """The reasons why the provisions, by their ids, cannot all be relied on for one question; empty when they can.

    Each reason says what may be done instead. `in_the_alternative`: the letter cites sections 23(1) and 24(1) so,
    which masks whether a security body is involved (FCDO v Information Commissioner [2021] UKUT 248 (AAC)).
    Provisions of the other law, and unknown ones, are a matter for `provisions.why_not_open`.
    """
    found = exclusions(claimed, regime, in_the_alternative=in_the_alternative)
    return list(dict.fromkeys(each.reason for each in found))


def exclusions(
    claimed: Iterable[str], regime: Regime, *, in_the_alternative: bool = False
) -> list[Exclusion]:
    """The pairs among the provisions that shut each other out, in the order of the provisions."""
    known = [provisions.catalogue().get(provision_id) for provision_id in dict.fromkeys(claimed)]
    ours = [provision for provision in known if provision and provision.regime is regime]
    pairs = (_between(*pair, in_the_alternative) for pair in combinations(ours, 2))
    return [found for found in pairs if found]


def _between(first: Provision, second: Provision, in_the_alternative: bool) -> Exclusion | None:
    for one, other in ((first, second), (second, first)):
        for rule in _RULES:
            is_masked = in_the_alternative and rule.may_be_alternatives
            if rule.one(one) and rule.other(other) and not is_masked:
                instead = f"{rule.instead.format(one=one.in_words)} {SPLIT}"
                return Exclusion(one, other, rule.because, instead, rule.source)
    return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _starts(*prefixes: str) -> Callable[[Provision], bool]:
    """A provision that withholds, of one of these sections."""
    return lambda provision: not provision.is_ncnd and provision.id.startswith(prefixes)


def _is(*ids: str) -> Callable[[Provision], bool]:
    return lambda provision: provision.id in ids


def _withholds(provision: Provision) -> bool:
    return provision.kind in ("exemption", "exception") and provision.id not in (*_ELSEWHERE, *_NOT_HELD)


def _says_whether_held(provision: Provision) -> bool:
    return _withholds(provision) or provision.id in (*_ELSEWHERE, *_NOT_HELD)


_ELSEWHERE = ("s21", "e6-1")
_NOT_HELD = ("s1-not-held", "e12-4a")

_RULES = (
    _Rule(
        _starts("s30-"),
        _starts("s31-1"),
        "section 31 covers only information that section 30 does not.",
        "Claim section 30 where the information was held for an investigation or prosecution of the council’s "
        "own, and section 31 where it was not.",
        "section 31(1) FOIA",
    ),
    _Rule(
        _is("s23"),
        _is("s24-1"),
        "section 24(1) covers only information that section 23(1) does not.",
        "Where to say which of the two applies would itself do harm, claim section 23(1) alone and take its "
        "starter “in the alternative”.",
        "section 24(1) FOIA; FCDO v Information Commissioner [2021] UKUT 248 (AAC)",
        may_be_alternatives=True,
    ),
    _Rule(
        _starts("s35-"),
        _starts("s36-"),
        "section 36 covers only information that section 35 does not, and section 35 is never open to a council.",
        "Claim section 36 alone.",
        "sections 35(1) and 36(1) FOIA",
    ),
    _Rule(
        _is("s40-1"),
        _starts("s40-2"),
        "section 40(2) covers only personal data of other people.",
        "Claim section 40(1) where the requester is among those whom the data are about, and section 40(2) where "
        "they are not.",
        "section 40(2)(a) FOIA",
    ),
    _Rule(
        _is("e5-3"),
        _starts("e13-"),
        "regulation 13 covers only personal data of other people.",
        "Rely on regulation 5(3) where the requester is among those whom the data are about, and on regulation "
        "13(1) where they are not.",
        "regulations 5(3) and 13(1) EIR",
    ),
    _Rule(
        _is(*_ELSEWHERE),
        _withholds,
        "what the requester can already get elsewhere is not withheld.",
        "Point to what is published, and withhold only what is not.",
        "section 21(1) FOIA; regulation 6(1)(b) EIR",
    ),
    _Rule(
        _is(*_NOT_HELD),
        lambda provision: _withholds(provision) or provision.id in _ELSEWHERE,
        "what the council does not hold it can neither withhold nor point to.",
        "Say of what is held that it is withheld, and of the rest that it is not held.",
        "section 1(1) FOIA; regulation 12(4)(a) EIR",
    ),
    _Rule(
        lambda provision: provision.is_ncnd,
        _says_whether_held,
        "a letter that neither confirms nor denies says nothing of what is held.",
        "Where even a yes or a no would do the harm, claim {one} alone; otherwise say that it is held, and "
        "claim what withholds it.",
        "section 2(1) FOIA; regulation 12(6) EIR",
    ),
    _Rule(
        _is("s12-1"),
        _is("s12-2"),
        "section 12(2) is for when even finding out whether it is held is beyond the limit.",
        "Claim section 12(1) where the council can say that it holds the information, otherwise section 12(2).",
        "section 12(2) FOIA",
    ),
)
