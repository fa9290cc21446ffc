"""Cases for the lists, logged as an officer logs them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from cases.intake import actions as intake
from cases.starter.council import load_council

FIVE_QUESTIONS = ["One?", "Two?", "Three?", "Four?", "Five?"]


@pytest.fixture
def on_the_day(today):
    """The views ask what day it is: Thursday 4 March 2021, in the morning."""
    with time_machine.travel(datetime(2021, 3, 4, 10, 30, tzinfo=ZoneInfo("Europe/London")), tick=False):
        yield today


@pytest.fixture
def log(officer):
    """Log a request received on a day, due 20 working days later."""
    load_council()

    def make(received_on: date, subject: str = "Street lights", **details):
        values = {
            "requester_name": "Jane Sample",
            "requester_email": "jane@requester.example",
            "requester_address": "",
            "regime": "FOIA",
            "channel": "email",
            "questions": FIVE_QUESTIONS,
            "request_text": "\n".join(FIVE_QUESTIONS),
            "original": None,
            "officer": officer,
            **details,
        }
        return intake.log_request(
            subject=subject, received_on=received_on, by=officer, on=received_on, **values
        )

    return make


@pytest.fixture
def a_week_of_cases(log):
    """One late, one due today, two due in five working days, one later; 4 March 2021 is today."""
    return {
        "overdue": log(date(2021, 1, 28), "Telecare contract"),
        "today": log(date(2021, 2, 4), "Laptops bought"),
        "tomorrow": log(date(2021, 2, 5), "Data sharing agreements"),
        "soon": log(date(2021, 2, 10), "Social media tool", regime="EIR"),
        "later": log(date(2021, 3, 1), "Empty homes", requester_name="Tom Example"),
    }
