"""What logging a request does, and when it is refused."""

import hashlib
import threading
from datetime import date

import pytest
from django.db import OperationalError, connection

from cases.intake import actions
from cases.intake.actions import CannotLog, keep_upload, log_request
from cases.models import Answer, Case, Council, Event, Message, Question, Requester
from cases.permissions import NotAllowed

RECEIVED, TODAY = date(2021, 2, 10), date(2021, 3, 4)


@pytest.fixture
def log(council, officer):
    """Log a plain request; what is given replaces a part of it."""

    def make(**given):
        asked = {
            "requester_name": "Jane Sample",
            "requester_email": "jane@requester.example",
            "requester_address": "",
            "received_on": RECEIVED,
            "subject": "Social media management tool",
            "regime": "FOIA",
            "channel": "email",
            "questions": ["Who is your supplier?", "Since when?"],
            "request_text": "1. Who is your supplier?\n2. Since when?",
            "original": (b"as it came", "", "text/plain; charset=utf-8"),
            "officer": officer,
            "by": officer,
            "on": TODAY,
        }
        return log_request(**{**asked, **given})

    return make


def refusals(log, **given):
    with pytest.raises(CannotLog) as refused:
        log(**given)
    assert not Case.objects.exists()
    return [(problem.field, problem.words) for problem in refused.value.problems]


def test_a_request_becomes_a_case_with_its_due_date_its_questions_and_empty_answers(log, officer):
    case = Case.objects.get(pk=log().pk)
    assert (case.reference, case.due_on, case.due_is_provisional) == ("7012568", date(2021, 3, 10), False)
    assert (case.officer, case.regime, case.channel, case.numbered_by_us) == (officer, "FOIA", "email", False)
    assert [(q.number, q.text) for q in case.questions.all()] == [
        (1, "Who is your supplier?"),
        (2, "Since when?"),
    ]
    assert [q.answer.has_text() for q in case.questions.all()] == [False, False]


def test_the_story_begins_with_the_logging_and_the_due_date(log, officer):
    event = log().events.get()
    assert (
        event.words
        == "Logged the request received on Wednesday 10 February 2021, due Wednesday 10 March 2021"
    )
    assert (event.kind, event.by, event.on) == ("logged", officer, TODAY)


def test_references_follow_one_another(log):
    assert [log().reference, log().reference] == ["7012568", "7012569"]


def test_the_original_is_kept_as_it_came_with_its_fingerprint(log):
    kept = log().original
    assert bytes(kept.raw) == b"as it came"
    assert kept.sha256 == hashlib.sha256(b"as it came").hexdigest()
    assert kept.received_on == RECEIVED


def test_an_uploaded_file_becomes_the_original_and_takes_the_date_received(log, officer):
    message = keep_upload(data=b"From: jane", filename="Request.EML", by=officer, on=TODAY)
    assert (message.content_type, message.received_on) == ("message/rfc822", TODAY)
    assert log(original=message).original == message
    assert Message.objects.get().received_on == RECEIVED


def test_a_file_that_is_no_e_mail_is_kept_as_text_whatever_it_says_it_is(council, officer):
    assert keep_upload(data=b"<b>", filename="page.html", by=officer, on=TODAY).content_type == "text/plain"


def test_a_request_by_telephone_has_no_original_and_its_questions_are_its_words(log):
    case = log(channel="telephone", original=None, request_text=" ")
    assert case.original is None
    assert case.request_text == "1. Who is your supplier?\n2. Since when?"


def test_a_single_question_needs_no_number_in_the_words_of_the_request(log):
    assert log(questions=["Who is your supplier?"], request_text="").request_text == "Who is your supplier?"


