"""What the smaller models promise."""

import hashlib
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.models import (
    Answer,
    Approval,
    Claim,
    Message,
    Question,
    Requester,
    RivalText,
    StaffMember,
    Wording,
)
from cases.workflow import Stage


def test_mail_is_kept_with_its_fingerprint(db):
    message = Message.keep(
        raw=b"Dear Sir", filename="a.eml", content_type="message/rfc822", received_on=date(2021, 2, 10)
    )
    assert bytes(Message.objects.get().raw) == b"Dear Sir"
    assert message.sha256 == hashlib.sha256(b"Dear Sir").hexdigest()
    assert str(message) == "a.eml"
    assert str(Message(pk=3)) == "Message 3"


def test_an_answer_goes_by_email_or_else_by_post():
    assert Requester(name="Jane", email="jane@requester.example").answer_goes_to() == "jane@requester.example"
    by_post = Requester(name="Jane", address="1 High Street\nAshmere")
    assert by_post.answer_goes_to() == "1 High Street, Ashmere"
    assert str(by_post) == "Jane"


def test_an_answer_that_holds_only_blank_mark_up_says_nothing():
    assert not Answer(text="<p>\xa0</p><p><br></p>").has_text()
    assert Answer(text="<p>None</p>").has_text()


def test_an_answer_edited_by_nobody_has_no_time_of_editing(case_at):
    case = case_at(Stage.LOGGED)
    answer = case.questions.first().answer
    answer.edited_at = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        answer.save()
    assert str(answer) == f"Answer to {answer.question_id}"


def test_questions_count_from_one_and_each_number_once(case_at):
    case = case_at(Stage.LOGGED)
    for number in (0, 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            Question.objects.create(case=case, number=number, text="What?")
    assert str(case.questions.first()).startswith("1. Who is your")


def test_a_claim_of_an_unknown_provision_is_not_stored(case_at):
    with pytest.raises(ValidationError, match="no provision s99"):
        Claim(case=case_at(Stage.LOGGED), provision="s99").full_clean()


def test_a_provision_is_claimed_once_in_a_case(case_at):
    case = case_at(Stage.LOGGED)
    claim = Claim.objects.create(case=case, provision="s43-2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(case=case, provision="s43-2")
    assert (str(claim), claim.get_provision().citation) == ("Claim of s43-2", "s43(2)")


def test_a_post_is_held_from_a_day_to_a_later_one(db):
    person = StaffMember.objects.create(name="Dana Doe")
    post = person.posts.create(post="Digital Communications Manager", held_from=date(2021, 1, 1))
    assert (str(person), str(post)) == ("Dana Doe", "Digital Communications Manager")
    with pytest.raises(IntegrityError), transaction.atomic():
        person.posts.create(held_from=date(2021, 1, 1), held_to=date(2020, 1, 1))


def test_the_wording_of_a_day_is_the_version_in_force_then(db):
    common = {"kind": Wording.Kind.BOILERPLATE, "key": "opening", "title": "Opening"}
    old = Wording.objects.create(
        **common, version=1, in_force_from=date(2020, 1, 1), in_force_to=date(2020, 12, 31)
    )
    new = Wording.objects.create(**common, version=2, in_force_from=date(2021, 1, 1))
    assert Wording.objects.in_force(date(2020, 12, 31)).get() == old
    assert Wording.objects.in_force(date(2021, 1, 1)).get() == new
    assert str(new) == "Opening, version 2"


def test_the_small_records_say_what_they_are():
    assert str(Approval(version=3, letter_id=1)) == "Approval of version 3 of letter 1"
    assert str(RivalText(answer_id=4)) == "Rival text for answer 4"


def test_what_can_be_chosen_follows_the_law_and_the_workflow(case_at):
    case = case_at(Stage.LOGGED)
    assert case.get_regime_display() == "FOIA"
    assert case.get_stage_display() == "New"
    answer = case.questions.first().answer
    answer.outcome = "ncnd"
    assert answer.get_outcome_display() == "Neither confirmed nor denied"
    Claim(case=case, provision="s43-2").full_clean(exclude=["fields"])
