"""The pages on which a request is logged. What the officer typed comes back with every answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cases import permissions
from cases.intake import actions
from cases.intake.earlier import requests_of
from cases.intake.editing import Edited, edit
from cases.intake.forms import LogForm, new_token
from cases.intake.marking import marked
from cases.intake.sheet import Sheet, numbered_by_us, without_header
from cases.law.dates import weekday
from cases.models import Case, Council, User, current_calendar

SHOWN_EARLIER = 5


def log_request(request: HttpRequest) -> HttpResponse:
    return _log(request, by_hand=False)


def log_by_hand(request: HttpRequest) -> HttpResponse:
    return _log(request, by_hand=True)


def _log(request: HttpRequest, *, by_hand: bool) -> HttpResponse:
    if reasons := _why_not(request.user):
        return _refused(request, reasons)
    if request.method != "POST":
        blank = Sheet.blank(by=request.user, on=timezone.localdate(), by_hand=by_hand)
        return _page(request, blank, blank.form())
    sheet = _sheet(request)
    if sheet.trouble or sheet.filled or sheet.is_unread() or "read" in request.POST:
        # Nothing is logged that the officer has not seen as it was read.
        unseen = "read" not in request.POST and not sheet.trouble
        sheet.fill()
        return _page(request, sheet, sheet.form(), unseen=unseen)
    form = LogForm(request.POST, on=sheet.on)
    if form.is_valid():
        try:
            case = _logged(form.cleaned_data, sheet)
        except actions.CannotLog as refused:
            form.data = form.data.copy()
            form.data["token"] = sheet.values["token"] = new_token()
            for problem in refused.problems:
                form.refuse(problem)
        else:
            return redirect("case" if request.POST.get("then") == "case" else "draft", case.reference)
    return _page(request, sheet, form)


def _logged(cleaned: dict, sheet: Sheet) -> Case:
    # As it was read: a pasted source of an e-mail, or HTML, is text only then.
    sheet.look()
    text, questions = sheet.proposal.text if sheet.proposal else "", cleaned["questions"]
    names = (
        "requester_name",
        "requester_email",
        "requester_address",
        "received_on",
        "subject",
        "regime",
        "channel",
    )
    return actions.log_request(
        **{name: cleaned[name] for name in names},
        questions=questions,
        request_text=without_header(text),
        original=sheet.original(),
        officer=sheet.by,
        by=sheet.by,
        on=sheet.on,
        numbered_by_us=numbered_by_us(questions, text),
        token=sheet.values["token"],
    )


def propose(request: HttpRequest) -> HttpResponse:
    """For htmx: read what came where it has changed, and answer with the parts of the page that this changes."""
    if request.method != "POST":
        return redirect("log_request")
    if reasons := _why_not(request.user):
        return _refused(request, reasons)
    sheet = _sheet(request)
    sheet.fill()
    found = len(sheet.values["questions"])
    said = f"Read. {found} question{'' if found == 1 else 's'} found." if sheet.was_read else ""
    context = _context(request, sheet, sheet.form(), said=said)
    return render(request, "cases/intake/proposal.html", context)


def edit_questions(request: HttpRequest) -> HttpResponse:
    """Add, remove, move, split or join questions: the list alone for htmx, the whole page without scripts."""
    if request.method != "POST":
        return redirect("log_request")
    if reasons := _why_not(request.user):
        return _refused(request, reasons)
    sheet = _sheet(request)
    caret = request.POST.get("caret", "")
    edited = edit(
        sheet.values["questions"], request.POST.get("edit", ""), int(caret) if caret.isdecimal() else None
    )
    sheet.values["questions"] = edited.questions
    if request.htmx:
        context = _context(request, sheet, sheet.form(), edited=edited)
        return render(request, "cases/intake/edited.html", context)
    sheet.fill()
    return _page(request, sheet, sheet.form(), edited=edited)


def _sheet(request: HttpRequest) -> Sheet:
    """The sheet as posted, with a file that came along kept and read."""
    sheet = Sheet.posted(request.POST, by=request.user, on=timezone.localdate())
    if "drop_file" in request.POST:
        sheet.drop_file()
    elif "upload" in request.FILES:
        sheet.take(request.FILES["upload"])
    return sheet


def _page(request: HttpRequest, sheet: Sheet, form: LogForm, **more) -> HttpResponse:
    if not sheet.trouble:
        sheet.look()
    return render(request, "cases/intake/log.html", _context(request, sheet, form, **more))


def _context(
    request: HttpRequest, sheet: Sheet, form: LogForm, *, edited: Edited | None = None, **more
) -> dict:
    received_on, clock = sheet.received_on(), sheet.clock()
    return {
        "form": form,
        "sheet": sheet,
        "clock": clock,
        "today": sheet.on,
        "position": clock and clock.position(sheet.on),
        "left": clock and clock.words(sheet.on),
        "weekday": received_on and weekday(received_on),
        "pieces": marked(sheet.proposal) if sheet.proposal else [],
        "questions": _questions(form, sheet, edited),
        "edited": edited,
        "summary": _summary(form, sheet),
        "earlier": _earlier(sheet),
        "by_telephone": sheet.values["channel"] == Case.Channel.TELEPHONE,
        "expected": _expected_reference(),
        **more,
    }


def _questions(form: LogForm, sheet: Sheet, edited: Edited | None) -> list[dict]:
    """A row for each question: its number, text and error, and what of it gets the focus."""
    errors = {
        error.params["number"]: error.messages[0] for error in form.errors.as_data().get("questions", [])
    }
    return [
        {
            "number": number,
            "text": text,
            "error": errors.get(number),
            "focus": (edited.control or "text") if edited and edited.number == number else "",
        }
        for number, text in enumerate(sheet.values["questions"], start=1)
    ]


def _summary(form: LogForm, sheet: Sheet) -> list[tuple[str, str]]:
    """Every error with the id of what it is about, in the order of the page."""
    first = {"received_on": "id_received_on_0", "regime": "id_regime_0", "questions": "add-question"}
    items = [("original", "upload", sheet.trouble)] if sheet.trouble else []
    for name, errors in form.errors.as_data().items():
        for error in errors:
            number = (error.params or {}).get("number")
            target = f"question-{number}" if number else first.get(name, f"id_{name}")
            items.append((name, target if name != "__all__" else "log", error.messages[0]))
    order = ["__all__", *form.fields]
    return [(target, words) for name, target, words in sorted(items, key=lambda item: order.index(item[0]))]


def _earlier(sheet: Sheet) -> dict | None:
    """What the same requester asked lately, once it is known who asks and when."""
    email, name = sheet.values["requester_email"], sheet.values["requester_name"]
    received_on = sheet.received_on()
    if received_on is None or not (email.strip() or name.strip()):
        return None
    cases = list(
        requests_of(email=email, name=name, received_on=received_on, calendar=current_calendar())[
            : SHOWN_EARLIER + 1
        ]
    )
    return {"cases": cases[:SHOWN_EARLIER], "more": len(cases) > SHOWN_EARLIER}


def _expected_reference() -> str:
    council = Council.current()
    return council.as_reference(council.next_reference)


def _why_not(user: User) -> list[str]:
    """Why nobody, or not this person, logs a request here."""
    if Council.objects.filter(pk=1).exists():
        return permissions.log_request(user)
    return ["The council’s details have not been entered yet. An administrator enters them under Admin."]


def _refused(request: HttpRequest, reasons: list[str]) -> HttpResponse:
    return render(request, "cases/intake/refused.html", {"reasons": reasons}, status=403)
