import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import CalendarVersion
from tests.law.test_vectors import of_kind

ROOT = Path(__file__).parents[2]


@pytest.fixture
def printed(db, capsys):
    def run(*options: str) -> str:
        call_command("due_date", *options)
        return capsys.readouterr().out

    return run


@pytest.fixture
def answer(printed):
    def run(*options: str) -> dict:
        return json.loads(printed(*options, "--json"))

    return run


def test_the_answer_has_every_day_to_the_due_date(answer):
    found = answer("--regime", "FOIA", "--received", "2023-02-15", "--on", "2023-03-01")
    ledger = found.pop("ledger")
    assert found == {"due_on": "2023-03-15", "day": 10, "days_left": 10, "provisional": False, "reasons": []}
    assert ledger[0] == {"date": "2023-02-15", "number": 0, "reason": "Received"}
    assert ledger[3] == {"date": "2023-02-18", "number": None, "reason": "Saturday"}
    assert ledger[-1] == {"date": "2023-03-15", "number": 20, "reason": ""}
    assert len(ledger) == 29


@pytest.mark.parametrize("vector", of_kind("FOI-20", "EIR-20"))
def test_the_worked_cases_come_out(answer, vector):
    found = answer(
        "--regime",
        vector["regime"].split("-")[0].replace("FOI", "FOIA"),
        "--received",
        vector["receipt_date"],
    )
    if vector["expected_due"].startswith("ERROR"):
        assert found["provisional"]
    else:
        assert (found["due_on"], found["provisional"]) == (vector["expected_due"], False)


def test_the_law_may_be_written_in_any_case_and_is_the_act_when_not_given(answer, printed):
    assert answer("--received", "2026-11-20", "--regime", "eir")["due_on"] == "2026-12-21"
    assert "regulation 5(2) EIR" in printed("--received", "2026-11-20", "--regime", "Eir")
    assert "section 10(1) FOIA" in printed("--received", "2026-11-20")


def test_a_reply_starts_the_time_afresh(answer):
    found = answer(
        "--received", "2023-02-15", "--clarification", "2023-02-20:2023-02-27", "--on", "2023-03-01"
    )
    assert (found["due_on"], found["day"], found["days_left"]) == ("2023-03-28", 2, 18)
    assert {
        "date": "2023-02-27",
        "number": 0,
        "reason": "Clarification received, the time starts afresh",
    } in (found["ledger"])


def test_questions_and_fee_notices_may_be_repeated_in_any_order(answer):
    events = [
        ("--clarification", "2026-11-05:2026-11-06"),
        ("--clarification", "2026-11-09:2026-11-12"),
        ("--fee-notice", "2026-11-16:2026-11-18"),
        ("--fee-notice", "2026-11-19:2026-11-19"),
    ]
    one, other = (
        answer("--received", "2026-11-02", *(word for event in order for word in event))
        for order in (events, events[::-1])
    )
    assert one == other
    assert one["due_on"] == "2026-12-17"


def test_a_fee_is_left_out_and_an_extension_added_to_the_time_that_runs(answer):
    fee = ("--received", "2026-11-02", "--fee-notice", "2026-11-09:2026-11-18")
    assert answer(*fee)["due_on"] == "2026-12-11"
    assert answer("--received", "2023-02-15", "--extension", "20")["due_on"] == "2023-04-17"
    restarted = answer(
        "--received", "2026-11-02", "--clarification", "2026-11-05:2026-11-12", "--extension", "5"
    )
    assert restarted["due_on"] == "2026-12-18"


