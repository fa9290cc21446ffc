"""The form of a fee notice: lines of what is charged for. The time of staff cannot be entered.

Section 9 FOIA with regulation 6 of SI 2004/3244: only the cost of putting the information into the form asked for, of
copying and of sending it, and regulation 6(4): none of the time of staff. Regulation 8 EIR: a reasonable charge, by
the published schedule.
"""

import re
from decimal import Decimal

from django import forms

from cases.clock.forms import Kind, NoticeForm, Text
from cases.law.regimes import Regime

ROWS = 3
MOST_ROWS = 30
COSTS = [
    "Copying or printing",
    "Postage or other delivery",
    "The form asked for, such as a disc or large print",
]
SCHEDULE = "Charge of the published schedule"
# What regulation 6(4) keeps out, however it is called.
STAFF_TIME = re.compile(r"\b(hours?|staff|time|labour|officers?|search\w*|redact\w*)\b", re.IGNORECASE)


class FeeLine(forms.Form):
    cost = forms.ChoiceField(
        label="What for", required=False, error_messages={"invalid_choice": "Choose what the charge is for"}
    )
    detail = Text(label="Which (optional)", rows=1, longest=80)
    number = forms.IntegerField(
        label="How many",
        required=False,
        min_value=1,
        max_value=99_999,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "How many must be a whole number",
            "min_value": "How many must be 1 or more",
            "max_value": "How many must be 99,999 or fewer",
        },
    )
    price = forms.DecimalField(
        label="Price of one in £",
        required=False,
        min_value=Decimal("0.01"),
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": "The price must be an amount in pounds, like 0.10",
            "min_value": "The price must be a penny or more",
            "max_decimal_places": "The price must be in pounds and whole pence, like 0.10",
            **dict.fromkeys(("max_digits", "max_whole_digits"), "The price must be less than £100,000"),
        },
    )

    def __init__(self, *args, regime: Regime, **kwargs):
        super().__init__(*args, **kwargs)
        self.regime = regime
        self.use_required_attribute = False
        costs = [*COSTS, SCHEDULE] if regime is Regime.EIR else COSTS
        self.fields["cost"].choices = [("", "Choose"), *((cost, cost) for cost in costs)]

    def add_prefix(self, field_name: str) -> str:
        return f"{self.prefix}-{field_name}"

    def cells(self) -> list[str] | None:
        """What for, number, price, sum; None while the line is empty or wrong."""
        said = getattr(self, "cleaned_data", {})
        if self.errors or not (said.get("cost") and said.get("number") and said.get("price")):
            return None
        what = ": ".join(filter(None, [said["cost"], said["detail"]]))
        return [what, str(said["number"]), f"£{said['price']:.2f}", f"£{said['number'] * said['price']:.2f}"]

    def clean(self) -> dict:
        cleaned = super().clean()
        if not any(self.data.get(self.add_prefix(name), "").strip() for name in self.fields):
            return cleaned
        wanted = {
            "cost": "Choose what the charge is for",
            "number": "Enter how many",
            "price": "Enter the price of one",
        }
        for name, words in wanted.items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
        if self.regime is Regime.FOIA and STAFF_TIME.search(cleaned.get("detail", "")):
            self.add_error("detail", "The time of staff cannot be charged (SI 2004/3244, regulation 6(4))")
        return cleaned

    @staticmethod
    def from_cells(cells: list[str]) -> dict:
        cost, _, detail = cells[0].partition(": ")
        return {"cost": cost, "detail": detail, "number": cells[1], "price": cells[2].removeprefix("£")}


class FeeForm(NoticeForm):
    """Section 9 FOIA, regulation 8 EIR. `lines` are its rows, as many as were filled in and some to spare."""

    kind = Kind.FEE_NOTICE
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        regime = Regime(self.case.regime)
        if self.is_bound:
            typed = str(self.data.get("rows", ""))
            # At most three digits: a longer number would cost time to read and is cut to the most anyway.
            rows = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else ROWS
            rows = max(1, min(rows + ("more" in self.data) * ROWS, MOST_ROWS))
            self.lines = [FeeLine(self.data, prefix=f"line{n}", regime=regime) for n in range(rows)]
        else:
            filled = [FeeLine.from_cells(cells) for cells in self.initial.get("lines", [])]
            blank = [{}] * max(1, ROWS - len(filled))
            self.lines = [
                FeeLine(initial=initial, prefix=f"line{n}", regime=regime)
                for n, initial in enumerate([*filled, *blank])
            ]

    @classmethod
    def from_details(cls, details: dict) -> dict:
        return {"lines": details["lines"]}

    def filled(self) -> list[list[str]]:
        if not self.is_bound:
            return self.initial.get("lines", [])
        return [cells for cells in (line.cells() for line in self.lines if line.is_valid()) if cells]

    def amount(self) -> Decimal:
        return sum((Decimal(cells[3].removeprefix("£")) for cells in self.filled()), Decimal("0.00"))

    def details(self) -> dict | None:
        return {"amount": f"{self.amount():.2f}", "lines": self.filled()}

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.filled() and all(line.is_valid() for line in self.lines):
            self.lines[0].add_error("cost", "Enter at least one thing that you charge for")
        if not all(line.is_valid() for line in self.lines):
            self.add_error("rows", "Look at the lines of the fee")
        return cleaned
