"""Changing the bank holidays: propose a whole table, confirm or discard it."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cases import permissions
from cases.law import published_holidays as law
from cases.law.published_holidays import Entry, Reason, UnreadableHolidays
from cases.law.working_days import Calendar
from cases.models import CalendarVersion, Case, Job, User

OVERTAKEN = (
    "Somebody confirmed another change meanwhile, so this one no longer fits the table. "
    "Discard it and propose it again."
)


class ChangeRefused(Exception):
    """The bank holidays cannot be changed so. `reasons` says why, each with the field that it belongs to."""

    def __init__(self, reasons: list[Reason]):
        super().__init__(" ".join(reason.words for reason in reasons))
        self.reasons = reasons


def propose_day(*, entry: Entry, why: str, by: User) -> CalendarVersion:
    """Propose a day that was proclaimed. Raises ChangeRefused."""
    base, calendar = _in_force()
    _refuse(law.why_not_add(calendar, entry))
    return _propose(base, calendar, law.add(calendar, entry), why=why, by=by)


def propose_correction(*, entry: Entry, instead: Entry, why: str, by: User) -> CalendarVersion:
    """Propose another day, name or place for a bank holiday. Raises ChangeRefused."""
    base, calendar = _in_force()
    _refuse(law.why_not_correct(calendar, entry, instead))
    return _propose(base, calendar, law.correct(calendar, entry, instead), why=why, by=by)


def propose_removal(*, entry: Entry, why: str, by: User) -> CalendarVersion:
    """Propose that a bank holiday goes. Raises ChangeRefused."""
    base, calendar = _in_force()
    _refuse(law.why_not_remove(entry))
    return _propose(base, calendar, law.remove(calendar, entry), why=why, by=by)


def propose_file(*, data: bytes, why: str, by: User) -> CalendarVersion:
    """Propose the years of GOV.UK's own bank-holidays.json. Raises ChangeRefused for any other file."""
    base, calendar = _in_force()
    try:
        merged = law.merge(calendar, law.read(data))
    except UnreadableHolidays as refusal:
        raise ChangeRefused([Reason("file", words) for words in refusal.reasons]) from None
    return _propose(base, calendar, merged, why=why, by=by)


def _in_force() -> tuple[CalendarVersion | None, Calendar]:
    base = CalendarVersion.in_force()
    return base, base.calendar() if base else Calendar.published()


def _refuse(reasons: list[Reason]) -> None:
    if reasons:
        raise ChangeRefused(reasons)


def _propose(
    base: CalendarVersion | None, before: Calendar, after: Calendar, *, why: str, by: User
) -> CalendarVersion:
    permissions.demand(permissions.administer(by))
    if not law.difference(before, after):
        _refuse([Reason("", "The table says all of this already. Nothing would change.")])
    version = CalendarVersion.of(after, why=why, based_on=base, proposed_by=by)
    version.save()
    return version


def why_not_confirm(version: CalendarVersion) -> list[str]:
    """The reasons why the change cannot be confirmed; empty when it can."""
    if version.confirmed_on:
        return ["This change has been confirmed already."]
    in_force = CalendarVersion.in_force()
    return [] if version.based_on_id == (in_force.pk if in_force else None) else [OVERTAKEN]


@transaction.atomic
def confirm_change(*, version: CalendarVersion, by: User, on: date) -> None:
    """Let the table count from now on, and have every open case looked at in the background.

    Raises ChangeRefused.
    """
    permissions.demand(permissions.administer(by))
    # Every row is locked, so that of two people who confirm at the same moment one finds the table of the other.
    list(CalendarVersion.objects.select_for_update().values_list("pk"))
    version.refresh_from_db()
    _refuse([Reason("", words) for words in why_not_confirm(version)])
    version.confirmed_by, version.confirmed_on = by, on
    version.open_cases = Case.objects.open().count()
    version.save()
    Job.enqueue("redate", dedupe_key=f"redate-{version.pk}-0", version=version.pk)


@transaction.atomic
def discard_change(*, version: CalendarVersion, by: User) -> None:
    """Drop a proposal, which has changed nothing. Raises ChangeRefused for a confirmed one."""
    permissions.demand(permissions.administer(by))
    gone, _ = CalendarVersion.objects.filter(pk=version.pk, confirmed_on=None).delete()
    if not gone:
        _refuse([Reason("", "This change has been confirmed and is kept. Propose another one to undo it.")])


def given_up(version: CalendarVersion) -> QuerySet[Job]:
    """The job of the re-dating that failed so often that it is not tried again."""
    return Job.objects.filter(state=Job.State.FAILED, dedupe_key__startswith=f"redate-{version.pk}-")


@transaction.atomic
def go_on(*, version: CalendarVersion, by: User) -> None:
    """Have a re-dating that was given up tried again, from where it stopped."""
    permissions.demand(permissions.administer(by))
    for job in given_up(version).select_for_update():
        job.state, job.attempts, job.run_at = Job.State.WAITING, 0, timezone.now()
        job.save()
        transaction.on_commit(job.ring)
