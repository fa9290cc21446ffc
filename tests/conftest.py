"""Fixtures for all tests. Nothing leaves 127.0.0.1; states of a case are reached through the real actions."""

from datetime import date

import pytest
from pytest_socket import socket_allow_hosts

from cases.models import Role
from tests.factories import UserFactory

TODAY = date(2021, 3, 4)
RECEIVED = date(2021, 2, 10)


def pytest_runtest_setup():
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _nobody_known_from_another_test():
    """The directory is kept in the process by its version, and every test begins at version 0."""
    from cases.named.known import forget

    forget()


@pytest.fixture
def today() -> date:
    """Thursday 4 March 2021: day 16 of a request received on 10 February."""
    return TODAY


@pytest.fixture
def officer(db):
    return UserFactory(username="olive", full_name="Olive Officer", roles=[Role.OFFICER])


@pytest.fixture
def manager(db):
    return UserFactory(username="max", full_name="Max Manager", roles=[Role.MANAGER])


@pytest.fixture
def reviewer(db):
    return UserFactory(username="rhea", full_name="Rhea Reviewer", roles=[Role.REVIEWER])


@pytest.fixture
def administrator(db):
    return UserFactory(username="ada", full_name="Ada Administrator", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def council(db):
    """The sample council with its regulator and the starter wording."""
    from cases.starter.council import load_council
    from cases.starter.wording import load_wording

    load_wording(on=date(2005, 1, 1))
    return load_council()


@pytest.fixture
def signed_in(client):
    """A client signed in as the given user."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def case_at(council, officer, manager):
    """Bring a new case to a stage by doing what people do."""
    from tests.journeys.steps import bring_to

    def make(stage, **details):
        return bring_to(
            stage, officer=officer, manager=manager, **{"received_on": RECEIVED, "on": TODAY, **details}
        )

    return make
