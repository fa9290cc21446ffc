"""A real Chromium against the live server: an error in the console fails the test."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

# Playwright's own event loop runs in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# The engine without the windows around it is the quicker by a quarter.
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    quiet = ["background-networking", "component-update", "sync"]
    # Nothing but the live server can be reached. A route that looks at each request would cost more than the pages:
    # it goes through Python and switches the cache of the browser off.
    here = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", CHROMIUM),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            f"--host-resolver-rules={here}",
            *(f"--disable-{name}" for name in quiet),
        ],
    }


@pytest.fixture(scope="session")
def base_url():
    """In place of pytest-base-url's own, which warns; every test has the address of its live server."""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "viewport": {"width": 1440, "height": 900},
        "reduced_motion": "reduce",
    }


@pytest.fixture
def page(page, live_server):
    """A page that may talk to the live server only. Every console error fails the test, each breach of the
    content security policy among them; `page.expected_errors` takes parts of those that a test is about."""
    page.set_default_timeout(10_000)
    page.expected_errors = []
    problems = []

    def note(message):
        if message.type == "error":
            problems.append(f"{message.text} ({message.location.get('url', '')})")

    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on("console", note)
    yield page
    unexpected = [text for text in problems if not any(part in text for part in page.expected_errors)]
    assert not unexpected, unexpected


@pytest.fixture
def goto(page, live_server):
    """Open an address of the live server and wait until its scripts stand."""

    def go(path: str):
        page.goto(live_server.url + path)
        page.wait_for_selector("html[data-ready]")
        return page

    return go


@pytest.fixture
def fits(page):
    """The page as it stands does not scroll sideways."""

    def check():
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{page.url} scrolls sideways by {wider} px at {page.viewport_size['width']} px"

    return check


@pytest.fixture
def axe(page, fits):
    """Let axe look at the page as it stands: it must find nothing, and the page must not scroll sideways."""
    from axe_playwright_python.sync_playwright import Axe

    def check():
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()
        fits()

    return check


@pytest.fixture
def axe_wide_and_narrow(page, axe, fits):
    """axe at 1440 px and on a phone of 390 px; and at 400 % zoom, which is 320 px, nothing is lost sideways."""

    def check():
        page.set_viewport_size({"width": 320, "height": 640})
        fits()
        for width, height in [(390, 844), (1440, 900)]:
            page.set_viewport_size({"width": width, "height": height})
            axe()

    return check


@pytest.fixture
def sign_in_as(page, live_server):
    """Give the browser the session of a user, without walking through the sign-in page."""

    def sign_in(user):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url}
        page.context.add_cookies([cookie])

    return sign_in
