"""An archive made ten times as large, or any number of times, by copying its rows within PostgreSQL.

Reports and meetings are copied with all that belongs to them, found by the foreign keys that lead there: keys
are shifted, and texts that no two rows may share get a suffix. People, bodies, places, topics and countries
stay, of which a larger archive of ``benchmarks/archive.py`` has no more either. So of each record there are
others with the same words, days and facets: how many entries a word or a value has is what it would be in an
archive written anew, to within the words that only few reports have.

To load a million reports and to write their entries takes two hours, to copy them a quarter of one: 20 GB,
and as much as PostgreSQL's ``max_wal_size`` meanwhile. All of it is one transaction: left halfway, an archive
is as it was. ``reports.search.index.differences`` finds none in an archive that was multiplied.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from django.db import connection, transaction
from psycopg import sql

ROOTS = ("reports_report", "reports_meeting")
SETTINGS = {
    "maintenance_work_mem": "2GB",
    "max_parallel_maintenance_workers": "2",
}

LINKS = """
SELECT conrelid::regclass::text, attname, confrelid::regclass::text
FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'
"""
COLUMNS = """
SELECT attname, coalesce(bool_or(indisprimary), false), coalesce(bool_or(indisunique), false),
    CASE atttypmod WHEN -1 THEN 1000000 ELSE atttypmod - 4 END
FROM pg_attribute LEFT JOIN pg_index ON indrelid = attrelid AND indkey::text = attnum::text
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
GROUP BY attnum, attname, atttypmod ORDER BY attnum
"""
# A foreign key wants the primary key that it leads to.
CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid::regclass::text = ANY(%s) AND contype IN ('p', 'u', 'f')
ORDER BY contype = 'f', conrelid, conname
"""
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid::regclass::text = ANY(%s)
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u')) ORDER BY 1
"""


class Column(NamedTuple):
    """A column that is written: whether its values are keys, or all different, and how long texts may be."""

    name: str
    primary: bool
    unique: bool
    longest: int


class Tables:
    """The tables that grow with the number of reports, and what of them has to be changed in a copy."""

    @cached_property
    def links(self) -> dict[tuple[str, str], str]:
        """The table that a column of a table leads to."""
        return {(table, column): to for table, column, to in _rows(LINKS)}

    @cached_property
    def names(self) -> list[str]:
        """Reports, meetings and what leads to them, straight or by others."""
        found, before = set(ROOTS), 0
        while len(found) > before:
            before = len(found)
            found |= {table for (table, _), to in self.links.items() if to in found}
        return sorted(found)

    @cached_property
    def columns(self) -> dict[str, list[Column]]:
        """The columns of each."""
        return {table: [Column(*row) for row in _rows(COLUMNS, [table])] for table in self.names}

    def key(self, table: str) -> str:
        """The name of its primary key."""
        return next(column.name for column in self.columns[table] if column.primary)

    @cached_property
    def lasts(self) -> dict[str, int]:
        """The last key of each: by so much the keys of a copy are shifted."""
        last = sql.SQL("SELECT coalesce(max({}), 0) FROM {}")
        return {table: _rows(last.format(*_names(self.key(table), table)))[0][0] for table in self.names}

    def copied(self, table: str, column: Column) -> sql.Composable:
        """What a copy has in a column; the parameter ``copy`` says which copy it is, from 1."""
        [name] = _names(column.name)
        keys_of = self.links.get((table, column.name), table if column.primary else "")
        if keys_of in self.lasts:
            return sql.SQL("{} + %(copy)s * {}").format(name, sql.Literal(self.lasts[keys_of]))
        if column.unique:
            suffixed = sql.SQL("left({}, {} - length('-' || %(copy)s)) || '-' || %(copy)s")
            return suffixed.format(name, sql.Literal(column.longest))
        return name


def multiply(times: int) -> Iterator[str]:
    """Make the archive that Django is led to so many times as large; yields what is being done."""
    tables = Tables()
    drops, makes = _around(tables.names)
    with transaction.atomic(), connection.cursor() as cursor:
        for setting in SETTINGS.items():
            cursor.execute("SELECT set_config(%s, %s, true)", setting)
        lasts = tables.lasts  # while the indexes are there
        for statement in drops:
            cursor.execute(statement)
        for table in lasts:
            yield f"copying {table}"
            _copy(cursor, tables, table, times)
        cursor.execute("UPDATE reports_facetcount SET number = number * %s", [times])
        for statement in makes:
            yield statement.as_string(cursor.connection)
            cursor.execute(statement)


def _copy(cursor, tables: Tables, table: str, times: int) -> None:
    """Write the copies of a table's rows one after the other, as they would have come."""
    columns, last = tables.columns[table], tables.lasts[table]
    statement = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} WHERE {} <= %(last)s").format(
        sql.Identifier(table),
        sql.SQL(", ").join(_names(*(column.name for column in columns))),
        sql.SQL(", ").join(tables.copied(table, column) for column in columns),
        *_names(table, tables.key(table)),
    )
    for copy in range(1, times):
        cursor.execute(statement, {"copy": copy, "last": last})
    if last:
        sequence = [table, tables.key(table), last * times]
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", sequence)


def _around(tables: list[str]) -> tuple[list[sql.Composed], list[sql.Composed]]:
    """What takes triggers, constraints and indexes away, and what makes them again, each in its order."""
    drops, makes = [], []
    for table in tables:  # the entries, which triggers would write, are copied too
        drops.append(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(*_names(table)))
        makes.append(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(*_names(table)))
    for table, name, definition in _rows(CONSTRAINTS, [tables]):
        named = _names(table, name)
        drops.append(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(*named))
        makes.append(sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(*named, sql.SQL(definition)))
    for name, definition in _rows(INDEXES, [tables]):
        drops.append(sql.SQL("DROP INDEX {}").format(*_names(name)))
        makes.append(sql.SQL(definition))
    return drops[::-1], makes


def _names(*names: str) -> list[sql.Identifier]:
    return [sql.Identifier(name) for name in names]


def _rows(query: str | sql.Composed, values: list | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
