"""An archive that was copied is as if it had been written."""

from types import SimpleNamespace

import archive
import multiplied
import pytest
from django.apps import apps
from django.db import connection

from reports.models import FacetCount, Meeting, Quote, Report
from reports.search import index
from reports.tests import factories

# In a transaction of a test no table can be altered: its foreign keys are only checked at the end.
pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 3
COPIED = {
    "reports_report", "reports_meeting", "reports_account", "reports_participation", "reports_quote",
    "reports_personmention", "reports_organizationmention", "reports_accounttopic", "reports_accountcountry",
    "reports_reportentry", "reports_meetingentry", "reports_quoteentry", "reports_participationentry",
}  # fmt: skip
SCHEMA = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
UNION SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
"""


def rows() -> dict[str, int]:
    """How many rows each table of the archive has."""
    models = apps.get_app_config("reports").get_models(include_auto_created=True)
    return {model._meta.db_table: model._base_manager.count() for model in models}


def facets() -> dict[tuple[str, int], int]:
    """How many records have each value of a facet."""
    return {
        (kind, code): number
        for kind, code, number in FacetCount.objects.values_list("kind", "code", "number")
    }


def schema() -> set[tuple[str, str, str]]:
    """The constraints, indexes and triggers that there are."""
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA)
        return set(cursor.fetchall())


@pytest.fixture
def before(transactional_db, monkeypatch) -> SimpleNamespace:
    """What there was in an archive of thirty reports before it was made three times as large."""
    monkeypatch.setattr(archive, "OFFICIALS", 10)
    list(archive.load(30))
    list(index.rebuild())
    found = SimpleNamespace(rows=rows(), facets=facets(), schema=schema())
    list(multiplied.multiply(TIMES))
    return found


def test_what_belongs_to_reports_and_meetings_is_copied_and_nothing_else(before):
    grown = {table for table, number in rows().items() if number != before.rows[table]}
    assert grown >= COPIED
    assert rows() == {
        table: number * TIMES if table in grown else number for table, number in before.rows.items()
    }
    assert not grown & {"reports_person", "reports_organization", "reports_place", "reports_topic"}
    for model in (Report, Meeting, Quote):
        assert model.objects.values("slug").distinct().count() == model.objects.count()


def test_search_finds_the_copies_and_counts_them(before):
    assert index.differences() == {}
    assert facets() == {value: number * TIMES for value, number in before.facets.items()}


def test_the_database_goes_on_as_before(before):
    assert schema() == before.schema
    report = factories.report("One more.")
    assert report.pk == 30 * TIMES + 1
    assert index.differences() == {}
