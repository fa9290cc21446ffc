"""Single rules of reading a request, each with the smallest text that shows it."""

from datetime import date

import pytest

from cases.intake.days import find_day, is_only_a_day
from cases.intake.environment import choose_regime
from cases.intake.parsing import Proposal, propose_from_text
from cases.intake.subject import subject_of

HEADER = (
    "From: Jane Sample <jane@requester.example>\nSent: 3 March 2026 10:12\n"
    "To: foi@ashmere.example\nSubject: Libraries\n\n"
)


def asked(text: str) -> list[str]:
    return [question.text for question in propose_from_text(text).questions]


def noted(proposal: Proposal, words: str) -> bool:
    return any(words in note for note in proposal.notes)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Wednesday 10 February 2021 09:42", date(2021, 2, 10)),
        ("10/02/2021", date(2021, 2, 10)),
        ("2/25/2021 9:42 AM", date(2021, 2, 25)),
        ("10.02.21", date(2021, 2, 10)),
        ("10 - 02 - 2021", date(2021, 2, 10)),
        ("2021-02-10T23:30:00Z", date(2021, 2, 10)),
        ("2021-06-10T23:30:00Z", date(2021, 6, 11)),
        ("2021-06-10T23:30:00.123+00:00", date(2021, 6, 11)),
        ("Wed, 10 Feb 2021 23:42:00 +0100", date(2021, 2, 10)),
        ("10 Jun 2021 at 00:15:10 BST", date(2021, 6, 10)),
        ("10 June 2021 11:30 pm UTC", date(2021, 6, 11)),
        ("10 June 2021 12:15 am (UTC+01:00)", date(2021, 6, 10)),
        ("10 June 2021 20:30 -0500", date(2021, 6, 11)),
        ("10 June 2021 25:99 UTC", date(2021, 6, 10)),
        ("10th February 2021", date(2021, 2, 10)),
        ("the 10th day of February, 2021", date(2021, 2, 10)),
        ("10-Feb-21", date(2021, 2, 10)),
        ("Feb 10, 2021, 9:42 AM", date(2021, 2, 10)),
        ("Wednesday, February 10, 2021 9:42 AM", date(2021, 2, 10)),
        ("31/02/2021, then 1 March 2021", date(2021, 3, 1)),
        ("10 February 1821", None),
        ("flat 10/2, 20211", None),
        ("no day at all", None),
    ],
)
def test_a_day_is_understood_however_it_is_written(written, day):
    found = find_day(written)
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("10 February 2021", True),
        ("Date: Wed 10/02/2021 09:42", True),
        ("Ashmere, 10th February 2021", True),
        ("I wrote on 10 February 2021", False),
        ("10 February 2021 was a Wednesday", False),
        ("On the last day of the month, the tenth as it was, 10 February 2021", False),
        ("10 February 2021 " * 9, False),
        ("February", False),
    ],
)
def test_a_line_may_hold_nothing_but_a_day(line, alone):
    assert bool(is_only_a_day(line)) == alone


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Jane Sample\n1 Sample Road\n\nRECEIVED 12 FEB 2021\n10 February 2021\n\nDear Council\nHow many?",
            date(2021, 2, 12),
        ),
        (
            "Dear Council\nHow many libraries?\nYours faithfully\nJane Sample\n10 February 2021",
            date(2021, 2, 10),
        ),
        ("Jane Sample\n10 February 2021\n\nHow many libraries are there?", date(2021, 2, 10)),
        ("Our ref: x, 10 February 2021\nDear Council\nHow many?", date(2021, 2, 10)),
        (
            "From: Jane Sample\nReceived: 11/02/2021\nSent: 10/02/2021\nSubject: x\n\nHow many?",
            date(2021, 2, 11),
        ),
        (
            "From: Jane Sample\nSent: 10/02/2021\nReceived: 11/02/2021\nSubject: x\n\nHow many?",
            date(2021, 2, 11),
        ),
        (
            "Dear Council\nHow many libraries were there on 10 February 2021?\nPlease reply by 1 March 2021.",
            None,
        ),
    ],
)
def test_the_day_stands_in_the_header_the_letterhead_or_under_the_signature_never_in_a_question(text, day):
    assert propose_from_text(text).received_on == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("How many?\nKind regards, Jane Sample", "Jane Sample"),
        ("How many?\n\nThanks\nKind regards\n\njane", "Jane"),
        ("How many libraries are there? Many thanks, Jane Sample", "Jane Sample"),
        ("How many libraries are there? Thanks", ""),
        ("How many?\n\nYours sincerely\n(Mrs) Jane Sample", "Jane Sample"),
        (
            "How many?\n\nBest wishes\nthe whole team of readers at number 5\nJane de la Sample | Reader",
            "Jane de la Sample",
        ),
        ("My name is Jane Sample and I live here. How many libraries are there?", "Jane Sample"),
        ("Jane Sample\n1 Sample Road\n\nDear Council\nHow many libraries are there?", "Jane Sample"),
        ("How many libraries are there?\n\nJane", "Jane"),
        ("How many libraries are there?\nJane Sample\nReaders of Ashmere", "Jane Sample"),
        ("How many?\nRegards\n12345", ""),
        ("How many?\nRegards to all of your staff\nWho?", ""),
    ],
)
def test_without_a_header_the_name_is_read_from_the_sign_off(text, name):
    assert propose_from_text(text).requester_name == name


