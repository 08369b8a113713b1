"""A body's name where the text gives it, and when two names mean one body."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reports.extraction import places
from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.names import cyrillic
from reports.extraction.words import spans
from reports.extraction.words.phrases import fold, words
from reports.extraction.words.reading import Reading, body_sides, known_bodies, listed


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name in the nominative, where it stands, and the folded word that it turns on."""

    name: str
    span: Span
    head: str


def known_parts(reading: Reading, taken: Sequence[Span]) -> list[BodyName]:
    """The known bodies that stand outside the names ``taken``, each in its fullest form of the text."""
    ordered = sorted(taken)
    written: dict[str, str] = {}
    for span, name in reading.bodies:
        form = nominative_of(name, reading.article.text[slice(*span)])
        written[name] = max(written.get(name, ""), form, key=len)
    free = [(span, name) for span, name in reading.bodies if not spans.overlap(span, ordered)]
    return [BodyName(written[name], span, name) for span, name in free]


def nominative_of(name: str, written: str) -> str:
    """The nominative of a known body's name: of a Russian one the first form listed with as many words."""
    if not cyrillic(written) or written.isupper():
        return " ".join(written.split())
    return _russian_forms().get((name, len(written.split())), written)


@cache
def _russian_forms() -> dict[tuple[str, int], str]:
    """The first Russian form of each known body that is no acronym, by its number of words."""
    found: dict[tuple[str, int], str] = {}
    for body in load("bodies")["body"]:
        for form in body["forms"]:
            if cyrillic(form) and not form.isupper():
                found.setdefault((body["name"], len(form.split())), form)
    return found


@dataclass(frozen=True, slots=True)
class Key:
    """What a name comes down to: its words without the small ones, and the countries that it names."""

    words: frozenset[str]
    countries: frozenset[str]
    bodied: bool  # a known body is part of the name

    def same(self, other: "Key") -> bool:
        """Whether two names with one head word mean one body: not of two countries, and one says no more
        than the other or is short for it, as "Ministry of Health" for "Ministry of Health and Labour"."""
        if self.countries and other.countries and self.countries != other.countries:
            return False
        few, many = (self, other) if len(self.words) <= len(other.words) else (other, self)
        return few.words == many.words or (few.words < many.words and not few.bodied)


@lru_cache(maxsize=4096)
def key(name: str) -> Key:
    """The key of a body's name, acronyms of known bodies written as their name."""
    whole = [Span(0, len(name))]
    countries = [place for place in places.find_in(name, whole) if place.city is None]
    bodies = known_bodies(name, whole)
    covered = sorted([place.span for place in countries] + [span for span, _ in bodies])
    rest = {
        part
        for word in words(name, whole)
        if not spans.overlap(Span(word.start, word.end), covered)
        for part in load("bodies")["same"].get(word.folded, word.folded).split()
    }
    known = {fold(body) for _, body in bodies}
    rest -= listed("bodies", "words", "little")
    codes = frozenset(place.country for place in countries)
    return Key(frozenset(rest | known), codes, bool(known))


@lru_cache(maxsize=4096)
def fullness(name: str) -> tuple[bool, int]:
    """How full a body's name is: «Министерство здравоохранения» is fuller than «Минздрав Казахстана»."""
    parts = name.split()
    short = any(" " in load("bodies")["same"].get(fold(part), "") for part in parts)
    return not short, len(parts)


def side_of(name: str) -> str:
    """The side of a body, by the known body that its name holds."""
    sides = [body_sides()[body] for _, body in known_bodies(name, [Span(0, len(name))])]
    return next((side for side in sides if side in ("who", "unicef")), "")
