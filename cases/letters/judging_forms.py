"""What somebody says to a warning or to a question of the checks."""

from django import forms

from cases.models import Judgement


class AcceptForm(forms.Form):
    """Why a warning may stand. Each warning of a page has a form of its own, named by what was judged."""

    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = forms.CharField(
        label="Why the letter may go as it is",
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Say why the letter may go as it is"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = f"judge-{self.judged[:12]}-%s"

    @property
    def judged(self) -> str:
        """The fingerprint of the warning that the form is about."""
        return str(self["fingerprint"].value() or "")


class AnswerForm(forms.Form):
    fingerprint = forms.CharField(max_length=64)
    verdict = forms.ChoiceField(
        choices=[(each.value, each.label) for each in (Judgement.Verdict.YES, Judgement.Verdict.NO)]
    )
