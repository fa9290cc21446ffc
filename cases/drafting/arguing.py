"""What the page of a claim asks, step by step, and what was typed on it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django import forms
from django.http import QueryDict

from cases import passages
from cases.drafting import claims, turning
from cases.drafting.actions import Argued
from cases.law import claim_fields, provisions
from cases.law.claim_fields import Fault, Page
from cases.law.statutory_bars import USUAL_BARS
from cases.models import Claim, GradeSetting, QualifiedPerson
from cases.passages import REGISTER, Field

SIDES = ("for", "against")
WEIGHTS = (
    ("little", "little weight"),
    ("some", "some weight"),
    ("considerable", "considerable weight"),
    ("decisive", "the most weight"),
)
# Where the library offers no factors, the officer brings them.
OWN_ONLY = {"in_favour_of_disclosure": [], "in_favour_of_maintaining": []}
TITLES = {
    "in_favour_of_disclosure": "In favour of disclosure",
    "in_favour_of_confirming_or_denying": "In favour of confirming or denying",
    "in_favour_of_maintaining": "In favour of withholding",
    "in_favour_of_neither": "In favour of neither confirming nor denying",
}
COVERS = ("claim.information", "claim.documents")
CONCLUSION = "claim.conclusion"
LIKELIHOOD = "claim.likelihood"
GRADE = "{{ council.senior_grade }}"
PURPOSE = "claim.purpose"
# The three steps of legitimate interests: section 40(8) FOIA, Article 6(1)(f) UK GDPR, LETTER-23.
INTEREST = "claim.legitimate_interest"
STEPS = {
    INTEREST: "Step 1 of 3: the legitimate interest in disclosure.",
    "claim.necessity": "Step 2 of 3: whether disclosure is necessary for it.",
    "claim.balance": "Step 3 of 3: the interests and expectations of the people, and the outcome.",
}
# More choices than this are a list to choose from, not buttons.
FEW = 3
LONG = frozenset({"block", "list", "table"})
HOW = {"list": "One on each line."}
ASKED = {LIKELIHOOD: "How likely is the harm?"}
HINTS = {
    LIKELIHOOD: "“Would”: more likely than not. “Would be likely to”: a real and significant risk. One of the two "
    "throughout.",
    "claim.third_party_views": "Needed unless the interests are the council’s alone: who said what, and when; or why "
    "nobody was asked.",
}


@dataclass(frozen=True)
class Ask:
    """One thing that the notice asks of the officer, with what was answered. `name` is its name in the form."""

    key: str
    question: str
    type: str
    choices: tuple[str, ...]
    hint: str
    value: str
    is_optional: bool
    faults: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.key)

    @property
    def is_long(self) -> bool:
        return self.type in LONG

    @property
    def is_list(self) -> bool:
        """Chosen from a list: more than a few, or names that are no buttons."""
        return len(self.choices) > FEW or (bool(self.choices) and self.type != "choice")

    @property
    def place(self) -> str:
        """Where it is answered on the page."""
        return f"{self.name}-ask" if self.choices and not self.is_list else self.name

    @property
    def described_by(self) -> str:
        """The ids of what is said of it: its hint, and what is wrong with it."""
        return " ".join([*([f"{self.name}-hint"] if self.hint else []), f"{self.name}-error"])


@dataclass(frozen=True)
class Factor:
    """A public interest factor: offered by the wording or the officer's own, with its answer and weight."""

    key: str
    side: str
    text: str
    prompt: str
    is_taken: bool
    answer: str
    weight: str

    @property
    def is_own(self) -> bool:
        return self.key.startswith("own-")


@dataclass(frozen=True)
class Side:
    name: str
    title: str
    factors: list[Factor]


@dataclass(frozen=True)
class Around:
    """What stands around a claim: the day the request came and today, the offices that may give the opinion of section
    36, the notices of related provisions, and the other claims of the letter."""

    received_on: date
    on: date
    qualified: tuple[str, ...] = ()
    notices: Mapping[str, dict] = field(default_factory=dict)
    others: tuple[Claim, ...] = ()


