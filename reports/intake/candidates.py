"""The people of the archive whom names found in articles may mean, looked up by index alone.

A name is looked up by its key, which is the same in every script and transliteration (``name_key`` in the
database), and by the sounds of its surname where nobody bears that key.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection
from psycopg import sql

from reports.extraction.findings import Person as Found
from reports.intake import records, slugs
from reports.models import FormerAddress, Person, PersonName
from reports.models.spans import Side

SIDES = [Side.GOVERNMENT, Side.WHO, Side.UNICEF]
NAME_LENGTH = 300
NAMESAKES = 21  # that are read of one name, of those of whom nothing else is known
KEYS_AT_ONCE = 20  # that are reserved for new people; those left over are lost
REMEMBERED = 100_000  # spellings, which are asked of the database once
HYPHENS = r"[-‐‑](?=\S*\s*$)"  # of the last word

# The key of a name, that with the parts of a double surname as words, and the sounds that it is looked up by.
SPELLINGS = """
SELECT name, name_key(name), name_key(regexp_replace(name, %(hyphens)s, ' ', 'g')),
       name_sounds(name) || name_sound(split_part(ltrim(name), ' ', 1), split_part(ltrim(name), ' ', 2))
FROM unnest(%(names)s::text[]) AS name
"""
# OFFSET 0 keeps the question to one look in the index a side; made a join, it reads all participations of an
# official, who may have thousands. Of the open namesakes, of whom neither country nor side is known, as many
# are read as a doubt can tell of: each mention that could be several people adds one.
BEARERS = """
SELECT person.id, person.slug, person.name, person.country_id,
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
       (
           SELECT json_agg(json_build_array(
               name, key,
               CASE WHEN name ~ %(hyphens)s
                   THEN name_key(regexp_replace(name, %(hyphens)s, ' ', 'g')) ELSE key END,
               sounds
           ))
           FROM reports_personname WHERE person_id = person.id
       )
FROM reports_person person
WHERE person.id = ANY (ARRAY(
        SELECT bearer.id
        FROM (
            SELECT bearer.id, is_open,
                   dense_rank() OVER (PARTITION BY key, is_open ORDER BY bearer.id) AS place
            FROM reports_personname JOIN reports_person bearer ON bearer.id = person_id
            CROSS JOIN LATERAL (
                SELECT country_id IS NULL AND NOT EXISTS (
                    SELECT FROM reports_participation
                    WHERE person_id = bearer.id AND side = ANY (%(sides)s) OFFSET 0
                ) AS is_open
            ) known
            WHERE {bears}
        ) bearer
        WHERE place <= %(namesakes)s OR NOT is_open
    ))
    AND person.id <> ALL (%(known)s)
