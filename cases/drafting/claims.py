"""Finding the provision that fits, and what a claim still lacks."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases import passages
from cases.law import provisions
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.models import Case, Claim, Wording

MOST = 8
LATELY = 500
# What an empty search offers a council that has claimed nothing yet.
USUAL = {
    Regime.FOIA: ("s40-2-3Aa", "s43-2", "s21", "s31-1a", "s12-1", "s41", "s42", "s22"),
    Regime.EIR: ("e13-1", "e12-5e", "e12-4b", "e12-4d", "e12-4e", "e12-5b", "e12-5f", "e6-1"),
}


@dataclass(frozen=True)
class Hit:
    """A provision that was found: what it is for, in the words that match, and why it is not open here."""

    provision: Provision
    title: str
    use: str
    why_not: list[str]
    instead: Provision | None

    @property
    def short(self) -> str:
        return short(self.provision)

    @property
    def tests(self) -> str:
        return " · ".join(tests_of(self.provision))


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


def find(query: str, case: Case, on: date) -> list[Hit]:
    """The provisions whose purpose, title or number holds every word of the query; those open here first.

    Without a query: the provisions on which this council has relied most.
    """
    regime, notices = Regime(case.regime), entries(on)
    if not query.strip():
        return [_hit(key, notices, regime, "") for key in _most_used(notices, regime)]
    words = [_plain(word) for word in query.split()]
    scored = [(_score(key, entry, words), key) for key, entry in notices.items()]
    best = sorted((-score, _is_foreign(key, regime), key) for score, key in scored if score)
    hits = [_hit(key, notices, regime, _matching(notices[key], words)) for _, _, key in best]
    return sorted(hits, key=lambda hit: bool(hit.why_not))[:MOST]


def _plain(word: str) -> str:
    """A word without punctuation, case and the s of its plural."""
    plain = re.sub(r"[^\w£]", "", word).casefold()
    return plain.removesuffix("s") if len(plain) > 3 else plain


def _score(key: str, entry: dict, words: list[str]) -> int:
    """How well an entry answers the words; 0 when one of them is nowhere in it."""
    provision = provisions.find(key)
    number = _plain(provision.paragraph)
    names = {number, f"s{number}", f"section{number}", f"reg{number}", f"regulation{number}"}
    uses = [_plain(part) for use in entry["plain_words"] for part in [use, *use.split()]]
    title = [_plain(part) for part in f"{entry['title']} {provision.title}".split()]
    total = 0
    for word in words:
        if word in names or word in ("section", "regulation", "s", "reg"):
            total += 9
        elif word in uses or word in title:
            total += 5
        elif any(name.startswith(word) for name in (*names, *uses, *title)):
            total += 3
        else:
            return 0
    return total


def _matching(entry: dict, words: list[str]) -> str:
    """The plain words of an entry, those that match the query first."""
    uses = sorted(entry["plain_words"], key=lambda use: not any(word in _plain(use) for word in words))
    return ", ".join(uses[:6])


def _is_foreign(key: str, regime: Regime) -> bool:
    return provisions.find(key).regime is not regime


def _hit(key: str, notices: dict[str, dict], regime: Regime, use: str) -> Hit:
    entry, why_not = notices[key], provisions.why_not_open(key, regime)
    other = entry.get("other_regime") if _is_foreign(key, regime) else None
    return Hit(
        provision=provisions.find(key),
        title=entry["title"],
        use=use or ", ".join(entry["plain_words"][:6]),
        why_not=why_not,
        instead=provisions.catalogue().get(other) if other else None,
    )


def _most_used(notices: dict[str, dict], regime: Regime) -> list[str]:
    """What this council claimed most of late under the regime, then what councils usually claim."""
    lately = Counter(Claim.objects.order_by("-id").values_list("provision", flat=True)[:LATELY])
    wanted = [*(key for key, _ in lately.most_common()), *USUAL[regime]]
    fitting = [key for key in dict.fromkeys(wanted) if key in notices and not _is_foreign(key, regime)]
    return fitting[:MOST]
