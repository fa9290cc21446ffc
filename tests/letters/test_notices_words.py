"""What a notice says, word for word where the law asks for it; and what an answer tells of a clock that moved."""

from datetime import date

import pytest

from cases.letters.assembly import assemble
from cases.models import Claim, ClockEvent, Council, Letter, Wording
from tests.letters.letters import ON, add_claim, make_letter
from tests.letters.notices import ADVICE, ASKED, FEE, PASSED_ON, PIT, REG7, Kind, happen, plan
from tests.letters.test_assembly import read_aloud

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
DISCLOSED = ("<p>Hootsuite</p>", "disclosed")


def case_of(regime: str = "FOIA", questions: int = 3):
    return make_letter(*[DISCLOSED] * questions, regime=regime).case


def text(letter: Letter, on: date = ON) -> str:
    return " ".join(read_aloud(section.body) for section in assemble(letter, on=on).sections)


@pytest.fixture
def notice(officer):
    """The words of the draft of a notice, issued on 4 March 2021."""

    def draw(kind: str, details: dict, regime: str = "FOIA", **changed) -> str:
        return text(plan(case_of(regime), kind, {**details, **changed}, by=officer))

    return draw


# Clarification


def test_a_question_under_the_act_says_why_what_and_that_the_time_starts_afresh(notice):
    said = notice("clarification", ASKED)
    assert "The council has four schemes with this name. Please tell us:" in said
    assert "Which of the four schemes do you mean?" in said
    assert "this is what we could provide at once: the figures of all four schemes" in said
    assert "Section 1(3) of the Freedom of Information Act 2000" in said
    assert "start afresh on the day we receive your reply" in said
    assert "If we have not heard from you by 4 May 2021" in said


def test_a_question_under_the_regulations_rests_on_regulation_9(notice):
    said = notice("clarification", ASKED, "EIR")
    assert "Regulation 9 of the Environmental Information Regulations 2004" in said
    assert "Under regulation 9(4) the 20 working days" in said
    assert "Freedom of Information" not in said


def test_a_question_offers_nothing_where_nothing_can_be_offered(notice):
    assert "provide at once" not in notice("clarification", ASKED, can_answer="")


@pytest.mark.parametrize("regime", ["FOIA", "EIR"])
def test_a_question_that_is_mere_help_says_that_the_answer_does_not_wait(notice, regime):
    said = notice("clarification", ASKED, regime, needed=False, reason="")
    assert "the time for our answer stays as it is. You will have our answer by 10 March 2021." in said
    assert "afresh" not in said
    assert "regulation 9(4)" not in said
    assert "no longer need" not in said


def test_the_months_to_reply_are_the_councils_setting(notice):
    Council.objects.update(clarification_months=3)
    assert "by 4 June 2021" in notice("clarification", ASKED)


# Fee notice


def test_a_fee_notice_has_its_lines_as_a_table_that_can_be_read_aloud(officer):
    letter = plan(case_of(), "fee_notice", FEE, by=officer)
    content = assemble(letter, on=ON)
    body = next(section.body for section in content.sections if section.name == "fee")
    assert '<th scope="col">What for</th><th scope="col" class="n">Number</th>' in body
    assert '<th scope="row">Copies of plans, A3</th><td class="n">14</td><td class="n">£1.05</td>' in body
    assert (
        '<th scope="row">To pay</th><td class="n"></td><td class="n"></td><td class="n">£19.60</td>' in body
    )
    assert not content.missing


def test_one_line_needs_no_sum_under_it_and_a_bar_in_it_breaks_no_row(notice):
    said = notice("fee_notice", FEE, lines=[["A3 | A4 copies", "2", "£9.80", "£19.60"]])
    assert "A3 / A4 copies 2 £9.80 £19.60" in said
    assert "To pay" not in said


def test_a_fee_notice_under_the_act_lapses_after_three_months(notice):
    said = notice("fee_notice", FEE)
    assert "for a fee of £19.60" in said
    assert "section 9 of the Freedom of Information Act 2000" in said
    assert "please pay by 3 June 2021, which is the end of three months" in said


def test_a_charge_under_the_regulations_leaves_sixty_working_days(notice):
    said = notice("fee_notice", FEE, "EIR")
    assert "Our schedule of charges: www.ashmere.example/eir-charges" in said
    assert "regulation 8(4) of the EIR. Please pay within 60 working days, by 3 June 2021" in said


