"""Which steps on the clock are lawful, and what each will do, in the words of the page that asks."""

from datetime import date

import pytest

from cases.law.clock import Clock
from cases.law.clock_events import Clarification, Extension, FeeNotice, Transfer, Withdrawal
from cases.law.clock_steps import effect, warnings, why_not, why_not_extend
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

TODAY = date(2026, 11, 9)
ONLY_TO_WEIGH = "Section 10(3) gives more time only to weigh the public interest of a qualified exemption."


def november(day: int) -> date:
    return date(2026, 11, day)


def clock(*events, regime=Regime.FOIA) -> Clock:
    """Received on Monday 2 November 2026, due on Tuesday 1 December, today is day 5."""
    return Clock(regime, november(2), Calendar.published(), events)


def extension(*provision_ids: str, on: date = TODAY, days: int = 20, **more) -> Extension:
    return Extension(on, days, provision_ids, **more)


def environmental(**more) -> Extension:
    said = {"complexity": "Four contracts cross-refer", "volume": "9,000 pages", **more}
    return Extension(TODAY, 20, **said)


@pytest.mark.parametrize(
    "event",
    [
        Clarification(TODAY),
        FeeNotice(TODAY),
        Transfer(TODAY, consented=True),
        Withdrawal(TODAY),
        extension("s43-2"),
        extension("s36-2c", opinion_given=True),
        extension("s40-2-3B"),
    ],
)
def test_a_lawful_step_has_nothing_against_it(event):
    assert why_not(clock(), event, on=TODAY) == []


def test_nothing_is_recorded_before_it_has_happened():
    not_yet = "Tuesday 10 November 2026 has not come yet. Give a day up to today."
    assert why_not(clock(), Withdrawal(november(10)), on=TODAY) == [not_yet]
    assert why_not(clock(), Clarification(TODAY, november(10)), on=TODAY) == [not_yet]
    assert why_not(clock(), FeeNotice(november(10), november(10)), on=TODAY) == [not_yet]


def test_a_reply_completes_its_question_and_stands_beside_no_other():
    asked = Clarification(november(4))
    answered = Clarification(november(4), november(6))
    assert why_not(clock(asked), answered, on=TODAY, instead_of=asked) == []
    assert "Two questions are open at once" in why_not(clock(asked), answered, on=TODAY)[0]


def test_a_request_is_passed_on_only_with_consent_under_the_act_and_by_duty_under_the_regulations():
    passed_on = Transfer(TODAY)
    assert why_not(clock(), passed_on, on=TODAY) == [
        "Pass a request on only when the requester has agreed (section 45 Code). "
        "You can always tell the requester whom to ask."
    ]
    assert why_not(clock(regime=Regime.EIR), passed_on, on=TODAY) == []


def test_nobody_but_the_requester_withdraws():
    assert why_not(clock(), Withdrawal(TODAY, by_requester=False), on=TODAY) == [
        "Only the requester can withdraw a request. A case that needs longer stays open and due."
    ]


@pytest.mark.parametrize(
    ("claimed", "reason"),
    [
        (["s21"], "Section 21(1) is absolute."),
        (["s21", "s40-2-3Aa"], "Section 21(1) and section 40(2) are both absolute."),
        (["s21", "s40-2-3Aa", "s41"], "Section 21(1), section 40(2) and section 41(1) are all absolute."),
        (["s40-2-3Aa", "s40-2-3Ab"], "Section 40(2) is absolute."),
        (["s12-1"], "Section 12(1) has no public interest test that could need more time."),
        (
            ["s12-1", "s21"],
            "Section 12(1) and section 21(1) have no public interest test that could need more time.",
        ),
    ],
)
def test_what_is_not_weighed_gives_no_more_time(claimed, reason):
    assert why_not(clock(), extension(*claimed), on=TODAY) == [f"{reason} {ONLY_TO_WEIGH}"]
    assert why_not_extend(Regime.FOIA, claimed) == [f"{reason} {ONLY_TO_WEIGH}"]


def test_one_qualified_claim_is_enough_to_offer_an_extension_and_nothing_claimed_leaves_it_open():
    assert why_not_extend(Regime.FOIA, ["s21", "s43-2"]) == []
    assert why_not_extend(Regime.FOIA, []) == []
    assert why_not_extend(Regime.EIR, ["s21"]) == []


def test_an_extension_under_the_act_names_what_is_weighed():
    assert why_not(clock(), extension(), on=TODAY) == [
        "Name the qualified exemption for which you weigh the public interest (section 17(2))."
    ]


def test_section_36_needs_the_opinion_before_there_is_anything_to_weigh():
    assert why_not(clock(), extension("s36-2c"), on=TODAY) == [
        "Section 36 needs the opinion of the qualified person first. Without it there is nothing to weigh yet."
    ]


def test_the_act_allows_no_time_for_complexity_or_volume():
    no = "The Act allows no more time for complexity or volume, only to weigh the public interest."
    assert why_not(clock(), extension("s43-2", volume="9,000 pages"), on=TODAY) == [no]
    assert why_not(clock(), extension("s43-2", complexity="Four contracts"), on=TODAY) == [no]


