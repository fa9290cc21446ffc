"""The form in which a request is logged. It checks shape; what else is wrong the action says."""

import uuid
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator

from cases.fields import DateField
from cases.intake import actions
from cases.law.regimes import Regime
from cases.models import Case

BY_HAND = (Case.Channel.POST, Case.Channel.TELEPHONE)


class ManyTexts(forms.Widget):
    """Reads every text that was posted under one name; the page draws them itself."""

    def value_from_datadict(self, data, files, name) -> list[str]:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])


class QuestionsField(forms.Field):
    """The numbered questions, as a list of texts."""

    widget = ManyTexts

    def to_python(self, value: list[str] | None) -> list[str]:
        return [tidy(text) for text in value or []]


class TextField(forms.CharField):
    """Text as it was typed or pasted: line ends are made one kind, and NUL, which no database takes, goes."""

    def to_python(self, value) -> str:
        return tidy(super().to_python(value))


def at_most(characters: int, what: str) -> MaxLengthValidator:
    return MaxLengthValidator(characters, f"{what} must be {characters} characters or fewer")


def tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


class LogForm(forms.Form):
    """Shown with `initial` while proposals come in, bound when the officer logs. `on` is today."""

    requester_name = TextField(
        label="Requester", required=False, validators=[at_most(200, "The requester’s name")]
    )
    requester_email = forms.CharField(
        label="Answer goes to",
        required=False,
        validators=[
            EmailValidator("Enter an e-mail address in the correct format, like name@example.com"),
            at_most(254, "The e-mail address"),
        ],
    )
    requester_address = TextField(
        label="Postal address", required=False, widget=forms.Textarea({"rows": 3, "autocomplete": "off"})
    )
    received_on = DateField(label="Date received", required=False)
    regime = forms.ChoiceField(
        label="Regime",
        choices=[(regime.value, regime.value) for regime in Regime],
        initial=Regime.FOIA.value,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Choose the law that answers the request"},
    )
    subject = TextField(label="Subject", required=False, validators=[at_most(200, "The subject")])
    channel = forms.ChoiceField(
        label="How it came",
        choices=[(channel.value, channel.label) for channel in Case.Channel],
        initial=Case.Channel.EMAIL.value,
        required=False,
        error_messages={"invalid_choice": "Choose how the request came"},
    )
    questions = QuestionsField(label="Questions", required=False)
    request_text = TextField(
        label="The request as it came",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 16, "spellcheck": "false"}),
    )
    # What the page carries from one post to the next.
    original = forms.CharField(required=False, widget=forms.HiddenInput)
    proposed = forms.CharField(required=False, widget=forms.HiddenInput)
    touched = forms.CharField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        self.use_required_attribute = False
        for name in ("requester_name", "requester_email", "subject"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        if self["channel"].value() in BY_HAND:
            self.fields["requester_email"].label = "E-mail address"

    def clean(self) -> dict:
        """Add what the action would refuse, so that everything that is wrong is said at once."""
        cleaned = super().clean()
        asked = {name: cleaned.get(name) or "" for name in ("requester_name", "requester_address", "subject")}
        problems = actions.why_not_log(
            **asked,
            requester_email=cleaned.get("requester_email", "given"),
            received_on=cleaned.get("received_on"),
            regime=cleaned.get("regime", ""),
            channel=cleaned.get("channel", ""),
            questions=cleaned["questions"],
            on=self.on,
        )
        for problem in problems:
            if problem.field not in self.errors or problem.number:
                self.refuse(problem)
        return cleaned

    def refuse(self, problem: actions.Problem) -> None:
        """Put what the action says beside its field."""
        field = problem.field if problem.field in self.fields and problem.field != "token" else None
        self.add_error(field, ValidationError(problem.words, params={"number": problem.number}))


def new_token() -> str:
    return str(uuid.uuid4())