ORDER BY person.id
"""
OF_KEYS = sql.SQL(BEARERS).format(bears=sql.SQL("key = ANY (%(wanted)s)"))
OF_SOUNDS = sql.SQL(BEARERS).format(bears=sql.SQL("sounds && %(wanted)s::text[]"))


@dataclass(slots=True)
class Candidate:
    """A person in the archive whose surname sounds like that of a name found."""

    pk: int
    slug: str
    name: str
    country: str | None
    sides: set[str]
    keys: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    former: set[str | None] = field(default_factory=set)  # countries of those who were merged into it

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


class Spelling(NamedTuple):
    """A name as it is looked up: by the sounds of what may be its surname, the first word too.

    ``parts`` are its keys with one of the two surnames: Maria Lopez and Maria Garcia of Maria Lopez-Garcia.
    """

    key: str
    parts: frozenset[str]
    sounds: frozenset[str]


_remembered: dict[str, Spelling] = {}


def spellings(names: Iterable[str]) -> dict[str, Spelling]:
    """How each name is looked up, as the database says."""
    names = set(names)
    if len(_remembered) > REMEMBERED:
        _remembered.clear()
    if unknown := sorted(name for name in names if name not in _remembered):
        with connection.cursor() as cursor:
            cursor.execute(SPELLINGS, {"names": unknown, "hyphens": HYPHENS})
            for name, key, apart, sounds in cursor.fetchall():
                _remembered[name] = Spelling(key, _parts(key, apart), frozenset(sounds))
    return {name: _remembered[name] for name in names}


def _parts(key: str, apart: str) -> frozenset[str]:
    """The keys with one part of the surname; ``apart`` is the key with its parts as words."""
    if key == apart:
        return frozenset()
    given = key.split()[:-1]
    return frozenset(" ".join((*given, part)) for part in apart.split()[len(given) :])


class Register:
    """The people whom the articles of a batch may mean, each read once, and those whom it makes.

    What is made is written by ``save``; until then it is found here all the same.
    """

    def __init__(self) -> None:
        self.people: dict[int, Candidate] = {}
        self.made: list[Person] = []
        self.variants: list[PersonName] = []
        self.addresses = slugs.Free(Person)
        self.by_key: dict[str, dict[int, Candidate]] = defaultdict(dict)
        self.by_sound: dict[str, dict[int, Candidate]] = defaultdict(dict)
        self.by_authority: dict[str, int] = {}
        self.read_keys: set[str] = set()
        self.read_sounds: set[str] = set()
        self.read_authority: set[str] = set()
        self.keys: deque[int] = deque()

    def expect(self, found: Iterable[Found], listed: Iterable[str]) -> None:
        """Look up in a few queries those who bear the names, and those of the authority data."""
        names = {(person.name, person.name_latin) for person in found}
        known = spellings(name for pair in names for name in pair)
        self._read(OF_KEYS, self.read_keys, {spelling.key for spelling in known.values()} - {""})
        new = [pair for pair in names if not any(self.by_key.get(known[name].key) for name in pair)]
        sounds = {sound for pair in new for name in pair for sound in known[name].sounds}
        self._read(OF_SOUNDS, self.read_sounds, sounds)
        self.addresses.read(filter(None, (slugs.words(latin) for _name, latin in new)))
        if unread := set(listed) - self.read_authority:
            self.read_authority |= unread
            self.by_authority |= FormerAddress.objects.records(Person, "authority_id", unread)

    def bearing(self, keys: Iterable[str]) -> list[Candidate]:
        """Those who bear a name with one of the keys."""
        keys = set(keys)
        self._read(OF_KEYS, self.read_keys, keys)
        return _each(self.by_key, keys)

    def sounding(self, sounds: Iterable[str]) -> list[Candidate]:
        """Those whose surname sounds like one of these."""
        sounds = set(sounds)
        self._read(OF_SOUNDS, self.read_sounds, sounds)
        return _each(self.by_sound, sounds)

    def listed(self, entry_id: str) -> int | None:
        """The key of the record of an official of the authority data who was expected."""
        return self.by_authority.get(entry_id)

    def latin_names(self, keys: Iterable[int]) -> dict[int, str]:
        """The Latin names of the people with these keys."""
        keys = set(keys)
        unread = Person.objects.filter(pk__in=keys - self.people.keys())
        names = dict(unread.values_list("pk", "name"))
        return names | {key: self.people[key].name for key in keys & self.people.keys()}

    def spellings_of(self, key: int) -> set[str]:
        """The spellings of a person that were read."""
        return self.people[key].names if key in self.people else set()

    def add(self, person: Person) -> int:
        """Make a person, with a key and an address of its own; the key."""
        if not self.keys:
            self.keys = records.reserve({Person: KEYS_AT_ONCE})[Person]
        person.pk = self.keys.popleft()
        person.slug = self.addresses.take(person.slug)
        self.made.append(person)
        self.people[person.pk] = Candidate(person.pk, person.slug, person.name, person.country_id, set())
        if person.authority_id:
            self.by_authority[person.authority_id] = person.pk
        return person.pk

    def spell(self, key: int, variants: dict[str, str]) -> None:
        """Keep spellings of a person, each with its origin."""
        self.variants += [
            PersonName(person_id=key, name=name, origin=origin) for name, origin in variants.items()
        ]
        if candidate := self.people.get(key):
            for name, spelling in spellings(variants).items():
                self._index(candidate, name, spelling)

    def took_part(self, key: int, side: str) -> None:
        """Note on which side a person took part in a meeting."""
        if key in self.people and side in SIDES:
            self.people[key].sides.add(side)

    def save(self) -> None:
        """Write what was made."""
        Person.objects.bulk_create(self.made)
        PersonName.objects.bulk_create(self.variants, ignore_conflicts=True)
        self.made, self.variants = [], []

    def _read(self, query: sql.Composed, read: set[str], wanted: set[str]) -> None:
        if not wanted - read:
            return
        values = {"wanted": sorted(wanted - read), "known": list(self.people)}
        read |= wanted
        with connection.cursor() as cursor:
            cursor.execute(query, values | {"sides": SIDES, "hyphens": HYPHENS, "namesakes": NAMESAKES})
            for pk, slug, name, country, sides, former, more_sides, variants in cursor.fetchall():
                sides = {*sides, *more_sides} & set(SIDES)
                person = self.people[pk] = Candidate(pk, slug, name, country, sides, former=set(former))
                for variant, key, apart, sounds in variants:
                    self._index(person, variant, Spelling(key, _parts(key, apart), frozenset(sounds)))

    def _index(self, person: Candidate, name: str, spelling: Spelling) -> None:
        person.names.add(name)
        person.keys.add(spelling.key)
        person.parts |= spelling.parts
        self.by_key[spelling.key][person.pk] = person
        for sound in spelling.sounds:
            self.by_sound[sound][person.pk] = person


def _each(index: dict[str, dict[int, Candidate]], wanted: set[str]) -> list[Candidate]:
    found = {pk: person for each in wanted for pk, person in index.get(each, {}).items()}
    return [found[pk] for pk in sorted(found)]
