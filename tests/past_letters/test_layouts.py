# ruff: noqa: E501
"""Layouts of other councils: by turns, in e-mail, in one sentence, between rules, under labels in any order."""

from datetime import date

import pytest

from cases.law.letter_text import Part
from cases.law.outcomes import Outcome
from cases.past_letters.citing import mentions
from cases.past_letters.days import letter_date, received_date
from cases.past_letters.judging import outcome_of
from cases.past_letters.marks import marked
from cases.past_letters.reading import read_letter
from cases.past_letters.sheet import as_read

ACT = "We answer under the Freedom of Information Act 2000."
DISCLOSED, WITHHELD, PART = Outcome.DISCLOSED, Outcome.WITHHELD, Outcome.PART


def read(text: str):
    return read_letter(tuple(text.split("\n")))


def asked(text: str) -> list[tuple[str, Outcome | None]]:
    return [(each.text, each.outcome) for each in read(text).questions]


def cited(text: str) -> list[tuple[str, ...]]:
    return [each.cited for each in read(text).questions]


# By turns


@pytest.mark.parametrize(
    ("yours", "ours"), [("YOU ASKED", "WE SAID"), ("You asked:", "We replied:"), ("Question", "Our answer")]
)
def test_who_asks_and_who_answers_may_stand_over_each_turn(yours, ours):
    assert asked(
        f"Dear Ms Vale\n\n{yours}\nWho cleans the pier?\n\n{ours}\nBrine Ltd.\n\n{yours}\n\n2. Who paints it\n\n{ours}\n\n"
        "The name is withheld under section 43(2).\n\nYour rights\n\nAsk for a review."
    ) == [("Who cleans the pier?", DISCLOSED), ("Who paints it", WITHHELD)]


def test_turns_may_stand_on_one_line_with_their_words():
    text = "You asked: Who cleans the pier?\nWe said: Brine Ltd.\n\nYou asked: Who paints it?\nWe said: Not held."
    assert asked(text) == [("Who cleans the pier?", DISCLOSED), ("Who paints it?", Outcome.NOT_HELD)]


def test_a_turn_may_stay_without_an_answer():
    turn = "You asked: Who {0} the pier?\nWe said: Brine Ltd.\n\n"
    text = f"{turn.format('cleans')}You asked: Who lights it?\n\n{turn.format('paints')}Kind regards"
    assert asked(text) == [
        ("Who cleans the pier?", DISCLOSED),
        ("Who lights it?", None),
        ("Who paints the pier?", DISCLOSED),
    ]


def test_one_turn_is_no_exchange():
    assert asked("Question\n\nOur answer\n\nIt is so.") == []


# Labels


@pytest.mark.parametrize(
    "label", ["Response to {}", "Answer {}", "A{}", "Our reply to question {}", "POINT {}", "Item ({})"]
)
def test_an_answer_stands_under_a_line_that_only_says_which_it_is(label):
    text = f"You asked for:\n\n1. The plan\n2. The cost\n\n{label.format(1)}\n\nIt is attached.\n\n{label.format(2)}\n\n£12"
    assert asked(f"{text}\n\nYours sincerely") == [("The plan", DISCLOSED), ("The cost", DISCLOSED)]


def test_one_answer_may_stand_under_the_labels_of_several():
    text = (
        "You asked for:\n\n1. The plan\n2. The map\n3. The key\n4. The cost\n\nA1 to A3\n\nThese are withheld under section "
        "24(1).\n\nA4\n\n£12"
    )
    assert [outcome for _, outcome in asked(text)] == [WITHHELD, WITHHELD, WITHHELD, DISCLOSED]


def test_the_last_item_may_be_answered_first():
    text = (
        "You asked for:\n\n(A) The plan\n(B) The cost\n\n2. Item (B)\n\n£12 was paid.\n\n3. Item (A)\n\nWithheld under section "
        "43(2)."
    )
    assert asked(text) == [("The plan", WITHHELD), ("The cost", DISCLOSED)]


def test_headings_may_count_the_parts_in_words_and_in_any_order():
    text = (
        "You asked for:\n\n- the plan\n- the cost\n\nOur decision\n\nSecond part: the cost\n£12 was paid.\n\n"
        "First part: the plan\nThis is withheld under section 43(2)."
    )
    assert asked(text) == [("the plan", WITHHELD), ("the cost", DISCLOSED)]


def test_a_number_used_twice_is_answered_by_its_place():
    text = "You asked for:\n\n1. The plan\n2. The map\n2. The cost\n\nResponse\n\n1. Attached.\n\n2. Enclosed.\n\n3. £12"
    assert [each.answer.first for each in read(text).questions] == [9, 11, 13]


