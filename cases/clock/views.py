"""The clock of a case: why the due date is what it is, as a page and as a PDF for the regulator. It only reads."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from cases import permissions
from cases.clock import moves, picture
from cases.clock.what_if import Trial, WhatIf, try_out
from cases.drawing import CannotDraw, colour, draw
from cases.drawing.characters import drawable
from cases.heading import found_case
from cases.law.dates import plain, questions_in_words
from cases.law.defence import can_be_extended, rule
from cases.law.ledger import Ledger
from cases.law.regimes import Regime
from cases.models import Case, ClockEvent, Council


@require_safe
@vary_on_headers("HX-Request")
def clock(request: HttpRequest, reference: str) -> HttpResponse:
    case, context, events = _found(request, reference)
    ledger, claimed = context["ledger"], list(case.claims.values_list("provision", flat=True))
    context |= {
        "whole": request.GET.get("days") == "all",
        "url": reverse("clock", args=[reference]),
        "address": "",
    }
    trial = None
    if case.get_stage().is_open:
        form = WhatIf(request.GET if "what" in request.GET else None, clock=ledger.clock, on=context["today"])
        trial = _trial(form, ledger, claimed, case, events)
        context |= {"form": form, "trial": trial, "address": form.address() if form.is_bound else ""}
    context |= _drawn(ledger, trial)
    if request.htmx:
        response = render(request, "cases/clock/_tried_update.html", context)
        query = "&".join(filter(None, ["days=all" if context["whole"] else "", context["address"]]))
        response["HX-Replace-Url"] = f"{context['url']}{'?' if query else ''}{query}"
        return response
    context |= {
        "runs": ledger.runs(whole=context["whole"]),
        "moved": moves.story(
            case, ledger, events, may_move=not permissions.correct_clock(request.user, case)
        ),
        "events": events,
        "extendable": can_be_extended(ledger, claimed),
        **_steps(request, case, ledger, events, claimed),
    }
    return render(request, "cases/clock/clock.html", context)


@require_safe
def clock_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The same ledger for the regulator, drawn as of today and kept nowhere."""
    case, context, events = _found(request, reference)
    council, ledger = Council.current(), context["ledger"]
    context |= {
        "council": council,
        "colour": colour(council.colour),
        "printed_on": plain(context["today"]),
        "runs": ledger.runs(whole=request.GET.get("days") == "all"),
        "moved": moves.story(case, ledger, events, may_move=False),
        "rule": rule(Regime(case.regime)),
        **_drawn(ledger, None),
    }
    html = drawable(render_to_string("cases/clock/ledger_pdf.html", context))
    try:
        pdf = draw(html, crest=council.crest(), stylesheet="cases/ledger.css")
    except CannotDraw as problem:
        messages.error(request, str(problem))
        return redirect("clock", reference)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{case.reference}-clock-{timezone.localdate()}.pdf"'
    return response


def _found(request: HttpRequest, reference: str) -> tuple[Case, dict, list[ClockEvent]]:
    case, context = found_case(request, reference)
    events = moves.of_case(case)
    apart = _left_out(case, context["ledger"], events)
    context["ledger"] = replace(context["ledger"], apart=apart)
    return case, context, events


def _left_out(case: Case, ledger: Ledger, events: list[ClockEvent]) -> str:
    """The questions that the extension which counts leaves out; empty when it names none."""
    extension = ledger.clock.extension
    if not extension:
        return ""
    covered = next(
        event.details.get("questions", [])
        for event in events
        if event.counts() and event.kind == ClockEvent.Kind.EXTENSION and event.on == extension.on
    )
    if not covered:
        return ""
    numbers = case.questions.exclude(number__in=covered).values_list("number", flat=True)
    return questions_in_words(numbers) if numbers else ""


def _drawn(ledger: Ledger, trial: Trial | None) -> dict:
    tried = trial.ledger if trial else None
    return {
        "months": picture.months(ledger, tried),
        "legend": picture.legend(ledger, tried),
        "weekdays": picture.WEEKDAYS,
    }


def _trial(
    form: WhatIf, ledger: Ledger, claimed: list[str], case: Case, events: list[ClockEvent]
) -> Trial | None:
    if not form.is_valid():
        return None
    event = form.event()
    waiting = [each for each in events if each.is_waiting()]
    return event and try_out(event, ledger, claimed=claimed, reference=case.reference, waiting=waiting)


def _steps(
    request: HttpRequest, case: Case, ledger: Ledger, events: list[ClockEvent], claimed: list[str]
) -> dict:
    """The steps for this person, and the reasons when there are none."""
    barred = permissions.move_clock(request.user, case)
    found = [] if permissions.record_end(request.user, case) else moves.endings(case, events, on=ledger.on)
    if not barred:
        found += moves.beginnings(case, ledger.clock, claimed, on=ledger.on)
    return {"steps": found, "barred": [] if found else barred}
