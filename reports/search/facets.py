"""How the records of a list divide: the values of each filter with their counts.

A facet counts under the other filters and not its own, so that a second value can be added to the first. A
count is the length of the list under that value alone, or at least so
much where more answers than is counted.
"""

from dataclasses import dataclass
from heapq import nlargest

from django.http import QueryDict
from django.utils.translation import gettext as _

from reports.search import codes, meanings
from reports.search.lists import ListFilter
from reports.search.meanings import Meaning
from reports.search.narrowing import DATE_PARAMETERS
from reports.search.parameters import Chosen

LIMIT = 20


@dataclass(frozen=True)
class FacetValue:
    """``value`` as it stands in an address; ``query`` puts it on, or off where it is selected."""

    value: str
    label: str
    count: int
    selected: bool
    query: str


@dataclass(frozen=True)
class Facet:
    """A filter with the values that would find something, most frequent first; years newest first.

    ``more`` is true where there are further values than those listed, ``at_least`` where not all that answers
    was counted. ``undated`` is the line of the records without a date, beside the years.
    """

    parameter: str
    label: str
    values: list[FacetValue]
    more: bool = False
    at_least: bool = False
    undated: FacetValue | None = None


@dataclass(frozen=True)
class _Counted:
    """How many records have each value of a facet, by its number, and which of the values are listed."""

    name: str
    numbers: dict[int, int]
    listed: list[int]
    chosen: dict[int, Chosen]
    at_least: bool
    undated: int


def of(filters: ListFilter) -> list[Facet]:
    """The facets of a list that have a value to offer; none where a value asked for is a mistake."""
    if not filters.is_valid():
        return []
    counted = [_counted(filters, name) for name in filters.facets]
    called = meanings.of_numbers(number for each in counted for number in each.listed)
    facets = [_facet(filters, each, called) for each in counted]
    return [facet for facet in facets if facet.values or facet.undated]


def _counted(filters: ListFilter, name: str) -> _Counted:
    numbers, at_least = _numbers(filters, name)
    undated = numbers.pop(codes.UNDATED, 0)
    asked = filters.chosen.get(name)
    chosen = dict(zip(filters.codes(name), asked, strict=True)) if asked else {}
    listed = nlargest(LIMIT, numbers, key=None if name == "year" else numbers.__getitem__)
    listed += [number for number in chosen if number not in listed]
    return _Counted(name, numbers, listed, chosen, at_least, undated)


def _facet(filters: ListFilter, counted: _Counted, called: dict[int, Meaning]) -> Facet:
    name = counted.name
    values = [_value(filters, counted, number, called[number]) for number in counted.listed]
    values.sort(key=lambda each: each.value if name == "year" else each.label)
    values.sort(key=lambda each: int(each.value) if name == "year" else each.count, reverse=True)
    undated = _undated(filters, counted.undated) if counted.undated else None
    label, more = str(filters.filters[name].label), len(counted.numbers) > LIMIT
    return Facet(name, label, values, more, counted.at_least, undated)


def _numbers(filters: ListFilter, name: str) -> tuple[dict[int, int], bool]:
    """How many records have each value, by its number, and whether that is only the least."""
    # A year asks for the dated, so its counts leave aside whether the undated were asked for too.
    own = ("year", "undated") if name == "year" else (name,)
    if name in filters.paths:
        along = filters.counted_along(name, own)
        return dict(zip(codes.encode(name, along), along.values(), strict=True)), False
    counted = filters.counted(own)
    found = dict(counted.by_facet[name])
    if name == "official" and "with" in filters.chosen and not filters.to_person:
        found = {number: count for number, count in (found | _of_companions(filters)).items() if count}
    return found, counted.more


def _of_companions(filters: ListFilter) -> dict[int, int]:
    """The counts of those who are asked for by ``with``: they took part with another one of them."""
    found = {}
    for each in filters.chosen["with"]:
        data = QueryDict(filters.query(official=each.meaning.slug))
        [number] = codes.encode("official", [each.key])
        found[number] = type(filters)(data, queryset=filters.queryset).records().count()
    return found


def _undated(filters: ListFilter, count: int) -> FacetValue:
    """The line of those without a date: it shows them alone, and no year beside them."""
    selected = filters.option("undated") == "only"
    query = filters.query(undated=None if selected else "only", **dict.fromkeys(DATE_PARAMETERS))
    return FacetValue("only", str(_("undated")), count, selected, query)


def _value(filters: ListFilter, counted: _Counted, number: int, meaning: Meaning) -> FacetValue:
    name, selected = counted.name, number in counted.chosen
    given = [each.given for other, each in counted.chosen.items() if other != number]
    changes = {name: given if selected else [*given, meaning.address]}
    if name == "year":
        changes["undated"] = None
    count = counted.numbers.get(number, 0)
    return FacetValue(meaning.address, meaning.label, count, selected, filters.query(**changes))
