"""A name found in an article -> the person it is: matched, new or ambiguous. Never a guess.

A name is looked up by its key, which is the same in every script and transliteration (``name_key`` in the
database). Namesakes on different sides, or in the governments of different countries, are different people.
Where several are left, the finding gets a record of its own, with the doubt for an admin to settle; so does a
name that is spelled nearly the same, unless side and country agree and the article names no other who is it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import NamedTuple

from django.db import connection

from reports.extraction.findings import Person as Found
from reports.extraction.names import cyrillic
from reports.intake import authority, slugs
from reports.intake.likeness import FULLY, NEARLY, NO, PARTLY, likeness
from reports.intake.reconcile import fold
from reports.models import FormerAddress, Person, PersonName
from reports.models.people import NameOrigin
from reports.models.spans import Side

SIDES = [Side.GOVERNMENT, Side.WHO, Side.UNICEF]
NAME_LENGTH = 300
NAMESAKES_DOUBT = "Other people of this name:"
NEAR_DOUBT = "Spelled otherwise in other reports:"
NAMESAKES = 10  # that a doubt names; of a frequent name there may be hundreds
HYPHENS = r"[-‐‑](?=\S*\s*$)"  # of the last word

# The key of a name, that with the parts of a double surname as words, and the sounds that it is looked up by.
SPELLINGS = """
SELECT name, name_key(name), name_key(regexp_replace(name, %(hyphens)s, ' ', 'g')),
       name_sounds(name) || name_sound(split_part(ltrim(name), ' ', 1), split_part(ltrim(name), ' ', 2))
FROM unnest(%(names)s::text[]) AS name
"""
# OFFSET 0 keeps the question to one look in the index a side; made a join, it reads all participations of an
# official, who may have thousands.
BEARERS = """
SELECT person.id, person.slug, person.country_id,
       ARRAY(
           SELECT known FROM unnest(%(sides)s::text[]) known
           WHERE EXISTS (
               SELECT FROM reports_participation WHERE person_id = person.id AND side = known OFFSET 0
           )
       ),
       ARRAY(
           SELECT former.country_id FROM reports_formeraddress former
           WHERE former.kind = 'person' AND former.target = person.slug
       ),
       ARRAY(
           SELECT unnest(former.sides)::text FROM reports_formeraddress former
           WHERE former.kind = 'person' AND former.target = person.slug
       ),
       json_agg(json_build_array(
           variant.name, variant.key,
           CASE WHEN variant.name ~ %(hyphens)s
               THEN name_key(regexp_replace(variant.name, %(hyphens)s, ' ', 'g')) ELSE variant.key END,
           variant.sounds
       ))
FROM reports_personname variant JOIN reports_person person ON person.id = variant.person_id
WHERE variant.sounds && %(sounds)s::text[]
GROUP BY person.id
ORDER BY person.id
"""


class Match(NamedTuple):
    """``reference`` is the key of a record or the token of one to create; ``doubt`` asks a person to look."""

    reference: int | str
    doubt: str = ""


@dataclass(slots=True)
class Candidate:
    """A person in the archive whose surname sounds like that of a name found."""

    pk: int
    slug: str
    country: str | None
    sides: set[str]
    former: set[str | None] = field(default_factory=set)  # countries of those who were merged into it
    keys: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def contradicts(self, found: Found) -> bool:
        """Whether it must be another person: of another side, or of another country's government."""
        if found.side in SIDES and self.sides and found.side not in self.sides:
            return True
        at_home = found.side in (Side.GOVERNMENT, Side.OTHER)
        countries = {self.country, *self.former}
        return at_home and None not in (found.country, *countries) and found.country not in countries

    def agrees(self, found: Found) -> bool:
        """Whether side and country say that it is the same person, not only the name."""
        same_country = found.side != Side.GOVERNMENT or found.country in {self.country, *self.former} - {None}
        return found.side in self.sides and bool(same_country)