@pytest.mark.parametrize("missing", ["complexity", "volume"])
def test_regulation_7_asks_for_complexity_and_volume(missing):
    assert why_not(clock(regime=Regime.EIR), environmental(), on=TODAY) == []
    assert why_not(clock(regime=Regime.EIR), environmental(**{missing: "  "}), on=TODAY) == [
        "Regulation 7 asks for both: say why the request is complex, and how much there is."
    ]


def test_the_regulations_allow_no_time_for_the_public_interest_test():
    assert why_not(clock(regime=Regime.EIR), environmental(provisions=("s43-2",)), on=TODAY) == [
        "The Regulations allow no more time for the public interest test, only for complexity and volume."
    ]


@pytest.mark.parametrize("stop", [Clarification(november(5)), FeeNotice(november(5))])
def test_a_clock_that_stands_still_is_not_extended(stop):
    assert why_not(clock(stop), extension("s43-2"), on=TODAY) == [
        "The clock stands still, so there is nothing to extend."
    ]


def test_more_than_20_further_days_are_lawful_and_need_a_good_reason():
    long = extension("s43-2", days=21)
    assert why_not(clock(), long, on=TODAY) == []
    assert warnings(clock(), long) == [
        "Good practice is at most 20 further working days (section 45 Code). "
        "Be ready to tell the regulator why this needs longer."
    ]
    assert warnings(clock(), extension("s43-2")) == []
    assert warnings(clock(regime=Regime.EIR), environmental()) == []


def test_a_late_question_is_a_warning_unless_it_moves_nothing():
    assert warnings(clock(), Clarification(november(16))) == []
    assert warnings(clock(), Clarification(november(17))) == [
        "Day 11 is late to ask. The regulator expects the question as soon as it is clear that it is needed, "
        "and may count the time as lost."
    ]
    assert warnings(clock(), Clarification(november(17), needed=False)) == []


def test_a_question_stops_the_clock_and_the_reply_starts_it_afresh():
    assert effect(clock(), Clarification(TODAY), on=TODAY) == (
        "The clock stops. The 20 working days start afresh on the day the reply comes, section 10(6)(b). "
        "A reply on Monday 9 November 2026 would make the answer due on Tuesday 8 December 2026."
    )
    asked, answered = Clarification(november(5)), Clarification(november(5), TODAY)
    assert effect(clock(asked), answered, on=TODAY, instead_of=asked) == (
        "The answer is due on Tuesday 8 December 2026."
    )


def test_a_question_while_a_fee_is_unpaid_promises_no_date():
    unpaid = clock(FeeNotice(november(5)), regime=Regime.EIR)
    assert effect(unpaid, Clarification(TODAY), on=TODAY) == (
        "The clock stands still already. The 20 working days start afresh on the day the reply comes, "
        "regulation 9(4)."
    )
    asked, answered = Clarification(november(5)), Clarification(november(5), TODAY)
    both = clock(FeeNotice(november(5)), asked)
    assert effect(both, answered, on=TODAY, instead_of=asked).startswith(
        "The fee notice of Thursday 5 November 2026 has not been paid."
    )


def test_a_fee_notice_stops_the_clock_until_the_payment():
    assert effect(clock(), FeeNotice(TODAY), on=november(18)) == (
        "The clock stops. The working days from the notice to the payment, both included, are not counted, "
        "section 10(2). The last day to pay is Monday 8 February 2027. "
        "Paid on Wednesday 18 November 2026, the answer would be due on Friday 11 December 2026."
    )
    given, paid = FeeNotice(TODAY), FeeNotice(TODAY, november(18))
    assert effect(clock(given), paid, on=november(18), instead_of=given) == (
        "The answer is due on Friday 11 December 2026."
    )
    assert effect(clock(), paid, on=november(18)) == (
        "The due date moves from Tuesday 1 December 2026 to Friday 11 December 2026, 8 working days later."
    )


def test_a_fee_notice_beside_an_open_question_promises_no_date():
    assert effect(clock(Clarification(november(5))), FeeNotice(TODAY), on=TODAY).endswith(
        "The last day to pay is Monday 8 February 2027."
    )


def test_an_extension_moves_the_due_date_unless_the_time_has_started_afresh_since():
    assert effect(clock(), extension("s43-2"), on=TODAY) == (
        "The due date moves from Tuesday 1 December 2026 to Thursday 31 December 2026, 20 working days later."
    )
    restarted = clock(Clarification(november(5), november(9)))
    assert effect(restarted, extension("s43-2", on=november(4)), on=TODAY) == (
        "The due date does not move. The answer stays due on Tuesday 8 December 2026. "
        "The time has started afresh since that notice, so it adds nothing."
    )


def test_a_reply_after_an_extension_may_bring_the_due_date_forward():
    extended = clock(extension("s43-2", on=november(4)))
    assert effect(extended, Clarification(november(5), TODAY), on=TODAY) == (
        "The due date moves from Thursday 31 December 2026 to Tuesday 8 December 2026, 15 working days earlier."
    )


@pytest.mark.parametrize("event", [Transfer(TODAY, consented=True), Clarification(TODAY, needed=False)])
def test_passing_on_and_a_question_nobody_needed_leave_the_due_date(event):
    assert effect(clock(), event, on=TODAY) == (
        "The due date does not move. The answer stays due on Tuesday 1 December 2026."
    )


def test_a_withdrawal_ends_the_duty():
    assert effect(clock(), Withdrawal(TODAY), on=TODAY) == "Nothing is due any more. The case is closed."
