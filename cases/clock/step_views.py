"""The pages on which a step on the clock is taken: each says what it will do before it is done."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.cache import never_cache

from cases import permissions
from cases.clock import actions, steps
from cases.clock.extension_form import ComplexForm, PublicInterestForm
from cases.clock.fee_form import FeeForm
from cases.clock.forms import (
    SENT,
    YES,
    ClarificationForm,
    NoticeForm,
    PaymentForm,
    PlainForm,
    ReplyForm,
    StepForm,
    StrikeForm,
    TransferForm,
    WithdrawalForm,
)
from cases.clock.steps import Effect
from cases.clock.taking import Done, Sheet, back_to_clock, take, to_letter
from cases.heading import found_case
from cases.law import clock_steps
from cases.law.clock import Clock
from cases.law.dates import in_words
from cases.law.regimes import Regime
from cases.models import Case, ClockEvent
from cases.workflow import Stage

Kind = ClockEvent.Kind
DRAFTED = "Drafted. Read the letter, then issue it: no date has moved yet."
TO_SEND = "Read the letter, then issue it."


@never_cache
def ask_clarification(request: HttpRequest, reference: str, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    source = "Section 1(3)" if case.regime == Regime.FOIA else "Regulation 9(2)"
    sheet = Sheet(
        title="Ask for clarification",
        intro=f"{source} lets the clock wait only for what you need to identify and locate the information. "
        "Ask as soon as you see that you need it.",
        button="Draft the letter",
        record="Record the question",
    )
    asked = {"needed": YES} if "asked_on" in request.GET else {}
    return _notice(request, case, context, sheet, ClarificationForm, look=look, asked=asked)


@never_cache
def give_fee_notice(request: HttpRequest, reference: str, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    intro = (
        "Section 9 lets you charge for copying, sending and the form asked for. "
        "The time of staff is never charged, and has no line here."
        if case.regime == Regime.FOIA
        else "Regulation 8 lets you make a reasonable charge by the schedule that the council has published. "
        "Looking at records in person, or at a public register, is free."
    )
    sheet = Sheet(
        "Give a fee notice", intro, "Draft the notice", "Record the notice", "cases/clock/step_fee.html"
    )
    return _notice(request, case, context, sheet, FeeForm, look=look)


@never_cache
def extend_time(request: HttpRequest, reference: str, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    asked = _estimated(request, context["time"].clock)
    if case.regime == Regime.EIR:
        intro = (
            "Regulation 7 allows up to 40 working days in all where the request is complex and the information "
            "voluminous, both. The requester must be told by the last day."
        )
        sheet = Sheet("Extend the time", intro, "Draft the notice", "Record the notice")
        return _notice(request, case, context, sheet, ComplexForm, look=look, asked=asked)
    intro = (
        "Section 10(3) gives more time only to weigh the public interest of a qualified exemption, and only for "
        "what it covers. The notice must reach the requester by the last day (section 17(2))."
    )
    template = "cases/clock/step_extension.html"
    sheet = Sheet("Extend the time", intro, "Draft the notice", "Record the notice", template)
    claimed = list(case.claims.values_list("provision", flat=True))
    blocked = clock_steps.why_not_extend(Regime.FOIA, claimed)
    return _notice(request, case, context, sheet, PublicInterestForm, look=look, asked=asked, blocked=blocked)


def _estimated(request: HttpRequest, clock: Clock) -> dict:
    """The day that the what-if has asked for, in further working days."""
    days = request.GET.get("days", "")
    if clock.reasons or not (days.isascii() and days.isdecimal() and len(days) < 4):
        return {}
    return {"estimated_on": clock.calendar.add(clock.due_on_without_extension, max(1, int(days)))}


@never_cache
def pass_on(request: HttpRequest, reference: str, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    intro = (
        "Where another body has the information, tell the requester whom to ask. Pass the request on only if the "
        "requester agrees (section 45 Code). Say by the due date what you hold yourself."
        if case.regime == Regime.FOIA
        else "Where another body has the information, pass the request on or tell the requester whom to ask "
        "(regulation 10). Say by the due date what you hold yourself."
    )
    sheet = Sheet(
        "Pass the request on",
        intro,
        "Draft the letter",
        "Record the letter",
        "cases/clock/step_transfer.html",
    )
    return _notice(request, case, context, sheet, TransferForm, look=look)


def _notice(
    request: HttpRequest,
    case: Case,
    context: dict,
    sheet: Sheet,
    form_class: type[NoticeForm],
    *,
    look: bool,
    asked: dict | None = None,
    blocked: list[str] | None = None,
) -> HttpResponse:
    """A step with a letter. `asked` is what the what-if has asked for; a draft comes back with what it says."""
    today, draft = context["today"], steps.planned(case, form_class.kind)
    initial = {**(form_class.from_details(draft.details) if draft else {}), **(asked or {})}
    if sent_on := _day(request, "asked_on"):
        initial |= {"sent_on": sent_on, **({"sent": SENT} if sent_on < today else {})}
    form = _form(request, form_class, case, context, initial=initial)

    def act(form: NoticeForm) -> Done:
        event = form.event()
        values = {"case": case, "kind": form.kind, "details": event.details, "by": request.user, "on": today}
        if form.is_sent():
            actions.record_given(given_on=event.on, **values)
            return back_to_clock(case)
        return to_letter(case, actions.draft_notice(**values), DRAFTED)

    blocked = [*permissions.move_clock(request.user, case), *(blocked or [])]
    return take(request, {**context, "draft": draft}, sheet, form, act, look=look, blocked=blocked)


@never_cache
def record_reply(request: HttpRequest, reference: str, pk: int, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    event = _event(case, pk, Kind.CLARIFICATION)
    sheet = Sheet(
        "Record the reply",
        f"{_asked(event)} The reply counts from the day it reached the council.",
        "Record the reply",
    )

    def act(form: StepForm) -> Done:
        said = form.cleaned_data
        actions.record_reply(
            event=event, received_on=said["received_on"], meaning=said["meaning"], by=request.user, on=form.on
        )
        return back_to_clock(case)

    initial = {"received_on": _day(request, "answered_on") or context["today"]}
    return _end(request, case, context, sheet, ReplyForm, event, act, initial=initial, look=look)


@never_cache
def record_payment(request: HttpRequest, reference: str, pk: int, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    event = _event(case, pk, Kind.FEE_NOTICE)
    intro = f"{_asked(event)} The payment counts from the day the council received it."
    sheet = Sheet("Record the payment", intro, "Record the payment")

    def act(form: StepForm) -> Done:
        actions.record_payment(event=event, paid_on=form.cleaned_data["paid_on"], by=request.user, on=form.on)
        return back_to_clock(case)

    initial = {"paid_on": _day(request, "paid_on") or context["today"]}
    return _end(request, case, context, sheet, PaymentForm, event, act, initial=initial, look=look)


def _end(request, case, context, sheet, form_class, event, act, *, initial, look) -> HttpResponse:
    form = _form(request, form_class, case, context, initial=initial, about=event)
    blocked = [*permissions.record_end(request.user, case), *steps.why_not_wait_for(event)]

    def ahead(form: StepForm) -> Effect:
        reasons = steps.why_not_wait_for(event)
        return (
            Effect(reasons=reasons)
            if reasons
            else steps.look_ahead(case, form.clock, form.event(), on=form.on)
        )

    return take(
        request, {**context, "about": event}, sheet, form, act, look=look, ahead=ahead, blocked=blocked
    )


@never_cache
def record_withdrawal(request: HttpRequest, reference: str, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    intro = (
        "Only the requester can withdraw a request. A case that waits for something else, or that nobody has asked "
        "about lately, stays open and due."
    )
    sheet = Sheet("Record a withdrawal", intro, "Record the withdrawal and close the case")

    def act(form: StepForm) -> Done:
        said = form.cleaned_data
        letter = actions.record_withdrawal(
            case=case, withdrawn_on=said["withdrawn_on"], how=said["how"], by=request.user, on=form.on
        )
        return to_letter(case, letter, f"The case is closed: “{Stage.WITHDRAWN.label}”. {TO_SEND}")

    form = _form(request, WithdrawalForm, case, context, initial={"withdrawn_on": context["today"]})
    return take(
        request, context, sheet, form, act, look=look, blocked=permissions.move_clock(request.user, case)
    )


@never_cache
def close_without_reply(request: HttpRequest, reference: str, pk: int, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    event = _event(case, pk, Kind.CLARIFICATION, Kind.FEE_NOTICE)
    sheet = Sheet("Close without a reply", _asked(event), "Close the case")

    def act(form: StepForm) -> Done:
        letter = actions.close_without_reply(event=event, by=request.user, on=form.on)
        return to_letter(case, letter, f"The case is closed: “{Stage.NO_REPLY.label}”. {TO_SEND}")

    def ahead(form: StepForm) -> Effect:
        reasons = steps.why_not_close(event, on=form.on)
        return Effect(reasons=reasons) if reasons else Effect(_closing(event))

    letter = (
        case.letters.filter(kind="closed_no_reply").last() if case.get_stage() is Stage.NO_REPLY else None
    )
    done = to_letter(case, letter, TO_SEND) if letter and event.is_waiting() else None
    return _confirm(request, case, context, sheet, event, act, ahead, look=look, done=done)


@never_cache
def chase_reply(request: HttpRequest, reference: str, pk: int, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    event = _event(case, pk, Kind.CLARIFICATION, Kind.FEE_NOTICE)
    sheet = Sheet("Send a reminder", _asked(event), "Draft the reminder")

    def act(form: StepForm) -> Done:
        letter = actions.chase_reply(event=event, by=request.user, on=form.on)
        return to_letter(case, letter, f"Drafted. {TO_SEND}")

    def ahead(form: StepForm) -> Effect:
        if reasons := steps.why_not_wait_for(event):
            return Effect(reasons=reasons)
        can = "reply" if event.kind == Kind.CLARIFICATION else "pay"
        words = f"A reminder moves no date. The requester can {can} until {in_words(event.lapses_on)}."
        return Effect(words)

    return _confirm(request, case, context, sheet, event, act, ahead, look=look)


@never_cache
def discard_notice(request: HttpRequest, reference: str, pk: int, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    event = case.clock_events.filter(pk=pk).first()
    if event is None:
        # Discarded before: by somebody else, or by the first of two presses of the button.
        return redirect("clock", reference)
    named = event.get_kind_display().lower()
    sheet = Sheet(
        "Discard the draft", f"The draft of the {named} was never given to the requester.", "Discard it"
    )

    def act(form: StepForm) -> Done:
        actions.discard_notice(event=event, by=request.user, on=form.on)
        return Done("Discarded. No date has moved.", "clock", (reference,))

    def ahead(form: StepForm) -> Effect:
        if event.on:
            return Effect(reasons=[actions.WAS_GIVEN])
        return Effect(
            "No date moves, for the notice was never given. The story of the case keeps what it said."
        )

    return _confirm(request, case, context, sheet, event, act, ahead, look=look)


@never_cache
def strike_event(request: HttpRequest, reference: str, pk: int, *, look: bool = False) -> HttpResponse:
    case, context = found_case(request, reference)
    event = _event(case, pk)
    intro = (
        "Use this only for what did not happen, or not on that day. It stays in the story of the case, "
        "struck out, with what was wrong."
    )
    sheet = Sheet("Recorded by mistake", intro, "Strike it out")

    def act(form: StrikeForm) -> Done:
        actions.strike_event(
            event=event, only_end=form.only_end(), why=form.cleaned_data["why"], by=request.user, on=form.on
        )
        return Done(
            f"Struck out. {steps.due_in_words(Case.objects.get(pk=case.pk).clock())}", "clock", (reference,)
        )

    def ahead(form: StrikeForm) -> Effect:
        only_end = form.only_end()
        if only_end is None:
            return Effect()
        return steps.look_without(case, form.clock, event, only_end=only_end)

    form = _form(request, StrikeForm, case, context, about=event)
    blocked = [
        *permissions.correct_clock(request.user, case),
        *([] if event.counts() else steps.why_not_strike(case, event, only_end=False)),
    ]
    struck = event.struck_on and event.struck_why == request.POST.get("why", "").strip()
    done = Done("Struck out.", "clock", (reference,)) if struck else None
    context = {**context, "about": event}
    return take(request, context, sheet, form, act, look=look, ahead=ahead, blocked=blocked, done=done)


def _confirm(request, case, context, sheet, event, act, ahead, *, look, done=None) -> HttpResponse:
    """A step that asks for nothing but a yes: what is against it stands at once in place of the button."""
    form = _form(request, PlainForm, case, context, about=event)
    blocked = [*permissions.move_clock(request.user, case), *ahead(form).reasons]
    context = {**context, "about": event}
    return take(request, context, sheet, form, act, look=look, ahead=ahead, blocked=blocked, done=done)


def _form(request, form_class, case: Case, context: dict, **more) -> StepForm:
    data = request.POST if request.method == "POST" else None
    return form_class(data, case=case, clock=context["time"].clock, on=context["today"], **more)


def _event(case: Case, pk: int, *kinds: str) -> ClockEvent:
    events = case.clock_events.select_related("letter")
    return get_object_or_404(events.filter(kind__in=kinds) if kinds else events, pk=pk)


def _day(request: HttpRequest, name: str) -> date | None:
    """A day of the what-if, as ISO; None for anything else, and for one that has not come yet."""
    try:
        day = parse_date(request.GET.get(name, ""))
    except ValueError:
        return None
    return day if day and day <= timezone.localdate() else None


def _asked(event: ClockEvent) -> str:
    if event.on is None:
        return ""
    if event.kind == Kind.CLARIFICATION:
        return f"The requester was asked on {in_words(event.on)}."
    return f"The fee notice of £{event.details['amount']} was given on {in_words(event.on)}."


def _closing(event: ClockEvent) -> str:
    if event.kind == Kind.CLARIFICATION:
        return (
            f"The case closes: “{Stage.NO_REPLY.label}”. No answer is due any more. "
            "A letter says so. A reply that still comes opens the case again."
        )
    return (
        f"The case closes: “{Stage.NO_REPLY.label}”. The duty to answer ended with {in_words(event.lapses_on)}, "
        "the last day to pay. A letter says so."
    )
