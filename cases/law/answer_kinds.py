"""Which letter answers a request: the general one, or a layout of its own where all of it is refused at once."""

from collections.abc import Collection, Iterable

from cases.law.outcomes import Outcome
from cases.law.regimes import Regime

GENERAL = {Regime.FOIA: "response", Regime.EIR: "eir_response"}
# What every question came to, the provisions that may bear it, and the letter: section 12 FOIA (cost), section 14(1)
# (vexatious), section 14(2) (repeated), section 8(1) (not yet a valid request). The Regulations have no such letters:
# what is manifestly unreasonable is refused under regulation 12(4)(b) like any other exception, with its public
# interest test, in the general answer.
_WHOLE = (
    (Outcome.COST, frozenset({"s12-1", "s12-2", "s12-4"}), "s12_refusal"),
    (Outcome.VEXATIOUS, frozenset({"s14-1"}), "s14_1_refusal"),
    (Outcome.VEXATIOUS, frozenset({"s14-2"}), "s14_2_refusal"),
    (Outcome.ADVISED, frozenset({"s8"}), "invalid_request"),
)
# Under the Act first, as most requests are.
ANSWER_KINDS = (*GENERAL.values(), *(kind for _, _, kind in _WHOLE))

# After the answer: the letters of an internal review, in their order (section 45 Code, Part 5; regulation 11 EIR).
REVIEW_KINDS = ("review_acknowledgement", "review_extension", "review_outcome")


def answer_kind(regime: Regime, outcomes: Iterable[Outcome | None], claimed: Collection[str]) -> str:
    """The kind of letter that answers a request. `outcomes`: one for each question, None where it is open still;
    `claimed`: the provisions relied on for any of them.

    A refusal under section 12 or 14 FOIA is a notice "stating that fact" (section 17(5)) and stands alone only while
    all questions come to it and nothing else is relied on.
    """
    came_to = set(outcomes)
    if regime is Regime.FOIA and len(came_to) == 1 and claimed:
        for outcome, provisions, kind in _WHOLE:
            if came_to == {outcome} and provisions.issuperset(claimed):
                return kind
    return GENERAL[regime]
