"""The people named in what a case sends: the panel beside the draft, which is a page as well, and what is decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cases.heading import find_case, found_case
from cases.models import Case, Letter
from cases.named.deciding import decide, why_not_decide_in
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
    letter = _letter(request, case)
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
    try:
        decide(
            case=case,
            key=key,
            choice=request.POST.get("choice", ""),
            reason=reason,
            by=request.user,
            on=timezone.localdate(),
            letter=letter,
        )
    except NotAllowed as refusal:
        return _panel(request, case, Refused(key, reason, " ".join(refusal.reasons)))
    return _changed(request, case)


@require_POST
def not_a_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Words that look like a name and are none, remembered for every case; or that memory taken back."""
    case = find_case(request, reference)
    deed = actions.forget_no_person if request.POST.get("deed") == "forget" else actions.remember_no_person
    words, letter = request.POST.get("words", ""), _letter(request, case)
    try:
        deed(case=case, words=words, by=request.user, on=timezone.localdate(), letter=letter)
    except NotAllowed as refusal:
        return _panel(request, case, Refused("", "", " ".join(refusal.reasons)))
    return _changed(request, case)


def _letter(request: HttpRequest, case: Case) -> Letter | None:
    """The letter other than the answer whose people the page shows; none for the answer."""
    pk = (request.POST or request.GET).get("letter", "")
    if not pk.isdecimal():
        return None
    letter = get_object_or_404(case.letters.select_related("case"), pk=pk)
    return None if letter.is_answer() else letter


def _page(case: Case, letter: Letter | None) -> str:
    page = reverse("names", args=[case.reference])
    return f"{page}?letter={letter.pk}" if letter else page


def _changed(request: HttpRequest, case: Case) -> HttpResponse:
    if not request.htmx:
        return redirect(_page(case, _letter(request, case)))
    response = _panel(request, case)
    response.headers["HX-Trigger"] = CHANGED
    return response


def _panel(request: HttpRequest, case: Case, refused: Refused | None = None) -> HttpResponse:
    letter = _letter(request, case)
    if case.is_from_past_letter() and letter is None:
        return redirect("case", case.reference)
    register = Register.of(case, on=timezone.localdate(), letter=letter)
    # The page of an annex underlines that annex, the draft its own texts.
    annex = (request.POST or request.GET).get("annex", "")
    context = {
        "case": case,
        "letter": letter,
        "panel": panel_of(case, register, request.user, annex=annex, refused=refused),
        "why_not": why_not_decide_in(request.user, case, letter),
    }
    if request.htmx:
        return render(request, "cases/redaction/_panel.html", context)
    context = found_case(request, case.reference)[1] | context
    return render(request, "cases/redaction/names.html", context, status=422 if refused else 200)
