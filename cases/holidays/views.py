"""The bank holidays for administrators: the table in force, changes to it, and the cases that a change moves."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import permissions
from cases.holidays import actions
from cases.holidays.forms import ChangeForm, DayForm, FileForm, RemovalForm
from cases.holidays.moving import SHOWN, moves
from cases.law import published_holidays as law
from cases.law.published_holidays import DIVISIONS, Entry
from cases.law.working_days import Calendar
from cases.models import CalendarVersion, current_calendar

HISTORY = 20


@require_safe
def bank_holidays(request: HttpRequest) -> HttpResponse:
    """This year and the next, or the year that the address names."""
    permissions.demand(permissions.administer(request.user))
    calendar, this_year = current_calendar(), timezone.localdate().year
    years = sorted({holiday.day.year for holiday in calendar.holidays})
    asked = request.GET.get("year", "")
    shown = [int(asked)] if asked in map(str, years) else [this_year, this_year + 1]
    versions = list(
        CalendarVersion.objects.select_related("proposed_by", "confirmed_by")
        .defer("holidays", "moves", "unclear")
        .order_by("-pk")
    )
    confirmed = [version for version in versions if version.confirmed_on]
    context = {
        "calendar": calendar,
        "years": [(year, law.entries(calendar, year), calendar.covers(date(year, 1, 1))) for year in shown],
        "other_years": [year for year in years if year not in shown],
        "divisions": DIVISIONS,
        "in_force": confirmed[0] if confirmed else None,
        "history": confirmed[:HISTORY],
        "proposed": [version for version in versions if not version.confirmed_on],
    }
    return render(request, "cases/holidays/bank_holidays.html", context)


@require_http_methods(["GET", "POST"])
def add_holiday(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.administer(request.user))
    form = DayForm(request.POST or None)
    proposed = _proposed(
        form, lambda **said: actions.propose_day(entry=form.entry(), by=request.user, **said)
    )
    return proposed or render(request, "cases/holidays/day.html", {"form": form})


@require_http_methods(["GET", "POST"])
def correct_holiday(request: HttpRequest, day: str, division: str) -> HttpResponse:
    permissions.demand(permissions.administer(request.user))
    entry = _found(day, division)
    initial = {"day": entry.day, "name": entry.name, "divisions": entry.divisions}
    form = DayForm(request.POST or None, initial=initial)
    proposed = _proposed(
        form,
        lambda **said: actions.propose_correction(entry=entry, instead=form.entry(), by=request.user, **said),
    )
    context = {"form": form, "entry": entry, "why_not_remove": law.why_not_remove(entry)}
    return proposed or render(request, "cases/holidays/day.html", context)


@require_http_methods(["GET", "POST"])
def remove_holiday(request: HttpRequest, day: str, division: str) -> HttpResponse:
    permissions.demand(permissions.administer(request.user))
    entry = _found(day, division)
    form = RemovalForm(request.POST or None)
    proposed = _proposed(form, lambda **said: actions.propose_removal(entry=entry, by=request.user, **said))
    return proposed or render(request, "cases/holidays/remove.html", {"form": form, "entry": entry})


@require_http_methods(["GET", "POST"])
def load_holidays(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.administer(request.user))
    sent = request.method == "POST"
    form = FileForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial={"why": "Published by GOV.UK as bank-holidays.json."},
    )

    def propose(why: str) -> CalendarVersion:
        # One byte more than is taken, so that what is too large is refused and never held in memory.
        data = form.cleaned_data["file"].read(law.MOST_BYTES + 1)
        return actions.propose_file(data=data, why=why, by=request.user)

    return _proposed(form, propose) or render(request, "cases/holidays/load.html", {"form": form})


def _found(day: str, division: str) -> Entry:
    """The bank holiday of an address."""
    try:
        entry = law.find(current_calendar(), date.fromisoformat(day), division)
    except ValueError:
        entry = None
    if entry is None:
        raise Http404("The table has no such bank holiday.")
    return entry


def _proposed(form: ChangeForm, propose: Callable[..., CalendarVersion]) -> HttpResponse | None:
    """To the page of the change, once what was typed makes one; None while it does not."""
    if not form.is_valid():
        return None
    try:
        version = propose(why=form.cleaned_data["why"])
    except actions.ChangeRefused as refusal:
        form.refuse(refusal.reasons)
        return None
    return redirect("calendar_change", version.pk)


@require_safe
def calendar_change(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.administer(request.user))
    version = get_object_or_404(
        CalendarVersion.objects.select_related("based_on", "proposed_by", "confirmed_by"), pk=pk
    )
    return _show(request, version, why_not=[] if version.confirmed_on else actions.why_not_confirm(version))


@require_POST
def confirm_change(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(CalendarVersion, pk=pk)
    try:
        actions.confirm_change(version=version, by=request.user, on=timezone.localdate())
    except actions.ChangeRefused as refusal:
        return _refused(request, refusal, pk)
    messages.success(request, "The change is confirmed. Every due date counts with it from now on.")
    return redirect("calendar_change", pk)


@require_POST
def discard_change(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(CalendarVersion, pk=pk)
    try:
        actions.discard_change(version=version, by=request.user)
    except actions.ChangeRefused as refusal:
        return _refused(request, refusal, pk)
    messages.success(request, "The proposed change is discarded. Nothing has changed.")
    return redirect("bank_holidays")


@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    actions.go_on(version=get_object_or_404(CalendarVersion, pk=pk), by=request.user)
    return redirect("calendar_change", pk)


def _refused(request: HttpRequest, refusal: actions.ChangeRefused, pk: int) -> HttpResponse:
    for reason in refusal.reasons:
        messages.error(request, reason.words)
    return redirect("calendar_change", pk)


def _show(request: HttpRequest, version: CalendarVersion, *, why_not: list[str]) -> HttpResponse:
    before, after = version.before(), version.calendar()
    context = {"version": version, "changes": law.difference(before, after), "why_not": why_not}
    if version.confirmed_on:
        context |= _what_moved(version)
    elif not why_not:
        context |= _what_would_move(before, after)
    return render(request, "cases/holidays/change.html", context)


def _what_would_move(before: Calendar, after: Calendar) -> dict:
    found = moves(before, after)
    settled = f"{_cases(found.settled)} stop or start being provisional." if found.settled else ""
    return {
        "moves": found,
        "dates": [(was, now, f"{number:,}") for (was, now), number in sorted(found.dates.items())],
        "settled": settled,
        "more": found.total - len(found.cases),
        "more_in_words": f"{found.total - len(found.cases):,}",
        "moved_in_words": _cases(found.total),
        "open_in_words": f"{found.looked_at:,} open",
        "unclear": found.unclear[:SHOWN],
        "unclear_in_words": _cases(len(found.unclear)),
    }


def _what_moved(version: CalendarVersion) -> dict:
    overtaken = version.finished_at is None and CalendarVersion.in_force() != version
    moved = sum(number for _, _, number in version.moves)
    looked_at = f"{version.looked_at:,} of {version.open_cases:,} open cases looked at"
    is_running = version.finished_at is None and not overtaken
    given_up = actions.given_up(version).first() if is_running else None
    if version.finished_at:
        progress = f"Every open case looked at: {_cases(version.looked_at)}"
    else:
        progress = f"{looked_at}, then a later change took over" if overtaken else looked_at
    return {
        "is_running": is_running and not given_up,
        "given_up": given_up,
        "progress": progress,
        "dates": [
            (date.fromisoformat(was), date.fromisoformat(now), f"{number:,}")
            for was, now, number in version.moves
        ],
        "moved": moved,
        "moved_in_words": _cases(moved),
    }


def _cases(number: int) -> str:
    return f"{number:,} case{'' if number == 1 else 's'}"
