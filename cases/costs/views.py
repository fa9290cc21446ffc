"""The page of the cost limit: what answering would cost, against the limit, and with which requests."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cases import permissions
from cases.costs import actions, sheet
from cases.costs.actions import EstimateRefused, Stale
from cases.costs.sheet import Sheet
from cases.heading import find_case, found_case
from cases.law import cost_limit
from cases.law.cost_limit import PROVISIONS
from cases.law.regimes import Regime
from cases.models import Case, CostEstimate
from cases.permissions import NotAllowed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cost(request: HttpRequest, reference: str) -> HttpResponse:
    """Estimate what answering would cost. Saving keeps all of it, or says what is wrong and keeps what was typed."""
    case, context = found_case(request, reference)
    if request.method != "POST":
        return _show(request, context, sheet.saved(case, on=timezone.localdate()))
    typed = sheet.typed(case, request.POST, on=timezone.localdate())
    if not typed.is_valid():
        return _show(request, context, typed, status=422)
    try:
        estimate = actions.save_estimate(
            case=case,
            proposed=typed.proposed(),
            version=typed.form.cleaned_data["version"],
            by=request.user,
            on=timezone.localdate(),
        )
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("cost", reference)
    except EstimateRefused as refusal:
        typed.refuse(refusal.reasons)
        return _show(request, context, typed, status=422)
    except Stale as problem:
        return _show(request, {**context, "theirs": problem.saved}, typed.over(problem.saved), status=409)
    messages.success(request, f"The estimate is saved, version {estimate.version}.")
    return redirect("cost", reference)


@require_POST
def edit_lines(request: HttpRequest, reference: str) -> HttpResponse:
    """The lines with one more, or without one: `edit` is "add" or "remove-3". Nothing is saved yet."""
    case, context = found_case(request, reference)
    edited = sheet.edited(case, request.POST, request.POST.get("edit", ""), on=timezone.localdate())
    if not request.htmx:
        return _show(request, {**context, "unsaved": True}, edited)
    return render(request, "cases/costs/_lines_edited.html", {**context, **edited.context()})


@require_POST
def show_sums(request: HttpRequest, reference: str) -> HttpResponse:
    """Hours and cost of what is typed so far. A fragment; nothing is saved."""
    case = find_case(request, reference)
    typed = sheet.typed(case, request.POST, on=timezone.localdate())
    typed.is_valid()
    return render(request, "cases/costs/_sums_live.html", {"case": case, "sums": typed.sums()})


def _show(request: HttpRequest, context: dict, page: Sheet, status: int = 200) -> HttpResponse:
    case = context["case"]
    context = {
        **context,
        **page.context(),
        "why_not_draft": permissions.draft(request.user, case),
        "why_no_limit": _why_no_estimate(case),
        "claims": case.claims.filter(provision__in=PROVISIONS),
        "saved": CostEstimate.objects.filter(case=case).select_related("by").first(),
    }
    return render(request, "cases/costs/cost.html", context, status=status)


def _why_no_estimate(case: Case) -> list[str]:
    """Why the page has nothing to fill in; empty where it has."""
    if case.is_from_past_letter():
        return [
            "This case was made of a letter that was sent before, so there is nothing left to estimate. What the "
            "letter said of the cost stands in the letter itself."
        ]
    return cost_limit.why_no_limit(Regime(case.regime))
