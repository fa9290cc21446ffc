"""What is done with a letter that somebody writes of their own accord: begun, and, a correction, approved."""

from datetime import date
from typing import Any

from django.db import transaction

from cases import permissions
from cases.law.dates import in_words
from cases.letters import kinds
from cases.letters.actions import demand_draft
from cases.letters.approved import keep_approval
from cases.letters.notice_readiness import look_at_notice
from cases.letters.notices import save_then
from cases.letters.readiness import NotReady
from cases.letters.rivals import Rival
from cases.models import Case, Letter, User
from cases.permissions import demand


@transaction.atomic
def start_letter(*, case: Case, kind: str, corrects: Letter | None, by: User, on: date) -> Letter:
    """Begin a letter of one of `kinds.KINDS`, or go on with its draft. A correction names the letter it corrects.

    Raises NotAllowed, NotReady with the reasons why such a letter cannot be written now.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    if kind not in kinds.KINDS:
        raise NotReady(["Choose one of the letters on offer."])
    demand(kinds.why_not_write(by, kind))
    reasons = kinds.why_not(case, kind, on=on)
    if not reasons and kind == kinds.CORRECTION and not _is_issued(corrects, case):
        reasons = ["Choose the letter that is to be corrected."]
    if reasons:
        raise NotReady(reasons)
    letter, is_new = case.letters.get_or_create(issued_on=None, kind=kind)
    if kind == kinds.CORRECTION and letter.corrects != corrects:
        letter.corrects = corrects
        letter.sent_for_approval_by = None
        letter.save(update_fields=["corrects", "sent_for_approval_by"])
        is_new = True
    if is_new:
        letter.touch(by=by)
        about = (
            f" of the letter of {in_words(corrects.issued_on)}"
            if kind == kinds.CORRECTION and corrects
            else ""
        )
        words = f"Began a letter: {kind.replace('_', ' ')}{about}"
        case.record("letter_begun", words, by=by, on=on, letter=letter.pk)
    return letter


def _is_issued(letter: Letter | None, case: Case) -> bool:
    return letter is not None and letter.case_id == case.pk and letter.is_issued()


def save_and_send(*, letter: Letter, by: User, on: date, **said: Any) -> list[Rival]:
    """Keep what is said for a correction, and send it for approval so, on the terms of save_then."""
    return save_then(send_correction, letter=letter, by=by, on=on, **said)


def save_and_approve(*, letter: Letter, by: User, on: date, **said: Any) -> list[Rival]:
    """Approve a correction, on the terms of save_then: whoever has just changed it cannot."""
    return save_then(approve_correction, letter=letter, by=by, on=on, **said)


@transaction.atomic
def send_correction(*, letter: Letter, by: User, on: date) -> None:
    """Ask a manager to approve a correction as it stands; the case stays where it is. Raises NotAllowed, NotReady."""
    letter = _ready_correction(letter, on)
    demand(kinds.why_not_write(by, letter.kind))
    letter.sent_for_approval_by = by
    letter.save(update_fields=["sent_for_approval_by"])
    letter.editors.add(by)
    letter.case.record(
        "sent_for_approval", "Sent a correction for approval", by=by, on=on, version=letter.version
    )


@transaction.atomic
def approve_correction(*, letter: Letter, by: User, on: date) -> None:
    """A second person's yes to this very version of a correction. Raises NotAllowed, NotReady."""
    letter = _ready_correction(letter, on)
    demand(permissions.approve_correction(by, letter))
    approval = keep_approval(letter, by=by, on=on)
    words = f"Approved version {letter.version} of a correction"
    letter.case.record("approved", words, by=by, on=on, version=letter.version, sha256=approval.sha256)


def _ready_correction(letter: Letter, on: date) -> Letter:
    case = Case.objects.select_for_update().get(pk=letter.case_id)
    letter = case.letters.select_for_update(of=["self"]).get(pk=letter.pk)
    if letter.kind != kinds.CORRECTION:
        raise NotReady(["Only corrections are approved here."])
    demand_draft(letter)
    look_at_notice(letter, on=on).demand()
    return letter
