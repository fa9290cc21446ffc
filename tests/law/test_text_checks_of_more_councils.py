# ruff: noqa: E501
"""What yet more letters taught the checks: structure that is unsure accuses nobody, and words that say the same."""

import pytest

from cases.law.letter_text import Severity
from cases.past_letters.reading import read_letter
from tests.law.test_text_checks import eir, letter, of, refused, told, two

FOUR = "@request\n@q 1\n1. Plans.\n@q 2\n2. Fees.\n@q 3\n3. Dates.\n@q 4\n4. Names.\n\n@answers\n@a 1 disclosed\n1. plans.pdf\n"


@pytest.mark.parametrize(
    ("answers", "severity"),
    [("", Severity.INFO), ("@\n@a 2 disclosed\n2. £20\n", Severity.ERROR)],
    ids=["one of four was found", "two of four were found"],
)
def test_a_question_without_an_answer_accuses_only_where_the_letter_was_read(answers, severity):
    assert {each.severity for each in told(of(answers, request=FOUR), 3)} == {severity}


def test_who_names_a_law_that_was_not_used_mixes_nothing():
    said = "It has been considered under the Environmental Information Regulations 2004 rather than the Freedom of Information Act.\n\n"
    text = eir(
        "Regulation 12(5)(e) applies.",
        opening=f"@opening\nWe received your request on 7 November 2025. {said}",
    )
    assert not [each for each in told(text, 2) if "two laws" in each.message]


SIZE = "Regulation 12(4)(b) applies, because the number of letters is large."


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        (SIZE, 1),
        (f"{SIZE} You could ask for one year.", 0),
        (f"{SIZE} Reading them would take 300 hours.", 0),
        ("Regulation 12(4)(b) applies, because the request is vexatious.", 0),
        ("Regulation 12(5)(e) applies, because the number of bidders is small.", 0),
    ],
    ids=["without help", "with help", "with its estimate", "of another kind", "another provision"],
)
def test_what_is_too_much_under_the_regulations_comes_with_help(notice, found):
    assert len(told(eir(notice), 47)) == found


def test_help_on_cost_may_say_what_is_within_the_limit():
    notice = "Section 12(1) applies: it would take 60 hours. The last two years are within the limit and could be supplied."
    assert not told(refused(notice), 47)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It is not necessary to confirm or deny in the case of one person.", 1),
        ("We neither confirm nor deny that we hold it.", 0),
    ],
)
def test_an_argument_about_confirming_is_no_sentence_that_neither_confirms_nor_denies(said, found):
    assert len(told(refused(f"Section 40(5B)(a)(i) applies. {said}", "ncnd"), 21)) == found


TWO_LIMBS = (
    "SECTION 43 - COMMERCIAL INTERESTS\n\nSection 43(2) applies to the price of the pier. Release would be likely to prejudice Brine Ltd, as rivals bid in March.\n\n"
    "In favour of disclosing is the cost of the pier. In favour of withholding is the bid of March.\n\n"
    "Trade secrets\n\nSection 43(1) applies to the paint. In favour of disclosing is the smell. In favour of withholding is what was spent on the paint. "
    "The balance lies in maintaining section 43(1).\n"
)


def test_a_heading_may_name_a_limb_by_its_title():
    found = told(refused(f"We rely on section 43(1) and section 43(2).\n\n{TWO_LIMBS}"), 16)
    assert [
        each.message for each in found if "lacks a conclusion" in each.message and "43(2)" in each.message
    ]
    assert not [each for each in found if "lacks" in each.message and "43(1)" in each.message]


RUN_IN = (
    "Q1 - section 43(2)\n\nRelease would be likely to prejudice Brine Ltd, as rivals bid in March. Residents have an interest in seeing the price of the pier. That is "
    "outweighed by the need for a fair bid in March.\n\nQ1 - section 22(1)\n\nThe plans of the pier will be published in May, with the new price, because the drawings of the March survey are still missing. There is a public interest in releasing the plans today; it is "
    "outweighed by the cost of doing it twice.\n"
)


def test_a_line_that_begins_with_its_question_and_provision_opens_the_reasons_of_that():
    assert not [each for each in told(refused(RUN_IN), 13) if each.severity is Severity.ERROR]
    assert not [each for each in told(refused(RUN_IN), 16) if "everything" in each.message]


def test_a_test_made_for_each_exemption_stands_for_each():
    shared = (
        "Sections 30(1)(b) and 43(2) apply to the plans of the pier, which would be likely to prejudice the bid of Brine Ltd.\n\n"
        "For each exemption we weighed the public interest. In favour of disclosing is the price of the pier. Against that, a trial is near in March. "
        "In each case the public interest in maintaining the exemption outweighs that in disclosure.\n"
    )
    assert not [each for each in told(refused(shared), 16) if "lacks" in each.message]


def test_a_link_left_open_leads_nowhere():
    text = of("@a 1 elsewhere\nExempt under section 21. It is on our website: [insert link]\n")
    assert [each.severity for each in told(text, 31)] == [Severity.ERROR]


@pytest.mark.parametrize(("listed", "found"), [("Enclosed: 0 attachments", 1), ("Enclosed: names.pdf", 0)])
def test_a_list_of_nothing_lists_no_attachment(listed, found):
    text = of(f"@a 1 disclosed\nThe names are in the attached list.\n@attachments!\n{listed}\n")
    assert len(told(text, 40)) == found


def test_the_name_of_the_council_may_stand_at_both_ends():
    name = "Morrowdale and Wyre Fire and Rescue Authority Headquarters"
    lines = (
        name,
        "Ref: 8",
        "",
        "Dear Ms Vale",
        "",
        "We enclose the plans of the pier under the Act.",
        "",
        name,
    )
    assert not told(read_letter(lines), 41)


def test_a_review_may_keep_the_numbers_of_its_questions():
    text = letter(
        "@letter R-1 2025-12-03 2025-11-07 FOIA\n@request\n@q 1\nPart 2 - the plans\n@q 2\nPart 5 - the fees\n\n@answers\n@a 1 disclosed\nPart 2\nplans.pdf\n@\n@a 2 disclosed\nQuestion 5 is answered: £20.\n"
    )
    assert not told(text, 42)
    assert told(two("@a 1 disclosed\nplans.pdf\n@\n@a 2 disclosed\n4. See question 9.\n"), 42)


def test_to_ask_us_to_review_is_to_ask_for_a_review():
    rights = "\n\n@rights!\nRight of complaint\n\nIf you would like us to review this, write to foi@cressing.example.gov.uk within 40 working days.\n"
    assert not [each for each in told(of(rights=rights), 36) if "how to ask" in each.message]


def test_the_foot_of_a_page_breaks_no_paragraph():
    lines = (
        "Dear Ms Vale",
        "",
        "We hold the plans of the pier and they are withheld under section 43(2) of the Act. In favour of",
        "",
        "Cressing District Council, Quay, CR1 1AA       1 of 2",
        "",
        "disclosing them is the price of the pier, and against it the bid.",
    )
    assert not [each for each in told(read_letter(lines), 16) if "factor for" in each.message]
