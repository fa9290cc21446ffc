"""The pages of past letters: what was taken in, one letter with what was found, corrections, wording."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import permissions
from cases.law.dates import joined
from cases.models import PastLetter, current_calendar
from cases.past_letters import actions, sheet
from cases.past_letters.actions import LetterRefused, Overtaken, TakenIn
from cases.past_letters.forms import Correction, TakeInForm, WordingForm

ON_A_PAGE = 25
OVERTAKEN = (
    "A colleague corrected this letter meanwhile, so this was not saved. Open the letter anew and enter what is "
    "still missing. What you typed stays here until you leave."
)


@require_http_methods(["GET", "POST"])
def past_letters(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.take_in_letters(request.user))
    sent, said = request.method == "POST", ""
    form = TakeInForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        files = form.cleaned_data["files"]
        taken = actions.take_in(files=files, by=request.user, on=timezone.localdate())
        words = taken_in_words(taken)
        if not taken.refused:
            messages.success(request, words)
            kept = taken.new + taken.known
            return redirect("past_letter", kept[0].pk) if len(kept) == 1 else redirect("past_letters")
        form.refuse(taken)
        said = words if taken.new or taken.known else ""
    return render(
        request, "cases/past_letters/past_letters.html", {"form": form, "said": said, **_list(request)}
    )


def taken_in_words(taken: TakenIn) -> str:
    """3 of 5 letters were read and checked. 1 was here already. 1 could not be read."""
    total = len(taken.new) + len(taken.known) + len(taken.refused)
    if total == 1:
        return "This letter was here already." if taken.known else "The letter was read and checked."
    parts = [f"{len(taken.new)} of {total} letters {_were(taken.new)} read and checked."]
    if taken.known:
        parts.append(f"{len(taken.known)} {_were(taken.known)} here already.")
    if taken.refused:
        parts.append(f"{len(taken.refused)} could not be read.")
    return " ".join(parts)


def _were(letters: list) -> str:
    return "was" if len(letters) == 1 else "were"


def _list(request: HttpRequest) -> dict:
    """The newest first; `before` in the address is the last one of the page before."""
    calendar = current_calendar()
    letters = PastLetter.objects.defer("raw", "lines", "questions").select_related("case", "by")
    before = request.GET.get("before", "")
    if before.isdecimal():
        letters = letters.filter(pk__lt=int(before))
    found = list(letters[: ON_A_PAGE + 1])
    rows = [_row(past, calendar) for past in found[:ON_A_PAGE]]
    return {"rows": rows, "before": found[ON_A_PAGE - 1].pk if len(found) > ON_A_PAGE else None}


def _row(past: PastLetter, calendar) -> dict:
    clock = sheet.clock_of(past, calendar)
    return {
        "past": past,
        "clock": clock,
        "answered": sheet.answered(past, clock),
        "found": sheet.found_in_words(past),
    }


@require_safe
def past_letter(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.see_cases(request.user))
    return render(request, "cases/past_letters/past_letter.html", _page(request, _found(pk)))


def _found(pk: int) -> PastLetter:
    letters = PastLetter.objects.defer("raw").select_related("case", "by", "corrected_by")
    return get_object_or_404(letters, pk=pk)


def _page(request: HttpRequest, past: PastLetter) -> dict:
    return {
        **_row(past, current_calendar()),
        "lines": sheet.lines_of(past),
        "findings": sheet.by_severity(past),
        "questions": sheet.question_lines(past),
        "why_not_a_case": sheet.why_not_a_case(past, on=timezone.localdate()),
        "why_not_take_in": permissions.take_in_letters(request.user),
        "why_not_wording": permissions.edit_wording(request.user),
        "wording": list(past.wording.order_by("id")),
        "others": joined(past.provisions),
    }


@require_safe
def past_letter_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The kept bytes, to be saved and never shown: nobody knows what else is in them."""
    permissions.demand(permissions.see_cases(request.user))
    past = get_object_or_404(PastLetter.objects.only("raw", "filename"), pk=pk)
    response = FileResponse(
        BytesIO(past.raw),
        as_attachment=True,
        filename=past.filename,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "POST"])
def correct_past_letter(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.take_in_letters(request.user))
    past = _found(pk)
    form = Correction(past, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(past=past, **form.values(), by=request.user, on=timezone.localdate())
        except Overtaken:
            form.facts.add_error(None, OVERTAKEN)
        except LetterRefused as refusal:
            form.facts.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, "The corrections are saved, and the letter was checked again.")
            return redirect("past_letter", pk)
    context = {"past": past, "form": form, "summary": form.summary(), "lines": sheet.lines_of(past)}
    return render(request, "cases/past_letters/correct.html", context)


@require_POST
def keep_past_letter(request: HttpRequest, pk: int) -> HttpResponse:
    past = _found(pk)
    try:
        case = actions.keep_as_case(past=past, by=request.user, on=timezone.localdate())
    except LetterRefused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("past_letter", pk)
    messages.success(
        request, f"The letter is kept as case {case.reference}, closed on the day of the letter."
    )
    return redirect("case", case.reference)


@require_http_methods(["GET", "POST"])
def past_letter_wording(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.edit_wording(request.user))
    past = _found(pk)
    passages, there = sheet.passages_of(past), actions.keys_of(past)
    form = WordingForm(request.POST if request.method == "POST" else None, passages=passages)
    if form.is_valid():
        chosen = form.cleaned_data["chosen"]
        try:
            drafts = actions.put_into_library(
                past=past, chosen=chosen, by=request.user, on=timezone.localdate()
            )
        except LetterRefused as refusal:
            for reason in refusal.reasons:
                form.add_error("chosen", reason)
        else:
            are = "1 draft is" if len(drafts) == 1 else f"{len(drafts)} drafts are"
            messages.success(
                request, f"{are} in the library. None is in force until it is made current there."
            )
            return redirect("past_letter", pk)
    rows = [(passage, actions.why_not_wording(past, passage, there)) for passage in passages]
    chosen = request.POST.getlist("chosen")
    return render(
        request,
        "cases/past_letters/wording.html",
        {"past": past, "form": form, "rows": rows, "chosen": chosen},
    )
