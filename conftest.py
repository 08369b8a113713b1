"""What every test stands on: a database of its run's own, plain static files, quick passwords, a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

PLAIN_STATIC_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"  # the real one takes a third of a second


def pytest_configure() -> None:
    """Name the test database after the run's process, so that two runs at once do not share one; serve static
    files as they are written; and hash passwords quickly."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_cohealth_{run}"
    settings.STORAGES["staticfiles"]["BACKEND"] = PLAIN_STATIC_FILES
    settings.PASSWORD_HASHERS = [QUICK_HASHER]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker) -> None:
    """Drop the databases of runs that were killed."""
    if not connection.settings_dict.get("EMBEDDED"):
        return
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(r"SELECT datname FROM pg_database WHERE datname ~ '^test_cohealth_\d+'")
        for (name,) in cursor.fetchall():
            if not Path("/proc", name.split("_")[2]).exists():
                cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")


@pytest.fixture(autouse=True)
def _english() -> None:
    """A request leaves its language behind, and no test may depend on the one before."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """The system's Chromium, driven by playwright; without one a test is skipped, and in CI it fails."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        missing = "Chromium is not installed: apt-get install chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()
