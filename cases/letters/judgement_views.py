"""What people answer to the checks of a letter: one warning or one question at a time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.heading import find_case
from cases.letters import judging
from cases.letters.forms import SendBackForm
from cases.letters.judging_forms import AcceptForm, AnswerForm
from cases.letters.readiness import NotReady
from cases.letters.views import show_check_page
from cases.models import Case, Judgement
from cases.permissions import NotAllowed


@require_POST
def accept_warning(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a warning stand, with the reason why."""
    case = find_case(request, reference)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return show_check_page(request, case, SendBackForm(), status=422, accept_form=form)
    return _judge(
        request,
        case,
        "Kept with your reason.",
        fingerprint=form.cleaned_data["fingerprint"],
        verdict=Judgement.Verdict.ACCEPTED,
        reason=form.cleaned_data["reason"],
    )


@require_POST
def answer_check(request: HttpRequest, reference: str) -> HttpResponse:
    """Say yes or no to what a check can only ask."""
    case = find_case(request, reference)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Answer with yes or no.")
        return _back(case)
    verdict = Judgement.Verdict(form.cleaned_data["verdict"])
    return _judge(
        request, case, "Your answer is kept.", fingerprint=form.cleaned_data["fingerprint"], verdict=verdict
    )


def _judge(request: HttpRequest, case: Case, done: str, **said) -> HttpResponse:
    try:
        judging.judge(case=case, by=request.user, on=timezone.localdate(), **said)
    except (NotAllowed, NotReady) as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, done)
    return _back(case)


def _back(case: Case) -> HttpResponse:
    return redirect(reverse("check_letter", args=[case.reference]) + "#judge")
