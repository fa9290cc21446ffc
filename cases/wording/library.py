"""The library as a list: what holds on a day, how often it was used, and what needs a look."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from cases import passages
from cases.law import provisions
from cases.law.dates import months_later
from cases.law.provisions import Provision
from cases.models import ANSWER_KINDS, Claim, Letter, Wording
from cases.passages import BadPassage
from cases.wording import sheets
from cases.wording.checks import Entry

Kind = Wording.Kind
# How a list of 300 is parted for the eye. A standard passage goes by its key.
GROUPS = {
    "openings": "Openings",
    "refusals": "Refusal notices",
    "factors": "Public interest factors",
    "rights": "Rights",
    "advice": "Advice and assistance",
    "passages": "Other passages",
    "layouts": "Layouts of letters",
}
_BY_KIND = {Kind.REFUSAL: "refusals", Kind.FACTORS: "factors", Kind.LAYOUT: "layouts"}
_BY_KEY = {
    **dict.fromkeys(("opening", "late", "handled", "extension", "salutation"), "openings"),
    **dict.fromkeys(("help", "further", "clar-help", "reg7-help"), "advice"),
    "rights": "rights",
}
GROUNDS = ("exemption", "exception", "procedural refusal", "NCND")
OLD_AFTER = 24
FIRST_WORDS = 110


@dataclass(frozen=True)
class Item:
    """One wording as a row of the list. `shown` is the version that holds, or the newest when none does."""

    shown: Wording
    newest: Wording
    letters: int
    looks: tuple[str, ...]

    @property
    def group(self) -> str:
        return group_of(self.shown.kind, self.shown.key)

    @property
    def group_name(self) -> str:
        return GROUPS[self.group]

    @property
    def provision(self) -> str:
        return citation(self.shown)

    @property
    def regime(self) -> str:
        return regime_of(self.shown)

    @property
    def lock(self) -> str:
        if self.shown.data.get("locked"):
            return "locked"
        return "locked parts" if sheets.LOCK in self.shown.text else ""

    @property
    def first_words(self) -> str:
        return first_words(self.shown)


def group_of(kind: str, key: str) -> str:
    if kind in _BY_KIND:
        return _BY_KIND[Kind(kind)]
    return next((group for stem, group in _BY_KEY.items() if key.startswith(stem)), "passages")


def citation(row: Wording) -> str:
    return str(row.data.get("provision", ""))


def regime_of(row: Wording) -> str:
    """FOIA, EIR or both."""
    regime = row.data.get("regime", "")
    if isinstance(regime, list):
        return regime[0] if len(regime) == 1 else "both"
    if not regime and row.key in provisions.catalogue():
        return provisions.find(row.key).regime.value
    return str(regime) or "both"


def first_words(row: Wording) -> str:
    """How it begins, each place to fill as a gap."""
    if row.kind == Kind.LAYOUT:
        words = str(row.data.get("purpose", ""))
    else:
        words = re.sub(r"\[\[/?locked\]\]|^### .*$", "", entry_text(row), flags=re.MULTILINE)
        words = re.sub(r"^[^|\n]*\| ", "", words, flags=re.MULTILINE)
        words = re.sub(r"\{\{.*?\}\}|\[\[.*?\]\]", "…", words)
    words = " ".join(words.split())
    return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS].rpartition(' ')[0]}…"


def entry_text(row: Wording) -> str:
    return Entry.of(row).sheet


def items(on: date) -> list[Item]:
    """Every wording once, as it stands on a day: in the order of the law, then of the keys. Two queries."""
    rows: dict[tuple[str, str], list[Wording]] = {}
    for row in Wording.objects.select_related("author").order_by("version"):
        rows.setdefault((row.kind, row.key), []).append(row)
    letters = letters_by_wording()
    order = {key: place for place, key in enumerate(provisions.catalogue())}
    found = []
    for name, versions in rows.items():
        holding = [row for row in versions if row.holds(on)]
        shown = holding[-1] if holding else versions[-1]
        found.append(Item(shown, versions[-1], letters[name], tuple(_looks(shown, versions[-1], on))))
    places = list(GROUPS)
    return sorted(
        found, key=lambda item: (places.index(item.group), order.get(item.shown.key, -1), item.shown.title)
    )


def letters_by_wording() -> Counter[tuple[str, str]]:
    """How many issued letters each wording has given its words to, in whatever version."""
    counted = (
        Wording.letters.through.objects.values_list("wording__kind", "wording__key")
        .annotate(times=Count("letter", distinct=True))
        .order_by()
    )
    return Counter({(kind, key): times for kind, key, times in counted})


def _looks(shown: Wording, newest: Wording, on: date) -> Iterable[str]:
    """Why somebody should look at it."""
    if newest.is_draft():
        yield "A draft waits to be made current"
    if not shown.is_draft() and not shown.holds(on):
        yield "No version is in force"
    # What came with the product holds from long ago: it ages from the day on which it was put here.
    elif shown.in_force_from and months_later(max(shown.in_force_from, _made_on(shown)), OLD_AFTER) < on:
        yield "Not looked at for two years"
    if sheets.is_passage(shown.kind):
        try:
            passages.parse(shown.text)
        except BadPassage as bad:
            yield bad.reasons[0]


def _made_on(row: Wording) -> date:
    return timezone.localdate(row.made_at)


def may_be_refused_on() -> list[Provision]:
    """The provisions that a council may refuse on, in the order of the law."""
    return [
        provision
        for provision in provisions.catalogue().values()
        if provision.available != "no" and provision.kind in GROUNDS
    ]


def without_notice(keys: set[tuple[str, str]]) -> list[Provision]:
    """The provisions that a council may refuse on and has no notice for. `keys`: what the library has."""
    return [each for each in may_be_refused_on() if (Kind.REFUSAL.value, each.id) not in keys]


def without_factors(keys: set[tuple[str, str]]) -> list[Provision]:
    """The provisions that have a notice, weigh the public interest and have no factors to offer."""
    return [
        each
        for each in may_be_refused_on()
        if each.needs_public_interest_test
        and (Kind.REFUSAL.value, each.id) in keys
        and (Kind.FACTORS.value, each.id) not in keys
    ]


def narrowed(found: Sequence[Item], values: Mapping[str, Any]) -> list[Item]:
    """The rows that the filters leave, in the order that was asked for."""
    words = str(values.get("q", "")).casefold().split()
    left = [
        item
        for item in found
        if values.get("group", item.group) == item.group
        and ("regime" not in values or item.regime in (values["regime"], "both"))
        and (not values.get("look") or item.looks)
        and _says(item.shown, words)
    ]
    if values.get("order") == "used":
        return sorted(left, key=lambda item: -item.letters)
    if values.get("order") == "newest":
        return sorted(left, key=lambda item: item.shown.made_at, reverse=True)
    return left


def _says(row: Wording, words: Sequence[str]) -> bool:
    """Every word is somewhere in it: its title, its provision, what an officer types for it, its text."""
    if not words:
        return True
    plain = row.data.get("plain_words", ())
    haystack = " ".join([row.title, row.key, citation(row), *plain, entry_text(row)]).casefold()
    return all(word in haystack for word in words)


def drafts_concerned(kind: str, key: str, on: date) -> "Any":
    """The open drafts that the wording may give its words to, the oldest first."""
    drafts = Letter.objects.filter(issued_on=None, case__closed_on=None).select_related("case").order_by("pk")
    if kind == Kind.LAYOUT:
        return drafts.filter(kind=key)
    if kind == Kind.BOILERPLATE:
        layouts = Wording.objects.in_force(on).filter(kind=Kind.LAYOUT)
        named = [row.key for row in layouts if any(key in each["wording"] for each in row.data["sections"])]
        return drafts.filter(kind__in=named)
    claims = Claim.objects.all() if key == "weights" else Claim.objects.filter(provision=key)
    return drafts.filter(kind__in=ANSWER_KINDS, case__in=claims.values("case"))


def standard_passages(on: date) -> dict[str, dict]:
    """The data of every standard passage that holds or will hold, by its key."""
    rows = (
        Wording.objects.filter(kind=Kind.BOILERPLATE, in_force_from__isnull=False)
        .filter(Q(in_force_to=None) | Q(in_force_to__gte=on))
        .order_by("version")
    )
    return {row.key: row.data for row in rows}
