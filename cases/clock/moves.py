"""What has moved the clock of a case, as a story with the due date after each part; and the steps that may be taken."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from cases.clock.steps import closed_by, why_not_close
from cases.clock.what_if import supposing, why_not
from cases.law import clock_steps
from cases.law.clock import Clock
from cases.law.clock_events import Clarification, ClockEvent, Extension, FeeNotice, Withdrawal
from cases.law.dates import in_words
from cases.law.ledger import Ledger
from cases.models import Case
from cases.models import ClockEvent as Stored

Kind = Stored.Kind


@dataclass(frozen=True)
class Moved:
    """One line: the day, what happened, and what the clock said after it.

    `day` is empty for a notice that is only a draft. `struck` says who struck it out and why.
    """

    words: str
    day: date | None = None
    after: str = ""
    struck: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Step:
    """A step with the page where it is taken, and the reasons why it cannot be taken now."""

    label: str
    url: str
    reasons: list[str]


def of_case(case: Case) -> list[Stored]:
    """All events of a case with what is told of them, drafts last, in one query."""
    events = case.clock_events.select_related("struck_by", "letter")
    heavy = ("letter__html", "letter__pdf", "letter__text")
    return sorted(events.defer(*heavy), key=lambda event: (event.on or date.max, event.pk))


def story(case: Case, ledger: Ledger, events: list[Stored], *, may_move: bool) -> list[Moved]:
    """The receipt, then every event in the order of its days, then how the case ended; what was struck out keeps its
    place."""
    clock = ledger.clock
    parts = sorted(_parts(events), key=lambda part: part[0])
    so_far: list[ClockEvent] = []
    after = _says(replace(clock, events=()), case.received_on)
    told = [Moved("Received", case.received_on, after)]
    for day, event, is_end in parts:
        links = _links(case, event, may_move=may_move and is_end == bool(event.ended_on))
        if not event.counts():
            told.append(Moved(event.given(), day, struck=_struck(event), links=links))
            continue
        begun = replace(event.as_law(), **_no_end(event))
        so_far = [each for each in so_far if each != begun] if is_end else so_far
        so_far = [*so_far, event.as_law() if is_end else begun]
        was, after = after, _says(replace(clock, events=tuple(so_far)), day)
        words = _end_of(event) if is_end else event.given()
        told.append(Moved(words, day, after if after != was else "The due date does not move", links=links))
    if ledger.ended and not clock.withdrawn_on:
        told.append(Moved(f"The case was {ledger.ended}", ledger.on))
    drafts = [event for event in events if event.on is None]
    return told + [_draft(case, event, may_move=may_move) for event in drafts]


def _parts(events: list[Stored]) -> list[tuple[date, Stored, bool]]:
    """Each event on its day, and once more on the day of the reply or the payment."""
    found = []
    for event in events:
        if event.on:
            found.append((event.on, event, False))
            if event.ended_on and event.counts():
                found.append((event.ended_on, event, True))
    return found


def _says(clock: Clock, on: date) -> str:
    if clock.contradictions:
        return ""
    return clock.words(on) if clock.reasons else f"Due {clock.due_in_words}"


def _no_end(event: Stored) -> dict:
    """What takes the reply or the payment out of an event of the law."""
    return {Kind.CLARIFICATION: {"received_on": None}, Kind.FEE_NOTICE: {"paid_on": None}}.get(event.kind, {})


def _end_of(event: Stored) -> str:
    return "Received the reply" if event.kind == Kind.CLARIFICATION else "Received the fee"


def _struck(event: Stored) -> str:
    return f"Struck out on {in_words(event.struck_on)} by {event.struck_by}: {event.struck_why}"


def _draft(case: Case, event: Stored, *, may_move: bool) -> Moved:
    words = f"{event.get_kind_display()}: the notice is a draft and moves nothing before it is issued"
    struck = _struck(event) if event.struck_on else ""
    return Moved(words, struck=struck, links=_links(case, event, may_move=may_move))


def _links(case: Case, event: Stored, *, may_move: bool) -> tuple[tuple[str, str], ...]:
    found = []
    if event.letter_id:
        found.append(("The notice", reverse("notice", args=[case.reference, event.letter_id])))
    if may_move and event.counts() and (case.get_stage().is_open or closed_by(case, event)):
        found.append(("Recorded by mistake", reverse("strike_event", args=[case.reference, event.pk])))
    if may_move and event.on is None and not event.struck_on:
        found.append(("Discard it", reverse("discard_notice", args=[case.reference, event.pk])))
    return tuple(found)


def endings(case: Case, events: list[Stored], *, on: date) -> list[Step]:
    """What may follow a question without its reply, or a notice without its payment; of a closed case only that it
    came after all."""
    found = [_ends(case, event, on) for event in events if event.is_waiting()]
    return [step for steps in found for step in (steps if case.get_stage().is_open else steps[:1])]


def beginnings(case: Case, clock: Clock, claimed: list[str], *, on: date) -> list[Step]:
    """The steps with which something begins, for an open case."""
    found = []
    more = supposing(Extension(on, 1), clock.regime, claimed)
    tried: list[tuple[str, str, ClockEvent]] = [
        # Too late for the clock, a question may still be asked as help (section 16).
        ("Ask for clarification", "ask_clarification", Clarification(on, needed=not clock.is_overdue(on))),
        ("Give a fee notice", "give_fee_notice", FeeNotice(on)),
        ("Take more time", "extend_time", more),
    ]
    for label, name, event in tried:
        reasons = why_not(clock, event)
        found.append(Step(label, reverse(name, args=[case.reference]), reasons))
    withdrawn = clock_steps.why_not(clock, Withdrawal(on), on=on)
    return [
        *found,
        Step("Pass it on, or say whom to ask", reverse("pass_on", args=[case.reference]), []),
        Step("Record a withdrawal", reverse("record_withdrawal", args=[case.reference]), withdrawn),
    ]


def _ends(case: Case, event: Stored, on: date) -> list[Step]:
    at = [case.reference, event.pk]
    is_fee = event.kind == Kind.FEE_NOTICE
    came = ("Record the payment", "record_payment") if is_fee else ("Record the reply", "record_reply")
    too_late = "Close it without the fee" if is_fee else "Close it without a reply"
    return [
        Step(came[0], reverse(came[1], args=at), []),
        Step("Remind the requester", reverse("chase_reply", args=at), []),
        Step(too_late, reverse("close_without_reply", args=at), why_not_close(event, on=on)),
    ]
