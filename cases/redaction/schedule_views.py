"""The schedule of decisions about names, as a page and as a PDF for the council's file. It only reads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.drawing import CannotDraw, colour, draw
from cases.drawing.characters import drawable
from cases.heading import found_case
from cases.models import Council
from cases.redaction.schedule import MARK, schedule_of


@never_cache
@require_safe
def names_schedule(request: HttpRequest, reference: str) -> HttpResponse:
    case, context = found_case(request, reference)
    if case.is_from_past_letter():
        return redirect("case", reference)
    context |= {"schedule": schedule_of(case, on=context["today"]), "mark": MARK}
    return render(request, "cases/redaction/schedule.html", context)


@require_safe
def names_schedule_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    case, context = found_case(request, reference)
    if case.is_from_past_letter():
        return redirect("case", reference)
    council = Council.current()
    context |= {
        "schedule": schedule_of(case, on=context["today"]),
        "mark": MARK,
        "council": council,
        "colour": colour(council.colour),
    }
    html = drawable(render_to_string("cases/redaction/schedule_pdf.html", context))
    try:
        pdf = draw(html, crest=council.crest(), stylesheet="cases/schedule.css")
    except CannotDraw as problem:
        messages.error(request, str(problem))
        return redirect("names_schedule", reference)
    name = f"{case.reference}-names-{context['today']}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"},
    )
