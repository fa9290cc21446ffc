"""What a claim is called, what its provision asks for, and what it still lacks."""

from collections.abc import Iterable
from datetime import date

from cases import passages
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.models import Case, Claim, Wording


def short(provision: Provision) -> str:
    """s31(1)(a), reg 12(5)(e)"""
    return f"{'s' if provision.regime is Regime.FOIA else 'reg '}{provision.paragraph}"


def tests_of(provision: Provision) -> list[str]:
    """What the provision asks for, in words: qualified or absolute, harm, neither confirm nor deny."""
    asked = []
    if provision.needs_public_interest_test:
        asked.append("Qualified")
    elif provision.is_absolute:
        asked.append("Absolute")
    if provision.is_harm:
        asked.append("Harm must be shown")
    if provision.is_ncnd:
        asked.append("Neither confirms nor denies")
    return asked


def entry_of(wording: Wording) -> dict:
    """A notice of the wording as passages take it: the entry with its text."""
    return {**wording.data, "text": wording.text}


def entries(on: date, keys: Iterable[str] | None = None) -> dict[str, dict]:
    """The refusal notices in force on a day, by provision."""
    found = Wording.objects.in_force(on).filter(kind=Wording.Kind.REFUSAL)
    if keys is not None:
        found = found.filter(key__in=keys)
    return {wording.key: entry_of(wording) for wording in found.order_by("version")}


def factors_of(provision: str, on: date) -> dict:
    """The public interest factors that the wording offers for a provision; empty when it has none."""
    found = (
        Wording.objects.in_force(on)
        .filter(kind=Wording.Kind.FACTORS, key=provision)
        .order_by("version")
        .last()
    )
    return found.data if found else {}


def missing(claim: Claim, entry: dict | None) -> tuple[str, ...]:
    """What a claim still lacks, in plain words."""
    provision = claim.get_provision()
    if entry is None:
        return (f"The wording library has no notice for {provision.in_words}.",)
    return (
        *passages.unanswered(entry, claim.variant, claim.fields, claim.factors, provision),
        *passages.stopped_by(entry, claim.fields),
    )


def overview(case: Case, on: date) -> list[tuple[Claim, str, tuple[str, ...]]]:
    """The claims of a letter, each with what it is called and what it still lacks."""
    found = list(case.claims.prefetch_related("questions"))
    notices = entries(on, [claim.provision for claim in found]) if found else {}
    return [
        (claim, title_of(claim, notices.get(claim.provision)), missing(claim, notices.get(claim.provision)))
        for claim in found
    ]


def title_of(claim: Claim, entry: dict | None) -> str:
    return entry["title"] if entry else claim.get_provision().title
