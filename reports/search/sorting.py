"""The orders of a list. Each is total, with the undated last."""

from typing import TYPE_CHECKING

from django.db.models import Count, F, Func, Max, Min, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from reports.search.terms import ranked

if TYPE_CHECKING:
    from reports.search.lists import ListFilter

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
    return ranked(records, filters.terms).order_by("-rank", *newest_of(filters, records), "pk")


def by_name(filters, records):
    return records.order_by(Fold(filters.name), "pk")


def by_meetings(filters, records):
    ties = filters.ties.filter(**{filters.to_record: OuterRef("pk")}).order_by().values(filters.to_record)
    counted = ties.annotate(meetings=Count(filters.to_meeting, distinct=True)).values("meetings")
    return records.order_by(Coalesce(Subquery(counted), 0).desc(), Fold(filters.name), "pk")


def newest_first(filters, records):
    return records.order_by(*newest_of(filters, records), "pk")


def oldest_first(filters, records):
    return records.order_by(_day(filters, Min("first_day"), "first_day").asc(nulls_last=True), "pk")


def newest_of(filters, records):
    return [_day(filters, Max("last_day"), "first_day").desc(nulls_last=True)]


def _day(filters, of_ties, own):
    """The day to sort by: a record's own, else that of its first or last meeting."""
    if not filters.dated_by_ties:
        return F(own)
    ties = filters.ties_of().filter(**{filters.to_record: OuterRef("pk")})
    return Subquery(ties.values(filters.to_record).annotate(day=of_ties).values("day").order_by())


ORDERS = {
    "relevance": by_relevance,
    "newest": newest_first,
    "oldest": oldest_first,
    "name": by_name,
    "meetings": by_meetings,
}
