"""The background worker. The broker is only a bell: what there is to do stands in the Job table.

How tasks are acknowledged is in the settings (CELERY_*): late, again when a worker dies, one at a time.
"""

import os

from celery import Celery
from celery.signals import worker_process_init

from foi_portal.warming import warm_process

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foi_portal.settings.base")
app = Celery("foi_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["cases"])


@worker_process_init.connect
def warm(**kwargs: object) -> None:
    warm_process()
