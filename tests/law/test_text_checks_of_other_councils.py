# ruff: noqa: E501
"""What letters of other councils taught the checks: faults told in other words, and words that are no fault."""

from dataclasses import replace

import pytest

from cases.law.letter_text import Severity
from tests.law.test_text_checks import HEAD, OPENING, RIGHTS, eir, letter, of, refused, told, two

ENVIRONMENT = "@request\n@q 1\n1. The dust and odour monitoring reports of the quay.\n\n@answers\n"
WITHHELD = (
    "@a 1 withheld\nWe hold the reports and withhold them under section 43(2) of the Act, because release would be likely to "
    "prejudice the commercial interests of the council.\n"
)


def test_what_is_plainly_environmental_is_not_refused_under_the_other_act():
    found = told(of(WITHHELD, request=ENVIRONMENT), 2)
    assert [each.severity for each in found] == [Severity.WARN]


@pytest.mark.parametrize(
    "text",
    [
        of(WITHHELD),
        of("@a 1 disclosed\nThe reports are in reports.pdf.\n", request=ENVIRONMENT),
        of(WITHHELD + "This is not environmental information.\n", request=ENVIRONMENT),
        of(WITHHELD.replace("section 43(2)", "section 40(2)"), request=ENVIRONMENT),
        of(WITHHELD, request=ENVIRONMENT, head=HEAD.replace("FOIA", "EIR")),
    ],
    ids=["another subject", "nothing refused", "the letter says why", "personal data", "the right law"],
)
def test_what_is_not_plainly_environmental_is_left_to_a_person(text):
    assert not [
        each
        for each in told(text, 2)
        if "environmental information" in each.message and "seems" in each.message
    ]


REVIEW = OPENING.replace("@opening\n", "@opening\nI have completed the internal review of our answer. ")


def test_the_time_of_section_10_is_not_that_of_a_review():
    late = replace(of(opening=REVIEW, rights=""), received_on=of().received_on.replace(month=1))
    assert (told(late, 6), told(late, 7), told(late, 36)) == ([], [], [])
    assert told(replace(late, lines=of(rights="").lines), 6)


def test_section_10_extends_nothing_under_the_regulations():
    opening = OPENING + "On 28 November 2025 we extended the time for reply under section 10(3).\n"
    late = eir("Regulation 12(4)(b)\n\nIt is manifestly unreasonable.", opening=opening)
    late = replace(late, letter_on=late.letter_on.replace(day=31))
    assert told(late, 6)
    assert told(late, 51)


DPA = "@a 1 withheld\nWe hold the plans but they are exempt under the Data Protection Act and we withhold them.\n"


def test_the_data_protection_act_is_no_exemption():
    text = of(DPA)
    assert (len(told(text, 11)), len(told(text, 23)), told(text, 15)) == (1, 1, [])


def test_what_is_withheld_under_no_law_at_all_is_told_once():
    text = of("@a 1 withheld\nWe hold the plans and withhold them.\n")
    assert (told(text, 11), told(text, 23), len(told(text, 15))) == ([], [], 1)


OLD_DENIAL = "@a 1 ncnd\nThe duty to confirm or deny does not arise, by section 40(5)(b)(i) of the Act. The plans are withheld.\n"


def test_the_old_provision_that_neither_confirms_nor_denies_is_read_as_one():
    text = of(OLD_DENIAL)
    assert "section 40(5B)" in told(text, 12)[0].message
    assert told(text, 20)
    assert told(text, 21)


def test_beside_a_provision_that_withholds_the_old_one_denies_nothing():
    text = of(
        "@a 1 part\nThe name is withheld under section 40(5)(b)(i) and section 40(2) of the Act. The rent is £7.\n"
    )
    assert told(text, 12)
    assert not told(text, 20)
    assert not told(text, 21)


def test_what_the_council_may_hold_is_not_called_held():
    denied = (
        "@a 1 ncnd\nWe neither confirm nor deny whether we hold the plans, by section 31(3) and section 31(1)(a).\n\n"
        "You can ask what the council holds about you.\n"
    )
    assert told(of(denied), 20) == []
    assert told(of(denied.replace("You can ask what", "Yes,")), 20)


@pytest.mark.parametrize("conclusion", ["is the stronger", "is much the weightier"])
def test_the_balance_may_be_told_in_other_words(conclusion):
    notice = (
        "Section 43(2)\n\nDisclosure would be likely to prejudice the commercial interests of the council in the tender for the "
        "pier. The public interest for disclosure: the pier cost £2 million. Against: the tender for the pier is open. We find "
        f"that the public interest in maintaining the exemption {conclusion}."
    )
    assert told(refused(notice), 16) == []


@pytest.mark.parametrize("where", ["Reply to this e-mail", "Use the online form", "Telephone us"])
def test_a_review_may_be_asked_for_in_many_ways(where):
    rights = RIGHTS.replace("write to foi@cressing.example.gov.uk", f"{where}, please,")
    assert told(of(rights=rights), 36) == []


def test_review_alone_with_a_colon_offers_a_review():
    rights = RIGHTS.replace("You can ask for an internal review: write", "Review: write")
    assert told(of(rights=rights), 36) == []


