"""The history of a letter on the screen: its versions, two of them side by side, and putting one back."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.heading import find_case, found_case
from cases.letters import history, history_actions
from cases.letters.history_actions import WHOLE
from cases.letters.history_forms import CompareForm, RestoreForm
from cases.letters.history_words import in_order, title_of
from cases.letters.notice_views import titles
from cases.letters.readiness import NotReady
from cases.models import Case, Letter
from cases.models.letter_version import ANSWER, COST
from cases.permissions import NotAllowed


@require_safe
def letter_history(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Who typed which version when, the last first; two of them word by word where the address names them."""
    found, context = found_case(request, reference)
    letter = find_letter(found, pk)
    context |= {"letter": letter, "title": title_of_letter(letter, context["today"]), "place": "letters"}
    form = CompareForm(request.GET)
    # What is no number is left out: the address is somebody's own, and the list helps more than an error.
    form.is_valid()
    asked = form.asked()
    if asked:
        return render(
            request, "cases/letters/history_compare.html", context | _compared(request, letter, *asked)
        )
    context["page"] = history.page_of(letter, form.before())
    return render(request, "cases/letters/history.html", context)


@require_POST
def restore_version(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Put one part, or the whole draft, back as it stood."""
    letter = find_letter(find_case(request, reference), pk)
    there = reverse("letter_history", args=[reference, pk])
    form = RestoreForm(request.POST, parts=_parts(letter))
    if not form.is_valid():
        messages.error(request, "This page is out of step with the letter. Look at its versions again.")
        return redirect(there)
    said = form.cleaned_data
    try:
        done = history_actions.restore(letter=letter, by=request.user, on=timezone.localdate(), **said)
    except (NotAllowed, NotReady) as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect(there)
    part, number = said["part"], said["number"]
    if done.beside:
        messages.warning(
            request,
            f"A colleague changed {title_of(part).lower()} after you opened the page, so nothing was overwritten: the "
            f"text of version {number} is kept beside the newer one. Choose between them here.",
        )
        return redirect(reverse("draft", args=[reference]) + f"#question-{part.removeprefix(ANSWER)}")
    what = "The whole draft is" if part == WHOLE else f"“{title_of(part)}” is"
    messages.success(
        request, f"{what} back as in version {number}. Nothing was lost: it is a version of its own."
    )
    return redirect(there)


def find_letter(case: Case, pk: int) -> Letter:
    return get_object_or_404(case.letters.select_related("case").defer("html", "pdf", "text"), pk=pk)


def title_of_letter(letter: Letter, today: date) -> str:
    return titles(letter.issued_on or today).get(letter.kind, letter.kind)


def _compared(request: HttpRequest, letter: Letter, older: int, newer: int) -> dict:
    return {
        "older": older,
        "newer": newer,
        "older_row": history.last_change(letter, older),
        "newer_row": history.last_change(letter, newer),
        "differences": history.compare(letter, older, newer),
        "cost": COST,
        "why_not": history_actions.why_not_restore(request.user, letter),
    }


def _parts(letter: Letter) -> list[str]:
    found = letter.versions.order_by().values_list("part", flat=True).distinct()
    return sorted(set(found) - {COST}, key=in_order)
