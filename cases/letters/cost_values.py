"""What a refusal on cost says of the estimate: its table, its figures, how it was made and what could be given."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cases.law import cost_limit
from cases.law.cost_limit import CostLimit, Estimate, Line, number, pounds
from cases.law.dates import plain
from cases.law.provisions import find
from cases.models import Case, Claim, CostEstimate, CostSetting


@dataclass(frozen=True)
class CostValues:
    """The placeholders `cost.*` of one letter. `limit` is None before the first setting; `estimate` while none is
    made."""

    limit: CostLimit | None = None
    estimate: CostEstimate | None = None
    in_all: Estimate | None = None
    requests: tuple[Case, ...] = field(default=())

    def values(self, provision: str = "s12-1") -> dict[str, object]:
        """The placeholders as the notice of a provision counts them: s12-2 counts the time of finding out alone."""
        return {**self._of_the_limit(), **self._of_the_estimate(provision), **self._of_the_requests()}

    def missing(self, provision: str) -> list[str]:
        """What a claim that rests on the estimate still lacks of it, in plain words: LETTER-32."""
        if provision not in cost_limit.PROVISIONS:
            return []
        cited = find(provision).in_words
        if not self.estimate or not self.in_all:
            return [f"The claim of {cited} needs an estimate of the cost. Make it on the page “Cost limit”."]
        reasons = cost_limit.why_not_rely_on(provision, self.in_all, others=len(self.requests) - 1)
        if not self.estimate.method:
            reasons.append(
                "The cost estimate does not say how you arrived at it. Write it beside the figures."
            )
        if provision != "s12-2" and not self.estimate.within_limit:
            reasons.append(
                "The cost estimate does not say what you could provide within the limit: section 16. "
                "Write it beside the figures."
            )
        return reasons

    def _of_the_limit(self) -> dict[str, object]:
        if self.limit is None:
            return {}
        return {
            "cost.limit_amount": pounds(self.limit.amount),
            "cost.limit_hours": number(self.limit.hours),
            "cost.rate": pounds(self.limit.rate),
        }

    def _of_the_estimate(self, provision: str) -> dict[str, object]:
        if not self.estimate or not self.in_all:
            return {}
        counted = self.in_all.counted_for(provision)
        return {
            "cost.table": table(counted) if counted.lines else "",
            "cost.hours": number(counted.hours),
            "cost.amount": pounds(counted.cost),
            "cost.method": self.estimate.method,
            "cost.within_limit": self.estimate.within_limit,
        }

    def _of_the_requests(self) -> dict[str, object]:
        if not self.requests:
            return {}
        return {
            "cost.requests_table": "\n".join(
                _row(case.reference, plain(case.received_on), case.subject) for case in self.requests
            ),
            "cost.first_on": self.requests[0].received_on,
            "cost.last_on": self.requests[-1].received_on,
        }


def cost_values_of(case: Case, claims: Sequence[Claim], on: date) -> CostValues:
    """What the letter of a case says of the cost. Asks the database only where a claim rests on the cost limit."""
    if not any(claim.provision in cost_limit.PROVISIONS for claim in claims):
        return CostValues()
    estimate = CostEstimate.objects.select_related("case").filter(case=case).first()
    counts_on = estimate.estimated_on if estimate else on
    setting = CostSetting.objects.filter(in_force_from__lte=counts_on).order_by("in_force_from").last()
    if not setting:
        return CostValues()
    if not estimate:
        return CostValues(limit=setting.as_law())
    added = estimate.added()
    requests = sorted([case, *added], key=lambda each: (each.received_on, each.pk))
    return CostValues(setting.as_law(), estimate, estimate.in_all(added, setting.as_law()), tuple(requests))


def table(estimate: Estimate) -> str:
    """One row for each task, and the sum: cells with a bar between them, as passages read tables."""
    rows = [_line_as_row(estimate, line) for line in estimate.lines]
    return "\n".join([*rows, _row("In all", "", "", number(estimate.hours), pounds(estimate.cost))])


def _line_as_row(estimate: Estimate, line: Line) -> str:
    hours, cost = estimate.of(line)
    task = f"{line.activity.label}: {line.what}" if line.what else line.activity.label
    if line.reference:
        task = f"{line.reference}. {task}"
    if line.people > 1:
        task = f"{task}, by {line.people} people"
    return _row(task, f"{line.records:,}", number(line.each), number(hours), pounds(cost))


def _row(*cells: str) -> str:
    return " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells)
