"""Settings of the tests: the product's own, with quick passwords, plain static names and jobs that run at once."""

import os
from pathlib import Path

os.environ.setdefault("FOI_SECRET_KEY", "tests-only-" + "k" * 50)
os.environ.setdefault("FOI_DATA_DIR", str(Path(__file__).resolve().parents[2] / "var" / "tests"))
os.environ["FOI_HTTPS"] = "0"

from foi_portal.settings.base import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
AXES_ENABLED = False
