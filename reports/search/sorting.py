"""The orders of a list. Each is total, with the undated last."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import (
    Case,
    F,
    Func,
    Max,
    Min,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from reports.search import sizes
from reports.search.counts import kept
from reports.search.prepared import Statement
from reports.search.sizes import Expected
from reports.search.terms import LENGTHS, ranked

if TYPE_CHECKING:
    from reports.search.lists import ListFilter

SINCE = date(1, 1, 2)  # stands in for a day
NEWEST, OLDEST = (F("first_day").desc(nulls_last=True), "pk"), ("first_day", "pk")

# The ORM ranks no rows that were cut off but by reading them once more.
BEST = """
SELECT key FROM ({}) newest (key, first_day, vector)
ORDER BY ts_rank(vector, %s::tsquery, %s) DESC, first_day DESC NULLS LAST, key
"""

# Beside them how many there are: of thousands in one pass, which takes half the time of two.
COUNTED = """
WITH found (key, first_day) AS MATERIALIZED ({})
SELECT (SELECT count(*) FROM found), key
FROM (SELECT * FROM found ORDER BY first_day DESC NULLS LAST, key LIMIT %s) newest
JOIN {} entry ON entry.record_id = key
ORDER BY ts_rank(entry.{}, %s::tsquery, %s) DESC, newest.first_day DESC NULLS LAST, key
"""

LABELS = {
    "relevance": _("most relevant first"),
    "newest": _("newest first"),
    "oldest": _("oldest first"),
    "name": _("by name"),
}
BY_MEETINGS = {"meetings": _("most meetings first")}  # where records have many meetings and few are listed


class Fold(Func):
    """Text without case and accents, ё as е."""

    function = "fold_text"
    output_field = TextField()


def sort(filters: "ListFilter", records: QuerySet) -> QuerySet:
    """The records in the order that the filters ask for."""
    return ORDERS[filters.order](filters, records)


def by_relevance(filters, records):
    """The best first. Of many entries the newest are ranked, and the others follow by day.

    To rank is to read the whole vector of each, of which a common word has tens of thousands.
    """
    if not filters.entry:
        return ranked(records, filters.terms).order_by("-rank", Fold(filters.name), "pk")
    if filters.total.number <= sizes.RANKED:
        return ranked(records, filters.terms).order_by("-rank", *newest_of(filters, records), "pk")
    best = {key: place for place, key in enumerate(_ranked(filters))}
    place = Case(*(When(pk=key, then=place) for key, place in best.items()), default=len(best))
    return records.order_by(place, *newest_of(filters, records), "pk")


class OfEntries:
    """The keys of the records of a list in its order, by their entries alone; to be sliced."""

    def __init__(self, filters: "ListFilter"):
        self.filters = filters

    def __getitem__(self, part: slice) -> list[int]:
        if self.filters.order != "relevance":
            return self._by_day(self.filters.order, part)
        ranked = _ranked(self.filters)
        keys = ranked[part]
        if part.stop > len(ranked) >= sizes.RANKED:
            keys += self._by_day("newest", slice(max(part.start, len(ranked)), part.stop))
        return keys

    def _by_day(self, order: str, part: slice) -> list[int]:
        entries = self.filters.entries().order_by(*(_newest(self.filters) if order == "newest" else OLDEST))
        return list(entries.values_list("pk", flat=True)[part])


def best(filters: "ListFilter", lately: bool = False) -> Statement:
    """What finds the keys of the newest entries that answer, the best first; of those ``lately`` alone."""
    terms = filters.terms
    entries = filters.entries().filter(first_day__gte=SINCE) if lately else filters.entries()
    newest = entries.order_by(*_newest(filters)).values_list("pk", "first_day", terms.column)
    sql, parameters = newest[: sizes.RANKED].query.sql_with_params()
    return Statement(BEST.format(sql), [*parameters, terms.compiled, LENGTHS])


def counted_best(filters: "ListFilter") -> Statement:
    """What finds the same, and beside each how many entries answer."""
    terms, quote = filters.terms, connection.ops.quote_name
    sql, parameters = filters.entries().values_list("pk", "first_day").query.sql_with_params()
    told = COUNTED.format(sql, quote(filters.entry._meta.db_table), quote(terms.column))
    return Statement(told, [*parameters, sizes.RANKED, terms.compiled, LENGTHS])


def best_of_many(
    entry: type[Model],
    expected: Expected,
    find: Callable[[bool], Statement],
    typed: Mapping[Any, Any],
) -> list[tuple]:
    """What ``find`` finds, ``best`` of the same entries: among the recent ones where as many as are ranked
    have answered lately."""
    if expected.recent and (day := _day_since(entry, expected.recent)):
        found = find(True).ask({**typed, SINCE: day})
        if len(found) == sizes.RANKED:
            return found
    return find(False).ask(typed)


def _day_since(entry: type[Model], many: int) -> date | None:
    """The day from which on there are so many entries; None where fewer have a day."""
    return entry.objects.order_by(*NEWEST).values_list("first_day", flat=True)[many : many + 1].first()


def _ranked(filters: "ListFilter") -> list[int]:
    find = partial(best, filters)
    if not filters.total.more:
        return [key for (key,) in find().ask({})]
    return [key for (key,) in best_of_many(filters.entry, filters.expected, find, {})]


def _newest(filters: "ListFilter") -> tuple:
    """The newest first: of many by the index of days; of few, all are read, for the planner would rather look
    through that index for their words, at more than it thinks."""
    if not filters.terms or filters.total.more:
        return NEWEST
    return Coalesce("first_day", Value(date.min)).desc(), "pk"


def by_name(filters, records):
    return records.order_by(Fold(filters.name), "pk")


def by_meetings(filters, records):
    return records.order_by(kept("meeting", filters.owner).desc(), Fold(filters.name), "pk")


def newest_first(filters, records):
    return records.order_by(*newest_of(filters, records), "pk")


def oldest_first(filters, records):
    return records.order_by(_day(filters, Min, "first_day").asc(nulls_last=True), "pk")


def newest_of(filters, records):
    return [_day(filters, Max, "last_day").desc(nulls_last=True)]


def _day(filters, chosen, of_ties):
    """The day to sort by: a record's own, else that of its first or last meeting."""
    if filters.entry:
        return F("entry__first_day")
    ties = filters.ties.filter(**{filters.to_record: OuterRef("pk")}).values(filters.to_record)
    day = chosen(f"{filters.at_tie}{of_ties}")
    return Subquery(ties.annotate(day=day).values("day").order_by())


ORDERS = {
    "relevance": by_relevance,
    "newest": newest_first,
    "oldest": oldest_first,
    "name": by_name,
    "meetings": by_meetings,
}
