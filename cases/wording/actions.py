"""What is done with the library: a new version, a version put in force, an old one brought back, a file brought in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from cases import permissions
from cases.law.dates import in_words
from cases.models import User, Wording, WordingFile
from cases.wording import exchange, library, sheets
from cases.wording.checks import Entry, reasons_against, reasons_against_change
from cases.wording.sheets import BadSheet


@dataclass(frozen=True)
class Reason:
    """Why not, and the field that it belongs to; "" for none."""

    field: str
    words: str


class WordingRefused(Exception):
    """It cannot become a version, or not be put in force so."""

    def __init__(self, reasons: list[Reason]):
        super().__init__(" ".join(reason.words for reason in reasons))
        self.reasons = reasons


class Overtaken(Exception):
    """Somebody saved another version meanwhile. `theirs` is that version."""

    def __init__(self, theirs: Wording):
        super().__init__(f"{theirs.author} saved version {theirs.version} meanwhile.")
        self.theirs = theirs


def _demand(field: str, words: list[str]) -> None:
    if words:
        raise WordingRefused([Reason(field, each) for each in words])


@transaction.atomic
def save_version(
    *, based_on: Wording, title: str, sheet: str, note: str, unlock: bool = False, by: User, on: date
) -> Wording:
    """Keep what was typed as the next version, a draft until it is made current. `sheet`: see sheets.py.

    `unlock` is for the day when the law itself has changed, and for administrators. Raises NotAllowed,
    WordingRefused, Overtaken when `based_on` is no longer the newest version.
    """
    permissions.demand(permissions.edit_wording(by))
    if unlock:
        permissions.demand(permissions.change_locked_wording(by))
    newest = Wording.objects.versions_of(based_on.kind, based_on.key).select_for_update().first()
    if newest.pk != based_on.pk:
        raise Overtaken(newest)
    before = Entry.of(newest)
    try:
        text, data = sheets.from_text(before.kind, before.key, sheet, before.data)
    except BadSheet as bad:
        _demand("sheet", bad.reasons)
    after = Entry(before.kind, before.key, title, text, data)
    _demand("sheet", reasons_against(after, library.standard_passages(on)))
    if not unlock:
        _demand("sheet", reasons_against_change(before, after))
    if (title, after.sheet) == (newest.title, before.sheet):
        _demand("", ["Nothing was changed, so there is no new version."])
    return _next(newest, after, note=note, by=by)


def _next(newest: Wording | None, entry: Entry, *, note: str, by: User) -> Wording:
    return Wording.objects.create(
        kind=entry.kind,
        key=entry.key,
        version=newest.version + 1 if newest else 1,
        title=entry.title,
        text=entry.text,
        data=sheets.titled(entry.kind, entry.title, entry.data),
        note=note,
        author=by,
    )


@transaction.atomic
def restore(*, version: Wording, by: User, on: date) -> Wording:
    """An old version as the next one, to be made current. Raises NotAllowed, WordingRefused."""
    permissions.demand(permissions.edit_wording(by))
    newest = Wording.objects.versions_of(version.kind, version.key).select_for_update().first()
    after = Entry.of(version)
    if newest.pk == version.pk:
        _demand("", ["This is the newest version already."])
    _demand("", reasons_against(after, library.standard_passages(on)))
    _demand("", reasons_against_change(Entry.of(newest), after))
    return _next(newest, after, note=f"Restored version {version.version}", by=by)


@transaction.atomic
def make_current(*, wording: Wording, holds_from: date, holds_to: date | None, by: User, on: date) -> None:
    """Put a draft in force from a day on; what held or would hold then ends the day before.

    Raises NotAllowed, WordingRefused.
    """
    permissions.demand(permissions.edit_wording(by))
    newest = Wording.objects.versions_of(wording.kind, wording.key).select_for_update().first()
    _demand("", why_not_current(newest, wording))
    _demand("holds_from", _why_not_from(holds_from, on))
    if holds_to and holds_to < holds_from:
        _demand("holds_to", ["The last day must be the first day or later."])
    _demand("", reasons_against(Entry.of(newest), library.standard_passages(on)))
    _put_in_force(newest, holds_from, holds_to, by=by)


def why_not_current(newest: Wording, wording: Wording) -> list[str]:
    """The reasons why a version cannot be made current; empty when it can."""
    if newest.pk != wording.pk:
        return [f"Version {newest.version} was saved meanwhile. Look at that one."]
    return [] if newest.is_draft() else [f"Version {newest.version} has been made current already."]


def _why_not_from(day: date, on: date) -> list[str]:
    """Letters already issued used the words of their day."""
    return [f"It can hold from today, {in_words(on)}, or a later day."] if day < on else []


def _put_in_force(row: Wording, holds_from: date, holds_to: date | None, *, by: User) -> None:
    ends_later = Q(in_force_to=None) | Q(in_force_to__gte=holds_from)
    former = Wording.objects.versions_of(row.kind, row.key).filter(ends_later, in_force_from__isnull=False)
    former.update(in_force_to=holds_from - timedelta(days=1))
    row.in_force_from, row.in_force_to, row.put_in_force_by = holds_from, holds_to, by
    row.save(update_fields=["in_force_from", "in_force_to", "put_in_force_by"])


@transaction.atomic
def add_wording(
    *, kind: str, key: str, title: str, sheet: str, data: Mapping[str, Any], note: str, by: User, on: date
) -> Wording:
    """A wording of the council's own, a draft until it is made current. Raises NotAllowed, WordingRefused."""
    permissions.demand(permissions.edit_wording(by))
    if Wording.objects.filter(kind=kind, key=key).exists():
        _demand("key", [f"There is a wording “{key}” already. Choose another name."])
    try:
        text, whole = sheets.from_text(kind, key, sheet, data)
    except BadSheet as bad:
        _demand("sheet", bad.reasons)
    entry = Entry(kind, key, title, text, whole)
    _demand("sheet", reasons_against(entry, library.standard_passages(on)))
    return _next(None, entry, note=note, by=by)


@transaction.atomic
def propose_file(*, name: str, data: bytes, by: User) -> WordingFile:
    """Keep a file of the library until somebody confirms it. Raises NotAllowed, WordingRefused."""
    permissions.demand(permissions.edit_wording(by))
    try:
        text = exchange.decoded(data)
        exchange.read(text)
    except exchange.UnreadableLibrary as bad:
        _demand("file", bad.reasons)
    return WordingFile.objects.create(name=name, text=text, proposed_by=by)


@transaction.atomic
def confirm_file(*, file: WordingFile, seen: str, by: User, on: date) -> int:
    """Bring in everything that a file has new or changed, in force from today; how many wordings that was.

    All of it or nothing. Raises NotAllowed, and WordingRefused when it was confirmed already, when any of it is
    refused, or when the library is no longer as it was shown (`seen`: the digest of the plan).
    """
    permissions.demand(permissions.edit_wording(by))
    file = WordingFile.objects.select_for_update().get(pk=file.pk)
    if file.confirmed_on:
        _demand("", ["This file has been brought in already."])
    plan = exchange.plan(file.text, on)
    if plan.refused:
        _demand("", ["Nothing was brought in, because the file holds wordings that are refused."])
    if plan.digest != seen:
        _demand("", ["Somebody changed the library meanwhile. Look again at what the file would change."])
    for step in plan.steps:
        row = _next(step.before, step.entry, note=f"Brought in from {file.name}", by=by)
        _put_in_force(row, on, None, by=by)
    file.confirmed_by, file.confirmed_on = by, on
    file.save(update_fields=["confirmed_by", "confirmed_on"])
    return len(plan.steps)
