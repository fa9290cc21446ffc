"""The notices on the way to an answer: what each says and does, the one button, and all letters of a case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from cases import permissions
from cases.drawing import CannotDraw
from cases.fields import editor_media
from cases.heading import find_case, found_case
from cases.law import clock_steps
from cases.law.dates import joined, plain
from cases.letters import kinds, notices, pages, rendering
from cases.letters.approved import approval_of
from cases.letters.forms import LetterFieldsForm
from cases.letters.moves import NOTICE_OF, Kind
from cases.letters.notice_readiness import effect, look_at_notice, moves_of, why_not_give
from cases.letters.readiness import NotReady
from cases.letters.rivals import Rival
from cases.models import Case, ClockRefused, Letter, StageRefused, User, Wording
from cases.permissions import NotAllowed

# Where what an event says is written.
STEPS = {
    Kind.CLARIFICATION: "ask_clarification",
    Kind.FEE_NOTICE: "give_fee_notice",
    Kind.EXTENSION: "extend_time",
    Kind.TRANSFER: "pass_on",
}


@dataclass(frozen=True)
class Line:
    """One letter in the list of a case: what it is, the day and the person of its issue, where to read it, and which
    letter it corrects or by which it was corrected."""

    title: str
    letter: Letter
    url: str
    pdf_url: str
    about: str = ""


@require_GET
def notice(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """A notice before it is given: how it reads, what is left to say, what it will do. Given, it is only read."""
    found, context = found_case(request, reference)
    letter = get_object_or_404(found.letters, pk=pk)
    if letter.is_answer():
        return redirect("check_letter", reference)
    if letter.is_issued():
        return _show_issued(request, letter, context)
    return show_notice(request, letter, context)


def _show_issued(request: HttpRequest, letter: Letter, context: dict, status: int = 200) -> HttpResponse:
    context |= {"letter": letter, "pages": pages.draw(bytes(letter.pdf))}
    context["title"] = titles(letter.issued_on).get(letter.kind, letter.kind)
    return render(request, "cases/letters/notice_issued.html", context, status=status)


def show_notice(
    request: HttpRequest, letter: Letter, context: dict, form: LetterFieldsForm | None = None
) -> HttpResponse:
    today = timezone.localdate()
    ready = look_at_notice(letter, on=today)
    moves = moves_of(letter, on=today)
    event = moves.notice
    status = 422 if form else 200
    form = form or LetterFieldsForm(content=ready.content, own=letter.fields)
    context |= {
        "letter": letter,
        "ready": ready,
        "form": form,
        "marks": form.marks(letter),
        "event": event,
        "step": STEPS[Kind(event.kind)] if event else "",
        "effect": "" if ready.reasons else effect(moves),
        "warnings": clock_steps.warnings(moves.clock, event.as_law(today)) if event else [],
        "why_not": why_not_give(request.user, letter),
        "media": editor_media(request.csp_nonce),
        **_second_person(request.user, letter),
    }
    try:
        pdf = rendering.render(ready.content)[1]
        context |= {"pages": pages.draw(pdf), "size": len(pdf)}
    except CannotDraw as problem:
        context["problem"] = problem
    return render(request, "cases/letters/notice.html", context, status=status)


def _second_person(user: User, letter: Letter) -> dict[str, object]:
    """What a letter that needs somebody else waits for; nothing where none is needed."""
    why_not_sign = kinds.why_not_sign(user, letter, on=timezone.localdate())
    said: dict[str, object] = {"why_not_sign": why_not_sign}
    if letter.kind == kinds.CORRECTION:
        approval = approval_of(letter)
        said |= {
            "is_correction": True,
            "approval": None if why_not_sign else approval,
            "was_approved": approval is not None,
            "why_not_approve": permissions.approve_correction(user, letter),
        }
    return said


@require_safe
def notice_pdf(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The notice byte for byte as it was given, or the draft as it stands."""
    letter = get_object_or_404(find_case(request, reference).letters, pk=pk)
    if letter.is_issued():
        pdf, draft = bytes(letter.pdf), ""
    else:
        content = look_at_notice(letter, on=timezone.localdate()).content
        try:
            pdf, draft = rendering.render(content)[1], "-draft"
        except CannotDraw:
            # The page of the notice says why, and what to do.
            return redirect("notice", reference, pk)
    name = f"{reference}-{letter.kind.replace('_', '-')}{draft}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"},
    )


