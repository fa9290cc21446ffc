"""The web server, the worker and beat: warm before their first work, back when they die, gone when stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from cases import drawing
from foi_portal import celery, gunicorn

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180  # seconds: a machine that runs other tests beside this one is slow


@pytest.mark.parametrize("begin", [lambda: gunicorn.post_worker_init(None), celery.warm])
def test_a_new_process_loads_the_letters_fonts_before_an_officer_waits_for_them(begin, monkeypatch):
    warmed = []
    monkeypatch.setattr(drawing, "warm", lambda: warmed.append("now"))
    begin()
    assert warmed == ["now"]


def test_the_web_server_listens_to_this_machine_only_unless_told():
    assert gunicorn.bind == [f"127.0.0.1:{os.environ.get('FOI_PORT', '8000')}"]


def wait_for(what, *, words: str):
    """Ask again and again until the answer is not empty."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if answer := what():
            return answer
        time.sleep(0.2)
    return pytest.fail(f"{words} did not happen in {PATIENCE} seconds.")


def programs(parent: int) -> dict[str, int]:
    """The processes that supervisord runs, by what they are."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status, line = (folder / "stat").read_text(), (folder / "cmdline").read_text()
        except OSError:  # it ended while we looked
            continue
        if int(status.rpartition(")")[2].split()[1]) == parent:
            words = line.replace("\0", " ")
            found |= {name: int(folder.name) for name in ["gunicorn", " worker", " beat"] if name in words}
    return found


@pytest.fixture
def on_one_machine(monkeypatch):
    """Whatever this run tests on: so that no other process of the run is met in its database or its queue."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


@pytest.fixture
def environ(tmp_path) -> dict[str, str]:
    """As script/server would have it, with a data folder and a port of its own, on the databases of this run."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    for name in ["queue", "queue-control", "cache", "media"]:
        (tmp_path / name).mkdir()
    user = subprocess.check_output(["id", "-un"], text=True).strip()
    own = {"FOI_DATA_DIR": str(tmp_path), "FOI_PORT": str(port), "FOI_USER": user, "FOI_WEB_PROCESSES": "1"}
    own |= {
        "FOI_DEBUG": "1",
        "FOI_SECRET_KEY": "k" * 60,
        "DJANGO_SETTINGS_MODULE": "foi_portal.settings.base",
    }
    return os.environ | own


def manage(environ: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.check_output(command, cwd=ROOT, env=environ, text=True).strip()


@pytest.fixture
def supervisord(environ, tmp_path):
    manage(environ, "migrate", "-v", "0")
    command = [Path(sys.executable).with_name("supervisord"), "-c", "script/supervisord.conf"]
    with (tmp_path / "log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=log)
    yield process
    process.kill()
    process.wait()


def answers(environ: dict[str, str]) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{environ['FOI_PORT']}/health/", timeout=5) as page:
            return page.status == 200
    except OSError:
        return False


def test_what_dies_comes_back_a_lost_job_is_done_and_ctrl_c_ends_it_all(supervisord, environ):
    wait_for(lambda: answers(environ), words="The first page")
    first = wait_for(
        lambda: len(programs(supervisord.pid)) == 3 and programs(supervisord.pid), words="Three programs"
    )

    for pid in first.values():
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not set(programs(supervisord.pid).values()) & set(first.values()), words="Their end")
    second = wait_for(
        lambda: len(programs(supervisord.pid)) == 3 and programs(supervisord.pid), words="Their return"
    )
    wait_for(lambda: answers(environ), words="The page after the web server was killed")

    # A row that no bell was rung for: beat's sweep finds it, and the worker tries it.
    job = "from cases.models import Job; job = Job.objects."
    pk = manage(
        environ, "shell", "-v", "0", "-c", job + "create(kind='unknown', max_attempts=1); print(job.pk)"
    )
    look = f"{job}get(pk={pk}); print(job.state, job.last_error)"
    wait_for(
        lambda: "failed KeyError" in manage(environ, "shell", "-v", "0", "-c", look), words="The lost job"
    )

    supervisord.send_signal(signal.SIGINT)
    assert supervisord.wait(PATIENCE) == 0
    assert not [pid for pid in second.values() if Path(f"/proc/{pid}").exists()]
    assert not answers(environ)


def test_when_supervisord_itself_is_killed_the_port_is_free_soon_after(on_one_machine, supervisord, environ):
    wait_for(lambda: answers(environ), words="The first page")
    children = programs(supervisord.pid)
    supervisord.kill()
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children.values()), words="Their end")
    assert not answers(environ)