def test_the_address_in_a_signature_is_the_requesters_but_not_the_councils():
    text = (
        "Dear foi@ashmere.gov.uk,\nHow many?\nRegards\nJane\nc/o "
        "library@ashmere.gov.uk\njane@requester.example"
    )
    assert propose_from_text(text).requester_email == "jane@requester.example"


def test_a_postscript_after_the_signature_is_still_asked():
    assert asked("How many libraries are there?\nRegards\nJane\n\nP.S. Who manages them?") == [
        "How many libraries are there?",
        "Who manages them?",
    ]


def test_a_number_after_a_word_of_thanks_is_still_a_question():
    text = (
        "Dear Council\nKind regards to all.\nThank you\n1. How many libraries "
        "does the council run today?\n2. Who manages them?"
    )
    assert asked(text) == ["How many libraries does the council run today?", "Who manages them?"]


def test_the_warning_of_the_councils_mail_server_is_not_the_request():
    text = (
        "CAUTION: This email originated from outside the organisation. Do not click links or open\n"
        "attachments unless you know the sender.\n\nHow many libraries are there?"
    )
    assert asked(text) == ["How many libraries are there?"]
    assert asked("[EXTERNAL]\nHow many libraries are there?") == ["How many libraries are there?"]


@pytest.mark.parametrize(
    "text",
    [
        HEADER.replace("Subject: Libraries", "Subject:\nLibraries"),
        HEADER.replace(
            "From: Jane Sample <jane@requester.example>", "From:\nJane Sample <jane@requester.example>\n"
        ),
        HEADER.replace("To: foi@ashmere.example", "To: foi@ashmere.example;\ninfo@ashmere.example\nCc:"),
        HEADER.replace("To: foi", "To:  FOI\n <foi").replace("e\nSubject", "e>\nSubject"),
        "Jane Sample <jane@requester.example>\n3 March 2026 10:12\nTo: FOI\nSubject: Libraries\n\n",
        "---- Forwarded message ----\n" + HEADER,
        "Forwarded message:\n\n" + HEADER.replace("\n", "\n> ").replace("From", "> From"),
        "FYI\n\n________________\n" + HEADER,
    ],
)
def test_a_pasted_header_is_read_in_whatever_way_it_is_laid_out(text):
    mark = "> " if "> Sent" in text else ""
    proposal = propose_from_text(f"{text}{mark}How many libraries are there?")
    assert proposal.as_json() == {
        "requester": {"name": "Jane Sample", "email": "jane@requester.example"},
        "received_on": "2026-03-03",
        "subject": "Libraries",
        "regime": "FOIA",
        "questions": ["How many libraries are there?"],
    }


