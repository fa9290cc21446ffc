"""Cases whose cost is estimated, logged and estimated as an officer does it."""

from datetime import date

import pytest

from cases.costs import actions
from cases.costs.actions import Proposed
from tests.journeys.steps import log

RECEIVED = date(2021, 2, 10)


def line(
    activity="locate", what="Open each case file", records="330", minutes="5", people="1"
) -> dict[str, str]:
    return {"activity": activity, "what": what, "records": records, "minutes": minutes, "people": people}


@pytest.fixture
def make(council, officer):
    """Log a request of Jane Sample, or of somebody else."""

    def make_case(received_on=RECEIVED, **details):
        return log(officer=officer, received_on=received_on, on=received_on, **details)

    return make_case


@pytest.fixture
def case(make):
    return make()


@pytest.fixture
def save(officer, today):
    """Save an estimate; without lines, one of 27.5 hours."""

    def save_estimate(case, *lines, version=None, by=officer, on=today, **said):
        proposed = Proposed(lines=list(lines) or [line()], **said)
        if version is None:
            version = getattr(case, "cost_estimate", None).version if hasattr(case, "cost_estimate") else 0
        return actions.save_estimate(case=case, proposed=proposed, version=version, by=by, on=on)

    return save_estimate