@dataclass
class Sheet:
    """The page of one claim: its asks in steps, the factors both ways, and what still keeps it from standing."""

    claim: Claim
    entry: dict
    library: dict
    senior_grade: str
    around: Around
    asks: list[Ask] = field(init=False)

    def __post_init__(self):
        self.asks = [_ask(each, self) for each in self.asked_for]

    @cached_property
    def asked_for(self) -> list[Field]:
        return passages.required_fields(self.entry, self.claim.variant)

    @cached_property
    def faults(self) -> list[Fault]:
        """What is wrong with what was answered, field by field."""
        page = Page(
            provision=self.claim.get_provision(),
            variant=self.claim.variant,
            fields=self.claim.fields,
            received_on=self.around.received_on,
            on=self.around.on,
            qualified=self.around.qualified,
        )
        return claim_fields.faults(page, {each.key for each in self.asked_for})

    @property
    def covers(self) -> list[Ask]:
        return [ask for ask in self.asks if ask.key in COVERS]

    @property
    def reasons(self) -> list[Ask]:
        return [ask for ask in self.asks if ask.key not in (*COVERS, CONCLUSION)]

    @property
    def conclusion(self) -> list[Ask]:
        return [ask for ask in self.asks if ask.key == CONCLUSION]

    @property
    def variants(self) -> list[dict]:
        """The starters for common situations; a title may name the council's senior grade."""
        grade = self.senior_grade
        found = self.entry.get("variants", [])
        return [{**each, "title": each["title"].replace(GRADE, grade)} for each in found]

    @property
    def sides(self) -> list[Side]:
        """The factors both ways; none where there is nothing to weigh."""
        if "{{ claim.factors_for }}" not in passages.with_variant(self.entry, self.claim.variant):
            return []
        offered = self.library or OWN_ONLY
        keys = [key for key in TITLES if key in offered]
        return [
            Side(side, TITLES[key], self._factors(side, offered[key]))
            for side, key in zip(SIDES, keys, strict=True)
        ]

    def _factors(self, side: str, offered: list[dict]) -> list[Factor]:
        taken = {factor["key"]: factor for factor in self.claim.factors if factor["side"] == side}
        listed = [_factor(each["key"], side, each["factor"], each["prompt"], taken) for each in offered]
        own = [factor for key, factor in taken.items() if key.startswith("own")]
        blank = {"text": "", "answer": "", "weight": ""}
        for number, factor in enumerate([*own, blank], 1):
            key = f"own-{side}-{number}"
            listed.append(_factor(key, side, factor["text"], "", {key: factor}))
        return listed

    @property
    def confirms(self) -> list[Ask]:
        """What a machine cannot know, asked once: yes or no."""
        return [
            Ask(question, question, "choice", ("yes", "no"), "", self.claim.fields.get(question, ""), False)
            for question in self.entry["confirm"]
        ]

    @property
    def missing(self) -> tuple[str, ...]:
        return claims.missing(self.claim, self.entry)


class ClaimForm(forms.Form):
    """The fixed part of the page of a claim. Its prompts and factors follow from the notice: see read()."""

    version = forms.IntegerField(min_value=0)
    seen = forms.IntegerField(min_value=0, required=False)
    variant = forms.CharField(required=False)
    questions = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args, numbers: Iterable[int], entry: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["questions"].choices = [(number, number) for number in numbers]
        self.variants = {"", *(variant["key"] for variant in entry.get("variants", []))}

    def clean_variant(self) -> str:
        if self.cleaned_data["variant"] not in self.variants:
            raise forms.ValidationError("There is no such starter.")
        return self.cleaned_data["variant"]


def sheet_of(claim: Claim, *, on: date) -> Sheet | None:
    """The page of a claim in the wording of a day; None where the wording has no notice for its provision."""
    entry = claims.entries(on, [claim.provision]).get(claim.provision)
    if entry is None:
        return None
    library = claims.factors_of(claim.provision, on)
    return Sheet(claim, entry, library, GradeSetting.objects.in_force(on).senior_grade, _around(claim, on))


def _around(claim: Claim, on: date) -> Around:
    provision = claim.get_provision()
    related = [each.id for each in turning.relatives(provision)] if provision.is_ncnd else []
    qualified: tuple[str, ...] = ()
    if provision.id.startswith("s36"):
        given = claim_fields.day_of(claim.fields.get(claim_fields.OPINION_ON, "")) or on
        qualified = QualifiedPerson.objects.offices(given)
    return Around(
        received_on=claim.case.received_on,
        on=on,
        qualified=qualified,
        notices=claims.entries(on, related) if related else {},
        others=tuple(claim.case.claims.exclude(pk=claim.pk)),
    )


def name_of(key: str) -> str:
    """The name of a prompt in the form. A prompt without a field is known by its question, which is no name."""
    return f"field-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def read(form: ClaimForm, data: QueryDict, sheet: Sheet) -> Argued:
    """What was typed. Answers to prompts that the starter now chosen does not ask are kept, in case of a change."""
    variant = form.cleaned_data["variant"]
    asked = [each.key for each in passages.required_fields(sheet.entry, variant)]
    fields = dict(sheet.claim.fields)
    for key in [*asked, *sheet.entry["confirm"]]:
        if name_of(key) in data:
            fields[key] = data[name_of(key)].replace("\r\n", "\n").strip()
    factors = [factor for side in sheet.sides for each in side.factors if (factor := _typed(each, data))]
    numbers = sorted(form.cleaned_data["questions"])
    return Argued(fields, [*factors, *_further_own(sheet, data)], variant, numbers)


