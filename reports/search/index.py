"""The index of search: an entry a record with its words, kept by triggers in the database.

The views ``search_meeting`` … say which words a record has (migrations 0008 and 0011), the views
``facets_meeting`` … which facets and days, and the triggers when to look again (0009 and 0019). Whoever
writes, in admin, in bulk or by SQL, the entries follow in the same transaction. ``TRUNCATE`` alone goes past
triggers on rows: ``rebuild`` then puts the index right. A writer of many statements about the same records
writes them ``once``.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import sql

# A meeting has the words of its reports' entries, so reports come before meetings.
KINDS = ("person", "organization", "report", "meeting", "quote", "participation")
WORDED, FACETED = ("vector", "exact"), ("facets", "first_day", "last_day")
COLUMNS = {
    "person": WORDED,
    "organization": WORDED,
    "report": (*WORDED, *FACETED),
    "meeting": (*WORDED, *FACETED),
    "quote": (*WORDED, *FACETED),
    "participation": (*FACETED, "person_id", "organization_id", "meeting_id"),
}


def rebuild(batch: int = 1000) -> Iterator[tuple[str, int]]:
    """Write every entry anew, a batch of records a transaction: yields the kind and how many were read."""
    for kind in KINDS:
        ids = _ids(kind, 0, batch)
        while ids:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT search_refresh(%s, %s)", [kind, ids])
            yield kind, len(ids)
            ids = _ids(kind, ids[-1], batch)
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_recount()")


@contextmanager
def once() -> Iterator[None]:
    """Within it the triggers note the records concerned, and at its end each entry is written once.

    It has a transaction of its own, so that entries put off are written or nothing is; until its end a search
    within the transaction finds what it found before.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT search_put_off()")
        yield
        cursor.execute("SELECT search_settle()")


def differences() -> dict[str, list[int]]:
    """The keys of the records whose entry is missing, old or left over, by kind; empty where all agree.

    Under ``count``, the numbers of the facet values whose count is not that of the entries.
    """
    found = {kind: _differing(kind) for kind in KINDS} | {"count": _differing_counts()}
    return {kind: keys for kind, keys in found.items() if keys}


def _ids(kind: str, after: int, batch: int) -> list[int]:
    """The next keys of records and of entries, in order: an entry left over is to be looked at too."""
    query = sql.SQL(
        "SELECT id FROM {records} WHERE id > %s UNION SELECT record_id FROM {entries} WHERE record_id > %s"
        " ORDER BY 1 LIMIT %s"
    ).format(records=_records(kind), entries=_entries(kind))
    with connection.cursor() as cursor:
        cursor.execute(query, [after, after, batch])
        return [key for (key,) in cursor.fetchall()]


def _differing(kind: str) -> list[int]:
    views = [f"search_{kind}"] if "vector" in COLUMNS[kind] else []
    views += [f"facets_{kind}"] if "facets" in COLUMNS[kind] else []
    columns = [sql.Identifier(column) for column in COLUMNS[kind]]
    query = sql.SQL(
        "SELECT coalesce(entry.record_id, wanted.record_id)"
        " FROM (SELECT record_id, {columns} FROM {views}) wanted"
        " FULL JOIN {entries} entry ON entry.record_id = wanted.record_id"
        " WHERE ({own}) IS DISTINCT FROM ({wanted}) OR entry.record_id IS NULL ORDER BY 1"
    ).format(
        columns=sql.SQL(", ").join(columns),
        views=sql.SQL(" NATURAL JOIN ").join(map(sql.Identifier, views)),
        entries=_entries(kind),
        own=_of("entry", columns),
        wanted=_of("wanted", columns),
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [key for (key,) in cursor.fetchall()]


def _differing_counts() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM (SELECT kind, code, number FROM reports_facetcount WHERE number <> 0) kept"
            " FULL JOIN facets_counted counted USING (kind, code)"
            " WHERE kept.number IS DISTINCT FROM counted.number ORDER BY 1"
        )
        return [code for (code,) in cursor.fetchall()]


def _of(table: str, columns: list[sql.Identifier]) -> sql.Composed:
    return sql.SQL(", ").join(sql.SQL("{}.{}").format(sql.Identifier(table), column) for column in columns)


def _records(kind: str) -> sql.Identifier:
    return sql.Identifier(f"reports_{kind}")


def _entries(kind: str) -> sql.Identifier:
    return sql.Identifier(f"reports_{kind}entry")
