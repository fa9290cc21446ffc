"""From the last key to the changed picture of the letter, in Chromium against the web server as it runs in production.

python -m tests.benchmarks.bench_preview [rounds]

Each round types a few words into one answer of a letter of some pages, as fast as people type, and notes when the save
began and ended, when the drawing of the letter began and ended, and when the changed page stood on the screen. At last
it types on for a while without a rest and counts the saves. Aim: under a second at the median.
"""

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 20
# Milliseconds between two keys: about 60 words a minute.
BETWEEN_KEYS = 150
SAID = "A person planning an attack begins by learning what a target uses, and can look up which weaknesses are known."
NOTE_TIMES = """
(() => {
  const times = (window.times = {saves: 0});
  let known = new Set();
  const now = () => performance.now();
  document.addEventListener("keydown", () => {
    known = new Set([...document.querySelectorAll("#preview img")].map((each) => each.src));
    Object.assign(times, {key: now(), save: 0, saved: 0, draw: 0, drawn: 0, seen: 0});
  }, true);
  document.addEventListener("htmx:beforeRequest", ({detail: {elt}}) => {
    if (elt.matches(".qc__form")) { times.save = now(); times.saves += 1; }
    if (elt.id === "preview") times.draw = now();
  });
  document.addEventListener("htmx:beforeOnLoad", ({detail: {elt}}) => {
    if (elt.matches(".qc__form")) times.saved = now();
    if (elt.id === "preview") times.drawn = now();
  });
  document.addEventListener("load", ({target}) => {
    if (!target.matches?.("#preview img") || known.has(target.src) || times.seen) return;
    requestAnimationFrame(() => setTimeout(() => (times.seen = now())));
  }, true);
})();
"""
STEPS = {
    "wait": ("key", "save"),
    "save": ("save", "saved"),
    "until the drawing is asked for": ("saved", "draw"),
    "check and draw": ("draw", "drawn"),
    "fetch and show the page": ("drawn", "seen"),
    "from the last key to the page": ("key", "seen"),
}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        address = prepare(Path(folder))
        case, session = make_case()
        with server(address), browser_page(address, session) as page:
            page.goto(f"{address}/cases/{case}/draft/")
            page.locator("#question-2 .tiptap[data-ready]").click()
            page.locator("#preview img").first.wait_for(timeout=30_000)
            page.keyboard.press("Control+End")
            for _ in range(3):
                measured(page)
            times = [measured(page) for _ in range(rounds)]
            report(times, page.locator("#preview img").count())
            type_on(page)


def report(times: list[dict[str, float]], pages: int) -> None:
    load = os.getloadavg()[0]
    print(
        f"a letter of {pages} pages, {len(times)} rounds, load of the machine {load:.1f}: median (slowest) in ms"
    )
    for step, (start, end) in STEPS.items():
        taken = [each[end] - each[start] for each in times]
        print(f"  {step:32} {statistics.median(taken):6.0f} ({max(taken):.0f})")


def measured(page) -> dict[str, float]:
    page.keyboard.type("and so on ", delay=BETWEEN_KEYS)
    page.wait_for_function("times.seen > 0", timeout=30_000)
    page.wait_for_timeout(300)
    return page.evaluate("times")


def type_on(page) -> None:
    before, start = page.evaluate("times.saves"), time.monotonic()
    page.keyboard.type("the council keeps a list of these, " * 3, delay=BETWEEN_KEYS)
    took = time.monotonic() - start
    page.wait_for_function("times.seen > 0", timeout=30_000)
    print(f"  {page.evaluate('times.saves') - before} saves in {took:.0f} s of typing without a rest")


def prepare(folder: Path) -> str:
    """The data of a new installation in a folder; the address at which its server will be."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ |= {
        "FOI_DEBUG": "0",
        "FOI_HTTPS": "0",
        "FOI_SECRET_KEY": "bench",
        "FOI_DATA_DIR": str(folder),
        "FOI_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "foi_portal.settings.base",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", "--noinput", verbosity=0)
    call_command("load_starter_data", "--even-without-debug", stdout=open(os.devnull, "w"))  # noqa: SIM115
    return f"http://127.0.0.1:{port}"


def make_case() -> tuple[str, str]:
    """The reference of a case with a letter of some pages, and the session of its officer."""
    from datetime import timedelta

    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from cases.models import User
    from tests.journeys import steps

    today, officer = timezone.localdate(), User.objects.get(username="olive")
    questions = [
        *steps.QUESTIONS,
        "Which modules does the contract have?",
        "Who signed it, and when does it end?",
    ]
    case = steps.log(officer=officer, received_on=today - timedelta(days=14), on=today, questions=questions)
    words = "<p>The council bought it from a reseller in 2019 and has used it since for its own channels.</p>"
    for number, outcome in enumerate(
        ["disclosed", "disclosed", "disclosed", "part", "withheld", "disclosed"], 1
    ):
        steps.answer(case, number, words * 2, outcome, by=officer, on=today)
    steps.claim(case, "s31-1a", [5], by=officer, on=today, said=SAID)
    steps.claim(case, "s40-2-3Aa", [4], by=officer, on=today, said=SAID)
    steps.fill_letter(case, by=officer, on=today)
    session = SessionStore()
    session[SESSION_KEY] = str(officer.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    session.save()
    return case.reference, session.session_key


@contextlib.contextmanager
def server(address: str):
    running = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:foi_portal.gunicorn", "foi_portal.wsgi"], cwd=ROOT
    )
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))).close()
                break
            time.sleep(0.2)
        # Both of its processes have drawn their first page.
        time.sleep(3)
        yield
    finally:
        running.terminate()
        running.wait(30)


@contextlib.contextmanager
def browser_page(address: str, session: str):
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page.add_init_script(NOTE_TIMES)
        yield page
        browser.close()


if __name__ == "__main__":
    main()