def test_a_number_used_twice_stays_where_the_answers_use_it_twice_too():
    text = "You asked for:\n\n1. The plan\n2. The map\n2. The cost\n\nResponse\n\n1. Attached.\n\n2. Enclosed.\n\n2. £12"
    assert [each.answer.first for each in read(text).questions] == [9, 11, 13]


def test_lines_counted_without_a_dot_are_a_list():
    text = "You asked us for:\n\n1 The number of huts\n2 The rent of a hut\n\nResponse to 1\n40\n\nResponse to 2\n£12"
    assert asked(text) == [("The number of huts", DISCLOSED), ("The rent of a hut", DISCLOSED)]


@pytest.mark.parametrize(
    "lines", [("18 Reed Street, Northwick",), ("1 Reed Street, Northwick", "", "Dear Ms Vale"), ("1 Two",)]
)
def test_a_house_number_is_no_label(lines):
    assert not any(mark.kind for mark in marked(lines))


def test_a_list_counted_without_a_dot_begins_anew_until_it_goes_on():
    marks = marked(("1 Reed Street, Northwick", "1 The number of huts", "2 The rent of huts"))
    assert [mark.label for mark in marks] == ["", "1", "2"]


# The list that nobody announces, and the quoted e-mail


def test_questions_that_stand_together_are_the_request_without_a_word_before_them():
    letter = read(
        f"Dear Ms Vale\n\n{ACT}\n\nQ1. How many huts are there, and where\nare they?\n\nQ2. Who lets them?\n\nI can confirm that "
        "the council holds the information requested.\n\nA1\n\n40\n\nA2\n\nBrine Ltd."
    )
    assert [each.text for each in letter.questions] == [
        "How many huts are there, and where are they?",
        "Who lets them?",
    ]
    assert Part.REQUEST in {each.part for each in letter.sections}
    assert letter.sections[-1].part is Part.OPENING


@pytest.mark.parametrize("between", ["\n\n40", "\n40", "\n\n\n\n\n\n\n\n"])
def test_questions_with_answers_between_them_are_no_list_alone(between):
    letter = read(f"Dear Ms Vale\n\n1. How many huts are there?{between}\n\n2. Who lets them?\n\nBrine Ltd.")
    assert Part.REQUEST not in {each.part for each in letter.sections}


def test_a_request_quoted_whole_from_an_e_mail_ends_where_the_council_speaks():
    letter = read(
        "Dear Ms Vale\n\nYour e-mail said:\n\n> Please list the huts on the\n> north beach.\n>\n> Please send their rents.\n\n"
        "The council refuses both requests under section 14(1) of the Freedom of Information Act 2000 as vexatious."
    )
    assert [(each.text, each.outcome, each.cited) for each in letter.questions] == [
        ("Please list the huts on the north beach.", Outcome.VEXATIOUS, ("s14(1)",)),
        ("Please send their rents.", Outcome.VEXATIOUS, ("s14(1)",)),
    ]


def test_what_is_attached_on_the_line_of_its_label_opens_no_section():
    letter = read(
        f"Dear Ms Vale\n\n{ACT}\n\nAttached: huts.pdf (3 pages)\n\n> How many huts?\n\n40\n\n> Who lets them?\n\nBrine"
    )
    assert Part.ATTACHMENTS not in {each.part for each in letter.sections}
    assert len(letter.questions) == 2


# A request told in a sentence


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (
            "You contacted us and asked for three things: (a) the plan; (b) the cost; and (c) the day it opens.",
            "abc",
        ),
        ("Your request was in three parts: (1) the plan; (2) the cost; (3) the day it opens.", "123"),
        ("You want i) the plan, ii) the cost and iii) the day it opens", ("i", "ii", "iii")),
    ],
)
def test_a_sentence_may_count_what_was_asked(told, kind):
    answers = "\n".join(
        f"{label}) {words}" for label, words in zip(kind, ("Attached.", "£12", "4 May"), strict=True)
    )
    assert asked(f"Dear Ms Vale\n\n{told}\n\nOur answers\n\n{answers}") == [
        ("the plan", DISCLOSED),
        ("the cost", DISCLOSED),
        ("the day it opens", DISCLOSED),
    ]


def test_a_question_that_ends_a_counted_sentence_keeps_its_mark():
    text = "You asked us (a) who lets the huts and (b) what is the rent? We answer below.\n\na) Brine Ltd.\nb) £12"
    assert [words for words, _ in asked(text)] == ["who lets the huts", "what is the rent?"]


