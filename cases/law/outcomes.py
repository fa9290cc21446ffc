"""What the council says to one question."""

from enum import StrEnum


class Outcome(StrEnum):
    """The outcome of one answer. Every question has exactly one: LETTER-03, section 1(1) FOIA."""

    DISCLOSED = "disclosed"
    PART = "part"
    WITHHELD = "withheld"
    NOT_HELD = "not_held"
    NCND = "ncnd"
    ELSEWHERE = "elsewhere"
    COST = "cost"
    VEXATIOUS = "vexatious"
    ADVISED = "advised"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def needs_claim(self) -> bool:
        """Something is refused, so a provision must be relied on: section 17 FOIA, regulation 14 EIR.

        Accessible elsewhere is among them because it rests on section 21 FOIA or regulation 6(1)(b) EIR.
        """
        return self in _NEEDS_CLAIM

    @property
    def needs_text(self) -> bool:
        """An answer must be written. Where nothing is given, the notice of the claim is the whole answer."""
        return self not in _NOTICE_IS_THE_ANSWER

    @property
    def gives_information(self) -> bool:
        """The requester leaves with some of what was asked for."""
        return self in _GIVES_INFORMATION


_LABELS = {
    Outcome.DISCLOSED: "Disclosed",
    Outcome.PART: "Part disclosed",
    Outcome.WITHHELD: "Withheld",
    Outcome.NOT_HELD: "Not held",
    Outcome.NCND: "Neither confirmed nor denied",
    Outcome.ELSEWHERE: "Accessible elsewhere",
    Outcome.COST: "Refused on cost",
    Outcome.VEXATIOUS: "Refused as vexatious or repeated",
    Outcome.ADVISED: "Advised",
}
_NOTICE_IS_THE_ANSWER = frozenset({Outcome.WITHHELD, Outcome.NCND, Outcome.COST, Outcome.VEXATIOUS})
_NEEDS_CLAIM = _NOTICE_IS_THE_ANSWER | {Outcome.PART, Outcome.ELSEWHERE}
_GIVES_INFORMATION = frozenset({Outcome.DISCLOSED, Outcome.PART, Outcome.ELSEWHERE})
