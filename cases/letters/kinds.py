"""The letters that somebody writes of their own accord, beside answers and notices on the clock: which, and when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cases import permissions
from cases.law import reviews
from cases.law.answer_kinds import REVIEW_KINDS
from cases.law.dates import in_words
from cases.letters.approved import approval_of, why_not_approved
from cases.letters.around import Around, answer_of, day
from cases.models import Approval, Case, Letter, User
from cases.workflow import Stage

CORRECTION = "correction"


@dataclass(frozen=True)
class Choice:
    """One kind of letter on offer: why it cannot be written now, or the draft that there is already."""

    kind: str
    title: str
    purpose: str
    why_not: list[str]
    draft: Letter | None

    @property
    def is_correction(self) -> bool:
        """It begins with the choice of the letter that it corrects."""
        return self.kind == CORRECTION


def choices(
    case: Case,
    user: User,
    layouts: Mapping[str, tuple[str, str]],
    letters: Sequence[Letter],
    *,
    on: date,
) -> list[Choice]:
    """Every kind with its title and purpose from the library (`layouts`), whether or not it may be written. `letters`
    are all that the case has."""
    drafts = {letter.kind: letter for letter in letters if not letter.is_issued()}
    return [
        Choice(
            kind,
            *layouts.get(kind, (kind, "")),
            why_not=[*why_not_write(user, kind), *KINDS[kind](case, on, letters)],
            draft=drafts.get(kind),
        )
        for kind in KINDS
    ]


def why_not(case: Case, kind: str, *, on: date) -> list[str]:
    """Why a letter of this kind makes no sense for the case on that day; empty when it does."""
    return list(KINDS[kind](case, on, letters_of(case)))


def letters_of(case: Case) -> list[Letter]:
    """All letters of a case without their heavy parts, the last first, each with what the list of letters shows."""
    found = case.letters.select_related("issued_by", "clock_event").order_by("-id")
    return list(found.defer("html", "pdf", "text", "fields"))


def why_not_write(user: User, kind: str) -> list[str]:
    """Who writes and issues it: a review is a reviewer's too."""
    return permissions.review(user) if kind in REVIEW_KINDS else permissions.issue(user)


def why_not_sign(user: User, letter: Letter, *, on: date) -> list[str]:
    """Why this person cannot issue this very letter, on top of who may write it.

    The outcome of a review comes from somebody who took no part in the answer: section 45 Code, Part 5, and
    regulation 11(3) EIR, under which the council considers the matter afresh. A correction says anew what an answer
    said, and so has the same two people.
    """
    if letter.kind == "review_outcome" and _took_part(user, letter.case):
        return ["You took part in the answer under review. Somebody else must decide the review."]
    if letter.kind == CORRECTION and approval_of(letter) is None:
        return ["Nobody has approved this correction as it stands yet. Send it for approval."]
    return why_not_approved(letter, on=on) if letter.kind == CORRECTION else []


def _took_part(user: User, case: Case) -> bool:
    answer = answer_of(case)
    if answer is None:
        return False
    wrote = answer.issued_by_id == user.pk or answer.editors.filter(pk=user.pk).exists()
    return wrote or Approval.objects.filter(letter=answer, by=user).exists()


# What the letter itself needs before it may leave


def reasons_of(letter: Letter, around: Around) -> Iterator[str]:
    """Why this very letter may not leave that day, beyond what is left open in it."""
    if letter.kind in KINDS:
        yield from KINDS[letter.kind](letter.case, around.on, letters_of(letter.case))
    if letter.kind in REVIEW_KINDS:
        yield from _of_its_days(letter, around)


def _of_its_days(letter: Letter, around: Around) -> Iterator[str]:
    asked_on, answer = around.asked_on, around.answer
    if asked_on is None or answer is None or answer.issued_on is None:
        return
    if asked_on > around.on:
        yield f"The request for review cannot have been received on {in_words(asked_on)}, which is still to come."
    if asked_on < answer.issued_on:
        yield (
            f"The request for review cannot have been received on {in_words(asked_on)}, before our answer of "
            f"{in_words(answer.issued_on)}."
        )
    new = day(letter.fields.get("review.new_due_on", "")) if letter.kind == "review_extension" else None
    last = reviews.review_due_at_most(asked_on, around.calendar)
    if new and new > last:
        yield f"A review never takes longer than 40 working days: {in_words(last)} is the last day."


def _acknowledgement(case: Case, on: date, letters: Sequence[Letter]) -> Iterator[str]:
    clock = case.clock()
    if not case.get_stage().is_open:
        yield f"The case is closed: “{case.get_stage().label}”. There is nothing left to acknowledge."
    elif clock.reasons:
        yield "The clock stands still, so there is no day to promise. Acknowledge once the reply or the fee is here."
    elif clock.is_overdue(on):
        yield f"The answer was due on {clock.due_in_words}. Send the answer, with an apology."
    for sent in _issued(letters, "acknowledgement"):
        yield f"The request was acknowledged on {in_words(sent.issued_on)}."


def _after_the_answer(case: Case, on: date, letters: Sequence[Letter]) -> Iterator[str]:
    if case.get_stage() is not Stage.ISSUED:
        yield "Only an answer that was issued can be reviewed."


def _extension_of_review(case: Case, on: date, letters: Sequence[Letter]) -> Iterator[str]:
    too_early = list(_after_the_answer(case, on, letters))
    yield from too_early
    if not too_early and not _issued(letters, "review_acknowledgement"):
        yield "The review has not been acknowledged, so no day was named that could move."


def _correction(case: Case, on: date, letters: Sequence[Letter]) -> Iterator[str]:
    if case.is_from_past_letter():
        yield "The answer went out before the council used FOI Portal, so its correction is written elsewhere too."
    elif not any(letter.is_issued() for letter in letters):
        yield "No letter has been issued yet. Change the draft instead."


def _issued(letters: Sequence[Letter], kind: str) -> list[Letter]:
    return [letter for letter in letters if letter.kind == kind and letter.is_issued()]


KINDS: Mapping[str, Callable[[Case, date, Sequence[Letter]], Iterator[str]]] = {
    "acknowledgement": _acknowledgement,
    CORRECTION: _correction,
    "review_acknowledgement": _after_the_answer,
    "review_extension": _extension_of_review,
    "review_outcome": _after_the_answer,
}
