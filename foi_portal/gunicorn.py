"""How the web server runs: `gunicorn -c python:foi_portal.gunicorn foi_portal.wsgi`.

Two processes of four threads: a page waits for the database in a thread, but drawing a letter keeps a whole
process busy, and with two of them nobody else's page stops for it. The figures: docs/decisions/supervisor.md.
"""

import os

from foi_portal.warming import warm_process

bind = [f"{os.environ.get('FOI_BIND', '127.0.0.1')}:{os.environ.get('FOI_PORT', '8000')}"]
worker_class = "gthread"
workers = int(os.environ.get("FOI_WEB_PROCESSES", "2"))
threads = 4
timeout = 60
graceful_timeout = 20
# A process is replaced now and then, so that a slow leak in a native library never matters.
max_requests = 2000
max_requests_jitter = 400
# The heartbeat file wants memory, not a disk that may stall.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
control_socket_disable = True
loglevel = "warning"


def post_worker_init(worker: object) -> None:
    warm_process()
