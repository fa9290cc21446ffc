"""What the page gets back while the officer types: only the parts that change."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Message
from tests.intake.reading import MAIL


@pytest.fixture
def propose(desk):
    """Post the form as htmx does; the parts of the answer by their id."""
    desk.open()

    def post(name="propose", **changes):
        answer = desk.post(name, htmx=True, **changes)
        assert answer.status_code == 200
        parts = BeautifulSoup(answer.content.decode(), "html.parser").find_all(recursive=False)
        return {part["id"]: part for part in parts}

    return post


def carried(parts):
    """The hidden fields that the next post takes along."""
    return {field.get("name"): field.get("value") for field in parts["carried"].select("input")}


def test_pasting_fills_every_part_of_the_page(propose):
    parts = propose(request_text=MAIL)
    assert {"due", "shown", "notes", "earlier", "weekday", "said", "carried"} <= set(parts)
    assert {"part-requester_name", "part-requester_email", "part-received_on", "part-subject"} <= set(parts)
    assert "Due Wednesday 10 March 2021" in parts["due"].text.strip()
    assert parts["said"].text.strip() == "Read. 2 questions found."
    assert [area.text.strip() for area in parts["part-questions"].select("textarea")] == [
        "Who is your supplier?",
        "Since when?",
    ]


def test_one_question_is_said_as_one(propose):
    assert propose(request_text="1. How many bins?")["said"].text.strip() == "Read. 1 question found."


def test_a_touched_field_is_left_out_of_the_answer(propose):
    parts = propose(request_text=MAIL, requester_name="J. Sample", touched="questions")
    assert "part-requester_name" not in parts
    assert "part-questions" not in parts
    assert "part-subject" in parts


def test_changing_the_date_changes_the_due_date_and_leaves_the_text_alone(propose, monkeypatch):
    known = carried(propose(request_text=MAIL))
    monkeypatch.setattr("cases.intake.sheet.propose_from_text", None)
    date = {"received_on_0": "11", "received_on_1": "2", "received_on_2": "2021"}
    parts = propose(request_text=MAIL, **known, **date)
    assert "Due Thursday 11 March 2021" in parts["due"].text.strip()
    assert parts["weekday"].text.strip() == "Thursday, day 0"
    assert set(parts) == {"due", "earlier", "weekday", "carried"}


def test_a_date_in_the_future_takes_the_due_date_away(propose):
    date = {"received_on_0": "5", "received_on_1": "3", "received_on_2": "2021"}
    assert "No due date yet" in propose(**date)["due"].text.strip()


def test_an_upload_brings_its_text_into_the_box(propose):
    parts = propose(upload=SimpleUploadedFile("request.eml", MAIL.encode()))
    assert parts["id_request_text"].text.strip().startswith("Under the Freedom")
    assert "request.eml" in parts["file"].text.strip()
    assert carried(parts)["original"]
    assert Message.objects.exists()


def test_an_upload_that_cannot_be_read_says_so_beside_it_and_changes_nothing_else(propose):
    parts = propose(upload=SimpleUploadedFile("request.docx", b"PK"))
    assert "Upload an .eml or a .txt file." in parts["file"].text.strip()
    assert "id_request_text" not in parts
    assert carried(parts)["original"] == ""


def test_dropping_the_file_says_so_at_once(propose):
    known = carried(propose(upload=SimpleUploadedFile("request.txt", MAIL.encode())))
    parts = propose(drop_file="1", **known)
    assert "request.txt" not in parts["file"].text.strip()
    assert carried(parts)["original"] == ""


def test_by_hand_the_notes_follow_the_way_the_request_came(propose):
    assert "section 8" in propose(channel="telephone")["notes"].text.strip()
    assert "section 8" not in propose(channel="telephone", regime="EIR")["notes"].text.strip()


def test_the_list_of_questions_comes_back_edited_with_the_focus_and_what_was_done(propose):
    parts = propose("edit_questions", questions=["One? Two?"], edit="split-1", caret="5")
    areas = parts["part-questions"].select("textarea")
    assert [area.text.strip() for area in areas] == ["One?", "Two?"]
    assert [area.has_attr("autofocus") for area in areas] == [False, True]
    assert parts["said"].text.strip() == "Question 1 split in two. There are now 2 questions."


def test_a_question_that_moves_keeps_the_focus_on_its_button(propose):
    parts = propose("edit_questions", questions=["One?", "Two?", "Three?"], edit="down-1", caret="")
    assert [b.get("value") for b in parts["part-questions"].select("button[autofocus]")] == ["down-2"]


def test_when_the_last_question_goes_the_focus_goes_to_adding_one(propose):
    parts = propose("edit_questions", questions=["One?"], edit="remove-1")
    assert parts["part-questions"].select("button[autofocus]")[0].get("id") == "add-question"


def test_without_scripts_the_whole_page_comes_back_with_the_list_edited(desk):
    desk.open()
    desk.post(request_text=MAIL, read="1")
    desk.post("edit_questions", edit="up-2", subject="Mine")
    assert desk.fields()["questions"] == ["Since when?", "Who is your supplier?"]
    assert desk.fields()["subject"] == ["Mine"]
    desk.post("edit_questions", edit="add")
    assert desk.fields()["questions"] == ["Since when?", "Who is your supplier?", ""]
    assert desk.texts("#said") == ["Question 3 added."]
