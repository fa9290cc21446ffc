"""What if: an event is tried beside the real count, lives in the address alone, and is never recorded."""

import re
from datetime import date
from html import unescape

import pytest

from cases.law.regimes import Regime
from cases.models import ClockEvent, Event
from cases.workflow import Stage
from tests.journeys.clock_steps import given
from tests.journeys.steps import claim

pytestmark = pytest.mark.django_db
Kind = ClockEvent.Kind
A_CLARIFICATION = {"what": "clarification", "asked_on": "2021-03-04", "answered_on": "2021-03-08"}


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to("2021-03-04T10:30:00+00:00", tick=False)


@pytest.fixture
def tried(desk):
    """The page with something tried."""

    def read(case, **values):
        return desk.get(f"/cases/{case.reference}/clock/", values)

    return read


@pytest.fixture
def changed(desk):
    """What htmx brings when something in the panel changes."""

    def read(case, **values):
        return desk.get(f"/cases/{case.reference}/clock/", values, headers={"HX-Request": "true"})

    return read


def result(response) -> str:
    html = response.content.decode()
    inside = re.search(r'<div id="tried"[^>]*>(.*?)</div>', html, re.S)[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inside)).split())


def spoken(response) -> list[str]:
    html = response.content.decode()
    return [
        unescape(words)
        for words in re.findall(r'<span class="govuk-visually-hidden">(\d[^<]+)</span></td>', html)
    ]


# A clarification


def test_a_clarification_is_tried_and_nothing_is_recorded(case, tried):
    before = (ClockEvent.objects.count(), Event.objects.count(), case.due_on)
    said = result(tried(case, **A_CLARIFICATION))
    case.refresh_from_db()
    assert (ClockEvent.objects.count(), Event.objects.count(), case.due_on) == before
    assert said.startswith(
        "Due Thursday 8 April 2021 The due date moves from Wednesday 10 March 2021 to Thursday 8 April"
    )
    assert "The 20 working days start afresh on the day the reply comes, section 10(6)(b)." in said
    assert (
        "Skipped on the way: 17 March 2021 (St Patrick’s Day, Northern Ireland), 2 April 2021 (Good Friday) "
        "and 5 April 2021 (Easter Monday, England, Wales and Northern Ireland)."
    ) in said
    assert "Only lawful if you need the reply to identify and locate the information, section 1(3)." in said
    assert "Day 16 is late to ask." in said


def test_the_trial_stands_beside_the_real_count_in_the_months(case, tried):
    cells = spoken(tried(case, **A_CLARIFICATION))
    assert "8 March, day 18, what if: day 0" in cells
    assert "10 March, day 20, due, what if: day 2" in cells
    assert "11 March, what if: day 3" in cells
    assert "17 March, skipped: St Patrick’s Day, a bank holiday in Northern Ireland" in cells
    assert "8 April, what if: day 20, due" in cells
    assert "10 February, day 0, received" in cells


def test_the_real_step_takes_the_dates_on(case, tried):
    page = tried(case, **A_CLARIFICATION).content.decode()
    address = f"/cases/{case.reference}/clock/clarification/?asked_on=2021-03-04&amp;answered_on=2021-03-08"
    assert f'href="{address}">Ask for clarification…</a>' in page


def test_a_question_without_a_reply_stops_the_clock(case, tried):
    said = result(tried(case, what="clarification", asked_on="2021-03-04"))
    assert said.startswith(
        "The clock stops The clock stops. The 20 working days start afresh on the day the reply comes"
    )
    assert "2021-03-04" in tried(case, what="clarification", asked_on="2021-03-04").content.decode()


def test_the_reply_to_the_question_that_waits_completes_it(case, officer, today, tried):
    asked = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 24), by=officer, on=today)
    page = tried(case).content.decode()
    assert 'name="asked_on_0" value="24"' in page
    response = tried(case, what="clarification", asked_on="2021-02-24", answered_on="2021-03-08")
    assert result(response).startswith(
        "Due Thursday 8 April 2021 The answer is due on Thursday 8 April 2021."
    )
    link = f"/cases/{case.reference}/clock/{asked.pk}/reply/?answered_on=2021-03-08"
    assert f'href="{link}">Record the reply…' in response.content.decode()


