"""Who else is in a draft, as its page says."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from cases.letters.presence import in_words
from cases.workflow import Stage
from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def nobody_yet():
    cache.clear()


@pytest.fixture
def beat(case_at, signed_in, time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)
    there = reverse("presence", args=[case_at(Stage.LOGGED).reference])
    return lambda user, present="": signed_in(user).post(there, {"present": present})


def test_the_page_says_who_else_is_in_the_draft(beat, officer, manager):
    assert beat(manager).status_code == 204
    response = beat(officer)
    assert "Max Manager is in this draft" in response.content.decode()


def test_what_the_page_says_already_is_not_said_again(beat, officer, manager):
    beat(manager)
    assert beat(officer, "Max Manager is in this draft").status_code == 204


def test_who_has_gone_is_no_longer_named(beat, officer, manager, time_machine):
    beat(manager)
    time_machine.shift(timedelta(seconds=59))
    assert "Max Manager" in beat(officer).content.decode()
    time_machine.shift(timedelta(seconds=1))
    response = beat(officer, "Max Manager is in this draft")
    assert response.status_code == 200
    assert "in this draft" not in response.content.decode()


def test_several_are_named_together(db):
    assert in_words(["Ada", "Max"]) == "Ada and Max are in this draft"


def test_whoever_sees_no_cases_is_not_in_a_draft(beat):
    assert beat(UserFactory(roles=[])).status_code == 403
