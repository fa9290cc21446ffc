"""The pages of an import, for administrators: bring a file, look at what it changes, put rows right, read it in."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import permissions
from cases.directory import import_actions as actions
from cases.directory.import_actions import ImportRefused
from cases.directory.import_forms import FIELDS_IN_WORDS, ColumnsForm, ConfirmForm, MendForm, UploadForm
from cases.directory.import_rows import as_csv, items_of
from cases.directory.looking import ONE_IN, Look, look, mended_of
from cases.models import DirectoryImport, NameDecision
from cases.names.sheet import LEAVE_OUT, read_sheet

SHOWN = 20  # of each list on the page itself
ON_A_PAGE = 50
PAST = 30
LISTS = {
    "same": "The same",
    "changed": "Changed",
    "new": "New",
    "gone": "Not in the file",
    "drafts": "Open drafts touched",
}


@require_http_methods(["GET", "POST"])
def import_directory(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.edit_directory(request.user))
    sent, today = request.method == "POST", timezone.localdate()
    form = UploadForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial={"valid_from": today.replace(day=1)},
    )
    if form.is_valid():
        try:
            kept = actions.upload(
                name=form.cleaned_data["file"].name,
                content=form.content(),
                valid_from=form.cleaned_data["valid_from"],
                by=request.user,
            )
        except ImportRefused as refusal:
            form.add_error("file", " ".join(refusal.reasons))
        else:
            return redirect("look_before_importing", kept.pk)
    past = DirectoryImport.objects.defer("content", "before", "mended", "columns").select_related(
        "uploaded_by", "imported_by", "taken_back_by"
    )[:PAST]
    return render(request, "cases/directory/import.html", {"form": form, "past": past})


def _found(pk: int) -> DirectoryImport:
    imports = DirectoryImport.objects.defer("before").select_related(
        "uploaded_by", "imported_by", "agreed_by", "taken_back_by"
    )
    return get_object_or_404(imports, pk=pk)


@require_safe
def look_before_importing(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.edit_directory(request.user))
    directory_import = _found(pk)
    if directory_import.imported_on:
        why_not = actions.why_not_take_back(directory_import, by=request.user, on=timezone.localdate())
        context = {"it": directory_import, "why_not_take_back": why_not}
        return render(request, "cases/directory/import_done.html", context)
    looked = look(directory_import)
    kind = request.GET.get("show", "")
    if kind in LISTS:
        return _list(request, directory_import, looked, kind)
    return _page(request, directory_import, looked)


def _list(request: HttpRequest, directory_import: DirectoryImport, looked: Look, kind: str) -> HttpResponse:
    found: Sequence = _drafts(looked) if kind == "drafts" else getattr(looked, kind)
    context = {
        "it": directory_import,
        "kind": kind,
        "title": LISTS[kind],
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "cases/directory/look_list.html", context)


def _page(
    request: HttpRequest, directory_import: DirectoryImport, looked: Look, form: ConfirmForm | None = None
) -> HttpResponse:
    items = items_of(looked)
    seen = actions.seen_of(directory_import)
    for_grades = looked.why_second_person(ends_the_others=False)
    is_agreed = actions.is_agreed(directory_import, seen)
    context = {
        "it": directory_import,
        "look": looked,
        "form": form or ConfirmForm(initial={"seen": seen}, gone=len(looked.gone)),
        "seen": seen,
        "altering": looked.altering[:SHOWN],
        "more_altering": max(0, len(looked.altering) - SHOWN),
        "drafts": len(_drafts(looked)),
        "columns": _columns(directory_import, looked),
        "second": looked.why_second_person(ends_the_others=True),
        "for_grades": for_grades,
        "is_agreed": is_agreed,
        "waits": bool(for_grades) and not is_agreed,
        "why_not_agree": actions.why_not_agree(directory_import, request.user),
        "grades": sum(step.changes_grade for step in looked.changed),
        "met": len(looked.same) + len(looked.changed),
        "one_in": ONE_IN,
        **_problems(directory_import, looked, items[:SHOWN], len(items)),
    }
    return render(request, "cases/directory/look.html", context)


def _columns(directory_import: DirectoryImport, looked: Look) -> list[tuple[str, str]]:
    """Each heading with what it is read as, "" for nothing."""
    return [
        (heading, FIELDS_IN_WORDS.get(field, ""))
        for heading, field in zip(looked.sheet.headings, looked.fields, strict=True)
    ]


def _problems(directory_import: DirectoryImport, looked: Look, items: list, total: int, data=None) -> dict:
    mended = mended_of(directory_import)
    form = MendForm(items, mended, data)
    return {
        "mend": form,
        "items": [(item, form[item.name] if item.can_be_mended else None) for item in items],
        "more_items": total - len(items),
        "mended": [(line, _put_right_in_words(right)) for line, right in list(mended.items())[:ON_A_PAGE]],
        "all_mended": len(mended),
    }


def _put_right_in_words(right: Mapping[str, str]) -> str:
    if LEAVE_OUT in right:
        return "left out"
    return ", ".join(f"{FIELDS_IN_WORDS.get(field, 'who it is')} “{value}”" for field, value in right.items())


def _drafts(looked: Look) -> list[tuple[str, list[str]]]:
    """Open cases in which somebody was decided about whom the file changes: the reference, and the names."""
    touched = {step.known.pk: step.name for step in (*looked.changed, *looked.gone)}
    decided = (
        NameDecision.objects.filter(case__closed_on=None, staff_member__isnull=False)
        .order_by("case__reference", "id")
        .values_list("case__reference", "staff_member_id")
    )
    met = [(reference, touched[pk]) for reference, pk in decided if pk in touched]
    return [(case, [name for _, name in names]) for case, names in groupby(met, key=lambda pair: pair[0])]


@require_http_methods(["GET", "POST"])
def import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.edit_directory(request.user))
    directory_import = _found(pk)
    if directory_import.imported_on:
        return redirect("look_before_importing", pk)
    sheet = read_sheet(bytes(directory_import.content))
    form = ColumnsForm(sheet, directory_import, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.choose_columns(
                directory_import=directory_import,
                columns=form.columns(),
                valid_from=form.cleaned_data["valid_from"],
                by=request.user,
            )
        except ImportRefused as refusal:
            return _refused(request, refusal, pk)
        return redirect("look_before_importing", pk)
    return render(request, "cases/directory/import_columns.html", {"it": directory_import, "form": form})


@require_http_methods(["GET", "POST"])
def mend_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Every problem, page by page; also where the rows shown on the page of the look are sent to."""
    permissions.demand(permissions.edit_directory(request.user))
    directory_import = _found(pk)
    if directory_import.imported_on:
        return redirect("look_before_importing", pk)
    looked = look(directory_import)
    items = items_of(looked)
    if request.method == "POST":
        sent = [item for item in items if item.name in request.POST]
        form = MendForm(sent, mended_of(directory_import), request.POST)
        if form.is_valid():
            try:
                actions.mend(directory_import=directory_import, mended=form.changes(), by=request.user)
            except ImportRefused as refusal:
                return _refused(request, refusal, pk)
            return redirect("look_before_importing", pk)
    page = Paginator(items, ON_A_PAGE).get_page(request.GET.get("page"))
    data = request.POST if request.method == "POST" else None
    shown = _problems(directory_import, looked, list(page.object_list), len(page.object_list), data)
    context = {"it": directory_import, "look": looked, "page": page, **shown}
    return render(request, "cases/directory/import_rows.html", context)


