import pytest
from django.urls import reverse

from cases.models import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PLACE = "Bank holidays"


def bar(client, name: str, *args: str) -> str:
    shown = client.get(reverse(name, args=args)).content.decode()
    return shown.split('class="top__nav"')[1].split("</nav>")[0]


def test_the_bank_holidays_are_a_place_for_administrators_only(client, administrator, officer):
    client.force_login(officer)
    assert PLACE not in bar(client, "profile")
    client.force_login(administrator)
    assert f">{PLACE}</a>" in bar(client, "profile")


def test_somebody_with_every_role_finds_each_place_once(client):
    client.force_login(UserFactory(roles=list(Role)))
    shown = bar(client, "profile")
    assert [shown.count(f">{place}</a>") for place in ("My cases", "Log a request", PLACE, "Admin")] == [
        1
    ] * 4


@pytest.mark.parametrize(
    "page",
    [
        ["bank_holidays"],
        ["add_holiday"],
        ["load_holidays"],
        ["correct_holiday", "2021-03-17", "northern-ireland"],
        ["remove_holiday", "2021-03-17", "northern-ireland"],
    ],
)
def test_every_page_of_the_bank_holidays_belongs_to_their_place(page, client, administrator):
    client.force_login(administrator)
    assert f'aria-current="page">{PLACE}</a>' in bar(client, *page)
