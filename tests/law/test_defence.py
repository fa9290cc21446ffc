"""What an officer says who is asked why the answer is due that day."""

from datetime import date

import pytest

from cases.law import defence
from cases.law.clock_events import Clarification, Extension, FeeNotice, Withdrawal
from cases.law.regimes import Regime
from tests.law.test_ledger import TODAY, ledger

PIT = Extension(date(2021, 3, 3), 20, ("s43-2",))


def sentence(*events, **more) -> str:
    return defence.sentence(ledger(*events, **more))


def test_the_sentence_of_a_plain_case_defends_its_date():
    assert sentence() == (
        "Received on Wednesday 10 February 2021, so day 1 was Thursday 11 February. Today is day 16. "
        "Day 20 is Wednesday 10 March 2021. "
        "Eight weekend days are skipped; no bank holiday in any part of the UK falls in between."
    )


def test_on_the_day_of_receipt_day_1_is_still_to_come():
    said = sentence(on=date(2021, 2, 10))
    assert "day 1 is Thursday 11 February. Today is day 0." in said


def test_a_day_that_is_not_counted_says_which_was_the_last_that_was():
    assert "Today is not counted; the last day that was is day 17." in sentence(on=date(2021, 3, 6))


def test_every_bank_holiday_left_out_is_named_with_its_part_of_the_country():
    said = sentence(received_on=date(2021, 3, 8))
    assert said.endswith(
        "Eight weekend days are skipped, and three bank holidays: 17 March (St Patrick’s Day, Northern Ireland), "
        "2 April (Good Friday) and 5 April (Easter Monday, England, Wales and Northern Ireland)."
    )


def test_one_bank_holiday_is_said_in_the_singular():
    assert "and one bank holiday: 17 March" in sentence(received_on=date(2021, 3, 1))


def test_another_year_than_that_of_the_receipt_is_said():
    said = sentence(received_on=date(2026, 12, 31), on=date(2027, 1, 4))
    assert "day 1 is Tuesday 5 January 2027" in said
    assert "1 January 2027 (New Year’s Day" in said


def test_a_late_answer_says_by_how_much():
    said = sentence(on=date(2021, 3, 15))
    assert (
        "Day 20 was Wednesday 10 March 2021. Today is Monday 15 March 2021: the answer is 3 working days late."
        in said
    )
    weekend = sentence(received_on=date(2021, 2, 12), on=date(2021, 3, 13))
    assert "the answer is late, though no working day has passed." in weekend


def test_a_clarification_starts_the_time_afresh():
    said = sentence(Clarification(date(2021, 2, 15), date(2021, 3, 1)))
    assert said.startswith(
        "Received on Wednesday 10 February 2021. The clarification came on Monday 1 March 2021, and the 20 working "
        "days started afresh, section 10(6)(b): day 1 was Tuesday 2 March. Today is day 3."
    )


def test_the_days_of_a_fee_are_counted_and_cited():
    said = sentence(FeeNotice(date(2021, 2, 18), date(2021, 2, 24)))
    assert (
        "The 5 working days from the fee notice of Thursday 18 February to the payment of Wednesday 24 February, "
        "both included, are disregarded, section 10(2)."
    ) in said


def test_a_fee_that_was_paid_before_the_time_started_afresh_is_of_no_account():
    paid = FeeNotice(date(2021, 2, 12), date(2021, 2, 15))
    assert "disregarded" not in sentence(paid, Clarification(date(2021, 2, 16), date(2021, 3, 1)))


def test_an_extension_says_both_dates_and_which_questions_stay_due():
    said = sentence(PIT, apart="questions 1 and 2")
    assert "On Wednesday 3 March 2021 the requester was told that 20 further working days are needed" in said
    assert "Day 40 is Monday 12 April 2021." in said
    assert (
        "For questions 1 and 2, which it does not cover, the answer stays due on day 20, Wednesday 10 March 2021."
    ) in said


def test_whatever_an_extension_does_not_cover_was_due_on_day_20():
    said = sentence(PIT, on=date(2021, 3, 15))
    assert "Whatever it does not cover was due on day 20, Wednesday 10 March 2021." in said


def test_an_open_question_stops_the_clock():
    said = sentence(Clarification(date(2021, 2, 24)))
    assert "The clock stopped on day 10. On Wednesday 24 February 2021 the requester was asked" in said
    assert "so day 1" not in sentence(Clarification(date(2021, 2, 10)))


def test_a_case_that_was_closed_while_it_waited_says_so():
    said = sentence(Clarification(date(2021, 2, 24)), on=TODAY, ended="closed, because no reply came")
    assert said.endswith("On Thursday 4 March 2021 the case was closed, because no reply came.")


def test_an_answered_case_says_when_and_on_which_day():
    assert "On Thursday 4 March 2021, day 16, the case was answered." in sentence(ended="answered")


def test_a_withdrawn_request_is_not_due():
    assert "Nothing is due." in sentence(Withdrawal(TODAY), ended="withdrawn")


def test_dates_that_contradict_one_another_give_reasons_and_no_date():
    said = sentence(FeeNotice(date(2021, 2, 18)), FeeNotice(date(2021, 2, 19)))
    assert said.startswith("There is no due date, because the dates contradict one another. Two fee notices")


@pytest.mark.parametrize(
    ("received_on", "words"),
    [
        (date(2028, 12, 20), "The bank holidays of 2029 are not yet published here"),
        (date(2018, 12, 20), "The bank holidays of 2018 are not published here"),
        (date(2029, 12, 20), "The bank holidays of 2029 and 2030 are not yet published here"),
    ],
)
def test_a_provisional_date_names_the_years_that_are_not_known(received_on, words):
    assert words in defence.doubt(ledger(received_on=received_on).clock)


def test_the_year_of_a_stopped_clock_is_that_of_its_start():
    waiting = ledger(Clarification(date(2029, 1, 8)), received_on=date(2029, 1, 4))
    assert "2029" in defence.doubt(waiting.clock)


def test_a_date_within_the_published_years_is_beyond_doubt():
    assert defence.doubt(ledger().clock) == ""


@pytest.mark.parametrize(
    ("found", "claimed", "words"),
    [
        (
            ledger(),
            [],
            "Only to weigh the public interest of a qualified exemption, section 10(3). None is claimed yet.",
        ),
        (ledger(), ["s40-2-3Aa"], "No. Section 40(2) is absolute."),
        (ledger(), ["s21", "s40-2-3Aa"], "No. Section 21(1) and section 40(2) are both absolute."),
        (
            ledger(),
            ["s43-2", "s40-2-3Aa"],
            "Yes, to weigh the public interest of section 43(2), section 10(3). Tell",
        ),
        (
            ledger(regime=Regime.EIR),
            [],
            "By up to 20 working days, if the request is complex and there is much of it",
        ),
        (ledger(PIT), ["s43-2"], "It was extended on Wednesday 3 March 2021"),
        (
            ledger(on=date(2021, 3, 11)),
            ["s43-2"],
            "No. The requester had to be told by Wednesday 10 March 2021.",
        ),
        (ledger(FeeNotice(date(2021, 2, 18))), [], "Nothing is due, so there is nothing to extend."),
    ],
)
def test_whether_more_time_may_be_taken(found, claimed, words):
    assert defence.can_be_extended(found, claimed).startswith(words)


def test_the_rule_of_the_working_days_is_cited_from_its_own_law():
    assert defence.rule(Regime.FOIA).endswith("United Kingdom, section 10(6).")
    assert defence.rule(Regime.EIR).endswith("United Kingdom, regulation 2(1).")
