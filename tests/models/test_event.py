import pytest

from cases.models import CannotChange, Event
from cases.workflow import Stage


def test_an_event_is_never_changed_nor_deleted(case_at, officer, today):
    case = case_at(Stage.LOGGED)
    event = case.record("note", "Rang the requester", by=officer, on=today, why="To ask for a name", page=2)
    event.words = "Did nothing"
    with pytest.raises(CannotChange):
        event.save()
    with pytest.raises(CannotChange):
        event.delete()
    with pytest.raises(CannotChange):
        Event.objects.update(words="Did nothing")
    with pytest.raises(CannotChange):
        Event.objects.all().delete()
    event.refresh_from_db()
    assert (str(event), event.why, event.data) == ("Rang the requester", "To ask for a name", {"page": 2})
