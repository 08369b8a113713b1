#!/usr/bin/env python
"""Django's command line for the archive."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run a command; what is wrong with the environment or the database is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cohealth.settings")
    try:
        from cohealth.database.base import DatabaseUnusableError
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, DatabaseUnusableError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