@require_POST
def confirm_import(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.edit_directory(request.user))
    directory_import = _found(pk)
    # Whether there is anybody to choose for is looked up anew; a choice that is not needed does no harm.
    form = ConfirmForm(request.POST, gone="gone" in request.POST)
    if not form.is_valid():
        return _page(request, directory_import, look(directory_import), form)
    try:
        looked = actions.confirm(
            directory_import=directory_import,
            seen=form.cleaned_data["seen"],
            ends_the_others=form.ends_the_others(),
            by=request.user,
            on=timezone.localdate(),
        )
    except ImportRefused as refusal:
        return _refused(request, refusal, pk)
    messages.success(request, f"{looked.taken:,} rows are imported. The directory counts from now on.")
    return redirect("look_before_importing", pk)


def _refused(request: HttpRequest, refusal: ImportRefused, pk: int) -> HttpResponse:
    for reason in refusal.reasons:
        messages.error(request, reason)
    still_there = DirectoryImport.objects.filter(pk=pk).exists()
    return redirect("look_before_importing", pk) if still_there else redirect("import_directory")


@require_POST
def agree_import(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.agree(
            directory_import=_found(pk),
            seen=request.POST.get("seen", ""),
            by=request.user,
            on=timezone.localdate(),
        )
    except ImportRefused as refusal:
        return _refused(request, refusal, pk)
    messages.success(request, "You agreed. The file can be imported now.")
    return redirect("look_before_importing", pk)


@require_POST
def drop_import(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.drop(directory_import=_found(pk), by=request.user)
    except ImportRefused as refusal:
        return _refused(request, refusal, pk)
    messages.success(request, "The file is dropped. Nothing was changed.")
    return redirect("import_directory")


@require_POST
def take_back_import(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.take_back(directory_import=_found(pk), by=request.user, on=timezone.localdate())
    except ImportRefused as refusal:
        return _refused(request, refusal, pk)
    messages.success(request, "The import is taken back. The directory is as it was before.")
    return redirect("look_before_importing", pk)


@require_safe
def import_problems(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows with a problem, to be put right in a spreadsheet."""
    permissions.demand(permissions.edit_directory(request.user))
    looked = look(_found(pk))
    # The mark tells Excel that it is UTF-8.
    response = HttpResponse("\ufeff" + as_csv(looked), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rows-with-a-problem.csv"'
    return response
