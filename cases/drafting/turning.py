"""Another provision for the same questions: another limb, or the counterpart that neither confirms nor denies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases import passages
from cases.drafting import claims
from cases.law import provisions
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.models import Claim
from cases.passages import REGISTER, Field

LIMB, INTEREST, LIKELIHOOD = "claim.limb", "claim.interest", "claim.likelihood"
# What was argued for release is not argued for a yes or a no: section 17(3)(a) and (b) FOIA, LETTER-17.
NOUNS = frozenset({"text", "choice", "provision"})
OPINION = frozenset({"claim.opinion_on", "claim.opinion_seen"})


@dataclass(frozen=True)
class Turn:
    """What may be claimed instead, with what of the argument fits there and what is to be written anew."""

    provision: Provision
    title: str
    crosses: bool
    fields: dict[str, str]
    factors: list[dict[str, str]]
    kept: list[str]
    anew: list[str]

    @property
    def outcome(self) -> str:
        """What becomes of the questions; empty where they stay as they are."""
        if not self.crosses:
            return ""
        return "neither confirmed nor denied" if self.provision.is_ncnd else "withheld"


def turns(claim: Claim, *, on: date) -> list[Turn]:
    """The provisions to which a claim may turn, the counterpart first; none without a notice in the wording."""
    was = claim.get_provision()
    related = relatives(was)
    notices = claims.entries(on, [was.id, *(each.id for each in related)])
    return [_turn(claim, each, notices) for each in related if each.id in notices]


def relatives(was: Provision) -> list[Provision]:
    """The counterpart of a provision, what it is the counterpart of, and its other limbs; open to a council."""
    known = [each for each in provisions.catalogue().values() if each.available != "no" and each != was]
    counterpart = [each for each in known if was.id == each.ncnd_twin or each.id == was.ncnd_twin]
    limbs = [each for each in known if _limb_of(each) and _limb_of(each) == _limb_of(was)]
    return [*counterpart, *(each for each in limbs if each not in counterpart)]


def interest_of(entry: Mapping) -> str:
    """The interest in the words of the limb, as the heading of its notice has it."""
    return str(entry["heading"]).partition(": ")[2]


def _limb_of(provision: Provision) -> str:
    """31(1) for 31(1)(a); empty where there is no limb, and under the EIR, whose limbs are exceptions of their own."""
    parts = provision.paragraph.split("(")
    is_limb = provision.regime is Regime.FOIA and len(parts) > 2 and not provision.is_ncnd
    return "(".join(parts[:2]) if is_limb else ""


def _turn(claim: Claim, to: Provision, notices: Mapping[str, dict]) -> Turn:
    was, entry = claim.get_provision(), notices[to.id]
    crosses = was.is_ncnd != to.is_ncnd
    asked = {each.key: each for each in passages.required_fields(entry, "")}
    fields = {
        key: said
        for key, said in claim.fields.items()
        if said and key in asked and (not crosses or _is_noun(asked[key]))
    }
    if crosses and to.is_ncnd:
        told = {LIMB: was.in_words, INTEREST: interest_of(notices.get(was.id, {"heading": ""}))}
        fields |= {key: said for key, said in told.items() if said and key in asked}
    return Turn(
        provision=to,
        title=entry["title"],
        crosses=crosses,
        fields=fields,
        factors=[] if crosses else [each for each in claim.factors if each["key"].startswith("own")],
        kept=[_label(asked[key]) for key in fields],
        anew=[_label(field) for key, field in asked.items() if key not in fields and field.required],
    )


def _is_noun(field: Field) -> bool:
    return field.type in NOUNS and field.key not in OPINION


def _label(field: Field) -> str:
    if field.key == LIKELIHOOD:
        return "How likely the harm is"
    return REGISTER[field.key].meaning if field.key in REGISTER else field.question
