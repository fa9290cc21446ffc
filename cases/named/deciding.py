"""The decision about one person named in a case: one for all mentions, with its reason, while its basis holds."""

from datetime import date

from django.db import transaction

from cases import permissions
from cases.models import ANSWER_KINDS, Case, Letter, NameDecision, User
from cases.named.claim import keep_names_claim
from cases.named.person import Choice, Person
from cases.named.register import Register
from cases.permissions import NotAllowed, demand

_DEEDS = {
    Choice.WITHHOLD: "Decided to withhold",
    Choice.RELEASE: "Decided to release",
    Choice.NOT_A_PERSON: "Decided that nobody is meant by",
}


@transaction.atomic
def decide(
    *, case: Case, key: str, choice: str, reason: str, by: User, on: date, letter: Letter | None = None
) -> NameDecision:
    """Withhold or release one person, or say that none is meant. `key` is that of the register of the answer, or of
    any other `letter` of the case. It holds in all letters of the case.

    A reason is needed wherever the rule says otherwise or leaves it to a person (fact base, section 6.1: a policy is a
    starting point, each name is considered). Raises NotAllowed with the reasons.
    """
    case, letter = to_decide(case, letter, by=by)
    person = Register.of(case, on=on, letter=letter).person(key)
    if person is None:
        raise NotAllowed(["This name does not stand in the letter any more."])
    demand(why_not_decide(person, choice, reason))
    said = {
        "staff_member_id": _staff_member(person),
        "shown": person.shown[:200],
        "post": person.post,
        "choice": choice,
        "proposed": person.proposed,
        "ground": person.ruling.ground.value,
        "trace": list(person.ruling.trace),
        "reason": reason.strip(),
        "by": by,
        "decided_on": on,
    }
    made, _ = NameDecision.objects.update_or_create(case=case, key=key, defaults=said)
    was = person.decision.choice if person.decision else ""
    words = f"{_DEEDS[Choice(choice)]} {person.shown}"
    case.record("name_decided", words, by=by, on=on, why=made.reason, key=key, choice=choice, was=was)
    if letter is None:
        case.start_drafting(by=by, on=on)
    else:
        letter.touch(by=by)
    if letter is None or _is_in_draft(case, key, on):
        keep_names_claim(case, by=by, on=on)
        case.draft_letter().touch(by=by)
    return made


def to_decide(case: Case, letter: Letter | None, *, by: User) -> tuple[Case, Letter | None]:
    """Both locked, the case first as everywhere; no letter for the answer. Raises NotAllowed."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    if letter is None or letter.is_answer():
        demand(why_not_decide_in(by, case, None))
        return case, None
    letter = case.letters.select_for_update().get(pk=letter.pk)
    letter.case = case
    demand(why_not_decide_in(by, case, letter))
    return case, letter


def why_not_decide_in(user: User, case: Case, letter: Letter | None) -> list[str]:
    """Why somebody may not decide about the people of a letter, or of the answer; empty when they may."""
    return permissions.decide_names_in(user, letter) if letter else permissions.decide_names(user, case)


def _is_in_draft(case: Case, key: str, on: date) -> bool:
    """An answer that is being drafted names the same person."""
    answer = case.letters.filter(kind__in=ANSWER_KINDS).last()
    if answer is None or answer.is_issued():
        return False
    return Register.of(case, on=on).person(key) is not None


def why_not_decide(person: Person, choice: str, reason: str) -> list[str]:
    """Why a decision about somebody cannot stand as it is; empty when it can."""
    if choice not in Choice.values:
        return ["Choose whether to withhold or release the name, or say that nobody is meant."]
    if choice in person.needs_reason and not reason.strip():
        if person.proposed == choice or person.ruling.proposal is None:
            return [f"Give a reason for {person.shown}: the rule leaves this one to you."]
        return [f"Give a reason for {person.shown}: the rule would {person.proposed} here."]
    return []


def _staff_member(person: Person) -> int | None:
    """The row of the directory, where exactly one person is meant."""
    return int(person.people[0].partition(":")[2]) if len(person.people) == 1 else None
