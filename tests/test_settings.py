"""What the environment makes of the settings."""

import runpy

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

BASE = settings.BASE_DIR / "foi_portal" / "settings" / "base.py"


@pytest.fixture
def settings_with(monkeypatch, tmp_path):
    """The settings as a process would read them that starts with just these variables."""

    def read(**variables: str) -> dict:
        for name in ("FOI_DEBUG", "FOI_HTTPS", "FOI_SECRET_KEY", "DATABASE_URL", "REDIS_URL"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("FOI_DATA_DIR", str(tmp_path))
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(BASE))

    return read


def test_without_a_secret_key_nothing_starts_and_the_message_says_what_to_do(settings_with):
    with pytest.raises(ImproperlyConfigured, match=r"There is no secret key\. Set FOI_SECRET_KEY"):
        settings_with()


def test_a_single_machine_keeps_its_key_in_a_file(settings_with, tmp_path):
    (tmp_path / "secret_key").write_text("made by script/server\n")
    assert settings_with()["SECRET_KEY"] == "made by script/server"


def test_debug_is_off_and_https_is_on_unless_somebody_says_so(settings_with):
    read = settings_with(FOI_SECRET_KEY="k")
    assert not read["DEBUG"]
    assert read["SECURE_SSL_REDIRECT"]
    assert read["SESSION_COOKIE_SECURE"]
    assert not settings_with(FOI_SECRET_KEY="k", FOI_DEBUG="1")["SECURE_SSL_REDIRECT"]
    assert not settings_with(FOI_SECRET_KEY="k", FOI_HTTPS="0")["SECURE_SSL_REDIRECT"]


def test_the_embedded_default_is_sqlite_that_writers_do_not_lock_and_a_queue_in_a_folder(settings_with):
    read = settings_with(FOI_SECRET_KEY="k")
    assert read["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert read["CELERY_BROKER_URL"].startswith("filesystem:")


def test_two_variables_make_it_a_teams_installation(settings_with):
    read = settings_with(
        FOI_SECRET_KEY="k", DATABASE_URL="postgres://foi@127.0.0.1/foi", REDIS_URL="redis://127.0.0.1/0"
    )
    assert read["DATABASES"]["default"]["OPTIONS"]["pool"]
    assert read["CELERY_BROKER_URL"] == "redis://127.0.0.1/0"
    assert "RedisCache" in read["CACHES"]["default"]["BACKEND"]
