"""What is done with the history of a letter: a part of it, or all of it, is put back as it stood."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases import permissions
from cases.law import exclusions, provisions
from cases.law.regimes import Regime
from cases.letters.actions import demand_draft
from cases.letters.history import standing
from cases.letters.history_words import in_order, title_of
from cases.letters.notice_readiness import why_not_give
from cases.letters.readiness import NotReady
from cases.models import Case, Letter, LetterVersion, RivalText, User
from cases.models.letter_version import ANSWER, CLAIM, COST, LETTER, NOTICE, parts_of
from cases.named.claim import keep_names_claim
from cases.permissions import demand

WHOLE = ""


@dataclass(frozen=True)
class Restored:
    """What became of it: the parts that were put back, and those kept beside a colleague's newer text."""

    parts: list[str]
    beside: list[str]


def why_not_restore(user: User, letter: Letter) -> list[str]:
    """Who may put a version back: whoever may write the letter, while it is a draft."""
    if letter.is_answer():
        return permissions.draft(user, letter.case)
    if letter.is_issued():
        return ["The letter has been issued and cannot be changed. A correction is a new letter."]
    return why_not_give(user, letter)


@transaction.atomic
def restore(*, letter: Letter, number: int, part: str, seen: int, by: User, on: date) -> Restored:
    """Put one part ("answer-3", "claim-s31-1a", "letter", "notice"), or with "" the whole draft, back as it stood at
    version `number`. That makes a new version; nothing is lost.

    `seen` is the version of the letter that the person looked at. An answer that a colleague has changed since stays
    as it is, and the old text is kept beside it until somebody chooses. Anything else that has changed since is
    refused. Raises NotAllowed, NotReady with the reasons.
    """
    case = Case.objects.select_for_update().get(pk=letter.case_id)
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    letter.case = case
    demand_draft(letter)
    demand(why_not_restore(by, letter))
    then, now = standing(letter, number), parts_of(letter)
    wanted = _wanted(part, then, now)
    if not wanted:
        raise NotReady([f"{title_of(part) if part else 'The draft'} reads as in version {number} already."])
    newer = _newer(letter, wanted, seen)
    if newer and part.startswith(ANSWER):
        _keep_beside(case, part, then.get(part), by)
        return Restored([], [part])
    _refuse_what_is_newer(newer)
    for each in wanted:
        _put_back(letter, each, then.get(each), by=by)
    if part.startswith(CLAIM):
        demand(_why_not_together(case))
    letter.touch(by=by, restored_from=number)
    if letter.is_answer():
        keep_names_claim(case, by=by, on=on)
    case.start_drafting(by=by, on=on)
    words = f"Put {_in_words(part)} back as in version {number}"
    case.record("restored", words, by=by, on=on, letter=letter.pk, number=number, parts=wanted)
    return Restored(wanted, [])


def _wanted(part: str, then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """The parts to put back, those that differ. The estimate is changed on its own page, where its sums are checked."""
    parts = sorted({*then, *now} - {COST}, key=in_order) if part == WHOLE else [part]
    return [each for each in parts if then.get(each) != now.get(each)]


def _newer(letter: Letter, parts: list[str], seen: int) -> list[LetterVersion]:
    found = letter.versions.standing().filter(part__in=parts, until__gt=seen)
    return list(found.select_related("by"))


def _refuse_what_is_newer(newer: list[LetterVersion]) -> None:
    if newer:
        raise NotReady(
            [
                f"{row.by} changed “{title_of(row.part)}” at {timezone.localtime(row.at):%H:%M:%S}, after you opened "
                "the page. Nothing was put back, and both texts are in the history. Look at them and choose again."
                for row in newer
            ]
        )


def _keep_beside(case: Case, part: str, content: dict[str, Any] | None, by: User) -> None:
    answer = case.questions.get(number=part.removeprefix(ANSWER)).answer
    said = content or {"text": "", "outcome": ""}
    if answer.rivals.filter(by=by).exists():
        raise NotReady(
            [f"You have a second text for {title_of(part).lower()} already. Choose between them first."]
        )
    kept = {**said, "from_version": answer.version, "at": timezone.now()}
    RivalText.objects.create(answer=answer, by=by, **kept)


def _put_back(letter: Letter, part: str, content: dict[str, Any] | None, *, by: User) -> None:
    if part == LETTER:
        letter.fields = content or {}
        letter.save(update_fields=["fields"])
    elif part == NOTICE:
        _put_notice_back(letter, content)
    elif part.startswith(CLAIM):
        _put_claim_back(letter.case, part.removeprefix(CLAIM), content)
    else:
        _put_answer_back(letter.case, part.removeprefix(ANSWER), content, by)


def _put_answer_back(case: Case, number: str, content: dict[str, Any] | None, by: User) -> None:
    answer = case.questions.get(number=number).answer
    said = content or {"text": "", "outcome": ""}
    answer.text, answer.outcome = said["text"], said["outcome"]
    answer.version += 1
    answer.edited_by, answer.edited_at = by, timezone.now()
    answer.save()


def _put_claim_back(case: Case, provision: str, content: dict[str, Any] | None) -> None:
    claim = case.claims.filter(provision=provision).first()
    if content is None:
        claim.delete()
        return
    if claim is None:
        demand(provisions.why_not_open(provision, Regime(case.regime)))
        claim = case.claims.create(provision=provision)
    claim.variant, claim.fields, claim.factors = content["variant"], content["fields"], content["factors"]
    claim.version += 1
    claim.save()
    claim.questions.set(case.questions.filter(number__in=content["questions"]))


def _why_not_together(case: Case) -> list[str]:
    """What is claimed by now for the same question shuts the claim out: LETTER-34, LETTER-20. A whole draft that is put
    back is left to the letter's checks: it is to be exactly what it was."""
    reasons = []
    for question in case.questions.prefetch_related("claims"):
        claimed = [claim.provision for claim in question.claims.all()]
        found = exclusions.why_not_together(claimed, Regime(case.regime))
        reasons += [f"Question {question.number}: {reason}" for reason in found]
    return reasons


def _put_notice_back(letter: Letter, content: dict[str, Any] | None) -> None:
    event = letter.case.clock_events.filter(letter=letter).first()
    if event is None or content is None:
        raise NotReady(["This notice was discarded. Take the step on the clock again."])
    event.details = content
    event.save(update_fields=["details"])


def _in_words(part: str) -> str:
    return f"“{title_of(part)}”" if part else "the whole draft"
