"""The texts of a case in which somebody may be named: what it sends, and the request beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import Any

from django.urls import reverse

from cases.law.answer_kinds import REVIEW_KINDS
from cases.law.outcomes import Outcome
from cases.models import Case, Claim, ClockEvent, Letter, Question, ReleaseText
from cases.names import Passage

# A name withheld in the answer to such a question is information that was asked for and is refused. In other answers
# and in the officer's own words nobody asked for it, and it is left out rather than claimed.
_ASKED_FOR = frozenset({"", Outcome.DISCLOSED, Outcome.PART, Outcome.WITHHELD, Outcome.ELSEWHERE})


@dataclass(frozen=True)
class Part:
    """One text. `place` reads after "in": question 4, Annex A. `url` leads to where it is written. `on` is the day of
    the document, whose grades count. `questions` are those that the text answers; `is_context` is true of the request,
    which helps to tell who is meant and makes no decision by itself. `is_enclosed` is true of a document of others: a
    forename in it is hardly the requester's."""

    key: str
    place: str
    url: str
    text: str
    on: date
    is_html: bool = False
    questions: tuple[int, ...] = ()
    is_context: bool = False
    is_enclosed: bool = False

    def as_passage(self) -> Passage:
        return Passage(self.text, self.on, self.is_html)


def parts_of(letter: Letter, *, on: date, annexes: Sequence[ReleaseText]) -> list[Part]:
    """What a letter of a day would say in the officers' own words, in the order of the letter, after the request."""
    case = letter.case
    draft = reverse("draft", args=[case.reference])
    request = [
        Part("subject", "the subject", draft, case.subject, on, is_context=True),
        Part("request", "the request", draft, case.request_text, on, is_context=True),
    ]
    if not letter.is_answer():
        return [*request, *_of_notice(letter, on)]
    questions = list(case.questions.select_related("answer"))
    return [
        *request,
        *_own_words(letter, f"{draft}#letter", on),
        *_answers(questions, draft, on),
        *_claims(case, on),
        *_annexes(case, annexes, questions),
    ]


def annex_letter(place: int) -> str:
    """A, B, … Z, AA: what the annex at a place, counted from 0, is called."""
    rounds, rest = divmod(place, len(ascii_uppercase))
    return (annex_letter(rounds - 1) if rounds else "") + ascii_uppercase[rest]


def _own_words(letter: Letter, url: str, on: date) -> Iterator[Part]:
    for key, said in letter.fields.items():
        if isinstance(said, str) and said.strip():
            yield Part(f"letter-{key}", "the letter’s own words", url, said, on, key.startswith("own."))


def _of_notice(letter: Letter, on: date) -> Iterator[Part]:
    """Of any letter but the answer: it answers no question, so nobody whom it names was asked for."""
    page = reverse("notice", args=[letter.case.reference, letter.pk])
    yield from _own_words(letter, f"{page}#say", on)
    for step in _steps(letter):
        # Each by itself: two amounts or days in a row are no telephone number.
        for place, said in enumerate(_strings(step.details)):
            yield Part(f"step-{step.pk}-{place}", "the step on the clock", page, said, on)
    if letter.kind in REVIEW_KINDS[1:]:
        yield from _said_before(letter, page, on)


def _steps(letter: Letter) -> Iterator[ClockEvent]:
    """The step that a notice is of. A reminder asks the questions of an earlier one again."""
    events = list(letter.case.clock_events.all())
    yield from (event for event in events if event.letter_id == letter.pk)
    if letter.kind == "chaser":
        asked = [event for event in events if event.kind == ClockEvent.Kind.CLARIFICATION and event.counts()]
        yield from asked[-1:]


def _said_before(letter: Letter, url: str, on: date) -> Iterator[Part]:
    """The letters of a review say again what its acknowledgement said, unless they have words of their own for it."""
    given = letter.case.letters.filter(kind=REVIEW_KINDS[0], issued_on__isnull=False)
    before = given.values_list("fields", flat=True).last() or {}
    for key, said in before.items():
        if key.startswith("review.") and not letter.fields.get(key):
            yield Part(f"before-{key}", "the acknowledgement of the review", url, said, on)


def _strings(said: Any) -> Iterator[str]:
    """Everything typed for a step on the clock, whatever its form keeps it in."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict | list):
        for each in said.values() if isinstance(said, dict) else said:
            yield from _strings(each)


def _answers(questions: list[Question], draft: str, on: date) -> Iterator[Part]:
    for question in questions:
        answer, number = question.answer, question.number
        if answer.text:
            asked = (number,) if answer.outcome in _ASKED_FOR else ()
            place, url = f"question {number}", f"{draft}#question-{number}"
            yield Part(f"answer-{number}", place, url, answer.text, on, is_html=True, questions=asked)


def _claims(case: Case, on: date) -> Iterator[Part]:
    for claim in case.claims.all():
        said = "\n\n".join(_typed_in(claim))
        if said:
            place = f"the claim of {claim.get_provision().in_words}"
            url = reverse("claim", args=[case.reference, claim.pk])
            yield Part(f"claim-{claim.pk}", place, url, said, on)


def _typed_in(claim: Claim) -> Iterator[str]:
    """What a person wrote: what the register of names wrote there names nobody."""
    written: dict[str, Any] = claim.from_names
    for key, said in claim.fields.items():
        if said and said != written.get(key):
            yield said
    for factor in claim.factors:
        yield from filter(None, (factor.get("text", ""), factor.get("answer", "")))


def _annexes(case: Case, annexes: Sequence[ReleaseText], questions: list[Question]) -> Iterator[Part]:
    for place, annex in enumerate(annexes):
        name = f"Annex {annex_letter(place)}"
        url = reverse("annex", args=[case.reference, annex.pk])
        answered = tuple(annex.questions) or answered_by(name, questions)
        key, day = f"annex-{annex.pk}", annex.dated_on
        yield Part(f"{key}-title", name, url, annex.title, day, questions=answered, is_enclosed=True)
        yield Part(key, name, url, annex.text, day, is_html=True, questions=answered, is_enclosed=True)


def answered_by(annex: str, questions: list[Question]) -> tuple[int, ...]:
    """Of an annex that does not say itself what it answers: the questions whose answer points at it; where none does,
    all that are answered with information."""
    pointing = [each.number for each in questions if annex in each.answer.text]
    giving = [
        each.number
        for each in questions
        if (outcome := each.answer.get_outcome()) and outcome.gives_information
    ]
    return tuple(pointing or giving)
