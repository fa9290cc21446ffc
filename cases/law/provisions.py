"""The catalogue: every provision that a letter may cite, and what follows from citing it.

`provisions.csv` has one row a provision. The rows marked "derived" in the column `confidence` are the ways to
neither confirm nor deny that have a notice in the wording but no row in the fact base: s22-2, s23-5, s30-3,
s32-3, s36-3, s38-2, s39-2, s40-5A, s41-2, s42-2, s43-3, s44-2 and e13-5A. Each takes its standing and its
availability from the provision that it belongs to, and weighs the public interest only when that one is
qualified (section 2(1) FOIA). Section 39(2) weighs it in full, because its notice sets the factors out.
Regulation 13(5A) is entered for its first condition, regulation 13(5B)(a), which is absolute like section
40(5B)(a)(i).
"""

import csv
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from cases.law.dates import joined
from cases.law.regimes import Regime

_CATALOGUE = Path(__file__).with_name("provisions.csv")
_NCND = "NCND"
_PURPOSE = "purpose (sub-limb)"
_GROUNDS = ("exemption", "exception")
_PARAGRAPH = r"\d+[a-z]?(?:\([a-z0-9]+\))*"
_SECTION, _REGULATION = r"(?:sections?|sec|s)\.?", r"(?:regulations?|regs?)\.?"
_ACT = r"of(?:the)?(?:act|foia|freedomofinformationact2000)"
_REGULATIONS = r"of(?:the)?(?:eir|regulations|environmentalinformationregulations2004)"
_WITH = r"(?:,|\+|and|with|readwith|byvirtueof)"


class UnknownProvision(LookupError):
    """No such id in the catalogue. `nearest`: up to three ids that look like it, its own section first."""

    def __init__(self, provision_id: str) -> None:
        self.provision_id = provision_id
        section = provision_id.partition("-")[0]
        alike = get_close_matches(provision_id, catalogue(), n=len(catalogue()))
        self.nearest = sorted(alike, key=lambda known: known.partition("-")[0] != section)[:3]
        hint = f"Did you mean {joined(self.nearest, 'or')}?" if self.nearest else "Choose one from the list."
        super().__init__(f"There is no provision “{provision_id}” in the catalogue. {hint}")


@dataclass(frozen=True)
class Provision:
    """One citable paragraph of the law. The fields are columns of the catalogue.

    `standing` is absolute, qualified or n/a; `available` to a council is yes, rare or no; `ncnd_twin` is the
    id of the provision to use when even a yes or a no would do the harm, empty when there is none.
    """

    id: str
    regime: Regime
    citation: str
    title: str
    kind: str
    standing: str
    test: str
    likelihood_wording: str
    public_interest: str
    available: str
    notice_must_explain: str
    council_use: str
    notes: str
    ncnd_twin: str

    @property
    def act(self) -> str:
        return self.regime.act

    @property
    def is_absolute(self) -> bool:
        """Section 2(3) FOIA."""
        return self.standing == "absolute"

    @property
    def is_qualified(self) -> bool:
        """Section 2(1)(b) and (2)(b) FOIA, regulation 12(1)(b) EIR."""
        return self.standing == "qualified"

    @property
    def is_qualified_in_form_only(self) -> bool:
        """Qualified, but with nothing to weigh: section 39 FOIA and regulation 12(4)(a) EIR."""
        return self.is_qualified and "formal" in self.public_interest

    @property
    def needs_public_interest_test(self) -> bool:
        """Factors must be weighed and set out: section 17(3) FOIA, regulation 14(3)(b) EIR."""
        return self.is_qualified and not self.is_qualified_in_form_only

    @property
    def is_harm(self) -> bool:
        """It asks for prejudice, inhibition, endangerment or an adverse effect, and so for its likelihood."""
        return bool(self.likelihood_choices)

    @property
    def likelihood_choices(self) -> tuple[str, ...]:
        """The likelihoods that may be claimed. Under the EIR there is no lower limb."""
        if self.likelihood_wording.startswith("n/a"):
            return ()
        return ("would", "would be likely to") if self.regime is Regime.FOIA else ("would",)

    @property
    def is_ncnd(self) -> bool:
        """It neither confirms nor denies."""
        return self.kind == _NCND

    @property
    def is_purpose(self) -> bool:
        """It only names a purpose for section 31(1)(g) or (h), and cannot be relied on alone."""
        return self.kind == _PURPOSE

    @property
    def paragraph(self) -> str:
        """The number that is cited first: 31(1)(a), 40(2), 12(5)(e)."""
        # Regulation 12(3) only points to regulation 13, where the rule stands.
        cited = self.citation.removeprefix("reg 12(3), ")
        found = next(re.finditer(_PARAGRAPH, cited, re.IGNORECASE))
        paragraph = found.group()
        # "41(1)(a)-(b)" is both limbs, so it is cited by what they share.
        spans_limbs = cited[found.end() :].startswith("-") and paragraph.count("(") > 1
        return paragraph[: paragraph.rindex("(")] if spans_limbs else paragraph

    @property
    def in_words(self) -> str:
        """section 31(1)(a), regulation 12(5)(e)"""
        return f"{'section' if self.regime is Regime.FOIA else 'regulation'} {self.paragraph}"