def test_a_second_question_while_one_waits_gives_reasons_in_place_of_a_date(case, officer, today, tried):
    given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 24), by=officer, on=today)
    assert result(tried(case, **A_CLARIFICATION)).startswith(
        "It cannot be done Two questions are open at once"
    )


def test_a_reply_before_its_question_gives_reasons_in_place_of_a_date(case, tried):
    said = result(tried(case, what="clarification", asked_on="2021-03-04", answered_on="2021-03-01"))
    assert said.startswith("It cannot be done The reply of Monday 1 March 2021 lies before the question")


# A fee


def test_a_fee_shows_the_days_that_would_not_count(case, tried):
    response = tried(case, what="fee", given_on="2021-03-04", paid_on="2021-03-11")
    said = result(response)
    assert said.startswith("Due Friday 19 March 2021")
    assert "both included, are disregarded, section 10(2)" in said
    assert "mostly copying and postage, section 9." in said
    cells = spoken(response)
    assert "4 March, day 16, today, what if: not counted" in cells
    assert "11 March, what if: not counted" in cells
    assert "19 March, what if: day 20, due" in cells
    assert "from fee notice to payment, not counted" in response.content.decode()
    assert f'href="/cases/{case.reference}/clock/fee/">Give a fee notice…' in response.content.decode()


def test_the_payment_of_the_notice_that_waits_completes_it(case, officer, today, tried):
    fee = given(case, Kind.FEE_NOTICE, given_on=date(2021, 2, 24), by=officer, on=today)
    response = tried(case, what="fee", given_on="2021-02-24", paid_on="2021-03-08")
    assert result(response).startswith("Due Wednesday 24 March 2021")
    link = f"/cases/{case.reference}/clock/{fee.pk}/payment/?paid_on=2021-03-08"
    assert f'href="{link}">Record the payment…' in response.content.decode()


def test_a_fee_that_is_not_paid_stops_the_clock(case, tried):
    assert result(tried(case, what="fee", given_on="2021-03-04")).startswith("The clock stops")


def test_a_fee_paid_at_once_meets_no_bank_holiday(case, tried):
    said = result(tried(case, what="fee", given_on="2021-03-04", paid_on="2021-03-05"))
    assert said.startswith("Due Friday 12 March 2021")
    assert "Skipped on the way" not in said


# More time


def test_more_time_keeps_the_real_due_date_in_sight(case, tried):
    response = tried(case, what="extension", further_days="20")
    said = result(response)
    assert said.startswith("Due Monday 12 April 2021")
    assert "The requester must be told that 20 further working days are needed, section 10(3)." in said
    cells = spoken(response)
    assert "10 March, day 20, due" in cells
    assert "11 March, what if: day 21" in cells
    assert (
        f'href="/cases/{case.reference}/clock/extension/?days=20">Take more time…'
        in response.content.decode()
    )


def test_more_than_good_practice_is_possible_with_a_warning(case, tried):
    assert "Good practice is at most 20 further working days" in result(
        tried(case, what="extension", further_days="21")
    )


def test_absolute_exemptions_give_reasons_in_place_of_a_date(case, officer, today, tried):
    claim(case, "s40-2-3Aa", [4], by=officer, on=today)
    said = result(tried(case, what="extension", further_days="20"))
    assert said.startswith("It cannot be done Section 40(2) is absolute.")


def test_a_qualified_exemption_that_is_claimed_is_what_is_weighed(case, officer, today, tried):
    claim(case, "s40-2-3Aa", [4], by=officer, on=today)
    claim(case, "s43-2", [3], by=officer, on=today)
    assert result(tried(case, what="extension", further_days="20")).startswith("Due Monday 12 April 2021")


def test_the_regulations_have_their_own_most_and_their_own_condition(environmental, tried):
    assert environmental.regime == Regime.EIR
    said = result(tried(environmental, what="extension", further_days="20"))
    assert "Only if the request is both complex and large, regulation 7(1)." in said
    assert result(tried(environmental, what="extension", further_days="21")).startswith("It cannot be done")
    assert "regulation 9(2)" in result(tried(environmental, **A_CLARIFICATION))


