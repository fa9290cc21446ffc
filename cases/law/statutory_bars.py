"""Laws that forbid a council to disclose, for section 44(1)(a) FOIA, and laws that only look as if they did."""

import re
from dataclasses import dataclass

# They look like a statutory bar and are none: fact base, section 3.
NO_BARS = (
    (
        re.compile(r"\bPublic Contracts Regulations 2015\b", re.IGNORECASE),
        "Regulation 21 of the Public Contracts Regulations 2015 leaves this Act untouched (regulation 21(2)), so it "
        "forbids nothing here. Look at section 43(2) or 41 instead.",
    ),
    (
        re.compile(r"\bProcurement Act 2023\b", re.IGNORECASE),
        "Section 94 of the Procurement Act 2023 relieves the council of duties under that Act; it forbids nothing. "
        "Look at section 43(2) or 41 instead.",
    ),
)


@dataclass(frozen=True)
class Bar:
    """A law that usually forbids a council to disclose, for section 44(1)(a). Legal Services confirms it."""

    key: str
    enactment: str
    provision: str
    covers: str

    @property
    def title(self) -> str:
        return f"{self.provision[0].upper()}{self.provision[1:]} of the {self.enactment}"


# Fact base, section 3: "s44 usual council bars".
USUAL_BARS = (
    Bar("ombudsman", "Local Government Act 1974", "section 32", "an investigation by the Ombudsman"),
    Bar(
        "trading-standards",
        "Enterprise Act 2002",
        "section 237",
        "what trading standards got about a business or a person",
    ),
)
