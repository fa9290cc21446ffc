"""What the sample letters do not show: odd layouts, and what must not be taken for something else."""

import time
from datetime import date

import pytest

from cases.law.letter_text import Lines, Part
from cases.law.outcomes import Outcome
from cases.past_letters.citing import mentions, most_exact
from cases.past_letters.days import days_in
from cases.past_letters.judging import outcome_of
from cases.past_letters.reading import read_letter


def read(text: str):
    return read_letter(tuple(text.split("\n")))


def cited(text: str) -> list[tuple[str, bool]]:
    return [(each.written, each.relied_on) for each in mentions(text)]


def test_a_letter_with_nothing_in_it_gives_nothing():
    letter = read("Hello.\n\nThis is about nothing in particular.")
    assert (letter.reference, letter.letter_on, letter.received_on) == ("", None, None)
    assert (letter.regime, letter.regimes, letter.questions, letter.citations) == (None, (), (), ())
    assert [each.part for each in letter.sections] == [Part.HEAD]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4 March 2021", date(2021, 3, 4)),
        ("24th May 2023", date(2023, 5, 24)),
        ("the 1st of June, 2022", date(2022, 6, 1)),
        ("March 4th, 2021", date(2021, 3, 4)),
        ("4-Mar-21", date(2021, 3, 4)),
        ("04/03/2021", date(2021, 3, 4)),
        ("4.3.21", date(2021, 3, 4)),
        ("2021-03-04", date(2021, 3, 4)),
        ("31/02/2021", None),
        ("between 3/4 and 1/2", None),
        ("invoice 12-04-2021-7/9", None),
    ],
)
def test_a_day_is_found_in_whatever_form_it_is_written(written, day):
    assert next((found for found, _, _ in days_in(written)), None) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("The contract began on 1 April 2019 and runs to 31 March 2022.\n5 May 2022", date(2022, 5, 5)),
        ("Date:\n5 May 2022", date(2022, 5, 5)),
        ("Date of meeting:\n5 May 2022", None),
        ("Your letter of 5 May 2022", None),
        ("Date received: 5 May 2022", None),
        ("Due date: 31/02/2022", None),
        ("Our ref: AB/12 / 5 May 2022", date(2022, 5, 5)),
        ("Our ref 12/AB – Your ref 7 – Thursday 5 May 2022", date(2022, 5, 5)),
        ("Our ref: AB/12     Please ask for: J. Moss     5 May 2022", date(2022, 5, 5)),
        ("Case AB/12 | Received 1 May 2022 | 5 May 2022", date(2022, 5, 5)),
        ("Case AB/12 | Received | 5 May 2022", None),
        ("Your case AB/12 | 5 May 2022 | 6 May 2022", None),
        ("Your case of 5 May 2022", None),
    ],
)
def test_the_day_of_the_letter_is_not_that_of_something_else(head, day):
    assert read(f"{head}\n\nDear Ms Vale").letter_on == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("We received your clarification on 9 May 2022.", None),
        ("You wrote to us on 5 May 2022.", date(2022, 5, 5)),
        ("You asked on 4 May 2022; it was received on 5 May 2022.", date(2022, 5, 5)),
        ("Please pay by 5 May 2022.", None),
        ("On 5 May 2022 you asked us about trees.", date(2022, 5, 5)),
        ("You asked on 4 May 2022.\n\nYou wrote on 3 May 2022.", date(2022, 5, 4)),
    ],
)
def test_the_day_of_receipt_is_not_that_of_something_else(said, day):
    assert read(f"Dear Ms Vale\n\n{said}").received_on == day


