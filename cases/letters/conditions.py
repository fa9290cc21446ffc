"""When a passage stands in a letter: the `when` of the wording library, decided from the facts of the case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cases.law.outcomes import Outcome
from cases.law.regimes import Regime

O = Outcome  # noqa: E741
# Notices that say themselves how the council looked for what it does not hold, and notices on the requester's own data.
NOT_HELD_NOTICES = ("s1-not-held", "e12-4a")
OWN_DATA_NOTICES = ("s40-1", "e5-3")


@dataclass(frozen=True)
class Facts:
    """What decides on the passages of a letter. `claims` maps a provision to the questions that it covers.

    From `was_clarified` on it is what moved the clock, or what a notice is about to tell: see letters/moves.py. From
    `is_published_at_once` on it is what stands around an answer: see letters/around.py.
    """

    regime: Regime
    outcomes: Mapping[int, Outcome | None]
    claims: Mapping[str, tuple[int, ...]]
    is_late: bool = False
    numbered_by_us: bool = False
    has_disclosure_log: bool = False
    was_clarified: bool = False
    needed: bool = True
    offers: bool = False
    waits_for_fee: bool = False
    was_extended: bool = False
    covers_all: bool = True
    weighs_confirming: bool = False
    rest_is_late: bool = False
    is_passed_on: bool = False
    is_whole_transfer: bool = False
    is_part_transfer: bool = False
    is_published_at_once: bool = False
    may_ask_for_review: bool = True
    follows_review: bool = False
    review_is_late: bool = False
    finds_breach: bool = False

    @property
    def kinds(self) -> frozenset[Outcome]:
        """The outcomes chosen so far. A draft may have questions without one."""
        return frozenset(outcome for outcome in self.outcomes.values() if outcome)

    def numbers(self, *outcomes: Outcome) -> list[int]:
        return [number for number, outcome in self.outcomes.items() if outcome in outcomes]

    def all_are(self, *outcomes: Outcome) -> bool:
        return bool(self.kinds) and self.kinds <= set(outcomes)

    def any_is(self, *outcomes: Outcome) -> bool:
        return not self.kinds.isdisjoint(outcomes)

    def claims_any(self, *provisions: str) -> bool:
        return any(provision in self.claims for provision in provisions)

    def covered_by(self, *provisions: str) -> set[int]:
        return {number for provision in provisions for number in self.claims.get(provision, ())}

    def not_held_without_a_notice(self) -> list[int]:
        """Questions whose answer is not held and for which no notice says how the council looked."""
        covered = self.covered_by(*NOT_HELD_NOTICES)
        return [number for number in self.numbers(O.NOT_HELD) if number not in covered]


Condition = Callable[[Facts], bool]


def held_passage(facts: Facts) -> str:
    """The one passage on what is held, LETTER-04 and LETTER-05; none where it would say too much or nothing."""
    kinds = facts.kinds
    if not kinds or kinds <= {O.COST, O.VEXATIOUS, O.ADVISED}:
        return ""
    if len(kinds) == 1:
        return _HELD_WHEN_ALL.get(next(iter(kinds)), "") or _not_held(facts)
    if kinds & {O.NCND, O.COST, O.VEXATIOUS, O.ADVISED}:
        return "held-mixed"
    if O.NOT_HELD in kinds:
        return "held-part-not-held"
    return "held-mixed" if O.ELSEWHERE in kinds else "held-part-withheld"


_HELD_WHEN_ALL = {
    O.DISCLOSED: "held-all-disclosed",
    O.PART: "held-part-withheld",
    O.WITHHELD: "held-all-withheld",
    O.ELSEWHERE: "held-elsewhere",
    O.NCND: "held-ncnd-all",
}


def _not_held(facts: Facts) -> str:
    return "not-held-all" if facts.regime is Regime.FOIA else "not-held-all-eir"


def _held(key: str) -> Condition:
    return lambda facts: held_passage(facts) == key


def _always(facts: Facts) -> bool:
    return True


def _decision_in_brief(facts: Facts) -> bool:
    return len(facts.kinds) > 1 or bool(facts.claims)


def _help_part(facts: Facts) -> bool:
    return facts.any_is(O.WITHHELD, O.PART) and facts.any_is(O.DISCLOSED, O.PART)


def _some_ncnd(facts: Facts) -> bool:
    return facts.any_is(O.NCND) and not facts.all_are(O.NCND)


def _under(regime: Regime) -> Condition:
    return lambda facts: facts.regime is regime


def _asks(regime: Regime) -> Condition:
    """The requester is asked for what is needed to identify the information."""
    return lambda facts: facts.regime is regime and facts.needed


def _review(regime: Regime) -> Condition:
    """The letter can be challenged before the council itself, with a review under FOIA or representations under
    regulation 11 EIR."""
    return lambda facts: facts.regime is regime and facts.may_ask_for_review and not facts.follows_review


def _regulator(regime: Regime) -> Condition:
    """A review has been had: what is left is the regulator (section 50 FOIA, regulation 18 EIR)."""
    return lambda facts: facts.regime is regime and facts.follows_review


def _rights_foia(facts: Facts) -> bool:
    """Saying of a part that it is not held refuses nothing under the Act, and the rights come with the answer to the
    rest. Under the Regulations it is a refusal (regulations 12(4)(a) and 14(5)), so that there they always stand."""
    return _review(Regime.FOIA)(facts) and not facts.is_part_transfer


def _not_held_searches(facts: Facts) -> bool:
    return facts.is_whole_transfer or bool(facts.not_held_without_a_notice())


CONDITIONS: Mapping[str, Condition] = {
    "salutation": _always,
    "opening": lambda facts: not facts.was_clarified,
    "opening-clarified": lambda facts: facts.was_clarified,
    "handled-foia": _under(Regime.FOIA),
    "handled-eir": _under(Regime.EIR),
    "own-data-signpost": lambda facts: facts.claims_any(*OWN_DATA_NOTICES),
    "late-no-extension": lambda facts: facts.is_late and not facts.was_extended,
    "late-after-extension": lambda facts: facts.is_late and facts.was_extended,
    "late-rest": lambda facts: facts.rest_is_late,
    "late-eir": lambda facts: facts.is_late and not facts.was_extended,
    "late-eir-after-extension": lambda facts: facts.is_late and facts.was_extended,
    "extension-in-time": lambda facts: facts.was_extended and not facts.is_late,
    "decision-in-brief": _decision_in_brief,
    "request-heading": _always,
    "request-numbered": lambda facts: facts.numbered_by_us,
    "held-all-disclosed": _held("held-all-disclosed"),
    "held-part-withheld": _held("held-part-withheld"),
    "held-all-withheld": _held("held-all-withheld"),
    "held-part-not-held": _held("held-part-not-held"),
    "held-mixed": _held("held-mixed"),
    "held-elsewhere": _held("held-elsewhere"),
    "held-ncnd-all": _held("held-ncnd-all"),
    "not-held-all": _held("not-held-all"),
    "not-held-all-eir": _held("not-held-all-eir"),
    "answers-intro": lambda facts: len(facts.outcomes) > 1,
    "answers": _always,
    "not-held-searches": _not_held_searches,
    "ncnd-signpost": _some_ncnd,
    "refusals": lambda facts: bool(facts.claims),
    "help-disclosed": lambda facts: facts.all_are(O.DISCLOSED),
    "help-part": _help_part,
    "help-withheld": lambda facts: facts.all_are(O.WITHHELD),
    "help-not-held": lambda facts: bool(facts.not_held_without_a_notice()),
    "help-ncnd": lambda facts: facts.any_is(O.NCND),
    "help-s21": lambda facts: facts.any_is(O.ELSEWHERE),
    "help-s12": lambda facts: facts.claims_any("s12-1", "s12-4"),
    "help-s12-2": lambda facts: facts.claims_any("s12-2"),
    "help-s22": lambda facts: facts.claims_any("s22"),
    "help-eir-cost": lambda facts: facts.claims_any("e12-4b"),
    # The help on what is all disclosed gives the links already.
    "further-information": lambda facts: not facts.all_are(O.DISCLOSED),
    "reuse-ogl": lambda facts: facts.any_is(O.DISCLOSED, O.PART),
    "publication-note": lambda facts: facts.has_disclosure_log,
    "rights-foia": _rights_foia,
    "rights-eir": _review(Regime.EIR),
    "adjustments": _always,
    "closing": _always,
    # Notices on the way to the answer.
    "clar-body": _asks(Regime.FOIA),
    "clar-body-eir": _asks(Regime.EIR),
    "clar-body-advice": lambda facts: not facts.needed,
    "clar-help": lambda facts: facts.offers,
    "clar-clock": _asks(Regime.FOIA),
    "clar-clock-eir": _asks(Regime.EIR),
    "clar-clock-advice": lambda facts: not facts.needed,
    "clar-close": lambda facts: facts.needed,
    "fee-body": _under(Regime.FOIA),
    "fee-body-eir": _under(Regime.EIR),
    "fee-clock": _under(Regime.FOIA),
    "fee-clock-eir": _under(Regime.EIR),
    "fee-pay": _always,
    "pit-body": lambda facts: not facts.weighs_confirming,
    "pit-body-ncnd": lambda facts: facts.weighs_confirming,
    "pit-clock": _always,
    "pit-why": _always,
    "pit-rest": lambda facts: not facts.covers_all,
    "reg7-body": _always,
    "reg7-clock": _always,
    "reg7-help": _always,
    "transfer-advice": lambda facts: facts.regime is Regime.FOIA and not facts.is_passed_on,
    "transfer-done": lambda facts: facts.regime is Regime.FOIA and facts.is_passed_on,
    "transfer-eir": _under(Regime.EIR),
    "transfer-rest": lambda facts: facts.is_part_transfer,
    "chaser-body": lambda facts: not facts.waits_for_fee,
    "chaser-body-fee": lambda facts: facts.waits_for_fee,
    "closed-body": lambda facts: not facts.waits_for_fee,
    "closed-body-fee": lambda facts: facts.waits_for_fee,
    "withdrawn-body": _always,
    # The whole request refused at once, or not yet a request.
    "s12-summary": _always,
    "rights-s12": _always,
    "help-s14": _always,
    "rights-s14": lambda facts: facts.may_ask_for_review,
    "rights-s14-no-review": lambda facts: not facts.may_ask_for_review,
    "invalid-body": _always,
    # Before the answer.
    "ack-body": _always,
    "ack-regime-foia": _under(Regime.FOIA),
    "ack-regime-eir": _under(Regime.EIR),
    "ack-next": _always,
    "handled-own-data": lambda facts: facts.claims_any(*OWN_DATA_NOTICES),
    "public-site-note": lambda facts: facts.is_published_at_once,
    "privacy-note": _always,
    # After the answer.
    "review-ack-body": _always,
    "review-ack-who": _under(Regime.FOIA),
    "review-ack-who-eir": _under(Regime.EIR),
    "review-late-ask": lambda facts: facts.review_is_late,
    "review-extend-body": _under(Regime.FOIA),
    "review-extend-body-eir": _under(Regime.EIR),
    "review-opening": _always,
    "review-decision": _always,
    "review-grounds": _always,
    "review-evidence": _always,
    "review-findings": _always,
    # Regulation 11(5) EIR asks for it wherever a failure to comply is found.
    "review-breach-eir": lambda facts: facts.regime is Regime.EIR and facts.finds_breach,
    "rights-review-foia": _regulator(Regime.FOIA),
    "rights-review-eir": _regulator(Regime.EIR),
    "correction-body": _always,
    "correction-detail": _always,
    "correction-rights": lambda facts: facts.may_ask_for_review and not facts.follows_review,
}

# What only the officer can know: these passages are out until somebody puts them in.
JUDGED = frozenset(
    {
        "answers-as-at",
        "answers-period",
        "answers-format",
        "answers-spreadsheet",
        "answers-small-numbers",
        "not-held-no-reason",
        "not-held-destroyed",
        "not-held-new",
        "not-held-elsewhere",
        "held-on-behalf",
        "out-of-scope",
        "help-inspection",
        "reuse-others",
        "reuse-dataset",
        "marketing-note",
        "review-released",
        "review-release-later",
        "review-breach",
        "review-learning",
        "correction-recall",
        "correction-action",
    }
)
# Judged in one kind of letter, decided by the facts in others.
JUDGED_IN = {"review_outcome": frozenset({"not-held-searches"})}
# Drawn by the letter's own page and not as a passage.
DRAWN = frozenset({"letterhead", "addressee"})
# Their facts do not exist yet: two regimes in one case, an answer in two letters, attachments, redactions, links, the
# claims of a review. An extension told too late has no passage either: the clock takes none after the last day, so the
# answer is simply late.
LATER = frozenset(
    {
        "opening-narrowed",
        "opening-partial",
        "handled-both",
        "late-part",
        "late-notice-late",
        "links",
        "links-eir",
        "redactions-explained",
        "reasons-limited",
        "attachments",
        "rights-both",
        "review-new-grounds",
    }
)


def is_judged(key: str, kind: str = "") -> bool:
    """An officer puts it in. A passage of the council's own has no condition here, so it is theirs to judge too."""
    return key in JUDGED or key in JUDGED_IN.get(kind, ()) or key not in CONDITIONS.keys() | DRAWN | LATER


def applies(key: str, facts: Facts) -> bool:
    """Whether the facts call for a passage. Passages that nobody has a condition for stay out."""
    return key in CONDITIONS and CONDITIONS[key](facts)
