"""What administrators change by hand, and what nobody may."""

from datetime import date

import pytest
from django.urls import reverse

from cases.models import CostSetting, Council, User

PAGES = [
    *("index", "cases_user_changelist", "cases_user_add", "cases_regulator_add"),
    *("cases_costsetting_changelist", "cases_costsetting_add"),
]


@pytest.mark.parametrize("page", PAGES)
def test_administrators_change_people_and_settings(signed_in, administrator, council, page):
    assert signed_in(administrator).get(reverse(f"admin:{page}")).status_code == 200


def test_the_councils_settings_are_changed_and_never_doubled_or_deleted(signed_in, administrator, council):
    client = signed_in(administrator)
    change = reverse("admin:cases_council_change", args=[council.pk])
    form = client.get(change).context["adminform"].form
    values = {name: form[name].value() or "" for name in form.fields}
    client.post(
        change, {**values, "name": "Ashmere Unitary Council", "reuse_url": "www.ashmere.example/reuse"}
    )
    council = Council.current()
    assert (council.name, council.reuse_url) == (
        "Ashmere Unitary Council",
        "https://www.ashmere.example/reuse",
    )
    assert client.get(reverse("admin:cases_council_add")).status_code == 403
    assert client.get(reverse("admin:cases_council_delete", args=[council.pk])).status_code == 403


def test_a_new_cost_limit_is_a_new_row_from_its_day(signed_in, administrator, council):
    values = {"limit_amount": "300", "rate": "30", "in_force_from": "2027-04-01"}
    signed_in(administrator).post(reverse("admin:cases_costsetting_add"), values)
    assert CostSetting.objects.in_force(date(2027, 3, 31)).as_law().hours == 18
    assert CostSetting.objects.in_force(date(2027, 4, 1)).as_law().hours == 10


def test_a_rate_of_nothing_is_refused(signed_in, administrator, council):
    values = {"limit_amount": "300", "rate": "0", "in_force_from": "2027-04-01"}
    page = signed_in(administrator).post(reverse("admin:cases_costsetting_add"), values).content.decode()
    assert "The limit and the rate must each be more than £0." in page


def test_a_new_person_is_given_roles(signed_in, administrator, council):
    password = "a long and unusual phrase"
    signed_in(administrator).post(
        reverse("admin:cases_user_add"),
        {
            "username": "kim",
            "full_name": "Kim Sample",
            "email": "kim@ashmere.example",
            "roles": '["officer", "manager"]',
            "usable_password": "true",
            "password1": password,
            "password2": password,
        },
    )
    assert User.objects.get(username="kim").roles == ["officer", "manager"]


def test_nobody_else_enters_the_administration(signed_in, officer):
    assert signed_in(officer).get(reverse("admin:index")).status_code == 302
