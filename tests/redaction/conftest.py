"""Cases that name people of the sample directory, on 4 March 2021."""

import pytest
from django.urls import reverse

from cases.named import known
from cases.starter.staff import load_staff
from cases.workflow import Stage
from tests.journeys.steps import answer

DANA = "The Digital Communications Manager, Dana Doe, signed it. <strong>Dana</strong> <em>Doe</em> left."


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to("2021-03-04T10:30:00+00:00", tick=False)


@pytest.fixture(autouse=True)
def directory(db):
    known.forget()
    load_staff()


@pytest.fixture
def case(case_at):
    return case_at(Stage.LOGGED)


@pytest.fixture
def says(officer, today):
    """Answer a question of a case; what is typed is a paragraph."""

    def answered(case, words, number=4, outcome="disclosed"):
        answer(case, number, f"<p>{words}</p>", outcome, by=officer, on=today)
        return case

    return answered


@pytest.fixture
def desk(signed_in, officer):
    """The officer's browser."""
    return signed_in(officer)


@pytest.fixture
def page_of(desk):
    def read(case, name="names", *args, **headers):
        response = desk.get(reverse(name, args=[case.reference, *args]), **headers)
        assert response.status_code == 200
        return response.content.decode()

    return read


@pytest.fixture
def send(desk):
    """Send a small form, as a page or (htmx=True) as the draft does."""

    def post(case, name, *args, htmx=False, **data):
        headers = {"HX-Request": "true"} if htmx else {}
        return desk.post(reverse(name, args=[case.reference, *args]), data, headers=headers)

    return post
