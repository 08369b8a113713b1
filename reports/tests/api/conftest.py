"""The API is tested on the archive of the pages."""

from reports.tests.pages.conftest import archive

__all__ = ["archive"]
