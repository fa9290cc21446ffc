"""The five real letters, read; what is in them was written down by hand."""

from datetime import date
from pathlib import Path

import pytest

from cases.law.letter_text import Lines, Part
from cases.past_letters.files import read_file
from cases.past_letters.reading import read_letter
from tests.past_letters.reading import found

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FILES = {path.name[:3]: path for path in FOLDER.glob("*.txt")} if FOLDER.is_dir() else {}

pytestmark = pytest.mark.skipif(not FILES, reason="the five letters are not here")

# reference, received, letter, relied on; and of each question its first words, quoted and answered lines, outcome and
# provisions.
LETTERS = {
    "000": (
        ("6972508", date(2021, 1, 28), date(2021, 3, 31), ["s31(3)", "s40(2)", "s43(2)", "s44(1)(a)"]),
        [
            ("Any agreements or contracts", (16, 16), (32, 38), "part", ()),
            ("Any & all data protection assessments", (17, 17), (42, 44), "part", ()),
            ("Any evaluations, audits", (18, 18), (48, 57), "disclosed", ()),
        ],
    ),
    "001": (
        ("7012568", date(2021, 2, 10), date(2021, 3, 4), ["s40(2)"]),
        [
            ("Who is your social media", (7, 7), (22, 22), "disclosed", ()),
            ("Start date & duration", (8, 8), (26, 26), "disclosed", ()),
            ("Actual spend on this contract", (9, 9), (30, 30), "disclosed", ()),
            ("Who is the senior officer", (10, 10), (34, 36), "withheld", ("s40(2)",)),
        ],
    ),
    "002": (
        ("7691884", date(2021, 9, 29), date(2021, 10, 5), ["s31(3)"]),
        [
            ("Breakdown of the number of new electronic devices", (13, 19), (35, 65), "disclosed", ()),
            ("Detail on remote working software", (21, 27), (69, 73), "part", ("s31(3)",)),
        ],
    ),
    "003": (
        ("9193836", date(2023, 2, 15), date(2023, 4, 14), ["s24(1)(a)", "s31(1)(a)"]),
        [("Copies of any data sharing agreements", (13, 13), (37, 61), "part", ("s24(1)(a)", "s31(1)(a)"))],
    ),
    "004": (
        (
            "9449636",
            date(2023, 3, 23),
            date(2023, 5, 24),
            ["s24(1)", "s24(2)", "s31(1)(a)", "s38(1)", "s40(2)"],
        ),
        [
            ("Any Data Sharing Agreement(s)", (13, 13), (53, 55), "elsewhere", ()),
            ("Any Data Protection Impact Assessment", (15, 15), (59, 59), "disclosed", ()),
            ("Any Data Processing Contract(s)", (17, 17), (63, 65), "elsewhere", ()),
            ("A list of partners", (19, 19), (69, 69), "disclosed", ()),
            ("Any information given to persons", (21, 21), (73, 73), "elsewhere", ()),
            ("Is the Data Sharing Agreement derived", (25, 25), (77, 79), "not_held", ()),
            ("Are any data relevant to Prevent", (27, 27), (83, 83), "disclosed", ()),
            ("Do invitees to Channel", (29, 29), (87, 89), "disclosed", ()),
            ("If YES to (8)", (31, 31), (93, 93), "disclosed", ()),
            ("Is any data relevant to Prevent stored", (33, 33), (97, 97), "disclosed", ()),
            ("If YES to (11)", (35, 35), (101, 101), "disclosed", ()),
            (
                "Please indicate whether your area is a Prevent",
                (37, 37),
                (105, 105),
                "disclosed",
                ("s24(2)",),
            ),
            (
                "Please indicate whether your area is a Dovetail",
                (39, 39),
                (109, 109),
                "disclosed",
                ("s24(2)",),
            ),
            ("Please list all the persons consulted", (41, 41), (113, 123), "part", ("s40(2)", "s38(1)")),
        ],
    ),
}
# The first line of each section and what it is for.
SECTIONS = {
    "000": "1 head 14 request 22 opening 24 answers 59 refusal 61 refusal 83 refusal 93 refusal 99 refusal 107 further "
    "111 marketing 119 rights",
    "001": "1 head 7 request 12 opening 14 answers 38 refusal 48 further 52 marketing 60 rights",
    "002": "1 head 11 request 29 opening 31 answers 75 refusal 109 further 113 marketing 121 rights",
    "003": "1 head 11 request 15 opening 17 answers 29 answers 63 refusal 69 refusal 88 refusal 90 refusal 110 further "
    "114 marketing 122 rights",
    "004": "1 head 11 request 43 opening 45 answers 125 refusal 127 refusal 131 refusal 153 refusal 174 refusal "
    "204 refusal 208 further 212 marketing 222 rights",
}


def read(name):
    return read_letter(read_file(FILES[name].read_bytes()).lines)


@pytest.mark.parametrize("name", LETTERS)
def test_what_a_real_letter_says_of_itself(name):
    (reference, received_on, letter_on, provisions), _ = LETTERS[name]
    fields = found(read(name))
    assert fields["reference"] == reference
    assert (fields["received_on"], fields["letter_date"]) == (received_on, letter_on)
    assert fields["regime"] == "FOIA"
    assert fields["provisions"] == provisions


@pytest.mark.parametrize("name", LETTERS)
def test_what_was_asked_in_a_real_letter_and_how_it_was_answered(name):
    questions = read(name).questions
    wanted = LETTERS[name][1]
    assert len(questions) == len(wanted)
    for number, (asked, (text, where, answer, outcome, provisions)) in enumerate(
        zip(questions, wanted, strict=True), 1
    ):
        assert asked.number == number
        assert asked.text.startswith(text)
        assert (asked.where, asked.answer) == (Lines(*where), Lines(*answer))
        assert (asked.outcome, asked.cited) == (outcome, provisions)


@pytest.mark.parametrize("name", SECTIONS)
def test_the_sections_of_a_real_letter(name):
    letter = read(name)
    assert " ".join(f"{each.where.first} {each.part}" for each in letter.sections) == SECTIONS[name]
    assert letter.sections[-1].where.last == len(letter.lines)


def test_a_paragraph_that_does_not_exist_is_cited_and_has_no_id():
    cited = {each.written: each for each in read("003").citations}
    assert (cited["s24(1)(a)"].provision, cited["s24(1)(a)"].relied_on) == ("", True)
    assert not cited["s23(1)"].relied_on


def test_a_notice_is_about_its_provisions():
    notices = [each for each in read("004").sections if each.part is Part.REFUSAL]
    assert [each.cited for each in notices] == [
        (),
        ("s24(1)", "s24(2)"),
        ("s24(2)",),
        ("s31(1)(a)",),
        ("s38(1)",),
        ("s40(2)",),
    ]
