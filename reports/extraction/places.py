"""Places that an article names: the countries of the region, their cities and those where the world meets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reports.extraction.findings import Article, Span
from reports.extraction.lexicons import load
from reports.extraction.words.phrases import Phrases, fold, words

CAPITAL_BEFORE = re.compile(r"\b(?:capital of|столиц\w+)\s+(?:the\s+)?\Z", re.IGNORECASE)
CAPITAL_AFTER = re.compile(r"\s(?:capital\b|столиц(?:а|е|у|ы|ей)\b)", re.IGNORECASE)
NEXT_NAME = re.compile(r" ([A-ZА-ЯЁ][\w-]+)")
REACH = 20  # characters before a country that may hold "capital of the"
CENTRAL_ASIA = frozenset({"KZ", "KG", "TJ", "TM", "UZ"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A country (``city`` is None) or a city under its English name; ``country`` is ISO 3166-1 alpha-2."""

    span: Span
    city: str | None
    country: str


@lru_cache(maxsize=8)
def find(article: Article) -> tuple[PlaceMention, ...]:
    """Every place that the title, the dateline and the body name, in order."""
    parts = [finding.spans for finding in (article.title, article.dateline_place) if finding]
    spans = sorted({span for part in parts for span in part} | set(article.body))
    return tuple(find_in(article.text, spans))


def find_in(text: str, spans: list[Span]) -> list[PlaceMention]:
    """Every place named inside ``spans``, in order."""
    return list(_each_in(text, spans))


@lru_cache(maxsize=2)
def first_in(text: str, span: Span) -> PlaceMention | None:
    """The first place named inside ``span``; kept, as several ask in turn whether it opens a dateline."""
    return next(_each_in(text, [span]), None)


def _each_in(text: str, spans: list[Span]) -> Iterator[PlaceMention]:
    for span, place in _gazetteer().find(words(text, spans)):
        if place and _is_name(text[span.start : span.end], *place) and not _is_of_person(text, span):
            yield _capital(text, PlaceMention(span, *place))


def _capital(text: str, place: PlaceMention) -> PlaceMention:
    """The city where the words mean a capital: "the Hungarian capital", «в столице Венгрии»."""
    name = load("places")["capitals"]["names"].get(place.country)
    if place.city or name is None:
        return place
    start, end = place.span
    before = CAPITAL_BEFORE.search(text[max(0, start - REACH) : start])
    after = CAPITAL_AFTER.match(text, end)
    if before:
        return PlaceMention(Span(start - len(before.group()), end), name, place.country)
    return PlaceMention(Span(start, after.end()), name, place.country) if after else place


def _is_of_person(text: str, span: Span) -> bool:
    """Whether the words are a first name, which some cities are too, before a surname: Gulistan Ismailova."""
    if fold(text[slice(*span)]) not in _first_names():
        return False
    following = NEXT_NAME.match(text, span.end)
    return following is not None and any(end.search(fold(following.group(1))) for end in _surname_ends())


def _is_name(written: str, city: str | None, country: str) -> bool:
    """Whether the words can be a name: cities and acronyms are capitalized, «казахстанский» is not."""
    if len(written) <= 3:
        return written[:1].isupper() and (city is not None or written[1:] != written[1:].lower())
    of_region = city is None and country in load("places")["countries"]
    return of_region or written[:1].isupper()


@cache
def _first_names() -> frozenset[str]:
    return frozenset(
        name for language in ("en", "ru") for name in load("given_names")[language]["given"].split()
    )


@cache
def _surname_ends() -> list[re.Pattern[str]]:
    return [re.compile(load("given_names")[language]["surname"] + "$") for language in ("en", "ru")]


@cache
def _gazetteer() -> Phrases[tuple[str | None, str] | None]:
    lexicon = load("places")
    entries: list[tuple[str, tuple[str | None, str] | None]] = [
        (form, (None, country)) for country, forms in lexicon["countries"].items() for form in forms
    ]
    entries += [
        (form, (None, country)) for country, forms in lexicon["other-countries"].items() for form in forms
    ]
    entries += [
        (form, (city, country))
        for country, cities in lexicon["cities"].items()
        for city, forms in cities.items()
        for form in forms
    ]
    entries += [(phrase, None) for phrase in lexicon["not-a-place"]["phrases"]]
    return Phrases(entries)
