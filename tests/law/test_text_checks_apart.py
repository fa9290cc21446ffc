"""What the checks of a letter's text keep apart: limbs of one section, the two laws, and two balances."""

import pytest

from cases.law.exclusions import why_not_together
from cases.law.regimes import Regime
from tests.law.test_text_checks import OPENING, eir, of, refused, told, two

CRIME = "Disclosure of the plans would be likely to prejudice the prevention of crime, because a thief would read them."
INQUIRY = "Disclosure of the plans would be likely to prejudice the inquiry, because the builders would hide the crime."
TEST = (
    "In favour of disclosure, people walk on the pier. In favour of withholding, it burned in 2019. On balance the "
    "public interest in withholding the plans of the pier outweighs the public interest in disclosing them."
)
SECRET = "Disclosure of the plans would adversely affect the builder’s interests. We presumed disclosure."


def _limbs(*notices: tuple[str, ...]) -> str:
    return "\n\n".join("\n\n".join(lines) for lines in notices)


def _untested(text) -> list[str]:
    return [each.message for each in told(text, 16)]


def test_each_limb_with_a_heading_of_its_own_weighs_the_public_interest():
    found = _untested(
        refused(_limbs(("Section 31(1)(a)", CRIME, TEST), ("Section 31(1)(g)", "The inquiry", INQUIRY)))
    )
    assert len(found) == 1
    assert "section 31(1)(g)" in found[0]


@pytest.mark.parametrize(
    "test",
    [
        ("Public interest test", TEST),
        (f"What follows is for both. {TEST}",),
        (f"These two exemptions are weighed as one. {TEST}",),
    ],
)
def test_a_test_that_is_for_several_limbs_counts_for_each(test):
    notice = _limbs(("Section 31(1)(a)", CRIME), ("Section 31(1)(g)", INQUIRY), test)
    assert _untested(refused(notice)) == []


def test_limbs_that_share_a_heading_share_their_test():
    assert _untested(refused(_limbs(("Sections 31(1)(a) and 31(1)(g)", CRIME, INQUIRY, TEST)))) == []


def test_an_introduction_before_the_limbs_is_about_all_of_them():
    notice = _limbs(
        ("Section 31", f"We say of all of it: {TEST}"),
        ("Section 31(1)(a)", CRIME),
        ("Section 31(1)(g)", INQUIRY),
    )
    assert _untested(refused(notice)) == []


def test_what_is_neither_confirmed_nor_denied_stays_with_its_limb():
    notice = _limbs(
        ("Section 31(1)(a)", CRIME), ("Section 31(3)", "We neither confirm nor deny it.", CRIME, TEST)
    )
    assert all(
        "section 31(3)" not in each and "section 31(1)(a)" not in each for each in _untested(refused(notice))
    )


def test_an_exception_that_is_weighed_is_not_hidden_by_one_that_is_not():
    notice = _limbs(("Regulation 12(4)(a)", "We do not hold the plans."), ("Regulation 12(5)(e)", SECRET))
    found = _untested(eir(notice))
    assert len(found) == 1
    assert "regulation 12(5)(e)" in found[0]


def test_likely_is_said_of_another_exception_and_not_of_the_adverse_effect():
    notice = _limbs(
        (
            "Regulation 12(4)(b)",
            "Reading them is likely to take 300 hours and would be likely to harm our work.",
        ),
        ("Regulation 12(5)(e)", SECRET),
    )
    assert told(eir(notice), 50) == []


EMITTED = "The plans show what the pier’s boiler emitted in 2024."


@pytest.mark.parametrize(
    ("notice", "count"),
    [
        (f"Regulation 12(5)(e)\n\n{SECRET} {EMITTED}", 1),
        (f"Regulation 12(5)(f)\n\n{SECRET} Oil was discharged into the sea.", 1),
        (f"Regulation 12(5)(f)\n\n{SECRET} We discharged our duty to advise.", 0),
        (f"Regulation 12(5)(e)\n\n{SECRET} The plans do not concern emissions.", 0),
        (f"Regulation 12(5)(e)\n\n{SECRET} Regulation 12(9) leaves it open.", 0),
        (f"Regulation 12(5)(a)\n\n{SECRET} {EMITTED}", 0),
    ],
)
def test_information_on_emissions_is_not_kept_back_for_commerce_or_confidence(notice, count):
    assert len(told(eir(notice), 50)) == count


def _both(sentence: str) -> list[str]:
    return [each.message for each in told(refused(f"Our reasons\n\n{sentence}"), 34)]


def test_what_shuts_out_the_other_is_told_in_the_words_of_the_table():
    assert _both("We withhold the plans under section 30(1)(b) and section 31(1)(a).") == why_not_together(
        ["s30-1b", "s31-1a"], Regime.FOIA
    )
    assert _both("We withhold the plans under section 40(1) and section 40(2).") == why_not_together(
        ["s40-1", "s40-2-3Aa"], Regime.FOIA
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Your own data are exempt under section 40(1) and those of others under section 40(2).",
        "We withhold the prices under section 42(1). The plans are on our site, section 21(1).",
        "Some of the plans are on our site, section 21(1), and the rest are withheld under section 42(1).",
        "We rely on section 12(1), and not on section 12(2).",
        "We rely on section 23(1) and section 24(1) in the alternative.",
    ],
)
def test_provisions_for_two_parts_do_not_shut_each_other_out(sentence):
    assert _both(sentence) == []


def test_a_question_each_keeps_exclusive_sections_apart():
    answers = "@a 1 withheld\nWithheld, section 30(1)(b).\n@a 2 withheld\nWithheld, section 31(1)(a)."
    assert told(two(answers), 34) == []


def test_section_39_only_hands_a_request_over_to_the_other_law():
    under = (
        "This is about the environment, so the Environmental Information Regulations 2004 apply, section 39."
    )
    text = eir(f"Regulation 12(5)(e)\n\n{SECRET}", opening=OPENING + under + "\n\n")
    assert told(text, 15) == []


def test_section_39_in_a_letter_under_the_act_says_what_it_is_about():
    answers = "@a 1 disclosed\nThe plans are in plans.pdf.\n@a 2 withheld\nWithheld, section 42(1)."
    text = two(answers, opening=OPENING + "Section 39 is relied on.\n\n")
    assert any("section 39" in each.message for each in told(text, 15))


def test_not_to_hold_the_information_is_no_statement_that_it_is_held():
    opening = OPENING + "We do not hold the information you requested in question 1.\n\n"
    assert told(two("@a 1 not_held\nNot held.\n@a 2 disclosed\nTwo, at £3.", opening=opening), 5) == []


def test_the_balance_of_legitimate_interests_is_no_public_interest_test():
    said = "The rights of the officers named outweigh your legitimate interest."
    assert told(refused(f"Section 40(2)\n\nSection 40(2) applies to the plans. {said}"), 19) == []


@pytest.mark.parametrize("verb", ["wrote to us", "replied", "has written", "objected"])
def test_the_views_of_a_third_party_are_heard_in_any_words(verb):
    harm = "Disclosure would be likely to prejudice the contractor’s commercial interests."
    notice = f"Section 43(2)\n\n{harm} The contractor {verb} on 5 May 2025."
    assert told(refused(notice), 28) == []


def test_numbered_answers_are_not_taken_for_the_words_of_the_act():
    text = of("@a 1 withheld\n(1) We hold the plans and withhold them under section 42(1), an exemption.")
    assert told(text, 15) == []
