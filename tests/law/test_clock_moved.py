"""The clock that something has moved, stopped or ended: what its numbers, its words and its ledger then say."""

from datetime import date

import pytest

from cases.law.clock import Clock, LedgerDay, NoDueDate
from cases.law.clock_events import Clarification, Extension, FeeNotice, Transfer, Withdrawal
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

CALENDAR = Calendar.published()
WAITING = "Waiting for the requester’s clarification"
DISREGARDED = "Disregarded, from the fee notice to the payment"


def november(day: int) -> date:
    return date(2026, 11, day)


def december(day: int) -> date:
    return date(2026, 12, day)


def clock(*events, regime=Regime.FOIA) -> Clock:
    """Received on Monday 2 November 2026; due on Tuesday 1 December when nothing happens."""
    return Clock(regime, november(2), CALENDAR, events)


def line(counted: Clock, day: date) -> LedgerDay:
    return next(entry for entry in counted.ledger(to=day) if entry.day == day)


def test_an_open_question_stops_the_clock_with_the_day_it_is_asked():
    waiting = clock(Clarification(november(5)))
    assert waiting.stopped_by == Clarification(november(5))
    assert waiting.reasons == [
        "On Thursday 5 November 2026 the requester was asked what is needed to identify the information. "
        "The 20 working days start afresh on the day the reply is received."
    ]
    assert waiting.words(december(9)) == "Waiting for the requester’s reply"
    assert waiting.position(december(9)) == "Stopped on day 3"
    assert waiting.explain() == waiting.reasons[0]
    assert not waiting.is_overdue(december(9))
    assert not waiting.provisional
    assert not waiting.has_lapsed(december(9))
    with pytest.raises(NoDueDate, match="was asked what is needed"):
        waiting.ledger()
    assert waiting.ledger(to=november(7))[-3:] == [
        LedgerDay(november(5), 3, ""),
        LedgerDay(november(6), None, WAITING),
        LedgerDay(november(7), None, WAITING),
    ]


def test_the_reply_is_day_0_and_what_lies_before_it_is_not_counted():
    restarted = clock(Clarification(november(5), november(12)))
    assert (restarted.started_on, restarted.due_on, restarted.limit) == (november(12), december(11), 20)
    assert restarted.stopped_by is None
    before = "Before the clarification, with which the time starts afresh"
    assert [(entry.number, entry.reason) for entry in restarted.ledger()[:3]] == [
        (None, "Received"),
        (None, before),
        (None, before),
    ]
    assert line(restarted, november(12)) == LedgerDay(
        november(12), 0, "Clarification received, the time starts afresh"
    )
    assert line(restarted, november(13)).number == 1
    assert restarted.day(november(4)) == 0
    assert restarted.explain() == (
        "The time started afresh with the clarification of Thursday 12 November 2026. "
        "Day 1 is Friday 13 November 2026. Not counted, besides weekends: "
        "Monday 30 November 2026 (St Andrew's Day, a bank holiday in Scotland)."
    )


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (november(3), "Before the clarification, with which the time starts afresh"),
        (november(13), ""),
        (november(14), "Saturday"),
        (november(16), DISREGARDED),
        (november(30), "St Andrew's Day, a bank holiday in Scotland"),
    ],
)
def test_any_day_can_be_asked_why_it_is_not_counted(day, reason):
    moved = clock(Clarification(november(5), november(12)), FeeNotice(november(16), november(17)))
    assert moved.why_skipped(day) == reason


def test_a_question_answered_on_the_day_of_receipt_changes_nothing():
    assert clock(Clarification(november(2), november(2))).ledger() == clock().ledger()


def test_each_reply_starts_the_time_afresh():
    twice = clock(Clarification(november(5), november(12)), Clarification(november(13), november(16)))
    assert twice.started_on == november(16)


def test_an_unpaid_fee_notice_stops_the_clock_on_the_day_before_it():
    waiting = clock(FeeNotice(november(9)))
    assert waiting.stopped_by == FeeNotice(november(9))
    assert waiting.reasons == [
        "The fee notice of Monday 9 November 2026 has not been paid. The clock stands still until it is; "
        "the last day to pay is Monday 8 February 2027."
    ]
    assert waiting.position(december(9)) == "Stopped on day 4"
    assert waiting.words(date(2027, 2, 8)) == "Waiting for the fee"
    assert line(waiting, november(9)) == LedgerDay(november(9), None, DISREGARDED)
    assert line(waiting, november(14)).reason == "Saturday"
    assert line(waiting, november(30)).reason.startswith("St Andrew's Day")


@pytest.mark.parametrize("event", [Clarification(december(9)), Extension(december(9), 20)])
def test_no_day_is_the_last_one_while_a_fee_is_unpaid(event):
    assert clock(FeeNotice(november(9)), event).contradictions == []
    assert clock(FeeNotice(november(9), november(10)), event).contradictions != []


def test_a_fee_unpaid_after_its_last_day_ends_the_duty_to_answer():
    waiting = clock(FeeNotice(november(9)))
    assert not waiting.has_lapsed(date(2027, 2, 8))
    assert waiting.has_lapsed(date(2027, 2, 9))
    assert waiting.words(date(2027, 2, 9)) == "The fee was not paid by 8 February 2027"
    assert waiting.position(date(2027, 2, 9)) == "Stopped on day 4"
    assert not clock(FeeNotice(november(9), november(10))).has_lapsed(date(2027, 2, 9))