@pytest.mark.parametrize(
    ("event", "stopped_on"),
    [(("--clarification", "2026-11-05"), "2026-11-05"), (("--fee-notice", "2026-11-05"), "2026-11-05")],
)
def test_a_clock_that_stands_still_has_its_days_to_today_or_to_the_stop(answer, event, stopped_on):
    found = answer("--received", "2026-11-02", *event, "--on", "2026-11-10")
    assert found["due_on"] is found["days_left"] is None
    assert found["ledger"][-1]["date"] == "2026-11-10"
    assert found["day"] == max(entry["number"] or 0 for entry in found["ledger"])
    [reason] = found["reasons"]
    assert "Thursday 5 November 2026" in reason
    assert (
        answer("--received", "2026-11-02", *event, "--on", "2026-11-03")["ledger"][-1]["date"] == stopped_on
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--received", "2004-12-31"), "The law gives a right to information from 1 January 2005"),
        (
            ("--received", "2026-11-02", "--clarification", "2026-11-06:2026-11-05"),
            "lies before the question",
        ),
        (
            ("--received", "2026-11-02", "--clarification", "2026-11-05", "--clarification", "2026-11-06"),
            "Two questions are open at once",
        ),
        (
            ("--received", "2026-11-02", "--extension", "21", "--regime", "EIR"),
            "Regulation 7 allows 40 working days at most",
        ),
        (("--received", "2026-11-02", "--extension", "0"), "An extension is 1 to 999 further working days"),
        (("--received", "9999-12-31"), "too far ahead"),
    ],
)
def test_what_cannot_be_true_gives_reasons_and_no_date(answer, printed, options, reason):
    found = answer(*options)
    assert found["due_on"] is found["day"] is found["days_left"] is None
    assert found["ledger"] == []
    assert reason in found["reasons"][0]
    lines = printed(*options).splitlines()
    assert lines == ["There is no due date:", *(f"- {reason}" for reason in found["reasons"])]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--received", "31/02/2026"),
            "--received: “31/02/2026” is not a date. Write it as YYYY-MM-DD, such as 2026-11-20.",
        ),
        (("--received", "2026-02-31"), "--received: there is no day 2026-02-31."),
        (("--received", "20261120"), "--received: “20261120” is not a date"),
        (
            ("--received", "2026-11-20", "--clarification", "2026-11-24:tomorrow"),
            "--clarification: “tomorrow” is not",
        ),
        (("--received", "2026-11-20", "--clarification", "2026-11-24:"), "--clarification: “” is not a date"),
        (
            ("--received", "2026-11-20", "--fee-notice", "2026-11-24:2026-11-25:2026-11-26"),
            "--fee-notice: “2026-11-24:2026-11-25:2026-11-26” has more than two dates.",
        ),
        (("--received", "2026-11-20", "--extension", "some"), "--extension: “some” is not a whole number"),
        (("--received", "2026-11-20", "--on", "2026-13-01"), "--on: there is no day 2026-13-01."),
        (("--received", "2026-11-20", "--on", "9999-01-01"), "--on: give a day from 2005 to 2199"),
        (
            ("--received", "2026-11-20", "--regime", "FOISA"),
            "--regime: “FOISA” is not a law that counts here",
        ),
        ((), "--received"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_option(printed, options, message):
    with pytest.raises(CommandError) as refusal:
        printed(*options)
    assert message in str(refusal.value)


def test_the_answer_in_words(printed, time_machine):
    time_machine.move_to("2026-12-01T11:00:00+00:00")
    lines = printed("--received", "2026-11-20").splitlines()
    assert lines[:4] == [
        "Due on Monday 21 December 2026, section 10(1) FOIA.",
        "On Tuesday 1 December 2026: Day 6 of 20. 14 working days left.",
        "Day 1 is Monday 23 November 2026. Not counted, besides weekends: Monday 30 November 2026 "
        "(St Andrew's Day, a bank holiday in Scotland).",
        "",
    ]
    assert lines[4] == "Friday 20 November 2026      day 0   Received"
    assert lines[5] == "Saturday 21 November 2026            Saturday"
    assert lines[-1] == "Monday 21 December 2026      day 20"
    assert len(lines) == 4 + 32


def test_the_words_name_a_doubt_and_a_long_extension(printed):
    assert "The date is provisional" in printed("--received", "2028-12-04")
    assert "Good practice is at most 20 further working days" in printed(
        "--received", "2026-11-20", "--extension", "21"
    )


def test_the_words_of_a_clock_that_stands_still(printed):
    lines = printed(
        "--received", "2026-11-02", "--fee-notice", "2026-11-09", "--on", "2027-02-09"
    ).splitlines()
    assert lines[0] == "There is no due date."
    assert lines[1].startswith("The fee notice of Monday 9 November 2026 has not been paid.")
    assert (
        lines[2] == "On Tuesday 9 February 2027: Stopped on day 4. The fee was not paid by 8 February 2027."
    )
    assert lines[-1].startswith("Tuesday 9 February 2027")


def test_it_counts_with_the_calendar_in_force(answer, administrator):
    published = [[str(day), "scotland", "A day"] for day in (date(2026, 11, 23), date(2026, 11, 24))]
    CalendarVersion.objects.create(
        holidays=published,
        first_year=2026,
        last_year=2026,
        why="Proclaimed",
        proposed_by=administrator,
        confirmed_by=administrator,
        confirmed_on=date(2026, 11, 1),
    )
    found = answer("--received", "2026-11-20")
    assert found["due_on"] == "2026-12-22"
    assert not found["provisional"]


def test_without_the_tables_it_counts_with_the_calendar_of_the_product(answer):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_calendarversion RENAME TO not_migrated_yet")
    assert answer("--received", "2026-11-20")["due_on"] == "2026-12-21"


def test_without_a_database_it_answers_all_the_same(tmp_path):
    env = {**os.environ, "FOI_SECRET_KEY": "x", "FOI_DATA_DIR": str(tmp_path / "nowhere")}
    env.pop("DATABASE_URL", None)
    run = subprocess.run(
        [sys.executable, "manage.py", "due_date", "--received", "2026-11-20", "--json"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout)["due_on"] == "2026-12-21"
    assert run.stderr == ""