def test_a_fee_notice_without_a_way_to_pay_is_not_whole(officer):
    Council.objects.update(how_to_pay="")
    content = assemble(plan(case_of(), "fee_notice", FEE, by=officer), on=ON)
    assert [missing.key for missing in content.missing] == ["council.how_to_pay"]


def test_a_fee_notice_without_an_amount_is_not_whole(officer):
    content = assemble(plan(case_of(), "fee_notice", {**FEE, "amount": "", "lines": []}, by=officer), on=ON)
    assert {missing.key for missing in content.missing} >= {"fee.amount", "fee.table"}


# More time


def test_a_notice_of_more_time_names_the_exemption_the_questions_and_the_day(notice):
    said = notice("pit_extension", PIT)
    assert "We hold information for question 2 that may be exempt under section 43(2)." in said
    assert "The figures show the supplier’s price for each module" in said
    assert "by 8 April 2021. This letter is the notice that section 17(2) requires." in said
    assert (
        "for this reason: two suppliers have been asked for their views and have until 26 March. We" in said
    )
    assert (
        "covers question 2 only. The rest of our answer comes with this letter or will reach you by 10"
        in said
    )
    assert "Please ask by 5 May 2021" in said


@pytest.mark.parametrize("questions", [[], [1, 2, 3]])
def test_an_extension_of_every_question_is_one_of_the_whole_request(notice, questions):
    said = notice("pit_extension", PIT, questions=questions)
    assert "We hold information for your whole request that may be exempt" in said
    assert "The extension covers" not in said


def test_whether_to_confirm_or_deny_is_weighed_without_saying_that_anything_is_held(notice):
    said = notice("pit_extension", PIT, provisions=["s31-3", "s43-3"])
    assert "considering whether section 31(3) or section 43(3) lets us neither confirm nor deny" in said
    assert "We hold information" not in said


@pytest.mark.parametrize(
    ("provisions", "said"),
    [
        (["s31-1a", "s43-2"], "under section 31(1)(a) and section 43(2)."),
        (["s40-2-3B"], "under section 40(2) with section 40(3B)."),
        (["s40-2-4A"], "under section 40(2) with section 40(4A)(a)."),
    ],
)
def test_an_exemption_is_named_with_its_limb(notice, provisions, said):
    assert said in notice("pit_extension", PIT, provisions=provisions)


def test_why_an_exemption_applies_is_asked_for_where_the_step_did_not_say_it(officer):
    letter = plan(case_of(), "pit_extension", {**PIT, "reasons": ""}, by=officer)
    content = assemble(letter, on=ON)
    assert [field.key for field in content.fields] == ["claim.reasons"]
    assert [missing.key for missing in content.missing] == ["claim.reasons"]
    letter.fields = {"claim.reasons": "Its competitors do not know it."}
    assert not assemble(letter, on=ON).missing


def test_more_time_under_the_regulations_is_for_complexity_and_volume(notice):
    said = notice("eir_extension", REG7, "EIR")
    assert "Complexity: the records are spread over planning, highways and legal files" in said
    assert "Volume: about 4,300 pages in 61 files" in said
    assert "no later than 8 April 2021" in said
    assert "regulation 11 entitles you" in said
    assert "10(3)" not in said


# Transfer or advice


def test_the_requester_is_told_whom_to_ask(notice):
    said = notice("transfer", ADVICE)
    assert "We do not hold this information: the number of arrests in Ashmere since 2019." in said
    assert "It is likely that the Metropolitan Police holds it, and you can ask there: foi@police" in said
    assert "We will not share your name" in said
    assert "We hold the rest of what you asked for. You will have our answer by 10 March 2021." in said
    assert "internal review" not in said


def test_the_requester_is_told_that_the_request_was_passed_on(officer):
    letter = plan(case_of(), "transfer", PASSED_ON, by=officer)
    letter.fields = {"letter.searches": "We searched the community safety files."}
    said = text(letter)
    assert "On 22 February 2021 we sent your request to the Metropolitan Police" in said
    assert "We searched the community safety files." in said
    assert "We hold the rest" not in said
    assert "internal review" in said


