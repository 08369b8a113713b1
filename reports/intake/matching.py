"""A name found in an article -> the person it is: matched, new or ambiguous. Never a guess.

A name is looked up by its key, which is the same in every script and transliteration (``name_key`` in the
database). Namesakes on different sides, or in the governments of different countries, are different people.
Where several are left, the finding gets a record of its own, with the doubt for an admin to settle; so does a
name that is spelled nearly the same, unless side and country agree and the article names no other who is it.
"""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from reports.extraction.findings import Person as Found
from reports.extraction.names import cyrillic
from reports.intake import authority, candidates, slugs
from reports.intake.candidates import NAME_LENGTH, Candidate, Register, Spelling, spellings
from reports.intake.likeness import FULLY, NEARLY, NO, PARTLY, likeness
from reports.intake.reconcile import fold
from reports.models import Person
from reports.models.people import NameOrigin
from reports.models.spans import Side

NAMESAKES_DOUBT = "Other people of this name:"
NEAR_DOUBT = "Spelled otherwise in other reports:"
NAMESAKES = 10  # that a doubt names; of a frequent name there may be hundreds, which nobody counts


class Match(NamedTuple):
    """``reference`` is the key of a record or the token of one to create; ``doubt`` asks a person to look."""

    reference: int | str
    doubt: str = ""


class People:
    """The people whom one article names, looked up together in a few queries."""

    def __init__(
        self, found: Iterable[Found], known: dict[str, Match], russian: bool, register: Register | None = None
    ) -> None:
        """``known`` are the people whom the report's records name already, by folded name.

        With the ``register`` of a batch, those whom other articles of it make are found too.
        """
        self.found = distinct(found)
        self.russian = russian
        self.register = register or Register()
        self.entries = {name: authority.person_by_name(person.name) for name, person in self.found.items()}
        self.register.expect(self.found.values(), (entry.id for entry in self.entries.values() if entry))
        self.spellings = spellings(name for person in self.found.values() for name in _spellings(person))
        self.near: set[str] = set()  # names matched although they are spelled otherwise
        self.matches = {
            name: known.get(name) or self._match(name, person) for name, person in self.found.items()
        }
        self._part_neighbours()

    def match(self, name: str) -> Match | None:
        """The match of a name among those found; None for any other."""
        return self.matches.get(fold(name))

    def _match(self, name: str, found: Found) -> Match:
        spelled = [self.spellings[name] for name in _spellings(found) if self.spellings[name].key]
        token = f"person#{name}"
        same = _alike(spelled, self.register.bearing(spelling.key for spelling in spelled))[FULLY]
        if match := _choose(same, found, token):
            return match
        entry = self.entries[name]
        if entry and found.side == Side.GOVERNMENT and None not in (entry.country, found.country):
            entry = entry if entry.country == found.country else None
        if entry:
            known = self.register.listed(entry.id)
            return Match(_listed(entry.id) if known is None else known)
        alike = _alike(spelled, self.register.sounding({each for one in spelled for each in one.sounds}))
        full_name = any(" " in spelling.key for spelling in spelled)
        partly = [candidate for candidate in alike[PARTLY] if full_name or candidate.agrees(found)]
        if match := _choose(partly, found, token):
            return match
        near = [candidate for candidate in alike[NEARLY] if not candidate.contradicts(found)]
        if len(near) == 1 and near[0].agrees(found):
            self.near.add(name)
            return Match(near[0].pk, f"{NEAR_DOUBT} {near[0].slug}.")
        return Match(token, _namesakes(same + near))

    def _part_neighbours(self) -> None:
        """Give a name that is nearly another one its own record where the article tells the two apart."""
        for name in self.near:
            reference, doubt = self.matches[name]
            if any(match.reference == reference for other, match in self.matches.items() if other != name):
                self.matches[name] = Match(f"person#{name}", doubt)

    def save(self, used: set[int | str]) -> dict[str, int]:
        """Enter the new people among ``used``, and all spellings, in the register; the new keys by token."""
        made: dict[str, int] = {}
        for name, (reference, _doubt) in self.matches.items():
            if reference not in used:
                continue
            if isinstance(reference, str) and reference not in made:
                made[reference] = self.register.add(self._record(reference, name))
            self._keep_spellings(name, reference, made.get(reference, reference))
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

    def _keep_spellings(self, name: str, reference: int | str, person: int) -> None:
        spelled = dict.fromkeys(_spellings(self.found[name]), NameOrigin.EXTRACTED)
        entry = self.entries[name]
        if entry and reference == _listed(entry.id):
            spelled |= dict.fromkeys((entry.name, *entry.names), NameOrigin.AUTHORITY)
        known = self.register.spellings_of(person)
        new = {spelling[:NAME_LENGTH]: origin for spelling, origin in spelled.items()}
        self.register.spell(
            person, {spelling: origin for spelling, origin in new.items() if spelling not in known}
        )


def distinct(found: Iterable[Found]) -> dict[str, Found]:
    """Those found by their folded names, each name once."""
    named: dict[str, Found] = {}
    for person in found:
        named.setdefault(fold(person.name), person)
    return named


def _listed(entry_id: str) -> str:
    """The token of a person of the authority data who has no record yet."""
    return f"person@{entry_id}"


def _spellings(found: Found) -> tuple[str, ...]:
    return (found.name, found.name_latin)


def _alike(spelled: list[Spelling], candidates: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """The candidates by how far their names agree with the spellings of one."""
    alike: dict[int, list[Candidate]] = {NO: [], NEARLY: [], PARTLY: [], FULLY: []}
    for candidate in candidates:
        alike[_likeness(spelled, candidate)].append(candidate)
    return alike


def _likeness(spelled: list[Spelling], candidate: Candidate) -> int:
    keys, parts = {spelling.key for spelling in spelled}, {part for each in spelled for part in each.parts}
    found = max((likeness(key, other) for key in keys for other in candidate.keys), default=NO)
    one_surname = [*product(keys, candidate.parts), *product(parts, candidate.keys)]
    return found or (NEARLY if any(likeness(*pair) >= PARTLY for pair in one_surname) else NO)


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
    rest = len(named) - NAMESAKES
    more = f" and {rest} more" if rest > 0 else ""
    if len(named) >= candidates.NAMESAKES:
        more = " and others"
    return f"{NAMESAKES_DOUBT} {', '.join(named[:NAMESAKES])}{more}."
