"""The forms of the library. They check shape; what an entry may say the action says."""

from django import forms
from django.forms import Form

from cases import passages
from cases.fields import DateField
from cases.law import provisions
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.models import Wording
from cases.wording import library, sheets
from cases.wording.actions import Reason
from cases.wording.shapes import LONGEST

Kind = Wording.Kind
LONGEST_NOTE = 1000
# What a council adds itself. A layout comes with the product, as its conditions do.
OWN_KINDS = [
    (Kind.BOILERPLATE, "A standard passage of our own"),
    (Kind.REFUSAL, "A refusal notice for a provision that has none"),
    (Kind.FACTORS, "Public interest factors for a provision that has none"),
]


class Filters(Form):
    """The filters of the list, all of them in the address."""

    q = forms.CharField(label="Words or provision", required=False, max_length=200)
    group = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "All kinds"), *library.GROUPS.items()]
    )
    regime = forms.ChoiceField(
        label="Regime",
        required=False,
        choices=[("", "FOIA and EIR"), *[(regime.value, regime.value) for regime in Regime]],
    )
    order = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[("", "By provision"), ("used", "Most used first"), ("newest", "Newest first")],
    )
    look = forms.BooleanField(label="Needs a look", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["placeholder"] = "for example “names” or 43(2)"
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = f"Choose one of the entries under “{field.label}”."

    def values(self) -> dict[str, str]:
        """Each filter that is set and makes sense; what makes none is an error of the form."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class Refusable(Form):
    """A form that can show why the action said no."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def refuse(self, reasons: list[Reason]) -> None:
        for reason in reasons:
            self.add_error(reason.field if reason.field in self.fields else None, reason.words)


class WordsForm(Refusable):
    """What every version says: its title, its text, and why it is there."""

    title = forms.CharField(
        label="Title",
        max_length=LONGEST["title"],
        error_messages={
            "required": "Enter a title.",
            "max_length": "The title must be 200 characters or fewer.",
        },
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    sheet = forms.CharField(
        label="Text",
        max_length=LONGEST["text"],
        strip=False,
        widget=forms.Textarea({"rows": 24, "class": "sheet", "spellcheck": "true"}),
        error_messages={
            "required": "Enter the text.",
            "max_length": f"The text must be {LONGEST['text']:,} characters or fewer.",
        },
    )
    note = forms.CharField(
        label="Why",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 2}),
        help_text="It stands beside the version, for whoever asks about it later.",
        error_messages={
            "required": "Say why the words change.",
            "max_length": f"The reason must be {LONGEST_NOTE} characters or fewer.",
        },
    )

    def clean_sheet(self) -> str:
        return self.cleaned_data["sheet"].replace("\r\n", "\n").strip()


