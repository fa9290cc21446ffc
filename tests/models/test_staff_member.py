"""People of the directory: found by every form of their name, and as the rule knows them on a day."""

from datetime import date

import pytest
from django.db import transaction

from cases.law.redaction import Flag, Kind
from cases.models import CannotChange, StaffChange, StaffMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def sian():
    member = StaffMember.objects.create(
        name="Siân O’Brien-Łuk",
        forename="Siân",
        surname="O’Brien-Łuk",
        known_as="Shan; Shani",
        former_names="Siân Smith",
        email="sian.obrien@ashmere.example; s.smith@ashmere.example",
        phone="020 7946 0123; (020) 7946 0124",
        mobile="+44 7700 900123",
        extension="0123",
        number="0044",
    )
    member.posts.create(
        post="Payroll Officer", team="Finance", held_from=date(2015, 1, 1), held_to=date(2019, 12, 31)
    )
    member.posts.create(
        post="Head of Payroll", team="People & Pay", held_from=date(2020, 1, 1), spokesperson=True
    )
    return member


@pytest.mark.parametrize(
    "words",
    [
        *(
            "sian",
            "SIAN O'BRIEN",
            "obrien luk",
            "O’Brien-Luk, Siân",
            "S. Luk",
            "shani",
            "smith",
            "Siân Smith",
        ),
        *(
            "s.smith@ashmere.example",
            "@ashmere",
            "payroll officer",
            "head of payroll",
            "finance",
            "pay",
            "...",
        ),
        *("020 7946 0123", "(020) 7946-0124", "+44 20 7946 0123", "79460124", "07700 900123", "0123", "0044"),
    ],
)
def test_a_person_is_found_by_any_form_of_the_name_address_number_post_or_team(sian, words):
    assert list(StaffMember.objects.search(words)) == [sian]


@pytest.mark.parametrize("words", ["jones", "sian jones", "020 7946 9999", "housing"])
def test_a_person_who_does_not_fit_every_word_is_not_found(sian, words):
    assert not StaffMember.objects.search(words).exists()


def test_what_is_searched_follows_every_way_of_writing(sian):
    sian.name = "Siân Jones"
    sian.save(update_fields=["name"])
    assert StaffMember.objects.search("jones").exists()
    sian.known_as = "Bronwen"
    StaffMember.objects.bulk_update([sian], ["known_as"])
    assert StaffMember.objects.search("bronwen").exists()
    sian.searched = ""
    StaffMember.objects.bulk_update([sian], ["kind"])
    assert StaffMember.objects.search("bronwen").exists()
    StaffMember.objects.bulk_create([StaffMember(name="Zoë New")])
    assert StaffMember.objects.search("zoe").get().name == "Zoë New"


def test_a_person_is_known_to_the_rule_with_every_form_of_the_name_and_every_post(sian):
    entry = sian.as_entry()
    assert (entry.key, entry.kind) == (f"staff:{sian.pk}", Kind.OFFICER)
    assert entry.known_as == ("Shan", "Shani")
    assert entry.phones == ("020 7946 0123", "(020) 7946 0124")
    assert entry.standing(date(2019, 6, 1)).post == "Payroll Officer"
    assert entry.standing(date(2021, 6, 1)).flags == {Flag.SPOKESPERSON}
    assert [post.holds(date(2020, 1, 1)) for post in sian.posts.all()] == [False, True]
    assert [post.holds(date(2014, 1, 1)) for post in sian.posts.all()] == [False, False]


def test_a_change_of_the_directory_is_kept_as_it_was_written_even_when_the_person_goes(sian, administrator):
    change = StaffChange.objects.create(
        staff_member=sian, shown=sian.name, words="added", by=administrator, on=date(2021, 3, 4)
    )
    assert str(change) == "Siân O’Brien-Łuk: added"
    for deed in (change.save, change.delete, StaffChange.objects.all().delete):
        with pytest.raises(CannotChange), transaction.atomic():
            deed()
    sian.delete()
    change.refresh_from_db()
    assert (change.staff_member, change.shown) == (None, "Siân O’Brien-Łuk")
