"""Signing in and out, the profile, and the health check."""

from unittest import mock

import pytest
from django.contrib.messages import get_messages
from django.db import OperationalError, connection
from django.urls import reverse

from cases.models import User

PASSWORD = "correct horse battery staple"


@pytest.fixture
def olive(officer):
    officer.set_password(PASSWORD)
    officer.save()
    return officer


def sign_in(client, username="olive", password=PASSWORD, **more):
    return client.post(reverse("sign_in"), {"username": username, "password": password, **more})


def test_signing_in_leads_to_my_cases(client, olive):
    assert sign_in(client).headers["Location"] == reverse("my_cases")


def test_signing_in_leads_on_to_the_page_that_was_asked_for(client, olive):
    assert client.get("/profile/").headers["Location"] == "/sign-in/?next=/profile/"
    assert sign_in(client, next="/profile/").headers["Location"] == "/profile/"


def test_signing_in_never_leads_to_another_site(client, olive):
    assert sign_in(client, next="https://elsewhere.example/").headers["Location"] == reverse("my_cases")


def test_a_wrong_password_is_told_in_plain_words_and_keeps_the_username(client, olive):
    page = sign_in(client, password="wrong").content.decode()
    assert "That username and password do not belong together" in page
    assert 'value="olive"' in page
    assert "<title>Error: Sign in – FOI Portal</title>" in page


def test_an_empty_form_names_both_fields(client, db):
    page = sign_in(client, username="", password="").content.decode()
    assert '<a href="#id_username">Enter your username.</a>' in page
    assert '<a href="#id_password">Enter your password.</a>' in page


def test_somebody_who_left_cannot_sign_in(client, olive):
    User.objects.update(is_active=False)
    assert sign_in(client).status_code == 200


def test_who_is_signed_in_does_not_see_the_sign_in_page(signed_in, olive):
    assert signed_in(olive).get("/sign-in/").status_code == 302


def test_too_many_wrong_passwords_lock_the_account_for_a_while(client, olive, settings):
    settings.AXES_ENABLED = True
    tries = [sign_in(client, password="wrong") for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert tries[0].status_code == 200
    assert tries[-1].status_code == 429
    assert "locked for 15 minutes" in tries[-1].content.decode()
    assert sign_in(client).status_code == 429


def test_signing_out_is_a_button_and_no_link(signed_in, olive):
    client = signed_in(olive)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == reverse("sign_in")
    assert client.get("/profile/").status_code == 302


def test_the_profile_shows_name_and_roles(signed_in, olive):
    page = signed_in(olive).get("/profile/").content.decode()
    assert "Olive Officer" in page
    assert "Officer</dd>" in page
    assert 'data-single-keys="on"' in page


def test_single_letter_keys_can_be_switched_off(signed_in, olive):
    client = signed_in(olive)
    response = client.post("/profile/", {})
    assert response.headers["Location"] == "/profile/"
    olive.refresh_from_db()
    assert not olive.single_keys
    page = client.get("/profile/").content.decode()
    assert 'data-single-keys="off"' in page
    assert "Your profile is saved." in page


def test_a_password_is_changed_and_the_session_goes_on(signed_in, olive):
    client = signed_in(olive)
    new = "three plain words together"
    response = client.post(
        "/profile/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert response.headers["Location"] == "/profile/"
    assert "Your password is changed" in str(next(iter(get_messages(response.wsgi_request))))
    olive.refresh_from_db()
    assert olive.check_password(new)
    assert client.get("/profile/").status_code == 200


def test_a_new_password_that_does_not_fit_says_what_to_do(signed_in, olive):
    client = signed_in(olive)
    given = {"old_password": "wrong", "new_password1": "one", "new_password2": "two"}
    page = client.post("/profile/password/", given).content.decode()
    assert "That is not your current password" in page
    assert "The two new passwords are not the same" in page
    olive.refresh_from_db()
    assert olive.check_password(PASSWORD)


def test_the_health_check_needs_no_sign_in(client, db):
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok")


def test_the_health_check_fails_without_the_database(client, db):
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        assert client.get("/health/").status_code == 503


def test_an_address_that_leads_nowhere_says_so_in_the_shell(signed_in, olive):
    response = signed_in(olive).get("/nowhere/")
    assert response.status_code == 404
    assert "Search all cases" in response.content.decode()


def test_the_page_for_a_fault_needs_nothing_that_could_be_broken(client):
    from django.template.loader import render_to_string

    assert "Sorry, something went wrong" in render_to_string("500.html")


def test_a_person_without_a_role_is_told_whom_to_ask(signed_in, olive):
    User.objects.update(roles=[])
    response = signed_in(User.objects.get()).get("/")
    assert response.status_code == 403
    assert "Ask an administrator to give you one" in response.content.decode()
