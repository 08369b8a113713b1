"""The values of facets as numbers, as the entries of search hold them; migration 0018 makes the same ones."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Func, IntegerField

from reports.models import ReportValue
from reports.models.dates import DateBasis
from reports.models.quotes import QuoteKind
from reports.models.spans import Side

FACETS = (
    "country", "place", "year", "official", "organization", "side", "topic", "source", "language", "kind",
    "basis",
)  # fmt: skip
SHIFT = 27  # bits that tell which value of the facet it is
SAME = {"with": "official"}  # filters whose values have the numbers of a facet's
WORDS = {"side": Side.values, "kind": QuoteKind.values, "basis": DateBasis.values}
UNDATED = FACETS.index("year") + 1 << SHIFT
SEVERAL = len(FACETS) + 1 << SHIFT | 1  # a report tells of more than one meeting


class CountryNumber(Func):
    """The number of a country by its code, as ``encode`` makes it."""

    template = "(ascii(%(expressions)s) * 256 + ascii(substr(%(expressions)s, 2)))"
    output_field = IntegerField()


def encode(name: str, keys: Iterable[Any]) -> list[int]:
    """The numbers of a facet's values; of a source or language that no report has had, none."""
    name = SAME.get(name, name)
    if name in ("source", "language"):
        keys = list(keys)
        known = dict(ReportValue.objects.filter(value__in=keys).values_list("value", "pk"))
        values = [known[key] for key in keys if key in known]
    else:
        values = [_value(name, key) for key in keys]
    return [FACETS.index(name) + 1 << SHIFT | value for value in values]


def _value(name: str, key: Any) -> int:
    if name in WORDS:
        return WORDS[name].index(key) + 1
    return ord(key[0]) * 256 + ord(key[1]) if name == "country" else key


def facet(code: int) -> int:
    """Which facet a number is of, from 1."""
    return code >> SHIFT


def decode(name: str, codes: Iterable[int]) -> dict[int, Any]:
    """The keys of a facet's values by their numbers: of a source or language, that of its ``ReportValue``."""
    return {code: _key(name, code & (1 << SHIFT) - 1) for code in codes}


def _key(name: str, value: int) -> Any:
    if name in WORDS:
        return WORDS[name][value - 1]
    return chr(value // 256) + chr(value % 256) if name == "country" else value
