"""The parameters of the lists, as OpenAPI describes them: made from the filters, so that none is missed."""

from typing import Any

from reports.search import parameters
from reports.search.lists import ListFilter
from reports.search.parameters import Parameter

DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"

MEANINGS = {
    "q": "Words; “exact phrases”, -without and OR are read, and names in any script and spelling.",
    "exact": "1: the words as typed, in no other form or spelling.",
    "country": "Country of the meeting: ISO 3166-1 alpha-2 code, or its name.",
    "place": "Place of the meeting: its slug, or a name that no other has.",
    "date_from": "First date: 2020, 2020-02 or 2020-02-14. Records match by overlap.",
    "date_to": "Last date: 2020, 2020-02 or 2020-02-14. Records match by overlap.",
    "year": "Year.",
    "undated": "Under a date the undated are left out: “include” adds them, “only” shows them alone.",
    "official": "Speaker of a quote, elsewhere a participant: slug, or the name of one person alone.",
    "with": "A further participant of the same meeting: slug, or the name of one person alone.",
    "organization": "A body with its offices: slug, or a name that no other has.",
    "side": "Whom a participant or speaker stands for.",
    "topic": "Topic of the meeting: slug, or its name.",
    "source": "Who published the report.",
    "language": "Language of the report: ISO 639 code.",
    "kind": "Direct or indirect speech.",
    "basis": "Where the date of the meeting comes from.",
    "sort": "Order of the list; the undated come last.",
    "page": "Page of the list, from 1.",
}
SEVERAL = " Several values: any of them."


def described(filters: type[ListFilter]) -> list[dict[str, Any]]:
    """The parameters of a list as OpenAPI parameter objects."""
    return [_described(name, parameter) for name, parameter in filters.base_filters.items()]


def _described(name: str, parameter: Parameter) -> dict[str, Any]:
    single = issubclass(parameter.field_class, parameters.SingleField)
    schema = _schema(parameter)
    found = {
        "name": name,
        "in": "query",
        "required": False,
        "description": MEANINGS[name] + ("" if single else SEVERAL),
        "schema": schema if single else {"type": "array", "items": schema},
    }
    return found if single else {**found, "style": "form", "explode": True}


def _schema(parameter: Parameter) -> dict[str, Any]:
    """The schema of one value."""
    if options := parameter.extra.get("options"):
        return {"type": "string", "enum": [*options]}
    if choices := parameter.extra.get("choices"):
        return {"type": "string", "enum": [*choices.values]}
    if parameter.field_class is parameters.PageField:
        return {"type": "integer", "minimum": 1}
    if parameter.field_class is parameters.EDTFDateField:
        return {"type": "string", "pattern": DAY}
    if parameter.field_class is parameters.YearsField:
        return {"type": "string", "pattern": r"^\d{4}$"}
    return {"type": "string"}
