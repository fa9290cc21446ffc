"""The forms of an extension: to weigh the public interest (section 10(3) with 17(2) FOIA), or for what is complex and
voluminous (regulation 7 EIR)."""

from dataclasses import dataclass
from datetime import date

from django import forms

from cases.clock.forms import Kind, NoticeForm, Text
from cases.fields import DateField
from cases.law import provisions
from cases.law.clock import NoDueDate
from cases.law.dates import in_words, plain
from cases.law.provisions import Provision
from cases.law.regimes import Regime

MOST_FOUND = 8


@dataclass(frozen=True)
class Unfit:
    """A provision that was found or claimed and allows no extension, with the reason."""

    provision: Provision
    reason: str


class ManyChoices(forms.MultipleChoiceField):
    def __init__(self, **kwargs):
        wrong = {"invalid_choice": "Choose from the list"}
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, error_messages=wrong, **kwargs)


class ExtensionForm(NoticeForm):
    """What both laws ask: until when. `days` beyond the limit follow from the day."""

    kind = Kind.EXTENSION
    estimated_on = DateField(label="Date by which you will answer", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.clock.reasons:
            return
        # What may be asked for most under the EIR, and under FOIA is good practice at most (section 45 Code).
        most = self.clock.regime.extension_days
        due_on = self.clock.due_on_without_extension
        fortieth = self.clock.calendar.add(due_on, most)
        self.initial.setdefault("estimated_on", fortieth)
        self.fields["estimated_on"].help_text = (
            f"Without an extension the answer is due on {plain(due_on)}. "
            f"{most} working days more is {in_words(fortieth)}."
        )

    def days(self) -> int | None:
        """Working days beyond the limit; 0 for a day that is not beyond it, None without a day."""
        day = self.day("estimated_on")
        if day is None:
            return None
        try:
            due_on = self.clock.due_on_without_extension
        except NoDueDate:
            return 1
        return self.clock.calendar.count(due_on, day) if day > due_on else 0

    def details(self) -> dict | None:
        days = self.days()
        if days is None:
            return None
        return {"days": days, "estimated_on": self.day("estimated_on").isoformat(), **self.particulars()}

    def particulars(self) -> dict:
        """What the regime asks besides."""

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need("estimated_on", "Enter the day by which you will answer")
        if self.days() == 0:
            due_on = plain(self.clock.due_on_without_extension)
            self.add_error("estimated_on", f"The new date must be at least a working day after {due_on}")
        return cleaned


class PublicInterestForm(ExtensionForm):
    """Section 10(3): only to weigh the public interest of a qualified exemption, only for what it covers."""

    field_order = ("provisions", "find", "opinion_given", "reasons", "questions", "reason", "estimated_on")
    find = Text(
        label="Another exemption", rows=1, longest=80, help_text="Its number, or words from its title."
    )
    provisions = ManyChoices(label="For which exemption you weigh the public interest")
    opinion_given = forms.BooleanField(
        label="For section 36: the qualified person has given the opinion", required=False
    )
    questions = ManyChoices(label="Which questions it covers", help_text="None chosen means all of them.")
    reasons = Text(
        label="Why each exemption applies",
        help_text="The notice must say it now, although the balance is still open (section 17(1)(c)).",
    )
    reason = Text(
        label="Why you need the time",
        help_text="A sentence for the letter, such as “Two suppliers have been asked for their views.”",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        numbers = self.case.questions.values_list("number", flat=True)
        self.fields["questions"].choices = [(str(number), f"Question {number}") for number in numbers]
        self.claimed = [claim.get_provision() for claim in self.case.claims.all()]
        chosen = self.data.getlist("provisions") if self.is_bound else self.initial.get("provisions", [])
        known = [provisions.find(one) for one in chosen if one in provisions.catalogue()]
        self.find_words = str(self.data.get("find", "")) if self.is_bound else ""
        self.found = search(self.find_words)
        offered = dict.fromkeys(
            provision for provision in [*self.claimed, *known, *self.found] if not why_unfit(provision)
        )
        self.fields["provisions"].choices = [
            (provision.id, f"{_named(provision)}: {provision.title}") for provision in offered
        ]

    def unfit(self) -> list[Unfit]:
        """What was claimed or found and allows no extension, each with the reason."""
        both = dict.fromkeys([*self.claimed, *self.found])
        return [Unfit(provision, reason) for provision in both if (reason := why_unfit(provision))]

    @classmethod
    def from_details(cls, details: dict) -> dict:
        return {
            "provisions": details["provisions"],
            "questions": [str(number) for number in details["questions"]],
            "estimated_on": date.fromisoformat(details["estimated_on"]),
            **{name: details[name] for name in ("reason", "reasons", "opinion_given")},
        }

    def particulars(self) -> dict:
        chosen = self.cleaned_data if self.is_bound else self.initial
        return {
            "provisions": list(chosen.get("provisions", [])),
            "questions": [int(number) for number in chosen.get("questions", [])],
            "reason": self.said("reason"),
            "reasons": self.said("reasons"),
            "opinion_given": bool(chosen.get("opinion_given")),
        }

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need("provisions", "Choose the exemption for which you weigh the public interest")
        self.need("reasons", "Say why each exemption applies")
        self.need("reason", "Say why you need the time")
        return cleaned


class ComplexForm(ExtensionForm):
    """Regulation 7: the request is complex and the information voluminous, both."""

    field_order = ("complexity", "volume", "estimated_on")
    complexity = Text(
        label="Why the request is complex", help_text="As in “It spans planning, highways and legal files.”"
    )
    volume = Text(label="How much information there is", help_text="As in “About 4,300 pages in 61 files.”")

    @classmethod
    def from_details(cls, details: dict) -> dict:
        return {
            "estimated_on": date.fromisoformat(details["estimated_on"]),
            **{name: details[name] for name in ("complexity", "volume")},
        }

    def particulars(self) -> dict:
        return {"complexity": self.said("complexity"), "volume": self.said("volume")}

    def clean(self) -> dict:
        cleaned = super().clean()
        self.need("complexity", "Say why the request is complex")
        self.need("volume", "Say how much information there is")
        return cleaned


def search(words: str) -> list[Provision]:
    """Provisions of the Act whose number or title holds every word."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    found = [
        provision
        for provision in provisions.for_regime(Regime.FOIA)
        if all(
            word in f"{provision.in_words} s{provision.paragraph} {provision.title}".casefold()
            for word in wanted
        )
    ]
    return found[:MOST_FOUND]


def why_unfit(provision: Provision) -> str:
    """Why an extension cannot rest on a provision: section 10(3) FOIA. Empty when it can."""
    closed = provisions.why_not_open(provision.id, Regime.FOIA)
    if closed:
        return " ".join(closed)
    if provision.needs_public_interest_test:
        return ""
    name = _named(provision)
    if provision.is_absolute:
        return f"{name} is absolute: there is no public interest to weigh."
    return f"{name} has no public interest test that could need more time."


def _named(provision: Provision) -> str:
    """Section 40(3A): capitalize() would make the A small."""
    return provision.in_words[0].upper() + provision.in_words[1:]
