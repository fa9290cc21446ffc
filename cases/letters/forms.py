"""What the officer types for the letter as a whole."""

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

    Nothing is required here: a draft may be saved half done, and the checks say what is still missing.
    """

    def __init__(self, *args, content: LetterContent, **kwargs):
        super().__init__(*args, **kwargs)
        self.prompts = {}
        for number, field in enumerate(content.fields):
            name = f"field-{number}"
            self.prompts[name] = field.key
            self.fields[name] = forms.CharField(
                label=field.question, required=False, initial=field.answer, widget=forms.Textarea({"rows": 2})
            )
        self.parts = {}
        for section in content.optional:
            name = f"part-{section.section}"
            self.parts[name] = section.section
            self.fields[name] = forms.BooleanField(label=section.title, required=False, initial=section.on)

    def answers(self) -> dict[str, str]:
        return {key: self.cleaned_data[name] for name, key in self.prompts.items()}

    def sections(self) -> dict[str, bool]:
        return {section: self.cleaned_data[name] for name, section in self.parts.items()}
