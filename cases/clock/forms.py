"""The forms of the steps. They check shape; what the law says of the whole comes from `steps`.

Each `event()` is what the form would record, made from whatever is filled in well enough to say what it would do; None
while too little is.
"""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from cases.fields import DateField
from cases.law.clock import Clock
from cases.law.dates import plain
from cases.law.regimes import Regime
from cases.models import Case, ClockEvent

Kind = ClockEvent.Kind
DRAFT, SENT = "draft", "sent"
YES, NO = "yes", "no"
LONGEST = 4000


class Text(forms.CharField):
    """Text as it was typed: line ends are made one kind, and NUL, which no database takes, goes."""

    def __init__(self, *, rows: int = 3, longest: int = LONGEST, **kwargs):
        widget = forms.Textarea({"rows": rows}) if rows > 1 else forms.TextInput({"autocomplete": "off"})
        super().__init__(required=False, widget=widget, **kwargs)
        self.validators.append(
            MaxLengthValidator(longest, f"{self.label} must be {longest} characters or fewer")
        )

    def to_python(self, value) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        return super().to_python(text)


class Choice(forms.ChoiceField):
    """One of a few, as radios; an unanswered one is the empty text."""

    def __init__(self, choices, **kwargs):
        super().__init__(choices=choices, required=False, widget=forms.RadioSelect, **kwargs)
        self.error_messages["invalid_choice"] = "Choose one of the answers"