def test_a_long_subject_may_go_on_in_the_next_line():
    subject = "Opening hours and staff of all libraries and mobile libraries\nin the borough of Ashmere"
    proposal = propose_from_text(HEADER.replace("Libraries", subject) + "How many?")
    assert proposal.subject == subject.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("----- Forwarded message from Jane Sample <jane@requester.example> -----\nHow many?", "Jane Sample"),
        ("Jane Sample <jane@requester.example> wrote:\n> How many?", "Jane Sample"),
        (
            "On 3 March 2026 at 10:12, Jane\nSample <jane@requester.example>\nwrote:\n> How many?",
            "Jane Sample",
        ),
        ("On Tuesday, Jane <jane@requester.example> wrote:\n> How many?", "Jane"),
    ],
)
def test_who_wrote_what_is_quoted_is_read_from_the_line_before(text, sender):
    proposal = propose_from_text(text)
    assert (proposal.requester_name, proposal.requester_email) == (sender, "jane@requester.example")
    assert asked(text) == ["How many?"]


def test_what_stands_below_a_quotation_belongs_to_who_quoted():
    text = HEADER + (
        "On 2 March 2026 at 09:00, FOI <foi@ashmere.example> wrote:\n> Which "
        "libraries?\n\nAll of them. How many are there?\n"
    )
    assert asked(text) == ["How many are there?"]
    assert propose_from_text(text).requester_name == "Jane Sample"


def test_a_person_who_forwards_their_own_request_asks():
    inner = HEADER.replace("3 March", "1 March")
    text = f"{HEADER}Any news?\n\n{inner}How many libraries are there?"
    assert asked(text) == ["How many libraries are there?"]
    assert propose_from_text(text).received_on == date(2026, 3, 1)


def test_an_officer_who_passes_a_request_on_without_words_is_not_the_requester():
    text = (
        "FYI\n\nOn 3 March 2026 at 10:12, Jane Sample <jane@requester.example> "
        "wrote:\n> How many libraries are there?"
    )
    assert propose_from_text(text).requester_name == "Jane Sample"


