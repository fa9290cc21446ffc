"""How every page of a step works: it shows what the step will do, and does it only once that has been seen."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.clock import steps
from cases.clock.forms import NoticeForm, StepForm, refuse
from cases.clock.steps import Effect
from cases.models import Case, ClockRefused, StageRefused
from cases.permissions import NotAllowed
from cases.templatetags.govuk_forms import kind


@dataclass(frozen=True)
class Sheet:
    """What the page of a step says. `button` confirms; `record` confirms what was sent already."""

    title: str
    intro: str
    button: str
    record: str = ""
    template: str = "cases/clock/step.html"


@dataclass(frozen=True)
class Done:
    """Where to go after the deed, and what to say there."""

    words: str
    address: str
    arguments: tuple


Act = Callable[[StepForm], Done]
Ahead = Callable[[StepForm], Effect]


def take(
    request: HttpRequest,
    context: dict,
    sheet: Sheet,
    form: StepForm,
    act: Act,
    *,
    look: bool,
    ahead: Ahead | None = None,
    blocked: list[str] | None = None,
    done: Done | None = None,
) -> HttpResponse:
    """Show the step, or do it and go on. With `look` only say what it would do, with what was typed kept.

    `ahead` says what the form would do; without it, what its event does to the clock. `blocked` are the reasons why
    there is no use in filling the form in. `done`: the deed is done already, and a second press of the button only goes
    on.
    """
    if form.is_bound and not look and done:
        return redirect(done.address, *done.arguments)
    is_valid = form.is_valid()
    effect = (ahead or _on_the_clock)(form)
    status = 200
    if form.is_bound and look:
        effect = effect if effect.words or effect.reasons else Effect(reasons=form.wrong_days())
        form.errors.clear()
    elif form.is_bound:
        status = 422
        if is_valid and not _stands_against(request, form, effect):
            try:
                done = act(form)
            except (NotAllowed, ClockRefused, StageRefused) as refusal:
                refuse(form, refusal.reasons)
                status = 403 if isinstance(refusal, NotAllowed) else 422
            else:
                messages.success(request, done.words)
                return redirect(done.address, *done.arguments)
    context = {**context, "effect": effect, "blocked": [] if form.is_bound else blocked or []}
    return _show(request, context, sheet, form, status)


def _show(request: HttpRequest, context: dict, sheet: Sheet, form: StepForm, status: int) -> HttpResponse:
    step_url = request.path.removesuffix("effect/")
    context = {
        **context,
        "place": "clock",
        "sheet": sheet,
        "form": form,
        "summary": _summary(form),
        "is_notice": isinstance(form, NoticeForm),
        "step_url": step_url,
        "look_url": f"{step_url}effect/",
    }
    return render(request, sheet.template, context, status=status)


def _on_the_clock(form: StepForm) -> Effect:
    return steps.look_ahead(form.case, form.clock, form.event(), on=form.on)


def _stands_against(request: HttpRequest, form: StepForm, effect: Effect) -> list[str]:
    """What keeps a form that is filled in well from being confirmed; pressing the button twice does not."""
    event = form.event()
    if event and steps.recorded_already(form.case, event):
        return []
    reasons = effect.reasons
    if not reasons and request.POST.get("seen") != effect.digest():
        reasons = [steps.NO_LONGER]
    refuse(form, reasons)
    return reasons


def _summary(form: StepForm) -> list[tuple[str, str]]:
    """Every error with the place it points to; of the whole form, to what the step does."""
    items = [("effect", error) for error in form.non_field_errors()]
    items += _errors(form)
    for number, line in enumerate(getattr(form, "lines", []), start=1):
        items += [(target, f"Line {number}: {error}") for target, error in _errors(line)]
    return items


def _errors(form: forms.Form) -> list[tuple[str, str]]:
    found = []
    for field in form.visible_fields():
        first = "_0" if kind(field) in ("radios", "checkboxes", "group") else ""
        found += [(f"{field.auto_id}{first}", error) for error in field.errors]
    return found


def back_to_clock(case: Case) -> Done:
    fresh = Case.objects.get(pk=case.pk)
    if fresh.closed_on:
        return Done(f"Recorded. The case is closed: “{fresh.get_stage().label}”.", "clock", (case.reference,))
    return Done(f"Recorded. {steps.due_in_words(fresh.clock())}", "clock", (case.reference,))


def to_letter(case: Case, letter, words: str) -> Done:
    return Done(words, "notice", (case.reference, letter.pk))
