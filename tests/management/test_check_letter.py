import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cases.law.letter_text import Finding, Severity
from cases.past_letters import files
from tests.past_letters import papers

ROOT = Path(__file__).parents[2]
LETTER = """\
Marlbridge District Council
Our ref: FOI/2022/0417
12 September 2022

Thank you for your request received on 5 August 2022, for the following information:

1. The number of penalty charge notices in 2021
2. The names of the officers who issued them

We have considered your request under the Freedom of Information Act 2000.

Response

1. The number of penalty charge notices in 2021

12,408

2. The names of the officers who issued them

Withheld under section 40(2).
"""


@pytest.fixture
def letter(tmp_path):
    def written(content: str | bytes = LETTER, name: str = "letter.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return written


@pytest.fixture
def printed(db, capsys):
    def run(*options: str) -> str:
        call_command("check_letter", *options)
        return capsys.readouterr().out

    return run


@pytest.fixture
def answer(printed):
    def run(*options: str) -> dict:
        return json.loads(printed(*options, "--json"))

    return run


def test_the_answer_has_what_the_letter_says_and_what_is_wrong_with_it(answer, letter):
    found = answer(letter())
    wrong = found.pop("findings")
    assert found == {
        "reference": "FOI/2022/0417",
        "received_on": "2022-08-05",
        "letter_date": "2022-09-12",
        "due_on": "2022-09-05",
        "days_late": 5,
        "regime": "FOIA",
        "questions": [
            {
                "text": "The number of penalty charge notices in 2021",
                "outcome": "disclosed",
                "provisions": [],
            },
            {
                "text": "The names of the officers who issued them",
                "outcome": "withheld",
                "provisions": ["s40(2)"],
            },
        ],
        "provisions": ["s40(2)"],
    }
    assert all(set(each) == {"check", "severity", "lines", "message"} for each in wrong)
    late = next(each for each in wrong if each["check"] == "LETTER-06")
    assert late["severity"] == "error"
    assert 3 in late["lines"]


def test_what_is_not_known_is_null(answer, letter):
    found = answer(letter("Dear Sir\n\nWe write about nothing at all."))
    known = {key: value for key, value in found.items() if key != "findings"}
    assert known == {
        **dict.fromkeys(("reference", "received_on", "letter_date", "due_on", "days_late", "regime")),
        "questions": [],
        "provisions": [],
    }


def test_a_letter_may_answer_under_both_laws_and_leave_a_question_out(answer, letter):
    found = answer(
        letter(
            "You asked for:\n\n1. The plan of the wood\n2. The cost of the wood\n\nWe answered under the Freedom of "
            "Information Act 2000 and the Environmental Information Regulations 2004.\n\nResponse\n\n"
            "1. The plan of the wood\n\nAttached as plan.pdf.\n"
        )
    )
    assert found["regime"] == "both"
    assert [each["outcome"] for each in found["questions"]] == ["disclosed", None]


def test_a_day_of_receipt_before_the_law_gives_no_due_date(answer, letter):
    found = answer(letter(LETTER.replace("5 August 2022", "5 August 1999")))
    assert (found["received_on"], found["due_on"], found["days_late"]) == ("1999-08-05", None, None)


def test_the_answer_in_words(printed, letter):
    lines = printed(letter()).splitlines()
    assert lines[:8] == [
        "Reference   FOI/2022/0417",
        "Received    Friday 5 August 2022",
        "Letter of   Monday 12 September 2022",
        "Due         Monday 5 September 2022, sent 5 working days late",
        "Law         Freedom of Information Act 2000",
        "Relies on   s40(2)",
        "",
        "Questions",
    ]
    assert "  2. The names of the officers who issued them: Withheld (s40(2))" in lines
    assert any(line.startswith("  Error    LETTER-06  lines 3, 5: ") for line in lines)


def test_the_words_say_what_was_not_found(printed, letter):
    lines = printed(letter("Dear Sir\n\nWe write about nothing at all.")).splitlines()
    assert lines[:8] == [
        "Reference   not found",
        "Received    not found",
        "Letter of   not found",
        "Due         not known",
        "Law         not found",
        "Relies on   no provision",
        "",
        "No question was found.",
    ]


def test_the_words_are_short_and_name_a_letter_that_went_in_time(printed, letter):
    text = LETTER.replace("12 September", "12 August").replace(
        "notices in 2021", "notices in 2021 " + "and after " * 10
    )
    lines = printed(letter(text.replace("Withheld under section 40(2).", ""))).splitlines()
    assert lines[3].endswith(", sent in time")
    assert any("…: Disclosed" in line for line in lines)
    assert any("No answer found" in line or "no answer found" in line for line in lines)


def test_a_letter_without_a_fault_says_so(printed, letter, monkeypatch):
    monkeypatch.setattr("cases.management.commands.check_letter.findings", lambda letter, calendar: [])
    assert printed(letter()).rstrip().endswith("Nothing was found that is wrong.")


def test_the_lines_of_a_finding_are_told_in_runs(printed, letter, monkeypatch):
    wrong = [
        Finding("LETTER-41", Severity.WARN, (3, 4, 5, 9), "Twice."),
        Finding("LETTER-54", Severity.INFO, (), "Nobody is named."),
    ]
    monkeypatch.setattr("cases.management.commands.check_letter.findings", lambda letter, calendar: wrong)
    assert printed(letter()).splitlines()[-3:] == [
        "Found",
        "  Warning  LETTER-41  lines 3–5, 9: Twice.",
        "  Note     LETTER-54  Nobody is named.",
    ]


def test_pdf_and_word_letters_are_read_as_well(answer, letter):
    paragraphs = LETTER.split("\n")
    as_word = papers.word("".join(papers.p(line) for line in paragraphs))
    as_pdf = papers.pdf("".join(f"<p>{line}</p>" for line in paragraphs if line))
    for content in (as_word, as_pdf):
        found = answer(letter(content, "letter.bin"))
        assert (found["reference"], found["days_late"], found["provisions"]) == (
            "FOI/2022/0417",
            5,
            ["s40(2)"],
        )
        assert [each["outcome"] for each in found["questions"]] == ["disclosed", "withheld"]


def test_tracked_changes_are_told_on_standard_error(db, capsys, letter):
    call_command("check_letter", letter(papers.word(f"<w:ins>{papers.p('Our ref: 12')}</w:ins>")), "--json")
    out, err = capsys.readouterr()
    assert json.loads(out)["reference"] == "12"
    assert "tracked changes" in err


def test_a_file_that_cannot_be_read_is_named_with_the_reason(printed, letter, tmp_path, monkeypatch):
    for name, why in (
        (letter(""), "The file is empty."),
        (str(tmp_path / "none.txt"), "the file cannot be opened (No such file or directory)."),
        (str(tmp_path), "the file cannot be opened (Is a directory)."),
        ("a\0b", "the file cannot be opened (embedded null byte)."),
    ):
        with pytest.raises(CommandError) as refusal:
            printed(name)
        assert str(refusal.value) == f"{name}: {why}"
    monkeypatch.setattr("cases.management.commands.check_letter.LARGEST", 5)
    monkeypatch.setattr(files, "LARGEST", 5)
    with pytest.raises(CommandError, match="larger than"):
        printed(letter())


def test_without_the_tables_it_counts_with_the_calendar_of_the_product(answer, letter):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_calendarversion RENAME TO not_migrated_yet")
    assert answer(letter())["due_on"] == "2022-09-05"


def test_without_a_database_it_answers_all_the_same(tmp_path, letter):
    env = {**os.environ, "FOI_SECRET_KEY": "x", "FOI_DATA_DIR": str(tmp_path / "nowhere")}
    env.pop("DATABASE_URL", None)
    env.pop("DJANGO_SETTINGS_MODULE", None)
    run = subprocess.run(
        [sys.executable, "manage.py", "check_letter", letter(), "--json"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout)["due_on"] == "2022-09-05"
    assert run.stderr == ""
