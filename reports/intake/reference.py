"""The topics, countries and places that records point to, with their names in English and Russian."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connections
from django.utils.text import slugify

from reports.extraction.lexicons import load
from reports.extraction.names import cyrillic
from reports.extraction.places import CENTRAL_ASIA
from reports.models import Country, FormerAddress, Place, Topic


@cache
def _names() -> dict[str, Any]:
    with (Path(__file__).parent / "data" / "reference.toml").open("rb") as file:
        return tomllib.load(file)


def ensure(using: str = "default", **signal: Any) -> None:
    """Create the topics and countries that are missing; one that is there stays as an editor left it.

    It is called after every migration, so that an empty archive has them too; a migration back to before
    the tables leaves nothing to do.
    """
    if FormerAddress._meta.db_table not in connections[using].introspection.table_names():
        return
    names = _names()
    merged = FormerAddress.objects.using(using).targets("topic", list(names["topics"]))
    Topic.objects.using(using).bulk_create(
        [
            Topic(slug=slug, name=name, name_ru=russian)
            for slug, (name, russian) in names["topics"].items()
            if slug not in merged
        ],
        ignore_conflicts=True,
    )
    Country.objects.using(using).bulk_create(
        [
            Country(code=code, name=name, name_ru=russian, central_asian=code in CENTRAL_ASIA)
            for code, (name, russian) in names["countries"].items()
        ],
        ignore_conflicts=True,
    )


def topics() -> dict[str, int]:
    """The keys of the topics by the slug that extraction gives them, merged ones too."""
    found = dict(Topic.objects.order_by().values_list("slug", "pk"))
    missing = _names()["topics"].keys() - found.keys()
    return found | (FormerAddress.objects.records(Topic, "slug", missing) if missing else {})


def place(name: str) -> Place:
    """The place of that English name, created when it is first met."""
    found = Place.objects.filter(name=name).order_by("pk").first()
    if found is None:
        code, russian = _gazetteer().get(name, (None, ""))
        found = Place.objects.create(slug=slugify(name), name=name, name_ru=russian, country_id=code)
    return found


class Reference:
    """The countries, topics and places that rows may lead to, each read once for the articles of a batch."""

    def __init__(self) -> None:
        self.countries = set(Country.objects.order_by().values_list("code", flat=True))
        self.topics = topics()
        self.places: dict[str, int] = {}

    def place(self, name: str) -> int:
        """The key of the place of that English name."""
        if name not in self.places:
            self.places[name] = place(name).pk
        return self.places[name]


@cache
def _gazetteer() -> dict[str, tuple[str, str]]:
    """Country code and Russian name of every city that extraction knows, by its English name."""
    return {
        city: (code, _russian(forms))
        for code, cities in load("places")["cities"].items()
        for city, forms in cities.items()
    }


def _russian(forms: list[str]) -> str:
    """The first Cyrillic form, the nominative: «джалал абад*» is Джалал-Абад."""
    form = next((form for form in forms if cyrillic(form)), "")
    return "-".join(word.capitalize() for word in form.rstrip("*").split())
