"""The texts that go out with a letter: listed, written, changed, dropped."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import permissions
from cases.fields import editor_media
from cases.heading import find_case, found_case
from cases.named.parts import annex_letter
from cases.permissions import NotAllowed
from cases.redaction import actions
from cases.redaction.forms import AnnexForm


@require_safe
def annexes(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything that goes out with the letter of a case."""
    case, context = found_case(request, reference)
    found = case.release_texts.select_related("by")
    context |= {
        "annexes": [(annex_letter(place), annex) for place, annex in enumerate(found)],
        "why_not": permissions.decide_names(request.user, case),
    }
    return render(request, "cases/redaction/annexes.html", context)


@require_http_methods(["GET", "POST"])
def new_annex(request: HttpRequest, reference: str) -> HttpResponse:
    case, context = found_case(request, reference)
    permissions.demand(permissions.decide_names(request.user, case))
    form = AnnexForm(request.POST or None, case=case, on=context["today"])
    if form.is_valid():
        actions.add_annex(case=case, by=request.user, on=context["today"], **form.typed())
        messages.success(request, "Added. It goes out with the letter.")
        return redirect("annexes", reference)
    context |= {"form": form, "media": editor_media(request.csp_nonce)}
    return render(request, "cases/redaction/annex.html", context)


@require_http_methods(["GET", "POST"])
def annex(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    case, context = found_case(request, reference)
    found = case.release_texts.select_related("by").filter(pk=pk).first()
    if not found:
        return _gone(request, context)
    initial = AnnexForm.values_of(found)
    form = AnnexForm(request.POST or None, initial=initial, case=case, on=context["today"])
    if form.is_valid():
        try:
            actions.save_annex(annex=found, by=request.user, on=context["today"], **form.cleaned_data)
        except actions.Overtaken as overtaken:
            context |= _clash(form, overtaken)
        except NotAllowed as refusal:
            form.add_error(None, " ".join([*refusal.reasons, "Your text is kept below."]))
        else:
            messages.success(request, "Saved. This is what goes out with the letter.")
            return redirect("annexes", reference)
    context |= {
        "annex": found,
        "form": form,
        "why_not": permissions.decide_names(request.user, case),
        "media": editor_media(request.csp_nonce),
    }
    return render(request, "cases/redaction/annex.html", context)


def _gone(request: HttpRequest, context: dict) -> HttpResponse:
    """What was typed for a text that somebody took out meanwhile is kept: saved, it is added again."""
    if request.method != "POST":
        raise Http404
    form = AnnexForm(request.POST, case=context["case"], on=context["today"])
    form.add_error(
        None, "Somebody took this text out while you were writing. Yours is kept below: save to add it again."
    )
    context |= {"form": form, "media": editor_media(request.csp_nonce)}
    return render(request, "cases/redaction/annex.html", context)


def _clash(form: AnnexForm, overtaken: actions.Overtaken) -> dict:
    """Both texts stay: theirs beside one's own, which replaces it only when it is saved again."""
    form.data = form.data.copy()
    form.data["version"] = overtaken.theirs.version
    form.add_error(
        None,
        f"{overtaken} Your text is kept below. Take over what you need from theirs, then save again.",
    )
    return {"theirs": overtaken.theirs}


@require_POST
def drop_annex(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    case = find_case(request, reference)
    found = get_object_or_404(case.release_texts, pk=pk)
    try:
        actions.drop_annex(annex=found, by=request.user, on=timezone.localdate())
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(
            request, f"“{found.title}” no longer goes out. The story of the case keeps its text."
        )
    return redirect("annexes", reference)
