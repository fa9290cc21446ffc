"""Events that cannot all be true give reasons and no date."""

from datetime import date, timedelta

import pytest

from cases.law.clock import Clock, NoDueDate
from cases.law.clock_count import FAR
from cases.law.clock_events import Clarification, Extension, FeeNotice, Transfer, Withdrawal
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

CALENDAR = Calendar.published()
RECEIVED = date(2026, 11, 2)
DUE = date(2026, 12, 1)


def november(day: int) -> date:
    return date(2026, 11, day)


def clock(*events, regime=Regime.FOIA, received_on=RECEIVED) -> Clock:
    return Clock(regime, received_on, CALENDAR, events)


def the_reason(*events, **kwargs) -> str:
    """The one reason, which every way of asking gives."""
    found = clock(*events, **kwargs)
    assert found.contradictions == found.reasons
    with pytest.raises(NoDueDate) as refusal:
        _ = found.due_on
    assert refusal.value.reasons == found.reasons
    assert found.words(DUE) == "No due date: the dates contradict one another"
    assert found.position(DUE) == "No day counted"
    assert found.ledger(to=DUE) == []
    assert found.day(DUE) == found.days_late(DUE) == 0
    assert not found.is_overdue(DUE)
    [reason] = found.reasons
    return reason


def test_no_request_was_received_before_the_act_was_in_force():
    assert the_reason(received_on=date(2004, 12, 31)) == (
        "The law gives a right to information from 1 January 2005. "
        "A request cannot have been received on 31 December 2004."
    )
    assert not clock(received_on=date(2005, 1, 1)).reasons


@pytest.mark.parametrize("events", [(), (Transfer(date(9999, 12, 31)),)])
def test_a_receipt_far_ahead_is_not_counted(events):
    assert the_reason(*events, received_on=date(9999, 12, 31)) == "The year 9999 is too far ahead to count."
    assert not clock(received_on=FAR).reasons


@pytest.mark.parametrize(
    "event",
    [
        FeeNotice(date(9999, 1, 1)),
        Clarification(november(3), date(9999, 1, 1)),
        Extension(date(9999, 1, 1), 20),
    ],
)
def test_an_event_far_ahead_is_not_counted(event):
    assert the_reason(event) == "The year 9999 is too far ahead to count."


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (Clarification(date(2026, 10, 30)), "question"),
        (FeeNotice(date(2026, 10, 30)), "fee notice"),
        (Extension(date(2026, 10, 30), 20), "notice of more time"),
        (Transfer(date(2026, 10, 30)), "transfer"),
        (Withdrawal(date(2026, 10, 30)), "withdrawal"),
    ],
)
def test_nothing_happens_before_the_receipt(event, name):
    assert the_reason(event) == (
        f"The {name} of Friday 30 October 2026 lies before the receipt of the request on Monday 2 November 2026."
    )


@pytest.mark.parametrize(
    "event",
    [
        Clarification(RECEIVED, RECEIVED),
        FeeNotice(RECEIVED, RECEIVED),
        Extension(RECEIVED, 1),
        Transfer(RECEIVED),
    ],
)
def test_everything_may_happen_on_the_day_of_receipt(event):
    assert not clock(event).reasons


def test_nothing_happens_after_a_withdrawal():
    assert the_reason(Withdrawal(november(9)), Extension(november(10), 20)) == (
        "The notice of more time of Tuesday 10 November 2026 comes after the request was withdrawn on "
        "Monday 9 November 2026."
    )
    assert clock(Withdrawal(november(9)), Extension(november(9), 20)).contradictions == []


@pytest.mark.parametrize(
    ("event", "what"),
    [
        (Clarification(november(5), november(10)), "reply"),
        (Clarification(november(5), november(10), needed=False), "reply"),
        (FeeNotice(november(5), november(10)), "payment"),
    ],
)
def test_no_reply_and_no_payment_comes_after_a_withdrawal(event, what):
    assert the_reason(Withdrawal(november(9)), event) == (
        f"The {what} of Tuesday 10 November 2026 comes after the request was withdrawn on Monday 9 November 2026."
    )
    assert clock(Withdrawal(november(10)), event).contradictions == []


def test_a_request_is_withdrawn_once():
    assert "comes after the request was withdrawn" in the_reason(
        Withdrawal(november(9)), Withdrawal(november(9))
    )


def test_only_the_requester_withdraws():
    assert the_reason(Withdrawal(november(9), by_requester=False)) == (
        "Only the requester can withdraw a request. A case that needs longer stays open and due."
    )


@pytest.mark.parametrize("needed", [True, False])
def test_a_question_is_asked_before_its_reply(needed):
    assert the_reason(Clarification(november(12), november(5), needed=needed)) == (
        "The reply of Thursday 5 November 2026 lies before the question, "
        "which was asked on Thursday 12 November 2026."
    )


def test_a_second_question_waits_for_the_reply_to_the_first():
    assert the_reason(Clarification(november(5)), Clarification(november(9), november(10))) == (
        "Two questions are open at once: the one of Thursday 5 November 2026 had no reply "
        "when the one of Monday 9 November 2026 was asked."
    )
    assert the_reason(Clarification(november(5), november(12)), Clarification(november(9))) == (
        "Two questions are open at once: the one of Monday 9 November 2026 was asked "
        "before the reply of Thursday 12 November 2026 to an earlier one."
    )


