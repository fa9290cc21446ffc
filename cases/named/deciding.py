"""The decision about one person named in a case: one for all mentions, with its reason, while its basis holds."""

from datetime import date

from django.db import transaction

from cases import permissions
from cases.models import Case, NameDecision, User
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
def decide(*, case: Case, key: str, choice: str, reason: str, by: User, on: date) -> NameDecision:
    """Withhold or release one person, or say that none is meant. `key` is that of the register.

    A reason is needed wherever the rule says otherwise or leaves it to a person (fact base, section 6.1: a policy is a
    starting point, each name is considered). Raises NotAllowed with the reasons.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    demand(permissions.decide_names(by, case))
    person = Register.of(case, on=on).person(key)
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
    case.start_drafting(by=by, on=on)
    keep_names_claim(case, by=by, on=on)
    case.draft_letter().touch(by=by)
    return made


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
