"""Memory of the web processes after they have served every page, drawn letters and issued one.

python tests/benchmarks/bench_worker.py
"""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "/",
    "/cases/?stage=any",
    "/cases/7012568/",
    "/cases/7012568/draft/",
    "/cases/7012568/letter/preview/",
    "/cases/7012569/letter/",
    "/cases/7012569/letter.pdf",
    "/log/",
]
ROUNDS = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        env = {
            **os.environ,
            "FOI_DEBUG": "0",
            "FOI_HTTPS": "0",
            "FOI_SECRET_KEY": "bench",
            "FOI_DATA_DIR": folder,
            "FOI_PORT": str(port),
            "DJANGO_SETTINGS_MODULE": "foi_portal.settings.base",
        }
        manage(env, "migrate", "-v0")
        manage(env, "collectstatic", "--noinput", "-v0")
        printed = manage(env, "load_starter_data", "--even-without-debug")
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:foi_portal.gunicorn", "foi_portal.wsgi"],
            cwd=ROOT,
            env=env,
        )
        try:
            browse(f"http://127.0.0.1:{port}", re.search(r"max +(\S+)", printed)[1])
            for pid in children(server.pid):
                print(f"web process: {resident(pid):.0f} MB after {ROUNDS} rounds of {len(PAGES)} pages")
        finally:
            server.terminate()
            server.wait(30)


def manage(env: dict[str, str], *args: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *args], cwd=ROOT, env=env, check=True, capture_output=True, text=True
    )
    return done.stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def browse(address: str, password: str) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = wait_for(browser, f"{address}/sign-in/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = {"username": "max", "password": password, "csrfmiddlewaretoken": token}
    browser.open(f"{address}/sign-in/", urllib.parse.urlencode(form).encode()).read()
    for _ in range(ROUNDS):
        for path in PAGES:
            browser.open(address + path).read()


def wait_for(browser, url: str) -> str:
    for _ in range(120):
        try:
            return browser.open(url).read().decode()
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The server did not come up.")


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    main()