class StepForm(forms.Form):
    """What every step knows: the case, its clock, today (`on`), and the event that it is about, if any."""

    def __init__(self, *args, case: Case, clock: Clock, on: date, about: ClockEvent | None = None, **kwargs):
        self.case, self.clock, self.on, self.about = case, clock, on, about
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def event(self) -> ClockEvent | None:
        return None

    def said(self, name: str) -> str:
        """What was typed or chosen for a field, also before it was checked as a whole."""
        if not self.is_bound:
            return str(self.get_initial_for_field(self.fields[name], name) or "")
        return self.cleaned_data.get(name) or ""

    def day(self, name: str) -> date | None:
        if not self.is_bound:
            return self.get_initial_for_field(self.fields[name], name)
        return self.cleaned_data.get(name)

    def wrong_days(self) -> list[str]:
        """What is wrong with the days that were typed, for whoever looks ahead before the form is sent."""
        return [
            str(error)
            for name, field in self.fields.items()
            if isinstance(field, DateField) and any(self[name].value() or [])
            for error in self.errors.get(name, [])
        ]

    def need(self, name: str, words: str) -> None:
        """Say beside a field that it is empty, unless something else is wrong with it."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, words)

    def need_day(self, name: str, *, told: str) -> None:
        """A day between the receipt and today."""
        self.need(name, f"Enter the day {told}")
        day = self.cleaned_data.get(name)
        if day and day > self.on:
            self.add_error(name, f"{self.fields[name].label} must be today or in the past")
        elif day and day < self.case.received_on:
            received = plain(self.case.received_on)
            self.add_error(
                name,
                f"{self.fields[name].label} must be on or after {received}, when the request was received",
            )


class NoticeForm(StepForm):
    """A step with a letter: drafted here, or sent already in some other way."""

    kind: str
    sent = Choice(
        [
            (DRAFT, "Draft the letter here. No date moves until it is issued"),
            (SENT, "It was sent already, and only has to be recorded"),
        ],
        label="The letter",
        initial=DRAFT,
    )
    sent_on = DateField(label="Date sent", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("sent", "sent_on"):
            self.fields[name] = self.fields.pop(name)

    def is_sent(self) -> bool:
        return self.said("sent") == SENT

    def details(self) -> dict | None:
        """The particulars of the event; None while they do not say enough for the clock. Each step has its own."""

    def event(self) -> ClockEvent | None:
        details = self.details()
        day = self.day("sent_on") if self.is_sent() else None
        if details is None or (self.is_sent() and day is None):
            return None
        return ClockEvent(case=self.case, kind=self.kind, on=day, details=details)

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need("sent", "Say whether the letter is drafted here or was sent already")
        if cleaned.get("sent") == SENT:
            self.need_day("sent_on", told="on which the letter was sent")
        else:
            self.errors.pop("sent_on", None)
        return cleaned


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class ClarificationForm(NoticeForm):
    """Section 1(3) FOIA, regulation 9(2) EIR; or help that the answer does not wait for."""

    kind = Kind.CLARIFICATION
    questions = Text(
        label="What you need to know", rows=4, help_text="One question on each line, as the letter asks it."
    )
    needed = Choice(
        [
            (YES, "Yes. The clock stops, and starts afresh with the reply"),
            (NO, "No. It would help, but we can answer without it: the clock goes on"),
        ],
        label="Do you need the reply to identify and locate the information?",
    )
    reason = Text(
        label="Why the information cannot be identified without it",
        help_text="A sentence for the letter, such as “The council has four schemes with this name.”",
    )
    can_answer = Text(
        label="What you could answer at once (optional)",
        rows=2,
        help_text="As in “We could give you at once: the figures for the last two financial years”.",
    )

    @classmethod
    def from_details(cls, details: dict) -> dict:
        return {
            "questions": "\n".join(details["questions"]),
            "needed": YES if details["needed"] else NO,
            "reason": details["reason"],
            "can_answer": details["can_answer"],
        }

    def details(self) -> dict | None:
        if not self.said("needed"):
            return None
        return {
            "needed": self.said("needed") == YES,
            "reason": self.said("reason"),
            "questions": lines_of(self.said("questions")),
            "can_answer": self.said("can_answer"),
        }

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need("questions", "Enter at least one question")
        self.need("needed", "Say whether you need the reply")
        if cleaned.get("needed") == YES:
            self.need("reason", "Say why the information cannot be identified without the reply")
        return cleaned


class TransferForm(NoticeForm):
    """The section 45 Code; regulation 10 EIR, which asks for no consent."""

    kind = Kind.TRANSFER
    body = Text(label="Who has the information", rows=1, longest=200, help_text="The name of the other body.")
    contact = Text(label="How to reach it", rows=1, longest=300, help_text="An e-mail or web address.")
    information = Text(
        label="What it may hold",
        rows=2,
        help_text="As in “We do not hold this information: the custody records”.",
    )
    whole = Choice(
        [
            (YES, "The whole request. The letter closes the case"),
            (NO, "A part of it. We answer the rest"),
        ],
        label="How much of the request",
    )
    passing = Choice(
        [
            (NO, "No. The letter tells the requester whom to ask"),
            (YES, "Yes, the request has been passed on"),
        ],
        label="Has the request been passed on?",
        initial=NO,
    )
    consented_on = DateField(label="Date the requester agreed", required=False)
    passed_on = DateField(label="Date passed on", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.case.regime == Regime.EIR:
            self.fields["consented_on"].label = "Date the requester agreed (optional)"

    @classmethod
    def from_details(cls, details: dict) -> dict:
        return {
            **{name: details[name] for name in ("body", "contact", "information")},
            "whole": YES if details["whole"] else NO,
            "passing": YES if details["passed_on"] else NO,
            **{
                name: date.fromisoformat(details[name]) if details[name] else None
                for name in ("consented_on", "passed_on")
            },
        }

    def details(self) -> dict | None:
        is_passed = self.said("passing") == YES
        if not self.said("whole") or (is_passed and not self.day("passed_on")):
            return None
        days = {name: iso(self.day(name)) if is_passed else "" for name in ("consented_on", "passed_on")}
        texts = {name: self.said(name) for name in ("body", "contact", "information")}
        return {**texts, "whole": self.said("whole") == YES, **days}

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need("body", "Enter the body that has the information")
        self.need("contact", "Enter how to reach it")
        self.need("information", "Say what it may hold")
        self.need("whole", "Say whether it is the whole request or a part of it")
        self.need("passing", "Say whether the request has been passed on")
        if cleaned.get("passing") == YES:
            self.need_day("passed_on", told="on which the request was passed on")
            if self.case.regime == Regime.FOIA or cleaned.get("consented_on"):
                self.need_day("consented_on", told="on which the requester agreed")
        else:
            for name in ("passed_on", "consented_on"):
                self.errors.pop(name, None)
        return cleaned


class EndForm(StepForm):
    """The reply or the payment that an event waited for."""

    day_name: str

    def event(self) -> ClockEvent | None:
        day = self.day(self.day_name)
        if day is None:
            return None
        about = self.about
        return ClockEvent(
            pk=about.pk,
            case=self.case,
            kind=about.kind,
            on=about.on,
            ended_on=day,
            lapses_on=about.lapses_on,
            details={**about.details, **self.particulars()},
        )

    def particulars(self) -> dict:
        return {}


class ReplyForm(EndForm):
    day_name = "received_on"
    received_on = DateField(label="Date the reply was received", required=False)
    meaning = Text(
        label="What the request now means",
        help_text="In the requester’s words where possible, as in “contracts of £50,000 or more since April 2024”.",
    )

    def particulars(self) -> dict:
        return {"meaning": self.said("meaning")}

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need_day("received_on", told="on which the reply was received")
        self.need("meaning", "Say what the request now means")
        return cleaned


class PaymentForm(EndForm):
    day_name = "paid_on"
    paid_on = DateField(label="Date the fee was received", required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need_day("paid_on", told="on which the fee was received")
        return cleaned


class WithdrawalForm(StepForm):
    withdrawn_on = DateField(label="Date the requester withdrew it", required=False)
    how = Text(
        label="How the requester said so",
        rows=2,
        help_text="As in “by e-mail”, or what was said on the telephone. Only the requester can withdraw a request.",
    )

    def event(self) -> ClockEvent | None:
        day = self.day("withdrawn_on")
        return day and ClockEvent(
            case=self.case, kind=Kind.WITHDRAWAL, on=day, details={"how": self.said("how")}
        )

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need_day("withdrawn_on", told="on which the requester withdrew the request")
        self.need("how", "Say how the requester withdrew the request")
        return cleaned


class StrikeForm(StepForm):
    """`part` is asked only of what has a reply or a payment."""

    part = Choice([], label="What was recorded by mistake?")
    why = Text(label="What was wrong", rows=2, help_text="The story of the case keeps this.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.about.ended_on:
            del self.fields["part"]
            return
        whole, end = (
            ("the question", "reply")
            if self.about.kind == Kind.CLARIFICATION
            else ("the fee notice", "payment")
        )
        self.fields["part"].choices = [
            ("end", f"Only the {end} of {plain(self.about.ended_on)}"),
            ("all", f"All of it: {whole} of {plain(self.about.on)} and its {end}"),
        ]

    def only_end(self) -> bool | None:
        """Whether only the reply or payment is struck out; None while nobody has said."""
        if "part" not in self.fields:
            return False
        return {"end": True, "all": False}.get(self.said("part"))

    def clean(self) -> dict:
        cleaned = super().clean()
        if "part" in self.fields:
            self.need("part", "Say what was recorded by mistake")
        self.need("why", "Say what was wrong")
        return cleaned


class PlainForm(StepForm):
    """A step that asks for nothing but a yes."""


def refuse(form: forms.Form, reasons: list[str]) -> None:
    """Put what the law or the action says at the top of the page."""
    for reason in reasons:
        form.add_error(None, ValidationError(reason))
