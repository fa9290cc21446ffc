"""What a list is narrowed to: all of it stands in the address."""

from django import forms
from django.db.models import Exists, OuterRef

from cases import workflow
from cases.law.regimes import Regime
from cases.models import Case, User

SHOWS = [
    ("", "open"),
    ("overdue", "overdue"),
    ("today", "due today"),
    ("soon", "due in 5 working days"),
    ("move", "your move"),
    ("approver", "with approver"),
]
NOBODY = "nobody"
ANY = "any"


class ListFilters(forms.Form):
    """The filters of a list. `stage` empty means every open case, ANY the closed ones too."""

    q = forms.CharField(label="Reference, requester or words", required=False, max_length=200)
    stage = forms.ChoiceField(
        label="Stage",
        required=False,
        choices=[
            ("", "Any open stage"),
            *workflow.choices(),
            (ANY, "Open and closed"),
        ],
    )
    regime = forms.ChoiceField(
        label="Regime",
        required=False,
        choices=[("", "FOIA and EIR"), *[(regime.value, regime.value) for regime in Regime]],
    )
    officer = forms.ChoiceField(label="Officer", required=False)
    order = forms.ChoiceField(
        label="Order", required=False, choices=[("", "Most urgent first"), ("newest", "Newest first")]
    )
    show = forms.ChoiceField(required=False, choices=SHOWS, widget=forms.HiddenInput)

    def __init__(self, *args, with_officers: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["placeholder"] = "for example 7012568 or “contract”"
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = f"Choose one of the entries under “{field.label}”."
        if with_officers:
            self.fields["officer"].choices = [("", "Anyone"), (NOBODY, "Nobody yet"), *officers()]
        else:
            del self.fields["officer"]

    def values(self) -> dict[str, str]:
        """Each filter that is set and makes sense; what makes none is an error of the form."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def in_words(self) -> list[str]:
        """The filters that are on, for the page that found nothing."""
        values = self.values()
        words = [f"“{values['q']}”"] if "q" in values else []
        for name in ("show", "stage", "regime", "officer"):
            if name in values:
                words.append(dict(self.fields[name].choices)[values[name]])
        return words


def officers() -> list[tuple[str, str]]:
    """Everybody who has ever had a case."""
    theirs = Case.objects.filter(officer=OuterRef("pk"))
    return [(str(user.pk), str(user)) for user in User.objects.filter(Exists(theirs)).order_by("full_name")]
