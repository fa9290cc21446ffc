"""A step on the clock before it is taken: whether it is lawful, and what it will do, in words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cases.law import clock_steps
from cases.law.clock import Clock
from cases.law.dates import in_words
from cases.law.regimes import Regime
from cases.models import Case, ClockEvent, Council
from cases.workflow import Stage

Kind = ClockEvent.Kind
NO_LONGER = "What this does has changed since you last saw it. Read it again, then confirm."


@dataclass(frozen=True)
class Effect:
    """What a step will do: `words` when nothing is against it, else the `reasons`. `warnings` need a thought only."""

    words: str = ""
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def digest(self) -> str:
        """Changes with what is said, so that nobody confirms what they have not seen."""
        said = "\n".join([self.words, *self.reasons])
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def letter_kind(case: Case, kind: str) -> str:
    """The layout of the notice that goes with an event."""
    if kind == Kind.EXTENSION:
        return "eir_extension" if case.regime == Regime.EIR else "pit_extension"
    return kind


def planned(case: Case, kind: str) -> ClockEvent | None:
    """The notice of that kind that was drafted and not given yet."""
    return case.clock_events.filter(kind=kind, on=None, struck_on=None).last()


def why_not(case: Case, clock: Clock, event: ClockEvent, *, on: date) -> list[str]:
    """Why the event cannot be recorded, or drafted to be issued, on that day; empty when it can."""
    return [
        *clock_steps.why_not(clock, event.as_law(on), on=on, instead_of=_stored(event)),
        *_of_particulars(case, event, on),
    ]


def look_ahead(case: Case, clock: Clock, event: ClockEvent | None, *, on: date) -> Effect:
    """What the event would do; one without a day of its own as if its notice were issued `on`."""
    if event is None:
        return Effect()
    law_event, instead_of = event.as_law(on), _stored(event)
    warnings = clock_steps.warnings(clock, law_event)
    reasons = why_not(case, clock, event, on=on)
    if reasons:
        return Effect(reasons=reasons, warnings=warnings)
    words = clock_steps.effect(clock, law_event, on=on, instead_of=instead_of)
    return Effect(" ".join([words, *_besides(case, clock, event, on)]), warnings=warnings)


def recorded_already(case: Case, event: ClockEvent) -> ClockEvent | None:
    """The very same event as it stands recorded: the button was pressed twice."""
    if event.on is None:
        return None
    same = case.clock_events.counting().filter(kind=event.kind, on=event.on, ended_on=event.ended_on)
    return next((stored for stored in same if stored.details == event.details), None)


def why_not_wait_for(event: ClockEvent) -> list[str]:
    """Why no reply or payment can be recorded for an event; empty while it waits for one."""
    if event.is_waiting():
        return []
    if event.struck_on:
        return [f"This was struck out on {in_words(event.struck_on)} as recorded by mistake."]
    if event.ended_on:
        came = "The reply" if event.kind == Kind.CLARIFICATION else "The payment"
        return [f"{came} was recorded already, with the day {in_words(event.ended_on)}."]
    return ["The notice has not been given yet, so nothing can have come for it."]


def why_not_close(event: ClockEvent, *, on: date) -> list[str]:
    """Why a case cannot end for want of a reply or of a payment; empty when it can.

    No statute says how long a requester may take to reply: it is a setting. A fee that is unpaid after its time ends
    the duty to answer: section 9(2) FOIA, regulation 8(5) EIR.
    """
    if reasons := why_not_wait_for(event):
        return reasons
    if event.kind == Kind.CLARIFICATION and not event.details["needed"]:
        return ["The answer does not wait for this reply, so it stays due."]
    if on <= event.lapses_on:
        waits = "reply" if event.kind == Kind.CLARIFICATION else "pay"
        return [
            f"The requester can {waits} until {in_words(event.lapses_on)}. You can close the case from the day after."
        ]
    return []


def why_not_strike(case: Case, event: ClockEvent, *, only_end: bool) -> list[str]:
    """Why an event, or only its reply or payment, cannot be struck out; empty when it can."""
    if not event.counts():
        return ["There is nothing to strike out: this does not count."]
    if only_end and not event.ended_on:
        return ["There is no reply or payment to strike out."]
    if not case.get_stage().is_open and not closed_by(case, event):
        return [f"The case is closed: “{case.get_stage().label}”. Only what closed it can be struck out."]
    if not only_end and event.letter and event.letter.is_issued():
        return [
            f"Its letter was issued from here on {in_words(event.letter.issued_on)}, so it did happen. "
            "What was sent cannot be unsent."
        ]
    return left_without(case.clock(), event, only_end=only_end).contradictions


def closed_by(case: Case, event: ClockEvent) -> bool:
    """The event is what ended the case: the withdrawal, or the transfer of the whole request."""
    ended = {Stage.WITHDRAWN: ClockEvent.Kind.WITHDRAWAL, Stage.PASSED_ON: ClockEvent.Kind.TRANSFER}
    whole = event.kind != ClockEvent.Kind.TRANSFER or event.details.get("whole", False)
    return whole and ended.get(case.get_stage()) == event.kind


def left_without(clock: Clock, event: ClockEvent, *, only_end: bool) -> Clock:
    """The clock had the event, or only its reply or payment, never been recorded."""
    kept = list(clock.events)
    kept.remove(event.as_law())
    if only_end:
        kept.append(ClockEvent(kind=event.kind, on=event.on, details=event.details).as_law())
    return Clock(clock.regime, clock.received_on, clock.calendar, tuple(kept))


def look_without(case: Case, clock: Clock, event: ClockEvent, *, only_end: bool) -> Effect:
    """What striking an event out would do, or only its reply or payment."""
    reasons = why_not_strike(case, event, only_end=only_end)
    if reasons:
        return Effect(reasons=reasons)
    after = left_without(clock, event, only_end=only_end)
    if clock.reasons or after.reasons:
        return Effect(due_in_words(after))
    if clock.due_on == after.due_on:
        return Effect(f"The due date does not move. {due_in_words(after)}")
    return Effect(f"The due date moves from {in_words(clock.due_on)} to {after.due_in_words}.")


def due_in_words(clock: Clock) -> str:
    """The answer is due on Wednesday 10 March 2021; or what the clock waits for."""
    return " ".join(clock.reasons) or f"The answer is due on {clock.due_in_words}."


def _stored(event: ClockEvent):
    """What the clock counts already of an event that is now ended."""
    if event.pk is None or event.on is None or event.ended_on is None:
        return None
    return ClockEvent(kind=event.kind, on=event.on, details=event.details).as_law()


def _of_particulars(case: Case, event: ClockEvent, on: date) -> Iterator[str]:
    if event.kind == Kind.FEE_NOTICE and event.ended_on is None:
        if Decimal(event.details["amount"]) <= 0:
            yield "A fee notice needs an amount: enter what you charge for, how many and the price of one."
        if case.regime == Regime.EIR and not Council.current().charges_url:
            yield (
                "Regulation 8 allows a charge only from a published schedule of charges. "
                "An administrator enters its address in the council’s settings."
            )
    if event.kind == Kind.TRANSFER and event.details.get("passed_on"):
        yield from _of_passing_on(case, event, on)


def _of_passing_on(case: Case, event: ClockEvent, on: date) -> Iterator[str]:
    passed_on = date.fromisoformat(event.details["passed_on"])
    if passed_on > on:
        yield f"{in_words(passed_on)} has not come yet. Pass the request on first, then tell the requester."
    elif event.on and passed_on > event.on:
        yield (
            f"The letter of {in_words(event.on)} cannot tell of what was passed on after it, "
            f"on {in_words(passed_on)}."
        )
    if passed_on < case.received_on:
        yield f"It cannot have been passed on before it was received on {in_words(case.received_on)}."
    if event.details.get("consented_on"):
        consented_on = date.fromisoformat(event.details["consented_on"])
        if consented_on > passed_on:
            yield (
                f"The requester agreed on {in_words(consented_on)}, "
                f"after it was passed on on {in_words(passed_on)}. Agreement comes first."
            )


def _besides(case: Case, clock: Clock, event: ClockEvent, on: date) -> Iterator[str]:
    """What else there is to know beside the due date."""
    if event.kind == Kind.CLARIFICATION:
        yield from _of_clarification(case, clock, event, on)
    elif event.kind == Kind.FEE_NOTICE and event.ended_on:
        source = clock.regime.fee_source
        yield f"The working days from the notice to the payment, both included, are not counted, {source}."
    elif event.kind == Kind.EXTENSION and clock.regime is Regime.FOIA:
        yield (
            "Only what the exemption covers has more time. Everything else stays due on "
            f"{in_words(clock.due_on_without_extension)}."
        )
    elif event.kind == Kind.TRANSFER:
        yield from _of_transfer(event)
    if event.ended_on and case.get_stage() is Stage.NO_REPLY:
        yield f"The case opens again, at “{Stage.DRAFTING.label}”."


def _of_clarification(case: Case, clock: Clock, event: ClockEvent, on: date) -> Iterator[str]:
    if not event.details["needed"]:
        source = "section 16" if clock.regime is Regime.FOIA else "regulation 9(1)"
        if not event.ended_on:
            yield f"You can answer without the reply, so the question is advice and assistance under {source}."
    elif event.ended_on:
        yield (
            f"The {clock.regime.time_limit} working days start afresh with the reply, on {in_words(event.ended_on)}, "
            f"{clock.regime.restart_source}."
        )
    else:
        closes_on = case.last_day_to_reply(Kind.CLARIFICATION, event.on or on)
        yield f"If no reply has come by {in_words(closes_on)}, you can close the case."


def _of_transfer(event: ClockEvent) -> Iterator[str]:
    if event.details.get("passed_on"):
        yield "The other body’s time runs from the day on which it receives the request."
    if event.details["whole"]:
        yield f"The case closes once the requester has the letter: “{Stage.PASSED_ON.label}”."
    else:
        yield "The rest of the request is still yours to answer."