def test_what_is_counted_without_a_request_is_none():
    assert asked("Huts are let to (a) residents and (b) clubs of the borough.") == []


@pytest.mark.parametrize("joint", [" and ", ",\nand ", " together with "])
def test_two_requests_of_one_sentence_are_answered_under_headings_of_their_own_words(joint):
    letter = read(
        f"Dear Ms Vale\n\nThank you for your e-mail in which you asked for the notes of the away\nday{joint}the cost of the venue. "
        f"{ACT}\n\nCost\n\n£1,150\n\nNotes\n\nWe withhold the notes under section\n36(2)(b)(ii) of the Act.\n\nYour rights"
    )
    assert [(each.text, each.outcome, each.cited) for each in letter.questions] == [
        ("the notes of the away day", WITHHELD, ("s36(2)(b)(ii)",)),
        ("the cost of the venue", DISCLOSED, ()),
    ]


def test_a_request_that_the_letter_tells_may_be_one_thing_over_two_lines():
    text = "Your letter asked about the number of huts on\nthe north beach. There are 40.\n\nThey are let by the year."
    assert asked(text) == [("the number of huts on the north beach", DISCLOSED)]
    assert asked("Your letter asked about the huts on the north beach.\n\nThere are 40.")[0][1] is DISCLOSED


# Between rules, and tables with the answers below


def test_what_stands_between_two_rules_is_what_was_asked():
    rule = "=" * 30
    letter = read(
        f"Dear Ms Vale\n\n{ACT}\n\n{rule}\nThe survey of the pier\n{rule}\nHeld, and refused under section 22(1).\n\n{rule}\nThe "
        f"number of visits\n{rule}\n41,220\n\n{rule}\nAny offer for the pier\n{rule}\nNot held. We searched two drives.\n\nYour rights"
    )
    assert [(each.text, each.outcome) for each in letter.questions] == [
        ("The survey of the pier", WITHHELD),
        ("The number of visits", DISCLOSED),
        ("Any offer for the pier", Outcome.NOT_HELD),
    ]


def test_one_line_between_rules_is_a_title():
    assert asked(f"-----\nThe survey of the pier\n-----\n\nDear Ms Vale\n\n{ACT}") == []


TABLE = (
    f"Dear Ms Vale\n\n{ACT}\n\n| Item | Request | Outcome |\n| 1 | Number of huts let | Supplied |\n"
    "| 2 | Names of the tenants | Refused |\n\n"
)


def test_a_table_may_only_say_what_became_of_each_question():
    text = f"{TABLE}Item 1\n\n40\n\nItem 2\n\nThe names are refused under section 40(2)."
    assert [(each.outcome, each.cited) for each in read(text).questions] == [
        (DISCLOSED, ()),
        (WITHHELD, ("s40(2)",)),
    ]


def test_a_table_whose_answers_stand_nowhere_else_is_the_answer():
    assert [each.answer.first for each in read(TABLE).questions] == [6, 7]


# Outcomes


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("We do not hold this information. The nearest figure is 203, for all huts.", Outcome.NOT_HELD),
        ("Not held. We asked two teams.", Outcome.NOT_HELD),
        ("The council has no drones. No information is held.", Outcome.NOT_HELD),
        ("Twelve. The rest is not held.", DISCLOSED),
        ("2. We hold this information. It is exempt under section 43(2).", WITHHELD),
        (
            "We hold it. It is exempt under section 31(1)(a).\n\nTwo huts were broken into in 2024.\nRelease would help.",
            WITHHELD,
        ),
        ("There are 40. The names are withheld under section 40(2).", PART),
        ("The names are withheld under section 40(2). The total was 14.", PART),
        (
            "We refuse it under section\n43(2). The balance of the public interest for some is against.",
            WITHHELD,
        ),
        ("The duty to confirm or deny does not arise, by section 31(3).", Outcome.NCND),
        (
            "These two questions are about one person. We neither confirm nor deny under section 40(5B).",
            Outcome.NCND,
        ),
        ("Yes, the minutes are attached. No redactions have been made.", DISCLOSED),
        ("See table 2.\nhttps://sample.example/pay/2025", Outcome.ELSEWHERE),
        (
            "Regulation 12(4)(a) applies: the exception stands, as we did not hold it when you asked.",
            Outcome.NOT_HELD,
        ),
        (
            "The plan runs to some forty pages and is long, so it is being sent to\nyou as a file: plan.pdf, attached",
            DISCLOSED,
        ),
        ("A line that runs on to the margin of the page and has no end\n- a list", DISCLOSED),
    ],
)
def test_what_an_answer_says(words, outcome):
    assert outcome_of(words) is outcome