# What is typed


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"asked_on": ""}, "Enter the day"),
        ({"asked_on": "2021-02-31"}, "Asked on must be a real date"),
        ({"asked_on": "31/02/2021"}, "Asked on must include a month and year"),
        ({"asked_on": "2031-02-01"}, "Enter a day within 5 years of the receipt"),
        ({"asked_on_0": "4", "asked_on_1": "", "asked_on_2": "2021"}, "Asked on must include a month"),
    ],
)
def test_a_day_that_is_none_is_said_beside_its_boxes_and_kept(case, tried, values, words):
    page = tried(case, what="clarification", **values).content.decode()
    said = page.split('id="said-asked_on"')[1].split("</p>")[0]
    assert words in said
    assert page.count("There is a problem") == 1
    assert "No date yet" in page
    if "asked_on_0" in values:
        assert 'name="asked_on_0" value="4"' in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "Enter the number of days"), ("0", "greater than or equal to 1"), ("many", "Enter a whole number")],
)
def test_days_that_are_no_number_are_said_beside_their_box(case, tried, typed, words):
    page = tried(case, what="extension", further_days=typed).content.decode()
    assert words in page.split('id="said-further_days"')[1].split("</p>")[0]


def test_what_is_typed_for_another_kind_of_event_is_not_looked_at(case, tried):
    response = tried(case, **A_CLARIFICATION, given_on="nonsense", further_days="many")
    assert result(response).startswith("Due Thursday 8 April 2021")


def test_something_that_cannot_be_tried_is_refused(case, tried):
    assert "Select a valid choice" in tried(case, what="holiday").content.decode()


def test_nothing_chosen_shows_the_real_count_alone(case, tried):
    response = tried(case, what="")
    assert result(response) == ""
    assert "what if" not in response.content.decode().split('class="legend"')[1].split("</ul>")[0]


# The address


def test_a_change_brings_the_months_the_result_and_the_weekdays(case, changed):
    response = changed(case, **A_CLARIFICATION)
    html = response.content.decode()
    assert html.lstrip().startswith('<section class="card months" id="months"')
    assert "<html" not in html
    assert result(response).startswith("Due Thursday 8 April 2021")
    assert re.search(r'id="said-asked_on" hx-swap-oob="innerHTML">\s*Thursday', html)
    assert re.search(r'id="said-answered_on" hx-swap-oob="innerHTML">\s*Monday', html)


def test_the_address_holds_only_what_is_tried(case, changed):
    boxes = {"asked_on_0": "4", "asked_on_1": "3", "asked_on_2": "2021", "given_on_0": "9"}
    response = changed(case, what="clarification", **boxes)
    assert (
        response["HX-Replace-Url"] == f"/cases/{case.reference}/clock/?what=clarification&asked_on=2021-03-04"
    )
    assert changed(case, what="")["HX-Replace-Url"] == f"/cases/{case.reference}/clock/"
    whole = changed(case, what="extension", further_days="5", days="all")["HX-Replace-Url"]
    assert whole == f"/cases/{case.reference}/clock/?days=all&what=extension&further_days=5"
    wrong = changed(case, what="extension", further_days="many")
    assert wrong["HX-Replace-Url"] == f"/cases/{case.reference}/clock/?what=extension"


def test_the_table_of_every_day_keeps_what_is_tried(case, tried):
    page = tried(case, **A_CLARIFICATION).content.decode()
    assert (
        "?days=all&amp;what=clarification&amp;asked_on=2021-03-04&amp;answered_on=2021-03-08#day-by-day"
        in page
    )
    assert '<input type="hidden" name="days" value="all">' in tried(case, days="all").content.decode()


def test_a_trial_on_a_case_that_was_closed_meanwhile_shows_the_clock_as_it_is(case_at, changed):
    closed = case_at(Stage.ISSUED)
    response = changed(closed, **A_CLARIFICATION)
    assert response["HX-Replace-Url"] == f"/cases/{closed.reference}/clock/"
    assert not any("what if" in words for words in spoken(response))
