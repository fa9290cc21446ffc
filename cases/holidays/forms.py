"""The forms of the bank holidays. They check shape; what the law says of a day the action says."""

from django import forms

from cases.fields import DateField
from cases.law.published_holidays import DIVISIONS, Entry, Reason

LONGEST_WHY = 1000


class ChangeForm(forms.Form):
    """Every change says why, for whoever asks about a due date in a year's time."""

    why = forms.CharField(
        label="Why, and where it was proclaimed or published",
        max_length=LONGEST_WHY,
        widget=forms.Textarea({"rows": 3}),
        help_text="It stands in the story of every case that moves.",
        error_messages={
            "required": "Say where it was proclaimed or published, or what was wrong.",
            "max_length": f"The reason must be {LONGEST_WHY} characters or fewer.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def refuse(self, reasons: list[Reason]) -> None:
        """Put what the action says beside its fields."""
        for reason in reasons:
            self.add_error(reason.field if reason.field in self.fields else None, reason.words)


class DayForm(ChangeForm):
    """One bank holiday: to be added, or as it should have been."""

    field_order = ["day", "name", "divisions", "why"]

    day = DateField(label="Date", required=False)
    name = forms.CharField(
        label="Name",
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="As it was proclaimed, for example World Cup bank holiday",
    )
    divisions = forms.MultipleChoiceField(
        label="Where it is a bank holiday",
        choices=list(DIVISIONS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A bank holiday in any part of the United Kingdom is no working day, section 10(6).",
        error_messages={"invalid_choice": "Choose among the three divisions of the United Kingdom."},
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("day") is None and "day" not in self.errors:
            self.add_error("day", "Enter the day of the bank holiday.")
        return cleaned

    def entry(self) -> Entry:
        """The bank holiday that was typed, once the form is valid."""
        chosen = self.cleaned_data["divisions"]
        return Entry(
            self.cleaned_data["day"],
            self.cleaned_data["name"],
            tuple(division for division in DIVISIONS if division in chosen),
        )


class RemovalForm(ChangeForm):
    """Only why."""


class FileForm(ChangeForm):
    field_order = ["file", "why"]

    file = forms.FileField(
        label="GOV.UK’s bank-holidays.json",
        help_text="The file itself, as www.gov.uk/bank-holidays.json gives it.",
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty.",
            "invalid": "Choose the file.",
            "missing": "Choose the file.",
        },
    )
