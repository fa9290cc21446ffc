"""What a person judged is evidence: it is kept as it was given."""

import pytest
from django.db import IntegrityError, transaction

from cases.models import CannotChange, Judgement
from cases.workflow import Stage


@pytest.fixture
def judgement(case_at, officer, today):
    letter = case_at(Stage.DRAFTING).draft_letter()
    return Judgement(
        letter=letter,
        check_id="LETTER-43",
        place="question-3",
        fingerprint="f" * 64,
        words="Is it for the period asked for?",
        verdict=Judgement.Verdict.YES,
        by=officer,
        on=today,
    )


def test_a_judgement_is_neither_changed_nor_deleted(judgement):
    judgement.save()
    assert str(judgement) == f"Yes to LETTER-43 of letter {judgement.letter_id}"
    for deed in (judgement.save, judgement.delete, Judgement.objects.all().delete):
        with pytest.raises(CannotChange):
            deed()
    with pytest.raises(CannotChange):
        Judgement.objects.update(reason="Otherwise.")


def test_a_warning_is_never_accepted_without_a_reason(judgement):
    judgement.verdict = Judgement.Verdict.ACCEPTED
    with pytest.raises(IntegrityError), transaction.atomic():
        judgement.save()
