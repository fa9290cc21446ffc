"""The room where requests are logged needs the council's settings, but not its wording."""

import pytest

from cases.starter.council import load_council


@pytest.fixture
def council(db):
    return load_council()