def test_only_officers_and_managers_log_requests(log, reviewer, manager):
    with pytest.raises(NotAllowed):
        log(by=reviewer)
    with pytest.raises(NotAllowed):
        keep_upload(data=b"x", filename="x.txt", by=reviewer, on=TODAY)
    assert not Message.objects.exists()
    assert log(by=manager).reference


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"requester_name": " "}, "requester_name", "Enter the requester’s name"),
        (
            {"requester_email": " "},
            "requester_email",
            "Enter an e-mail address or a postal address for the answer",
        ),
        (
            {"requester_email": "", "channel": "post"},
            "requester_address",
            "Enter an e-mail address or a postal address for the answer",
        ),
        ({"received_on": None}, "received_on", "Enter the date received"),
        (
            {"received_on": date(2027, 2, 12)},
            "received_on",
            "The date received, 12 February 2027, is in the future",
        ),
        (
            {"received_on": date(2004, 12, 31)},
            "received_on",
            "The date received, 31 December 2004, is before 1 January 2005, "
            "when the right to request information began",
        ),
        ({"subject": ""}, "subject", "Enter a subject"),
        ({"regime": "GDPR"}, "regime", "Choose the law that answers the request"),
        ({"channel": "pigeon"}, "channel", "Choose how the request came"),
        ({"questions": []}, "questions", "Add at least one question"),
        ({"questions": ["A?", " "]}, "questions", "Question 2 is empty: write it or remove it"),
    ],
)
def test_a_request_is_refused_with_the_reason_beside_its_field(log, given, field, words):
    assert refusals(log, **given) == [(field, words)]


def test_everything_that_is_wrong_is_said_at_once(log):
    found = refusals(log, requester_name="", subject="", questions=["", "B?", ""])
    assert [field for field, _ in found] == ["requester_name", "subject", "questions", "questions"]


def test_a_request_may_have_come_today_and_on_the_first_day_of_the_act(log):
    assert log(received_on=TODAY).received_on == TODAY
    assert log(received_on=date(2005, 1, 1)).due_is_provisional


def test_nothing_is_half_done_when_the_last_step_fails(log, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Case, "record", fail)
    with pytest.raises(RuntimeError):
        log()
    for model in (Case, Question, Answer, Requester, Message, Event):
        assert not model.objects.exists()
    assert Council.current().next_reference == 7012568


def test_pressing_the_button_twice_logs_one_case(log):
    assert log(token="one-page") == log(token="one-page")
    assert Case.objects.count() == 1
    assert Council.current().next_reference == 7012569


@pytest.mark.parametrize(
    "changed",
    [{"subject": "Bins"}, {"questions": ["Where are the bins?"]}, {"received_on": date(2021, 2, 11)}],
)
def test_a_page_that_has_logged_a_case_does_not_swallow_another_request(log, changed):
    log(token="one-page")
    with pytest.raises(CannotLog, match="already logged case 7012568"):
        log(token="one-page", **changed)


def test_the_same_name_and_e_mail_address_are_the_same_requester(log):
    first = log(requester_email="Jane@Requester.example").requester
    assert log(requester_name="JANE SAMPLE").requester == first
    assert log(requester_name="Tom Example").requester != first
    assert log(requester_email="other@requester.example").requester != first


def test_a_known_requester_gains_a_postal_address_but_never_loses_or_changes_one(log):
    first = log().requester
    with_address = log(requester_address="1 Sample Street").requester
    assert with_address == first
    assert with_address.address == "1 Sample Street"
    assert log().requester == first
    assert log(requester_address="1 Sample Street").requester == first
    moved = log(requester_address="2 Sample Street").requester
    assert moved != first
    assert Requester.objects.get(pk=first.pk).address == "1 Sample Street"


def test_without_e_mail_the_same_name_and_postal_address_are_the_same_requester(log):
    post = {"requester_email": "", "channel": "post"}
    first = log(requester_address="1 Sample Street", **post).requester
    assert log(requester_address="1 Sample Street", **post).requester == first
    assert log(requester_address="2 Sample Street", **post).requester != first


def test_the_questions_as_text_are_numbered_when_there_are_several():
    assert actions.as_text(["A?", "B?"]) == "1. A?\n2. B?"


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_log_at_once_get_different_references(log):
    start, references = threading.Barrier(2), []

    def one(name):
        start.wait()
        while True:
            try:
                references.append(log(requester_name=name).reference)
            except OperationalError:
                # SQLite in memory refuses at once where a file waits; nothing of the attempt is kept.
                continue
            break
        connection.close()

    threads = [threading.Thread(target=one, args=(name,)) for name in ("Jane Sample", "Tom Example")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(references) == ["7012568", "7012569"]


@pytest.mark.django_db(transaction=True)
def test_the_same_page_sent_twice_at_once_logs_one_case(log):
    start, references = threading.Barrier(2), []

    def one():
        start.wait()
        while True:
            try:
                references.append(log(token="one-page").reference)
            except OperationalError:
                continue
            break
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert references == ["7012568", "7012568"]
    assert Case.objects.count() == 1
