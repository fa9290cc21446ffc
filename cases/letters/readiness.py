"""Whether a letter may leave: what the law checks say about this very letter, on one day."""

from dataclasses import dataclass
from datetime import date

from cases.law.letters import ClaimFacts, LetterFacts, QuestionFacts, Reason, reasons_not_to_issue
from cases.law.regimes import Regime
from cases.letters.assembly import LetterContent, assemble
from cases.models import Letter


class NotReady(Exception):
    """The letter cannot go on. `reasons` are sentences for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Readiness:
    """The letter as it stands and what is left to do; an empty list of reasons means that it may go."""

    content: LetterContent
    reasons: list[Reason]

    def demand(self) -> None:
        if self.reasons:
            raise NotReady([reason.text for reason in self.reasons])


def look_at(letter: Letter, *, on: date) -> Readiness:
    content = assemble(letter, on=on)
    return Readiness(content, reasons_not_to_issue(facts_of(letter, content, on)))


def facts_of(letter: Letter, content: LetterContent, on: date) -> LetterFacts:
    case = letter.case
    return LetterFacts(
        regime=Regime(case.regime),
        received_on=case.received_on,
        letter_on=on,
        questions=tuple(
            QuestionFacts(
                number=question.number,
                outcome=question.answer.get_outcome(),
                has_text=question.answer.has_text(),
                rival_by=", ".join(str(rival.by) for rival in question.answer.rivals.all()),
            )
            for question in case.questions.select_related("answer").prefetch_related("answer__rivals__by")
        ),
        claims=tuple(
            ClaimFacts(
                key=str(claim.pk),
                provision=claim.provision,
                questions=tuple(sorted(question.number for question in claim.questions.all())),
                unanswered=tuple(content.missing_in(claim)),
                factors_for=sum(1 for factor in claim.factors if factor["side"] == "for"),
                factors_against=sum(1 for factor in claim.factors if factor["side"] == "against"),
            )
            for claim in case.claims.prefetch_related("questions")
        ),
        unfilled=tuple(content.missing_in_letter()),
        cost=tuple(content.missing_in_estimate()),
    )
