"""A body named in an article -> the organization it is: matched, new, or left open.

A ministry belongs to its country: "Ministry of Health" in an article about Kyrgyzstan is the Ministry of
Health of Kyrgyzstan. What the article does not place in a country is tied to nothing that has one.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from reports.extraction.findings import Organization as Found
from reports.extraction.names import cyrillic
from reports.intake import authority, slugs
from reports.intake.matching import NAME_LENGTH, name_keys
from reports.intake.reconcile import fold
from reports.models import FormerAddress, Organization, OrganizationName
from reports.models.people import NameOrigin
from reports.models.spans import Side

LISTED = "organization@"  # starts the token of a body of the authority data that has no record yet


class Bodies:
    """The bodies that one article names, looked up together in a few queries.

    ``country`` is the one that the article is about, None where it is about several or none.
    """

    def __init__(self, found: Iterable[Found], country: str | None, russian: bool) -> None:
        self.found: dict[tuple[str, str | None], Found] = {}
        for body in found:
            self.found.setdefault((fold(body.name), body.country), body)
        self.country = country
        self.russian = russian
        self.entries = {
            key: authority.body_by_name(body.name, body.country or country)
            for key, body in self.found.items()
        }
        keys = name_keys(body.name for body in self.found.values())
        homonyms, self.spelled = _homonyms(set(keys.values()) - {""})
        self.homonyms = {body.slug for bodies in homonyms.values() for body in bodies}
        self.matches = {key: self._match(key, homonyms[keys[body.name]]) for key, body in self.found.items()}

    @cached_property
    def listed(self) -> dict[str, int]:
        """The records of the bodies of the authority data among those found, by their id there."""
        ids = {entry.id for entry in self.entries.values() if entry}
        return FormerAddress.objects.records(Organization, "authority_id", ids)

    @cached_property
    def former(self) -> dict[str, list[FormerAddress]]:
        """What was merged into the bodies of the archive that bear one of the names, by slug."""
        return FormerAddress.objects.merged_into("organization", sorted(self.homonyms))

    def match(self, name: str, country: str | None = None) -> int | str | None:
        """The key of a record or the token of a new one; None where several could be meant."""
        return self.matches.get((fold(name), country))

    def is_known(self, name: str) -> bool:
        """Whether the name is in the archive or in the authority data."""
        reference = self.match(name)
        return isinstance(reference, int) or bool(reference and reference.startswith(LISTED))

    def _match(self, key: tuple[str, str | None], homonyms: list[Organization]) -> int | str | None:
        entry = self.entries[key]
        left = (
            [body for body in homonyms if body.country_id == self._country(self.found[key])]
            or [body for body in homonyms if self._country(self.found[key]) in self._former(body)]
            or [body for body in homonyms if self.country in {body.country_id, *self._former(body)} - {None}]
            or [body for body in homonyms if body.authority_id and not body.country_id]
        )
        if len(left) > 1 and entry:
            left = [body for body in left if body.authority_id == entry.id]
        if len(left) == 1:
            return left[0].pk
        if entry:
            return self.listed.get(entry.id, LISTED + entry.id)
        return None if left else f"organization#{key[0]}#{self._country(self.found[key])}"

    def _former(self, body: Organization) -> set[str | None]:
        """The countries of the bodies that were merged into it: it is found in their place."""
        return {former.country_id for former in self.former.get(body.slug, ())}

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
            made[reference] = (
                _listed(entry.id) if reference.startswith(LISTED) else self._create(self.found[key])
            )
        self._keep_spellings(used, made)
        return made

    def _create(self, found: Found) -> int:
        name = (found.name[:1].upper() + found.name[1:])[:NAME_LENGTH]
        russian = self.russian and cyrillic(name)
        (slug,) = slugs.free(Organization, [slugs.words(found.name)])
        return Organization.objects.create(
            slug=slug,
            name=name,
            name_ru=name if russian else "",
            country_id=self._country(found),
            side=found.side,
        ).pk

    def _keep_spellings(self, used: set[int | str], made: dict[str, int]) -> None:
        pairs = {
            (made.get(reference, reference), self.found[key].name[:NAME_LENGTH])
            for key, reference in self.matches.items()
            if reference in used
        }
        OrganizationName.objects.bulk_create(
            [
                OrganizationName(organization_id=body, name=name, origin=NameOrigin.EXTRACTED)
                for body, name in sorted(pairs - self.spelled)
            ],
            ignore_conflicts=True,
        )


def _homonyms(keys: set[str]) -> tuple[dict[str, list[Organization]], set[tuple[int, str]]]:
    """By key of a name, the bodies of the archive that bear it; and the bodies with the spellings read."""
    found: dict[str, dict[int, Organization]] = defaultdict(dict)
    spelled = set()
    for variant in OrganizationName.objects.filter(key__in=keys).select_related("organization"):
        found[variant.key][variant.organization_id] = variant.organization
        spelled.add((variant.organization_id, variant.name))
    return defaultdict(list, {key: list(bodies.values()) for key, bodies in found.items()}), spelled


def _listed(entry_id: str) -> int:
    """The key of the record of a body in the authority data, made with those above it when first met."""
    if known := FormerAddress.objects.records(Organization, "authority_id", [entry_id]):
        return known[entry_id]
    entry = authority.body(entry_id)
    (slug,) = slugs.free(Organization, [entry.id])
    body = Organization.objects.create(
        slug=slug,
        name=entry.name,
        name_ru=entry.name_ru,
        acronym=entry.acronym,
        parent_id=_listed(entry.parent) if entry.parent else None,
        country_id=entry.country,
        side=entry.side,
        authority_id=entry.id,
    )
    OrganizationName.objects.bulk_create(
        OrganizationName(organization=body, name=name, origin=NameOrigin.AUTHORITY)
        for name in dict.fromkeys((entry.name, *entry.names))
    )
    return body.pk
