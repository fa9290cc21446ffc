"""What a response must contain before it can be issued: the facts of a letter, and the first of its checks.

A check takes the facts of the letter and yields a reason for everything that is missing, in plain words, with
the place to mend it. The numbers LETTER-nn are those of the catalogue of checks in the project's fact base.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.law import provisions
from cases.law.answer_kinds import answer_kind
from cases.law.clock import Clock
from cases.law.dates import joined, plain
from cases.law.letter_text import Severity
from cases.law.outcomes import Outcome
from cases.law.provisions import Provision
from cases.law.redaction import Ground
from cases.law.regimes import Regime


@dataclass(frozen=True)
class Reason:
    """What is to be said of the letter, where to mend it, and the check that it rests on, if any.

    An error stops the letter. A warning stops it until somebody gives a reason; where it `asks`, its text is a question
    that only a person can answer. The rest is told. `words` are what was judged: other words are judged anew.
    """

    text: str
    place: str
    check: str
    severity: Severity = Severity.ERROR
    asks: bool = False
    words: str = ""


@dataclass(frozen=True)
class QuestionFacts:
    """One question and what stands under it. `rival_by`: whose second text waits for somebody to choose; `text` is
    the question and `said` the answer, both in plain words."""

    number: int
    outcome: Outcome | None
    has_text: bool
    rival_by: str = ""
    text: str = ""
    said: str = ""

    @property
    def place(self) -> str:
        return f"question-{self.number}"


@dataclass(frozen=True)
class ClaimFacts:
    """Reliance on one provision for some questions, with the open prompts of its notice in words.

    `views`: what is missing of a third party's own view of its interests; `fields`: what the officer says, by the
    placeholder or the question of the prompt; `variant`: the starter that was chosen; `asked`: the fields that its
    notice asks for; `qualified`: the offices that could give the opinion of section 36 on its day.
    """

    key: str
    provision: str
    questions: tuple[int, ...]
    unanswered: tuple[str, ...]
    factors_for: int
    factors_against: int
    views: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    asked: frozenset[str] = frozenset()
    qualified: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return f"claim-{self.key}"

    @property
    def cited(self) -> Provision | None:
        return provisions.catalogue().get(self.provision)

    @property
    def name(self) -> str:
        """The provision in words where the catalogue knows it."""
        return self.cited.in_words if self.cited else self.provision


@dataclass(frozen=True)
class NamesFacts:
    """The people named in the letter: `open` says in words what is still to be decided; `grounds` why the rule says
    what it says of each name withheld in an answer; `questions` those answers; `claim` the key of the claim that stands
    for them; `threatened` whom the directory notes as under threat."""

    open: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    questions: tuple[int, ...] = ()
    claim: str = ""
    threatened: tuple[str, ...] = ()
    senior_grade: str = ""


@dataclass(frozen=True)
class LetterFacts:
    """A response as the checks see it. `unfilled`: the letter's own open places, in words; `cost`: why the estimate
    of the cost does not bear the claims that rest on it; `sections`: the names of those that stand in the letter;
    `covered`: the questions that an extension of the time is for; `names`: the people named."""

    regime: Regime
    received_on: date
    letter_on: date
    questions: tuple[QuestionFacts, ...]
    claims: tuple[ClaimFacts, ...]
    unfilled: tuple[str, ...]
    cost: tuple[str, ...] = ()
    sections: frozenset[str] = frozenset()
    clock: Clock | None = None
    covered: tuple[int, ...] = ()
    names: NamesFacts = NamesFacts()

    @property
    def is_invalid(self) -> bool:
        """The whole letter says what section 8(1) FOIA still asks for: its notice is the answer to every question."""
        outcomes = [question.outcome for question in self.questions]
        kind = answer_kind(self.regime, outcomes, {claim.provision for claim in self.claims})
        return kind == "invalid_request"

    def claims_for(self, question: QuestionFacts) -> list[ClaimFacts]:
        return [claim for claim in self.claims if question.number in claim.questions]


def has_a_question(facts: LetterFacts) -> Iterator[Reason]:
    """There is something to answer: section 8(1)(c) FOIA."""
    if not facts.questions:
        yield Reason("The request has no question. Add at least one.", "letter", "LETTER-03")


def every_question_has_an_outcome(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-03, section 1(1) FOIA."""
    for question in facts.questions:
        if question.outcome is None:
            yield Reason(
                f"Question {question.number} has no outcome. Choose what the council says to it.",
                question.place,
                "LETTER-03",
            )


