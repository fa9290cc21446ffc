"""The cost limit of section 12 FOIA and the Appropriate Limit and Fees Regulations 2004 (SI 2004/3244)."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class CostLimit:
    """The appropriate limit in pounds (regulation 3) and the rate in pounds for a person and hour (regulation 4(4))."""

    amount: Decimal
    rate: Decimal

    @property
    def hours(self) -> Decimal:
        return self.amount / self.rate
