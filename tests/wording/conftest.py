"""The starter library in force, and a manager who changes it."""

from datetime import date

import pytest

from cases.models import Wording
from cases.wording import actions, library

SINCE = date(2021, 1, 4)


@pytest.fixture
def wording(db):
    """The starter library, in force since 4 January 2021."""
    from cases.starter.wording import load_wording

    load_wording(on=SINCE)


def newest(kind: str, key: str) -> Wording:
    return Wording.objects.versions_of(kind, key).first()


@pytest.fixture
def save(wording, manager, today):
    """Save the next version of a wording: its sheet with one thing put in the place of another."""

    def do(kind, key, old="", new="", *, by=manager, unlock=False, note="Plainer words.", title="", sheet=""):
        row = newest(kind, key)
        text = library.entry_text(row)
        assert old in text
        return actions.save_version(
            based_on=row,
            title=title or row.title,
            sheet=sheet or text.replace(old, new, 1),
            note=note,
            unlock=unlock,
            by=by,
            on=today,
        )

    return do
