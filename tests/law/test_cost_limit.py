"""The cost limit: four tasks, hours and pounds exactly, over the limit or not."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law.cost_limit import (
    Activity,
    CostLimit,
    Estimate,
    Line,
    Sample,
    hours_in_words,
    method_in_words,
    number,
    pounds,
    why_no_limit,
    why_not_rely_on,
)
from cases.law.regimes import Regime

LIMIT = CostLimit(Decimal(450), Decimal(25))
MINUTES = st.fractions(min_value=Fraction(1, 100), max_value=500, max_denominator=1000)
LINES = st.builds(
    Line,
    activity=st.sampled_from(Activity),
    what=st.just("files"),
    records=st.integers(1, 5000),
    each=MINUTES,
    people=st.integers(1, 4),
)


def line(records: int, each: float | Fraction = 5, activity: Activity = Activity.LOCATE, **details) -> Line:
    return Line(activity, details.pop("what", "case files"), records, Fraction(each), **details)


def estimate(*lines: Line) -> Estimate:
    return Estimate(LIMIT, lines)


def test_the_limit_of_a_council_is_eighteen_hours():
    assert LIMIT.hours == 18
    assert LIMIT.words == "18 hours, £450"


def test_only_the_four_tasks_of_regulation_4_3_exist():
    assert [activity.paragraph for activity in Activity] == [
        "Regulation 4(3)(a)",
        "Regulation 4(3)(b)",
        "Regulation 4(3)(c)",
        "Regulation 4(3)(d)",
    ]
    assert [activity.label for activity in Activity] == [
        "Finding out whether it is held",
        "Locating it",
        "Retrieving it",
        "Extracting it",
    ]


def test_records_by_minutes_by_people_are_hours_and_pounds():
    found = estimate(line(330), line(10, 3, Activity.EXTRACT, people=2))
    assert (found.hours, found.cost) == (Decimal("28.5"), Decimal("712.5"))
    assert found.of(found.lines[1]) == (Decimal(1), Decimal(25))


def test_an_estimate_over_the_limit_says_so_in_words():
    found = estimate(line(330))
    assert found.words == "27.5 hours, £687.50: over the limit of 18 hours, £450"
    assert found.is_over
    assert found.over_by == Decimal("237.5")
    assert found.share == Decimal("1.53")


def test_an_estimate_of_exactly_the_limit_does_not_exceed_it():
    found = estimate(line(216))
    assert found.words == "18 hours, £450: within the limit of 18 hours, £450"
    assert not found.is_over


def test_a_hair_over_the_limit_is_over_and_never_rounded_onto_it():
    found = estimate(line(216), line(1, Fraction(1, 1000)))
    assert found.is_over
    assert (found.hours, found.cost) == (Decimal("18.01"), Decimal("450.01"))


def test_a_hair_under_the_limit_is_never_rounded_onto_it():
    found = estimate(line(215), line(1, Fraction(4999, 1000)))
    assert not found.is_over
    assert (found.hours, found.cost) == (Decimal("17.99"), Decimal("449.99"))


def test_another_limit_and_rate_decide_from_the_day_they_are_in_force():
    found = Estimate(CostLimit(Decimal(600), Decimal(40)), (line(180),))
    assert found.words == "15 hours, £600: within the limit of 15 hours, £600"


def test_an_empty_estimate_costs_nothing():
    assert estimate().words == "0 hours, £0: within the limit of 18 hours, £450"


def test_a_sample_gives_the_minutes_of_a_record_exactly():
    sample = Sample(30, Decimal(100))
    assert sample.each == Fraction(10, 3)
    assert estimate(line(216, sample.each)).cost == Decimal(300)


@given(st.lists(LINES, max_size=6), LINES)
def test_every_further_line_costs_more(lines, further):
    assert estimate(*lines, further).minutes > estimate(*lines).minutes
    assert estimate(*lines, further).cost >= estimate(*lines).cost


@given(LINES)
def test_the_cost_grows_with_the_records(one):
    more = Line(one.activity, one.what, one.records + 1, one.each, one.people)
    assert estimate(more).minutes > estimate(one).minutes


@given(st.lists(LINES, max_size=6))
def test_what_is_shown_is_on_the_right_side_of_the_limit(lines):
    found = estimate(*lines)
    exact = sum((each.minutes for each in lines), Fraction(0)) * 25 / 60
    assert found.is_over == (exact > 450) == (found.cost > 450) == (found.hours > 18)
    assert abs(Fraction(found.cost) - exact) < Fraction(1, 100)


@given(st.lists(LINES, max_size=6), st.integers(1, 400))
def test_the_order_of_the_lines_makes_no_difference(lines, turn):
    turned = lines[turn % (len(lines) or 1) :] + lines[: turn % (len(lines) or 1)]
    assert estimate(*lines).cost == estimate(*turned).cost


def test_finding_out_alone_counts_for_section_12_2():
    found = estimate(line(300), line(100, 2, Activity.DETERMINE))
    assert found.counted_for("s12-2").hours == Decimal("3.33")
    assert found.counted_for("s12-1") == found


@pytest.mark.parametrize(
    ("provision", "lines", "others", "words"),
    [
        ("s12-1", [], 0, "no line yet. Section 12(1) needs one"),
        ("s12-2", [line(330)], 0, "Section 12(2) counts only the time to find out"),
        ("s12-1", [line(10)], 0, "within the limit of 18 hours, £450. Section 12(1) applies only above"),
        ("s12-2", [line(330), line(1, 1, Activity.DETERMINE)], 0, "0.02 hours, £0.42: within the limit"),
        ("s12-4", [line(330)], 0, "none is added"),
        ("s12-1", [line(330)], 1, "Claim section 12(4) instead"),
    ],
)
def test_an_estimate_that_does_not_bear_the_refusal_says_why(provision, lines, others, words):
    reasons = why_not_rely_on(provision, estimate(*lines), others=others)
    assert [words in reason for reason in reasons] == [True]


@pytest.mark.parametrize(("provision", "others"), [("s12-1", 0), ("s12-4", 1)])
def test_an_estimate_over_the_limit_bears_the_refusal(provision, others):
    assert why_not_rely_on(provision, estimate(line(330)), others=others) == []


def test_the_cost_of_finding_out_may_alone_exceed_the_limit():
    found = estimate(line(330, 5, Activity.DETERMINE))
    assert why_not_rely_on("s12-2", found, others=0) == []


def test_the_regulations_on_the_environment_have_no_cost_limit():
    assert "regulation 12(4)(b)" in why_no_limit(Regime.EIR)[0]
    assert why_no_limit(Regime.FOIA) == []


def test_the_method_follows_from_the_sample():
    sample = Sample(20, Decimal(66))
    lines = [
        line(500, sample.each, by_sample=True),
        line(10, 2, Activity.RETRIEVE),
        line(30, sample.each, Activity.EXTRACT, what="", by_sample=True),
    ]
    assert method_in_words(sample, lines) == (
        "We timed a sample of 20 records. It took 66 minutes, or 3.3 minutes for each. "
        "Locating it (case files): 500 at that time is 27.5 hours. Extracting it: 30 at that time is 1.65 hours."
    )
    assert method_in_words(Sample(1, Decimal(1)), []) == (
        "We timed a sample of 1 record. It took 1 minute, or 1 minute for each."
    )


def test_without_a_sample_nobody_can_say_the_method_but_the_officer():
    assert method_in_words(None, [line(3)]) == ""


def test_numbers_read_as_people_write_them():
    assert [number(Decimal(value)) for value in ("18", "27.50", "1062.25", "0")] == [
        "18",
        "27.5",
        "1,062.25",
        "0",
    ]
    assert [hours_in_words(Decimal(value)) for value in ("1", "27.5")] == ["1 hour", "27.5 hours"]
    assert [pounds(Decimal(value)) for value in ("450", "687.5", "5300.00")] == ["£450", "£687.50", "£5,300"]
