"""The letter on the screen: its pages while it is written, the check before it leaves, the PDF after."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from cases import permissions
from cases.drawing import CannotDraw
from cases.heading import find_case
from cases.law import reviews
from cases.letters import actions, pages, rendering
from cases.letters.approved import approval_of, why_not_approved
from cases.letters.assembly import assemble
from cases.letters.forms import LetterFieldsForm, SendBackForm
from cases.letters.judging_forms import AcceptForm
from cases.letters.readiness import NotReady, Readiness, ToJudge, look_at
from cases.letters.rivals import Rival
from cases.models import Case, Letter, StageRefused, User, current_calendar
from cases.permissions import NotAllowed
from cases.workflow import Stage


@require_GET
def letter_preview(request: HttpRequest, reference: str) -> HttpResponse:
    """The pages of the letter as it stands, and out of band what is left to do. A fragment for the draft.

    The prompts of the letter follow from the answers: where the page shows other ones (`prompts`), they come along.
    """
    case = find_case(request, reference)
    letter = case.draft_letter()
    if letter.is_issued():
        return render(
            request, "cases/letters/_pages.html", {"case": case, "pages": pages.draw(bytes(letter.pdf))}
        )
    ready = look_at(letter, on=timezone.localdate())
    context = {"case": case, "ready": ready, "why_not_draft": permissions.draft(request.user, case)}
    context["why_not_judge"] = permissions.judge(request.user, case)
    form = LetterFieldsForm(content=ready.content)
    if request.GET.get("prompts") not in (None, "", form.digest()):
        context |= {"fields_form": form, "marks": form.marks(letter)}
    try:
        context["pages"] = pages.draw(rendering.for_screen(ready.content))
    except CannotDraw as problem:
        return render(request, "cases/letters/_not_drawn.html", {**context, "problem": problem})
    return render(request, "cases/letters/_preview.html", context)


@require_GET
@cache_control(private=True, immutable=True, max_age=24 * 60 * 60)
def letter_page(request: HttpRequest, reference: str, digest: str) -> HttpResponse:
    """One page as a picture. Its name is the fingerprint of its content, so a browser fetches it once."""
    find_case(request, reference)
    picture = pages.find(digest)
    if picture is None:
        raise Http404("This page has been drawn anew since.")
    return HttpResponse(picture, content_type="image/webp")


@require_safe
def letter_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The issued letter byte for byte, or the draft as it stands."""
    case = find_case(request, reference)
    letter = case.draft_letter()
    today = timezone.localdate()
    pdf = bytes(letter.pdf) if letter.is_issued() else rendering.render(assemble(letter, on=today))[1]
    name = f"{case.reference}{'' if letter.is_issued() else '-draft'}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"},
    )


