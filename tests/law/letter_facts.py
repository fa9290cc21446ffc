"""Letters for the tests of the checks: each begins from one that may go."""

from datetime import date

from cases.law.letter_checks import reasons
from cases.law.letter_text import Severity
from cases.law.letters import ClaimFacts, LetterFacts, QuestionFacts, Reason
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime

RECEIVED, ON = date(2021, 2, 10), date(2021, 3, 4)


def question(number: int = 1, outcome: Outcome | None = Outcome.DISCLOSED, **facts) -> QuestionFacts:
    return QuestionFacts(number, outcome, **{"has_text": outcome is None or outcome.needs_text, **facts})


def claim(provision: str = "s43-2", questions: tuple[int, ...] = (1,), **facts) -> ClaimFacts:
    weighed = {"factors_for": 1, "factors_against": 1, "asked": frozenset(facts.get("fields", ()))}
    return ClaimFacts(
        **{"key": "a", "provision": provision, "questions": questions, "unanswered": (), **weighed, **facts}
    )


def letter(*parts: QuestionFacts | ClaimFacts, **facts) -> LetterFacts:
    return LetterFacts(
        **{
            "regime": Regime.FOIA,
            "received_on": RECEIVED,
            "letter_on": ON,
            "questions": tuple(part for part in parts if isinstance(part, QuestionFacts)),
            "claims": tuple(part for part in parts if isinstance(part, ClaimFacts)),
            "unfilled": (),
            "sections": frozenset({"help", "rights"}),
            **facts,
        }
    )


def stops(facts: LetterFacts) -> list[Reason]:
    """What stops a letter whatever anybody says."""
    return [reason for reason in reasons(facts) if reason.severity is Severity.ERROR]


def told(facts: LetterFacts) -> list[tuple[str, str, str]]:
    """Everything that is said of a letter, as check, weight and place."""
    return [(reason.check, reason.severity.value, reason.place) for reason in reasons(facts)]
