"""How often each value of each facet stands in entries: in one query, whatever the number of facets.

PostgreSQL hands the packed facets on, and they are counted here: that takes a tenth of the time that it would
take there.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

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
BITS = 31  # of a number
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
SELECT string_agg(packed, ''::bytea), string_agg(int4send(length(packed) / 4), ''::bytea)
FROM ({}) tie (packed)
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


def of_values(kind: str, *wanted: int) -> list[int]:
    """How many records of a kind have each of these values of facets; 0 stands for all records."""
    counted = dict(FacetCount.objects.filter(kind=kind, code__in=wanted).values_list("code", "number"))
    return [counted.get(code, 0) for code in wanted]


def most(kind: str, facet: str) -> QuerySet[FacetCount]:
    """The values of a facet that records of a kind have, the most frequent first."""
    counted = FacetCount.objects.filter(kind=kind, facet=codes.FACETS.index(facet) + 1, number__gt=0)
    return counted.order_by("-number", "code")


def kept(kind: str, facet: str, key: str = "pk") -> Coalesce:
    """How many records of a kind have the record of the query around it as the value of a facet."""
    value = codes.CountryNumber(OuterRef(key)) if facet == "country" else OuterRef(key)
    code = Func(Value(codes.FACETS.index(facet) + 1), value, function="search_facet")
    return Coalesce(Subquery(FacetCount.objects.filter(kind=kind, code=code).values("number")), 0)


def of_ties(ties: QuerySet, limit: int | None, owner: str, **asked: Any) -> Counts:
    """The counts of the records that ties belong to, as ``of_owners`` has them; at most ``limit`` ties are
    looked through."""
    packed, each = _bytes(TIED, ties.order_by().values_list("packed")[: limit + 1 if limit else None])
    lengths = unpacked(each)
    counted = of_owners(unpacked(packed), lengths, owner, **asked)
    return replace(counted, more=bool(limit) and len(lengths) > limit)


def of_owners(
    numbers: numpy.ndarray,
    lengths: numpy.ndarray,
    owner: str,
    among: Collection[int] | None = None,
    only: str = "",
) -> Counts:
    """How many records have each number: those that some of their ties have, each once.

    ``numbers`` are those of all ties one after the other, and ``lengths`` says how many are of which. A tie
    has its records among them, as values of the facet ``owner``. Only those ``among`` these count, if given;
    and ``only`` the numbers of one facet, which takes a third of the time.
    """
    facets, ties = numbers >> codes.SHIFT, numpy.repeat(numpy.arange(len(lengths)), lengths)
    owning = numpy.flatnonzero(facets == codes.FACETS.index(owner) + 1)
    if among is not None:
        owning = owning[numpy.isin(numbers[owning], list(among))]
    records, record_of = numpy.unique(numbers[owning], return_inverse=True)
    tie_of = ties[owning]
    if only:
        wanted = facets == codes.FACETS.index(only) + 1
        numbers, lengths = numbers[wanted], numpy.bincount(ties[wanted], minlength=len(lengths))
    found = _distinct(record_of, _numbers_of(tie_of, numbers, lengths), lengths[tie_of])
    return Counts(_occurrences(found), len(records))


def _numbers_of(ties: numpy.ndarray, numbers: numpy.ndarray, lengths: numpy.ndarray) -> numpy.ndarray:
    """The numbers of these ties one after the other, of all ties' numbers that stand so."""
    many = lengths[ties]
    shift = (numpy.cumsum(lengths) - lengths)[ties] - (numpy.cumsum(many) - many)
    return numbers[numpy.arange(many.sum()) + numpy.repeat(shift, many)]


def _distinct(records: numpy.ndarray, numbers: numpy.ndarray, lengths: numpy.ndarray) -> numpy.ndarray:
    """The numbers of each record, once for each record that has them. ``lengths`` says how many are of which.

    By sorting: ``numpy.unique`` fills a table, which takes twenty times as long.
    """
    pairs = numpy.repeat(records.astype(numpy.int64) << BITS, lengths) | numbers
    pairs.sort()
    return pairs[numpy.diff(pairs, prepend=-1) != 0] & (1 << BITS) - 1


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
    return _occurrences(unpacked(packed))


def _occurrences(numbers: numpy.ndarray) -> dict[int, int]:
    values, counted = numpy.unique(numbers, return_counts=True)
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
