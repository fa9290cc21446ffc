"""Whether a letter may leave: what the checks say about this very letter, on one day, and what people judged of it."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.html import strip_tags

from cases.law import letter_checks, text_checks
from cases.law.claim_fields import OPINION_ON, day_of
from cases.law.letter_text import Severity
from cases.law.letters import ClaimFacts, LetterFacts, QuestionFacts, Reason
from cases.law.regimes import Regime
from cases.letters.as_text import as_text
from cases.letters.assembly import LetterContent, assemble
from cases.letters.moves import Moves
from cases.letters.names import names_facts
from cases.models import Claim, Judgement, Letter, QualifiedPerson

_VIEWS = "claim.third_party_views"
# What the record of the case decides better than the text of its letter: dates (1), outcomes (3), lateness and
# extensions (6 to 9, 33), which information a claim covers (15: the text is compared word by word, the record names the
# questions), the views of third parties (28), the estimate of the cost (32), and help (47).
_OF_THE_RECORD = frozenset(f"LETTER-{number:02}" for number in (1, 3, 6, 7, 8, 9, 15, 28, 32, 33, 47))


class NotReady(Exception):
    """The letter cannot go on. `reasons` are sentences for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class ToJudge:
    """A warning or a question with the last judgement of its very words, if there is one."""

    reason: Reason
    judged: Judgement | None = None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.reason)

    @property
    def is_settled(self) -> bool:
        return self.judged is not None and self.judged.verdict != Judgement.Verdict.NO

    @property
    def is_denied(self) -> bool:
        """Somebody answered no: what the question is about wants mending."""
        return self.judged is not None and not self.is_settled


@dataclass(frozen=True)
class Readiness:
    """The letter as it stands and what is left to do. `reasons` are the errors, `told` what is good to know, and
    `judged` the warnings and the questions, open and settled."""

    content: LetterContent
    reasons: list[Reason]
    told: list[Reason] = field(default_factory=list)
    judged: list[ToJudge] = field(default_factory=list)

    @property
    def warnings(self) -> list[ToJudge]:
        """Those that still want a reason."""
        return [each for each in self.judged if not (each.is_settled or each.reason.asks)]

    @property
    def questions(self) -> list[ToJudge]:
        """Those that still want an answer, and those answered no."""
        return [each for each in self.judged if each.reason.asks and not each.is_settled]

    @property
    def settled(self) -> list[ToJudge]:
        return [each for each in self.judged if each.is_settled]

    @property
    def to_judge(self) -> list[ToJudge]:
        return [*self.warnings, *self.questions]

    @property
    def waits(self) -> list[str]:
        """What stops the letter besides errors, in words: 2 warnings want a reason."""
        denied = [each for each in self.questions if each.is_denied]
        unanswered = len(self.questions) - len(denied)
        return [
            *_counted(len(self.warnings), "warning wants a reason", "warnings want a reason"),
            *_counted(unanswered, "question wants an answer", "questions want an answer"),
            *(f"{each.judged.by} answered no: {each.reason.text}" for each in denied),
        ]

    @property
    def may_go(self) -> bool:
        return not (self.reasons or self.to_judge)

    def demand(self) -> None:
        if not self.may_go:
            raise NotReady([*(reason.text for reason in self.reasons), *self.waits])


def look_at(letter: Letter, *, on: date) -> Readiness:
    """Everything that is to be said of an answer on a day."""
    content = assemble(letter, on=on)
    facts = facts_of(letter, content, on)
    found = letter_checks.reasons(facts)
    found += of_the_text(content, facts, found)
    return Readiness(
        content,
        reasons=[reason for reason in found if reason.severity is Severity.ERROR],
        told=[reason for reason in found if reason.severity is Severity.INFO],
        judged=_with_judgements(letter, [reason for reason in found if reason.severity is Severity.WARN]),
    )


def fingerprint(reason: Reason) -> str:
    """Of what is judged: the check, its place, what it says, and the words that it says it of."""
    judged = "\x1f".join([reason.check, reason.place, reason.text, reason.words])
    return hashlib.sha256(judged.encode()).hexdigest()


