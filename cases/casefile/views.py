"""The lists, the case, and the request as it came. All of them only read."""

from datetime import date
from io import BytesIO
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from cases import permissions
from cases.casefile import case_page, queue
from cases.casefile.filters import SHOWS, ListFilters
from cases.casefile.unfinished import with_notices
from cases.heading import LIST_COOKIE, found_case
from cases.models import Case, Message


@require_safe
@vary_on_headers("HX-Request")
def my_cases(request: HttpRequest) -> HttpResponse:
    return cases_list(request, timezone.localdate(), mine=True)


@require_safe
@vary_on_headers("HX-Request")
def all_cases(request: HttpRequest) -> HttpResponse:
    return cases_list(request, timezone.localdate(), mine=False)


def cases_list(request: HttpRequest, today: date, *, mine: bool) -> HttpResponse:
    permissions.demand(permissions.see_cases(request.user))
    user, days = request.user, queue.Days.around(today)
    url = reverse("my_cases" if mine else "all_cases")
    form = ListFilters(request.GET, with_officers=not mine)
    values = form.values()
    scope = queue.scope(user, mine=mine)
    narrowed = queue.narrow(scope, values, user, days)
    page = queue.page(narrowed, values, user, days, after=request.GET.get("after", ""))
    # As the browser's bar and the way back from a case should have it: nothing that is not set.
    address = f"{url}?{urlencode(values)}" if values else url
    context = {
        "mine": mine,
        "today": today,
        "form": form,
        "page": page,
        "filters": form.in_words(),
        "url": url,
        "next_url": f"{url}?{urlencode({**values, 'after': page.after})}",
        "is_first": "after" not in request.GET,
    }
    if request.htmx:
        response = render(request, "cases/casefile/_queue.html", context)
        response["HX-Push-Url"] = address
    else:
        found = queue.counts(scope, user, days)
        context["sentence"] = queue.day_in_words(found, days)
        context["strip"] = strip(url, found, values)
        context["teams_next"] = [] if page.total or values or not mine else teams_next(request, days)
        response = render(request, "cases/casefile/list.html", context)
    response.set_cookie(LIST_COOKIE, address, samesite="Lax", httponly=True, secure=request.is_secure())
    return response


def strip(url: str, found: dict[str, int], values: dict[str, str]) -> list[dict]:
    """The figures, each a link to its filter; the one that the list stands on is marked."""
    on = values.get("show", "") if "stage" not in values else None
    return [
        {
            "label": label,
            "count": found[key],
            "url": f"{url}?{urlencode({'show': key})}" if key else url,
            "is_on": key == on,
            "colour": {"overdue": "red", "today": "amber"}.get(key, "") if found[key] else "",
        }
        for key, label in SHOWS
    ]


def teams_next(request: HttpRequest, days: queue.Days) -> list[queue.Line]:
    """The team's next three cases, for somebody who has none."""
    cases = queue.with_progress(Case.objects.open().most_urgent_first(), request.user)[:3]
    return queue.as_lines(cases, request.user, days)


@require_safe
def case(request: HttpRequest, reference: str) -> HttpResponse:
    found, context = found_case(request, reference)
    today = context["today"]
    claims = list(with_notices(found.claims.prefetch_related("questions"), today))
    lines = case_page.question_lines(found, claims)
    letter = case_page.letter_of(found)
    events, has_older = case_page.story(found, whole=request.GET.get("story") == "all")
    context |= {
        "lines": lines,
        "answered": sum(line.is_answered for line in lines),
        "letter": letter,
        "events": [(case_page.day_of(event, today), event) for event in events],
        "turning_points": case_page.TURNING_POINTS,
        "has_older": has_older,
    }
    if letter and letter.is_issued():
        context["review_until"] = case_page.review_until(letter)
    elif past := case_page.past_letter_of(found):
        context["past_letter"] = past
    else:
        so_far = case_page.so_far(found, lines, claims, today)
        context["next_step"] = case_page.next_step(found, so_far, letter, request.user, context["time"])
        context["other_steps"] = case_page.other_steps(found, request.user)
    return render(request, "cases/casefile/case.html", context)


@require_safe
def original(request: HttpRequest, reference: str) -> HttpResponse:
    found, context = found_case(request, reference)
    message = None
    if found.original_id:
        message = Message.objects.defer("raw").get(pk=found.original_id)
    return render(request, "cases/casefile/original.html", {**context, "message": message})


@require_safe
def original_download(request: HttpRequest, reference: str) -> HttpResponse:
    """The kept bytes, to be saved and never shown: a stranger wrote them."""
    permissions.demand(permissions.see_cases(request.user))
    found = get_object_or_404(
        Case.objects.select_related("original"), reference=reference, original__isnull=False
    )
    response = FileResponse(
        BytesIO(found.original.raw),
        as_attachment=True,
        filename=found.original.filename or f"{found.reference}-request.txt",
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
