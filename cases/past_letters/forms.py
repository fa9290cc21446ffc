"""The forms of past letters: files to take in, what was misread, sections for the library."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.fields import DateField
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.models import PastLetter
from cases.past_letters import actions
from cases.past_letters.actions import Mended, TakenIn
from cases.past_letters.files import LARGEST
from cases.past_letters.sheet import Passage
from cases.templatetags.govuk_forms import govuk_error_summary

MOST_FILES = 20
LONGEST_ANSWER = 100_000
NEW = "new"


class ManyFiles(forms.FileInput):
    """A box for several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name) -> list:
        return files.getlist(name)


class FilesField(forms.Field):
    """Files, each as (name, bytes); never more of one than is ever read."""

    widget = ManyFiles

    def to_python(self, value: list) -> list[tuple[str, bytes]]:
        if len(value) > MOST_FILES:
            raise ValidationError(f"Choose {MOST_FILES} files or fewer at a time")
        return [(file.name, file.read(LARGEST + 1)) for file in value]


class TakeInForm(forms.Form):
    files = FilesField(
        label="Letters",
        widget=ManyFiles({"accept": ".txt,.pdf,.docx"}),
        help_text=f"Plain text, PDF or Word (.docx), up to {MOST_FILES} at a time.",
        error_messages={"required": "Choose at least one letter"},
    )
    use_required_attribute = False

    def refuse(self, taken: TakenIn) -> None:
        """Say of every file that could not be read why."""
        for name, why in taken.refused:
            self.add_error("files", f"{name}: {why}")


class CitedField(forms.CharField):
    """Provisions with commas between, as a list of texts as they were written."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=500, **kwargs)
        self.widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def to_python(self, value) -> list[str]:
        return [each.strip() for each in re.split(r"[,;]", super().to_python(value)) if each.strip()]

    def prepare_value(self, value) -> str:
        return ", ".join(value) if isinstance(value, list) else value


def _text(label: str, longest: int, **kwargs) -> forms.CharField:
    """A line that may be left empty, because it may not be known."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"max_length": f"{label} must be {longest} characters or fewer"},
        **kwargs,
    )


class FactsForm(forms.Form):
    """What the letter says of itself. `version` is the one that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reference = _text("Reference", 60)
    subject = _text("Subject", 200)
    received_on = DateField(label="Date received", required=False)
    letter_on = DateField(label="Date of the letter", required=False)
    regime = forms.ChoiceField(
        label="Law that it answers under",
        choices=[*((regime.value, regime.value) for regime in Regime), ("", "Not known")],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Choose the law that it answers under"},
    )
    requester_name = _text(
        "Requester’s name",
        200,
        help_text="Leave it empty unless you need it: a precedent does not name who asked.",
    )
    provisions = CitedField(
        label="Provisions that it ties to no question",
        help_text="With commas between, for example s31(1)(a), reg 12(5)(e)",
    )
    use_required_attribute = False


class QuestionForm(forms.Form):
    """One question; one that was read goes when its words are taken out."""

    text = forms.CharField(
        label="Question",
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea({"rows": 2}),
    )
    answer = forms.CharField(
        label="Answer",
        required=False,
        strip=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea({"rows": 4}),
        help_text="“- ” begins a list item; tabs part the cells of a table.",
    )
    outcome = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "Not known"), *((outcome.value, outcome.label) for outcome in Outcome)],
        error_messages={"invalid_choice": "Choose an outcome from the list"},
    )
    provisions = CitedField(label="Provisions")
    use_required_attribute = False

    def clean(self) -> dict:
        cleaned = super().clean()
        said = cleaned.get("answer") or cleaned.get("outcome") or cleaned.get("provisions")
        if said and not cleaned.get("text") and self.prefix == NEW:
            self.add_error("text", "Enter the question")
        return cleaned


class Correction:
    """The facts and the questions of one letter, as one form of the page."""

    def __init__(self, past: PastLetter, data=None):
        self.past = past
        self.facts = FactsForm(data, initial=_facts(past))
        self.questions = [
            QuestionForm(data, prefix=f"q{place}", initial=each) for place, each in enumerate(past.questions)
        ]
        self.new = QuestionForm(data, prefix=NEW)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.facts, *self.questions, self.new]

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def summary(self) -> list:
        return govuk_error_summary(*self.forms)["items"]

    def is_valid(self) -> bool:
        """What was typed has the right shape, and cites what there is."""
        # Each form says what is wrong with it, so none may be left out.
        shapes = [form.is_valid() for form in self.forms]
        if not all(shapes):
            return False
        for form in self.forms:
            for reason in actions.why_not_cited(self.past, form.cleaned_data["provisions"]):
                form.add_error("provisions", reason)
        return not self.errors

    def values(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return {**self.facts.cleaned_data, "questions": list(self._mended())}

    def _mended(self):
        for place, form in enumerate(self.questions):
            if form.cleaned_data["text"]:
                yield _as_mended(form, place)
        if self.new.cleaned_data["text"]:
            yield _as_mended(self.new, None)


def _facts(past: PastLetter) -> dict[str, Any]:
    return {name: getattr(past, name) for name in FactsForm.base_fields}


def _as_mended(form: QuestionForm, place: int | None) -> Mended:
    said = {name: form.cleaned_data[name] for name in ("text", "answer", "outcome", "provisions")}
    return Mended(**{**said, "answer": said["answer"].replace("\r\n", "\n").strip("\n"), "place": place})


class WordingForm(forms.Form):
    """Which sections become drafts of the library; each choice is named by its first line."""

    chosen = forms.TypedMultipleChoiceField(
        label="Sections",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one section",
            "invalid_choice": "Choose among the sections in the list",
        },
    )

    def __init__(self, *args, passages: list[Passage], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(each.first, each.title) for each in passages]
