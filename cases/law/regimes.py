"""The two laws under which a council answers requests for recorded information."""

from enum import StrEnum


class Regime(StrEnum):
    """Which law answers a case."""

    FOIA = "FOIA"
    EIR = "EIR"

    @property
    def short(self) -> str:
        return self.value

    @property
    def act(self) -> str:
        """The full name, as a letter gives it the first time."""
        return _ACTS[self]

    @property
    def time_limit(self) -> int:
        """Working days after receipt by which the answer must go: section 10(1) FOIA, regulation 5(2) EIR."""
        return 20

    @property
    def time_limit_source(self) -> str:
        return _TIME_LIMIT_SOURCES[self]

    @property
    def extension_days(self) -> int:
        """Further working days of an extension: 20 at most under regulation 7(1) EIR; 20 as good practice under
        section 10(3) FOIA, which says "such time as is reasonable" (section 45 Code)."""
        return 20

    @property
    def extension_is_capped(self) -> bool:
        """The law itself names the most: the EIR do, the Act does not."""
        return self is Regime.EIR

    @property
    def extension_source(self) -> str:
        return _EXTENSION_SOURCES[self]

    @property
    def restart_source(self) -> str:
        """What lets the time start afresh with the requester's clarification."""
        return _RESTART_SOURCES[self]

    @property
    def fee_source(self) -> str:
        """What disregards the days from a fee notice to the payment."""
        return _FEE_SOURCES[self]

    @property
    def review_limit(self) -> int:
        """Working days after a request for an internal review by which it is decided: 20 as good practice (section
        45 Code), 40 by law under regulation 11(4) EIR."""
        return _REVIEW_LIMITS[self]

    @property
    def review_source(self) -> str:
        """What asks for an internal review, and says how long it may take."""
        return _REVIEW_SOURCES[self]


_ACTS = {
    Regime.FOIA: "Freedom of Information Act 2000",
    Regime.EIR: "Environmental Information Regulations 2004",
}
_TIME_LIMIT_SOURCES = {Regime.FOIA: "section 10(1)", Regime.EIR: "regulation 5(2)"}
_EXTENSION_SOURCES = {Regime.FOIA: "section 10(3)", Regime.EIR: "regulation 7(1)"}
_RESTART_SOURCES = {Regime.FOIA: "section 10(6)(b)", Regime.EIR: "regulation 9(4)"}
_FEE_SOURCES = {Regime.FOIA: "section 10(2)", Regime.EIR: "regulation 8(6)"}
_REVIEW_LIMITS = {Regime.FOIA: 20, Regime.EIR: 40}
_REVIEW_SOURCES = {Regime.FOIA: "section 45 Code", Regime.EIR: "regulation 11(4)"}
