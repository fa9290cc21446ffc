from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from cases.law import published_holidays as law
from cases.law.published_holidays import Entry
from cases.law.working_days import Calendar
from cases.models import CalendarVersion, current_calendar

pytestmark = pytest.mark.django_db
DAY = Entry(date(2027, 6, 7), "Bank holiday for the final", ("scotland",))


@pytest.fixture
def version(administrator):
    table = law.add(Calendar.published(), DAY)
    made = CalendarVersion.of(table, why="Proclaimed", proposed_by=administrator)
    made.save()
    return made


def confirmed(version: CalendarVersion, by) -> CalendarVersion:
    version.confirmed_by, version.confirmed_on = by, date(2021, 3, 4)
    version.save()
    return version


def test_the_table_of_the_product_counts_until_a_change_is_confirmed(version, administrator):
    assert current_calendar() is Calendar.published()
    assert CalendarVersion.in_force() is None
    confirmed(version, administrator)
    assert current_calendar().why_not_working(DAY.day) == f"{DAY.name}, a bank holiday in Scotland"
    assert CalendarVersion.in_force() == version


def test_a_version_keeps_the_whole_table_as_it_was(version):
    stored = CalendarVersion.objects.get()
    assert str(stored) == f"Bank holidays 2019 to 2028, version {version.pk}"
    assert law.difference(Calendar.published(), stored.calendar()).added == (DAY,)
    assert stored.before() is Calendar.published()


def test_a_version_knows_the_table_that_it_changes(version, administrator):
    table = law.remove(version.calendar(), DAY)
    second = CalendarVersion.of(table, why="Not so", proposed_by=administrator, based_on=version)
    assert law.difference(second.before(), second.calendar()).removed == (DAY,)


def test_the_table_in_force_is_read_once_and_then_recognised_in_one_small_query(version, administrator):
    confirmed(version, administrator)
    first = current_calendar()
    with CaptureQueriesContext(connection) as queries:
        assert current_calendar() is first
    [query] = queries
    assert "holidays" not in query["sql"]


def test_who_confirmed_and_when_are_both_known_or_neither(version, administrator):
    version.confirmed_by = administrator
    with pytest.raises(IntegrityError):
        version.save()
