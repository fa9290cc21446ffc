"""Every worked case of the vectors file, by its id."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from cases.law import reviews
from cases.law.clock import Clock
from cases.law.clock_events import Clarification, ClockEvent, Extension, FeeNotice
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

CALENDAR = Calendar.published()
# How often a kind of case is worked out in the file. Aggregation under section 12 belongs to the cost limit.
KINDS = {
    "FOI-20": 19, "FOI-PIT-40": 1, "FOI-clarified": 1, "FOI-fee-pause": 1, "FOI-fee-lapse": 1,
    "EIR-20": 1, "EIR-40": 1, "EIR-clarified": 1,
    "IR-request-window": 1, "IR-FOI-20": 1, "IR-FOI-40": 1,
    "ICO-complaint-window": 1, "DN-compliance-35": 1, "FTT-appeal-28": 1,
}  # fmt: skip
ELSEWHERE = {"FOI-s12-aggregation"}


def vectors() -> list[dict[str, str]]:
    with (Path(__file__).parent / "data" / "deadline_vectors.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def of_kind(*kinds: str) -> list:
    return [pytest.param(row, id=row["id"]) for row in vectors() if row["regime"] in kinds]


def clock(vector: dict[str, str], *events: ClockEvent, received_on: date | None = None) -> Clock:
    regime = Regime.EIR if vector["regime"].startswith("EIR") else Regime.FOIA
    return Clock(regime, received_on or start(vector), CALENDAR, events)


def start(vector: dict[str, str]) -> date:
    return date.fromisoformat(vector["receipt_date"])


def due(vector: dict[str, str]) -> date:
    return date.fromisoformat(vector["expected_due"])


def asked_for(vector: dict[str, str], name: str) -> date:
    return date.fromisoformat(json.loads(vector["params"])[name])


def test_every_kind_of_case_in_the_file_is_worked_out_here():
    kinds = [row["regime"] for row in vectors() if row["regime"] not in ELSEWHERE]
    assert {kind: kinds.count(kind) for kind in kinds} == KINDS
    assert len(vectors()) == 33


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["id"])
def test_the_file_names_the_weekdays_of_its_own_dates(vector):
    assert f"{start(vector):%a}" == vector["receipt_weekday"]
    if vector["due_weekday"]:
        assert f"{due(vector):%a}" == vector["due_weekday"]


@pytest.mark.parametrize("vector", of_kind("FOI-20", "EIR-20"))
def test_an_answer_is_due_on_the_20th_working_day(vector):
    counted = clock(vector)
    if vector["expected_due"].startswith("ERROR"):
        assert counted.provisional
        assert counted.due_on > asked_for(vector, "table_last_date")
        return
    assert counted.due_on == due(vector)
    assert not counted.provisional


@pytest.mark.parametrize(
    "vector",
    [
        pytest.param(row, id=row["id"])
        for row in vectors()
        if row["ew_only_wrong_answer"] and row["working_days"]
    ],
)
def test_a_calendar_of_england_and_wales_alone_would_get_it_wrong(vector):
    wrong = CALENDAR.only("england-and-wales").add(start(vector), int(vector["working_days"]))
    assert wrong == date.fromisoformat(vector["ew_only_wrong_answer"]) < due(vector)


@pytest.mark.parametrize("vector", of_kind("FOI-PIT-40", "EIR-40"))
def test_an_extension_told_on_day_20_gives_20_more(vector):
    told_on = clock(vector).due_on
    extended = clock(vector, Extension(told_on, 20))
    assert extended.due_on == due(vector)
    assert extended.limit == int(vector["working_days"])
    assert extended.due_on_without_extension == told_on
    assert clock(vector, Extension(told_on + timedelta(days=1), 20)).contradictions


@pytest.mark.parametrize("vector", of_kind("FOI-clarified", "EIR-clarified"))
def test_the_reply_starts_the_20_days_afresh(vector):
    """Received on 2 November 2026, asked on 5 November: the days before the reply do not count."""
    question = Clarification(date(2026, 11, 5), received_on=start(vector))
    assert clock(vector, question, received_on=date(2026, 11, 2)).due_on == due(vector)


@pytest.mark.parametrize("vector", of_kind("FOI-fee-pause"))
def test_the_days_from_fee_notice_to_payment_are_disregarded_both_included(vector):
    fee = FeeNotice(asked_for(vector, "fees_notice"), asked_for(vector, "fee_received"))
    counted = clock(vector, fee)
    assert counted.due_on == due(vector)
    assert clock(vector).due_on == asked_for(vector, "due_without_fee")
    disregarded = [entry for entry in counted.ledger() if entry.reason.startswith("Disregarded")]
    assert len(disregarded) == json.loads(vector["params"])["working_days_disregarded"]


@pytest.mark.parametrize("vector", of_kind("FOI-fee-lapse"))
def test_a_fee_can_be_paid_for_three_months_beginning_with_the_day_of_its_notice(vector):
    fee = FeeNotice(asked_for(vector, "fees_notice"))
    counted = clock(vector, fee)
    assert counted.lapses_on(fee) == due(vector)
    assert not counted.has_lapsed(due(vector))
    assert counted.has_lapsed(due(vector) + timedelta(days=1))


@pytest.mark.parametrize("vector", of_kind("IR-request-window"))
def test_a_review_can_be_asked_for_for_40_working_days(vector):
    assert reviews.review_by(start(vector), CALENDAR) == due(vector)


@pytest.mark.parametrize("vector", of_kind("IR-FOI-20"))
def test_a_review_is_normally_decided_within_20_working_days(vector):
    assert reviews.review_due_on(start(vector), Regime.FOIA, CALENDAR) == due(vector)


@pytest.mark.parametrize("vector", of_kind("IR-FOI-40"))
def test_no_review_takes_more_than_40_working_days(vector):
    assert reviews.review_due_at_most(start(vector), CALENDAR) == due(vector)
    assert reviews.review_due_on(start(vector), Regime.EIR, CALENDAR) == due(vector)


@pytest.mark.parametrize("vector", of_kind("ICO-complaint-window"))
def test_a_complaint_should_reach_the_regulator_within_six_weeks(vector):
    assert reviews.complain_by(start(vector)) == due(vector)


@pytest.mark.parametrize("vector", of_kind("DN-compliance-35"))
def test_a_decision_notice_is_complied_with_in_calendar_days_though_the_last_is_christmas_day(vector):
    assert reviews.comply_by(start(vector), json.loads(vector["params"])["calendar_days"]) == due(vector)


@pytest.mark.parametrize("vector", of_kind("FTT-appeal-28"))
def test_an_appeal_is_made_within_28_days(vector):
    assert reviews.appeal_by(start(vector), CALENDAR) == due(vector)
