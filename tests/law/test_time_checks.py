"""What the clock and the layout of a letter say of it."""

from datetime import date

import pytest

from cases.law.clock import Clock
from cases.law.clock_events import Clarification, Extension
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from tests.law.letter_facts import RECEIVED, claim, letter, question, told

CALENDAR = Calendar.published()
# Received on 10 February 2021, due on 10 March 2021; with twenty working days more on 9 April.
LATE = date(2021, 3, 31)


def clock(*events, regime: Regime = Regime.FOIA) -> Clock:
    return Clock(regime, RECEIVED, CALENDAR, events)


def extension(*provisions: str, on: date = date(2021, 3, 8), **said) -> Extension:
    return Extension(on, 20, provisions or ("s43-2",), **said)


def test_a_letter_in_time_is_not_spoken_of():
    assert told(letter(question(), clock=clock())) == []


def test_a_late_letter_may_go_and_is_called_late():
    late = letter(question(), clock=clock(), letter_on=LATE, sections=frozenset({"late", "rights"}))
    assert told(late) == [("LETTER-06", "info", "letter")]


def test_lateness_counts_working_days_and_a_weekend_is_less_than_one():
    from cases.law.letter_checks import reasons

    def words(on):
        (told_of, _) = reasons(
            letter(question(), clock=Clock(Regime.FOIA, date(2021, 1, 29), CALENDAR), letter_on=on)
        )
        return told_of.text

    assert (
        words(date(2021, 3, 1))
        == "The letter is late by 1 working day: it was due on Friday 26 February 2021."
    )
    assert "by less than a working day" in words(date(2021, 2, 27))


def test_a_late_letter_that_does_not_say_so_wants_a_reason():
    late = letter(question(), clock=clock(), letter_on=LATE)
    assert ("LETTER-07", "warn", "letter") in told(late)


def test_an_extension_kept_is_not_spoken_of():
    facts = letter(
        question(1, Outcome.WITHHELD), claim(), clock=clock(extension()), letter_on=LATE, covered=(1,)
    )
    assert told(facts) == []


def test_dates_that_contradict_one_another_stop_the_letter():
    late = clock(extension(on=date(2021, 3, 11)))
    assert told(letter(question(), clock=late)) == [("LETTER-08", "error", "letter")]


def test_an_extension_is_for_qualified_exemptions_alone():
    mixed = clock(extension("s43-2", "s41"))
    facts = letter(question(1, Outcome.WITHHELD), claim(), clock=mixed, covered=(1,))
    assert told(facts) == [("LETTER-09", "error", "letter")]


def test_an_extended_question_whose_claims_weigh_nothing_wants_a_reason():
    absolute = claim("s40-2-3Aa", factors_for=0, factors_against=0)
    facts = letter(
        question(1, Outcome.WITHHELD), absolute, clock=clock(extension()), letter_on=LATE, covered=(1,)
    )
    assert told(facts) == [("LETTER-09", "warn", "question-1")]
    # By the first last day nothing was put off.
    in_time = letter(question(1, Outcome.WITHHELD), absolute, clock=clock(extension()), covered=(1,))
    assert told(in_time) == []


def test_what_an_extension_does_not_cover_had_its_own_last_day():
    facts = letter(
        question(1, Outcome.WITHHELD),
        question(2),
        claim(),
        clock=clock(extension()),
        letter_on=LATE,
        covered=(1,),
    )
    assert told(facts) == [("LETTER-06", "info", "letter")]


@pytest.mark.parametrize(
    ("complexity", "volume", "found"),
    [("Many layers.", "900 maps.", []), ("Many layers.", "", [("LETTER-51", "error", "letter")])],
)
def test_environmental_time_is_extended_for_complexity_and_volume(complexity, volume, found):
    more = Extension(date(2021, 3, 8), 20, (), complexity, volume)
    facts = letter(
        question(), regime=Regime.EIR, clock=clock(more, regime=Regime.EIR), covered=(1,), letter_on=LATE
    )
    assert told(facts) == found


def test_a_clock_that_waits_says_nothing_of_lateness():
    waiting = clock(Clarification(date(2021, 2, 12)))
    assert told(letter(question(), clock=waiting, letter_on=LATE)) == []


@pytest.mark.parametrize("outcome", [Outcome.NOT_HELD, Outcome.COST])
@pytest.mark.parametrize("regime", list(Regime))
def test_help_is_offered_where_nothing_can_be_given(outcome, regime):
    provision = "s12-1" if regime is Regime.FOIA else "e12-4b"
    claims = [claim(provision)] if outcome is Outcome.COST else []
    bare = letter(question(1, outcome), *claims, regime=regime, sections=frozenset({"rights"}))
    assert told(bare) == [("LETTER-47", "warn", "letter")]


@pytest.mark.parametrize(
    ("regime", "parts", "found"),
    [
        (Regime.FOIA, [question()], [("LETTER-36", "warn", "letter")]),
        (Regime.FOIA, [question(1, Outcome.WITHHELD), claim()], [("LETTER-36", "error", "letter")]),
        (Regime.EIR, [question(1, Outcome.NOT_HELD)], [("LETTER-49", "error", "letter")]),
        (Regime.EIR, [question()], [("LETTER-49", "warn", "letter")]),
    ],
)
def test_a_letter_tells_the_requesters_rights(regime, parts, found):
    assert told(letter(*parts, regime=regime, sections=frozenset({"help"}))) == found
