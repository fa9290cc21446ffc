"""What the officer types for the letter as a whole."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from cases.fields import DateField, RichTextField
from cases.letters import own_words
from cases.letters.around import day
from cases.letters.content import LetterContent, LetterField
from cases.letters.rivals import Rival, fingerprint
from cases.models import Letter

OWN_WORDS = {
    own_words.BEFORE: "Your own words at the beginning",
    own_words.AFTER: "Your own words at the end",
}
_PROMPT = "field-"
_BY_THE_LINE = {"list": "One on each line", "table": "One row on each line, with | between its cells"}


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
    its place, and only what was sent counts. `own`: the letter may hold paragraphs of the officer's own.
    """

    def __init__(self, *args, content: LetterContent, own: Mapping[str, str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.prompts = {}
        for field in content.fields:
            name = name_of(field.key)
            self.prompts[name] = field.key
            self.fields[name] = _field_for(field)
        self.own = {}
        for key, label in OWN_WORDS.items() if own is not None else ():
            name = name_of(key)
            self.own[name] = self.prompts[name] = key
            self.fields[name] = RichTextField(label=label, required=False, initial=own.get(key, ""))
            self.fields[name].widget.attrs |= {"aria-label": label, "data-part": f"letter-{key}"}
        self.parts = {}
        for section in content.optional:
            name = f"part-{section.section}"
            self.parts[name] = section.section
            self.fields[name] = forms.BooleanField(label=section.title, required=False, initial=section.on)

    @property
    def has_own(self) -> bool:
        """The letter holds paragraphs of the officer's own already, or somebody has just typed some."""
        return any(self[name].value() for name in self.own)

    def digest(self) -> str:
        """A fingerprint of what is asked: when it changes the form on the page has to be drawn anew."""
        return fingerprint("\n".join([*self.prompts.values(), *self.parts.values()]))

    def answers(self) -> dict[str, str]:
        """What was typed, without what gives way to a colleague's text (`keep`)."""
        sent = {name: key for name, key in self.prompts.items() if self._was_sent(name)}
        return {
            key: _as_text(self.cleaned_data[name]) for name, key in sent.items() if name != self.gives_way()
        }

    def unsaved(self, letter: Letter) -> list[tuple[BoundField, str]]:
        """The fields with what was typed in them and the letter does not have."""
        typed = {key: text for key, text in self.answers().items() if text}
        return [
            (self[name], typed[key])
            for name, key in self.prompts.items()
            if key in typed and fingerprint(typed[key]) != fingerprint(letter.fields.get(key, ""))
        ]

    def no_longer_asked(self) -> list[str]:
        """What was typed for prompts that the letter had when the form was drawn and has no more."""
        return [
            text
            for name, text in self.data.items()
            if name.startswith(_PROMPT)
            and name not in self.prompts
            and name[:-2] not in self.prompts
            and text
        ]

    def _was_sent(self, name: str) -> bool:
        """A date comes in three boxes."""
        return name in self.data or f"{name}_0" in self.data

    def sections(self) -> dict[str, bool]:
        """The ticks that were changed; none where the form was drawn with other parts, for a missing tick would then
        mean nothing."""
        if self.data.get("prompts") != self.digest():
            return {}
        ticks = {name: self.cleaned_data[name] for name in self.parts}
        was = {name: self.data.get(was_of(name)) for name in self.parts}
        return {self.parts[name]: on for name, on in ticks.items() if was[name] != _tick(on)}

    def seen(self) -> dict[str, str]:
        """The fingerprints of what the prompts held when the form was drawn, or when its writer chose between two
        texts."""
        sent = {name: key for name, key in self.prompts.items() if was_of(name) in self.data}
        seen = {key: self.data[was_of(name)] for name, key in sent.items()}
        name, which, digest = self._choice()
        return seen | {self.prompts[name]: digest} if which == "mine" and name in self.prompts else seen

    def marks(self, letter: Letter, rivals: Sequence[Rival] = ()) -> list[tuple[str, str]]:
        """Name and value of the hidden fields that say what every field holds now, as `letter` has it. A prompt with
        a rival keeps its mark until its writer has chosen."""
        waiting = {rival.key for rival in rivals}
        seen = {key: mark for key, mark in self.seen().items() if key in waiting}
        texts = {name: fingerprint(letter.fields.get(key, "")) for name, key in self.prompts.items()}
        held = letter.fields.get("sections", {})
        ticks = {name: _tick(held.get(part, self.fields[name].initial)) for name, part in self.parts.items()}
        marks = texts | {name_of(key): mark for key, mark in seen.items()} | ticks
        return [(was_of(name), mark) for name, mark in marks.items()]

    def contested(self, rivals: Sequence[Rival]) -> list[tuple[BoundField, Rival]]:
        """The rivals, each with its field."""
        return [(self[name_of(rival.key)], rival) for rival in rivals]

    def gives_way(self) -> str:
        """The name of the field whose writer takes the colleague's text; empty for none."""
        name, which, _ = self._choice()
        return name if which == "saved" else ""

    def _choice(self) -> tuple[str, str, str]:
        name, which, digest = [*self.data.get("keep", "").split(":"), "", ""][:3]
        return name, which, digest


def _field_for(field: LetterField) -> forms.Field:
    """A date in boxes, a choice as radios, and everything else as text: that of a list or a table by the line."""
    said: dict[str, Any] = {"label": field.question, "required": False, "initial": field.answer}
    if field.type == "date":
        return DateField(**{**said, "initial": day(field.answer)})
    if field.choices:
        choices = [(choice, choice) for choice in field.choices]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)
    return forms.CharField(
        widget=forms.Textarea({"rows": 4 if field.type in _BY_THE_LINE else 2}),
        help_text=_BY_THE_LINE.get(field.type, ""),
        **said,
    )


def _as_text(said: str | date | None) -> str:
    """What was typed as it is kept: a date in ISO form."""
    return said.isoformat() if isinstance(said, date) else said or ""


def name_of(key: str) -> str:
    """The name of the field for a prompt."""
    return f"{_PROMPT}{fingerprint(key)}"


def was_of(name: str) -> str:
    """The name of the hidden field that says what a field held when it was drawn."""
    return f"was-{name}"


def _tick(on: bool) -> str:
    return "on" if on else "off"
