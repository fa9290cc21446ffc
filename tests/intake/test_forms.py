"""The shape of what is typed: dates in three boxes, e-mail addresses, lists of questions."""

from datetime import date

import pytest
from django.http import QueryDict

from cases.fields import DateField
from cases.intake.actions import Problem
from cases.intake.forms import LogForm

TODAY = date(2021, 3, 4)


def filled(**given):
    data = QueryDict(mutable=True)
    asked = {
        "requester_name": "Jane Sample",
        "requester_email": "jane@requester.example",
        "received_on_0": "10",
        "received_on_1": "2",
        "received_on_2": "2021",
        "regime": "FOIA",
        "channel": "email",
        "subject": "Bins",
        "questions": ["How many bins?"],
        **given,
    }
    for name, value in asked.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return LogForm(data, on=TODAY)


def test_a_form_filled_in_properly_is_taken():
    form = filled(requester_name="  Jane Sample ", questions=["One?\r\nTwo?", "Three\x00?"])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["requester_name"] == "Jane Sample"
    assert form.cleaned_data["received_on"] == date(2021, 2, 10)
    assert form.cleaned_data["questions"] == ["One?\nTwo?", "Three?"]


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        (["", "", ""], "Enter the date received"),
        (["", "2", "2021"], "Date received must include a day"),
        (["10", "", ""], "Date received must include a month and year"),
        (["31", "2", "2021"], "Date received must be a real date"),
        (["ten", "2", "2021"], "Date received must be a real date"),
        (["10", "2", "21"], "Date received must have a year with 4 numbers"),
        (["5", "3", "2021"], "The date received, 5 March 2021, is in the future"),
    ],
)
def test_a_date_that_is_missing_or_wrong_is_explained(boxes, words):
    form = filled(**{f"received_on_{box}": value for box, value in enumerate(boxes)})
    assert form.errors == {"received_on": [words]}
    assert form["received_on"].value() == boxes


def test_a_known_date_fills_its_three_boxes():
    form = LogForm(initial={"received_on": date(2021, 2, 10)}, on=TODAY)
    html = str(form["received_on"])
    assert 'value="10"' in html
    assert 'value="2"' in html
    assert 'value="2021"' in html
    assert "value" not in str(LogForm(on=TODAY)["received_on"])


def test_an_empty_date_is_none():
    assert DateField(label="Date received", required=False).clean(["", "", ""]) is None


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        (
            {"requester_email": "jane at requester"},
            {"requester_email": ["Enter an e-mail address in the correct format, like name@example.com"]},
        ),
        (
            {"requester_name": "J" * 201},
            {"requester_name": ["The requester’s name must be 200 characters or fewer"]},
        ),
        ({"subject": "b" * 201}, {"subject": ["The subject must be 200 characters or fewer"]}),
        ({"regime": "GDPR"}, {"regime": ["Choose the law that answers the request"]}),
        ({"regime": ""}, {"regime": ["Choose the law that answers the request"]}),
        ({"channel": "pigeon"}, {"channel": ["Choose how the request came"]}),
    ],
)
def test_a_field_says_once_what_is_wrong_with_it(given, errors):
    assert filled(**given).errors == errors


def test_every_empty_question_is_named():
    form = filled(questions=["", "B?", " "], subject="")
    assert form.errors["questions"] == [
        "Question 1 is empty: write it or remove it",
        "Question 3 is empty: write it or remove it",
    ]
    assert form.errors["subject"] == ["Enter a subject"]


def test_questions_can_come_from_a_plain_dict():
    assert LogForm({"questions": ["A?"]}, on=TODAY)["questions"].value() == ["A?"]
    assert LogForm({}, on=TODAY)["questions"].value() == []


def test_a_refusal_that_belongs_to_no_field_stands_at_the_top():
    form = filled()
    assert form.is_valid()
    form.refuse(Problem("token", "This page has already logged case 7012568"))
    assert form.non_field_errors() == ["This page has already logged case 7012568"]