def test_the_name_shown_gives_way_to_the_sign_off_where_it_is_an_office_or_only_half():
    for shown, expected in (
        ("Jane", "Jane Sample"),
        ("Readers Association", "Jane Sample"),
        ("jane82", "Jane Sample"),
    ):
        text = HEADER.replace("Jane Sample <", f"{shown} <") + "How many?\nRegards\nJane Sample"
        assert propose_from_text(text).requester_name == expected
    assert (
        propose_from_text(HEADER.replace("Jane Sample <", "reader 82 <") + "How many?").requester_name == ""
    )


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        # Wrapped lines, with and without a column
        ("How many\nlibraries are\nthere?", ["How many libraries are there?"]),
        (
            "Please provide:\nThe number of\nlibraries\nThe number of books",
            ["The number of libraries", "The number of books"],
        ),
        ("**How many** libraries are **there**?", ["How many libraries are there?"]),
        # Labels
        ("1. How many?\n3. Who?\n3. When?", ["How many?", "Who?", "When?"]),
        ("The rate rose by\n20. How many libraries are there?", ["How many libraries are there?"]),
        ("2. How many?\n3. Who?", ["How many?", "Who?"]),
        ("A. How many?\nB. Who?", ["How many?", "Who?"]),
        ("1. Rooms\ni) number\nii) size\niii) rent", ["Rooms\ni) number\nii) size\niii) rent"]),
        (
            "1. Rooms\na) x\nb) x\nc) x\nd) x\ne) x\nf) x\ng) x\nh) x\ni) size",
            ["Rooms\na) x\nb) x\nc) x\nd) x\ne) x\nf) x\ng) x\nh) x\ni) size"],
        ),
        ("1. Cars:\n1a. number of cars\n1b. cost\n2. Vans", ["Cars:\n1a. number of cars\n1b. cost", "Vans"]),
        ("(1) How many? (2) Who?", ["How many?", "Who?"]),
        ("Please state (a) the number, (b) the cost.", ["the number,", "the cost."]),
        ("Question 1: How many?\nQuestion 2: Who?", ["How many?", "Who?"]),
        ("- 1. How many?\n- 2. Who?", ["How many?", "Who?"]),
        # Lists and what stands around them
        (
            "1. I wrote to you in May.\n2. You have not answered.\n\nHow many letters were lost?",
            ["How many letters were lost?"],
        ),
        (
            "Please provide:\n- the cost\n- the number\n- Please send this by email.\nThank you",
            ["the cost", "the number"],
        ),
        ("Please provide:\n- the cost\n1. the number\n2. the date", ["the cost\n1. the number\n2. the date"]),
        (
            "1. Libraries\n1.1 How many are there?\nOnly open ones.\n1.2 Who runs them?",
            ["How many are there?\nOnly open ones.", "Who runs them?"],
        ),
        (
            "1. How many?\n\nThe next ones are about books.\n\nBooks\n\n2. Who buys them?",
            ["How many?\nThe next ones are about books.", "Who buys them?"],
        ),
        ("1. How many?\n\n1. Who?", ["How many?", "Who?"]),
        (
            "Please provide:\n- the cost\nwith and without tax.\n- the number",
            ["the cost with and without tax.", "the number"],
        ),
        (
            "Please provide:\n- The cost.\nGross and net.\n- The number.",
            ["The cost.\nGross and net.", "The number."],
        ),
        (
            "Please provide:\n- The cost.\n\nAlso please provide:\n\n- The number.",
            ["The cost.", "The number."],
        ),
        (
            "1. Please list for each room\n\nthese things:\n\na) size\nb) rent\n\n2. Who?",
            ["Please list for each room\nthese things:\na) size\nb) rent", "Who?"],
        ),
        (
            "Do you hold the following, and since when?\n- policy\n- strategy",
            ["Do you hold the following, and since when?\n- policy\n- strategy"],
        ),
        (
            "Please provide the cost by year\n- 2021\n- 2022",
            ["Please provide the cost by year\n- 2021\n- 2022"],
        ),
        (
            "How many libraries are there in total? [a number]",
            ["How many libraries are there in total? [a number]"],
        ),
        ("Please state (1) (2) the cost.", ["the cost."]),
        ("1. How many?\n\nIf so, how much?\n\n- Who pays?", ["How many?\nIf so, how much?", "Who pays?"]),
        ("1. Libraries\n- open\n1.1 How many?", ["Libraries\n- open\n1.1 How many?"]),
        # Tables
        (
            "Question | Answer\nHow many libraries? | \nWho runs them? |",
            ["How many libraries?", "Who runs them?"],
        ),
        ("Please provide:\nNumber of libraries | \n", ["Number of libraries"]),
        ("Year | Libraries\n2020 | \nHow many?", ["How many?"]),
        ("How many libraries?\nYear | Libraries\n2020 |", ["How many libraries?\nYear | Libraries\n2020 |"]),
        # Prose
        (
            "I want to learn about your libraries. In particular, how many are there?",
            ["I want to learn about your libraries. In particular, how many are there?"],
        ),
        (
            "How many libraries are there? Please include mobile ones since 2020.",
            ["How many libraries are there? Please include mobile ones since 2020."],
        ),
        (
            "Please send the list of libraries. Please limit this to libraries open since 2020.",
            ["Please send the list of libraries. Please limit this to libraries open since 2020."],
        ),
        (
            "How many libraries are there? This should cover 2020 only.",
            ["How many libraries are there? This should cover 2020 only."],
        ),
        (
            "How many libraries are there?\n\nThis should cover 2020 only.",
            ["How many libraries are there?\nThis should cover 2020 only."],
        ),
        (
            "Dr. Sample of no. 5 St. Mary's Rd. asks how many libraries there are, "
            "e.g. in Ashmere. Please tell me.",
            [
                "Dr. Sample of no. 5 St. Mary's Rd. asks how many libraries there are, "
                "e.g. in Ashmere. Please tell me."
            ],
        ),
        (
            "Copies of any lease agreements. Please send the agreements in force since 2018.",
            ["Copies of any lease agreements. Please send the agreements in force since 2018."],
        ),
        (
            "Copies of any leases. Please also send invoices since 2018.",
            ["Copies of any leases.", "Please also send invoices since 2018."],
        ),
        ("What happened on 3 May? what did it cost?", ["What happened on 3 May?", "what did it cost?"]),
        (
            "Please answer the following. The number of libraries there are.\n\nThank you",
            ["The number of libraries there are."],
        ),
        ("I am a student. I work at the library. How many books are lent?", ["How many books are lent?"]),
        (
            "We are a group of readers and would like to ask how many books are lent.",
            ["We are a group of readers and would like to ask how many books are lent."],
        ),
        ("I am making a request about libraries.", ["I am making a request about libraries."]),
    ],
)
def test_questions_are_found_word_for_word(text, questions):
    assert asked(text) == questions


