"""Every day of a clock, named for what it is: counted, skipped, before a restart, between fee notice and payment."""

from datetime import date

import pytest

from cases.law.clock import Clock
from cases.law.clock_events import Clarification, Extension, FeeNotice, Transfer, Withdrawal
from cases.law.ledger import Kind, Ledger, further
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

CALENDAR = Calendar.published()
TODAY = date(2021, 3, 4)
RECEIVED = date(2021, 2, 10)


def ledger(*events, received_on=RECEIVED, on=TODAY, regime=Regime.FOIA, **more) -> Ledger:
    return Ledger(Clock(regime, received_on, CALENDAR, events), on, **more)


def told(found: Ledger, *, whole: bool = False) -> list[tuple[str, str, str]]:
    return [(run.days, run.numbers, run.reason) for run in found.runs(whole=whole)]


def on_day(found: Ledger, day: date):
    return next(entry for entry in found.entries if entry.day == day)


def test_runs_of_like_days_are_drawn_together():
    assert told(ledger(how="by e-mail")) == [
        (
            "Wednesday 10 February",
            "day 0",
            "Received by e-mail. The day of receipt is never counted, section 10(1)",
        ),
        ("11 and 12 February", "days 1 and 2", "Counted"),
        ("13 and 14 February", "skipped", "Saturday and Sunday"),
        ("15 to 19 February", "days 3 to 7", "Counted"),
        ("20 and 21 February", "skipped", "Saturday and Sunday"),
        ("22 to 26 February", "days 8 to 12", "Counted"),
        ("27 and 28 February", "skipped", "Saturday and Sunday"),
        ("1 to 3 March", "days 13 to 15", "Counted"),
        ("Thursday 4 March", "day 16", "Today"),
        ("Friday 5 March", "day 17", "To come"),
        ("6 and 7 March", "skipped", "Saturday and Sunday"),
        ("8 and 9 March", "days 18 and 19", "To come"),
        ("Wednesday 10 March", "day 20", "Due, until midnight"),
    ]


def test_every_day_from_receipt_to_the_due_date_can_be_shown_alone():
    days = told(ledger(), whole=True)
    assert len(days) == 29
    assert days[3] == ("Saturday 13 February", "skipped", "Saturday")


def test_a_ledger_over_the_turn_of_the_year_says_the_year():
    days = told(ledger(received_on=date(2026, 12, 18), on=date(2026, 12, 18)))
    assert days[0][0] == "Friday 18 December 2026"
    assert ("29 to 31 December 2026", "days 5 to 7", "To come") in days
    assert ("19 and 20 December 2026", "skipped", "Saturday and Sunday") in days


def test_a_run_over_the_turn_of_a_month_names_both():
    found = ledger(Clarification(date(2021, 2, 15), date(2021, 3, 3)))
    assert ("16 February to 2 March", "not counted") in [run[:2] for run in told(found)]
    across = ledger(Clarification(date(2026, 12, 18), date(2027, 1, 6)), received_on=date(2026, 12, 16))
    assert "19 December 2026 to 5 January 2027" in [run[0] for run in told(across)]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2021, 3, 17), "St Patrick’s Day, a bank holiday in Northern Ireland"),
        (date(2021, 4, 2), "Good Friday, a bank holiday in the whole of the United Kingdom"),
    ],
)
def test_a_bank_holiday_in_any_part_of_the_country_stands_alone_with_its_reason(day, reason):
    found = ledger(received_on=date(2021, 3, 10), on=date(2021, 3, 10))
    assert on_day(found, day).kind is Kind.HOLIDAY
    assert on_day(found, day).reason == reason


def test_two_bank_holidays_side_by_side_are_two_runs():
    days = told(ledger(received_on=date(2028, 12, 20), on=date(2028, 12, 20)))
    assert [days[3][0], days[4][0]] == ["Monday 25 December 2028", "Tuesday 26 December 2028"]


def test_a_holiday_is_said_in_brief_without_the_whole_country():
    found = ledger(received_on=date(2021, 3, 10), on=date(2021, 4, 2))
    assert [entry.briefly for entry in found.holidays] == [
        "St Patrick’s Day, Northern Ireland",
        "Good Friday",
        "Easter Monday, England, Wales and Northern Ireland",
    ]


def test_what_was_counted_before_a_clarification_is_before_the_restart():
    found = ledger(Clarification(date(2021, 2, 15), date(2021, 3, 1)))
    assert on_day(found, RECEIVED).kind is Kind.RECEIVED
    assert on_day(found, RECEIVED).number is None
    assert on_day(found, date(2021, 2, 16)).kind is Kind.BEFORE
    asked = on_day(found, date(2021, 2, 15))
    assert [note.label for note in asked.notes] == ["asked"]
    again = on_day(found, date(2021, 3, 1))
    assert (again.kind, again.number) == (Kind.RESTART, 0)
    assert "section 10(6)(b)" in again.reason


def test_a_question_that_was_not_needed_is_noted_and_moves_nothing():
    found = ledger(Clarification(date(2021, 2, 15), date(2021, 2, 17), needed=False))
    assert on_day(found, date(2021, 2, 15)).number == 3
    assert "does not move the clock" in on_day(found, date(2021, 2, 15)).notes[0].words
    assert [note.label for note in on_day(found, date(2021, 2, 17)).notes] == ["reply"]


