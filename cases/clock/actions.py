"""What is done to the clock of a case: notices drafted or recorded as given, replies, payments, ends, corrections.

Every action locks the case first, so that two people take their turns; the second learns what the first has done.
"""

from datetime import date

from django.db import transaction

from cases import permissions
from cases.clock import steps
from cases.law.dates import in_words
from cases.models import Case, ClockEvent, ClockRefused, Letter, User
from cases.permissions import demand
from cases.workflow import Stage

Kind = ClockEvent.Kind
WAS_GIVEN = "This notice was given and cannot be discarded."
DRAFTED = {
    Kind.CLARIFICATION: "Drafted the letter that asks for clarification",
    Kind.FEE_NOTICE: "Drafted the fee notice",
    Kind.EXTENSION: "Drafted the notice of more time",
    Kind.TRANSFER: "Drafted the letter that says who has the information",
}


@transaction.atomic
def draft_notice(*, case: Case, kind: str, details: dict, by: User, on: date) -> Letter:
    """Draft the letter of a step, or change what its draft says. No date moves before the letter is issued.

    Raises NotAllowed, and ClockRefused when the step would not be lawful today.
    """
    case = _locked(case, by)
    event = steps.planned(case, kind) or ClockEvent(case=case, kind=kind, by=by)
    was = event.details if event.pk else None
    event.details = details
    _demand_lawful(case, event, on)
    if was == details:
        return event.letter
    event.letter = _draft_letter(case, steps.letter_kind(case, kind))
    event.save()
    event.letter.touch(by=by)
    words = DRAFTED[kind] if was is None else f"Changed what it says: {DRAFTED[kind].lower()}"
    case.record("notice_drafted", words, by=by, on=on, letter=event.letter.pk)
    return event.letter


@transaction.atomic
def record_given(*, case: Case, kind: str, details: dict, given_on: date, by: User, on: date) -> ClockEvent:
    """Record a notice that has reached the requester already. It counts from its own day, and takes the place of a
    draft. Pressed twice, there is one. A whole request that another body answers closes the case.

    Raises NotAllowed, and ClockRefused when the law does not allow it.
    """
    given = ClockEvent(kind=kind, on=given_on, details=details)
    case = Case.objects.select_for_update().get(pk=case.pk)
    if recorded := steps.recorded_already(case, given):
        return recorded
    demand(permissions.move_clock(by, case))
    event = steps.planned(case, kind) or ClockEvent(case=case, kind=kind)
    event.on, event.details, event.letter, event.by = given_on, details, None, by
    _demand_lawful(case, event, on)
    case.count_event(event, event.story(), by=by, on=on)
    if kind == Kind.TRANSFER and details["whole"]:
        case.move_to(Stage.PASSED_ON, on=on)
    return event


@transaction.atomic
def record_reply(*, event: ClockEvent, received_on: date, meaning: str, by: User, on: date) -> ClockEvent:
    """The requester's clarification came: section 10(6) FOIA, regulation 9(4) EIR. `meaning` is what the request now
    means. A case that was closed for want of the reply opens again. Raises NotAllowed, ClockRefused."""
    return _end(event, received_on, {"meaning": meaning}, by=by, on=on)


@transaction.atomic
def record_payment(*, event: ClockEvent, paid_on: date, by: User, on: date) -> ClockEvent:
    """The fee was received: section 10(2) FOIA, regulation 8(6) EIR. Raises NotAllowed, ClockRefused."""
    return _end(event, paid_on, {}, by=by, on=on)


