"""The authority data: officials and bodies whom independent sources name, with their spellings."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from reports.extraction import places
from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.names import cyrillic, folded


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or a body of the authority data; ``names`` are its spellings in both scripts."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None = None
    side: str = "other"
    acronym: str = ""
    parent: str | None = None

    @property
    def name_ru(self) -> str:
        """The first name in Cyrillic letters, no acronym unless ``name`` is one; empty without one."""
        russian = [name for name in self.names if cyrillic(name)]
        return next((name for name in russian if name.isupper() == self.name.isupper()), "")


def person_by_name(name: str) -> Entry | None:
    """The official who bears the name, None where nobody or more than one does."""
    found = _people().get(folded(name), ())
    return found[0] if len(found) == 1 else None


def body_by_name(name: str, country: str | None) -> Entry | None:
    """The body of that name in the country, else the international one; None where it is not exactly one.

    A country in the name itself goes before the one given: "Ministry of Health of Kyrgyzstan".
    """
    found = _bodies().get(folded(name), ())
    said = {mention.country for mention in places.find_in(name, [Span(0, len(name))])}
    for place in (*said, country, None):
        here = [entry for entry in found if entry.country == place]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def body(entry_id: str) -> Entry:
    """The body with that id. Raises KeyError where there is none."""
    return _entries("bodies", "body")[entry_id]


@cache
def _people() -> dict[tuple[str, ...], list[Entry]]:
    return _by_name(_entries("people", "person"))


@cache
def _bodies() -> dict[tuple[str, ...], list[Entry]]:
    return _by_name(_entries("bodies", "body"))


def _by_name(entries: dict[str, Entry]) -> dict[tuple[str, ...], list[Entry]]:
    index: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries.values():
        for name in {folded(spelling) for spelling in (entry.name, entry.acronym, *entry.names) if spelling}:
            index[name].append(entry)
    return dict(index)


@cache
def _entries(file: str, table: str) -> dict[str, Entry]:
    listed: list[dict[str, Any]] = load(f"authority/{file}")[table]
    known = Entry.__dataclass_fields__
    entries = (Entry(**{key: value for key, value in entry.items() if key in known}) for entry in listed)
    return {entry.id: entry for entry in entries}
