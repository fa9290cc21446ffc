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


_ACTS = {
    Regime.FOIA: "Freedom of Information Act 2000",
    Regime.EIR: "Environmental Information Regulations 2004",
}
_TIME_LIMIT_SOURCES = {Regime.FOIA: "section 10(1)", Regime.EIR: "regulation 5(2)"}
