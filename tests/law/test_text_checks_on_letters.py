"""The checks of a letter's text against whole letters, clean and faulty, in lay-outs of several councils.

How well the checks did before they were tuned on a set: of the letters marked held_ they found 10 of 22 faults with 10
false alarms (through the reader of past letters as it then was; 20 of 22 with 2, once a slip in reading "section 12(1)
of the Act" was mended and the questions were marked by hand); of those marked unseen_, written after it, 14 of 19 with
6; of those marked fresh_, written last and about what was known to be missed, 2 of 9 with 9. Since then they find all;
a letter that is added may show what they still miss.
"""

import csv
import time

import pytest

from cases.law.letter_text import Finding, Severity
from cases.law.text_checks import findings
from cases.law.working_days import Calendar
from tests.law.letters import HERE, from_file

CALENDAR = Calendar.published()
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))


def _expected() -> list[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FAULTS = _expected()


def _in(finding: Finding, name: str, phrase: str) -> bool:
    lines = from_file(name).lines
    return any(phrase in lines[line - 1] for line in finding.lines)


@pytest.mark.parametrize(
    "fault", FAULTS, ids=[f"{each['letter']} {each['check']} {number}" for number, each in enumerate(FAULTS)]
)
def test_a_fault_is_found_where_it_stands(fault):
    told = [each for each in findings(from_file(fault["letter"]), CALENDAR) if each.check == fault["check"]]
    assert any(_in(each, fault["letter"], fault["phrase"]) for each in told)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_that_is_no_fault(name):
    faults = {(each["check"], each["phrase"]) for each in FAULTS if each["letter"] == name}
    false = [
        each
        for each in findings(from_file(name), CALENDAR)
        if each.severity is not Severity.INFO
        and not any(each.check == check and _in(each, name, phrase) for check, phrase in faults)
    ]
    assert false == []


def test_there_are_clean_letters_and_faulty_ones_under_both_laws():
    faulty = {each["letter"] for each in FAULTS}
    assert faulty < set(NAMES)
    assert len(set(NAMES) - faulty) >= 8


def test_a_letter_of_five_pages_is_checked_within_fifty_milliseconds():
    letter = from_file("long_five_pages")
    findings(letter, CALENDAR)
    taken = []
    for _ in range(5):
        began = time.process_time()
        findings(letter, CALENDAR)
        taken.append(time.process_time() - began)
    assert min(taken) < 0.05


def test_every_message_says_what_to_do_and_rests_on_lines_of_the_letter():
    for name in NAMES:
        letter = from_file(name)
        for each in findings(letter, CALENDAR):
            assert each.message.endswith(".")
            assert each.lines
            assert all(1 <= line <= len(letter.lines) for line in each.lines)
