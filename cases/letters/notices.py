"""What is done with a notice: what it says is kept, and it is given to the requester."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from cases.letters import kinds, pages, rendering
from cases.letters.actions import UNSEEN, demand_draft, demand_proven, keep
from cases.letters.moves import Kind
from cases.letters.notice_readiness import look_at_notice, why_not_give
from cases.letters.readiness import NotReady
from cases.letters.rivals import Rival
from cases.models import Case, ClockEvent, Job, Letter, User
from cases.permissions import demand
from cases.workflow import Stage


@transaction.atomic
def save_notice_fields(
    *,
    letter: Letter,
    fields: dict[str, str],
    sections: dict[str, bool],
    by: User,
    on: date,
    seen: Mapping[str, str] = UNSEEN,
) -> list[Rival]:
    """Keep what the officer says for a notice. `on` is the day it is said; `seen` and what comes back are those of
    save_fields. Raises NotAllowed, NotReady."""
    letter = _locked(letter)
    demand_draft(letter)
    demand(why_not_give(by, letter))
    is_new, rivals = keep(letter, fields=fields, sections=sections, by=by, seen=seen)
    if is_new:
        _ask_anew(letter)
        letter.case.record("notice_changed", "Changed what a notice says", by=by, on=on, letter=letter.pk)
    return rivals


def save_and_issue(*, letter: Letter, by: User, on: date, **said: Any) -> list[Rival]:
    """Keep what is said for a notice, and issue it so. The terms, and what comes back, are those of save_then."""
    return save_then(issue_notice, letter=letter, by=by, on=on, **said)


def save_then(deed: Callable[..., Any], *, letter: Letter, by: User, on: date, **said: Any) -> list[Rival]:
    """Keep what is said for a notice (`said`: that of save_notice_fields), and then do the deed with it.

    What was saved stays when the deed is refused. Where a colleague has saved other words meanwhile the deed is not
    done, and both texts come back. Raises NotAllowed, NotReady, and what the deed raises.
    """
    rivals = save_notice_fields(letter=letter, by=by, on=on, **said)
    if not rivals:
        deed(letter=Letter.objects.select_related("case").get(pk=letter.pk), by=by, on=on)
    return rivals


def issue_notice(*, letter: Letter, by: User, on: date) -> Letter:
    """Date the notice, freeze its bytes, and let its event take effect on the clock the same day.

    Notices need no second person (docs/decisions/notices-need-no-approval.md). The PDF is drawn and searched for what
    is withheld before the transaction, and put down only if the notice still reads the same within it. Pressed twice,
    there is one letter. Raises NotAllowed, NotReady, ClockRefused, StageRefused, CannotDraw.
    """
    demand_draft(letter)
    demand(why_not_give(by, letter))
    demand(kinds.why_not_sign(by, letter, on=on))
    ready = look_at_notice(letter, on=on)
    ready.demand()
    html, pdf = rendering.render(ready.content)
    demand_proven(pdf, ready)
    with transaction.atomic():
        return _give(_locked(letter), html=html, pdf=pdf, by=by, on=on)


def _ask_anew(letter: Letter) -> None:
    """A correction that was changed is not what was sent for approval."""
    if letter.sent_for_approval_by_id:
        letter.sent_for_approval_by = None
        letter.save(update_fields=["sent_for_approval_by"])


def _give(letter: Letter, *, html: str, pdf: bytes, by: User, on: date) -> Letter:
    demand_draft(letter)
    demand(kinds.why_not_sign(by, letter, on=on))
    # The version of a letter does not count what its event, the clock and the settings say; the text does.
    ready = look_at_notice(letter, on=on)
    ready.demand()
    if rendering.as_html(ready.content) != html:
        raise NotReady(["The notice was changed while it was being issued. Look at it again."])
    case = letter.case
    event = case.clock_events.filter(letter=letter, on=None).first()
    if event:
        _count(case, event, by=by, on=on)
    letter.register = ready.content.register.as_json()
    letter.freeze(html=html, pdf=pdf, pages=pages.count(pdf), by=by, on=on)
    letter.wording.set(ready.content.wording)
    case.record(
        "notice_issued",
        f"Issued “{ready.content.name}”",
        by=by,
        on=on,
        letter=letter.pk,
        sha256=letter.sha256,
    )
    Job.enqueue("read_back", dedupe_key=f"read-back-{letter.pk}", letter=letter.pk)
    return letter


def _locked(letter: Letter) -> Letter:
    """The letter as it stands, after its case: the steps on the clock lock the case first as well."""
    case = Case.objects.select_for_update().get(pk=letter.case_id)
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    letter.case = case
    return letter


def _count(case: Case, event: ClockEvent, *, by: User, on: date) -> None:
    event.on = on
    case.count_event(event, event.story(), by=by, on=on)
    if event.kind == Kind.TRANSFER and event.details.get("whole"):
        case.move_to(Stage.PASSED_ON, on=on)
