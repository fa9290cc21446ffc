# ruff: noqa: E501
"""Letters laid out in yet other ways: no label, no heading, columns of spaces, prose, the request at the end."""

from datetime import date

import pytest

from cases.law.letter_text import Part
from cases.law.outcomes import Outcome
from cases.past_letters.asked import items_in
from cases.past_letters.citing import mentions
from cases.past_letters.days import received_date
from cases.past_letters.judging import outcome_of
from cases.past_letters.marks import marked
from cases.past_letters.pages import furniture
from cases.past_letters.reading import read_letter

D, W, P, N = Outcome.DISCLOSED, Outcome.WITHHELD, Outcome.PART, Outcome.NOT_HELD
HEAD = "Reedham Council\nRef: 7741\n4 June 2024\n\nDear Ms Hale\n\nFreedom of Information Act 2000\n\n"
END = "\n\nIf you are unhappy you may ask for an internal review.\n\nYours sincerely\nA. Reed\n"
BINS = ["How many bins were emptied in 2023?", "How many complaints were there?", "Who is the contractor?"]


def read(body: str):
    return read_letter(tuple(f"{HEAD}{body}{END}".split("\n")))


def asked(body: str) -> list[tuple[str, Outcome | None]]:
    return [(each.text, each.outcome) for each in read(body).questions]


def cited(body: str) -> list[tuple[str, ...]]:
    return [each.cited for each in read(body).questions]


# No label on the answers


REQUEST = "We received your request on 8 May 2024. You asked:\n\n> How many bins were emptied in 2023?\n>\n> How many complaints were there?\n\n"


def test_as_many_paragraphs_as_questions_answer_them_in_order():
    assert asked(
        f"{REQUEST}Our response is as follows.\n\nWe emptied 1.2 million bins.\n\nThere were 4,110 complaints.\n\nI hope this helps."
    ) == [(BINS[0], D), (BINS[1], D)]


def test_a_paragraph_too_many_leaves_the_questions_open():
    said = "Crews empty bins daily.\n\nMost streets are quiet.\n\nSome are not."
    assert [outcome for _, outcome in asked(f"{REQUEST}{said}")] == [None, None]


def test_what_a_colon_announces_is_one_with_its_list():
    said = "The depots reported\nthese numbers:\n\n- north 600,000\n- south 600,000\n\nThere were 4,110 complaints."
    assert [outcome for _, outcome in asked(f"{REQUEST}{said}")] == [D, D]


def test_one_table_may_be_the_answer_to_all():
    said = "The information is held and is provided below.\n\nYear\nEmptied\nComplaints\n2023\n1.2 million\n4,110"
    assert asked(f"{REQUEST}{said}") == [(BINS[0], D), (BINS[1], D)]


def test_an_answer_may_stand_behind_its_question():
    said = f"Request received 8 May 2024\n\n1) {BINS[0]} - 1.2 million\n2) {BINS[1]} - 4,110"
    assert asked(said) == [(BINS[0], D), (BINS[1], D)]


def test_one_answer_may_be_given_to_two_questions():
    said = (
        "You asked:\n\n1. Who cleans the pier?\n2. Has Mr Vane been fined?\n3. If so, how much?\n\nOur answers\n\n1. Brine Ltd.\n\n"
        "2 and 3. The council neither confirms nor denies holding this: section 40(5B)(a)(i)."
    )
    assert [outcome for _, outcome in asked(said)] == [D, Outcome.NCND, Outcome.NCND]


@pytest.mark.parametrize(
    "line", ["9-5. That is the score.", "10 to 2. So it was.", "1, 80. Both are streets."]
)
def test_numbers_that_do_not_count_up_are_no_labels(line):
    assert marked((line,))[0].labels == ()


def test_the_parts_of_a_question_are_answered_under_its_number():
    said = (
        "Your request reads:\n\n1. For 2023 please provide\n   a) the number of bins\n   b) the number of lorries\n2. The name of the contractor"
        "\n\nOur reply:\n\n1a. 12,000\n1b. 9\n2. Binco Ltd"
    )
    assert [(each.answer.first - each.where.first, each.outcome) for each in read(said).questions] == [
        (7, D),
        (6, D),
    ]


def test_a_title_over_an_answer_is_no_answer():
    said = (
        "You asked for (1) the minutes of the board, (2) the staff survey results.\n\n1. Minutes\nAttached: board.pdf.\n\n"
        "2. Staff survey\nThe results are exempt under section 22(1) as they will be published."
    )
    assert [outcome for _, outcome in asked(said)] == [D, W]


