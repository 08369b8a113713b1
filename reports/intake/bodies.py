"""A body named in an article -> the organization it is: matched, new, or left open.

A ministry belongs to its country: "Ministry of Health" in an article about Kyrgyzstan is the Ministry of
Health of Kyrgyzstan. What the article does not place in a country is tied to nothing that has one.
"""

from collections import defaultdict
from collections.abc import Iterable

from reports.extraction.findings import Organization as Found
from reports.extraction.names import cyrillic
from reports.intake import authority, slugs
from reports.intake.candidates import NAME_LENGTH, spellings
from reports.intake.reconcile import fold
from reports.models import FormerAddress, Organization, OrganizationName
from reports.models.people import NameOrigin
from reports.models.spans import Side

LISTED = "organization@"  # starts the token of a body of the authority data that has no record yet


class Bodies:
    """The bodies that one article names, looked up together in a few queries.

    ``country`` is the one that the article is about, None where it is about several or none.
    """

    def __init__(
        self, found: Iterable[Found], country: str | None, russian: bool, homonyms: "Homonyms | None" = None
    ) -> None:
        """With the ``homonyms`` of a batch, they are looked up once for all of its articles."""
        self.found: dict[tuple[str, str | None], Found] = {}
        for body in found:
            self.found.setdefault((fold(body.name), body.country), body)
        self.country = country
        self.russian = russian
        self.entries = {
            key: authority.body_by_name(body.name, body.country or country)
            for key, body in self.found.items()
        }
        self.homonyms = homonyms or Homonyms()
        self.homonyms.expect(
            (body.name for body in self.found.values()),
            (entry.id for entry in self.entries.values() if entry),
        )
        self.matches = {key: self._match(key) for key in self.found}

    def match(self, name: str, country: str | None = None) -> int | str | None:
        """The key of a record or the token of a new one; None where several could be meant."""
        return self.matches.get((fold(name), country))

    def is_known(self, name: str) -> bool:
        """Whether the name is in the archive or in the authority data."""
        reference = self.match(name)
        return isinstance(reference, int) or bool(reference and reference.startswith(LISTED))

    def _match(self, key: tuple[str, str | None]) -> int | str | None:
        entry = self.entries[key]
        homonyms = self.homonyms.of(self.found[key].name)
        left = (
            [body for body in homonyms if body.country_id == self._country(self.found[key])]
            or [body for body in homonyms if self._country(self.found[key]) in self.homonyms.former(body)]
            or [body for body in homonyms if self.country and self.country in self._countries(body)]
            or [body for body in homonyms if body.authority_id and not body.country_id]
        )
        if len(left) > 1 and entry:
            left = [body for body in left if body.authority_id == entry.id]
        if len(left) == 1:
            return left[0].pk
        if entry:
            known = self.homonyms.listed(entry.id)
            return LISTED + entry.id if known is None else known
        return None if left else f"organization#{key[0]}#{self._country(self.found[key])}"

    def _countries(self, body: Organization) -> set[str | None]:
        """Its country, and those of the bodies that were merged into it: it is found in their place."""
        return {body.country_id, *self.homonyms.former(body)}

    def _country(self, found: Found) -> str | None:
        """The country that it belongs to: a ministry's is the article's where it has none of its own."""
        return found.country or (self.country if found.side == Side.GOVERNMENT else None)

    def save(self, used: set[int | str]) -> dict[str, int]:
        """Create the new bodies among ``used``, parents first; the keys of the new by token."""
        made: dict[str, int] = {}
        for key, reference in self.matches.items():
            if reference not in used or reference in made or isinstance(reference, int):
                continue
            entry = self.entries[key]
            if reference.startswith(LISTED):
                made[reference] = self.homonyms.enter(entry.id)
            else:
                made[reference] = self.homonyms.add(self._record(self.found[key]))
        self._keep_spellings(used, made)
        return made

    def _record(self, found: Found) -> Organization:
        name = (found.name[:1].upper() + found.name[1:])[:NAME_LENGTH]
        return Organization(
            slug=slugs.words(found.name),
            name=name,
            name_ru=name if self.russian and cyrillic(name) else "",
            country_id=self._country(found),
            side=found.side,
        )

    def _keep_spellings(self, used: set[int | str], made: dict[str, int]) -> None:
        pairs = {
            (made.get(reference, reference), self.found[key].name[:NAME_LENGTH])
            for key, reference in self.matches.items()
            if reference in used
        }
        self.homonyms.spell(sorted(pairs), NameOrigin.EXTRACTED)


