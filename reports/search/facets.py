"""How the records of a list divide: the values of each filter with their counts.

A facet counts under the other filters and not its own, so that a second value can be added to the first. A
count is the length of the list under that value alone, or at least so
much where more answers than is counted.
"""

from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from reports.models import Country, Organization, Person, Place, Topic
from reports.models.dates import DateBasis
from reports.models.quotes import QuoteKind
from reports.models.spans import Side
from reports.search import codes
from reports.search.lists import ListFilter, language_name
from reports.search.narrowing import DATE_PARAMETERS

LIMIT = 20

MODELS: dict[str, type[Model]] = {
    "country": Country,
    "place": Place,
    "official": Person,
    "with": Person,
    "organization": Organization,
    "topic": Topic,
}
LABELS = {
    "side": dict(Side.choices),
    "kind": dict(QuoteKind.choices),
    "basis": dict(DateBasis.choices),
}


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


def of(filters: ListFilter) -> list[Facet]:
    """The facets of a list that have a value to offer; none where a value asked for is a mistake."""
    if not filters.is_valid():
        return []
    facets = [_facet(filters, name) for name in filters.facets]
    return [facet for facet in facets if facet.values or facet.undated]


def _facet(filters: ListFilter, name: str) -> Facet:
    chosen = {each.key: each for each in filters.chosen.get(name, [])}
    numbers, at_least = _numbers(filters, name)
    undated = numbers.pop(0, 0) if name == "year" else 0
    listed = nlargest(LIMIT, numbers, key=(lambda key: key) if name == "year" else numbers.__getitem__)
    listed += [key for key in chosen if key not in listed]
    meanings = {key: each.meaning for key, each in chosen.items()} | _meanings(name, listed)
    values = [_value(filters, name, key, meanings[key], numbers.get(key, 0)) for key in listed]
    values.sort(key=lambda each: each.value if name == "year" else each.label)
    values.sort(key=lambda each: int(each.value) if name == "year" else each.count, reverse=True)
    label, more = str(filters.filters[name].label), len(numbers) > LIMIT
    return Facet(name, label, values, more, at_least, _undated(filters, undated) if undated else None)


def _numbers(filters: ListFilter, name: str) -> tuple[dict[Any, int], bool]:
    """How many records have each value, and whether that is only the least."""
    # A year asks for the dated, so its counts leave aside whether the undated were asked for too.
    own = ("year", "undated") if name == "year" else (name,)
    if path := filters.paths.get(name):
        return filters.counted_along(path, own), False
    counted = filters.counted(own)
    numbers = counted.by_facet[name]
    keys = codes.decode(name, numbers)
    found = {keys[code]: count for code, count in numbers.items()}
    if name == "official" and "with" in filters.chosen and not filters.to_person:
        found = {key: count for key, count in (found | _of_companions(filters)).items() if count}
    return found, counted.more


def _of_companions(filters: ListFilter) -> dict[int, int]:
    """The counts of those who are asked for by ``with``: they took part with another one of them."""
    found = {}
    for each in filters.chosen["with"]:
        data = QueryDict(filters.query(official=each.meaning.slug))
        found[each.key] = type(filters)(data, queryset=filters.queryset).records().count()
    return found


def _undated(filters: ListFilter, count: int) -> FacetValue:
    """The line of those without a date: it shows them alone, and no year beside them."""
    selected = filters.option("undated") == "only"
    query = filters.query(undated=None if selected else "only", **dict.fromkeys(DATE_PARAMETERS))
    return FacetValue("only", str(_("undated")), count, selected, query)


def _value(filters: ListFilter, name: str, key: Any, meaning: Any, count: int) -> FacetValue:
    address = str(_address(meaning, key))
    chosen = filters.chosen.get(name, [])
    selected = key in [each.key for each in chosen]
    given = [each.given for each in chosen if each.key != key]
    changes = {name: given if selected else [*given, address]}
    if name == "year":
        changes["undated"] = None
    return FacetValue(address, str(meaning), count, selected, filters.query(**changes))


def _meanings(name: str, keys: list) -> dict[Any, Any]:
    """What to call the values."""
    if name in MODELS:
        return MODELS[name].objects.in_bulk(keys)
    if name == "language":
        return {key: language_name(key) for key in keys}
    return {key: LABELS.get(name, {}).get(key, key) for key in keys}


def _address(meaning: Any, key: Any) -> Any:
    return meaning.code if isinstance(meaning, Country) else getattr(meaning, "slug", key)
