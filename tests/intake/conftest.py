"""The room where requests are logged needs the council's settings, but not its wording."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from cases.starter.council import load_council
from tests.intake import reading


@pytest.fixture
def council(db):
    return load_council()


@pytest.fixture
def plain_reader(monkeypatch):
    """The page reads by the plain rules of tests.intake.reading."""
    monkeypatch.setattr("cases.intake.sheet.propose_from_text", reading.read_text)
    monkeypatch.setattr("cases.intake.sheet.propose_from_file", reading.read_file)


@pytest.fixture
def desk(council, officer, signed_in, plain_reader):
    """An officer at the page on Thursday 4 March 2021."""
    with time_machine.travel(datetime(2021, 3, 4, 10, tzinfo=UTC), tick=False):
        yield Desk(signed_in(officer))


class Desk:
    """The page as a browser without scripts has it: what the form says is posted back with what is changed."""

    def __init__(self, client):
        self.client = client
        self.page = None

    def open(self, name="log_request"):
        self.page = self.client.get(reverse(name))
        return self.page

    def fields(self) -> dict[str, list[str]]:
        """What the form on the page would post, but for its buttons."""
        posted = {}
        for field in self.soup().select("#log :is(input, textarea):not([type=file])"):
            if field.get("type") != "radio" or field.has_attr("checked"):
                text = field.text.removeprefix("\n") if field.name == "textarea" else field.get("value", "")
                posted.setdefault(field["name"], []).append(text.replace("\n", "\r\n"))
        return posted

    def post(self, name="log_request", *, htmx=False, **changes):
        """Post the form with changes; None leaves a field out."""
        data = {key: value for key, value in {**self.fields(), **changes}.items() if value is not None}
        answer = self.client.post(reverse(name), data, headers={"HX-Request": "true"} if htmx else {})
        if answer.status_code == 200 and not htmx:
            self.page = answer
        return answer

    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.page.content.decode(), "html.parser")

    def texts(self, selector: str) -> list[str]:
        """The text of every element that the selector finds on the page."""
        return [" ".join(element.text.split()) for element in self.soup().select(selector)]
