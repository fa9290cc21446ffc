"""The people named in what a case sends: the panel beside the draft, which is a page as well, and what is decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cases import permissions
from cases.heading import find_case, found_case
from cases.models import Case
from cases.named.deciding import decide
from cases.named.register import Register
from cases.permissions import NotAllowed
from cases.redaction import actions
from cases.redaction.panel import Refused, panel_of

# What the draft listens for, to draw the letter and its checks anew.
CHANGED = "names-changed"


@never_cache
@require_safe
def names(request: HttpRequest, reference: str) -> HttpResponse:
    """The panel: a fragment for the draft, or a page of its own for phones and without scripts."""
    return _panel(request, find_case(request, reference))


@require_POST
def decide_name(request: HttpRequest, reference: str) -> HttpResponse:
    """One decision about one person, for every mention."""
    case = find_case(request, reference)
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
    try:
        decide(
            case=case,
            key=key,
            choice=request.POST.get("choice", ""),
            reason=reason,
            by=request.user,
            on=timezone.localdate(),
        )
    except NotAllowed as refusal:
        return _panel(request, case, Refused(key, reason, " ".join(refusal.reasons)))
    return _changed(request, case)


@require_POST
def not_a_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Words that look like a name and are none, remembered for every case; or that memory taken back."""
    case = find_case(request, reference)
    deed = actions.forget_no_person if request.POST.get("deed") == "forget" else actions.remember_no_person
    words = request.POST.get("words", "")
    try:
        deed(case=case, words=words, by=request.user, on=timezone.localdate())
    except NotAllowed as refusal:
        return _panel(request, case, Refused("", "", " ".join(refusal.reasons)))
    return _changed(request, case)


def _changed(request: HttpRequest, case: Case) -> HttpResponse:
    if not request.htmx:
        return redirect("names", case.reference)
    response = _panel(request, case)
    response.headers["HX-Trigger"] = CHANGED
    return response


def _panel(request: HttpRequest, case: Case, refused: Refused | None = None) -> HttpResponse:
    if case.is_from_past_letter():
        return redirect("case", case.reference)
    register = Register.of(case, on=timezone.localdate())
    # The page of an annex underlines that annex, the draft its own texts.
    annex = (request.POST or request.GET).get("annex", "")
    context = {
        "case": case,
        "panel": panel_of(case, register, request.user, annex=annex, refused=refused),
        "why_not": permissions.decide_names(request.user, case),
    }
    if request.htmx:
        return render(request, "cases/redaction/_panel.html", context)
    context = found_case(request, case.reference)[1] | context
    return render(request, "cases/redaction/names.html", context, status=422 if refused else 200)
