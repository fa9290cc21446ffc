"""The grades of the council and the contacts that are nobody's alone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases import permissions
from cases.directory import changes, grade_actions, grades
from cases.directory.actions import DirectoryRefused
from cases.directory.forms import ContactsForm, GradesForm
from cases.models import Council, GradeSetting, StaffChange

HISTORY = 20


@require_safe
def show_grades(request: HttpRequest) -> HttpResponse:
    """The ladder of today, the others, the grades of the directory that it does not know, and the contacts."""
    permissions.demand(permissions.see_directory(request.user))
    today = timezone.localdate()
    in_force = GradeSetting.objects.in_force(today)
    context = {
        "in_force": in_force,
        "steps": grades.steps(in_force),
        "settings": list(GradeSetting.objects.order_by("-in_force_from")),
        "today": today,
        "unknown": grades.unknown(in_force.as_law(), grades.held(today)),
        "council": Council.current(),
        "history": StaffChange.objects.filter(staff_member=None, shown__in=grade_actions.SHOWN)
        .select_related("by")
        .order_by("-id")[:HISTORY],
        "why_not_edit": permissions.edit_directory(request.user),
    }
    return render(request, "cases/directory/grades.html", context)


@require_http_methods(["GET", "POST"])
def new_grades(request: HttpRequest) -> HttpResponse:
    """Another ladder: first what it changes, then, with a second press, in force."""
    permissions.demand(permissions.edit_directory(request.user))
    today = timezone.localdate()
    present = GradeSetting.objects.in_force(today)
    initial = {"ladder": present.ladder, "senior_grade": present.senior_grade}
    form = GradesForm(request.POST or None, initial=initial)
    context = {"form": form, "present": present}
    if form.is_valid():
        entry = form.entry()
        seen = changes.mark([str(value) for value in entry.values()])
        reasons = grade_actions.why_not_ladder(entry["ladder"], entry["senior_grade"])
        form.refuse(reasons)
        if not reasons and form.cleaned_data["looked_at"] == seen:
            try:
                grade_actions.set_grades(**entry, by=request.user, on=today)
            except DirectoryRefused as refusal:
                form.refuse(refusal.reasons)
            else:
                messages.success(request, "The grades are set.")
                return redirect("grades")
        elif not reasons:
            context |= _what_changes(entry)
            form.data = {**form.data.dict(), "looked_at": seen}
    return render(request, "cases/directory/new_grades.html", context)


def _what_changes(entry: dict) -> dict:
    since = entry["in_force_from"]
    before = GradeSetting.objects.in_force(since)
    after = GradeSetting(ladder=entry["ladder"], senior_grade=entry["senior_grade"], in_force_from=since)
    moves = grades.moves(before.as_law(), after.as_law(), grades.held(since))
    return {
        "moves": moves,
        "since": since,
        "replaces": before if before.pk and before.in_force_from == since else None,
        "to_senior": moves.across(grades.SENIOR),
        "to_below": moves.across(grades.BELOW),
        "to_unknown": moves.across(grades.UNKNOWN),
        "bands": {
            grades.SENIOR: f"{after.senior_grade} or above",
            grades.BELOW: f"below {after.senior_grade}",
            grades.UNKNOWN: "not in the ladder",
        },
    }


@require_http_methods(["GET", "POST"])
def directory_contacts(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.edit_directory(request.user))
    council = Council.current()
    initial = {
        **{name: getattr(council, name) for name in grade_actions.CONTACTS},
        "shown": grade_actions.contacts_shown(council),
    }
    form = ContactsForm(request.POST or None, initial=initial)
    context = {"form": form, "council": council}
    if form.is_valid():
        try:
            grade_actions.set_contacts(
                **form.entry(), shown=form.cleaned_data["shown"], by=request.user, on=timezone.localdate()
            )
        except DirectoryRefused as refusal:
            form.refuse(refusal.reasons)
            if form.cleaned_data["shown"] != initial["shown"]:
                form.data = {**form.data.dict(), "shown": initial["shown"]}
                context["theirs"] = True
        else:
            messages.success(request, "The contacts are changed.")
            return redirect("grades")
    return render(request, "cases/directory/contacts.html", context)
