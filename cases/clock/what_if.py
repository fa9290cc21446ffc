"""What if: an event is tried on the clock of a case and never recorded. Its dates live in the address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices
from django.urls import reverse

from cases.fields import DateBoxes, DateField
from cases.law import clock_steps
from cases.law.clock import Clock
from cases.law.clock_events import Clarification, ClockEvent, Extension, FeeNotice
from cases.law.dates import joined, plain, weekday
from cases.law.defence import weighed_of
from cases.law.ledger import Ledger, further
from cases.law.regimes import Regime
from cases.models import ClockEvent as Stored

FARTHEST = timedelta(days=5 * 366)
# What a trial takes for granted, because only the real step asks for it; the date does not depend on it.
SUPPOSED = "supposed"
SUPPOSED_PROVISION = "s43-2"


class What(TextChoices):
    """What may be tried."""

    CLARIFICATION = "clarification", "Clarification received"
    FEE = "fee", "Fee notice and payment"
    EXTENSION = "extension", "More time taken"


FIELDS_OF = {
    What.CLARIFICATION: ("asked_on", "answered_on"),
    What.FEE: ("given_on", "paid_on"),
    What.EXTENSION: ("further_days",),
}
HINTS = {
    "answered_on": "Leave it empty for a question without a reply.",
    "paid_on": "Leave it empty for a fee that is not paid.",
}
CAVEATS = {
    (What.CLARIFICATION, Regime.FOIA): (
        "Only lawful if you need the reply to identify and locate the information, section 1(3)."
    ),
    (What.CLARIFICATION, Regime.EIR): (
        "Only lawful if the request is too general, and asked as soon as possible, regulation 9(2)."
    ),
    (
        What.FEE,
        Regime.FOIA,
    ): "Only for what the Fees Regulations 2004 allow, mostly copying and postage, section 9.",
    (
        What.FEE,
        Regime.EIR,
    ): "Only for a reasonable charge that you publish and ask for in advance, regulation 8.",
    (What.EXTENSION, Regime.FOIA): (
        "Only as long as is reasonable to weigh the public interest of a qualified exemption, section 10(3)."
    ),
    (What.EXTENSION, Regime.EIR): "Only if the request is both complex and large, regulation 7(1).",
}


class DateBoxesOrISO(DateBoxes):
    """Three boxes that also take a whole ISO date, so that an address stays short enough to send."""

    def value_from_datadict(self, data, files, name):
        whole = data.get(name)
        if whole is None:
            return super().value_from_datadict(data, files, name)
        parts = whole.split("-")
        # What is no date goes into the boxes as it is, and the field says what is wrong with it.
        return [part.lstrip("0") for part in reversed(parts)] if len(parts) == 3 else [whole, "", ""]


class WhatIf(forms.Form):
    """What might happen, and when. The days that belong to another kind of event are not looked at."""

    what = forms.ChoiceField(
        label="This happened",
        required=False,
        choices=[("", "Choose what to try"), *What.choices],
    )
    asked_on = DateField(label="Asked on", widget=DateBoxesOrISO, required=False)
    answered_on = DateField(label="Answered on", widget=DateBoxesOrISO, required=False)
    given_on = DateField(label="Notice given on", widget=DateBoxesOrISO, required=False)
    paid_on = DateField(label="Paid on", widget=DateBoxesOrISO, required=False)
    further_days = forms.IntegerField(
        label="Further working days", min_value=1, max_value=400, required=False
    )

    def __init__(self, data, *, clock: Clock, on: date):
        stop = clock.stopped_by
        super().__init__(
            data or None,
            initial={
                "asked_on": stop.on if isinstance(stop, Clarification) else on,
                "answered_on": on + timedelta(days=7),
                "given_on": stop.on if isinstance(stop, FeeNotice) else on,
                "paid_on": on + timedelta(days=7),
                "further_days": clock.regime.extension_days,
            },
        )
        self.clock, self.on = clock, on

    def clean(self):
        cleaned = super().clean()
        names = FIELDS_OF.get(cleaned.get("what"), ())
        for name in set(self.errors) & set(self.fields) - {"what", *names}:
            del self.errors[name]
        for name in names:
            value = cleaned.get(name)
            if isinstance(value, date) and abs(value - self.clock.received_on) > FARTHEST:
                self.add_error(name, "Enter a day within 5 years of the receipt")
        if names and names[0] not in self.errors and not cleaned.get(names[0]):
            self.add_error(
                names[0], "Enter the number of days" if names[0] == "further_days" else "Enter the day"
            )
        return cleaned

    def groups(self) -> list[tuple[str, list[tuple]]]:
        """The fields of each kind of event, each with the weekday of its day and its hint."""
        given = self.cleaned_data if self.is_bound else {}
        return [
            (what.value, [(self[name], _weekday(given.get(name)), HINTS.get(name, "")) for name in names])
            for what, names in FIELDS_OF.items()
        ]

    def address(self) -> str:
        """The query that brings this very trial back; empty while nothing is tried."""
        what = self.cleaned_data.get("what")
        if not what:
            return ""
        given = {name: self.cleaned_data.get(name) for name in FIELDS_OF[what]}
        # A date says itself as ISO, which the boxes take.
        return urlencode({"what": what, **{name: str(value) for name, value in given.items() if value}})

    def event(self) -> ClockEvent | None:
        """What is tried; None while nothing is chosen. Only for a form that is valid."""
        given = self.cleaned_data
        match given["what"]:
            case What.CLARIFICATION:
                return Clarification(given["asked_on"], given["answered_on"])
            case What.FEE:
                return FeeNotice(given["given_on"], given["paid_on"])
            case What.EXTENSION:
                return Extension(max(self.clock.received_on, self.on), given["further_days"])
        return None


def _weekday(value: object) -> str:
    return weekday(value) if isinstance(value, date) else ""


@dataclass(frozen=True)
class Trial:
    """What would come of it: reasons why it cannot be, or the ledger with its due date, said in words.

    `step` and `url` name the real step that takes the dates on, empty where there is none.
    """

    reasons: list[str]
    ledger: Ledger | None = None
    title: str = ""
    words: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    step: str = ""
    url: str = ""


def try_out(
    event: ClockEvent, ledger: Ledger, *, claimed: list[str], reference: str, waiting: list[Stored]
) -> Trial:
    """Try an event on the clock of a ledger. `claimed` are the provisions that the case relies on so far, `waiting` the
    questions and notices that still wait: the one of the same day is completed, and nothing begins anew."""
    clock = ledger.clock
    stop = clock.stopped_by
    completes = stop if stop and type(stop) is type(event) and stop.on == event.on else None
    event = supposing(event, clock.regime, claimed)
    reasons = why_not(clock, event, instead_of=completes)
    if reasons:
        return Trial(reasons)
    after = Ledger(clock.with_event(event, instead_of=completes), ledger.on)
    step, url = _real_step(
        event, reference, next((each for each in waiting if each.as_law() == completes), None)
    )
    return Trial(
        [],
        after,
        title=f"Due {after.clock.due_in_words}" if not after.clock.reasons else "The clock stops",
        words=tuple(_words(event, clock, after, completes)),
        caveats=(CAVEATS[_what(event), clock.regime], *clock_steps.warnings(clock, event)),
        step=step,
        url=url,
    )


def _what(event: ClockEvent) -> What:
    kinds = {Clarification: What.CLARIFICATION, FeeNotice: What.FEE, Extension: What.EXTENSION}
    return kinds[type(event)]


def supposing(event: ClockEvent, regime: Regime, claimed: list[str]) -> ClockEvent:
    if not isinstance(event, Extension):
        return event
    if regime is Regime.EIR:
        return replace(event, complexity=SUPPOSED, volume=SUPPOSED)
    weighed = tuple(provision.id for provision in weighed_of(claimed))
    return replace(event, provisions=weighed or tuple(claimed) or (SUPPOSED_PROVISION,), opinion_given=True)


def why_not(clock: Clock, event: ClockEvent, *, instead_of: ClockEvent | None = None) -> list[str]:
    """Why it could not be, whenever it were recorded: days to come are what a trial is for."""
    return clock_steps.why_not(clock, event, on=date.max, instead_of=instead_of)


def _words(event: ClockEvent, clock: Clock, after: Ledger, completes: ClockEvent | None) -> Iterator[str]:
    regime = clock.regime
    yield clock_steps.effect(clock, event, on=after.on, instead_of=completes)
    if after.clock.reasons:
        return
    if isinstance(event, Clarification):
        yield (
            f"The {regime.time_limit} working days start afresh on the day the reply comes, {regime.restart_source}."
        )
    elif isinstance(event, FeeNotice):
        yield f"The working days from the notice to the payment, both included, are disregarded, {regime.fee_source}."
    else:
        yield f"The requester must be told that {further(event.days)} needed, {regime.extension_source}."
    known = [] if clock.reasons else [entry.day for entry in Ledger(clock, after.on).holidays]
    new = [f"{plain(entry.day)} ({entry.briefly})" for entry in after.holidays if entry.day not in known]
    if new:
        yield f"Skipped on the way: {joined(new)}."


def _real_step(event: ClockEvent, reference: str, waiting: Stored | None) -> tuple[str, str]:
    """The name and the address of the step that would record it, with its dates."""
    if isinstance(event, Extension):
        return "Take more time…", _to("extend_time", reference, days=event.days)
    if isinstance(event, FeeNotice):
        if waiting:
            return "Record the payment…", _to("record_payment", reference, waiting.pk, paid_on=event.paid_on)
        return "Give a fee notice…", _to("give_fee_notice", reference)
    if waiting:
        return "Record the reply…", _to("record_reply", reference, waiting.pk, answered_on=event.received_on)
    return "Ask for clarification…", _to(
        "ask_clarification", reference, asked_on=event.asked_on, answered_on=event.received_on
    )


def _to(name: str, *args, **values) -> str:
    query = urlencode({key: str(value) for key, value in values.items() if value})
    return f"{reverse(name, args=args)}{'?' if query else ''}{query}"
