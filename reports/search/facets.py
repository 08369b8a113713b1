"""How the records of a list divide: the values of each filter with their counts.

A facet counts under the other filters and not its own, so that a second value can be added to the first. A
count is the length of the list under that value alone.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Model
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from reports.models import Country, Organization, Person, Place, Topic
from reports.models.dates import DateBasis
from reports.models.quotes import QuoteKind
from reports.models.spans import Side
from reports.search.lists import DATE_PARAMETERS, ListFilter, language_name
from reports.search.parameters import At

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

    ``more`` is true where there are further values than those listed. ``undated`` is the line of the records
    without a date, among the years.
    """

    parameter: str
    label: str
    values: list[FacetValue]
    more: bool = False
    undated: FacetValue | None = None


def of(filters: ListFilter) -> list[Facet]:
    """The facets of a list that have a value to offer; none where a value asked for is a mistake."""
    if not filters.is_valid():
        return []
    return [facet for name in filters.facets if (facet := _facet(filters, name)).values or facet.undated]


def _facet(filters: ListFilter, name: str) -> Facet:
    chosen = {each.key: each for each in filters.chosen.get(name, [])}
    groups = _groups(filters, name)
    rows = list(groups[: LIMIT + 2])  # one may be the undated, one more shows that there are others
    undated = rows.pop(0) if rows and rows[0]["value"] is None else None
    listed = rows[:LIMIT]
    if missing := chosen.keys() - {row["value"] for row in listed}:
        listed += groups.filter(value__in=missing)
    values = [_value(filters, name, row, row["value"] in chosen) for row in listed]
    counted = {row["value"] for row in listed}
    for key, each in chosen.items():
        if key not in counted:
            row = {"value": key, "count": 0, "meaning": each.meaning}
            values.append(_value(filters, name, row, True))
    values.sort(key=lambda each: each.value if name == "year" else each.label)
    values.sort(key=lambda each: int(each.value) if name == "year" else each.count, reverse=True)
    line = _undated(filters, undated["count"]) if undated else None
    return Facet(name, str(filters.filters[name].label), values, len(rows) > LIMIT, line)


def _undated(filters: ListFilter, count: int) -> FacetValue:
    """The line of those without a date: it shows them alone, and no year beside them."""
    selected = filters.option("undated") == "only"
    query = filters.query(undated=None if selected else "only", **dict.fromkeys(DATE_PARAMETERS))
    return FacetValue("only", str(_("undated")), count, selected, query)


def _groups(filters: ListFilter, name: str):
    """Rows of a value, its name and the count of records, the most frequent first."""
    level, path = (filters.dated_at, "") if name == "year" else filters.paths[name]
    # A year asks for the dated, so its counts leave aside whether the undated were asked for too.
    own = ("year", "undated") if name == "year" else (name,)
    found = filters.few if filters.chosen.keys().isdisjoint(own) else None
    if level is At.RECORD:
        records = found.records if found else filters.records(own)
    else:
        records = found.ties if found else filters.tied(own)
    if level is At.MEETING:
        path = filters.from_meeting(path)
    value = ExtractYear("first_day") if name == "year" else F(path)
    found = records.order_by().annotate(value=value)
    if name != "year":  # the undated have a line among the years
        found = found.filter(value__isnull=False)
    if name == "with":  # nobody is a counterpart of their own
        found = found.exclude(value=F(filters.to_person))
    if name in ("source", "language"):
        found = found.exclude(value="")
    if name == "official" and level is At.MEETING and "with" in filters.chosen:
        found = found.filter(filters.besides("value"))
    columns = _columns(name, path)
    counted = found.values("value", **columns).annotate(
        count=Count("pk" if level is At.RECORD else "record", distinct=True)
    )
    return counted.order_by("-value" if name == "year" else "-count", *columns, "value")


def _columns(name: str, path: str) -> dict:
    """What a record is called, so that its label needs no query of its own."""
    if name not in MODELS:
        return {}
    fields = ("name", "name_ru", "code" if name == "country" else "slug")
    columns = zip(("value_name", "value_name_ru", "address"), fields, strict=True)
    return {column: F(f"{path}__{field}") for column, field in columns}


def _value(filters: ListFilter, name: str, row: dict, selected: bool) -> FacetValue:
    meaning = row.get("meaning") or _meaning(name, row)
    address = str(row.get("address") or _address(meaning, row["value"]))
    given = [each.given for each in filters.chosen.get(name, []) if each.key != row["value"]]
    changes = {name: given if selected else [*given, address]}
    if name == "year":
        changes["undated"] = None
    return FacetValue(address, str(meaning), row["count"], selected, filters.query(**changes))


def _meaning(name: str, row: dict):
    if name in MODELS:
        return MODELS[name](name=row["value_name"], name_ru=row["value_name_ru"])
    if name == "language":
        return language_name(row["value"])
    return LABELS.get(name, {}).get(row["value"], row["value"])


def _address(meaning, value) -> str:
    if isinstance(meaning, Country):
        return meaning.code
    return getattr(meaning, "slug", value)
