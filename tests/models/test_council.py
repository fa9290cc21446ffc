from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.models import Council, Regulator


def test_references_follow_the_councils_own_numbering_and_are_used_once(council):
    assert [Council.take_reference(), Council.take_reference()] == ["7012568", "7012569"]


def test_a_short_number_is_filled_up_to_the_councils_digits(council):
    Council.objects.update(next_reference=42)
    assert Council.take_reference() == "0000042"


def test_there_is_only_one_council(council):
    council.pk = 2
    with pytest.raises(IntegrityError), transaction.atomic():
        council.save(force_insert=True)


def test_a_letter_takes_the_regulators_details_of_its_own_day(council):
    Regulator.objects.create(
        name="Information Commission",
        address="New Street",
        phone="0303 123 1113",
        complaint_url="https://regulator.example/",
        in_force_from=date(2026, 12, 1),
    )
    assert Regulator.objects.in_force(date(2026, 11, 30)).name == "Information Commissioner’s Office"
    assert Regulator.objects.in_force(date(2026, 12, 1)).name == "Information Commission"
    assert str(Regulator.objects.in_force(date(2026, 12, 1))) == "Information Commission from 01.12.2026"


def test_before_the_first_details_there_is_no_regulator(council):
    with pytest.raises(Regulator.DoesNotExist):
        Regulator.objects.in_force(date(2004, 12, 31))


def test_the_council_is_shown_by_its_name(council):
    assert str(Council.current()) == "Ashmere Borough Council"
