"""The fee notice: what may be charged for, line by line, and never the time of staff."""

from datetime import date

import pytest

from cases.clock.fee_form import FeeLine
from cases.law.regimes import Regime
from cases.models import ClockEvent, Council
from tests.journeys.clock_steps import FEE, boxes, draft, errors_of

Kind = ClockEvent.Kind
COPIES = {
    "rows": "3",
    "line0-cost": "Copying or printing",
    "line0-detail": "A4 sheets",
    "line0-number": "146",
    "line0-price": "0.10",
}
POSTAGE = {"line2-cost": "Postage or other delivery", "line2-number": "1", "line2-price": "3"}
DRAFT = {"sent": "draft"}


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


def test_the_lines_make_the_amount_and_the_page_says_what_the_notice_does(look, case):
    response = look("give_fee_notice", case, **COPIES, **POSTAGE, **DRAFT)
    assert "£17.60" in response.content.decode()
    assert response.context["effect"].words == (
        "The clock stops. The working days from the notice to the payment, both included, are not counted, "
        "section 10(2). The last day to pay is Thursday 3 June 2021. "
        "Paid on Thursday 4 March 2021, the answer would be due on Thursday 11 March 2021."
    )


def test_a_confirmed_notice_keeps_its_lines_as_the_letter_shows_them(confirm, case):
    assert confirm("give_fee_notice", case, **COPIES, **DRAFT).status_code == 302
    assert case.clock_events.get().details == FEE


def test_a_notice_that_was_sent_already_stops_the_clock(confirm, case):
    confirm("give_fee_notice", case, **COPIES, sent="sent", **boxes("sent_on", date(2021, 3, 1)))
    case.refresh_from_db()
    assert case.stopped_on == date(2021, 3, 1)


def test_a_notice_without_a_line_is_refused(opened, confirm, case):
    assert "needs an amount" in opened("give_fee_notice", case).context["effect"].reasons[0]
    response = confirm("give_fee_notice", case, **DRAFT)
    assert errors_of(response) == ["Line 1: Enter at least one thing that you charge for"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"line0-cost": ""}, "Choose what the charge is for"),
        ({"line0-number": ""}, "Enter how many"),
        ({"line0-number": "0"}, "How many must be 1 or more"),
        ({"line0-number": "a few"}, "How many must be a whole number"),
        ({"line0-price": ""}, "Enter the price of one"),
        ({"line0-price": "ten pence"}, "The price must be an amount in pounds, like 0.10"),
        ({"line0-number": "100000"}, "How many must be 99,999 or fewer"),
        ({"line0-price": "0.105"}, "The price must be in pounds and whole pence, like 0.10"),
        ({"line0-price": "100000"}, "The price must be less than £100,000"),
        ({"line0-price": "0"}, "The price must be a penny or more"),
        ({"line0-detail": "2 hours of an officer"}, "The time of staff cannot be charged"),
        ({"line0-detail": "Searching"}, "The time of staff cannot be charged"),
        ({"line0-cost": "Staff time"}, "Choose what the charge is for"),
    ],
)
def test_a_line_that_is_wrong_says_why_beside_it_and_keeps_what_was_typed(confirm, case, line, words):
    response = confirm("give_fee_notice", case, **{**COPIES, **line}, **DRAFT)
    assert words in errors_of(response)[0]
    assert "A4 sheets" in response.content.decode() or "line0-detail" in line
    assert not case.clock_events.exists()


def test_under_the_act_there_is_no_line_for_staff_and_under_the_regulations_the_schedule_rules():
    costs = [cost for cost, _ in FeeLine(regime=Regime.FOIA, prefix="line0").fields["cost"].choices]
    assert costs == [
        "",
        "Copying or printing",
        "Postage or other delivery",
        "The form asked for, such as a disc or large print",
    ]
    costs = [cost for cost, _ in FeeLine(regime=Regime.EIR, prefix="line0").fields["cost"].choices]
    assert costs[-1] == "Charge of the published schedule"


def test_a_charge_by_the_schedule(confirm, environmental):
    line = {"line0-cost": "Charge of the published schedule", "line0-detail": "Searching, 1 hour"}
    assert confirm("give_fee_notice", environmental, **{**COPIES, **line}, **DRAFT).status_code == 302
    assert environmental.clock_events.get().details["lines"][0][0] == (
        "Charge of the published schedule: Searching, 1 hour"
    )


def test_without_a_published_schedule_nothing_is_charged_under_the_regulations(confirm, environmental):
    Council.objects.update(charges_url="")
    response = confirm("give_fee_notice", environmental, **COPIES, **DRAFT)
    assert "published schedule of charges" in errors_of(response)[0]


def test_more_lines_are_added_and_what_was_typed_stays(look, case):
    response = look("give_fee_notice", case, **COPIES, more="1")
    assert len(response.context["form"].lines) == 6
    assert 'value="A4 sheets"' in response.content.decode()
    assert response.context["summary"] == []


@pytest.mark.parametrize(("rows", "shown"), [("x", 3), ("0", 1), ("999", 30), ("9" * 5000, 3), ("٣", 3)])
def test_a_number_of_rows_that_cannot_be_does_no_harm(look, case, rows, shown):
    assert len(look("give_fee_notice", case, rows=rows).context["form"].lines) == shown


def test_a_draft_comes_back_line_by_line(opened, case, officer, today):
    lines = [
        ["Copying or printing: A4 sheets", "146", "£0.10", "£14.60"],
        ["Postage or other delivery", "1", "£3.00", "£3.00"],
    ] * 2
    draft(case, Kind.FEE_NOTICE, by=officer, on=today, lines=lines, amount="35.20")
    form = opened("give_fee_notice", case).context["form"]
    costs = ["Copying or printing", "Postage or other delivery"] * 2
    assert [line["cost"].value() for line in form.lines] == [*costs, None]
    assert form.lines[0]["price"].value() == "0.10"
    assert str(form.amount()) == "35.20"