@transaction.atomic
def record_withdrawal(*, case: Case, withdrawn_on: date, how: str, by: User, on: date) -> Letter:
    """The requester withdrew the request: close the case and draft the letter that confirms it. Pressed twice, there
    is one. Raises NotAllowed, ClockRefused."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    event = ClockEvent(case=case, kind=Kind.WITHDRAWAL, on=withdrawn_on, details={"how": how}, by=by)
    if recorded := steps.recorded_already(case, event):
        return recorded.letter
    demand(permissions.move_clock(by, case))
    event.letter = _draft_letter(case, "withdrawn")
    case.count_event(event, event.story(), by=by, on=on)
    case.move_to(Stage.WITHDRAWN, on=on)
    return event.letter


@transaction.atomic
def close_without_reply(*, event: ClockEvent, by: User, on: date) -> Letter:
    """No reply or payment came in its time: close the case and draft the letter that says so. Pressed twice, there is
    one. Raises NotAllowed, ClockRefused."""
    case, event = _locked_with(event)
    if case.get_stage() is Stage.NO_REPLY and event.is_waiting():
        return case.letters.filter(kind="closed_no_reply").latest("id")
    demand(permissions.move_clock(by, case))
    _refuse(steps.why_not_close(event, on=on))
    case.move_to(Stage.NO_REPLY, on=on)
    waited = "No reply" if event.kind == Kind.CLARIFICATION else "No payment"
    words = f"Closed the case. {waited} came until {in_words(event.lapses_on)}"
    case.record("closed_without_reply", words, by=by, on=on, clock_event=event.pk)
    return _draft_letter(case, "closed_no_reply")


@transaction.atomic
def chase_reply(*, event: ClockEvent, by: User, on: date) -> Letter:
    """Draft a letter that reminds the requester of a question or a fee. It moves nothing. Raises NotAllowed,
    ClockRefused."""
    case, event = _locked_with(event)
    demand(permissions.move_clock(by, case))
    _refuse(steps.why_not_wait_for(event))
    letter = case.letters.filter(kind="chaser", issued_on=None).first()
    if letter is None:
        letter = _draft_letter(case, "chaser")
        case.record("notice_drafted", "Drafted a reminder", by=by, on=on, letter=letter.pk)
    return letter


@transaction.atomic
def strike_event(*, event: ClockEvent, only_end: bool, why: str, by: User, on: date) -> None:
    """An event, or with `only_end` its reply or payment, was recorded by mistake: it no longer counts, and the story
    says why. A case that it closed opens again. Pressed twice, it is struck once.

    Raises NotAllowed, and ClockRefused when what is left would contradict itself or nobody says why.
    """
    case, event = _locked_with(event)
    if event.struck_why == why and event.struck_on:
        return
    demand(permissions.correct_clock(by, case))
    _refuse(steps.why_not_strike(case, event, only_end=only_end))
    _refuse([] if why.strip() else ["Say what was wrong, so that the story of the case explains itself."])
    before, words = case.clock(), f"Struck out, as recorded by mistake: {event.story()}"
    if only_end:
        event.ended_on, event.details = (
            None,
            {key: said for key, said in event.details.items() if key != "meaning"},
        )
    else:
        event.struck_on, event.struck_by, event.struck_why = on, by, why
    event.save()
    if not case.get_stage().is_open:
        case.move_to(Stage.DRAFTING, on=on)
    case.move_due_date("clock_event_struck", words, before=before, by=by, on=on, why=why)


@transaction.atomic
def discard_notice(*, event: ClockEvent, by: User, on: date) -> None:
    """Give up a notice that was drafted and never given; the story keeps what it said. Its letter stays as an empty
    draft, for the next notice of its kind. Pressed twice, it is discarded once. Raises NotAllowed, ClockRefused."""
    case = Case.objects.select_for_update().get(pk=event.case_id)
    event = case.clock_events.filter(pk=event.pk).first()
    if event is None:
        return
    demand(permissions.move_clock(by, case))
    _refuse([WAS_GIVEN] if event.on else [])
    words = f"Discarded the draft: {event.get_kind_display().lower()}"
    case.record("notice_discarded", words, by=by, on=on, details=event.details)
    event.delete()


def _end(event: ClockEvent, day: date, said: dict, *, by: User, on: date) -> ClockEvent:
    case, event = _locked_with(event)
    details = {**event.details, **said}
    if event.counts() and event.ended_on == day and event.details == details:
        return event
    demand(permissions.record_end(by, case))
    _refuse(steps.why_not_wait_for(event))
    event.ended_on, event.details = day, details
    case.count_event(event, event.story(), by=by, on=on)
    if case.get_stage() is Stage.NO_REPLY:
        case.move_to(Stage.DRAFTING, on=on)
    return event


def _locked(case: Case, by: User) -> Case:
    case = Case.objects.select_for_update().get(pk=case.pk)
    demand(permissions.move_clock(by, case))
    return case


def _locked_with(event: ClockEvent) -> tuple[Case, ClockEvent]:
    case = Case.objects.select_for_update().get(pk=event.case_id)
    return case, case.clock_events.select_related("letter").get(pk=event.pk)


def _demand_lawful(case: Case, event: ClockEvent, on: date) -> None:
    _refuse(steps.why_not(case, case.clock(), event, on=on))


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise ClockRefused(reasons)


def _draft_letter(case: Case, kind: str) -> Letter:
    """The draft of that kind: there is one at most."""
    return case.letters.get_or_create(kind=kind, issued_on=None)[0]
