"""The small forms of the draft: one for each answer."""

from django import forms

from cases.fields import RichTextField
from cases.law.outcomes import Outcome
from cases.models import Question


class AnswerForm(forms.Form):
    """The answer to one question, a form of its own: ids end in the number of the question, names do not."""

    text = RichTextField(required=False)
    outcome = forms.ChoiceField(
        choices=[("", ""), *((outcome.value, outcome.label) for outcome in Outcome)], required=False
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, question: Question, **kwargs):
        super().__init__(*args, auto_id=f"%s-{question.number}", **kwargs)
        self.fields["text"].widget.attrs["aria-label"] = f"Answer to question {question.number}"


class ChoiceForm(forms.Form):
    """Which of two texts is to stand: "saved", "rival" or "both", and which rival. `seen`: version shown."""

    keep = forms.RegexField(r"^(saved|rival|both):\d+$")
    seen = forms.IntegerField(min_value=0)
    text = forms.CharField(required=False)

    def clean_keep(self) -> tuple[str, int]:
        keep, _, rival = self.cleaned_data["keep"].partition(":")
        return keep, int(rival)
