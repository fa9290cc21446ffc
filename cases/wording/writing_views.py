"""Changing the library: a new version, an old one brought back, a version made current, a wording of one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from cases import permissions
from cases.models import Wording
from cases.wording import actions, comparing, forms, library, sheets
from cases.wording.actions import Overtaken, WordingRefused
from cases.wording.forms import CurrentForm, EditForm, NewForm
from cases.wording.views import about, chosen, find_versions

DRAFTS_SHOWN = 20


@require_http_methods(["GET", "POST"])
def edit_wording(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    permissions.demand(permissions.edit_wording(request.user))
    versions = find_versions(kind, key)
    newest = versions[0]
    initial = {"title": newest.title, "sheet": library.entry_text(newest), "version": newest.version}
    may_unlock = sheets.is_passage(kind) and not permissions.change_locked_wording(request.user)
    form = EditForm(request.POST or None, initial=initial, kind=kind, may_unlock=may_unlock)
    context = {**about(newest, versions, None), "form": form, "groups": forms.register_in_groups()}
    if form.is_valid():
        try:
            saved = _save(request, form, versions)
        except WordingRefused as refusal:
            form.refuse(refusal.reasons)
        except Overtaken as overtaken:
            context |= _clash(form, overtaken.theirs)
        else:
            messages.success(request, f"Version {saved.version} is saved as a draft. It is not in use yet.")
            return redirect("one_wording", kind, key)
    return render(request, "cases/wording/edit.html", context)


def _save(request: HttpRequest, form: EditForm, versions: list[Wording]) -> Wording:
    typed = form.cleaned_data
    return actions.save_version(
        based_on=chosen(versions, str(typed["version"])),
        title=typed["title"],
        sheet=typed["sheet"],
        note=typed["note"],
        unlock=typed.get("unlock", False),
        by=request.user,
        on=timezone.localdate(),
    )


def _clash(form: EditForm, theirs: Wording) -> dict:
    """Both texts stay: theirs beside one's own, which becomes the next version only when it is saved again."""
    form.data = {**form.data.dict(), "version": theirs.version}
    form.add_error(
        None,
        f"{theirs.author} saved version {theirs.version} while you were writing. Your text is kept below. "
        "Take over what you need from theirs, then save again.",
    )
    return {
        "theirs": theirs,
        "changes": comparing.compare(library.entry_text(theirs), form.cleaned_data["sheet"]),
    }


@require_POST
def restore_wording(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    versions = find_versions(kind, key)
    version = chosen(versions, request.POST.get("version", ""))
    try:
        made = actions.restore(version=version, by=request.user, on=timezone.localdate())
    except WordingRefused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.words)
    else:
        words = f"Version {version.version} is back as version {made.version}, a draft. It is not in use yet."
        messages.success(request, words)
    return redirect("one_wording", kind, key)


@require_http_methods(["GET", "POST"])
def make_wording_current(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """What changes, from which day, and which open drafts are concerned: before it is done."""
    permissions.demand(permissions.edit_wording(request.user))
    versions, today = find_versions(kind, key), timezone.localdate()
    newest = versions[0]
    holding = next((row for row in versions if row.holds(today)), None)
    form = CurrentForm(request.POST or None, initial={"holds_from": today})
    if form.is_valid():
        seen = chosen(versions, request.POST.get("version", ""))
        try:
            actions.make_current(wording=seen, **form.cleaned_data, by=request.user, on=today)
        except WordingRefused as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, f"Version {newest.version} is made current.")
            return redirect("one_wording", kind, key)
    drafts = library.drafts_concerned(kind, key, today)
    before = library.entry_text(holding) if holding else ""
    number = drafts.count()
    context = {
        **about(newest, versions, holding),
        "form": form,
        "why_not": actions.why_not_current(newest, newest),
        "lines": comparing.compare(before, library.entry_text(newest)),
        "drafts": drafts[:DRAFTS_SHOWN],
        "number": number,
        "more": max(0, number - DRAFTS_SHOWN),
    }
    return render(request, "cases/wording/current.html", context)


@require_http_methods(["GET", "POST"])
def new_wording(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.edit_wording(request.user))
    today = timezone.localdate()
    layouts = Wording.objects.in_force(today).filter(kind=Wording.Kind.LAYOUT).order_by("title")
    asked = {"kind": request.GET.get("kind", ""), "provision": request.GET.get("provision", "")}
    form = NewForm(request.POST or None, initial=asked, letters=[(row.key, row.title) for row in layouts])
    if form.is_valid():
        try:
            made = actions.add_wording(**form.entry(), by=request.user, on=today)
        except WordingRefused as refusal:
            form.refuse(
                [
                    actions.Reason("name" if each.field == "key" else each.field, each.words)
                    for each in refusal.reasons
                ]
            )
        else:
            messages.success(request, "The wording is saved as a draft. It is not in use yet.")
            return redirect("one_wording", made.kind, made.key)
    return render(request, "cases/wording/new.html", {"form": form, "groups": forms.register_in_groups()})