def differences(saved: Argued, typed: Argued) -> list[tuple[str, str, str]]:
    """What differs between two versions of a claim: what it is, as it is saved, as it was typed."""
    rows = [
        ("Questions", ", ".join(map(str, saved.questions)), ", ".join(map(str, typed.questions))),
        ("Starter", saved.variant, typed.variant),
    ]
    for key in dict.fromkeys([*saved.fields, *typed.fields]):
        label = REGISTER[key].meaning if key in REGISTER else key
        rows.append((label, saved.fields.get(key, ""), typed.fields.get(key, "")))
    before, after = _by_key(saved), _by_key(typed)
    for key in dict.fromkeys([*before, *after]):
        label = (before.get(key) or after[key])["text"]
        rows.append((label, _in_words(before.get(key)), _in_words(after.get(key))))
    return [row for row in rows if row[1] != row[2]]


def _by_key(content: Argued) -> dict[str, dict[str, str]]:
    return {factor["key"]: factor for factor in content.factors}


def _in_words(factor: dict[str, str] | None) -> str:
    if factor is None:
        return "not taken"
    return f"{factor['answer']} ({dict(WEIGHTS).get(factor['weight'], factor['weight'])})"


def _ask(asked: Field, sheet: Sheet) -> Ask:
    known, value = REGISTER.get(asked.key), sheet.claim.fields.get(asked.key, "")
    choices = _choices(asked, sheet)
    if choices and value and value not in choices:
        # What was said before the choices changed is shown, and its fault says what to do.
        choices = (*choices, value)
    hint = HINTS.get(asked.key, HOW.get(asked.type, ""))
    if known and known.example and not hint and known.meaning == asked.question and not choices:
        hint = f"For example: {known.example}"
    elif known and known.meaning != asked.question and not hint:
        hint = known.meaning
    if any(each.key == INTEREST for each in sheet.asked_for):
        hint = STEPS.get(asked.key, hint)
    return Ask(
        key=asked.key,
        question=ASKED.get(asked.key, asked.question),
        type=asked.type,
        choices=choices,
        hint=hint,
        value=value,
        is_optional=not asked.required,
        faults=tuple(fault.reason for fault in sheet.faults if fault.field == asked.key),
        suggestions=_suggestions(asked.key, sheet),
    )


def _choices(asked: Field, sheet: Sheet) -> tuple[str, ...]:
    provision = sheet.claim.get_provision()
    if asked.key == LIKELIHOOD:
        # Under the EIR there is only "would".
        return provision.likelihood_choices or asked.choices
    if asked.key == turning.LIMB:
        return tuple(each.in_words for each in turning.relatives(provision))
    if asked.key == PURPOSE:
        purposes = [each for each in provisions.catalogue().values() if each.is_purpose]
        return tuple(f"{each.in_words}: {each.title.partition(' - ')[2]}" for each in purposes)
    if asked.key == claim_fields.PERSON:
        return sheet.around.qualified
    return asked.choices


def _suggestions(key: str, sheet: Sheet) -> tuple[str, ...]:
    """What may be typed in one go; anything else may be typed as well."""
    if key == turning.INTEREST:
        return tuple(dict.fromkeys(turning.interest_of(each) for each in sheet.around.notices.values()))
    if key == claim_fields.ENACTMENT:
        return tuple(bar.enactment for bar in USUAL_BARS)
    if key == claim_fields.ENACTMENT_PROVISION:
        return tuple(bar.provision for bar in USUAL_BARS)
    return ()


def _factor(key: str, side: str, text: str, prompt: str, taken: dict[str, dict]) -> Factor:
    kept = taken.get(key, {})
    return Factor(key, side, text, prompt, bool(kept), kept.get("answer", ""), kept.get("weight", ""))


def _typed(factor: Factor, data: QueryDict) -> dict[str, str] | None:
    """One factor as typed; None when it is not taken."""
    text = factor.text
    if factor.is_own:
        text = data.get(f"text-{factor.key}", "").strip()
    elif f"tick-{factor.key}" not in data:
        return None
    if not text:
        return None
    weight = data.get(f"weight-{factor.key}", "")
    return {
        "key": factor.key,
        "side": factor.side,
        "text": text,
        "answer": data.get(f"answer-{factor.key}", "").strip(),
        "weight": weight if weight in dict(WEIGHTS) else "some",
    }


def _further_own(sheet: Sheet, data: QueryDict) -> list[dict[str, str]]:
    """Own factors in rows that the page added after it was drawn."""
    drawn = {factor.key for side in sheet.sides for factor in side.factors}
    found = []
    for side in sheet.sides:
        for name in data:
            key = name.removeprefix("text-")
            if key != name and key.startswith(f"own-{side.name}-") and key not in drawn:
                found.append(_typed(Factor(key, side.name, "", "", True, "", ""), data))
    return [factor for factor in found if factor]
