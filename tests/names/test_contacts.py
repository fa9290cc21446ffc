"""E-mail addresses, telephone numbers, extensions and log-on names."""

import pytest

from cases.law.redaction import Detail
from tests.names.people import find, told


@pytest.mark.parametrize(
    "address",
    [
        "jane.smith@town.gov.uk",
        "JANE.SMITH@TOWN.GOV.UK",
        "r.haversham@town.gov.uk",
        "rhaversham@town.gov.uk",
        "havershamr@town.gov.uk",
        "robert_haversham@mail.town.gov.uk",
        "haversham.robert@town.gov.uk",
        "robert.haversham2@town.gov.uk",
        "hendrik.vanderberg@town.gov.uk",
        "jane dot smith at town dot gov dot uk",
        "jane.smith (at) town (dot) gov (dot) uk",
        "jane.smith [at] town.gov.uk",
        "jane.smith at town.gov.uk",
        "jane.smith @ town.gov.uk",
        "robert.haversham@homemail.example",
        "robert.haversham (at) homemail (dot) example",
        "nadia.rehmani@gmail.com",
    ],
)
def test_an_officers_address_is_withheld_however_it_is_written(address):
    assert told(f"Write to {address}, please") == [(address, "withhold")]


def test_a_senior_officers_work_address_is_kept():
    assert told("nadia.rehmani@town.gov.uk") == [("nadia.rehmani@town.gov.uk", "keep")]


@pytest.mark.parametrize(
    "address",
    [
        "mrs.p.oldroyd1957@hotmail.example",
        "tamworth77@paper.example",
        "oldroyd@gmail.com",
        "jane@paper.example",
        "xanthe.farthing@town.gov.uk",
        "robert@paper.example",
    ],
)
def test_a_strangers_address_is_shown(address):
    assert told(f"From {address}.") == [(address, "flag")]


@pytest.mark.parametrize(
    "text",
    [
        "foi@town.gov.uk",
        "hello@town.gov.uk",
        "planning.team@town.gov.uk",
        "paper@paper.example",
        "look at page.html or dot the i at the end dot now",
        "we met at town.hall",
    ],
)
def test_an_address_of_nobody_is_left(text):
    assert told(text) == []


def test_the_address_makes_the_person_known():
    assert told("From: jane.smith@town.gov.uk. Then Jane left.")[1] == ("Jane", "withhold")


def test_another_bodys_address_is_not_taken_for_an_officers():
    address = "john.smith@acme.example"
    from cases.law.redaction import Kind
    from cases.names import Directory, Entry, Finder, Passage
    from tests.names.people import LADDER, ON, STAFF

    other = Entry("x", "Al Box", kind=Kind.CONTRACTOR, organisation="Acme", emails=("al.box@acme.example",))
    finder = Finder(Directory.of([*STAFF, other], domains=["town.gov.uk"]), lambda on: LADDER)
    assert finder.find([Passage(address, ON)])[0][0].people == ()


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0111",
        "(020) 7946 0111",
        "020-7946-0111",
        "02079460111",
        "+44 20 7946 0111",
        "+44 (0)20 7946 0111",
        "0044 20 7946 0111",
        "0 2 0 7 9 4 6 0 1 1 1",
        "ext 0111",
        "x0111",
        "extension: 0111",
    ],
)
def test_an_officers_number_is_withheld_however_it_is_written(number):
    mention = find(f"Call {number}.")[0]
    assert (mention.text, mention.people, mention.detail) == (number, ("jane smith",), Detail.DIRECT_LINE)


def test_a_mobile_is_told_from_a_direct_line():
    assert find("07700 900117")[0].detail is Detail.MOBILE
    assert find("07700 900999")[0].detail is Detail.MOBILE
    assert find("020 7946 0999")[0].detail is Detail.DIRECT_LINE


@pytest.mark.parametrize("number", ["07700 900999", "020 7946 0999", "+353 1 496 0123", "ext 4444"])
def test_a_number_that_nobody_knows_is_shown(number):
    assert told(f"Call {number}.") == [(number, "flag")]


@pytest.mark.parametrize(
    "text",
    [
        "020 8359 2000",
        "0303 123 1113",
        "0800 496 0000",
        "Switchboard: 020 7946 0999",
        "020 7946 0999 (switchboard)",
        "invoice 020 7946 0999",
        "£0207946099",
        "on 01.02.2022 for 2,079,460,111 and 0207",
        "a 10x4444 grid",
        "https://x.example/a?n=02079460111",
    ],
)
def test_a_number_of_nobody_is_left(text):
    assert told(text) == []


def test_a_phone_number_is_no_reference_number():
    assert told("Telephone number: 020 7946 0999") == [("020 7946 0999", "flag")]


def test_the_bracket_before_a_number_is_not_part_of_it():
    assert told("(020 7946 0111") == [("020 7946 0111", "withhold")]


def test_a_number_ends_with_its_line():
    assert told("020 7946 0111\n2") == [("020 7946 0111", "withhold")]


def test_the_last_figures_of_a_second_number_are_found():
    assert told("020 7946 0111 / 0111") == [("020 7946 0111", "withhold"), ("0111", "withhold")]
    assert told("020 7946 0111 / 0999") == [("020 7946 0111", "withhold")]


class TestLogOnNames:
    def test_made_of_an_officers_name(self):
        assert told("TOWN\\rhaversham and user rhaversham") == [
            ("TOWN\\rhaversham", "withhold"),
            ("rhaversham", "withhold"),
        ]

    def test_of_a_stranger(self):
        assert told("TOWN\\xfarthing1; user xfarthing1") == [("TOWN\\xfarthing1", "flag")]

    def test_within_an_address(self):
        assert told("user jane.smith@town.gov.uk") == [("jane.smith@town.gov.uk", "withhold")]


class TestNamesInsideOtherNames:
    def test_of_files(self):
        assert told("Haversham_R_appraisal.docx, JaneSmith.pdf, Haversham-2021.xlsx") == [
            ("Haversham_R", "withhold"),
            ("JaneSmith", "withhold"),
            ("Haversham", "flag"),
        ]

    def test_of_web_addresses(self):
        assert told("https://x.example/jane-smith/Rose-Road and www.x.example/report.pdf") == [
            ("jane-smith", "withhold")
        ]

    def test_what_is_found_already_stays(self):
        assert told("mailto:jane.smith@town.gov.uk.pdf")[0][1] == "withhold"


class TestExtensionsInAColumn:
    def test_the_heading_says_what_they_are(self):
        text = "Surname\tForename\tExt\nSmith\tJane\t0111\nX\tY\t4444\nnone\tat\tall"
        assert told(text)[1:] == [("0111", "withhold"), ("4444", "flag")]

    def test_in_a_table_of_a_page(self):
        html = (
            "<table><tr><th>Post</th><th>Extension</th></tr><tr><td>Lead</td><td>0111</td></tr></table>"
            "<p>x</p><table><tr><td>Sum</td><td>0111</td></tr></table>"
        )
        assert told(html, is_html=True) == [("0111", "withhold")]