def test_the_answers_begin_where_the_count_begins_again():
    said = (
        "I acknowledge your letter of 8 May 2024, in which you ask for:\n\nA. The file on Quay Motors\nB. The number of complaints\n"
        "C. The guidance\n\nIn reply:\n\nA. We hold the file. It is withheld under section 30(1)(b).\n\nB. 388\n\nC. It is attached."
    )
    assert [outcome for _, outcome in asked(said)] == [W, D, D]
    assert cited(said)[0] == ("s30(1)(b)",)


def test_a_count_may_begin_again_under_the_next_heading():
    said = "Staff\n\n1. How many drivers are there?\nThere are 84.\n\n2. How many are agency staff?\n12.\n\nCosts\n\n1. What do they cost?\n£412,000.\n\n2. What is overtime?\n£96,300."
    assert [outcome for _, outcome in asked(said)] == [D, D, D, D]


def test_a_line_below_a_list_may_ask_for_more():
    said = "You asked:\n\n- number of fines\n- number paid\nAlso I would like the policy.\n\nThe information is attached."
    assert [text for text, _ in asked(said)] == [
        "number of fines",
        "number paid",
        "Also I would like the policy.",
    ]


def test_a_paragraph_may_speak_of_its_question_by_its_place():
    said = (
        f"In your e-mail you asked:\n\n1. {BINS[0]}\n\n2. {BINS[1]}\n\n3. {BINS[2]}\n\nOur reply\n\n1. 1.2 million.\n\n2. 4,110.\n\n"
        "We are refusing your third question under section 43(2)."
    )
    assert [outcome for _, outcome in asked(said)] == [D, D, W]


# Where a request is quoted


def test_a_sentence_that_opens_the_request_may_run_over_lines():
    said = 'I write about your request for information under the Freedom of Information\nAct 2000 received on 8 May 2024:\n\n"Please send me the lease of the mill."\n\nIt is attached.'
    assert asked(said) == [("Please send me the lease of the mill.", D)]


def test_a_list_may_follow_words_without_a_colon():
    said = "I write about your request of 8 May 2024 in which you asked us to\n\n• state the fee\n• name the firm\n\nThe answers are\n\n• £20\n• Binco Ltd"
    assert asked(said) == [("state the fee", D), ("name the firm", D)]


def test_questions_may_stand_in_quotation_marks_over_their_answers():
    said = 'Thank you for your letter of 8 May 2024.\n\n"Who cleans the pier?"\n\nBrine Ltd.\n\n"Please send me the contract."\n\nIt is attached. Prices are redacted under section 43(2).'
    assert asked(said) == [("Who cleans the pier?", D), ("Please send me the contract", P)]


def test_lines_that_ask_may_stand_alone_over_their_answers():
    said = "We had your request on 8 May 2024.\n\nHow many pupils travel free\n\n1,904 in January\n\nTotal spend on taxis\n\n£2.2m\n\nPlease note that figures are rounded."
    assert asked(said) == [("How many pupils travel free", D), ("Total spend on taxis", D)]


def test_a_question_may_be_broken_by_the_page():
    said = "1. What does the Parish Council charge for a new grave for a resident and for a\nnon-resident?\n\n£410 and £1,230.\n\n2. How many plots are left?\n\n64."
    assert asked(said)[0] == (
        "What does the Parish Council charge for a new grave for a resident and for a non-resident?",
        D,
    )


def test_an_answer_that_follows_at_once_is_not_part_of_its_question():
    said = "1. Please send the number of benches that the council has put up on the front\nWe have 14.\n\n2. Please send the plan\nAttached."
    assert [text for text, _ in asked(said)] == [
        "Please send the number of benches that the council has put up on the front",
        "Please send the plan",
    ]


def test_the_request_may_stand_behind_the_signature():
    mail = "\n\n-----Original Message-----\nFrom: r.hale@example.com\nSent: 8 May 2024\n\nPlease tell me:\n1. How many bins were emptied?\n2. Who is the contractor?\n\nRegards\nR Hale"
    letter = read_letter(
        tuple(
            f"{HEAD}We answer your request of 8 May 2024.\n\n1. 1.2 million.\n2. We do not hold this.{END}{mail}".split(
                "\n"
            )
        )
    )
    assert [(each.text, each.outcome) for each in letter.questions] == [
        ("How many bins were emptied?", D),
        ("Who is the contractor?", N),
    ]


def test_an_appended_request_that_nothing_answers_is_not_used():
    mail = "\n\nAnnex A - your request\n\n1. How many bins were emptied?\n2. Who is the contractor?"
    letter = read_letter(
        tuple(f"{HEAD}We have your request of 8 May 2024 and will reply.{END}{mail}".split("\n"))
    )
    assert not any(each.outcome is D for each in letter.questions)