@require_GET
def notice_preview(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The refusal notice of one claim as it will read. A fragment for the claim page."""
    case = find_case(request, reference)
    claim = get_object_or_404(case.claims, pk=pk)
    content = assemble(case.draft_letter(), on=timezone.localdate())
    return render(request, "cases/letters/_notice.html", {"notice": content.notice_of(claim), "case": case})


@require_http_methods(["GET", "POST"])
def letter_fields(request: HttpRequest, reference: str) -> HttpResponse:
    """What the officer says for the letter as a whole. A fragment of the draft that saves itself."""
    case = find_case(request, reference)
    today, letter = timezone.localdate(), case.draft_letter()
    form = LetterFieldsForm(request.POST or None, content=look_at(letter, on=today).content)
    if not form.is_valid():
        context = {"case": case, "form": form, "marks": form.marks(letter)}
        context["why_not_draft"] = permissions.draft(request.user, case)
        return render(request, "cases/letters/_fields.html", context)
    said = {"fields": form.answers(), "sections": form.sections(), "seen": form.seen()}
    try:
        rivals = actions.save_fields(case=case, by=request.user, on=today, **said)
    except NotAllowed as refusal:
        response = render(request, "cases/letters/_fields_saved.html", {"reasons": refusal.reasons})
        response["HX-Trigger"] = "draft-refused"
        return response
    response = render(request, "cases/letters/_fields_saved.html", _after_saving(request, case, form, rivals))
    response["HX-Trigger"] = "draft-refused" if rivals else "draft-saved"
    return response


def _after_saving(request: HttpRequest, case: Case, form: LetterFieldsForm, rivals: list[Rival]) -> dict:
    """What changes around the fields, which themselves are never swapped while somebody types; but one whose writer
    takes the colleague's text."""
    letter, shown = case.draft_letter(), " ".join(f"{rival.key} {rival.digest}" for rival in rivals)
    context = {"case": case, "form": form, "marks": form.marks(letter, rivals), "saved": timezone.localtime()}
    context |= {"rivals": form.contested(rivals), "shown": shown}
    context["rivals_changed"] = shown != request.POST.get("rivals", "")
    if form.gives_way():
        fresh = LetterFieldsForm(content=look_at(letter, on=timezone.localdate()).content)
        context["taken"] = [field for field in fresh if field.name == form.gives_way()]
    return context


@require_GET
def check_letter(request: HttpRequest, reference: str) -> HttpResponse:
    """Check and issue: what will happen, what was checked, who approved, and the one button."""
    case = find_case(request, reference)
    if case.is_from_past_letter():
        return redirect("case", reference)
    return show_check_page(request, case, SendBackForm())


def show_check_page(
    request: HttpRequest,
    case: Case,
    send_back_form: SendBackForm,
    status: int = 200,
    accept_form: AcceptForm | None = None,
) -> HttpResponse:
    """`accept_form` holds what was typed for a warning and was not enough."""
    today = timezone.localdate()
    letter = case.draft_letter()
    if letter.is_issued():
        return render(request, "cases/letters/issued.html", {"case": case, "letter": letter})
    ready = look_at(letter, on=today)
    pdf = rendering.render(ready.content)[1]
    clock = case.clock()
    context = {
        "case": case,
        "letter": letter,
        "today": today,
        "clock": clock,
        "lead": "look again on" if clock.reasons else "due",
        "is_late": clock.is_overdue(today),
        "ready": ready,
        "accept_forms": accept_forms(ready, accept_form),
        "why_not_judge": permissions.judge(request.user, case),
        "why_not_draft": permissions.draft(request.user, case),
        "pages": pages.draw(pdf),
        "size": len(pdf),
        "review_by": reviews.review_by(today, current_calendar()),
        "send_back_form": send_back_form,
        **_second_person(request.user, letter, today),
    }
    return render(request, "cases/letters/check.html", context, status=status)


def _second_person(user: User, letter: Letter, today: date) -> dict[str, object]:
    """Who wrote the letter, who approved it and whether it still reads so, and what this person may do with it."""
    stage = letter.case.get_stage()
    return {
        "approval": approval_of(letter),
        "editors": letter.editors.all(),
        "why_not_approve": permissions.approve(user, letter),
        "why_not_take_back": permissions.take_back(user, letter.case),
        "why_not_issue": permissions.issue(user),
        "reads_anew": why_not_approved(letter, on=today) if stage is Stage.READY else [],
        "stage": {"with_approver": stage is Stage.WITH_APPROVER, "ready": stage is Stage.READY},
    }


def accept_forms(ready: Readiness, typed: AcceptForm | None) -> list[tuple[ToJudge, AcceptForm]]:
    """Every open warning with its form, of which one may hold what was typed."""
    return [
        (each, typed)
        if typed and typed.judged == each.fingerprint
        else (each, AcceptForm(initial={"fingerprint": each.fingerprint}))
        for each in ready.warnings
    ]


def do(request: HttpRequest, reference: str, action, done: str, *, then: str, **extra) -> HttpResponse:
    """One deed on one case: do it and go on, or come back to the check page with the reasons in words."""
    case = find_case(request, reference)
    try:
        action(case=case, by=request.user, on=timezone.localdate(), **extra)
    except (NotAllowed, NotReady, StageRefused) as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("check_letter", reference)
    messages.success(request, done)
    return redirect(then, reference)


@require_POST
def send_for_approval(request: HttpRequest, reference: str) -> HttpResponse:
    return do(request, reference, actions.send_for_approval, "Sent for approval.", then="case")


@require_POST
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    return do(request, reference, actions.take_back, "The letter is a draft again.", then="draft")


@require_POST
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    return do(request, reference, actions.approve, "Approved. The officer can issue it.", then="case")


@require_POST
def approve_and_issue(request: HttpRequest, reference: str) -> HttpResponse:
    return do(request, reference, actions.approve_and_issue, "Approved and issued.", then="case")


@require_POST
def issue(request: HttpRequest, reference: str) -> HttpResponse:
    return do(request, reference, actions.issue, "Issued. Send the PDF to the requester.", then="case")


@require_POST
def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return show_check_page(request, find_case(request, reference), form, status=422)
    return do(
        request, reference, actions.send_back, "Sent back.", then="case", note=form.cleaned_data["note"]
    )
