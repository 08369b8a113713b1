"""Where nothing answers all filters: which of them to take away, and how many records each would bring."""

from dataclasses import dataclass

from django.http import QueryDict

from reports.search.counts import Total
from reports.search.lists import NOT_FILTERS, ListFilter


@dataclass(frozen=True)
class Loosening:
    """A parameter in force, the query string of the list without it, and how many records that list has.

    With ``more``, it has more than that.
    """

    parameter: str
    label: str
    value: str
    query: str
    count: int
    more: bool = False


def of(filters: ListFilter) -> list[Loosening]:
    """The parameters that alone stand in the way, those that bring most first; one or two queries each."""
    asked = filters.chosen.keys() - set(NOT_FILTERS)
    if len(asked) < 2:
        return []
    found = [_without(filters, name) for name in filters.chosen if name in asked]
    return sorted((each for each in found if each.count), key=lambda each: -each.count)


def _without(filters: ListFilter, name: str) -> Loosening:
    query = filters.query(**{name: None})
    looser = type(filters)(QueryDict(query), queryset=filters.queryset)
    values = filters.chosen[name] if isinstance(filters.chosen[name], list) else [filters.chosen[name]]
    total = looser.total if looser.is_valid() else Total(0)
    label, value = str(filters.filters[name].label), ", ".join(each.label for each in values)
    return Loosening(name, label, value, query, total.number, total.more)
