"""How often each value of each facet stands in entries: in one query, whatever the number of facets.

PostgreSQL hands the packed facets on, and they are counted here: that takes a tenth of the time that it would
take there.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Aggregate, BinaryField, Func, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from psycopg import Cursor
from psycopg.pq import Format

from reports.models import FacetCount
from reports.search import codes

LIMIT = 10_000  # entries that are counted; of more the counts are lower bounds
TIES = 60_000  # ties that are looked through, for records that have many
MOST_FREQUENT = 100  # values of a facet that are read: more than are shown, and more than there are years

MOST = """
SELECT code, number
FROM generate_series(0, %(facets)s) facet
CROSS JOIN LATERAL (
    SELECT code, number FROM reports_facetcount counted
    WHERE counted.kind = %(kind)s AND counted.facet = facet.facet AND number > 0
    ORDER BY number DESC LIMIT %(limit)s
) most
"""
# The ORM joins no columns of rows that were cut off.
JOINED = "SELECT count(*), string_agg(packed, ''::bytea) FROM ({}) found (packed)"
TIED = """
SELECT string_agg(int8send(owner), ''), string_agg(packed, ''), string_agg(int4send(length(packed) / 4), '')
FROM ({}) tie (owner, packed)
"""


class Joined(Aggregate):
    """Byte strings one after the other."""

    function = "string_agg"
    template = "%(function)s(%(expressions)s, ''::bytea)"
    output_field = BinaryField(null=True)


@dataclass(frozen=True)
class Counts:
    """How many entries have each number of ``reports.search.codes``, and how many there are.

    With ``more`` there are others, and each count is a lower bound.
    """

    values: dict[int, int]
    total: int
    more: bool = False

    @cached_property
    def by_facet(self) -> dict[str, dict[int, int]]:
        """The same, of each facet by its name."""
        return grouped(self.values)


@dataclass(frozen=True)
class Total:
    """How many records answer; with ``more``, there are more than that."""

    number: int
    more: bool = False


def of_entries(entries: QuerySet) -> Counts:
    """The counts of at most ``LIMIT`` entries."""
    try:
        number, joined = _bytes(JOINED, entries.order_by().values_list("packed")[: LIMIT + 1])
    except EmptyResultSet:  # Django knows that there are none
        return Counts({}, 0)
    return Counts(numbered(joined), min(number, LIMIT), number > LIMIT)


def of_all(kind: str) -> Counts:
    """The counts of all records of a kind, as the index keeps them: of a facet the most frequent values."""
    with connection.cursor() as cursor:
        cursor.execute(MOST, {"kind": kind, "facets": len(codes.FACETS), "limit": MOST_FREQUENT})
        values = dict(cursor.fetchall())
    return Counts(values, values.pop(0, 0))


def of_value(kind: str, code: int) -> int:
    """How many records of a kind have the value of a facet."""
    return FacetCount.objects.filter(kind=kind, code=code).values_list("number", flat=True).first() or 0


def most(kind: str, facet: str) -> QuerySet[FacetCount]:
    """The values of a facet that records of a kind have, the most frequent first."""
    counted = FacetCount.objects.filter(kind=kind, facet=codes.FACETS.index(facet) + 1, number__gt=0)
    return counted.order_by("-number", "code")


def kept(kind: str, facet: str, key: str = "pk") -> Coalesce:
    """How many records of a kind have the record of the query around it as the value of a facet."""
    value = codes.CountryNumber(OuterRef(key)) if facet == "country" else OuterRef(key)
    code = Func(Value(codes.FACETS.index(facet) + 1), value, function="search_facet")
    return Coalesce(Subquery(FacetCount.objects.filter(kind=kind, code=code).values("number")), 0)


def of_ties(ties: QuerySet, packed: str, limit: int | None) -> Counts:
    """The counts of the records that ties belong to, by the ``owner`` of each: a record counts once for each
    number that one of its ties has. At most ``limit`` ties are looked through."""
    query, values = ties.values_list("number", packed)[: limit + 1 if limit else None].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(TIED.format(query), values)
        joined = zip(cursor.fetchone(), (">i8", ">i4", ">i4"), strict=True)
        owners, numbers, lengths = (numpy.frombuffer(each or b"", kind) for each, kind in joined)
    records, owner_of = numpy.unique(owners, return_inverse=True)
    kinds, kind_of = numpy.unique(numbers, return_inverse=True)
    pairs = numpy.unique(numpy.repeat(owner_of, lengths) * max(len(kinds), 1) + kind_of)
    counted = numpy.bincount(pairs % max(len(kinds), 1), minlength=len(kinds))
    values = dict(zip(kinds.tolist(), counted.tolist(), strict=True))
    return Counts(values, len(records), bool(limit) and len(owners) > limit)


def _bytes(sql: str, rows: QuerySet) -> tuple:
    """The one row that SQL around these rows gives, its bytes sent as they are.

    As hexadecimal digits, which Django's own cursors ask for, a megabyte takes 4 ms more.
    """
    inner, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        statement = cursor.mogrify(sql.format(inner), values)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with wrap(Cursor(connection.connection)) as cursor:
        cursor.cursor.format = Format.BINARY
        cursor.execute(statement)
        return cursor.fetchone()


def numbered(packed: bytes | memoryview | None) -> dict[int, int]:
    """How often each number stands in packed facets."""
    values, counted = numpy.unique(unpacked(packed), return_counts=True)
    return dict(zip(values.tolist(), counted.tolist(), strict=True))


def grouped(values: dict[int, int]) -> dict[str, dict[int, int]]:
    """The numbers by the facet that they are of."""
    found: list[dict[int, int]] = [{} for _ in range(len(codes.FACETS) + 2)]
    for code, number in values.items():
        found[code >> codes.SHIFT][code] = number
    return dict(zip(codes.FACETS, found[1:], strict=False))


def unpacked(packed: bytes | memoryview | None) -> numpy.ndarray:
    """The numbers of packed facets."""
    return numpy.frombuffer(packed or b"", ">i4").astype(numpy.int32)
