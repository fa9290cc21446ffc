"""What the page shows of an estimate: hours and cost in words, against the limit, and line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cases.law.cost_limit import CostLimit, Estimate, Line, hours_in_words, number, pounds
from cases.models import Case
from cases.models.cost import CostEstimate, lines_as_law, sample_as_law

# The bar is as long as the larger of the cost and this share of the limit, so that the limit always shows on it.
LEAST = Decimal("1.25")


@dataclass(frozen=True)
class Row:
    """A line as it counts: `hours` and `cost` in words, or empty where it is not complete yet."""

    index: int
    hours: str = ""
    cost: str = ""


@dataclass(frozen=True)
class Added:
    """A request whose cost is added, with what it adds in words."""

    case: Case
    words: str


@dataclass(frozen=True)
class Sums:
    estimate: Estimate
    rows: list[Row]
    added: list[Added]
    each: str = ""

    @property
    def over_by(self) -> str:
        """£237.50"""
        return pounds(abs(self.estimate.over_by))

    @property
    def bar(self) -> int:
        """The cost in thousandths of the bar."""
        return int(self.estimate.share / max(self.estimate.share, LEAST) * 1000)

    @property
    def mark(self) -> int:
        """The limit in thousandths of the bar."""
        return int(1 / max(self.estimate.share, LEAST) * 1000)


def sums_of(
    limit: CostLimit, lines: Sequence[dict[str, str] | None], sample: dict[str, str], added: Sequence[Case]
) -> Sums:
    """`lines` in the order of the page, None for one that is not complete; `added` with their estimates."""
    timed = sample_as_law(sample)
    counted: list[Line] = []
    rows = []
    for index, stored in enumerate(lines):
        found = lines_as_law([stored], timed) if stored else ()
        counted += found
        hours, cost = Estimate(limit, found).hours, Estimate(limit, found).cost
        rows.append(Row(index, hours_in_words(hours), pounds(cost)) if found else Row(index))
    others = []
    for case in added:
        estimate = CostEstimate.of(case)
        own = estimate.own_lines(case.reference) if estimate else ()
        counted += own
        theirs = Estimate(limit, own)
        words = f"{hours_in_words(theirs.hours)}, {pounds(theirs.cost)}" if own else ""
        others.append(Added(case, words))
    each = f"{number(timed.each)} minutes a record" if timed else ""
    return Sums(Estimate(limit, tuple(counted)), rows, others, each)
