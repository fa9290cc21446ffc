import hashlib

import pytest
from django.db import IntegrityError, transaction

from cases.models import CannotChange, Letter
from cases.workflow import Stage


def test_an_issued_letter_is_never_changed_nor_deleted(case_at):
    letter = case_at(Stage.ISSUED).draft_letter()
    assert letter.is_issued()
    assert hashlib.sha256(bytes(letter.pdf)).hexdigest() == letter.sha256
    letter.html = "something else"
    with pytest.raises(CannotChange):
        letter.save()
    with pytest.raises(CannotChange):
        letter.delete()
    with pytest.raises(CannotChange):
        Letter.objects.filter(pk=letter.pk).update(pdf=b"")
    with pytest.raises(CannotChange):
        Letter.objects.all().delete()


def test_the_text_read_back_may_be_kept_with_an_issued_letter(case_at):
    letter = case_at(Stage.ISSUED).draft_letter()
    Letter.objects.filter(pk=letter.pk).update(text="read back")
    letter.refresh_from_db()
    assert letter.text == "read back"


def test_a_draft_may_be_changed_in_bulk(case_at):
    letter = case_at(Stage.DRAFTING).draft_letter()
    assert Letter.objects.filter(pk=letter.pk).update(version=9) == 1


def test_issued_on_by_and_fingerprint_go_together(case_at, today):
    letter = case_at(Stage.DRAFTING).draft_letter()
    letter.issued_on = today
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


def test_every_change_counts_and_its_maker_is_remembered(case_at, manager):
    letter = case_at(Stage.DRAFTING).draft_letter()
    version = letter.version
    letter.touch(by=manager)
    assert letter.version == version + 1
    assert manager in letter.editors.all()


def test_an_environmental_case_is_answered_under_the_regulations(case_at):
    case = case_at(Stage.LOGGED, regime="EIR")
    assert case.draft_letter().kind == "eir_response"
    assert str(case.draft_letter()) == f"eir_response for case {case.pk}"
