"""What is typed on the page of the cost limit."""

from decimal import Decimal

from django import forms

from cases.law.cost_limit import Activity
from cases.law.uncounted import why_not_counted

WHOLE = "Enter {what} as a whole number, such as {example}"
MOST_LINES = 40


class WholeNumber(forms.IntegerField):
    """A count as people write it: 2,400."""

    widget = forms.TextInput

    def to_python(self, value: str | None) -> int | None:
        return super().to_python((value or "").replace(",", ""))


class LineForm(forms.Form):
    """One task. A row in which nothing is typed is no line."""

    activity = forms.ChoiceField(choices=[(each.value, each.label) for each in Activity], label="Task")
    what = forms.CharField(
        max_length=200,
        label="What is done, to which records",
        error_messages={"required": "Say what is done, to which records"},
    )
    records = WholeNumber(
        min_value=1,
        max_value=10_000_000,
        label="Records",
        error_messages={
            "required": "Enter how many records there are",
            "invalid": WHOLE.format(what="the number of records", example="500"),
            "min_value": "The number of records must be 1 or more",
            "max_value": "The number of records must be 10,000,000 or fewer",
        },
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    minutes = forms.DecimalField(
        required=False,
        min_value=Decimal("0.01"),
        max_value=Decimal(100_000),
        decimal_places=2,
        label="Minutes each",
        error_messages={
            "invalid": "Enter the minutes for each record as a number, such as 5 or 2.5",
            "min_value": "The minutes for each record must be more than 0",
            "max_value": "The minutes for each record must be 100,000 or fewer",
            "max_decimal_places": "The minutes for each record must have at most 2 decimal places",
        },
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    people = WholeNumber(
        min_value=1,
        max_value=500,
        initial=1,
        label="People",
        error_messages={
            "required": "Enter how many people do it, such as 1",
            "invalid": WHOLE.format(what="the number of people", example="1"),
            "min_value": "The number of people must be 1 or more",
            "max_value": "The number of people must be 500 or fewer",
        },
        widget=forms.TextInput({"inputmode": "numeric"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"use_required_attribute": False, **kwargs})

    def has_changed(self) -> bool:
        """The task and one person stand in an empty row already."""
        return any((self[name].data or "").strip() for name in ("what", "records", "minutes"))

    def clean_what(self) -> str:
        reasons = why_not_counted(self.cleaned_data["what"])
        if reasons:
            raise forms.ValidationError(reasons)
        return " ".join(self.cleaned_data["what"].split())

    def as_stored(self) -> dict[str, str]:
        """The line as CostEstimate keeps it."""
        typed = self.cleaned_data
        minutes = typed["minutes"]
        return {
            "activity": typed["activity"],
            "what": typed["what"],
            "records": str(typed["records"]),
            "minutes": "" if minutes is None else f"{minutes:f}",
            "people": str(typed["people"]),
        }


class EstimateForm(forms.Form):
    """The estimate but for its lines."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    sample_records = WholeNumber(
        required=False,
        min_value=1,
        max_value=10_000_000,
        label="Records timed",
        error_messages={
            "invalid": WHOLE.format(what="the records timed", example="20"),
            "min_value": "The records timed must be 1 or more",
            "max_value": "The records timed must be 10,000,000 or fewer",
        },
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    sample_minutes = forms.DecimalField(
        required=False,
        min_value=Decimal("0.01"),
        max_value=Decimal(1_000_000),
        decimal_places=2,
        label="Minutes for all of them",
        error_messages={
            "invalid": "Enter the minutes of the sample as a number, such as 66",
            "min_value": "The minutes of the sample must be more than 0",
            "max_value": "The minutes of the sample must be 1,000,000 or fewer",
            "max_decimal_places": "The minutes of the sample must have at most 2 decimal places",
        },
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    method = forms.CharField(
        required=False,
        label="How you arrived at it",
        help_text="It stands in the letter. How are the records kept, how many are there, how long does one take, how "
        "many did you time? Say why there is no quicker way, such as a report or an index. Left empty, it is written "
        "from the sample.",
        widget=forms.Textarea({"rows": 4}),
    )
    within_limit = forms.CharField(
        required=False,
        label="What you could provide within the limit",
        help_text="One on each line, such as: the number of complaints in each year. A right estimate without help to "
        "narrow the request still breaks section 16.",
        widget=forms.Textarea({"rows": 3}),
    )
    with_cases = forms.MultipleChoiceField(required=False)
    another = forms.CharField(
        required=False,
        max_length=20,
        label="Another request, by its reference",
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    acting_together = forms.CharField(
        required=False,
        label="What shows that they act together or in a campaign",
        help_text="Only for requests of different people. Keep to facts: a page that calls for the requests, the same "
        "text, letters that name each other. It is for the record and does not stand in the letter.",
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"use_required_attribute": False, **kwargs})
        # Which requests may be added is for the law to say, not for the form.
        self.fields["with_cases"].choices = [(each, each) for each in self.ticked()]

    def clean(self) -> dict:
        typed = super().clean()
        if not self.errors.keys() & {"sample_records", "sample_minutes"}:
            if typed.get("sample_records") and not typed.get("sample_minutes"):
                self.add_error("sample_minutes", "Enter how many minutes the sample took")
            if typed.get("sample_minutes") and not typed.get("sample_records"):
                self.add_error("sample_records", "Enter how many records were timed")
        return typed

    def ticked(self) -> list[str]:
        """The references that were ticked. No database takes a NUL, and no reference has one."""
        if not self.is_bound:
            return self.initial.get("with_cases", [])
        return [each for each in self.data.getlist("with_cases") if "\0" not in each]

    def sample(self) -> dict[str, str]:
        """The sample as CostEstimate keeps it; empty while it is not whole."""
        records = self.cleaned_data.get("sample_records")
        minutes = self.cleaned_data.get("sample_minutes")
        return {"records": str(records), "minutes": f"{minutes:f}"} if records and minutes else {}

    def references(self) -> list[str]:
        """The requests ticked and the one typed, each once."""
        another = self.cleaned_data.get("another", "")
        return list(dict.fromkeys([*self.cleaned_data.get("with_cases", []), *filter(None, [another])]))


Lines = forms.formset_factory(LineForm, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)
