"""The whole library out as one file, and in again once somebody has seen what it would do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import permissions
from cases.models import WordingFile
from cases.wording import actions, comparing, exchange
from cases.wording.actions import WordingRefused
from cases.wording.checks import Entry
from cases.wording.forms import FileForm

HISTORY = 20


@require_http_methods(["GET", "POST"])
def exchange_wording(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.edit_wording(request.user))
    sent = request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        # One byte more than is taken, so that what is too large is refused and never held in memory.
        data = upload.read(exchange.MOST_BYTES + 1)
        try:
            file = actions.propose_file(name=upload.name, data=data, by=request.user)
        except WordingRefused as refusal:
            form.refuse(refusal.reasons)
        else:
            return redirect("wording_file", file.pk)
    files = WordingFile.objects.select_related("proposed_by", "confirmed_by").defer("text").order_by("-pk")
    return render(request, "cases/wording/exchange.html", {"form": form, "files": files[:HISTORY]})


@require_safe
def export_wording(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.edit_wording(request.user))
    today = timezone.localdate()
    response = HttpResponse(exchange.export(today), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="wording-{today:%Y-%m-%d}.yaml"'
    return response


@require_safe
def wording_file(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.edit_wording(request.user))
    file = get_object_or_404(WordingFile.objects.select_related("proposed_by", "confirmed_by"), pk=pk)
    context: dict = {"file": file}
    if not file.confirmed_on:
        plan = exchange.plan(file.text, timezone.localdate())
        changed = [
            (step, comparing.changes(exchange.as_yaml(Entry.of(step.before)), exchange.as_yaml(step.entry)))
            for step in plan.steps
            if step.before
        ]
        context |= {"plan": plan, "changed": changed}
    return render(request, "cases/wording/file.html", context)


@require_POST
def confirm_wording_file(request: HttpRequest, pk: int) -> HttpResponse:
    file = get_object_or_404(WordingFile, pk=pk)
    try:
        number = actions.confirm_file(
            file=file, seen=request.POST.get("seen", ""), by=request.user, on=timezone.localdate()
        )
    except WordingRefused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.words)
        return redirect("wording_file", pk)
    messages.success(
        request, f"{number} wording{'' if number == 1 else 's'} brought in and in force from today."
    )
    return redirect("wording")