def test_the_days_of_a_paid_fee_are_left_out():
    paid = clock(FeeNotice(november(9), november(18)))
    assert (paid.due_on, paid.limit, paid.day(november(18)), paid.day(november(19))) == (
        december(11),
        20,
        4,
        5,
    )
    assert paid.days_left(november(6)) == 16
    assert paid.fee_notices == (FeeNotice(november(9), november(18)),)
    assert paid.explain() == (
        "Day 1 is Tuesday 3 November 2026. "
        "The working days from the fee notice to the payment are disregarded: 9 November 2026 to 18 November 2026. "
        "Not counted, besides weekends: Monday 30 November 2026 (St Andrew's Day, a bank holiday in Scotland)."
    )


def test_day_1_comes_after_a_fee_notice_of_the_day_of_receipt():
    paid = clock(FeeNotice(november(2), november(4)))
    assert paid.explain().startswith("Day 1 is Thursday 5 November 2026.")
    assert paid.due_on == december(3)


def test_a_fee_paid_before_the_time_started_afresh_disregards_nothing_more():
    restarted = clock(FeeNotice(november(4), november(5)), Clarification(november(6), november(12)))
    assert restarted.due_on == clock(Clarification(november(6), november(12))).due_on
    assert "disregarded" not in restarted.explain()


def test_an_open_question_and_an_unpaid_fee_both_have_to_be_met():
    question = Clarification(november(5), november(12))
    assert clock(Clarification(november(5)), FeeNotice(november(9))).stopped_by == Clarification(november(5))
    assert clock(question, FeeNotice(november(9))).stopped_by == FeeNotice(november(9))
    paid = clock(question, FeeNotice(november(9), november(18)))
    assert paid.started_on == november(12)
    assert line(paid, november(19)).number == 1


def test_an_extension_adds_its_days_and_what_it_does_not_cover_stays_due():
    extended = clock(Extension(november(9), 20))
    assert (extended.due_on, extended.limit) == (december(31), 40)
    assert extended.due_on_without_extension == december(1)
    assert extended.extension == Extension(november(9), 20)
    assert extended.position(december(9)) == "Day 26 of 40"
    assert extended.explain().endswith("The extension adds 20 working days.")


def test_a_fee_notice_in_the_extended_time_does_not_move_what_the_extension_leaves_out():
    """Given on 4 December, after day 20 and within the 40."""
    extended = clock(Extension(november(9), 20), FeeNotice(december(4), december(8)))
    assert extended.due_on == date(2027, 1, 7)
    assert extended.due_on_without_extension == december(1)


def test_an_extension_falls_away_when_the_time_starts_afresh():
    extension = Extension(november(4), 20)
    restarted = clock(extension, Clarification(november(5), november(12)))
    assert restarted.extension is None
    assert restarted.fell_away == (extension,)
    assert restarted.due_on == december(11)
    assert clock(extension, Clarification(november(5))).extension == extension


def test_an_extension_told_while_a_question_is_open_has_nothing_to_extend():
    told = Extension(november(9), 20)
    for question in (Clarification(november(5)), Clarification(november(5), november(12))):
        assert clock(told, question).extension is None
        assert clock(told, question).fell_away == (told,)


def test_an_extension_of_the_time_that_started_afresh_counts_from_the_day_of_the_reply():
    extended = clock(Clarification(november(5), november(12)), Extension(november(12), 20))
    assert extended.limit == 40
    assert extended.fell_away == ()


def test_a_transfer_moves_nothing():
    assert clock(Transfer(november(9))).ledger() == clock().ledger()


def test_a_withdrawal_ends_the_clock():
    ended = clock(Withdrawal(november(9)))
    assert ended.withdrawn_on == november(9)
    assert clock().withdrawn_on is None
    assert ended.reasons == ["The requester withdrew the request on Monday 9 November 2026. Nothing is due."]
    assert ended.words(december(9)) == "Withdrawn by the requester"
    assert ended.position(december(9)) == "Withdrawn on day 5"
    assert [entry.reason for entry in ended.ledger(to=november(10))[-2:]] == [
        "",
        "Not counted, the requester withdrew the request",
    ]
    assert not ended.is_overdue(december(9))


@pytest.mark.parametrize("stop", [Clarification(november(5)), FeeNotice(november(5))])
def test_a_request_that_was_withdrawn_waits_for_nothing(stop):
    assert clock(stop, Withdrawal(november(9))).stopped_by is None
    assert clock(stop, Withdrawal(november(9))).words(december(9)) == "Withdrawn by the requester"


def test_a_question_asked_before_the_withdrawal_keeps_the_day_on_which_the_clock_stopped():
    assert clock(Clarification(november(5)), Withdrawal(november(9))).day(december(9)) == 3


def test_an_event_completes_another():
    asked, answered = Clarification(november(5)), Clarification(november(5), november(12))
    waiting = clock(asked)
    assert waiting.with_event(answered, instead_of=asked) == clock(answered)
    assert waiting.with_event(FeeNotice(november(9))).events == (asked, FeeNotice(november(9)))


def test_a_restart_in_a_year_without_published_holidays_makes_the_date_provisional():
    late = Clock(
        Regime.FOIA, date(2028, 11, 1), CALENDAR, (Clarification(date(2028, 11, 2), date(2028, 12, 20)),)
    )
    assert late.provisional
    assert "provisional" in late.explain()
