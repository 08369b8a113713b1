"""How often each value of each facet stands in entries: in one query, whatever the number of facets.

PostgreSQL hands the packed facets on, and they are counted here: that takes a tenth of the time that it would
take there.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from sys import byteorder

from django.db import connection
from django.db.models import Aggregate, BinaryField, Count, Func, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from reports.models import FacetCount
from reports.search import codes

LIMIT = 10_000  # entries that are counted; of more the counts are lower bounds
TIES = 30_000  # ties that are looked through, for records that have many


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

    values: Counter[int]
    total: int
    more: bool = False


@dataclass(frozen=True)
class Total:
    """How many records answer; with ``more``, there are more than that."""

    number: int
    more: bool = False


def of_entries(entries: QuerySet) -> Counts:
    """The counts of at most ``LIMIT`` entries."""
    found = entries.order_by().values("pk", "packed")[: LIMIT + 1]
    read = found.aggregate(number=Count("pk"), joined=Joined("packed"))
    return Counts(Counter(unpacked(read["joined"])), min(read["number"], LIMIT), read["number"] > LIMIT)


def of_all(kind: str) -> Counts:
    """The counts of all records of a kind, as the index keeps them: of a facet the most frequent values."""
    with connection.cursor() as cursor:
        cursor.execute(MOST, {"kind": kind, "facets": len(codes.FACETS), "limit": MOST_FREQUENT})
        values = Counter(dict(cursor.fetchall()))
    return Counts(values, values.pop(0, 0))


def of_value(kind: str, code: int) -> int:
    """How many records of a kind have the value of a facet."""
    return FacetCount.objects.filter(kind=kind, code=code).values_list("number", flat=True).first() or 0


def kept(kind: str, facet: str, key: str = "pk") -> Coalesce:
    """How many records of a kind have the record of the query around it as the value of a facet."""
    value = OuterRef(key)
    if facet == "country":
        value = Func(value, template="(ascii(%(expressions)s) * 256 + ascii(substr(%(expressions)s, 2)))")
    code = Func(Value(codes.FACETS.index(facet) + 1), value, function="search_facet")
    return Coalesce(Subquery(FacetCount.objects.filter(kind=kind, code=code).values("number")), 0)


def of_records(ties: Iterable[tuple[int, bytes | None]]) -> Counter[int]:
    """How many records have each number, where a record has the packed facets of several ties."""
    counts: Counter[int] = Counter()
    for _record, packed in ties:
        counts.update(set(unpacked(packed)))
    return counts


def unpacked(packed: bytes | memoryview | None) -> array:
    """The numbers of packed facets."""
    numbers = array("q", bytes(packed or b""))
    if byteorder == "little":
        numbers.byteswap()
    return numbers
