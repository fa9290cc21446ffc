"""What the draft page shows: a card for each question, and what is left to do on it."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from cases.drafting import claims
from cases.drafting.forms import AnswerForm
from cases.law.outcomes import Outcome
from cases.law.provisions import Provision
from cases.models import Answer, Case, Claim, Question, RivalText, User

# What stands in the segmented control at once; the others are behind "More".
FIRST_OUTCOMES = (Outcome.DISCLOSED, Outcome.PART, Outcome.WITHHELD, Outcome.NOT_HELD, Outcome.ELSEWHERE)
MORE_OUTCOMES = tuple(outcome for outcome in Outcome if outcome not in FIRST_OUTCOMES)
# From here on the answers that are not in hand are folded.
MANY = 8


class Mark(Enum):
    """How a question stands: class of the mark, its sign, and the word for those who do not see it."""

    DONE = ("ok", "✓", "Answered")
    WARN = ("warn", "?", "Not finished")
    STOP = ("bad", "!", "To mend")
    TO_DO = ("do", "", "To answer")

    @property
    def css(self) -> str:
        return self.value[0]

    @property
    def sign(self) -> str:
        return self.value[1]

    @property
    def label(self) -> str:
        return self.value[2]


@dataclass(frozen=True)
class ClaimLine:
    """One claim as a card shows it."""

    claim: Claim
    missing: tuple[str, ...]
    first: int  # the first question that it covers
    title: str

    @property
    def provision(self) -> Provision:
        return self.claim.get_provision()

    @property
    def tests(self) -> list[str]:
        return claims.tests_of(self.provision)

    @property
    def information(self) -> str:
        return self.claim.fields.get("claim.information", "")


@dataclass
class Card:
    """One question with its answer, the texts that compete for it, and the claims that cover it."""

    question: Question
    answer: Answer
    user: User
    claims: list[ClaimLine] = field(default_factory=list)

    def __post_init__(self):
        rivals = list(self.answer.rivals.all())
        self.mine: RivalText | None = next((rival for rival in rivals if rival.by_id == self.user.pk), None)
        self.others: list[RivalText] = [rival for rival in rivals if rival.by_id != self.user.pk]

    @property
    def number(self) -> int:
        return self.question.number

    @property
    def outcome(self) -> Outcome | None:
        return self.answer.get_outcome()

    @property
    def is_contested(self) -> bool:
        return bool(self.mine or self.others)

    @property
    def shown(self) -> str:
        """What the page says about competing texts, so that it is drawn anew only when that changes."""
        rivals = [rival.pk for rival in [self.mine, *self.others] if rival]
        return f"{self.answer.version}:{rivals}" if rivals else ""

    @property
    def cited(self) -> str:
        """s31(1)(a), s40(2)"""
        return ", ".join(claims.short(line.provision) for line in self.claims)

    @property
    def in_short(self) -> str:
        """What the rail says under the question."""
        if self.is_contested:
            return "Two texts: choose one"
        if not self.outcome:
            return "Nothing yet"
        return " · ".join(filter(None, [self.outcome.label, self.cited or self.what_is_missing]))

    @property
    def what_is_missing(self) -> str:
        if self.outcome and self.outcome.needs_claim and not self.claims:
            return "a claim is missing"
        if self.outcome and self.outcome.needs_text and not self.answer.has_text():
            return "no text yet"
        return ""

    @property
    def mark(self) -> Mark:
        if self.is_contested:
            return Mark.STOP
        if not self.outcome:
            return Mark.TO_DO
        if self.what_is_missing or any(line.missing for line in self.claims):
            return Mark.WARN
        return Mark.DONE

    def form(self) -> AnswerForm:
        """The editor holds the writer's own text: the rival while there is one, else the saved answer."""
        text = self.mine or self.answer
        version = self.mine.from_version if self.mine else self.answer.version
        initial = {"text": text.text, "outcome": text.outcome, "version": version, "shown": self.shown}
        return AnswerForm(question=self.question, initial=initial)

    def chosen(self) -> Outcome | None:
        """The outcome that the writer's own text has."""
        text = self.mine or self.answer
        return Outcome(text.outcome) if text.outcome else None


@dataclass(frozen=True)
class Draft:
    """The draft page as one person sees it on one day."""

    cards: list[Card]

    @property
    def answered(self) -> int:
        return sum(card.mark is Mark.DONE for card in self.cards)

    @property
    def is_long(self) -> bool:
        return len(self.cards) > MANY

    def card(self, number: int) -> Card:
        return next(card for card in self.cards if card.number == number)

    @property
    def in_hand(self) -> int:
        """The number of the question to begin with: the first that is not done."""
        return next((card.number for card in self.cards if card.mark is not Mark.DONE), 1)


def draft_of(case: Case, user: User, *, on: date) -> Draft:
    """Every card of a case, in a number of queries that does not grow with the questions."""
    lines = _claim_lines(case, on)
    questions = case.questions.select_related("answer__edited_by").prefetch_related("answer__rivals__by")
    return Draft(
        [Card(question, question.answer, user, lines.get(question.pk, [])) for question in questions]
    )


def _claim_lines(case: Case, on: date) -> dict[int, list[ClaimLine]]:
    lines: dict[int, list[ClaimLine]] = {}
    for claim, title, missing in claims.overview(case, on):
        covered = list(claim.questions.all())
        for question in covered:
            line = ClaimLine(claim, missing, covered[0].number, title)
            lines.setdefault(question.pk, []).append(line)
    return lines
