"""The product's settings for a test run: files in a temporary folder, quick passwords, no queue."""

# ruff: noqa: F403, F405 -- all settings but the ones below are the product's

import atexit
import os
import shutil
import tempfile

VAR = tempfile.mkdtemp(prefix="trinh-ky-test-")
atexit.register(shutil.rmtree, VAR, ignore_errors=True)
for name in (
    "DEBUG",
    "DEMO",
    "HTTPS",
    "ALLOWED_HOSTS",
    "KEYS_DIR",
    "ANCHORS_FILE",
    "ANCHOR_KEY",
    "EMAIL_HOST",
):
    os.environ.pop(name, None)
os.environ.pop("TASKS_BACKEND", None)
os.environ.pop("BROKER_URL", None)
os.environ["VAR_DIR"] = VAR
os.environ["SECRET_KEY"] = "the same in every process of a test run, so that what one signs the other reads"
# Only the engine counts: each test process points the connection to its own copy (tests/databases.py).
os.environ["DATABASE_URL"] = {"sqlite": "sqlite:///none", "postgres": "postgres:///none"}[
    os.environ.setdefault("TEST_DATABASE", "sqlite")
]
# Playwright keeps an event loop running in the thread that also asks the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from config.settings import *  # noqa: E402

STATIC_ROOT.mkdir()  # whitenoise warns where it is missing
WHITENOISE_AUTOREFRESH = True  # each test's client would list all static files anew
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
TASKS = {"default": TASKS["default"] | {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
