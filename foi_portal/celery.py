"""The background worker. The broker is only a bell: what there is to do stands in the Job table."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foi_portal.settings.base")
app = Celery("foi_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["cases"])