def test_a_second_question_may_be_asked_on_the_day_of_the_first_reply_even_if_that_is_the_day_of_the_first():
    asked_again = clock(Clarification(november(5)), Clarification(november(5), november(5)))
    assert asked_again.contradictions == []
    assert asked_again.stopped_by == Clarification(november(5))


def test_a_question_nobody_needed_may_be_open_beside_another():
    assert clock(Clarification(november(5), needed=False), Clarification(november(9))).contradictions == []


def test_a_question_after_the_last_day_does_not_restart_the_time():
    assert not clock(Clarification(DUE, DUE)).reasons
    assert the_reason(Clarification(DUE + timedelta(days=1), date(2026, 12, 9))) == (
        "The question of Wednesday 2 December 2026 lies after the last day, Tuesday 1 December 2026. "
        "The time was up, so the question does not restart it."
    )


def test_a_fee_notice_is_given_before_its_payment():
    assert the_reason(FeeNotice(november(12), november(5))) == (
        "The payment of Thursday 5 November 2026 lies before the fee notice, "
        "which was given on Thursday 12 November 2026."
    )


@pytest.mark.parametrize("paid_on", [None, november(12)])
def test_a_second_fee_notice_waits_for_the_payment_of_the_first(paid_on):
    assert the_reason(FeeNotice(november(5), paid_on), FeeNotice(november(9), november(13))) == (
        "Two fee notices are open at once: the one of Thursday 5 November 2026 had not been paid "
        "when the one of Monday 9 November 2026 was given."
    )


def test_a_second_fee_notice_on_the_day_of_a_payment_counts_that_day_once():
    one = clock(FeeNotice(november(9), november(18)))
    two = clock(FeeNotice(november(9), november(13)), FeeNotice(november(13), november(18)))
    assert two.due_on == one.due_on
    assert two.ledger() == one.ledger()


def test_a_fee_notice_is_given_within_the_time():
    assert not clock(FeeNotice(DUE, DUE)).reasons
    assert the_reason(FeeNotice(DUE + timedelta(days=1))) == (
        "The fee notice of Wednesday 2 December 2026 lies after the last day, Tuesday 1 December 2026. "
        "A fee notice must be given within the time to answer."
    )


@pytest.mark.parametrize(
    ("regime", "last_day"), [(Regime.FOIA, date(2026, 9, 7)), (Regime.EIR, date(2026, 9, 4))]
)
def test_a_fee_that_comes_too_late_starts_a_new_request(regime, last_day):
    """Three months beginning with the notice under FOIA, 60 working days after it under the EIR."""
    given_on, received_on = date(2026, 6, 8), date(2026, 6, 1)
    assert not clock(FeeNotice(given_on, last_day), regime=regime, received_on=received_on).reasons
    late = FeeNotice(given_on, last_day + timedelta(days=1))
    reason = the_reason(late, regime=regime, received_on=received_on)
    assert "after the last day to pay" in reason
    assert reason.endswith("The duty to answer had ended; treat it as a new request.")


@pytest.mark.parametrize("days", [-1, 0, 1000])
def test_an_extension_has_days(days):
    assert the_reason(Extension(november(9), days)) == (
        f"An extension is 1 to 999 further working days, not {days}."
    )


def test_the_time_is_extended_once():
    assert the_reason(Extension(november(9), 10), Extension(november(10), 20)) == (
        "The time was already extended on Monday 9 November 2026. "
        "A new estimate does not move the due date again."
    )


def test_the_requester_is_told_of_an_extension_by_the_last_day():
    assert not clock(Extension(DUE, 20)).reasons
    assert the_reason(Extension(DUE + timedelta(days=1), 20)) == (
        "The notice of more time of Wednesday 2 December 2026 lies after the last day, Tuesday 1 December 2026. "
        "The requester must be told by that day."
    )


def test_the_regulations_allow_forty_working_days_at_most_and_the_act_names_no_limit():
    assert the_reason(Extension(november(9), 21), regime=Regime.EIR) == (
        "Regulation 7 allows 40 working days at most, not 41."
    )
    assert clock(Extension(november(9), 20), regime=Regime.EIR).limit == 40
    assert clock(Extension(november(9), 21)).limit == 41


@pytest.mark.parametrize(
    "event",
    [FeeNotice(date(2026, 12, 4), date(2026, 12, 4)), Clarification(date(2026, 12, 4), date(2026, 12, 8))],
)
def test_the_regulations_want_every_step_within_20_working_days_even_of_40(event):
    extension = Extension(november(9), 20)
    assert clock(extension, event).contradictions == []
    assert "lies after the last day, Tuesday 1 December 2026" in the_reason(
        extension, event, regime=Regime.EIR
    )


def test_several_contradictions_are_all_named():
    assert len(clock(FeeNotice(date(2026, 10, 30)), Extension(november(9), 0)).reasons) == 2