def test_all_that_was_asked_may_be_refused_for_cost_with_what_was_searched():
    text = (
        f"You asked for:\n\n1. All e-mails on huts\n2. Their number\n\nDecision\n\n{ACT} We refuse it: the cost of complying would "
        "exceed the appropriate limit, section 12(1). On 4 May we searched three of them."
    )
    assert [each.outcome for each in read(text).questions] == [Outcome.COST, Outcome.COST]


def test_what_is_relied_on_for_every_question_is_cited_for_each():
    text = (
        "Dear Ms Vale\n\nAll is published, and we rely on section 21(1) for each question.\n\nYou asked:\nWho are the chiefs?\n\n"
        "We said:\nSee https://sample.example/chiefs\n\nYou asked:\nWhat is the rent?\n\nWe said:\nSee https://sample.example/rent"
    )
    assert cited(text) == [("s21(1)",), ("s21(1)",)]


# Citations


@pytest.mark.parametrize(
    "text",
    [
        "We mention section 40 only so that you know of it.",
        "Section 40 may come to matter later, but we do not rely on it now.",
    ],
)
def test_a_provision_that_is_set_aside_is_not_relied_on(text):
    assert [each.relied_on for each in mentions(text)] == [False]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("We refuse it under section\n43(2) of the Act.", {"s43(2)": (4, True)}),
        (
            "The council considered the matter with care and it did not rely on\nsection 43(2).",
            {"s43(2)": (4, False)},
        ),
        (
            "We refuse it under regulation 12(3) and regulation 13(1).",
            {"reg 12(3)": (3, False), "reg 13(1)": (3, True)},
        ),
        ("We refuse it under regulation 12(3).", {"reg 12(3)": (3, True)}),
        ("It meets regulation 13(2A)(a).", {"reg 13(2A)(a)": (3, False)}),
    ],
)
def test_where_a_provision_is_cited_and_whether_it_is_relied_on(text, lines):
    letter = read(f"Dear Ms Vale\n\n{text}")
    assert {each.written: (each.line, each.relied_on) for each in letter.citations} == lines


# Marks of the letter


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("Subject: RE: Huts [NDC/2025/0188]", "NDC/2025/0188"),
        ("Subject: Your request NDC/FOI/2024/0957", "NDC/FOI/2024/0957"),
        ("NDC-FOI-01902", "NDC-FOI-01902"),
        ("Subject: FOI.2025.1188 - Refusal notice", "FOI.2025.1188"),
        ("NBE-26-00217", "NBE-26-00217"),
        ("2025-06-01", ""),
        ("The rule of 2025/0188 was laid before the council in the spring of that year and stands.", ""),
    ],
)
def test_a_reference_needs_no_label(line, reference):
    assert read(f"Northwick Council\n{line}\n\nDear Ms Vale\n\n{ACT}").reference == reference


def test_the_reference_of_another_case_stands_later_in_the_letter():
    body = "\n".join(["We answer it here."] * 45)
    assert read(f"FOI/12/25\n\n{body}\n\nYour own data is case SAR.2025.0210.").reference == "FOI/12/25"
    assert read(f"Northwick\n\n{body}\n\nIt is case number 88123.").reference == "88123"


def test_the_day_of_the_letter_may_be_told_in_a_sentence():
    assert letter_date(["This reply is given under the Act and is dated 3 September 2025."]) == date(
        2025, 9, 3
    )
    assert letter_date(["It was built on 3 September 2025 and then let to the clubs."]) is None


def test_a_review_was_received_when_it_was_asked_for():
    assert received_date(["Request received: 1 May 2025", "Review requested: 2 June 2025"]) == date(
        2025, 6, 2
    )


def test_a_letter_that_greets_nobody_begins_to_speak_with_its_first_sentence():
    letter = read(
        "Northwick Council\n4 Pier Road, Northwick, Sampleshire, in the year of 2025, SM1 4\n\nYour letter came on 1 May 2025 and we\nanswer."
    )
    assert [(each.part, each.where.first) for each in letter.sections] == [(Part.HEAD, 1)]
    letter = read("Northwick Council\n\nYour letter came on 1 May 2025 and we answer it here today.")
    assert [(each.part, each.where.first) for each in letter.sections] == [(Part.HEAD, 1), (Part.OPENING, 3)]