class EditForm(WordsForm):
    """`version` is the one that was read; `unlock` is there for administrators only."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    unlock = forms.BooleanField(
        label="The law has changed: let me change what is locked",
        required=False,
        help_text="Name the Act or the regulations below. A change of a locked passage is refused without this.",
    )
    field_order = ["version", "title", "sheet", "unlock", "note"]

    def __init__(self, *args, kind: str, may_unlock: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sheet"].help_text = HINTS[kind]
        if not may_unlock:
            del self.fields["unlock"]


HINTS = {
    Kind.BOILERPLATE: "One line is one paragraph. “- ” begins a list item, “### ” a heading.",
    Kind.REFUSAL: "One line is one paragraph. “- ” begins a list item, “### ” a heading.",
    Kind.FACTORS: "One line for each: key | what is said | prompt. Leave the key out for a new factor.",
    Kind.LAYOUT: "One line for each section, in the order of the letter: section: passage, passage",
}


class NewForm(WordsForm):
    """A wording of the council's own."""

    kind = forms.ChoiceField(label="What is it?", choices=OWN_KINDS, widget=forms.RadioSelect)
    name = forms.RegexField(
        r"^[a-z0-9][a-z0-9-]*$",
        label="Short name",
        required=False,
        max_length=LONGEST["key"],
        help_text="For a standard passage: small letters, digits and hyphens, such as help-leisure. It never changes.",
        error_messages={
            "invalid": "Use small letters, digits and hyphens only.",
            "max_length": "The short name must be 60 characters or fewer.",
        },
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    letters = forms.MultipleChoiceField(
        label="Letters that may use it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="For a standard passage. Put it into their layouts afterwards; then the officer chooses it.",
        error_messages={"invalid_choice": "Choose among the letters in the list."},
    )
    provision = forms.ChoiceField(
        label="Provision",
        required=False,
        help_text="For a notice or for factors.",
        error_messages={"invalid_choice": "Choose a provision from the list."},
    )
    field_order = ["kind", "name", "letters", "provision", "title", "sheet", "note"]

    def __init__(self, *args, letters: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].error_messages["required"] = "Say what it is."
        self.fields["letters"].choices = letters
        self.fields["provision"].choices = [("", "None"), *_provisions()]
        self.fields["sheet"].widget.attrs["rows"] = 12
        self.fields["sheet"].help_text = HINTS[Kind.BOILERPLATE]

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("kind") == Kind.BOILERPLATE:
            if not cleaned.get("name") and "name" not in self.errors:
                self.add_error("name", "Enter a short name.")
            if not cleaned.get("letters") and "letters" not in self.errors:
                self.add_error("letters", "Choose at least one letter.")
        elif "kind" in cleaned and not cleaned.get("provision") and "provision" not in self.errors:
            self.add_error("provision", "Choose the provision.")
        return cleaned

    def entry(self) -> dict:
        """What was typed, as the action takes it, once the form is valid."""
        typed = self.cleaned_data
        said = {name: typed[name] for name in ("kind", "title", "sheet", "note")}
        if typed["kind"] == Kind.BOILERPLATE:
            data = {
                "regime": "both",
                "kind": typed["letters"],
                "when": "as the officer decides",
                "locked": False,
            }
            return {**said, "key": typed["name"], "data": data}
        provision = provisions.find(typed["provision"])
        data = _of_notice(provision) if typed["kind"] == Kind.REFUSAL else _of_factors(provision)
        return {**said, "key": provision.id, "data": data}


def _provisions() -> list[tuple[str, str]]:
    return [(each.id, f"{each.citation}: {each.title}") for each in library.may_be_refused_on()]


def _of_notice(provision: Provision) -> dict:
    heading = f"{provision.in_words[0].upper()}{provision.in_words[1:]}: {provision.title}"
    return {
        "provision": provision.citation,
        "regime": provision.regime.value,
        "standing": f"{provision.standing}{', confirm or deny' if provision.is_ncnd else ''}",
        "heading": heading,
        **{name: [] for name in ("plain_words", "confirm", "guidance", "checks")},
    }


def _of_factors(provision: Provision) -> dict:
    balance = "confirm or deny" if provision.is_ncnd else "disclosure"
    sides = sheets.sides_of({"balance": balance})
    return {"provision": provision.citation, "balance": balance, **{side: [] for side in sides}}


class CurrentForm(Refusable):
    """From which day a version holds."""

    holds_from = DateField(label="In force from", required=False)
    holds_to = DateField(
        label="In force to",
        required=False,
        help_text="Leave it empty unless the words are for a time only. After that day nothing takes their place.",
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("holds_from") is None and "holds_from" not in self.errors:
            self.add_error("holds_from", "Enter the day from which it holds.")
        return cleaned


class FileForm(Refusable):
    file = forms.FileField(
        label="A wording library",
        help_text="A file that was exported here. Nothing changes yet: the next page shows what it would do.",
        error_messages={
            "required": "Choose the file.",
            "empty": "The file is empty.",
            "invalid": "Choose the file.",
            "missing": "Choose the file.",
            "max_length": "The name of the file is too long.",
        },
        max_length=200,
    )


def register_in_groups() -> dict[str, list[passages.Placeholder]]:
    """The list of placeholders, by what they are about."""
    groups: dict[str, list[passages.Placeholder]] = {}
    for name, placeholder in passages.REGISTER.items():
        groups.setdefault(name.partition(".")[0], []).append(placeholder)
    return groups
