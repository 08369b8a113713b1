"""The application as the server loads it."""

import subprocess
import sys

from django.conf import settings

LOADED = (
    "import gc; from cohealth.wsgi import application; print(gc.get_freeze_count(), callable(application))"
)


def test_what_is_loaded_is_no_longer_looked_through_for_garbage():
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", LOADED], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    frozen, is_callable = told.stdout.split()
    assert int(frozen) > 10_000
    assert is_callable == "True"
