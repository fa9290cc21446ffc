"""The claim that the decisions about names write: made, kept true and withdrawn with them.

What a person has typed there is never written over. Section 40(2) with 40(3A)(a) FOIA, regulation 13(1) EIR; sections
17(1) FOIA and 14(3) EIR ask for a notice that is true of what is withheld.
"""

from datetime import date
from typing import Any

from django.db import transaction

from cases.law.dates import questions_in_words
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.models import Answer, Case, Claim, GradeSetting, User
from cases.named.claim_words import written
from cases.named.groups import identity, in_words
from cases.named.register import Register, questions_withheld

PROVISION = {Regime.FOIA: "s40-2-3Aa", Regime.EIR: "e13-1"}
# What else the claim remembers of the register, beside the fields: the questions that it put under it, those whose
# outcome it changed, and the starter that it chose.
QUESTIONS, PART, VARIANT = "questions", "part", "variant"
_PERSONAL = ("s40-2", "e13-1", "e13-2")


@transaction.atomic
def keep_names_claim(case: Case, *, by: User, on: date) -> bool:
    """Make, change or withdraw the claim so that it covers exactly the questions whose answers hold a name withheld,
    and says what is true of them. Whether anything was changed; then the letter counts it."""
    changed = settle(case, by=by, on=on)
    if changed:
        case.draft_letter().touch(by=by)
    return changed


def settle(case: Case, *, by: User, on: date) -> bool:
    """As keep_names_claim, for an action that counts the change of the letter itself."""
    if case.draft_letter().is_issued():
        return False
    register = Register.of(case, on=on)
    claim = _claim_of(case)
    numbers = _to_cover(case, register, claim)
    if not numbers:
        return claim is not None and _withdraw(claim, by=by, on=on)
    made = claim is None
    claim = claim or Claim(case=case, provision=PROVISION[Regime(case.regime)])
    before = (dict(claim.fields), claim.variant, dict(claim.from_names))
    _write(claim, register, on)
    if made:
        claim.save()
        count = len({identity(person) for person in register.withheld_in_answers})
        words = (
            f"Claimed {claim.get_provision().in_words} for {questions_in_words(numbers)}: the details of "
            f"{in_words(count)} {'person' if count == 1 else 'people'} are withheld"
        )
        case.record("claim_added", words, by=by, on=on, claim=claim.pk, provision=claim.provision, names=True)
    moved = _cover(claim, numbers)
    moved |= _set_outcomes(claim, numbers, by=by, on=on)
    if not made and not moved and (claim.fields, claim.variant, claim.from_names) == before:
        return False
    if not made:
        claim.version += 1
    claim.save()
    return True


def typed_outcome(answer: Answer, outcome: str) -> str:
    """The outcome that is meant where a page still shows what stood before the register changed it: a question of
    which a name is withheld is not disclosed whole."""
    if answer.outcome != Outcome.PART or outcome != Outcome.DISCLOSED:
        return outcome
    claim = _claim_of(answer.question.case)
    made_part = claim is not None and answer.question.number in claim.from_names.get(PART, [])
    return Outcome.PART.value if made_part else outcome


def why_not_drop(claim: Claim, *, on: date) -> list[str]:
    """The claim that stands for names goes by itself with the last of them; empty for every other claim."""
    case = claim.case
    if QUESTIONS not in claim.from_names:
        return []
    numbers = _to_cover(case, Register.of(case, on=on), claim)
    if not numbers:
        return []
    return [
        f"Names are withheld in {questions_in_words(numbers)}, and this claim stands for them. Release them among the "
        "people named, and it goes by itself."
    ]


def own_words_in(claim: Claim) -> list[str]:
    """The fields in which a person has written, by key; "factors" for the factors of a public interest test."""
    typed = [key for key, said in claim.fields.items() if said.strip() and said != claim.from_names.get(key)]
    return [*typed, *(["factors"] if claim.factors else [])]


def _claim_of(case: Case) -> Claim | None:
    return case.claims.filter(provision=PROVISION[Regime(case.regime)]).prefetch_related("questions").first()


def _to_cover(case: Case, register: Register, ours: Claim | None) -> list[int]:
    """The questions with something withheld, but for those for which a person relies on another limb already."""
    others = case.claims.exclude(pk=ours.pk) if ours else case.claims.all()
    elsewhere = {
        question.number
        for claim in others.prefetch_related("questions")
        if claim.provision.startswith(_PERSONAL) and not claim.get_provision().is_ncnd
        for question in claim.questions.all()
    }
    return [number for number in questions_withheld(register) if number not in elsewhere]


