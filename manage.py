#!/usr/bin/env python
"""Django's command line for the archive."""

import os
import signal
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from cohealth.database import DatabaseUnusableError


def main() -> None:
    """Run a command; what is wrong with the environment or the database is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cohealth.settings")
    # A process that is told to end leaves the embedded server properly.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))
    try:
        settings.DATABASES  # noqa: B018  # Django would report a mistake in them as an unknown command
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, DatabaseUnusableError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
