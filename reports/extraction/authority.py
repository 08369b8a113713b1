"""Officials whom independent sources name: the Latin spelling of a name found in an article."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from reports.extraction.findings import Person
from reports.extraction.lexicons import load
from reports.extraction.names import folded


def latin(name: str) -> str | None:
    """The Latin name of the one official who bears ``name`` in either script; None without exactly one."""
    found = _latin_names().get(folded(name), frozenset())
    return next(iter(found)) if len(found) == 1 else None


def with_latin_names(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people, those named in Cyrillic letters with the Latin spelling of the authority data."""
    return tuple(
        replace(person, name_latin=latin(person.name) or person.name_latin)
        if person.name_latin != person.name
        else person
        for person in people
    )


@cache
def _latin_names() -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for entry in load("authority/people")["person"]:
        for name in (entry["name"], *entry["names"]):
            key = folded(name)
            found[key] = found.get(key, frozenset()) | {entry["name"]}
    return found