def test_the_way_to_the_regulator_may_stand_under_any_heading():
    text = refused(
        "Section 43(2)\n\nDisclosure would be likely to prejudice the commercial interests of the council."
    )
    hidden = replace(
        text, sections=tuple(replace(each, part=text.sections[3].part) for each in text.sections)
    )
    assert told(hidden, 37) == []


@pytest.mark.parametrize("words", ["your real aim is to settle a score", "a disgruntled former contractor"])
def test_nothing_is_said_of_the_requester_in_whatever_words(words):
    assert told(of(f"@a 1 disclosed\nThe plans are in plans.pdf. It seems that this is {words}.\n"), 46)


def test_question_2_and_a_dash_is_an_answer_and_no_range():
    text = two(
        "@a 1 disclosed\nQuestion 1 - 61 plans were drawn.\n@a 2 disclosed\nQuestion 2 - 4 piers, at £3.\n"
    )
    assert told(text, 42) == []
    assert told(two("@a 1 disclosed\nSee plans.pdf.\n@a 2 disclosed\nSee questions 2 - 4, £3.\n"), 42)


@pytest.mark.parametrize(
    ("words", "wrong"), [("point 6", True), ("point 2", False), ("point 6 of the plan", False)]
)
def test_what_the_letter_calls_points_exists(words, wrong):
    text = two(
        f"@a 1 disclosed\nPoint 1:\nThe plans are in plans.pdf.\n@a 2 disclosed\nPoint 2:\n4 piers, £3 (see {words}).\n"
    )
    assert bool(told(text, 42)) is wrong


def test_what_is_elsewhere_is_not_asked_for_its_costs_here():
    answers = "@a 1 disclosed\nSee plans.pdf.\n@a 2 {}\nSee table 12 of the report.\n"
    assert told(two(answers.format("elsewhere")), 3) == []
    assert told(two(answers.format("disclosed")), 3)


def test_a_provision_for_each_question_is_tied_to_all():
    notice = "Section 21\n\nWe rely on section 21(1) for each question, since all is published on our website at https://cressing.example.gov.uk/piers."
    text = two(f"@a 1 elsewhere\nSee the page.\n@a 2 elsewhere\nSee the page.\n@refusal!\n{notice}\n")
    assert told(text, 15) == []


@pytest.mark.parametrize(
    ("said", "wrong"), [("Appendix C", True), ("Appendix A", False), ("Annex C of the Code", False)]
)
def test_an_appendix_that_the_letter_names_is_listed(said, wrong):
    text = of(
        f"@a 1 disclosed\nThe plans are attached, see {said}.\n\n@attachments!\nEnclosures\n\nAppendix A - Plans.pdf\n"
    )
    assert bool([each for each in told(text, 40) if "appendix" in each.message]) is wrong


def test_no_appendix_is_missed_where_none_is_listed():
    assert not [
        each
        for each in told(of("@a 1 disclosed\nThe plans are attached, see Appendix C.\n"), 40)
        if "appendix" in each.message
    ]


def test_who_asks_and_answers_by_turns_says_nothing_twice():
    text = letter(
        HEAD
        + OPENING
        + "@answers\n## You asked\n\nWho?\n\n## You asked\n\nWhy?\n\n## The pier\n\nSo.\n\n## The pier\n\nNo."
        + RIGHTS
    )
    assert len(told(text, 41)) == 1


def test_that_the_names_are_not_needed_is_the_second_step():
    notice = (
        "Section 40(2)\n\nThe names of the residents are exempt under section 40(2) by virtue of section 40(3A)(a). Article "
        "5(1)(a) of the UK GDPR would be contravened. You have a legitimate interest; you do not need to know who asked. Their "
        "expectation of privacy would outweigh it."
    )
    assert told(refused(notice), 23) == []


def test_two_provisions_may_share_the_paragraph_that_tells_the_harm():
    claim = (
        "@a 1 withheld\nThe plans of the pier are held and refused under section 31(1)(a) and section 43(2) of the Act. Thieves "
        "would be likely to use them, and rivals would undercut the tender, which would be likely to prejudice both.\n\n"
    )
    tests = "Public interest under section 31. It is weighed.\n\nPublic interest under section 43. It is weighed.\n"
    assert not [each for each in told(of(claim + tests), 14) if "is not one to" in each.message]


def test_a_letter_in_which_no_answer_was_found_is_not_accused_question_by_question():
    text = two("@other\nThe plans are in plans.pdf, and there are 4 piers.\n")
    assert {each.severity for each in told(text, 3)} == {Severity.INFO}
    text = two("@a 1 disclosed\nThe plans are in plans.pdf.\n")
    assert [each.severity for each in told(text, 3)] == [Severity.ERROR]


@pytest.mark.parametrize(("postcode", "wrong"), [("CR1 1AA", False), ("SK9 5AF", True)])
def test_a_review_is_asked_for_at_an_address_that_is_not_the_regulators(postcode, wrong):
    rights = RIGHTS.replace("write to foi@cressing.example.gov.uk", f"the Town Hall, {postcode},")
    assert bool(told(of(rights=rights), 36)) is wrong
