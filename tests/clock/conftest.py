"""The pages of the clock room on 4 March 2021, as the officer opens and sends them."""

import pytest
from django.urls import reverse

from cases.workflow import Stage


@pytest.fixture
def case(case_at):
    return case_at(Stage.LOGGED)


@pytest.fixture
def environmental(case_at):
    return case_at(Stage.LOGGED, regime="EIR")


@pytest.fixture
def desk(signed_in, officer):
    """The officer's browser."""
    return signed_in(officer)


@pytest.fixture
def later(time_machine, desk, officer):
    """Some other day, signed in again: a session does not last that long."""

    def move(day):
        time_machine.move_to(f"{day}T11:00:00+00:00", tick=False)
        desk.force_login(officer)
        return day

    return move


@pytest.fixture
def opened(desk):
    """A step as it is opened."""

    def show(name, case, *args, **query):
        response = desk.get(reverse(name, args=[case.reference, *args]), query)
        assert response.status_code == 200
        return response

    return show


@pytest.fixture
def look(desk):
    """What the page says of a form before it is sent."""

    def ahead(name, case, *args, **data):
        response = desk.post(reverse(f"{name}_effect", args=[case.reference, *args]), data)
        assert response.status_code == 200
        return response

    return ahead


@pytest.fixture
def confirm(desk, look):
    """Send a form whose effect has been seen."""

    def send(name, case, *args, **data):
        seen = look(name, case, *args, **data).context["effect"].digest()
        return desk.post(reverse(name, args=[case.reference, *args]), {**data, "seen": seen})

    return send
