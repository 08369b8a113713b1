"""What a connection refuses: an old server, a locale without Cyrillic, a database that is not there."""

import os
import subprocess
from collections.abc import Iterator

import pytest
from django.db import connection

from cohealth.database import DatabaseUnusableError
from cohealth.database.base import DatabaseClient, DatabaseWrapper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other() -> Iterator[DatabaseWrapper]:
    """A second connection, whose settings a test may change."""
    wrapper = connection.copy()
    yield wrapper
    wrapper.close()


def test_the_archives_own_database_is_fit(other):
    other.connect()
    other.check_database_version_supported()


@pytest.mark.parametrize(
    ("template", "told"), [("LC_CTYPE 'C'", "ctype C"), ("ENCODING 'SQL_ASCII'", "SQL_ASCII")]
)
def test_a_database_that_cannot_lower_cyrillic_is_refused(other, template, told):
    name = f"{connection.settings_dict['NAME']}_ctype"
    locale = template if "CTYPE" in template else f"{template} LC_CTYPE 'C' LC_COLLATE 'C'"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 {locale}")
    other.settings_dict["NAME"] = name
    try:
        other.connect()
        with pytest.raises(DatabaseUnusableError, match=told):
            other.check_database_version_supported()
    finally:
        other.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def test_an_old_server_is_refused_by_its_number(other, monkeypatch):
    other.connect()
    monkeypatch.setattr(other.features, "minimum_database_version", (99,))
    with pytest.raises(DatabaseUnusableError, match="PostgreSQL 99 or later is required"):
        other.check_database_version_supported()
    assert other.connection is None


def test_a_database_that_is_not_there_is_told_in_one_sentence(other):
    other.settings_dict["NAME"] = "no_such_database"
    with pytest.raises(DatabaseUnusableError, match='database "no_such_database" does not exist'):
        other.connect()


# A machine without psql has the embedded server's; a server elsewhere brings none.
PATHS = [None, "/nowhere"] if connection.settings_dict.get("EMBEDDED") else [None]


@pytest.mark.parametrize("path", PATHS)
def test_the_shell_of_the_database_reaches_it(monkeypatch, path):
    if path:
        monkeypatch.setenv("PATH", path)
    command, environment = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict, ["-Atc", "SELECT current_database()"]
    )
    environment = os.environ | (environment or {})
    done = subprocess.run(  # noqa: S603
        command, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == connection.settings_dict["NAME"]
