"""Proposing a change of the bank holidays, confirming it and discarding it."""

import json
from datetime import date

import pytest

from cases.holidays import actions
from cases.holidays.actions import ChangeRefused
from cases.law import published_holidays as law
from cases.law.published_holidays import Entry
from cases.models import CalendarVersion, Job, current_calendar
from cases.permissions import NotAllowed
from tests.holidays.conftest import PROCLAIMED, WHY
from tests.law.test_published_holidays import as_gov_uk

pytestmark = pytest.mark.django_db


def words(refused) -> list[str]:
    return [reason.words for reason in refused.value.reasons]


def test_a_proposed_day_counts_for_nothing_until_it_is_confirmed(proposed, confirm):
    version = proposed()
    assert current_calendar().is_working_day(PROCLAIMED.day)
    confirm(version)
    assert not current_calendar().is_working_day(PROCLAIMED.day)
    assert CalendarVersion.in_force() == version


def test_a_second_change_builds_on_the_first(proposed, confirm, administrator):
    confirm(proposed())
    moved = Entry(date(2021, 3, 9), PROCLAIMED.name, PROCLAIMED.divisions)
    details = {"why": "It is the Tuesday.", "by": administrator}
    confirm(actions.propose_correction(entry=PROCLAIMED, instead=moved, **details))
    assert current_calendar().is_working_day(date(2021, 3, 8))
    assert not current_calendar().is_working_day(date(2021, 3, 9))
    third = confirm(actions.propose_removal(entry=moved, **details))
    assert current_calendar().is_working_day(date(2021, 3, 9))
    assert not law.difference(third.calendar(), CalendarVersion().before())


def test_gov_uks_file_that_says_the_same_is_no_change(administrator):
    data = json.dumps(as_gov_uk(current_calendar().holidays)).encode()
    with pytest.raises(ChangeRefused) as refused:
        actions.propose_file(data=data, why="GOV.UK", by=administrator)
    assert words(refused) == ["The table says all of this already. Nothing would change."]


def test_gov_uks_file_is_proposed_with_what_it_changes(administrator):
    holidays = [holiday for holiday in current_calendar().holidays if holiday.day.isoformat() != "2026-06-15"]
    data = json.dumps(as_gov_uk(holidays)).encode()
    version = actions.propose_file(data=data, why="GOV.UK", by=administrator)
    assert law.difference(version.before(), version.calendar()).in_words() == (
        "Monday 15 June 2026, World Cup bank holiday, in Scotland, removed"
    )


def test_what_the_law_refuses_changes_nothing(administrator):
    christmas = law.find(current_calendar(), date(2026, 12, 25), "scotland")
    details = {"why": WHY, "by": administrator}
    for propose in (
        lambda: actions.propose_day(entry=Entry(date(2021, 3, 6), "A Saturday", ("scotland",)), **details),
        lambda: actions.propose_correction(entry=christmas, instead=christmas, **details),
        lambda: actions.propose_removal(entry=christmas, **details),
        lambda: actions.propose_file(data=b"{}", **details),
    ):
        with pytest.raises(ChangeRefused):
            propose()
    assert not CalendarVersion.objects.exists()


@pytest.mark.parametrize("who", ["officer", "manager", "reviewer"])
def test_only_administrators_change_the_bank_holidays(who, request, proposed, today):
    user = request.getfixturevalue(who)
    version = proposed()
    for attempt in (
        lambda: actions.propose_day(entry=PROCLAIMED, why=WHY, by=user),
        lambda: actions.confirm_change(version=version, by=user, on=today),
        lambda: actions.discard_change(version=version, by=user),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert CalendarVersion.objects.get().confirmed_on is None


def test_a_proposal_that_somebody_overtook_is_refused_and_to_be_proposed_again(proposed, confirm):
    first, second = proposed(), proposed(Entry(date(2021, 3, 9), "Another", ("scotland",)))
    confirm(second)
    with pytest.raises(ChangeRefused) as refused:
        confirm(first)
    assert words(refused) == [actions.OVERTAKEN]
    assert CalendarVersion.in_force() == second
    assert Job.objects.count() == 1


def test_a_change_is_confirmed_once(proposed, confirm, today):
    version = confirm(proposed())
    with pytest.raises(ChangeRefused) as refused:
        confirm(version)
    assert words(refused) == ["This change has been confirmed already."]
    assert Job.objects.count() == 1


def test_a_discarded_proposal_is_gone_and_a_confirmed_change_stays(proposed, confirm, administrator):
    actions.discard_change(version=proposed(), by=administrator)
    assert not CalendarVersion.objects.exists()
    version = confirm(proposed())
    with pytest.raises(ChangeRefused) as refused:
        actions.discard_change(version=version, by=administrator)
    assert "is kept" in words(refused)[0]
    assert CalendarVersion.in_force() == version