def of_the_text(content: LetterContent, facts: LetterFacts, found: Collection[Reason]) -> Iterator[Reason]:
    """What the checks of the text find in the letter as it reads. Places where something is still to be mended are
    left in peace until it is, and what the record has told is not told again."""
    unfinished = {each.place for each in found if each.severity is Severity.ERROR}
    told = {(each.check, each.place) for each in found if not each.asks}
    draft = as_text(content, facts)
    for finding in text_checks.findings(draft.text, facts.clock.calendar):
        place = draft.place_of(finding.lines)
        is_news = finding.severity is Severity.ERROR or (finding.check, place) not in told
        if finding.check not in _OF_THE_RECORD and place not in unfinished and is_news:
            words = "\n".join(draft.text.lines[line - 1] for line in finding.lines)
            yield Reason(finding.message, place, finding.check, finding.severity, words=words)


def facts_of(letter: Letter, content: LetterContent, on: date) -> LetterFacts:
    case = letter.case
    questions = tuple(_questions(letter))
    clock = case.clock()
    return LetterFacts(
        regime=Regime(case.regime),
        received_on=case.received_on,
        letter_on=on,
        questions=questions,
        claims=tuple(_claims(content)),
        unfilled=tuple(content.missing_in_letter()),
        cost=tuple(content.missing_in_estimate()),
        sections=frozenset(section.name for section in content.sections),
        clock=clock,
        covered=_covered(Moves.of(letter, clock, [each.number for each in questions], on)),
        names=names_facts(content),
    )


def _questions(letter: Letter) -> Iterator[QuestionFacts]:
    rows = letter.case.questions.select_related("answer").prefetch_related("answer__rivals__by")
    for question in rows:
        answer = question.answer
        yield QuestionFacts(
            number=question.number,
            outcome=answer.get_outcome(),
            has_text=answer.has_text(),
            rival_by=", ".join(str(rival.by) for rival in answer.rivals.all()),
            text=question.text,
            said=strip_tags(answer.text),
        )


def _claims(content: LetterContent) -> Iterator[ClaimFacts]:
    """The claims in the order in which they were made."""
    for notice in sorted(content.notices, key=lambda notice: notice.claim.pk):
        claim = notice.claim
        missing = [each for each in content.missing if each.place == f"claim-{claim.pk}"]
        yield ClaimFacts(
            key=str(claim.pk),
            provision=claim.provision,
            questions=tuple(sorted(question.number for question in claim.questions.all())),
            unanswered=tuple(each.words for each in missing if each.key != _VIEWS),
            factors_for=_count(claim, "for"),
            factors_against=_count(claim, "against"),
            views=tuple(each.words for each in missing if each.key == _VIEWS),
            fields=claim.fields,
            variant=claim.variant,
            asked=notice.asked,
            qualified=_qualified(claim, content.on),
        )


def _qualified(claim: Claim, on: date) -> tuple[str, ...]:
    """Who could give the opinion of section 36 on the day of the opinion; nobody is asked for elsewhere."""
    if not claim.provision.startswith("s36"):
        return ()
    return QualifiedPerson.objects.offices(day_of(claim.fields.get(OPINION_ON, "")) or on)


def _count(claim: Claim, side: str) -> int:
    return sum(1 for factor in claim.factors if factor["side"] == side)


def _covered(moves: Moves) -> tuple[int, ...]:
    """The questions for which the time was extended; an extension that names none is for all."""
    extension = moves.extension
    return tuple(extension.details.get("questions") or moves.numbers) if extension else ()


def _with_judgements(letter: Letter, reasons: Iterable[Reason]) -> list[ToJudge]:
    judgements = {each.fingerprint: each for each in letter.judgements.select_related("by")}
    return [ToJudge(reason, judgements.get(fingerprint(reason))) for reason in reasons]


def _counted(count: int, one: str, many: str) -> list[str]:
    return [f"{count} {one if count == 1 else many}."] if count else []
