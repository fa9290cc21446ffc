"""What administrators see, in a real browser."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "page_of", ["index", "user_changelist", "user_add", "council", "regulator_changelist"]
)
def test_the_administration_is_accessible(goto_admin, axe, council, page_of):
    goto_admin(page_of)
    axe()


@pytest.fixture
def goto_admin(page, live_server, sign_in_as, administrator):
    # axe itself writes a style on these pages, which the content security policy stops.
    page.expected_errors = ["Applying inline style"]

    def go(name):
        sign_in_as(administrator)
        if name == "index":
            url = reverse("admin:index")
        elif name == "council":
            url = reverse("admin:cases_council_change", args=[1])
        else:
            url = reverse(f"admin:cases_{name}")
        page.goto(live_server.url + url)

    return go
