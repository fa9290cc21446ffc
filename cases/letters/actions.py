"""What is done with a letter: sent for approval, taken back, approved, sent back, issued."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db import transaction

from cases import permissions
from cases.law.dates import in_words
from cases.letters import pages, proof, rendering
from cases.letters.approved import keep_approval, why_not_approved
from cases.letters.readiness import NotReady, Readiness, look_at
from cases.letters.rivals import Rival, merged
from cases.models import Approval, Case, Job, Letter, User
from cases.permissions import demand
from cases.workflow import Stage

# A caller that showed nothing to anybody, and so began from what stands.
UNSEEN: Mapping[str, str] = MappingProxyType({})


@transaction.atomic
def send_for_approval(*, case: Case, by: User, on: date) -> Letter:
    """Ask a manager to approve the letter as it stands. Raises NotAllowed, NotReady."""
    demand(permissions.draft(by, case))
    letter = case.draft_letter()
    look_at(letter, on=on).demand()
    letter.sent_for_approval_by = by
    letter.save(update_fields=["sent_for_approval_by"])
    letter.editors.add(by)
    case.start_drafting(by=by, on=on)
    case.move_to(Stage.WITH_APPROVER, on=on)
    case.record("sent_for_approval", "Sent the letter for approval", by=by, on=on, version=letter.version)
    return letter


@transaction.atomic
def take_back(*, case: Case, by: User, on: date) -> None:
    """Go on drafting: an approval of the earlier text no longer counts. Raises NotAllowed."""
    demand(permissions.take_back(by, case))
    case.move_to(Stage.DRAFTING, on=on)
    case.record("taken_back", "Took the letter back to the draft", by=by, on=on)


@transaction.atomic
def send_back(*, case: Case, by: User, on: date, note: str) -> None:
    """Return the letter to the officer with what is to change. Raises NotAllowed, NotReady without a note."""
    letter = case.draft_letter()
    demand(permissions.approve(by, letter))
    if not note.strip():
        raise NotReady(["Say what should change, so that the officer knows."])
    case.move_to(Stage.DRAFTING, on=on)
    case.record("sent_back", "Sent the letter back", by=by, on=on, why=note.strip(), version=letter.version)


@transaction.atomic
def approve(*, case: Case, by: User, on: date) -> Approval:
    """A second person's yes to this very version, as it reads that day. Raises NotAllowed, NotReady."""
    letter = case.draft_letter()
    demand(permissions.approve(by, letter))
    look_at(letter, on=on).demand()
    approval = keep_approval(letter, by=by, on=on)
    case.move_to(Stage.READY, on=on)
    words = f"Approved version {letter.version} of the letter"
    case.record("approved", words, by=by, on=on, version=letter.version, sha256=approval.sha256)
    return approval


def issue(*, case: Case, by: User, on: date) -> Letter:
    """Date the letter, freeze its bytes and move the case on. Pressed twice, there is still one letter.

    The PDF is drawn and searched for what is withheld before the transaction, so that nobody waits for it, and put down
    only if the letter has not changed meanwhile and still reads as it was approved, but for the day. Raises NotAllowed,
    NotReady, StageRefused.
    """
    demand(permissions.issue(by))
    letter = case.draft_letter()
    demand_draft(letter)
    ready = look_at(letter, on=on)
    ready.demand()
    html, pdf = rendering.render(ready.content)
    demand_proven(pdf, ready)
    with transaction.atomic():
        return _freeze(letter, html=html, pdf=pdf, by=by, on=on)


def demand_draft(letter: Letter) -> None:
    if letter.is_issued():
        raise NotReady([f"This letter was already issued, on {in_words(letter.issued_on)}."])


def demand_proven(pdf: bytes, ready: Readiness) -> None:
    """The finished file holds nothing that is withheld."""
    reasons = proof.why_not(pdf, ready.content.register)
    if reasons:
        raise NotReady(reasons)


def demand_approved(letter: Letter, *, on: date) -> None:
    reasons = why_not_approved(letter, on=on)
    if reasons:
        raise NotReady(reasons)


def _freeze(letter: Letter, *, html: str, pdf: bytes, by: User, on: date) -> Letter:
    version = letter.version
    # The case first, as everywhere: two people who wait for each other would wait for ever.
    case = Case.objects.select_for_update().get(pk=letter.case_id)
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    demand_draft(letter)
    # The version does not count what the clock, the wording and the settings say; the text does.
    ready = look_at(letter, on=on)
    if letter.version != version or rendering.as_html(ready.content) != html:
        raise NotReady(["The letter was changed while it was being issued. Look at it again."])
    demand_approved(letter, on=on)
    case.move_to(Stage.ISSUED, on=on)
    letter.register = ready.content.register.as_json()
    letter.freeze(html=html, pdf=pdf, pages=pages.count(pdf), by=by, on=on)
    letter.wording.set(ready.content.wording)
    case.record(
        "issued", "Issued the letter", by=by, on=on, sha256=letter.sha256, late_by=case.clock().days_late(on)
    )
    Job.enqueue("read_back", dedupe_key=f"read-back-{letter.pk}", letter=letter.pk)
    return letter


def approve_and_issue(*, case: Case, by: User, on: date) -> Letter:
    """The approver's yes and the issue in one step, each with its own checks and event."""
    approve(case=case, by=by, on=on)
    case.refresh_from_db()
    return issue(case=case, by=by, on=on)


def read_back(*, letter: int) -> None:
    """Keep the text of the issued PDF for the search. A job: it can run twice without harm."""
    issued = Letter.objects.get(pk=letter)
    Letter.objects.filter(pk=letter).update(text=pages.text_of(bytes(issued.pdf)))


@transaction.atomic
def save_fields(
    *,
    case: Case,
    fields: dict[str, str],
    sections: dict[str, bool],
    by: User,
    on: date,
    seen: Mapping[str, str] = UNSEEN,
) -> list[Rival]:
    """Keep what the officer says for the letter as a whole: its own prompts, and which optional parts it has.

    `seen` has the fingerprint of what each prompt held when the officer began. What a colleague has saved since is
    not overwritten: it comes back, with what was typed, as a rival. Raises NotAllowed.
    """
    locked = Case.objects.select_for_update().get(pk=case.pk)
    demand(permissions.draft(by, locked))
    _, rivals = keep(locked.draft_letter(), fields=fields, sections=sections, by=by, seen=seen)
    locked.start_drafting(by=by, on=on)
    case.refresh_from_db(fields=["stage"])
    return rivals


def keep(
    letter: Letter,
    *,
    fields: dict[str, str],
    sections: dict[str, bool],
    by: User,
    seen: Mapping[str, str] = UNSEEN,
) -> tuple[bool, list[Rival]]:
    """Write down what is said for a letter, within the caller's transaction; whether it is anything new, and what
    was not written because a colleague wrote there first."""
    free, rivals = merged(letter, fields, seen, by=by)
    kept = {**letter.fields, **free}
    if sections:
        kept["sections"] = {**letter.fields.get("sections", {}), **sections}
    if kept == letter.fields:
        return False, rivals
    letter.fields = kept
    letter.save(update_fields=["fields"])
    letter.touch(by=by)
    return True, rivals
