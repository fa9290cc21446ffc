"""A person's judgement of what a check could only point at: accepted with a reason, or answered yes or no."""

from datetime import date

from django.db import transaction

from cases import permissions
from cases.letters.readiness import NotReady, ToJudge, look_at
from cases.models import Case, Judgement, User
from cases.permissions import demand

_STORY = {
    Judgement.Verdict.ACCEPTED: "Accepted a warning",
    Judgement.Verdict.YES: "Answered yes",
    Judgement.Verdict.NO: "Answered no",
}


@transaction.atomic
def judge(
    *, case: Case, fingerprint: str, verdict: Judgement.Verdict, reason: str = "", by: User, on: date
) -> Judgement:
    """Settle a warning or a question of the draft as it reads now. The same judgement again changes nothing.

    Raises NotAllowed; NotReady when nothing of that fingerprint is asked any more, when a warning comes without a
    reason, and when the answer does not fit what was asked.
    """
    demand(permissions.judge(by, case))
    letter = case.draft_letter()
    item = next((each for each in look_at(letter, on=on).judged if each.fingerprint == fingerprint), None)
    if item is None:
        raise NotReady(["The letter has changed since. Look at its checks again."])
    reason = reason.strip()
    _demand_fitting(item, verdict, reason)
    said = item.judged
    if said and (said.verdict, said.reason) == (verdict, reason):
        return said
    asked = item.reason
    case.record(
        "judged",
        f"{_STORY[verdict]}: {asked.text}",
        by=by,
        on=on,
        why=reason,
        check=asked.check,
        place=asked.place,
    )
    return Judgement.objects.create(
        letter=letter,
        check_id=asked.check,
        place=asked.place,
        fingerprint=fingerprint,
        words=asked.text,
        verdict=verdict,
        reason=reason,
        by=by,
        on=on,
    )


def _demand_fitting(item: ToJudge, verdict: Judgement.Verdict, reason: str) -> None:
    accepts = verdict == Judgement.Verdict.ACCEPTED
    if item.reason.asks == accepts:
        raise NotReady(["A question is answered yes or no, and a warning accepted with a reason."])
    if accepts and not reason:
        raise NotReady(["Say why the letter may go as it is."])