@functools.cache
def catalogue() -> Mapping[str, Provision]:
    """Every provision by its id, in the order of the law."""
    with _CATALOGUE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    twins = {row["ncnd_provision"]: row for row in rows if row["kind"] == _NCND}
    return MappingProxyType({row["id"]: _from_row(row, twins) for row in rows})


def find(provision_id: str) -> Provision:
    """The provision with that id. Raises UnknownProvision, which names the nearest ids."""
    try:
        return catalogue()[provision_id]
    except KeyError:
        raise UnknownProvision(provision_id) from None


def for_regime(regime: Regime) -> list[Provision]:
    """The provisions of one law, in its order."""
    return [provision for provision in catalogue().values() if provision.regime is regime]


def from_citation(text: str) -> Provision | None:
    """The provision meant by "s31(1)(a)", "Section 40(2)" or "reg 12(5)(e)"; else None.

    "Section 42" is enough where only one paragraph of it can be relied on. Section 40(2) without its
    condition is read as the first one, section 40(3A)(a). Nothing is guessed: section 24(1)(a) is not there,
    and section 31(1) leaves open which limb is meant (section 17(1)(b) FOIA).
    """
    squeezed = _squeezed(text)
    if squeezed in _by_citation():
        return _by_citation()[squeezed]
    for regime, label, act in ((Regime.FOIA, _SECTION, _ACT), (Regime.EIR, _REGULATION, _REGULATIONS)):
        cited = re.fullmatch(
            rf"{label}(?P<first>{_PARAGRAPH})(?:{_WITH}(?:{label})?(?P<second>{_PARAGRAPH}))?(?:{act})?",
            squeezed,
        )
        if cited:
            return _by_paragraphs(regime, cited["first"], cited["second"])
    return None


def why_not_open(provision_id: str, regime: Regime) -> list[str]:
    """The reasons why a case cannot rely on the provision: LETTER-12, section 17(1)(b) FOIA."""
    try:
        provision = find(provision_id)
    except UnknownProvision as error:
        return [str(error)]
    name = provision.in_words[0].upper() + provision.in_words[1:]
    reasons = []
    if provision.available == "no":
        reasons.append(f"{name} is not open to a council. Choose another provision.")
    if provision.is_purpose:
        reasons.append(
            f"{name} is a purpose, not an exemption. Choose section 31(1)(g) or (h) and name it there."
        )
    if provision.regime is not regime:
        reasons.append(
            f"{name} belongs to the {provision.act}, but this case is answered under the {regime.act}. "
            "Choose one of its provisions."
        )
    return reasons


def _from_row(row: dict[str, str], twins: dict[str, dict[str, str]]) -> Provision:
    standing = row["absolute_or_qualified"].partition(" ")[0]
    twin = twins.get(row["ncnd_provision"].partition(" (only")[0])
    # A qualified provision has no absolute twin: regulation 13(5A) is entered for the first condition alone.
    belongs = twin and row["kind"] != _NCND and twin["absolute_or_qualified"].partition(" ")[0] == standing
    return Provision(
        id=row["id"],
        regime=Regime(row["regime"]),
        citation=row["provision"],
        title=row["title"],
        kind=row["kind"],
        standing=standing,
        test=row["test"],
        likelihood_wording=row["likelihood_wording"],
        public_interest=row["pit_required"],
        available=row["availability_to_council"],
        notice_must_explain=row["notice_must_explain"],
        council_use=row["council_use"],
        notes=row["notes"],
        ncnd_twin=twin["id"] if twin and belongs else "",
    )


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


@functools.cache
def _by_citation() -> Mapping[str, Provision]:
    return {_squeezed(provision.citation): provision for provision in catalogue().values()}


@functools.cache
def _index() -> Mapping[tuple[Regime, str, str | None], Provision]:
    """By what is cited first and the condition that goes with it; without a condition the first row leads."""
    index: dict[tuple[Regime, str, str | None], Provision] = {}
    for provision in catalogue().values():
        first = provision.paragraph.casefold()
        index.setdefault((provision.regime, first, None), provision)
        for condition in re.findall(rf"with s({_PARAGRAPH})", provision.citation.casefold()):
            index[provision.regime, first, condition] = provision
    return index


def _by_paragraphs(regime: Regime, first: str, condition: str | None) -> Provision | None:
    exact = _index().get((regime, first, condition))
    if exact or condition:
        return exact
    limbs = [
        provision
        for provision in for_regime(regime)
        if provision.kind in _GROUNDS and provision.paragraph.casefold().startswith(f"{first}(")
    ]
    return limbs[0] if len(limbs) == 1 else None