def every_answer_is_written(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-03: an outcome that is not answered by a notice needs words under its question."""
    for question in facts.questions:
        if question.outcome and question.outcome.needs_text and not (question.has_text or facts.is_invalid):
            yield Reason(
                f"Question {question.number} has no answer. "
                f"Its outcome is “{question.outcome.label}”, so write what the requester should read.",
                question.place,
                "LETTER-03",
            )


def every_answer_has_one_text(facts: LetterFacts) -> Iterator[Reason]:
    """Nothing is lost: a second text of an answer waits until somebody chooses between the two."""
    for question in facts.questions:
        if question.rival_by:
            yield Reason(
                f"Question {question.number} has a second text by {question.rival_by}. Choose which to keep.",
                question.place,
                "",
            )


def every_refusal_has_a_claim(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-15, section 17(1) FOIA, regulation 14(3) EIR."""
    for question in facts.questions:
        if question.outcome and question.outcome.needs_claim and not facts.claims_for(question):
            yield Reason(
                f"Question {question.number} is marked “{question.outcome.label}” without a provision. "
                "Choose the provision that the council relies on.",
                question.place,
                "LETTER-15",
            )


def neither_confirming_nor_denying_has_its_provision(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-21, section 2(1) FOIA: withholding information does not lift the duty to confirm or deny."""
    for question in facts.questions:
        claims = facts.claims_for(question)
        if question.outcome is Outcome.NCND and claims and not any(_is_ncnd(claim) for claim in claims):
            yield Reason(
                f"Question {question.number} is neither confirmed nor denied, but no provision claimed "
                f"for it allows that. {_twins_in_words(claims)}",
                question.place,
                "LETTER-21",
            )


def every_claim_covers_a_question(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-15: no claim stands alone, and none points at a question that is not there."""
    numbers = {question.number for question in facts.questions}
    for claim in facts.claims:
        if not claim.questions:
            yield Reason(
                f"The claim of {claim.name} covers no question. Choose its questions, or remove it.",
                claim.place,
                "LETTER-15",
            )
        for number in sorted(set(claim.questions) - numbers):
            yield Reason(
                f"The claim of {claim.name} covers question {number}, which the request does not have. "
                "Choose its questions again.",
                claim.place,
                "LETTER-15",
            )


def every_provision_is_open_to_the_council(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-12, section 17(1)(b) FOIA: known, of this regime, and open to a council."""
    for claim in facts.claims:
        for text in provisions.why_not_open(claim.provision, facts.regime):
            yield Reason(text, claim.place, "LETTER-12")


def every_prompt_is_answered(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-13, section 17(1)(c) FOIA: the reasons are about this information."""
    for claim in facts.claims:
        for prompt in claim.unanswered:
            yield Reason(f"The claim of {claim.name} leaves this open: {prompt}", claim.place, "LETTER-13")


def every_qualified_claim_weighs_both_sides(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-16, section 17(3) FOIA, regulation 14(3)(b) EIR: at least one factor each way.

    Not where a provision is qualified in form only: section 39 FOIA, regulation 12(4)(a) EIR.
    """
    for claim in facts.claims:
        if not (claim.cited and claim.cited.needs_public_interest_test):
            continue
        weighed = "confirming or denying" if claim.cited.is_ncnd else "disclosure"
        for count, side in ((claim.factors_for, "for"), (claim.factors_against, "against")):
            if count < 1:
                text = f"The claim of {claim.name} has no public interest factor {side} {weighed}."
                yield Reason(f"{text} Add at least one.", claim.place, "LETTER-16")


def every_refusal_on_cost_rests_on_an_estimate(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-32, section 12 FOIA with regulations 3 to 5 of SI 2004/3244, section 16 FOIA."""
    for words in facts.cost:
        yield Reason(words, "cost", "LETTER-32")


def nothing_is_left_open(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-39: no placeholder and no prompt of the letter itself is left."""
    for words in facts.unfilled:
        yield Reason(f"The letter leaves this open: {words}", "letter", "LETTER-39")


def the_letter_follows_the_request(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-01: the dates of the letter agree with the case."""
    if facts.letter_on < facts.received_on:
        yield Reason(
            f"The letter is dated {plain(facts.letter_on)}, but the request was received on "
            f"{plain(facts.received_on)}. Correct one of the two dates.",
            "letter",
            "LETTER-01",
        )


CHECKS = (
    has_a_question,
    every_question_has_an_outcome,
    every_answer_is_written,
    every_answer_has_one_text,
    every_refusal_has_a_claim,
    neither_confirming_nor_denying_has_its_provision,
    every_claim_covers_a_question,
    every_provision_is_open_to_the_council,
    every_prompt_is_answered,
    every_qualified_claim_weighs_both_sides,
    every_refusal_on_cost_rests_on_an_estimate,
    nothing_is_left_open,
    the_letter_follows_the_request,
)


def _is_ncnd(claim: ClaimFacts) -> bool:
    return bool(claim.cited and claim.cited.is_ncnd)


def _twins_in_words(claims: list[ClaimFacts]) -> str:
    """What to claim instead, where the catalogue knows the counterpart of what was claimed."""
    twins = dict.fromkeys(
        provisions.find(claim.cited.ncnd_twin).in_words
        for claim in claims
        if claim.cited and claim.cited.ncnd_twin
    )
    return f"Claim {joined(list(twins), 'or')} for it." if twins else "Claim one that does."
