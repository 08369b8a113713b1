"""A dump of the database, which the README tells how to make, gives the archive back."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from psycopg import sql

from cohealth.database.base import server
from reports.search import index
from reports.tests import factories as make


@pytest.fixture
def restored() -> Iterator[str]:
    """The name of an empty database beside that of the tests."""
    name = f"{connection.settings_dict['NAME']}_restored"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
    yield name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def test_a_dump_is_restored_with_all_that_is_searched(transactional_db, restored, tmp_path):
    make.quote(speaker=make.person("Aisha Bek"))
    before, dump = _rows(), tmp_path / "dump.sql"
    assert before["reports_quoteentry"] == 1
    _run("pg_dump", "--file", dump, connection.settings_dict["NAME"])
    _run("psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", dump, restored)
    with _led_to(restored):
        assert _rows() == before
        assert index.differences() == {}


@contextmanager
def _led_to(database: str) -> Iterator[None]:
    """Within, the connection leads to another database."""
    with pytest.MonkeyPatch.context() as patched:
        connection.close()
        patched.setitem(connection.settings_dict, "NAME", database)
        yield
        connection.close()


def _rows() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        counts = [
            sql.SQL("SELECT {}, count(*) FROM {}").format(sql.Literal(table), sql.Identifier(table))
            for table in tables
        ]
        cursor.execute(sql.SQL(" UNION ALL ").join(counts))
        return dict(cursor.fetchall())


def _run(program: str, *arguments: str | Path) -> None:
    """Run a program of PostgreSQL on the server of the tests."""
    told = connection.get_connection_params()
    address = {
        "PGHOST": told.get("host") or server.join(),
        "PGPORT": str(told.get("port") or 5432),
        "PGUSER": told["user"],
        "PGPASSWORD": told.get("password", ""),
    }
    command = [server.program(program), *arguments]
    subprocess.run(command, env=os.environ | address, check=True, capture_output=True)  # noqa: S603
