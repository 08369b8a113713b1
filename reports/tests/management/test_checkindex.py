"""The command that holds search against the records."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reports.models import PersonEntry, PersonName
from reports.search import index
from reports.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return factories.person("Marat Ospanov")


def spoil(person):
    """Let the entry of the person fall behind, as a load with triggers off leaves it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE reports_personname DISABLE TRIGGER USER")
        PersonName.objects.create(person=person, name="Zebra")
        cursor.execute("ALTER TABLE reports_personname ENABLE TRIGGER USER")


def test_it_says_that_all_agree(person, capsys):
    call_command("checkindex")
    assert "person: 0 differ" in capsys.readouterr().out


def test_what_differs_is_counted_by_kind_and_ends_with_an_error(person, capsys):
    spoil(person)
    with pytest.raises(CommandError, match="1 of the entries of search differ") as error:
        call_command("checkindex")
    assert error.value.returncode == 1
    out = capsys.readouterr().out
    assert f"person: 1 differ ({person.pk})" in out
    assert "report: 0 differ" in out


def test_it_repairs(person, capsys):
    spoil(person)
    PersonEntry.objects.filter(pk=factories.person("Aigul Sadykova").pk).delete()
    call_command("checkindex", repair=True)
    assert "person: 2 differ" in capsys.readouterr().out
    assert index.differences() == {}


def test_an_index_in_order_is_left_alone(person, monkeypatch):
    monkeypatch.setattr("reports.search.index.rebuild", lambda: pytest.fail("rebuilt"))
    call_command("checkindex", repair=True)