def test_the_requesters_own_reference_is_not_the_councils():
    assert read("Your ref: AB/1\nOur ref: CD/2").reference == "CD/2"
    assert read("Request of 04/03/2021\nabout FOI-99").reference == "FOI-99"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("exempt under Section 40 (Personal Information) subsection 2", ["s40(2)"]),
        ("Section 24 (National Security) subsection (1)a", ["s24(1)(a)"]),
        ("Section 31 (Law enforcement) subsection 31(1)(a)", ["s31(1)(a)"]),
        ("sections 31(1)(a) and (b) and 38(1)(b) apply", ["s31(1)(a)", "s31(1)(b)", "s38(1)(b)"]),
        ("sections 21, 22 and 22A", ["s21", "s22", "s22A"]),
        ("section 36(2)(b)(i) and (ii)", ["s36(2)(b)(i)", "s36(2)(b)(ii)"]),
        ("Regulation 12(5)(e) and (f) of the EIR", ["reg 12(5)(e)", "reg 12(5)(f)"]),
        ("section 43(2) and 30 days later", ["s43(2)"]),
        ("S.14 (1) of the Act", ["s14(1)"]),
        ("section 40(2) (3)", ["s40(2)(3)"]),
    ],
)
def test_a_citation_is_understood_in_whatever_form_it_is_written(text, found):
    assert cited(text) == [(each, True) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "under section 50 of the Act",
        "the duty in section 1(1)(a) and the help of section 16",
        "section 35 of the Care Act 2014",
        "the Local Government Act 1972, section 41",
        "Part 1 of Schedule 19 of the Data Protection Act 2018, section 40",
        "DPA 2018 s35",
        "the section 45 Code",
        "We have not relied on section 43(2).",
        "Section 38 does not apply here.",
        "We asked ourselves whether section 36 applies.",
        "(1) Information which does not fall within section 23(1) is exempt information if section 24(1) requires it",
        "regulation 12(2) presumes disclosure",
        "regulation 4 of the Fees Regulations 2004",
        "regulation 11",
        "by virtue of s40(3A)(a)",
    ],
)
def test_what_is_only_mentioned_is_not_relied_on(text):
    assert not any(relied_on for _, relied_on in cited(text))


def test_the_more_exact_citation_stands_for_the_shorter():
    assert most_exact(["s31", "s31(1)(a)", "s3", "s31(1)", "s31(1)(a)"]) == ["s31(1)(a)", "s3"]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("", None),
        ("42", Outcome.DISCLOSED),
        ("A copy is attached. Names have been redacted.", Outcome.PART),
        ("We can neither confirm nor deny that this is held.", Outcome.NCND),
        ("The request is vexatious: section 14(1).", Outcome.VEXATIOUS),
        ("This exceeds the appropriate limit.", Outcome.COST),
        ("The data is not recorded.", Outcome.NOT_HELD),
        ("The council does not have this model. Regulation 12(4)(a) applies.", Outcome.NOT_HELD),
        ("This is exempt under section 43(2), as the firms bid against each other.", Outcome.WITHHELD),
        ("2020: not held\n2021: 14", Outcome.DISCLOSED),
        ("It can be found on our website.", Outcome.ELSEWHERE),
        (
            "This is not a request for recorded information. Please contact the planning team.",
            Outcome.ADVISED,
        ),
        ("All of the information is exempt, in full and not in part.", Outcome.WITHHELD),
        ("Manifestly unreasonable: regulation 12(4)(b).", Outcome.WITHHELD),
        ("It is published, so exempt under section 21.", Outcome.ELSEWHERE),
        ("No exemption is relied on. The fee is £5.", Outcome.DISCLOSED),
    ],
)
def test_the_outcome_of_an_answer_is_read_from_its_words(answer, outcome):
    assert outcome_of(answer) == outcome


def test_one_question_answered_in_several_paragraphs_keeps_them_all():
    letter = read(
        "You asked for the following information:\n\nThe gritting routes of the north.\n\n"
        "Those of the south as well.\n\n"
        "We can supply this.\n\nThe routes are attached.\n\nYour rights\n\nWrite to us."
    )
    assert [each.text for each in letter.questions] == [
        "The gritting routes of the north.\nThose of the south as well."
    ]
    assert (letter.questions[0].answer, letter.questions[0].outcome) == (Lines(7, 9), Outcome.DISCLOSED)


def test_a_quotation_that_is_never_closed_does_not_swallow_the_letter():
    letter = read(
        "You asked for:\n\n“All notes of the board.\n\nWe can supply this.\n\nThe notes are attached."
    )
    assert letter.questions[0].text == "All notes of the board."
    assert letter.questions[0].answer == Lines(5, 7)


