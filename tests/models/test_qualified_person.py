"""The qualified person of section 36 is a dated setting with its authorisation."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.models import QualifiedPerson
from cases.starter.council import load_council


def authorised(office, first, last=None):
    return QualifiedPerson.objects.create(
        office=office, authorisation="Letter of a Minister", in_force_from=first, in_force_to=last
    )


def test_an_authorisation_holds_from_its_first_day_to_its_last(db):
    authorised("the Monitoring Officer", date(2005, 1, 1), date(2020, 5, 31))
    authorised("the Chief Executive", date(2020, 6, 1))
    offices = QualifiedPerson.objects.values_list("office", flat=True)
    assert list(offices.in_force(date(2004, 12, 31))) == []
    assert list(offices.in_force(date(2020, 5, 31))) == ["the Monitoring Officer"]
    assert list(offices.in_force(date(2020, 6, 1))) == ["the Chief Executive"]


def test_an_authorisation_does_not_end_before_it_begins(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        authorised("the Monitoring Officer", date(2021, 1, 2), date(2021, 1, 1))


def test_the_sample_council_has_one_and_no_second(council):
    load_council()
    assert str(QualifiedPerson.objects.get()) == "the Monitoring Officer from 01.01.2005"