def test_the_days_from_fee_notice_to_payment_are_disregarded_both_included():
    found = ledger(FeeNotice(date(2021, 2, 18), date(2021, 2, 24)))
    kinds = {day: on_day(found, date(2021, 2, day)).kind for day in range(17, 26)}
    assert kinds[17] is Kind.COUNTED
    assert [day for day, kind in kinds.items() if kind is Kind.FEE] == [18, 19, 22, 23, 24]
    assert kinds[20] is Kind.WEEKEND
    assert ("19 to 23 February", "not counted", "Disregarded, from the fee notice to the payment") in told(
        found
    )


def test_while_a_fee_is_not_paid_the_days_run_on_to_today():
    found = ledger(FeeNotice(date(2021, 2, 18)))
    assert found.last_day == TODAY
    assert on_day(found, date(2021, 3, 3)).kind is Kind.FEE
    assert [note.label for note in on_day(found, date(2021, 2, 18)).notes] == ["notice"]


def test_while_a_question_waits_the_clock_stands_still():
    days = told(ledger(Clarification(date(2021, 2, 24))))
    assert days[-2:] == [
        ("25 February to 3 March", "stopped", "Waiting for the requester’s clarification"),
        ("Thursday 4 March", "stopped", "Today. Waiting for the requester’s clarification"),
    ]


def test_what_an_extension_does_not_cover_is_due_on_day_20():
    extension = Extension(date(2021, 3, 3), 20, ("s43-2",))
    found = ledger(extension, apart="question 2")
    day_20 = on_day(found, date(2021, 3, 10))
    assert (day_20.kind, day_20.number) == (Kind.DUE_IN_PART, 20)
    assert day_20.reason == "Due for question 2, which the extension does not cover, section 10(3)"
    assert "whatever the extension does not cover" in on_day(ledger(extension), date(2021, 3, 10)).reason
    assert found.entries[-1].kind is Kind.DUE
    assert found.entries[-1].number == 40
    assert on_day(found, date(2021, 3, 3)).notes[0].words == (
        "The requester was told that 20 further working days are needed"
    )


def test_the_regulations_extend_the_whole_so_nothing_is_due_before():
    extension = Extension(date(2021, 3, 3), 20, complexity="Much", volume="More")
    assert ledger(extension, regime=Regime.EIR).due_in_part_on is None


def test_days_past_the_due_date_are_one_run_up_to_today():
    days = told(ledger(on=date(2021, 3, 22)))
    assert days[-2:] == [
        ("11 to 21 March", "days 21 to 26", "Past the due date"),
        ("Monday 22 March", "day 27", "Today. Past the due date"),
    ]


def test_a_weekend_that_is_today_says_both():
    assert on_day(ledger(on=date(2021, 3, 6)), date(2021, 3, 6)).reason == "Today. Saturday"


def test_a_closed_case_says_how_it_ended_and_has_no_today():
    found = ledger(on=TODAY, ended="answered")
    last = on_day(found, TODAY)
    assert last.reason == "Counted"
    assert [note.label for note in last.notes] == ["answered"]
    assert not any(entry.is_to_come for entry in found.entries)


def test_a_withdrawn_request_ends_with_the_withdrawal():
    found = ledger(Withdrawal(TODAY), ended="withdrawn")
    assert found.entries[-1].day == TODAY


def test_a_transfer_is_noted_and_moves_nothing():
    found = ledger(Transfer(date(2021, 2, 15), consented=True))
    assert on_day(found, date(2021, 2, 15)).notes[0].label == "passed on"
    assert found.entries[-1].day == date(2021, 3, 10)


def test_two_things_on_one_day_are_both_noted():
    found = ledger(FeeNotice(date(2021, 2, 18), date(2021, 2, 18)))
    assert [note.label for note in on_day(found, date(2021, 2, 18)).notes] == ["notice", "paid"]


def test_days_that_contradict_one_another_draw_nothing():
    found = ledger(FeeNotice(date(2021, 2, 18)), FeeNotice(date(2021, 2, 19)))
    assert found.entries == ()
    assert found.runs() == []


def test_one_further_day_is_said_in_the_singular():
    assert further(1) == "1 further working day is"


def test_the_days_that_an_answered_case_did_not_need_are_left_over():
    assert told(ledger(ended="answered"))[9:] == [
        ("Friday 5 March", "day 17", "Left over, the case was answered"),
        ("6 and 7 March", "skipped", "Saturday and Sunday"),
        ("8 and 9 March", "days 18 and 19", "Left over, the case was answered"),
        ("Wednesday 10 March", "day 20", "Due, until midnight"),
    ]


def test_however_else_a_case_ended_its_day_says_closed():
    found = ledger(Clarification(date(2021, 2, 24)), ended="closed, because no reply came")
    assert [note.label for note in found.entries[-1].notes] == ["closed"]


def test_days_past_a_friday_are_named_for_what_they_are_and_not_for_the_weekend_they_begin_with():
    late = ledger(received_on=date(2021, 2, 12), on=date(2021, 3, 18))
    assert told(late)[-2] == ("13 to 17 March", "days 21 and 22", "Past the due date")