def test_a_request_may_follow_an_opening_that_ends_in_a_stop():
    letter = read(
        f"Dear Ms Vale\n\n{ACT}\n\nYou asked for the following information.\n\n1. The plan\n2. The cost\n\nResponse\n\n1. Attached.\n\n2. £12"
    )
    assert [each.text for each in letter.questions] == ["The plan", "The cost"]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("What we are not sending, and why", Part.REFUSAL),
        ("What we are sending", Part.ANSWERS),
        ("My decision", Part.ANSWERS),
        ("What happens now", Part.RIGHTS),
        ("How to challenge this reply", Part.RIGHTS),
        ("List of enclosures", Part.ATTACHMENTS),
    ],
)
def test_headings_of_other_councils(heading, part):
    letter = read(f"Dear Ms Vale\n\n{ACT} It has been looked at with care.\n\n{heading}\n\nWords.")
    assert letter.sections[-1].part is part


def test_a_title_that_names_the_review_opens_no_rights():
    letter = read(
        f"Northwick Council\n\nINTERNAL REVIEW OUTCOME\n\nDear Ms Vale\n\n{ACT} I looked at it afresh."
    )
    assert [each.part for each in letter.sections] == [Part.HEAD, Part.OPENING]


# What is kept of it


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("Subject: RE: Beach huts - FOI [NDC/2025/0188]\n\nDear Ms Vale", "Beach huts"),
        ("Dear Ms Vale\n\nFreedom of Information Act 2000 - rents of beach huts", "rents of beach huts"),
        ("Environmental Information Regulations 2004: Pier Lane\n\nDear Ms Vale", "Pier Lane"),
        ("Dear Ms Vale\n\n**Your request about beach huts**", "beach huts"),
        ("Dear Ms Vale\n\nRequest received: 1 May 2025", "Who lets the huts?"),
        ("Dear Ms Vale\n\nFormal response", "Who lets the huts?"),
        ("Northwick Council", "Who lets the huts?"),
    ],
)
def test_the_subject_is_that_of_the_letter_or_else_its_first_question(head, subject):
    text = f"{head}\n\n{ACT} It was seen by the team.\n\nYou asked:\n\n1. Who lets the huts?\n2. What is paid?\n\nResponse\n\n1. Brine Ltd.\n\n2. £12"
    assert as_read(tuple(text.split("\n")))["subject"] == subject


def test_the_number_of_an_answer_is_not_part_of_it():
    text = "You asked:\n\n1. Who lets the huts?\n2. What is paid?\n\nResponse\n\n1. Brine Ltd.\n\n2. £12\n- a month"
    kept = as_read(tuple(text.split("\n")))
    assert [each["answer"] for each in kept["questions"]] == ["Brine Ltd.", "£12\n- a month"]


def test_what_is_relied_on_for_all_is_not_cited_for_what_is_given():
    text = (
        "Dear Ms Vale\n\nSection 21(1) is relied on for both questions.\n\nYou asked:\nWho are the chiefs?\n\nWe said:\nSee "
        "https://sample.example/chiefs\n\nYou asked:\nWhat is the rent?\n\nWe said:\nIt is £12."
    )
    assert cited(text) == [("s21(1)",), ()]


def test_a_summary_of_the_answers_is_not_part_of_the_request():
    text = (
        "Response sent: 3 February 2025\n\nSummary of request\n1. The number of huts\n2. Their rent\n\nSummary of response\n"
        "1. Disclosed\n2. Refused\n\nDetail\n\n1. There are 40.\n\n2. We refuse it under section 43(2)."
    )
    assert asked(text) == [("The number of huts", DISCLOSED), ("Their rent", WITHHELD)]
    assert read(text).letter_on == date(2025, 2, 3)


def test_a_count_that_begins_anew_ends_the_request():
    text = "You asked for:\n\n1. The number of huts\n2. Their rent\n\n1. There are 40.\n\n2. It is £12."
    assert [words for words, _ in asked(text)] == ["The number of huts", "Their rent"]


def test_a_request_in_quotation_marks_ends_with_them():
    letter = read("You wrote:\n\n“Could I have the number of huts?”\n\nNumber of huts\nThere are 40.")
    assert [(each.text, each.outcome) for each in letter.questions] == [
        ("Could I have the number of huts?", DISCLOSED)
    ]
    assert [each.part for each in letter.sections] == [Part.REQUEST, Part.OPENING]
    letter = read("You wrote:\n\n“Could I have the number of huts?”\n\n## Our response\n\nThere are 40.")
    assert letter.sections[-1].part is Part.ANSWERS
