"""script/server and script/test: they say what is wrong in plain words, and never leave a thing half made."""

import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(command: str, **environ: str) -> subprocess.CompletedProcess:
    """Run a line of bash in the project's folder, with the pieces of the two commands at hand."""
    pieces = "set -euo pipefail; for part in steps debian setup; do . script/lib/$part.sh; done\n"
    # Of the commands themselves only what is named: another run's settings must not leak in.
    kept = {name: os.environ[name] for name in ["PATH", "HOME", "LANG"] if name in os.environ}
    return subprocess.run(
        ["bash", "-c", pieces + command],
        cwd=ROOT,
        env=kept | environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def stand_ins(tmp_path):
    """Commands that take the place of the system's: stand_ins(id="echo 1000") gives back a PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def put(**scripts: str) -> str:
        for name, script in scripts.items():
            file = folder / name.replace("_", "-").rstrip("-")
            file.write_text(f"#!/bin/bash\n{script}\n")
            file.chmod(0o755)
        return f"{folder}:{os.environ['PATH']}"

    return put


def test_a_step_that_works_takes_one_line_with_its_seconds():
    done = run("step 'Doing it' bash -c 'echo chatter; echo more >&2'")
    assert re.fullmatch(r"Doing it +\d+\.\d s\n", done.stdout)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_step_that_fails_shows_why_and_ends_the_command():
    done = run("two() { echo the reason; false; echo unreached; }; step 'Doing it' two; echo went on")
    assert done.returncode == 1
    assert "the reason" in done.stdout
    assert "unreached" not in done.stdout
    assert "went on" not in done.stdout
    assert '"Doing it" failed' in done.stderr


def test_what_was_stamped_is_done_again_when_an_input_changes_or_the_stamp_is_gone(tmp_path):
    done = run(
        f"""cd {tmp_path}; mkdir in; echo 1 >in/a
        seen() {{ stamped mark "$(fingerprint in)" && echo same || echo new; }}
        seen; stamp mark "$(fingerprint in)"; seen
        echo 2 >in/a; seen; echo 1 >in/a; seen
        touch in/b; seen; rm in/b mark; seen"""
    )
    assert done.stdout.split() == ["new", "same", "new", "same", "new", "new"]


def test_a_copied_checkout_does_not_trust_the_stamps_it_came_with(tmp_path):
    for name in ["here", "there"]:
        (tmp_path / name / "in").mkdir(parents=True)
    done = run(f"for where in here there; do cd {tmp_path}/$where; fingerprint in; done")
    assert len(set(done.stdout.split("\n"))) == 3  # two different lines and the end


def test_without_root_the_one_line_to_run_is_printed(stand_ins):
    path = stand_ins(id="echo 1000", dpkg_query="echo not-installed", apt_get="echo must not run; exit 9")
    done = run("find_python; need_packages libone libtwo", PATH=path)
    assert done.returncode == 1
    assert (
        "sudo apt-get update && sudo apt-get install --no-install-recommends libone libtwo\n" in done.stderr
    )
    assert "must not run" not in done.stdout + done.stderr


def test_root_installs_what_is_missing_and_only_then_asks_for_news(stand_ins, tmp_path):
    log = tmp_path / "log"
    path = stand_ins(
        id="echo 0",
        dpkg=":",
        dpkg_query="[[ ${@: -1} == libhere ]] && echo installed || echo not-installed",
        apt_get=f'echo "$1 ${{@: -1}}" >>{log}',
    )
    assert run("find_python; need_packages libhere", PATH=path).returncode == 0
    assert not log.exists()
    assert run("find_python; need_packages libhere libtwo", PATH=path).returncode == 0
    assert log.read_text() == "update -qq\ninstall libtwo\n"


@pytest.mark.parametrize("spoil", ["echo elsewhere >.venv/.made-for", "touch .venv/.unfinished"])
def test_an_unfinished_or_moved_virtual_environment_is_made_anew(tmp_path, spoil):
    done = run(
        f"""exec 3>&1; find_python; cd {tmp_path}; touch requirements.txt
        make_venv() {{ echo MADE >&3; rm -rf .venv; mkdir .venv; stamp .venv/.made-for "$(venv_identity)"; }}
        install_requirements() {{ echo INSTALLED >&3; stamp "$2" "$3"; }}
        for _ in 1 2; do need_requirements requirements.txt; done
        {spoil}; need_requirements requirements.txt"""
    )
    assert re.findall("MADE|INSTALLED", done.stdout) == ["MADE", "INSTALLED"] * 2


def test_a_port_in_use_is_named_with_the_way_round_it(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("script/server", FOI_PORT=str(port), FOI_DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 is in use." in done.stderr
    assert f"FOI_PORT={port + 1} script/server" in done.stderr


def test_with_debug_off_a_missing_secret_key_stops_the_start_before_anything_is_made(tmp_path):
    done = run("script/server", FOI_DEBUG="0", FOI_PORT="0", FOI_DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert "There is no secret key." in done.stderr
    assert "FOI_SECRET_KEY" in done.stderr
    assert not (tmp_path / "secret_key").exists()


def test_another_python_is_refused_by_its_version(stand_ins):
    old = "case $1 in --version) echo Python 3.9.2;; *) exit 1;; esac"
    only = stand_ins(python3=old).split(":")[0]
    for tool in ["bash", "mktemp", "rm"]:
        os.symlink(f"/bin/{tool}", f"{only}/{tool}")
    done = run("find_python", PATH=only)
    assert done.returncode == 1
    assert "Python 3.11 is needed and was not found (python3 is: Python 3.9.2)" in done.stderr


def test_no_requirement_comes_from_anywhere_but_the_index_the_machine_is_set_to():
    for name in ["requirements.txt", "requirements-dev.txt"]:
        text = (ROOT / name).read_text()
        assert not re.search(r"^\s*--(?!hash)|https?://|file:|@ ", text, re.MULTILINE)
        pins = re.findall(
            r"^[a-z0-9][^ \n]*==[^ \n]+ \\\n    --hash=sha256:", text, re.MULTILINE | re.IGNORECASE
        )
        assert len(pins) == len(re.findall(r"^\S", text, re.MULTILINE)) > 40
