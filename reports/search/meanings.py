"""What the numbers of facets mean: the values of a whole page in one query."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection

from reports.models.dates import DateBasis
from reports.models.places import in_language
from reports.models.quotes import QuoteKind
from reports.models.spans import Side
from reports.search import codes
from reports.search.lists import language_name
from reports.search.prepared import planned

CHOICES = {"side": Side, "kind": QuoteKind, "basis": DateBasis}
# By facet: key, what stands in an address, English name, Russian name.
NAMED = """
SELECT 'country', code, code, name, name_ru FROM reports_country WHERE code = ANY(%(country)s)
UNION ALL
SELECT 'place', id::text, slug, name, name_ru FROM reports_place WHERE id = ANY(%(place)s)
UNION ALL
SELECT 'official', id::text, slug, name, name_ru FROM reports_person WHERE id = ANY(%(official)s)
UNION ALL
SELECT 'organization', id::text, slug, name, name_ru FROM reports_organization
WHERE id = ANY(%(organization)s)
UNION ALL
SELECT 'topic', id::text, slug, name, name_ru FROM reports_topic WHERE id = ANY(%(topic)s)
UNION ALL
SELECT 'source', id::text, value, value, value FROM reports_reportvalue WHERE id = ANY(%(source)s)
UNION ALL
SELECT 'language', id::text, value, value, value FROM reports_reportvalue WHERE id = ANY(%(language)s)
"""
OF_ROWS = ("country", "place", "official", "organization", "topic", "source", "language")


class Meaning(NamedTuple):
    """A value as it stands in an address, and what to call it in the language of the page."""

    address: str
    label: str


def of_numbers(numbers: Iterable[int]) -> dict[int, Meaning]:
    """The meanings of numbers of any facets, by number."""
    of_facet: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        of_facet[codes.FACETS[codes.facet(number) - 1]].append(number)
    keys = {name: codes.decode(name, of_facet[name]) for name in list(of_facet)}
    found = {
        number: Meaning(str(key), _called(name, key))
        for name in keys.keys() - set(OF_ROWS)
        for number, key in keys[name].items()
    }
    return found | _of_rows({name: keys.get(name, {}) for name in OF_ROWS})


def _called(name: str, key: Any) -> str:
    return str(CHOICES[name](key).label if name in CHOICES else key)


def _of_rows(keys: dict[str, dict[int, Any]]) -> dict[int, Meaning]:
    asked = {name: list(known.values()) for name, known in keys.items()}
    if not any(asked.values()):
        return {}
    with planned(), connection.cursor() as cursor:
        cursor.execute(NAMED, asked)
        rows = {(name, key): Meaning(address, _label(name, *names)) for name, key, address, *names in cursor}
    return {number: rows[name, str(key)] for name, known in keys.items() for number, key in known.items()}


def _label(name: str, english: str, russian: str) -> str:
    return str(language_name(english)) if name == "language" else in_language(english, russian)
