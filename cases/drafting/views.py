"""The draft page and what its autosaves call."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cases import permissions
from cases.drafting import actions, workspace
from cases.drafting.forms import AnswerForm, ChoiceForm
from cases.fields import editor_media
from cases.heading import find_case, time_of
from cases.models import Case, Question, RivalText
from cases.permissions import NotAllowed

SAVED, REFUSED = "draft-saved", "draft-refused"


@never_cache
@require_safe
def draft(request: HttpRequest, reference: str) -> HttpResponse:
    """The workspace: every question with its answer, what is left to do, and the letter beside it."""
    case = find_case(request, reference)
    if case.is_from_past_letter():
        return redirect("case", reference)
    today = timezone.localdate()
    context = {
        "case": case,
        "letter": case.draft_letter(),
        "time": time_of(case, today),
        "today": today,
        "draft": workspace.draft_of(case, request.user, on=today),
        "why_not_draft": permissions.draft(request.user, case),
        "media": editor_media(request.csp_nonce),
        "first_outcomes": workspace.FIRST_OUTCOMES,
        "more_outcomes": workspace.MORE_OUTCOMES,
    }
    return render(request, "cases/drafting/draft.html", context)


@require_POST
def save_answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Keep an answer as it is typed. The editor is never swapped: what changes around it goes out of band."""
    case = find_case(request, reference)
    question = find_question(case, number)
    form = AnswerForm(request.POST, question=question)
    if not form.is_valid():
        return refused(request, [f"This page is out of step at question {number}. Load it again."])
    today = timezone.localdate()
    values = {key: form.cleaned_data[key] for key in ("text", "outcome", "version")}
    try:
        actions.save_answer(answer=question.answer, by=request.user, on=today, **values)
    except NotAllowed as problem:
        return refused(request, problem.reasons)
    if not request.htmx:
        return to_question(case, number)
    draft = workspace.draft_of(case, request.user, on=today)
    card = draft.card(number)
    context = {
        "case": case,
        "card": card,
        "draft": draft,
        "now": timezone.localtime(),
        "clash_changed": card.shown != form.cleaned_data["shown"],
    }
    return answer_with(request, SAVED, "cases/drafting/_saved.html", context)


@never_cache
@require_safe
def claims_now(request: HttpRequest, reference: str) -> HttpResponse:
    """The claims and outcomes in the cards as they stand: decisions about names make and withdraw a claim."""
    case = find_case(request, reference)
    draft = workspace.draft_of(case, request.user, on=timezone.localdate())
    context = {
        "case": case,
        "draft": draft,
        "why_not_draft": permissions.draft(request.user, case),
        "outcomes": json.dumps({card.number: card.answer.outcome for card in draft.cards}),
    }
    return render(request, "cases/drafting/_claims_now.html", context)


@require_POST
def choose_text(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Settle on one of two texts and come back to the question."""
    case = find_case(request, reference)
    question = find_question(case, number)
    form = ChoiceForm(request.POST)
    rival = _chosen_rival(form, question)
    if rival is None:
        messages.warning(request, f"Question {number} has one text only now: somebody has chosen already.")
        return to_question(case, number)
    keep = form.cleaned_data["keep"][0]
    own_text = form.cleaned_data["text"] if rival.by == request.user else None
    try:
        actions.choose_text(
            rival=rival,
            keep=keep,
            version=form.cleaned_data["seen"],
            text=own_text,
            by=request.user,
            on=timezone.localdate(),
        )
    except actions.Stale:
        words = f"Question {number} was saved again meanwhile. Look at both texts and choose."
        messages.warning(request, words)
    except NotAllowed as problem:
        for reason in problem.reasons:
            messages.warning(request, reason)
    return to_question(case, number)


def find_question(case: Case, number: int) -> Question:
    return get_object_or_404(case.questions.select_related("answer", "case"), number=number)


def to_question(case: Case, number: int) -> HttpResponse:
    return redirect(reverse("draft", args=[case.reference]) + f"#question-{number}")


def refused(request: HttpRequest, reasons: list[str]) -> HttpResponse:
    """Say in the bar why nothing was saved. What was typed stays in the page."""
    return answer_with(request, REFUSED, "cases/drafting/_refused.html", {"reasons": reasons})


def answer_with(request: HttpRequest, event: str, template: str, context: dict) -> HttpResponse:
    """Fragments for htmx, and the event that tells the page what became of the save."""
    response = render(request, template, context)
    response.headers["HX-Trigger"] = event
    return response


def _chosen_rival(form: ChoiceForm, question: Question) -> RivalText | None:
    if not form.is_valid():
        return None
    rivals = RivalText.objects.filter(answer=question.answer).select_related("by", "answer__question")
    return rivals.filter(pk=form.cleaned_data["keep"][1]).first()
