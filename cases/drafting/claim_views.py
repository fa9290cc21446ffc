"""The page of a claim, and the search for a provision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import permissions
from cases.drafting import actions, arguing, claims, finding, standing, turning
from cases.drafting.actions import Argued
from cases.drafting.arguing import ClaimForm, Sheet
from cases.drafting.views import REFUSED, SAVED, answer_with, refused, to_question
from cases.heading import find_case
from cases.law.dates import questions_in_words
from cases.law.statutory_bars import USUAL_BARS
from cases.models import Case, Claim
from cases.permissions import NotAllowed


@require_safe
def find_provision(request: HttpRequest, reference: str) -> HttpResponse:
    """Provisions for what somebody wants to protect, in plain words. A fragment for the draft and the claim."""
    case = find_case(request, reference)
    query = request.GET.get("q", "")
    numbers = [number for number in request.GET.getlist("question") if number.isdecimal()]
    context = {
        "case": case,
        "query": query,
        "numbers": numbers,
        "hits": finding.find(query, case, timezone.localdate(), map(int, numbers)),
        "can_draft": not permissions.draft(request.user, case),
    }
    return render(request, "cases/drafting/_found.html", context)


@require_POST
def new_claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Rely on a provision, then argue it on its page."""
    case = find_case(request, reference)
    numbers = [int(number) for number in request.POST.getlist("questions") if number.isdecimal()]
    try:
        made = actions.add_claim(
            case=case,
            provision=request.POST.get("provision", ""),
            questions=list(case.questions.filter(number__in=numbers)),
            by=request.user,
            on=timezone.localdate(),
        )
    except NotAllowed as problem:
        for reason in problem.reasons:
            messages.warning(request, reason)
        return to_question(case, numbers[0]) if numbers else redirect("draft", reference)
    return redirect("claim", reference, made.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Argue one provision step by step; what is typed saves itself."""
    case = find_case(request, reference)
    found = get_object_or_404(case.claims.prefetch_related("questions"), pk=pk)
    sheet = arguing.sheet_of(found, on=timezone.localdate())
    if request.method == "POST" and sheet:
        return _save(request, case, found, sheet)
    checks = standing.rows(sheet) if sheet else []
    context = {
        "case": case,
        "claim": found,
        "sheet": sheet,
        "provision": found.get_provision(),
        "tests": claims.tests_of(found.get_provision()),
        "covered": [question.number for question in found.questions.all()],
        "questions": case.questions.all(),
        "others": claims.overview(case, timezone.localdate()),
        "weights": arguing.WEIGHTS,
        "rows": checks,
        "to_mend": standing.to_mend(checks),
        "turns": turning.turns(found, on=timezone.localdate()),
        "bars": USUAL_BARS if found.provision == "s44-1a" else (),
        "why_not_draft": permissions.draft(request.user, case),
    }
    return render(request, "cases/drafting/claim.html", context)


@require_POST
def drop_claim(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """No longer rely on the provision; back to the draft."""
    case = find_case(request, reference)
    found = get_object_or_404(case.claims.all(), pk=pk)
    try:
        actions.drop_claim(claim=found, by=request.user, on=timezone.localdate())
    except NotAllowed as problem:
        for reason in problem.reasons:
            messages.warning(request, reason)
        return redirect("claim", reference, pk)
    messages.info(request, f"The letter no longer relies on {found.get_provision().in_words}.")
    return redirect("draft", reference)


@require_POST
def switch_claim(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Rely on another provision for the same questions; what fits of the argument goes along."""
    case = find_case(request, reference)
    found = get_object_or_404(case.claims.all(), pk=pk)
    today, wanted = timezone.localdate(), request.POST.get("to", "")
    turn = next((each for each in turning.turns(found, on=today) if each.provision.id == wanted), None)
    if turn is None:
        messages.warning(request, "Choose one of the provisions that the page offers.")
        return redirect("claim", reference, pk)
    values = {"fields": turn.fields, "factors": turn.factors, "version": found.version}
    try:
        actions.switch_claim(claim=found, provision=wanted, by=request.user, on=today, **values)
    except actions.Stale:
        messages.warning(request, "Somebody else saved this claim meanwhile. Look at it and choose again.")
    except NotAllowed as problem:
        for reason in problem.reasons:
            messages.warning(request, reason)
    else:
        became = f" Its questions are now marked “{turn.outcome}”." if turn.outcome else ""
        messages.info(request, f"This is now a claim of {turn.provision.in_words}.{became}")
    return redirect("claim", reference, pk)


@require_POST
def release_instead(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The balance favours disclosure: drop the claim, open its questions and go to the first."""
    case = find_case(request, reference)
    found = get_object_or_404(case.claims.all(), pk=pk)
    first = found.questions.values_list("number", flat=True).first()
    try:
        opened = actions.release_instead(claim=found, by=request.user, on=timezone.localdate())
    except NotAllowed as problem:
        for reason in problem.reasons:
            messages.warning(request, reason)
        return redirect("claim", reference, pk)
    again = f" {questions_in_words(opened)[0].upper()}{questions_in_words(opened)[1:]} can be answered again."
    name = found.get_provision().in_words
    messages.info(request, f"The letter no longer relies on {name}.{again if opened else ''}")
    return to_question(case, first) if first else redirect("draft", reference)


def _save(request: HttpRequest, case: Case, found: Claim, sheet: Sheet) -> HttpResponse:
    numbers = case.questions.values_list("number", flat=True)
    form = ClaimForm(request.POST, numbers=numbers, entry=sheet.entry)
    if not form.is_valid():
        return refused(request, ["This page is out of step with the case. Load it again."])
    typed = arguing.read(form, request.POST, sheet)
    values = {
        "claim": found,
        "fields": typed.fields,
        "factors": typed.factors,
        "variant": typed.variant,
        "questions": list(case.questions.filter(number__in=typed.questions)),
        "version": form.cleaned_data["version"],
        "by": request.user,
        "on": timezone.localdate(),
    }
    keep = request.POST.get("keep")
    try:
        if keep:
            actions.settle_claim(keep=keep, **values | {"version": form.cleaned_data["seen"]})
            return HttpResponse(headers={"HX-Refresh": "true", "HX-Trigger": SAVED})
        found = actions.save_claim(**values)
    except actions.Stale:
        return _show_both(request, found, typed)
    except NotAllowed as problem:
        return refused(request, problem.reasons)
    if not request.htmx:
        return redirect("claim", case.reference, found.pk)
    sheet = arguing.sheet_of(found, on=timezone.localdate())
    checks = standing.rows(sheet)
    context = {
        "case": case,
        "claim": found,
        "others": claims.overview(case, timezone.localdate()),
        "sheet": sheet,
        "rows": checks,
        "to_mend": standing.to_mend(checks),
        "now": timezone.localtime(),
    }
    return answer_with(request, SAVED, "cases/drafting/_claim_saved.html", context)


def _show_both(request: HttpRequest, found: Claim, typed: Argued) -> HttpResponse:
    """Both texts, where they differ. Nothing was overwritten; what was typed is still in the page."""
    found.refresh_from_db()
    context = {"claim": found, "rows": arguing.differences(actions.argued(found), typed)}
    return answer_with(request, REFUSED, "cases/drafting/_claim_clash.html", context)
