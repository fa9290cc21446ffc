"""What the address of a history may ask for, and what is sent to put a version back."""

from collections.abc import Iterable

from django import forms

# What a version counts up to, as the database keeps it.
MOST = 2_147_483_647


class CompareForm(forms.Form):
    """`from` and `to` are versions to compare, 0 is the empty draft; `before` is where a page of the list begins."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # "from" is no name in Python.
        for name in ("from", "to", "before"):
            self.fields[name] = forms.IntegerField(min_value=0, max_value=MOST, required=False)

    def asked(self) -> tuple[int, int] | None:
        """The two versions, the older first."""
        first, second = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first is None or second is None:
            return None
        return min(first, second), max(first, second)

    def before(self) -> int | None:
        return self.cleaned_data.get("before")


class RestoreForm(forms.Form):
    """Which part is to stand again as in version `number`; `seen` is the version that was looked at."""

    number = forms.IntegerField(min_value=0, max_value=MOST)
    seen = forms.IntegerField(min_value=0, max_value=MOST)
    part = forms.ChoiceField(required=False)

    def __init__(self, *args, parts: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", ""), *((part, part) for part in parts)]
