"""A name found in an article -> the person it is: matched, new or ambiguous. Never a guess.

A name is looked up by its key, which is the same in every script and transliteration (``name_key`` in the
database). Namesakes on different sides, or in the governments of different countries, are different people.
Where several are left, the finding gets a record of its own, with the doubt for an admin to settle.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db import connection

from reports.extraction.findings import Person as Found
from reports.extraction.names import cyrillic
from reports.intake import authority, slugs
from reports.intake.reconcile import fold
from reports.models import Person, PersonName
from reports.models.people import NameOrigin
from reports.models.spans import Side

NO, PARTLY, FULLY = range(3)  # how far two names agree
SIDES = [Side.GOVERNMENT, Side.WHO, Side.UNICEF]
SHORT_FORM = 3  # letters that a given name shares at least with its short form: Lian, Lianne
NAME_LENGTH = 300
NAMESAKES = 10  # that a doubt names; of a frequent name there may be hundreds
# OFFSET 0 keeps the question to one look in the index a side; made a join, it reads all participations of an
# official, who may have thousands.
BEARERS = """
SELECT person.id, person.slug, person.country_id,
       ARRAY(
           SELECT known FROM unnest(%s::text[]) known
           WHERE EXISTS (
               SELECT FROM reports_participation WHERE person_id = person.id AND side = known OFFSET 0
           )
       ),
       array_agg(variant.surname), array_agg(variant.key), array_agg(variant.name)
FROM reports_personname variant JOIN reports_person person ON person.id = variant.person_id
WHERE variant.surname = ANY (%s)
GROUP BY person.id
ORDER BY person.id
"""


class Match(NamedTuple):
    """``reference`` is the key of a record or the token of one to create; ``doubt`` asks a person to look."""

    reference: int | str
    doubt: str = ""


@dataclass(slots=True)
class Candidate:
    """A person in the archive whose surname is that of a name found."""

    pk: int
    slug: str
    country: str | None
    sides: set[str]
    keys: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def contradicts(self, found: Found) -> bool:
        """Whether it must be another person: of another side, or of another country's government."""
        if found.side in SIDES and self.sides and found.side not in self.sides:
            return True
        at_home = found.side in (Side.GOVERNMENT, Side.OTHER)
        return at_home and None not in (found.country, self.country) and found.country != self.country

    def agrees(self, found: Found) -> bool:
        """Whether side and country say that it is the same person, not only the name."""
        same_country = found.side != Side.GOVERNMENT or (found.country and found.country == self.country)
        return found.side in self.sides and bool(same_country)


def name_keys(names: Iterable[str]) -> dict[str, str]:
    """The key of each name, as the database makes it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, name_key(name) FROM unnest(%s::text[]) AS name", [sorted(set(names))])
        return dict(cursor.fetchall())


def likeness(one: str, other: str) -> int:
    """How far two keys agree: the surname must be the same, and no given name may contradict another.

    An initial or a short form agrees in part, as does a name with fewer given names; a surname alone
    agrees with nothing but itself, and that in part.
    """
    if one == other:
        return FULLY if " " in one and len(one.split()[0]) > 1 else PARTLY
    (*given, surname), (*other_given, other_surname) = one.split(), other.split()
    if surname != other_surname or not given or not other_given:
        return NO
    short, long = sorted((given, other_given), key=len)
    if not _same_given(short[0], long[0]):
        return NO
    rest = iter(long[1:])
    return PARTLY if all(any(_same_given(name, other) for other in rest) for name in short[1:]) else NO


def _same_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= SHORT_FORM)


class People:
    """The people whom one article names, looked up together in a few queries."""

    def __init__(self, found: Iterable[Found], known: dict[str, Match], russian: bool) -> None:
        """``known`` are the people whom the report's records name already, by folded name."""
        self.found: dict[str, Found] = {}
        for person in found:
            self.found.setdefault(fold(person.name), person)
        self.russian = russian
        self.entries = {name: authority.person_by_name(person.name) for name, person in self.found.items()}
        self.keys = name_keys(name for person in self.found.values() for name in _spellings(person))
        bearers = _bearers({_surname(key) for key in self.keys.values() if key})
        self.spelled = {other.pk: other.names for others in bearers.values() for other in others}
        self.matches = {
            name: known.get(name) or self._match(name, person, bearers) for name, person in self.found.items()
        }

    @cached_property
    def listed(self) -> dict[str, int]:
        """The records of the officials of the authority data among those found, by their id there."""
        ids = {entry.id for entry in self.entries.values() if entry}
        return dict(Person.objects.filter(authority_id__in=ids).values_list("authority_id", "pk"))

    def match(self, name: str) -> Match | None:
        """The match of a name among those found; None for any other."""
        return self.matches.get(fold(name))

    def _match(self, name: str, found: Found, bearers: dict[str, list[Candidate]]) -> Match:
        keys = {self.keys[spelling] for spelling in _spellings(found)} - {""}
        alike: dict[int, list[Candidate]] = {NO: [], PARTLY: [], FULLY: []}
        for candidate in {other.pk: other for key in keys for other in bearers[_surname(key)]}.values():
            alike[max(likeness(key, other) for key in keys for other in candidate.keys)].append(candidate)
        token = f"person#{name}"
        entry = self.entries[name]
        if entry and found.side == Side.GOVERNMENT and None not in (entry.country, found.country):
            entry = entry if entry.country == found.country else None
        if match := _choose(alike[FULLY], found, token):
            return match
        if entry:
            return Match(self.listed.get(entry.id, _listed(entry.id)))
        full_name = any(" " in key for key in keys)
        partly = [candidate for candidate in alike[PARTLY] if full_name or candidate.agrees(found)]
        return _choose(partly, found, token) or Match(token, _namesakes(alike[FULLY]))

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


def _surname(key: str) -> str:
    return key.rsplit(" ", 1)[-1]


def _bearers(surnames: set[str]) -> dict[str, list[Candidate]]:
    """By surname, the people of the archive who bear it."""
    bearers: dict[str, list[Candidate]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(BEARERS, [SIDES, sorted(surnames)])
        for pk, slug, country, sides, borne, keys, names in cursor.fetchall():
            person = Candidate(pk, slug, country, set(sides), set(keys), set(names))
            for surname in set(borne):
                bearers[surname].append(person)
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
    return f"Other people of this name: {', '.join(named[:NAMESAKES])}{more}."
