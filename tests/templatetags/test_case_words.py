"""The clock in small and the words about a case."""

from datetime import date

import pytest
from django.template import Context, Template

from cases.law.clock import Clock
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from cases.templatetags import case_words
from cases.workflow import Stage

# Received on Wednesday 10 February 2021: day 20 is Wednesday 10 March.
CLOCK = Clock(Regime.FOIA, date(2021, 2, 10), Calendar.published())


def ticks(on: date) -> list[str]:
    return case_words.clock_ticks(CLOCK, on)["ticks"]


def test_each_working_day_is_a_tick_and_today_stands_taller():
    assert ticks(date(2021, 3, 4)) == ["on"] * 15 + ["now"] + [""] * 4


def test_on_the_day_of_receipt_no_tick_is_spent():
    assert ticks(date(2021, 2, 10)) == [""] * 20


def test_the_last_two_days_are_amber():
    assert ticks(date(2021, 3, 9)) == ["on"] * 18 + ["soon", ""]
    assert ticks(date(2021, 3, 10)) == ["on"] * 19 + ["soon"]


def test_late_days_follow_in_red():
    assert ticks(date(2021, 3, 15)) == ["on"] * 20 + ["late"] * 2 + ["now-late"]


def test_a_long_delay_is_ten_red_ticks_and_its_words():
    found = case_words.clock_ticks(CLOCK, date(2021, 9, 1))
    assert found["ticks"] == ["on"] * 20 + ["late"] * 9 + ["now-late"]
    assert found["label"].endswith("working days late.")


def test_on_the_weekend_after_the_due_date_the_last_tick_is_red():
    clock = Clock(Regime.FOIA, date(2021, 2, 12), Calendar.published())
    assert case_words.clock_ticks(clock, date(2021, 3, 13))["ticks"] == ["on"] * 19 + ["now-late"]


def test_the_ticks_are_a_picture_with_words():
    page = Template("{% load case_words %}{% clock_ticks clock on 'lg' %}")
    drawn = page.render(Context({"clock": CLOCK, "on": date(2021, 3, 4)}))
    assert 'class="ticks ticks--lg" role="img" aria-label="Day 16 of 20. 4 working days left."' in drawn


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2021, 3, 4), "Day 16 of 20, 4 working days left"),
        (date(2021, 3, 10), "Day 20 of 20, due today"),
        (date(2021, 3, 11), "1 working day late"),
    ],
)
def test_the_position_of_the_clock_in_words(on, words):
    assert case_words.clock_position(CLOCK, on) == words


def test_an_outcome_is_never_told_by_colour_alone():
    assert case_words.outcome_tag("") == {"words": "No outcome yet", "colour": "line"}
    assert case_words.outcome_tag("disclosed") == {"words": "Disclosed", "colour": "green"}
    assert case_words.outcome_tag(Outcome.WITHHELD, "s40(2)") == {
        "words": "Withheld, s40(2)",
        "colour": "amber",
    }


def test_every_stage_has_a_colour_beside_its_words():
    assert set(case_words.STAGE_COLOURS) == set(Stage)
    assert case_words.stage_tag("ready_to_issue") == {"words": "Ready to issue", "colour": "green"}


def test_the_words_of_an_answer_keep_a_space_between_cells():
    html = "<table><tr><td><p>Year</p></td><td>£1&nbsp;&amp; more</td></tr></table><p>a<br>b</p>"
    assert case_words.plain_text(html) == "Year £1 & more a b"


def test_a_day_in_short():
    assert case_words.short_day(date(2021, 3, 10)) == "Wed 10 Mar"
