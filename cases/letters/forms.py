"""What the officer types for the letter as a whole."""

import hashlib

from django import forms

from cases.letters.assembly import LetterContent


class SendBackForm(forms.Form):
    note = forms.CharField(
        label="What should change",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say what should change, so that the officer knows"},
    )


class LetterFieldsForm(forms.Form):
    """One text for each prompt of the letter, one tick for each part that may be left out.

    Nothing is required here: a draft may be saved half done, and the checks say what is still missing. The prompts
    follow from the answers and may change while the form is on the page, so names hold on to the prompt and not to
    its place, and only what was sent counts.
    """

    def __init__(self, *args, content: LetterContent, **kwargs):
        super().__init__(*args, **kwargs)
        self.prompts = {}
        for field in content.fields:
            name = name_of(field.key)
            self.prompts[name] = field.key
            self.fields[name] = forms.CharField(
                label=field.question, required=False, initial=field.answer, widget=forms.Textarea({"rows": 2})
            )
        self.parts = {}
        for section in content.optional:
            name = f"part-{section.section}"
            self.parts[name] = section.section
            self.fields[name] = forms.BooleanField(label=section.title, required=False, initial=section.on)

    def digest(self) -> str:
        """A fingerprint of what is asked: when it changes the form on the page has to be drawn anew."""
        return fingerprint("\n".join([*self.prompts.values(), *self.parts.values()]))

    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[name] for name, key in self.prompts.items() if name in self.data}

    def sections(self) -> dict[str, bool]:
        """The ticks; none where the form was drawn with other parts, for a missing tick would then mean nothing."""
        if self.data.get("prompts") != self.digest():
            return {}
        return {section: self.cleaned_data[name] for name, section in self.parts.items()}


def name_of(key: str) -> str:
    """The name of the field for a prompt."""
    return f"field-{fingerprint(key)}"


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
