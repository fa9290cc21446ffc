"""A council with a small directory, and a new case of four questions."""

import pytest

from cases.workflow import Stage
from tests.named.people import directory


@pytest.fixture
def people(council):
    return directory()


@pytest.fixture
def case(case_at, people):
    return case_at(Stage.LOGGED)