def test_a_question_after_the_list_is_one_as_well():
    letter = read(
        "You asked for:\n\n1. The number of dogs\n2. The number of cats\n\nDo you count rabbits?\n\n"
        "I look forward to it?\n\n"
        "Response\n\n1. The number of dogs\n\n12\n\n2. The number of cats\n\n9\n\nDo you count rabbits?\n\nNo."
    )
    assert [each.text for each in letter.questions] == [
        "The number of dogs",
        "The number of cats",
        "Do you count rabbits?",
    ]
    assert [each.answer for each in letter.questions] == [Lines(14, 14), Lines(18, 18), Lines(22, 22)]


def test_a_heading_in_the_request_is_the_requesters():
    letter = read(
        "Section 43\n\nYour request\n\n1. Copies of plans\n\nAttachments\n\n2. Copies of maps\n\n"
        "Response\n\n1. Copies of plans\n\n"
        "Attached.\n\n2. Copies of maps\n\nNot held."
    )
    assert [each.part for each in letter.sections] == [Part.HEAD, Part.REQUEST, Part.ANSWERS]
    assert [each.outcome for each in letter.questions] == [Outcome.DISCLOSED, Outcome.NOT_HELD]


def test_the_law_may_be_named_in_the_sentence_that_opens_the_request():
    letter = read(
        "We have considered your request under the Freedom of Information Act 2000 for the following information:\n\n"
        "The cost of the flags.\n\nWe can say that it was £40."
    )
    assert letter.questions[0].text == "The cost of the flags."
    assert letter.regime == "FOIA"


def test_the_law_may_be_named_before_the_request_is_quoted():
    letter = read(
        "We have dealt with your request under the Environmental Information Regulations 2004.\n\n"
        "You asked for the following:\n\nThe felling plan.\n\nWe can supply this. The plan is attached."
    )
    assert letter.questions[0].text == "The felling plan."
    assert letter.regime == "EIR"


def test_a_notice_may_name_a_run_of_questions():
    questions = "".join(
        f"{n}. The number of {each}\n" for n, each in enumerate(("owls", "bats", "newts", "toads"), 1)
    )
    answers = "".join(
        f"{n}. The number of {each}\n\n{'7' if n == 1 else 'Withheld, see below.'}\n\n"
        for n, each in enumerate(("owls", "bats", "newts", "toads"), 1)
    )
    letter = read(
        f"You asked for:\n\n{questions}\nResponse\n\n{answers}Refusal notice\n\n"
        "Questions 2 to 4 are exempt under section 43(2). Questions a to c are not known to us."
    )
    assert [each.cited for each in letter.questions] == [(), ("s43(2)",), ("s43(2)",), ("s43(2)",)]
    assert letter.questions[1].provisions == ("s43-2",)


def test_a_question_without_an_answer_has_none():
    letter = read("Q1: How many?\nA1: Ten.\n\nQ2: Why?\n\nQ3: When?\nA3: Today.")
    assert [each.text for each in letter.questions] == ["How many?", "When?"]
    letter = read(
        "You asked for:\n\n1. The number of dogs\n2. The colour of cats\n\nResponse\n\n1. The number of dogs\n\n12"
    )
    assert [each.outcome for each in letter.questions] == [Outcome.DISCLOSED, None]
    letter = read(
        "You asked for:\n\n1. The number of dogs\n2. The colour of cats\n\nResponse\n\n2. The colour of cats\n"
    )
    assert [each.answer for each in letter.questions] == [None, None]


def test_a_row_that_asks_nothing_is_no_question():
    letter = read("Question\tAnswer\nHow many owls?\t7\nTotal\t7")
    assert [each.text for each in letter.questions] == ["How many owls?"]


def test_parts_numbered_anew_stay_in_their_question():
    letter = read(
        "You asked for:\n\n1. The rules\n2. These figures:\n1. dogs\n2. cats\n\nResponse\n\n1. The rules\n\nAttached."
    )
    assert letter.questions[0].text == "The rules"


@pytest.mark.parametrize(
    "part", ["section 31(1)(a), ", "s1 ", "received 4 March 2021 ", "(", "**", "request of "]
)
def test_a_hostile_line_takes_no_long_time(part):
    line = (part * 19_000)[:19_000]
    started = time.process_time()
    read(f"You asked for:\n\n1. The rules\n{line}\n\nResponse\n\n{line}")
    assert time.process_time() - started < 1