def test_one_question_may_count_its_parts():
    said = "You asked:\n\n“For every home: (i) the date of each repair; (ii) its cost; (iii) a photograph.”\n\nWe refuse the request under section 12(1), because it would exceed the appropriate limit."
    assert asked(said) == [
        (text, Outcome.COST) for text in ("the date of each repair", "its cost", "a photograph")
    ]
    assert set(cited(said)) == {("s12(1)",)}


def test_a_heading_is_not_taken_for_the_sentence_that_tells_the_request():
    said = "Request for the lease of the mill\n\nI write about your request under the Act for a copy of the lease of the mill, which reached us on 8 May 2024.\n\nIt is attached."
    assert asked(said) == [("a copy of the lease of the mill", D)]


# In prose


def test_questions_in_quotation_marks_may_be_told_one_after_the_other():
    said = (
        "You asked for two things. First, “the survey of the yard”. It is enclosed.\n\nSecondly, “the names of those who complained”. They are "
        "withheld under section 40(2).\n\nSCHEDULE\n\nSection 40(2): the names are personal data."
    )
    assert asked(said) == [("the survey of the yard", D), ("the names of those who complained", W)]
    assert [each.part for each in read(said).sections if each.heading == "SCHEDULE"] == [Part.REFUSAL]


def test_questions_may_be_told_one_after_the_other_in_one_paragraph():
    said = (
        "You asked how many plots there are. There are 312. You also asked how long the list is, and we can say that 845 wait.\n"
        "Finally you asked for the names of those who wait. They are exempt under section 40(2)."
    )
    assert asked(said) == [
        ("how many plots there are", D),
        ("how long the list is", D),
        ("the names of those who wait", W),
    ]
    assert cited(said) == [(), (), ("s40(2)",)]


def test_a_heading_over_the_next_question_is_not_part_of_the_answer():
    said = "1. Staff\n\nYou asked for the number of staff.\n\nThere are 34.\n\n2. Agency staff\n\nYou asked for the cost of agency staff. It was £212,000."
    assert asked(said) == [("the number of staff", D), ("the cost of agency staff", D)]
    assert read(said).text(read(said).questions[0].answer) == "There are 34."


def test_a_question_told_in_prose_may_stay_without_an_answer():
    said = "You asked who cleans the pier. Brine Ltd do. You also asked who paints it. That is Mr Crust. Finally you asked for the cost."
    assert asked(said) == [("who cleans the pier", D), ("who paints it", D), ("the cost", None)]


def test_questions_may_be_told_by_their_number():
    said = "Request received 8 May 2024\n\nQuestion 1 asked for the noise survey. This is enclosed.\n\nQuestion 2 asked how many visits were made. The answer is six."
    assert asked(said) == [("the noise survey", D), ("how many visits were made", D)]


def test_a_schedule_that_cites_nothing_is_no_refusal():
    letter = read("We enclose the plans.\n\nANNEX A\n\nThe plans of the pier are in three sheets.")
    assert Part.REFUSAL not in [each.part for each in letter.sections]


# Columns and cells


COLUMNS = """No.  Request                            Council response
---  -------                            ----------------
1    The number of pupils who travel    1,904 in January 2024, of whom
     free of charge                     212 travel by taxi.
2    Names of drivers                   Withheld under section 40(2).
3    Anything else

The table counts all of the schools that the council runs itself."""


def test_columns_set_out_by_spaces_are_a_table():
    assert asked(COLUMNS) == [("The number of pupils who travel free of charge", D), ("Names of drivers", W)]
    assert cited(COLUMNS)[1] == ("s40(2)",)


def test_columns_without_numbers_are_told_apart_by_empty_lines():
    said = "Question                        Answer\n\nWho cleans the pier, and how     Brine Ltd, daily\noften?\n\nWho paints it?                  Nobody\nExempt information\n\nNone."
    assert [text for text, _ in asked(said.replace("how     Brine", "how    Brine"))] == [
        "Who cleans the pier, and how often?",
        "Who paints it? Exempt information",
    ]


def test_a_header_alone_is_no_table():
    assert not read("Question                        Answer\n\nWe have none of this.").questions


def test_what_stands_left_of_the_columns_is_below_the_table():
    said = COLUMNS.replace("\n3    Anything else\n", "\n\nWhy we withhold\n\nThe names are personal data.\n")
    assert [text for text, _ in asked(said)] == [
        "The number of pupils who travel free of charge",
        "Names of drivers",
    ]


CELLS = "No.\nQuestion\nResponse\n1\nHow many households were placed in hotels by the council in the whole of the\nyear 2023?\n3,286\n2\nPlease send the policy\n3\nWho are the suppliers?\nThey are in suppliers.xlsx.\n\nWe hope that this helps."


def test_cells_that_came_out_one_below_the_other_are_a_table():
    assert asked(CELLS) == [
        ("How many households were placed in hotels by the council in the whole of the year 2023?", D),
        ("Please send the policy", None),
        ("Who are the suppliers?", D),
    ]