def name_keys(names: Iterable[str]) -> dict[str, str]:
    """The key of each name, as the database makes it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, name_key(name) FROM unnest(%s::text[]) AS name", [sorted(set(names))])
        return dict(cursor.fetchall())


class Spelling(NamedTuple):
    """A name as it is looked up: by the sounds of what may be its surname, the first word too.

    ``parts`` are its keys with one of the two surnames: Maria Lopez and Maria Garcia of Maria Lopez-Garcia.
    """

    key: str
    parts: frozenset[str]
    sounds: frozenset[str]


def spellings(names: Iterable[str]) -> dict[str, Spelling]:
    """How each name is looked up, as the database says."""
    with connection.cursor() as cursor:
        cursor.execute(SPELLINGS, {"names": sorted(set(names)), "hyphens": HYPHENS})
        return {
            name: Spelling(key, _parts(key, apart), frozenset(sounds))
            for name, key, apart, sounds in cursor.fetchall()
        }


def _parts(key: str, apart: str) -> frozenset[str]:
    """The keys with one part of the surname; ``apart`` is the key with its parts as words."""
    if key == apart:
        return frozenset()
    given = key.split()[:-1]
    return frozenset(" ".join((*given, part)) for part in apart.split()[len(given) :])


class People:
    """The people whom one article names, looked up together in a few queries."""

    def __init__(self, found: Iterable[Found], known: dict[str, Match], russian: bool) -> None:
        """``known`` are the people whom the report's records name already, by folded name."""
        self.found: dict[str, Found] = {}
        for person in found:
            self.found.setdefault(fold(person.name), person)
        self.russian = russian
        self.entries = {name: authority.person_by_name(person.name) for name, person in self.found.items()}
        self.spellings = spellings(name for person in self.found.values() for name in _spellings(person))
        bearers = _bearers({sound for spelling in self.spellings.values() for sound in spelling.sounds})
        self.spelled = {other.pk: other.names for others in bearers.values() for other in others}
        self.near: set[str] = set()  # names matched although they are spelled otherwise
        self.matches = {
            name: known.get(name) or self._match(name, person, bearers) for name, person in self.found.items()
        }
        self._part_neighbours()

    @cached_property
    def listed(self) -> dict[str, int]:
        """The records of the officials of the authority data among those found, by their id there."""
        ids = {entry.id for entry in self.entries.values() if entry}
        return FormerAddress.objects.records(Person, "authority_id", ids)

    def match(self, name: str) -> Match | None:
        """The match of a name among those found; None for any other."""
        return self.matches.get(fold(name))

    def _match(self, name: str, found: Found, bearers: dict[str, list[Candidate]]) -> Match:
        spelled = [self.spellings[name] for name in _spellings(found) if self.spellings[name].key]
        alike: dict[int, list[Candidate]] = {NO: [], NEARLY: [], PARTLY: [], FULLY: []}
        sounds = {sound for spelling in spelled for sound in spelling.sounds}
        for candidate in {other.pk: other for sound in sounds for other in bearers[sound]}.values():
            alike[_likeness(spelled, candidate)].append(candidate)
        token = f"person#{name}"
        entry = self.entries[name]
        if entry and found.side == Side.GOVERNMENT and None not in (entry.country, found.country):
            entry = entry if entry.country == found.country else None
        if match := _choose(alike[FULLY], found, token):
            return match
        if entry:
            return Match(self.listed.get(entry.id, _listed(entry.id)))
        full_name = any(" " in spelling.key for spelling in spelled)
        partly = [candidate for candidate in alike[PARTLY] if full_name or candidate.agrees(found)]
        if match := _choose(partly, found, token):
            return match
        near = [candidate for candidate in alike[NEARLY] if not candidate.contradicts(found)]
        if len(near) == 1 and near[0].agrees(found):
            self.near.add(name)
            return Match(near[0].pk, f"{NEAR_DOUBT} {near[0].slug}.")
        return Match(token, _namesakes(alike[FULLY] + near))

    def _part_neighbours(self) -> None:
        """Give a name that is nearly another one its own record where the article tells the two apart."""
        for name in self.near:
            reference, doubt = self.matches[name]
            if any(match.reference == reference for other, match in self.matches.items() if other != name):
                self.matches[name] = Match(f"person#{name}", doubt)

    def save(self, used: set[int | str]) -> dict[str, int]:
        """Create the new people among ``used`` and keep all spellings; the keys of the new by token."""
        new = {
            match.reference: name
            for name, match in self.matches.items()
            if match.reference in used and isinstance(match.reference, str)
        }
        created = [self._record(token, name) for token, name in new.items()]
        for person, slug in zip(
            created, slugs.free(Person, [person.slug for person in created]), strict=True
        ):
            person.slug = slug
        Person.objects.bulk_create(created)
        made = {token: person.pk for token, person in zip(new, created, strict=True)}
        self._keep_spellings(used, made)
        return made

    def _record(self, token: str, name: str) -> Person:
        found, entry = self.found[name], self.entries[name]
        if entry and token == _listed(entry.id):
            return Person(
                slug=entry.id,
                name=entry.name,
                name_ru=entry.name_ru,
                country_id=entry.country,
                authority_id=entry.id,
            )
        return Person(
            slug=slugs.words(found.name_latin),
            name=found.name_latin[:NAME_LENGTH],
            name_ru=found.name[:NAME_LENGTH] if self.russian and cyrillic(found.name) else "",
            country_id=found.country if found.side == Side.GOVERNMENT else None,
        )

    def _keep_spellings(self, used: set[int | str], made: dict[str, int]) -> None:
        variants = []
        for name, match in self.matches.items():
            if match.reference not in used:
                continue
            person = made.get(match.reference, match.reference)
            spelled = dict.fromkeys(_spellings(self.found[name]), NameOrigin.EXTRACTED)
            entry = self.entries[name]
            if entry and match.reference == _listed(entry.id):
                spelled |= dict.fromkeys((entry.name, *entry.names), NameOrigin.AUTHORITY)
            variants += [
                PersonName(person_id=person, name=spelling[:NAME_LENGTH], origin=origin)
                for spelling, origin in spelled.items()
                if spelling not in self.spelled.get(person, ())
            ]
        PersonName.objects.bulk_create(variants, ignore_conflicts=True)


