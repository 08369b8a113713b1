"""What the tests of the archive share."""

import pytest
from django.conf import settings

from reports.intake.articles import find, read
from reports.intake.ingest import Result, ingest_all


@pytest.fixture
def seed_archive(db) -> list[Result]:
    """An archive with the five articles of ``seeds/``, taken in for real; what became of each."""
    paths = find([str(settings.BASE_DIR / "seeds")])
    return list(ingest_all(article for path in paths for article in read(path)))