def test_cells_with_one_number_are_no_table():
    assert asked("Question\nResponse\n1\nWho cleans the pier?") != [
        ("Who cleans the pier?", None),
        ("", None),
    ]


def test_an_empty_cell_asks_nothing():
    assert [text for text, _ in asked("Question\nResponse\n1\n2\nWho cleans the pier?\nBrine Ltd")] == [
        "",
        "Who cleans the pier?",
    ]


def test_a_table_may_stand_in_what_seems_the_request():
    letter = read(f"You asked for the following:\n\n{COLUMNS}")
    assert [each.outcome for each in letter.questions] == [D, W]
    parts = [each.part for each in letter.sections]
    assert parts.index(Part.REQUEST) + 1 == parts.index(Part.ANSWERS)


def test_questions_said_again_with_their_count_are_asked_once():
    lines = ("1. Who cleans the pier?", "2. Who paints it?", "1. Who cleans the pier?", "2. Who paints it?")
    assert [each.text for each in items_in(marked(lines))] == ["Who cleans the pier?", "Who paints it?"]


# What the page brought


FOOTED = "We consider that this would be likely to help those who break into halls. In favour of\n\nReedham Council, High Street, RE1 1AA          Page 1 of 2\nwww.reedham.gov.uk\n\ndisclosure is the cost."


def test_the_foot_of_a_page_is_not_read():
    lines = FOOTED.split("\n")
    assert furniture(lines) == {3, 4}
    letter = read_letter(tuple(lines))
    assert letter.lines == tuple(lines)
    assert letter.of_the_page == {3, 4}


@pytest.mark.parametrize(
    ("text", "found"),
    [("- 2 -", {1}), ("We found it.\nPage 2", {2}), ("There were 3 of 4", set()), ("73", set())],
)
def test_only_what_numbers_a_page_is_of_the_page(text, found):
    assert furniture(text.split("\n")) == found


def test_a_sentence_goes_on_over_the_page():
    assert outcome_of("The names of the\n\nofficers are withheld under section 40(2).") is W


# The frame


def test_a_day_is_no_reference():
    assert read_letter(("Reference: 12/03/2024", "Case ref: AB-22")).reference == "AB-22"


def test_an_address_for_e_mail_is_no_reference():
    letter = read_letter(
        ("To: 'request-1120447@asks.example.com'", "Subject: FOI 24/0318 - Response", "", "Dear Mr Thackray")
    )
    assert letter.reference == "FOI 24/0318"


def test_a_law_named_for_more_time_is_not_the_law_of_the_answer():
    letter = read(
        "We have dealt with your request under the Environmental Information Regulations 2004. It is refused under regulation 12(4)(d).\n\nWe extended the time for this information under section 10(3) of the Freedom of Information Act."
    )
    assert [each.value for each in letter.regimes] == ["EIR"]


def test_a_review_counts_from_the_day_on_which_it_was_asked_for():
    said = "On 4 October 2024 we received your request for an internal review of our response of 13 September 2024."
    assert received_date([said], date(2024, 11, 1)) == date(2024, 10, 4)


@pytest.mark.parametrize(
    ("said", "relied"),
    [
        ("Under regulation 6(1)(b) we do not therefore have to give it.", ["reg 6(1)(b)"]),
        ("We rely on section 31(3), by reference to section 31(1)(a).", ["s31(3)"]),
        ("It would harm a function (section 31(2)(a)).", []),
    ],
)
def test_which_provisions_are_relied_on(said, relied):
    assert [each.written for each in mentions(said) if each.relied_on] == relied


def test_a_provision_that_neither_confirms_nor_denies_says_the_outcome():
    assert (
        outcome_of(
            "The council withholds this under section 40(5B)(a)(i), as an answer would tell of 14 fines."
        )
        is Outcome.NCND
    )


def test_a_month_to_wait_is_no_answer():
    assert outcome_of("This is exempt under section 40(1). Our team will write within one month.") is W


def test_the_rights_may_begin_with_courtesy_or_at_the_end_of_a_review():
    for said in (
        "I hope this is helpful. If you are unhappy you can ask for a review.",
        "This completes the procedure. If you remain dissatisfied, apply to the Information Commissioner.",
    ):
        letter = read(f"We enclose the plans.\n\n{said}")
        assert Part.RIGHTS in [each.part for each in letter.sections]


def test_a_topic_that_complaints_are_about_heads_no_rights():
    letter = read(
        "You asked:\n\n1. The number of complaints\n2. The fee\n\nResponse\n\n1. Complaints by ward\n\nAbbey 41\n\n2. £20"
    )
    assert [each.outcome for each in letter.questions] == [D, D]
