"""The form of a text that goes out with a letter. It checks shape only."""

from datetime import date

from django import forms

from cases.fields import DateField, RichTextField
from cases.models import Case, ReleaseText
from cases.redaction.actions import why_not_text

LONGEST_TITLE = 160


class AnnexForm(forms.Form):
    """`on` is today: a document is not dated after it. `version` is the one that the writer began from."""

    title = forms.CharField(
        label="Title",
        max_length=LONGEST_TITLE,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="As the requester will read it, for example E-mail about the contract",
        error_messages={
            "required": "Enter a title",
            "max_length": f"The title must be {LONGEST_TITLE} characters or fewer",
        },
    )
    dated_on = DateField(
        label="Date of the document",
        required=False,
        help_text="The grade that somebody held on this day decides whether the name is released",
    )
    questions = forms.TypedMultipleChoiceField(
        label="Questions that it answers",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="What is withheld in the text is withheld from these",
        error_messages={
            "required": "Choose at least one question that the text answers",
            "invalid_choice": "Choose from the questions of this case",
        },
    )
    text = RichTextField(label="Text", required=False)
    version = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    def __init__(self, *args, case: Case, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        asked = case.questions.values_list("number", "text")
        self.fields["questions"].choices = [(number, f"{number}. {text}") for number, text in asked]
        self.use_required_attribute = False
        self.fields["text"].widget.attrs["aria-label"] = "Text that goes out"

    def clean_dated_on(self) -> date | None:
        day = self.cleaned_data["dated_on"]
        if day is None:
            raise forms.ValidationError("Enter the date of the document")
        if day > self.on:
            raise forms.ValidationError("The date of the document must be today or in the past")
        return day

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        for reason in why_not_text(text):
            raise forms.ValidationError(reason)
        return text

    def typed(self) -> dict:
        """What a new text is made of."""
        return {key: self.cleaned_data[key] for key in ("title", "dated_on", "questions", "text")}

    @staticmethod
    def values_of(annex: ReleaseText) -> dict:
        return {
            "title": annex.title,
            "dated_on": annex.dated_on,
            "questions": annex.questions,
            "text": annex.text,
            "version": annex.version,
        }
