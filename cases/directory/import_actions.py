"""What is done with a file of the staff directory: looked at, put right, read in whole, and taken back."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from cases import permissions
from cases.directory import changes
from cases.directory.import_saving import put_back, save, touched_since
from cases.directory.looking import Look, look
from cases.law.dates import plain
from cases.models import Council, DirectoryImport, User
from cases.names.sheet import UnreadableSheet, columns_of, read_sheet

LARGEST = 20 * 1024 * 1024  # bytes; 50,000 people are about 6 MB
TAKEN_BACK_WITHIN = timedelta(days=30)
MOST_NAMES = 10


class ImportRefused(Exception):
    """The file cannot be taken so. `reasons` says why, in words for the page."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def upload(*, name: str, content: bytes, valid_from: date, by: User) -> DirectoryImport:
    """Keep a file to be looked at; nothing in the directory changes. Raises NotAllowed, and ImportRefused with the
    number of the line for a file that cannot be read."""
    permissions.demand(permissions.edit_directory(by))
    if len(content) > LARGEST:
        raise ImportRefused(
            f"The file is larger than {LARGEST // 1024 // 1024} MB. A list of 50,000 people has about 6 MB: is it the "
            f"right file?"
        )
    try:
        sheet = read_sheet(content)
    except UnreadableSheet as unreadable:
        raise ImportRefused(f"The file cannot be read, and nothing was changed. {unreadable}") from unreadable
    return DirectoryImport.objects.create(
        name=name[:200],
        content=content,
        columns=columns_of(sheet.headings),
        valid_from=valid_from,
        uploaded_by=by,
    )


def seen_of(directory_import: DirectoryImport) -> str:
    """A mark of what a person looked at: the directory, the file, its columns, and what was put right."""
    # A database keeps no order of the keys in JSON.
    chosen = json.dumps([directory_import.columns, directory_import.mended], sort_keys=True)
    return changes.mark([Council.current().directory_version, chosen, directory_import.valid_from])


def is_agreed(directory_import: DirectoryImport, seen: str) -> bool:
    """A second person agreed to exactly this."""
    return directory_import.agreed_by_id is not None and directory_import.figures.get("agreed_to") == seen


def why_not_agree(directory_import: DirectoryImport, by: User) -> list[str]:
    reasons = permissions.edit_directory(by)
    if not reasons and by.pk == directory_import.uploaded_by_id:
        reasons = ["You brought this file. Somebody else must agree to it."]
    return reasons


def _waiting(directory_import: DirectoryImport, by: User) -> DirectoryImport:
    """The import as it is now, held against others. Raises ImportRefused for one that was read in."""
    permissions.demand(permissions.edit_directory(by))
    held = DirectoryImport.objects.select_for_update().filter(pk=directory_import.pk).first()
    if held is None:
        raise ImportRefused("Somebody dropped this file meanwhile.")
    if held.imported_on:
        raise ImportRefused("This file has been imported already.")
    return held


@transaction.atomic
def choose_columns(
    *, directory_import: DirectoryImport, columns: Mapping[str, str], valid_from: date, by: User
) -> None:
    """Say what each column holds and from which day the file counts. An agreement that was given lapses."""
    held = _waiting(directory_import, by)
    held.columns, held.valid_from = dict(columns), valid_from
    held.save(update_fields=["columns", "valid_from"])


@transaction.atomic
def mend(*, directory_import: DirectoryImport, mended: Mapping[int, Mapping[str, str]], by: User) -> None:
    """Put rows right: `mended` holds by line all that is put right in it, empty for nothing any more."""
    held = _waiting(directory_import, by)
    lines = {int(line): dict(right) for line, right in held.mended.items()} | {
        line: dict(right) for line, right in mended.items()
    }
    held.mended = {str(line): right for line, right in sorted(lines.items()) if right}
    held.save(update_fields=["mended"])


@transaction.atomic
def drop(*, directory_import: DirectoryImport, by: User) -> None:
    """Forget a file that was only looked at."""
    _waiting(directory_import, by).delete()


