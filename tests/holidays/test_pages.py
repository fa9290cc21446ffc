"""The pages of the bank holidays, for administrators."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import tasks
from cases.holidays import actions, moving
from cases.law import published_holidays as law
from cases.law.published_holidays import Entry
from cases.law.working_days import Calendar
from cases.models import CalendarVersion, Event, Job, current_calendar
from tests.holidays.conftest import PROCLAIMED, WHY
from tests.law.test_published_holidays import as_gov_uk

pytestmark = pytest.mark.django_db
DAY = {"day_0": "8", "day_1": "3", "day_2": "2021"}
FILLED = {**DAY, "name": PROCLAIMED.name, "divisions": list(PROCLAIMED.divisions), "why": WHY}


@pytest.fixture
def client(client, administrator, time_machine):
    time_machine.move_to("2021-03-04T11:00:00+00:00")
    client.force_login(administrator)
    return client


def html(response) -> str:
    return response.content.decode()


def sent(data: bytes) -> dict:
    return {"file": SimpleUploadedFile("bank-holidays.json", data), "why": "GOV.UK"}


def test_the_table_shows_this_year_and_the_next_and_any_other_on_request(client):
    shown = html(client.get(reverse("bank_holidays")))
    assert "World Cup" not in shown
    assert "Platinum Jubilee" in shown
    assert "published for 2019 to 2028" in shown
    assert "The table that comes with FOI Portal" in shown
    shown = html(client.get(reverse("bank_holidays") + "?year=2026"))
    assert "World Cup bank holiday" in shown
    assert "Platinum Jubilee" not in shown
    assert "Platinum Jubilee" in html(client.get(reverse("bank_holidays") + "?year=1066"))


def test_a_year_that_is_not_published_says_so(client, time_machine, administrator, proposed, confirm):
    time_machine.move_to("2028-12-04T11:00:00+00:00")
    client.force_login(administrator)  # the session of 2021 has ended
    shown = html(client.get(reverse("bank_holidays")))
    assert "Nothing is published for 2029 yet." in shown
    confirm(proposed(Entry(date(2029, 5, 1), "Early", ("scotland",))))
    shown = html(client.get(reverse("bank_holidays")))
    assert "Not published in full" in shown
    assert "Tue 1 May" in shown


def test_the_table_names_who_changed_it_when_and_why(client, proposed, confirm):
    version = confirm(proposed())
    waiting = proposed(Entry(date(2021, 3, 9), "Another", ("scotland",)))
    shown = html(client.get(reverse("bank_holidays")))
    assert WHY in shown
    assert "Thursday 4 March 2021" in shown
    assert "Ada Administrator" in shown
    for each in (version, waiting):
        assert reverse("calendar_change", args=[each.pk]) in shown


def test_the_table_takes_as_many_queries_with_a_long_history(client, proposed, confirm):
    counts = []
    for day in (8, 9, 10):
        confirm(proposed(Entry(date(2021, 3, day), "A day", ("scotland",))))
        client.get(reverse("bank_holidays"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("bank_holidays"))
        counts.append(len(queries))
    assert counts == [4, 4, 4]


def test_a_day_is_added_looked_at_and_confirmed(client, many):
    many(3, received_on=date(2021, 2, 10))
    response = client.post(reverse("add_holiday"), FILLED)
    version = CalendarVersion.objects.get()
    assert response.url == reverse("calendar_change", args=[version.pk])
    shown = html(client.get(response.url))
    assert "3 cases of 3 open would move" in shown
    assert "Wed 10 March 2021</td><td>Thu 11 March 2021" in shown
    assert "Confirm and move 3 cases" in shown
    response = client.post(reverse("confirm_calendar_change", args=[version.pk]))
    shown = html(client.get(response.url))
    assert "0 of 3 open cases looked at" in shown
    assert "hx-trigger" in shown
    tasks.run_job(Job.objects.first().pk)
    assert "3 of 3 open cases looked at" in html(client.get(response.url))
    tasks.run_job(Job.objects.last().pk)
    shown = html(client.get(response.url))
    assert "Every open case looked at: 3 cases" in shown
    assert "3 cases moved" in shown
    assert "hx-trigger" not in shown.split('id="progress"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day_0": "31", "day_1": "2"}, "Date must be a real date"),
        ({"day_0": ""}, "Date must include a day"),
        ({"day_0": "", "day_1": "", "day_2": ""}, "Enter the day of the bank holiday."),
        ({"day_0": "6"}, "Saturday 6 March 2021 is a Saturday, which is never counted."),
        ({"day_2": "2206"}, "Give a day from 2005 to 2029"),
        (
            {"day_0": "17", "divisions": ["northern-ireland"]},
            "Northern Ireland has Wednesday 17 March 2021 already",
        ),
        ({"divisions": []}, "Choose where in the United Kingdom"),
        ({"divisions": ["jersey"]}, "Choose among the three divisions"),
        ({"name": " "}, "Enter the name"),
        ({"name": "x" * 81}, "80 characters or fewer"),
        ({"why": ""}, "Say where it was proclaimed"),
        ({"why": "x" * 1001}, "The reason must be 1000 characters or fewer."),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field_and_what_was_typed_stays(changed, said, client):
    response = client.post(reverse("add_holiday"), {**FILLED, **changed})
    shown = html(response)
    assert response.status_code == 200
    assert said in shown
    assert "There is a problem" in shown
    assert 'value="2021"' in shown or "day_2" in changed
    assert PROCLAIMED.name in shown or "name" in changed
    assert not CalendarVersion.objects.exists()


def test_a_bank_holiday_is_corrected(client):
    url = reverse("correct_holiday", args=["2021-03-17", "northern-ireland"])
    assert 'value="St Patrick&#x27;s Day"' in html(client.get(url))
    same = {"day_0": "17", "day_1": "3", "day_2": "2021", "name": "St Patrick's Day"}
    response = client.post(url, {**same, "divisions": ["northern-ireland"], "why": "x"})
    assert "Nothing is different yet" in html(response)
    response = client.post(url, {**same, "day_0": "18", "divisions": ["northern-ireland"], "why": "Moved"})
    shown = html(client.get(response.url))
    assert "Thursday 18 March 2021, St Patrick&#x27;s Day, in Northern Ireland" in shown
    assert "<h3>Removed</h3>" in shown


def test_a_new_name_is_shown_as_one(client):
    url = reverse("correct_holiday", args=["2021-03-17", "northern-ireland"])
    named = {
        "day_0": "17",
        "day_1": "3",
        "day_2": "2021",
        "name": "Patrick’s",
        "divisions": ["northern-ireland"],
    }
    response = client.post(url, {**named, "why": "x"})
    shown = html(client.get(response.url))
    assert "now Patrick’s" in shown
    assert "No open case would move" in shown
    assert "Confirm the change" in shown


def test_a_bank_holiday_is_removed_but_not_christmas_day(client):
    url = reverse("remove_holiday", args=["2021-03-17", "northern-ireland"])
    assert "Northern Ireland" in html(client.get(url))
    assert "Say where" in html(client.post(url, {"why": ""}))
    response = client.post(url, {"why": "An error"})
    assert "<h3>Removed</h3>" in html(client.get(response.url))
    christmas = ["2026-12-25", "scotland"]
    response = client.post(reverse("remove_holiday", args=christmas), {"why": "x"})
    assert "Christmas Day cannot be removed: section 10(6) names it" in html(response)
    assert "Christmas Day cannot be removed" in html(client.get(reverse("correct_holiday", args=christmas)))


@pytest.mark.parametrize(
    "where", [("2021-03-18", "scotland"), ("2021-02-31", "scotland"), ("2021-03-17", "jersey")]
)
def test_a_bank_holiday_that_is_not_in_the_table_has_no_page(where, client):
    for name in ("correct_holiday", "remove_holiday"):
        assert client.get(reverse(name, args=where)).status_code == 404


def test_gov_uks_file_is_loaded(client):
    calendar = law.add(current_calendar(), Entry(date(2028, 6, 5), "Proclaimed", ("scotland",)))
    assert "A year that the file has in full" in html(client.get(reverse("load_holidays")))
    data = json.dumps(as_gov_uk(calendar.holidays)).encode()
    response = client.post(reverse("load_holidays"), sent(data))
    assert "Monday 5 June 2028, Proclaimed, in Scotland" in html(client.get(response.url))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>", "The file is not JSON."),
        (b'{"a": 1}', "The file is JSON, but not GOV.UK’s bank-holidays.json"),
        (b"", "The file is empty."),
        (b" " * 20_000_000, "The file is too large."),
        (json.dumps(as_gov_uk(Calendar.published().holidays)).encode(), "Nothing would change."),
    ],
)
def test_a_file_that_is_not_gov_uks_is_refused_and_nothing_changes(data, said, client):
    assert said in html(client.post(reverse("load_holidays"), sent(data)))
    assert not CalendarVersion.objects.exists()


def test_no_file_at_all_is_asked_for(client):
    assert "Choose the file." in html(client.post(reverse("load_holidays"), {"why": "x"}))


def test_a_proposal_is_discarded(client, proposed):
    version = proposed()
    response = client.post(reverse("discard_calendar_change", args=[version.pk]), follow=True)
    assert "Nothing has changed." in html(response)
    assert not CalendarVersion.objects.exists()


def test_a_proposal_that_was_overtaken_says_so_and_offers_only_to_discard_it(client, proposed, confirm):
    late = proposed()
    confirm(proposed(Entry(date(2021, 3, 9), "Another", ("scotland",))))
    url = reverse("calendar_change", args=[late.pk])
    shown = html(client.get(url))
    assert "Somebody confirmed another change meanwhile" in shown
    assert reverse("confirm_calendar_change", args=[late.pk]) not in shown
    response = client.post(reverse("confirm_calendar_change", args=[late.pk]), follow=True)
    assert "Somebody confirmed another change meanwhile" in html(response)
    assert not Event.objects.exists()


def test_a_confirmed_change_cannot_be_discarded(client, proposed, confirm):
    version = confirm(proposed())
    response = client.post(reverse("discard_calendar_change", args=[version.pk]), follow=True)
    assert "This change has been confirmed and is kept." in html(response)


def test_a_change_that_a_later_one_took_over_says_how_far_it_had_come(client, proposed, confirm):
    version = confirm(proposed())
    confirm(proposed(Entry(date(2021, 3, 9), "Another", ("scotland",))))
    shown = html(client.get(reverse("calendar_change", args=[version.pk])))
    assert "0 of 0 open cases looked at, then a later change took over" in shown
    assert "No case has moved." in shown


def test_a_redating_that_was_given_up_says_why_and_goes_on_from_where_it_stopped(
    client, many, proposed, confirm, work
):
    many(3, received_on=date(2021, 2, 10))
    version = confirm(proposed())
    Job.objects.update(state=Job.State.FAILED, attempts=6, last_error="OperationalError: disk full")
    url = reverse("calendar_change", args=[version.pk])
    shown = html(client.get(url))
    assert "OperationalError: disk full" in shown
    assert "hx-trigger" not in shown.split('id="progress"')[1].split("</section>")[0]
    assert client.post(reverse("go_on_with_calendar_change", args=[version.pk])).url == url
    work()
    assert "Every open case looked at: 3 cases" in html(client.get(url))


def test_a_case_that_a_person_must_look_at_is_named_before_and_after(
    client, logged, happened, proposed, confirm, work, administrator, today
):
    slip = Entry(date(2021, 3, 1), "A slip", ("scotland",))
    confirm(proposed(slip))
    case = logged(received_on=date(2021, 2, 3))
    happened(case, "extension", today, provisions=["s31-1a"])
    version = actions.propose_removal(entry=slip, why="A slip", by=administrator)
    url = reverse("calendar_change", args=[version.pk])
    shown = html(client.get(url))
    assert "1 case to be looked at by a person" in shown
    assert reverse("case", args=[case.reference]) in shown
    confirm(version)
    work()
    assert reverse("case", args=[case.reference]) in html(client.get(url))


def test_a_newly_published_year_is_named(client, proposed, monkeypatch):
    version = proposed()
    CalendarVersion.objects.filter(pk=version.pk).update(last_year=2029)
    monkeypatch.setattr(moving, "SHOWN", 1)
    assert "Published in full from now on: 2029." in html(
        client.get(reverse("calendar_change", args=[version.pk]))
    )


def test_many_cases_are_counted_and_the_most_urgent_listed(client, many, proposed):
    many(2000, received_on=date(2021, 2, 10), days=2)
    url = reverse("calendar_change", args=[proposed().pk])
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        shown = html(client.get(url))
    assert "2,000 cases of 2,000 open would move" in shown
    assert "The 50 most urgent of them" in shown
    assert "And 1,950 more." in shown
    assert len(queries) == 7


def test_only_administrators_see_the_pages(client, officer, proposed):
    client.force_login(officer)
    version = proposed()
    for url in (
        reverse("bank_holidays"),
        reverse("add_holiday"),
        reverse("load_holidays"),
        reverse("correct_holiday", args=["2021-03-17", "northern-ireland"]),
        reverse("remove_holiday", args=["2021-03-17", "northern-ireland"]),
        reverse("calendar_change", args=[version.pk]),
    ):
        assert client.get(url).status_code == 403
    for name in ("confirm_calendar_change", "discard_calendar_change", "go_on_with_calendar_change"):
        assert client.post(reverse(name, args=[version.pk])).status_code == 403
        assert client.get(reverse(name, args=[version.pk])).status_code == 405
    assert CalendarVersion.objects.get().confirmed_on is None