def test_where_nothing_is_held_the_notice_asks_how_we_looked(officer):
    content = assemble(plan(case_of(), "transfer", PASSED_ON, by=officer), on=ON)
    assert [missing.key for missing in content.missing] == ["letter.searches"]


@pytest.mark.parametrize(
    ("details", "said"),
    [
        (ADVICE, "We have not passed your request on. Please ask there yourself."),
        (PASSED_ON, "We passed your request on to it on 22 February 2021. It will answer you directly"),
    ],
)
def test_under_the_regulations_it_says_which_was_done_and_how_to_ask_again(notice, details, said):
    read = notice("transfer", details, "EIR")
    assert said in read
    assert "Regulation 12(4)(a)" in read
    assert "regulation 11 entitles you" in read


def test_an_optional_part_of_a_notice_may_be_left_out(officer):
    letter = plan(case_of(), "transfer", ADVICE, by=officer)
    assert [part.section for part in assemble(letter, on=ON).optional] == ["rest", "adjustments"]
    letter.fields = {"sections": {"rest": False}}
    assert "We hold the rest" not in text(letter)


# Letters about what has happened already


def test_a_reminder_repeats_the_questions_and_the_last_day(officer):
    case = case_of()
    happen(case, Kind.CLARIFICATION, ASKED, date(2021, 2, 15), by=officer)
    said = text(Letter.objects.create(case=case, kind="chaser"))
    assert "On 15 February 2021 we asked you for some details" in said
    assert "Which of the four schemes do you mean?" in said
    assert "If we hear from you by 15 April 2021, we will go on." in said


def test_a_reminder_of_a_fee_speaks_of_the_fee(officer):
    case = case_of()
    happen(case, Kind.FEE_NOTICE, FEE, date(2021, 2, 15), by=officer)
    said = text(Letter.objects.create(case=case, kind="chaser"))
    assert "On 15 February 2021 we wrote to you that there is a fee of £19.60" in said
    assert "If the fee reaches us by 14 May 2021" in said
    assert "asked you for some details" not in said


@pytest.mark.parametrize(
    ("kind", "details", "said"),
    [
        (Kind.CLARIFICATION, ASKED, "we asked you for some details about your request"),
        (Kind.FEE_NOTICE, FEE, "It had to reach us by 14 May 2021. We have not received it and have closed"),
    ],
)
def test_a_case_closed_for_want_of_a_reply_says_what_we_waited_for(officer, kind, details, said):
    case = case_of()
    happen(case, kind, details, date(2021, 2, 15), by=officer)
    assert said in text(Letter.objects.create(case=case, kind="closed_no_reply"), date(2021, 6, 1))


def test_a_withdrawal_is_confirmed(officer):
    case = case_of()
    letter = Letter.objects.create(case=case, kind="withdrawn")
    withdrawal = happen(case, Kind.WITHDRAWAL, {"how": "by e-mail"}, date(2021, 3, 1), by=officer)
    ClockEvent.objects.filter(pk=withdrawal.pk).update(letter=letter)
    assert "you no longer need an answer to your request" in text(letter)


# What every notice has, and has not


def test_a_notice_is_called_what_it_is(officer):
    content = assemble(plan(case_of(), "clarification", ASKED, by=officer), on=ON)
    assert content.title.startswith("Request for clarification 70125")


def test_a_notice_says_nothing_of_the_answers_so_far(officer):
    letter = make_letter(("<p>None.</p>", "not_held"), ("<p>x</p>", "withheld"), regime="EIR")
    add_claim(letter, "e12-4b", 2)
    Claim.objects.update(fields={})
    content = assemble(plan(letter.case, "clarification", ASKED, by=officer), on=ON)
    assert not content.missing
    assert not content.notices


def test_a_notice_that_lost_its_event_shows_what_is_missing():
    content = assemble(Letter.objects.create(case=case_of(), kind="fee_notice"), on=ON)
    assert {missing.key for missing in content.missing} >= {"fee.amount", "fee.pay_by", "fee.table"}


def test_a_kind_of_letter_without_a_layout_is_still_called_something():
    Wording.objects.filter(kind="layout", key="chaser").delete()
    content = assemble(Letter.objects.create(case=case_of(), kind="chaser"), on=ON)
    assert content.name
    assert "no layout" in content.missing[0].words