@transaction.atomic
def agree(*, directory_import: DirectoryImport, seen: str, by: User, on: date) -> None:
    """The second person's word to a file that changes much."""
    held = _waiting(directory_import, by)
    reasons = why_not_agree(held, by) or _why_stale(held, seen)
    if reasons:
        raise ImportRefused(*reasons)
    held.agreed_by, held.agreed_on, held.figures = by, on, {"agreed_to": seen}
    held.save(update_fields=["agreed_by", "agreed_on", "figures"])


def _why_stale(directory_import: DirectoryImport, seen: str) -> list[str]:
    if seen == seen_of(directory_import):
        return []
    return [
        "The directory or this file was changed after you opened the page. Look at the changes again, then confirm."
    ]


@transaction.atomic
def confirm(
    *, directory_import: DirectoryImport, seen: str, ends_the_others: bool, by: User, on: date
) -> Look:
    """Read the file in: all that was looked at, or nothing. Raises NotAllowed, ImportRefused."""
    # First, so that of two imports at the same moment the second waits and then finds the directory changed.
    held = _waiting(directory_import, by)
    Council.objects.select_for_update().get(pk=1)
    stale = _why_stale(held, seen)
    if stale:
        raise ImportRefused(*stale)
    looked = look(held)
    if not looked.taken:
        raise ImportRefused("Every row has a problem, so there is nothing to import. Put rows right first.")
    second = looked.why_second_person(ends_the_others=ends_the_others)
    if second and not is_agreed(held, seen):
        raise ImportRefused("A second person must agree to this file first.", *second)
    held.ends_the_others = ends_the_others
    held.before = save(held, looked, by=by, on=on)
    held.figures = held.figures | figures_of(looked, ends_the_others=ends_the_others)
    held.imported_by, held.imported_on = by, on
    held.save()
    Council.objects.filter(pk=1).update(directory_version=F("directory_version") + 1)
    return looked


def figures_of(looked: Look, *, ends_the_others: bool) -> dict[str, int]:
    return {
        "rows": len(looked.sheet.rows),
        "taken": looked.taken,
        "same": len(looked.same),
        "changed": len(looked.changed),
        "altering": len(looked.altering),
        "new": len(looked.new),
        "out": len(looked.out),
        "gone": len(looked.gone) if ends_the_others else 0,
    }


def why_not_take_back(directory_import: DirectoryImport, *, by: User, on: date) -> list[str]:
    """The cheap reasons; whether somebody was changed since, take_back itself says."""
    reasons = permissions.edit_directory(by)
    if reasons:
        return reasons
    if directory_import.imported_on is None:
        return ["This file has not been imported."]
    if directory_import.taken_back_on:
        return [f"This import was taken back on {plain(directory_import.taken_back_on)}."]
    last = directory_import.imported_on + TAKEN_BACK_WITHIN
    if on > last:
        return [f"An import can be taken back for 30 days, here until {plain(last)}. Correct people by hand."]
    return []


@transaction.atomic
def take_back(*, directory_import: DirectoryImport, by: User, on: date) -> None:
    """Make the directory what it was before the import. Raises ImportRefused, naming those whom a later import or
    somebody by hand has changed since."""
    permissions.demand(permissions.edit_directory(by))
    held = DirectoryImport.objects.select_for_update().get(pk=directory_import.pk)
    Council.objects.select_for_update().get(pk=1)
    reasons = why_not_take_back(held, by=by, on=on)
    if reasons:
        raise ImportRefused(*reasons)
    names = touched_since(held.before)
    if names:
        more = f" and {len(names) - MOST_NAMES:,} more" if len(names) > MOST_NAMES else ""
        raise ImportRefused(
            f"Changed since this import, by hand or by a later one: {', '.join(names[:MOST_NAMES])}{more}. Take the "
            f"later import back first, or correct them by hand."
        )
    put_back(held, by=by, on=on)
    held.taken_back_by, held.taken_back_on = by, on
    held.save(update_fields=["taken_back_by", "taken_back_on"])
    Council.objects.filter(pk=1).update(directory_version=F("directory_version") + 1)
