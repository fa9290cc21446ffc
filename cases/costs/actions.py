"""What is done to the cost estimate of a case: it is saved, whole."""

from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction

from cases import permissions
from cases.costs.finding import as_request, as_requests
from cases.law import aggregation, cost_limit
from cases.law.regimes import Regime
from cases.law.uncounted import why_not_counted
from cases.models import Case, CostEstimate, CostSetting, User, current_calendar
from cases.models.cost import lines_as_law, sample_as_law
from cases.permissions import demand

NO_SETTING = "No cost limit is in force on this day. An administrator adds it under Admin, Cost settings."


class EstimateRefused(Exception):
    """The law does not allow the estimate. `reasons` are pairs of the place on the page and a sentence for it."""

    def __init__(self, reasons: list[tuple[str, str]]):
        super().__init__(" ".join(text for _, text in reasons))
        self.reasons = reasons


class Stale(Exception):
    """Somebody else saved first. Nothing was overwritten; `saved` is what they saved."""

    def __init__(self, saved: CostEstimate):
        super().__init__("Somebody else saved this estimate while you were typing.")
        self.saved = saved


@dataclass(frozen=True)
class Proposed:
    """All that an estimate says, as CostEstimate keeps it; the requests to be added by their references."""

    lines: list[dict[str, str]]
    sample: dict[str, str] = field(default_factory=dict)
    method: str = ""
    within_limit: str = ""
    references: list[str] = field(default_factory=list)
    acting_together: str = ""


@transaction.atomic
def save_estimate(*, case: Case, proposed: Proposed, version: int, by: User, on: date) -> CostEstimate:
    """Estimate what answering would cost, with the requests whose cost is added: section 12 FOIA.

    `version` is the one that the writer began from, 0 where there was no estimate. The limit is that of the day, `on`.
    Raises NotAllowed, EstimateRefused, Stale.
    """
    case = Case.objects.select_for_update().select_related("requester").get(pk=case.pk)
    demand(permissions.draft(by, case))
    estimate = CostEstimate.objects.filter(case=case).first() or CostEstimate(case=case)
    if estimate.pk and version != estimate.version:
        raise Stale(estimate)
    added = list(as_requests(Case.objects.filter(reference__in=proposed.references)).order_by("received_on"))
    reasons = why_not(case, proposed, added, on=on)
    if reasons:
        raise EstimateRefused(reasons)
    estimate.method = _method(estimate, proposed)
    estimate.lines, estimate.sample = proposed.lines, proposed.sample
    estimate.within_limit = proposed.within_limit.strip()
    estimate.acting_together = proposed.acting_together.strip()
    estimate.version, estimate.estimated_on, estimate.by = estimate.version + 1, on, by
    estimate.save()
    estimate.with_cases.set(added)
    limit = CostSetting.objects.in_force(on).as_law()
    words = f"Estimated the cost: {estimate.in_all(added, limit).words}"
    case.record("cost_estimated", words, by=by, on=on, **asdict(proposed) | {"method": estimate.method})
    _letters_changed(case, by=by)
    return estimate


def why_not(case: Case, proposed: Proposed, added: list[Case], *, on: date) -> list[tuple[str, str]]:
    """Why the estimate cannot be kept, each reason with its place on the page. `added` by as_requests()."""
    reasons = [("", text) for text in cost_limit.why_no_limit(Regime(case.regime))]
    if not CostSetting.objects.filter(in_force_from__lte=on).exists():
        reasons.append(("", NO_SETTING))
    for number, line in enumerate(proposed.lines):
        reasons += [(f"line-{number}-what", text) for text in why_not_counted(line["what"])]
        if not line["minutes"] and not proposed.sample:
            text = "Enter the minutes for each record, or time a sample below"
            reasons.append((f"line-{number}-minutes", text))
    return reasons + _why_not_added(case, proposed, added)


def _why_not_added(case: Case, proposed: Proposed, added: list[Case]) -> list[tuple[str, str]]:
    known = {each.reference for each in added}
    reasons = [
        (reference, f"There is no case {reference}. Check the reference")
        for reference in proposed.references
        if reference not in known
    ]
    this = aggregation.Request(case.reference, case.received_on, Regime(case.regime))
    requests = [as_request(each, case) for each in added]
    found = aggregation.why_not_together(this, requests, current_calendar())
    reasons += [(each.reference or "with_cases", each.text) for each in found]
    alone = aggregation.why_not_in_concert(requests, proposed.acting_together)
    return reasons + [("acting_together", text) for text in alone]


def _method(estimate: CostEstimate, proposed: Proposed) -> str:
    """What was typed. A method that was written from the sample is written anew when sample or lines change."""
    typed = " ".join(proposed.method.split())
    before = cost_limit.method_in_words(estimate.sampled(), estimate.own_lines())
    if typed and typed != before:
        return proposed.method.strip()
    sample = sample_as_law(proposed.sample)
    return cost_limit.method_in_words(sample, lines_as_law(proposed.lines, sample))


def _letters_changed(case: Case, *, by: User) -> None:
    """Drafts that quote the figures are no longer what was approved: this case's, and those that add its cost."""
    quoting = CostEstimate.objects.filter(with_cases=case).select_related("case")
    for each in [case, *(estimate.case for estimate in quoting)]:
        if not each.closed_on:
            each.draft_letter().touch(by=by)