def test_a_request_without_end_takes_no_long_time():
    asked = "\n".join(f"{n}. Please say how many dogs {n * 7919}?" for n in range(1000))
    started = time.process_time()
    letter = read(f"You asked for:\n\n{asked}\n\nResponse\n\n" + "1. Please say\n\nNo.\n" * 1000)
    assert time.process_time() - started < 5
    assert len(letter.questions) == 100


def asked_and_answered(text: str) -> list[tuple[str, Outcome | None]]:
    return [(each.text, each.outcome) for each in read(text).questions]


def test_the_day_of_the_letter_is_not_that_of_receipt_for_standing_under_the_word_request():
    head = "Freedom of Information Request 9917\n19th July 2021\n\nDear Mrs Ingle,\n\n"
    assert read(f"{head}You wrote to us on 24 June 2021.").received_on == date(2021, 6, 24)
    assert read(f"{head}Thank you.").received_on == date(2021, 7, 19)


def test_numbered_questions_have_the_answers_between_them():
    assert asked_and_answered(
        "Thank you for your request. Please find our response below.\n\n1) The number of dogs in the borough\n\n412"
        "\n\n2) Provide what was spent on cats\n£12\n\n3) Names of the wardens\n\n"
        "Withheld under section 40(2).\n\nSection 40(2)\n\nThey are junior."
    ) == [
        ("The number of dogs in the borough", Outcome.DISCLOSED),
        ("Provide what was spent on cats", Outcome.DISCLOSED),
        ("Names of the wardens", Outcome.WITHHELD),
    ]


def test_a_count_within_an_answer_is_no_question():
    assert asked_and_answered(
        "1. How many dogs are there?\n412, in these places:\n2. Harbour\n3. Hill\n\n2. How many cats?\n9"
    ) == [("How many dogs are there?", Outcome.DISCLOSED), ("How many cats?", Outcome.DISCLOSED)]


@pytest.mark.parametrize(
    "heading", ["Personal data: section 40(2)", "Balance of the public interest in disclosure"]
)
def test_a_heading_that_gives_reasons_is_no_question(heading):
    assert asked_and_answered(
        "**How many dogs are there?**\n\n412\n\n**What are the names of the wardens?**\n\n"
        f"These are withheld under section 40(2).\n\n**{heading}**\n\nSome 12 people would be named."
    ) == [
        ("How many dogs are there?", Outcome.DISCLOSED),
        ("What are the names of the wardens?", Outcome.WITHHELD),
    ]


def test_an_answer_in_bold_type_is_no_heading():
    letter = read(
        "You asked for:\n\n1. The number of dogs\n2. The wardens’ names\n\nResponse\n\n"
        "1. The number of dogs\n\n412\n\n2. The wardens’ names\n\n**Withheld under section 40(2)**"
    )
    assert [each.outcome for each in letter.questions] == [Outcome.DISCLOSED, Outcome.WITHHELD]


def test_an_e_mail_is_answered_between_the_lines_it_quotes():
    assert asked_and_answered(
        "Thank you for your e-mail.\n\n> Hello\n\n> How many permits were sold in the year\n> to March?\n\n14\n\n"
        "> Please send the map:\n\nThe map is attached.\n\nKind regards"
    ) == [
        ("How many permits were sold in the year to March?", Outcome.DISCLOSED),
        ("Please send the map:", Outcome.DISCLOSED),
    ]


def test_an_answer_may_say_its_questions_place():
    asked = (
        "You asked for:\n\n- The cost of the stand\n- The firm that built it\n- The report on the fire\n\n"
    )
    answers = (
        "In answer to your first question, it was £40.\n\nAs to question 2, it was Cornice & Co.\n\n"
        "Turning to your final question, the report is withheld under section 31(1)(a)."
    )
    assert asked_and_answered(asked + answers) == [
        ("The cost of the stand", Outcome.DISCLOSED),
        ("The firm that built it", Outcome.DISCLOSED),
        ("The report on the fire", Outcome.WITHHELD),
    ]


def test_an_answer_may_name_its_question():
    letter = read(
        "You asked for:\n\n1) How many bins were missed?\n2) Which firm collects them?\n\n"
        "Answer to question 1: 1,902\n\nAnswer to question 2: it is withheld under section 43(2)."
    )
    assert [each.outcome for each in letter.questions] == [Outcome.DISCLOSED, Outcome.WITHHELD]