def _write(claim: Claim, register: Register, on: date) -> None:
    """Every field that is empty or still reads as the register wrote it."""
    senior = GradeSetting.objects.in_force(on).senior_grade
    is_eir = claim.get_provision().regime is Regime.EIR
    now = written(register.withheld_in_answers, senior_grade=senior, is_eir=is_eir)
    fields, last = dict(claim.fields), dict(claim.from_names)
    for key, words in now.fields.items():
        if fields.get(key, "") in ("", last.get(key), words):
            fields[key] = last[key] = words
    if claim.variant == last.get(VARIANT, ""):
        claim.variant = last[VARIANT] = now.variant
    claim.fields, claim.from_names = fields, last


def _cover(claim: Claim, numbers: list[int]) -> bool:
    """Put the questions under the claim, and take those away that the register itself put there."""
    covered = {question.number for question in claim.questions.all()}
    # A claim that somebody added for the name, and wrote nothing in, is one for names.
    added_for_it = covered & set(numbers) if not own_words_in(claim) else set()
    ours = set(claim.from_names.get(QUESTIONS, added_for_it))
    wanted = (covered - ours) | set(numbers)
    kept_by_us = sorted(set(numbers) - (covered - ours))
    claim.from_names = {**claim.from_names, QUESTIONS: kept_by_us}
    if wanted == covered:
        return False
    claim.questions.set(claim.case.questions.filter(number__in=wanted))
    return True


def _set_outcomes(claim: Claim, numbers: list[int], *, by: User, on: date) -> bool:
    """What was disclosed is part disclosed while a name is withheld in it, and is disclosed again afterwards."""
    made_part = set(claim.from_names.get(PART, []))
    answers = {
        answer.question.number: answer
        for answer in Answer.objects.select_related("question").filter(question__case=claim.case)
    }
    part = {number for number in made_part & set(numbers) if answers[number].outcome == Outcome.PART}
    changed = False
    for number in sorted(made_part - set(numbers)):
        changed |= _turn(claim.case, answers.get(number), Outcome.PART, Outcome.DISCLOSED, by=by, on=on)
    for number in numbers:
        if _turn(claim.case, answers[number], Outcome.DISCLOSED, Outcome.PART, by=by, on=on):
            part.add(number)
            changed = True
    claim.from_names = {**claim.from_names, PART: sorted(part)}
    return changed


def _turn(case: Case, answer: Answer | None, was: Outcome, now: Outcome, *, by: User, on: date) -> bool:
    """The version of the answer stays: what somebody is typing there goes on from the text that they began with."""
    if answer is None or answer.outcome != was:
        return False
    answer.outcome = now.value
    answer.save(update_fields=["outcome"])
    number = answer.question.number
    words = f"Question {number} is {now.label.lower()}: " + (
        "a name in its answer is withheld" if now is Outcome.PART else "no name in its answer is withheld now"
    )
    case.record("outcome", words, by=by, on=on, question=number, was=was.value, outcome=now.value)
    return True


def _withdraw(claim: Claim, *, by: User, on: date) -> bool:
    """Nothing is withheld any more: the claim goes, unless a person made it or has written in it."""
    if QUESTIONS not in claim.from_names:
        return False
    case = claim.case
    before: dict[str, Any] = dict(claim.from_names)
    covered = {question.number for question in claim.questions.all()}
    moved = _set_outcomes(claim, [], by=by, on=on)
    by_hand = covered - set(claim.from_names[QUESTIONS])
    if by_hand:
        _hand_over(claim, by_hand)
        return True
    if own_words_in(claim):
        claim.save(update_fields=["from_names"])
        return moved or claim.from_names != before
    words = f"Withdrew the claim of {claim.get_provision().in_words}: no name is withheld any more"
    case.record(
        "claim_dropped", words, by=by, on=on, provision=claim.provision, fields=claim.fields, names=True
    )
    claim.delete()
    return True


def _hand_over(claim: Claim, numbers: set[int]) -> None:
    """A person relies on the provision for other information: what the register wrote there is taken out again."""
    claim.fields = {key: said for key, said in claim.fields.items() if said != claim.from_names.get(key)}
    if claim.variant == claim.from_names.get(VARIANT):
        claim.variant = ""
    claim.from_names = {}
    claim.version += 1
    claim.save()
    claim.questions.set(claim.case.questions.filter(number__in=numbers))