def test_what_applies_to_all_questions_is_noted_and_not_lost():
    proposal = propose_from_text(
        "Please answer these for 2020 and 2021:\n\n1. How many libraries?\n2. "
        "How many books?\n\nBroken down by ward."
    )
    assert [question.text for question in proposal.questions] == ["How many libraries?", "How many books?"]
    assert noted(proposal, "applies to all questions: “Please answer these for 2020 and 2021:”")
    assert noted(proposal, "applies to all questions: “Broken down by ward.”")
    assert noted(
        propose_from_text("Scope: 2019 to 2024\n\nHow many libraries?\n\nWhy?"), "Scope: 2019 to 2024"
    )


def test_a_request_that_only_names_a_topic_or_asks_for_everything_is_perhaps_too_wide():
    assert noted(propose_from_text("I would like information about libraries."), "too wide")
    assert noted(propose_from_text("Please send me all correspondence about libraries."), "too wide")
    assert not noted(
        propose_from_text("Please send me all correspondence about libraries since May 2024."), "too wide"
    )


def test_a_text_without_a_question_is_proposed_whole():
    proposal = propose_from_text("Dear Council\n\nThe library was shut.\nAgain.\n\nRegards\nJane")
    assert [question.text for question in proposal.questions] == ["The library was shut.\nAgain."]
    assert noted(proposal, "No questions were found")
    assert asked("Dear Council,") == ["Dear Council,"]


@pytest.mark.parametrize(
    ("questions", "subject", "text", "regime", "reason"),
    [
        (
            ["When did the brook last flood?"],
            "",
            "",
            "EIR",
            "Flood risk and drainage are environmental information, regulation 2(1)",
        ),
        (
            ["How many libraries are there?"],
            "",
            "under the FOI Act",
            "FOIA",
            "Names the Act; nothing environmental found",
        ),
        (["How many libraries are there?"], "", "", "FOIA", "Names no law; nothing environmental found"),
        (
            ["How many libraries are there?"],
            "",
            "under the EIR 2004",
            "EIR",
            "Names the Environmental Information Regulations",
        ),
        (
            ["How many libraries are there?"],
            "",
            "under FOIA or EIR",
            "FOIA",
            "Names the Act; nothing environmental found",
        ),
        (
            ["What does our street lighting cost?", "Who pays?", "Why?"],
            "",
            "FOI",
            "FOIA",
            "Names the Act; energy and transport is touched on",
        ),
        (
            ["Which software do you use for waste collection?"],
            "",
            "",
            "FOIA",
            "Names no law; waste and recycling is touched on",
        ),
        (
            ["Who uses the parks?", "Is street lighting on at night?"],
            "",
            "",
            "EIR",
            "Land and landscape are environmental information, regulation 2(1)",
        ),
        (
            ["How many?", "Who?", "When?", "Why?", "What does it cost in energy?"],
            "Flooding",
            "",
            "EIR",
            "Flood risk and drainage are environmental information, regulation 2(1)",
        ),
        (
            ["How many staff work on workforce planning in the IT environment at Forest Road Library?"],
            "",
            "",
            "FOIA",
            "Names no law; nothing environmental found",
        ),
    ],
)
def test_the_content_decides_the_regime(questions, subject, text, regime, reason):
    choice = choose_regime(questions, subject, text)
    assert (choice.regime, choice.reason) == (regime, reason)


