"""A past letter as it is stored."""

from datetime import date

import pytest
from django.db import IntegrityError

from cases.models import PastLetter


def kept(by, raw: bytes = b"Our ref: 17", **fields) -> PastLetter:
    return PastLetter.objects.create(
        filename="letter.txt",
        content_type="text/plain",
        raw=raw,
        sha256=PastLetter.fingerprint(raw),
        lines=["Our ref: 17"],
        by=by,
        checked_on=date(2021, 3, 4),
        **fields,
    )


def test_a_past_letter_goes_by_its_reference_or_else_by_its_file(officer):
    assert str(kept(officer)) == "letter.txt"
    assert str(kept(officer, b"another", reference="0010000")) == "Letter 0010000"


def test_the_same_bytes_are_kept_once_only(officer):
    kept(officer)
    with pytest.raises(IntegrityError):
        kept(officer)


@pytest.mark.django_db
def test_the_fingerprint_is_that_of_the_bytes():
    assert PastLetter.fingerprint(b"").startswith("e3b0c44298fc1c14")
