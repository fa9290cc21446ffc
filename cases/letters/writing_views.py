"""Begin a letter from the list of letters, and the second person's part of a correction."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.heading import find_case
from cases.letters import writing
from cases.letters.notice_views import do_as_typed
from cases.letters.readiness import NotReady
from cases.permissions import NotAllowed


@require_POST
def start_letter(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin the letter and show it, or say in words why it cannot be written now."""
    case = find_case(request, reference)
    named = request.POST.get("corrects", "")
    corrects = case.letters.filter(pk=named).first() if named.isdecimal() and len(named) < 10 else None
    kind = request.POST.get("kind", "")
    try:
        letter = writing.start_letter(
            case=case, kind=kind, corrects=corrects, by=request.user, on=timezone.localdate()
        )
    except (NotAllowed, NotReady) as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("letters", reference)
    return redirect("notice", reference, letter.pk)


@require_POST
def send_correction(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    return do_as_typed(request, reference, pk, writing.save_and_send, "Sent for approval.")


@require_POST
def approve_correction(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    return do_as_typed(request, reference, pk, writing.save_and_approve, "Approved. It can be issued now.")