def test_a_re_line_in_the_letterhead_is_the_subject():
    proposal = propose_from_text("10 May 2021\nRe: Library hours\n\nDear Council\nWhen are you open?")
    assert (proposal.subject, proposal.received_on) == ("Library hours", date(2021, 5, 10))


def test_doubts_about_the_regime_are_noted():
    assert noted(
        propose_from_text("How much street lighting is there?\nWho pays?\nWhat about boilers?"),
        "perhaps environmental",
    )
    assert noted(
        propose_from_text("Under the EIR: how many libraries are there?"), "perhaps not environmental"
    )


@pytest.mark.parametrize(
    ("given", "question", "subject"),
    [
        ("RE: FW: Fwd: [EXTERNAL] Library hours", "", "Library hours"),
        ("Freedom of Information request - Library hours", "", "Library hours"),
        ("FOI Request: library hours", "", "Library hours"),
        ("Request under the Freedom of Information Act 2000 – library hours", "", "Library hours"),
        ("FOI request about library hours", "", "Library hours"),
        ("FOI library hours", "", "Library hours"),
        ("FOI requests received in 2024", "", "FOI requests received in 2024"),
        ("Library hours - FOI request", "", "Library hours"),
        ("Library hours [FOI-1234567]", "", "Library hours"),
        ("FOI", "How many libraries are there?", "How many libraries are there"),
        (
            "Freedom of Information Request - Ashmere Borough Council",
            "Please send me a copy of the lease.",
            "Lease",
        ),
        ("Request for information", "", "Request for information"),
        (
            "",
            "Please provide the number of books lent by Ashmere Library to readers "
            "under the age of eighteen, and since when.",
            "Number of books lent by Ashmere Library to readers under the age of eighteen",
        ),
        (
            "",
            "Please provide " + "the number of librariesandbooks " * 9,
            "Number of librariesandbooks the number of librariesandbooks the number of",
        ),
        ("", "Why?", "Why"),
        ("", "", ""),
    ],
)
def test_the_subject_is_what_tells_something(given, question, subject):
    assert subject_of([given], [question] if question else []) == subject


def test_own_data_and_several_messages_are_noted():
    assert noted(propose_from_text("Please send me all the data you hold about me."), "own data")
    assert noted(propose_from_text(HEADER + "How many?\n\n" + HEADER + "Thank you."), "2 messages")


def test_a_web_form_is_read_field_by_field():
    text = (
        "Title: Mrs\nYour name: Jane Sample\nEmail "
        "address:\njane@requester.example\nDate submitted: 3 March 2026\n"
        "Subject: Libraries\nWhat information would you like?\nHow many are "
        "there?\nWhen do they open?\nPreferred format: Email\n"
    )
    assert propose_from_text(text).as_json() == {
        "requester": {"name": "Jane Sample", "email": "jane@requester.example"},
        "received_on": "2026-03-03",
        "subject": "Libraries",
        "regime": "FOIA",
        "questions": ["How many are there?", "When do they open?"],
    }
    plain = (
        "Name: Jane Sample <jane@requester.example>\nEmail: none\nDate: soon\n\nHow many libraries are there?"
    )
    assert asked(plain) == ["How many libraries are there?"]
    assert asked("How many libraries are there?\nName: Jane\nEmail: jane@requester.example") == [
        "How many libraries are there?"
    ]