@require_POST
def notice_fields(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """What the officer says for the notice besides its event: open prompts, and the parts that may be left out."""
    done = "Saved. This is how the letter reads now."
    return do_as_typed(request, reference, pk, notices.save_notice_fields, done)


@require_POST
def issue_notice(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    return do_as_typed(
        request, reference, pk, notices.save_and_issue, "Issued. Send the PDF to the requester."
    )


def do_as_typed(
    request: HttpRequest, reference: str, pk: int, action: Callable[..., list[Rival]], done: str
) -> HttpResponse:
    """One deed on one notice, with what stands in its fields; then the notice with what was done, or why not.

    What was typed is never lost: it is saved, or it stands in its fields again.
    """
    found, context = found_case(request, reference)
    letter, today = get_object_or_404(found.letters, pk=pk), context["today"]
    form = LetterFieldsForm(request.POST, content=look_at_notice(letter, on=today).content, own=letter.fields)
    for text in form.no_longer_asked():
        messages.warning(request, f"The letter no longer asks for this, so it was not saved: “{text}”")
    if not form.is_valid():
        return show_notice(request, letter, context, form)
    said = {"fields": form.answers(), "sections": form.sections(), "seen": form.seen()}
    try:
        rivals = action(letter=letter, by=request.user, on=today, **said)
    except (NotAllowed, NotReady, ClockRefused, StageRefused) as refusal:
        return _refused(request, found.letters.get(pk=pk), context, form, refusal.reasons)
    except CannotDraw as problem:
        return _refused(request, found.letters.get(pk=pk), context, form, [str(problem)])
    if rivals:
        return _show_rivals(request, found.letters.get(pk=pk), context, rivals)
    messages.success(request, done)
    return redirect("notice", reference, pk)


def _refused(
    request: HttpRequest, letter: Letter, context: dict, form: LetterFieldsForm, reasons: Sequence[str]
) -> HttpResponse:
    unsaved = form.unsaved(letter)
    if unsaved and not letter.is_issued():
        for reason in reasons:
            form.add_error(None, reason)
        return show_notice(request, letter, context, form)
    for reason in reasons:
        messages.error(request, reason)
    if unsaved:
        return _show_issued(request, letter, {**context, "unsaved": unsaved, "form": form}, status=422)
    return redirect("notice", letter.case.reference, letter.pk)


def _show_rivals(request: HttpRequest, letter: Letter, context: dict, rivals: list[Rival]) -> HttpResponse:
    """Both texts of what a colleague has saved meanwhile. What was typed stands in its field: saved again, it is
    chosen."""
    form = LetterFieldsForm(
        request.POST, content=look_at_notice(letter, on=context["today"]).content, own=letter.fields
    )
    for field, rival in form.contested(rivals):
        who = "You saved this in another window" if rival.saved_by == request.user else ""
        who = who or f"{rival.saved_by or 'Somebody else'} saved this while you were typing"
        form.add_error(field.name, f"{who}. Both texts are kept. Save again to keep yours")
    return show_notice(request, letter, {**context, "rivals": form.contested(rivals)}, form)


@require_GET
def letters(request: HttpRequest, reference: str) -> HttpResponse:
    """Every letter of a case: what was issued, with its bytes, and what is being written."""
    found, context = found_case(request, reference)
    today = context["today"]
    library = layouts(today)
    written = kinds.letters_of(found)
    lines = lines_of(found, written, {key: title for key, (title, _) in library.items()})
    issued = [line for line in lines if line.letter.is_issued()]
    context |= {
        "lines": lines,
        "choices": kinds.choices(found, request.user, library, written, on=today),
        # The answer is what is corrected most; its choice stands first.
        "correctable": sorted(issued, key=lambda line: not line.letter.is_answer()),
    }
    return render(request, "cases/letters/letters.html", context)


def lines_of(case: Case, letters: Sequence[Letter], named: Mapping[str, str]) -> list[Line]:
    """The letters of a case, the last first, without drafts of notices that were discarded."""
    return [
        _line(letter, named.get(letter.kind, letter.kind), case, _about(letter, letters, named))
        for letter in letters
        if letter.is_issued() or letter.kind not in NOTICE_OF or hasattr(letter, "clock_event")
    ]


def _about(letter: Letter, letters: Sequence[Letter], named: Mapping[str, str]) -> str:
    corrected = next((each for each in letters if each.pk == letter.corrects_id), None)
    if corrected:
        return f"Corrects “{named.get(corrected.kind, corrected.kind)}” of {plain(corrected.issued_on)}"
    days = [each.issued_on for each in letters if each.corrects_id == letter.pk and each.is_issued()]
    return f"Corrected on {joined([plain(day) for day in reversed(days)])}" if days else ""


def _line(letter: Letter, title: str, case: Case, about: str) -> Line:
    if letter.is_answer():
        args = [case.reference]
        page = "check_letter" if letter.is_issued() else "draft"
        return Line(title, letter, reverse(page, args=args), reverse("letter_pdf", args=args), about)
    args = [case.reference, letter.pk]
    return Line(title, letter, reverse("notice", args=args), reverse("notice_pdf", args=args), about)


def layouts(on: date) -> dict[str, tuple[str, str]]:
    """What the wording library of a day calls each kind of letter, and what it is for."""
    rows = Wording.objects.in_force(on).filter(kind=Wording.Kind.LAYOUT).order_by("version")
    named = rows.values_list("key", "title", "data__purpose")
    return {key: (title, purpose or "") for key, title, purpose in named}


def titles(on: date) -> dict[str, str]:
    """What the wording library of a day calls each kind of letter."""
    return {key: title for key, (title, _) in layouts(on).items()}
