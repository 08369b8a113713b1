"""How many entries PostgreSQL expects to answer words, by the statistics that it keeps of each column.

To ask takes as long as to plan a query, and to count 60,000 entries of a common word ten times as long. The
statistics are of a sample and may be older than the entries, so they decide by which way an answer is found,
and are an answer themselves only where it is "more than ``counts.LIMIT``" and they expect a quarter more.
"""

import json
import re
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from reports.models import QuoteEntry
from reports.search import counts
from reports.search.prepared import Statement

RANKED = 150  # entries that are ranked
CERTAIN = 5 * counts.LIMIT // 4
ONE_WORD = re.compile(r"'(?:[^']|'')*'(?::[*A-D]+)?")  # as PostgreSQL writes a query

# To rank the newest 150, the index of days is read until as many have answered: of each entry on the way the
# vector. Or the days of all that answer are read, which is so many times as fast for each: but for quotes,
# which are short and have the vector in the row.
DEAR = {QuoteEntry: 1}
DEAR_BESIDE = 12
# To read from the indexes which entries answer and which are recent, and only then those that are both, is so
# many times as fast for each that answers as to read it.
LISTED = 16


@dataclass(frozen=True)
class Expected:
    """Of how many entries how many are expected to answer, and how ``dear`` it is to look at a vector."""

    answering: int
    of_all: int
    dear: int = DEAR_BESIDE

    @property
    def by_day(self) -> bool:
        """Whether to look through the index of days for the newest of them is the shorter way."""
        return self.answering**2 > self.dear * RANKED * self.of_all

    @property
    def recent(self) -> int:
        """Among how many of the newest entries three times as many as are ranked are expected to answer;
        0 where to look through the index of days is shorter than to read which entries answer."""
        if self.answering**2 > LISTED * self.dear * RANKED * self.of_all:
            return 0
        return 3 * RANKED * self.of_all // max(self.answering, 1)

    def certainly_more(self, compiled: str) -> bool:
        """Whether more answer than are counted. Of several words the statistics know too little: how many
        entries have each of them, and not how many have all."""
        return self.answering >= CERTAIN and bool(ONE_WORD.fullmatch(compiled))


def statement(answering: list[QuerySet]) -> Statement:
    """What asks for the sizes of these, and of all entries of each kind."""
    asked = [each.order_by().values("pk") for kind in answering for each in (kind, kind.model.objects.all())]
    parts, values = zip(*(each.query.sql_with_params() for each in asked), strict=True)
    return Statement(
        f"EXPLAIN (FORMAT JSON) {' UNION ALL '.join(parts)}", [each for of in values for each in of]
    )


def read(rows: list[tuple], entries: list[type[Model]]) -> list[Expected]:
    """What the answer to a ``statement`` says of each kind of entry."""
    [(found,)] = rows
    [explained] = json.loads(found) if isinstance(found, str) else found
    plans = iter(explained["Plan"]["Plans"])
    return [
        Expected(next(plans)["Plan Rows"], next(plans)["Plan Rows"], DEAR.get(kind, DEAR_BESIDE))
        for kind in entries
    ]