class Homonyms:
    """The bodies of the archive by the keys of their names, each read once for the articles of a batch."""

    def __init__(self) -> None:
        self.bodies: dict[int, Organization] = {}
        self.by_key: dict[str, set[int]] = defaultdict(set)
        self.by_authority: dict[str, int | None] = {}
        self.spelled: set[tuple[int, str]] = set()
        self.merged: dict[str, set[str | None]] = {}
        self.read: set[str] = {""}

    def expect(self, names: Iterable[str], listed: Iterable[str]) -> None:
        """Look up at once who bears the names, and the bodies of the authority data."""
        keys = {spelling.key for spelling in spellings(names).values()} - self.read
        if keys:
            self.read |= keys
            for variant in OrganizationName.objects.filter(key__in=keys).select_related("organization"):
                self._index(variant.organization, variant.key, variant.name)
        if unread := set(listed) - self.by_authority.keys():
            known = FormerAddress.objects.records(Organization, "authority_id", unread)
            self.by_authority |= dict.fromkeys(unread) | known

    def of(self, name: str) -> list[Organization]:
        """The bodies that bear a name that was expected."""
        key = spellings([name])[name].key
        return [self.bodies[pk] for pk in sorted(self.by_key[key])] if key else []

    def former(self, body: Organization) -> set[str | None]:
        """The countries of the bodies that were merged into one of those read, looked up for all of them."""
        unread = {each.slug for each in self.bodies.values()} - self.merged.keys()
        if unread:
            found = FormerAddress.objects.merged_into("organization", sorted(unread))
            self.merged |= {slug: {each.country_id for each in found.get(slug, ())} for slug in unread}
        return self.merged.get(body.slug, set())

    def listed(self, entry_id: str) -> int | None:
        """The key of the record of a body of the authority data, if it has one."""
        return self.by_authority.get(entry_id)

    def add(self, body: Organization) -> int:
        """Write a new body at an address of its own; the key of its record."""
        [body.slug] = slugs.free(Organization, [body.slug])
        body.save(force_insert=True)
        self.bodies[body.pk] = body
        if body.authority_id:
            self.by_authority[body.authority_id] = body.pk
        return body.pk

    def enter(self, entry_id: str) -> int:
        """The key of the record of a body in the authority data, made with those above it when first met."""
        self.expect((), [entry_id])
        known = self.listed(entry_id)
        if known is not None:
            return known
        entry = authority.body(entry_id)
        parent = self.enter(entry.parent) if entry.parent else None
        made = Organization(
            slug=entry.id,
            name=entry.name,
            name_ru=entry.name_ru,
            acronym=entry.acronym,
            parent_id=parent,
            country_id=entry.country,
            side=entry.side,
            authority_id=entry.id,
        )
        body = self.add(made)
        self.spell([(body, name) for name in dict.fromkeys((entry.name, *entry.names))], NameOrigin.AUTHORITY)
        return body

    def spell(self, pairs: Iterable[tuple[int, str]], origin: NameOrigin) -> None:
        """Write those of the spellings that are new, each with the key of its body."""
        new = [pair for pair in pairs if pair not in self.spelled]
        OrganizationName.objects.bulk_create(
            [OrganizationName(organization_id=body, name=name, origin=origin) for body, name in new],
            ignore_conflicts=True,
        )
        self.bodies |= Organization.objects.in_bulk({body for body, _name in new} - self.bodies.keys())
        keys = spellings(name for _body, name in new)
        for body, name in new:
            self._index(self.bodies[body], keys[name].key, name)

    def _index(self, body: Organization, key: str, name: str) -> None:
        self.bodies.setdefault(body.pk, body)
        self.by_key[key].add(body.pk)
        self.spelled.add((body.pk, name))