def _listed(entry_id: str) -> str:
    """The token of a person of the authority data who has no record yet."""
    return f"person@{entry_id}"


def _spellings(found: Found) -> tuple[str, ...]:
    return (found.name, found.name_latin)


def _likeness(spelled: list[Spelling], candidate: Candidate) -> int:
    keys, parts = {spelling.key for spelling in spelled}, {part for each in spelled for part in each.parts}
    found = max((likeness(key, other) for key in keys for other in candidate.keys), default=NO)
    one_surname = [*product(keys, candidate.parts), *product(parts, candidate.keys)]
    return found or (NEARLY if any(likeness(*pair) >= PARTLY for pair in one_surname) else NO)


def _bearers(sounds: set[str]) -> dict[str, list[Candidate]]:
    """By the sound of a surname, the people of the archive who bear it."""
    bearers: dict[str, list[Candidate]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(BEARERS, {"sides": SIDES, "hyphens": HYPHENS, "sounds": sorted(sounds)})
        for pk, slug, country, sides, former, former_sides, variants in cursor.fetchall():
            person = Candidate(pk, slug, country, {*sides, *former_sides} & set(SIDES), set(former))
            for name, key, apart, _sounds in variants:
                person.names.add(name)
                person.keys.add(key)
                person.parts |= _parts(key, apart)
            for sound in {sound for *_name, of_name in variants for sound in of_name}:
                bearers[sound].append(person)
    return bearers


def _choose(candidates: list[Candidate], found: Found, token: str) -> Match | None:
    """The one candidate that is left; a record of its own where several are; None where there is none."""
    left = [candidate for candidate in candidates if not candidate.contradicts(found)]
    if len(left) > 1:
        left = [candidate for candidate in left if candidate.agrees(found)] or left
    if len(left) > 1:
        return Match(token, _namesakes(left))
    return Match(left[0].pk) if left else None


def _namesakes(people: list[Candidate]) -> str:
    if not people:
        return ""
    named = sorted(person.slug for person in people)
    more = f" and {len(named) - NAMESAKES} more" if len(named) > NAMESAKES else ""
    return f"{NAMESAKES_DOUBT} {', '.join(named[:NAMESAKES])}{more}."
