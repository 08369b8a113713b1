"""Where nothing answers all filters or words: which to take away, and how many records each would bring."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from reports.search.counts import Total
from reports.search.lists import NOT_FILTERS, ListFilter
from reports.search.terms import TYPED

WORDS = 8  # that are taken away in turn
DANGLING = re.compile(r"(?:^|(?<=\s))or\s+(?=or\b|$)|^or\b|(?<!\S)or$", re.IGNORECASE)


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


def fewer_words(filters: ListFilter) -> list[Loosening]:
    """The words and phrases that alone stand in the way, those that bring most first; two queries each."""
    typed = list(TYPED.finditer(filters.terms.text)) if filters.terms else []
    typed = [each for each in typed if each[0].lower() != "or"]
    if not 1 < len(typed) <= WORDS:
        return []
    found = [_without_words(filters, *each.span()) for each in typed]
    return sorted((each for each in found if each.count), key=lambda each: -each.count)


def _without_words(filters: ListFilter, start: int, end: int) -> Loosening:
    text = filters.terms.text
    rest = " ".join(DANGLING.sub(" ", f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()).split())
    return _looser(filters, "q", text[start:end], filters.query(q=rest))


def _without(filters: ListFilter, name: str) -> Loosening:
    values = filters.chosen[name] if isinstance(filters.chosen[name], list) else [filters.chosen[name]]
    value = ", ".join(each.label for each in values)
    return _looser(filters, name, value, filters.query(**{name: None}))


def _looser(filters: ListFilter, name: str, value: str, query: str) -> Loosening:
    looser = type(filters)(QueryDict(query), queryset=filters.queryset)
    total = looser.total if looser.is_valid() and not (looser.terms and looser.terms.wordless) else Total(0)
    return Loosening(name, str(filters.filters[name].label), value, query, total.number, total.more)
