"""Readable addresses, fixed when a record is created: ASCII words joined by hyphens."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db import models
from django.utils.text import slugify

from reports.extraction.names import latin
from reports.models import FormerAddress
from reports.models.merges import MergeKind

RESERVED = frozenset({"a-z", "by-official"})  # pages that stand beside those of records
LENGTH = 80  # characters of words before a number that tells two apart


def words(*parts: str, length: int = LENGTH) -> str:
    """The parts as one slug in Latin letters, cut at a word; empty where there is no letter or digit."""
    slug = slugify(latin(" ".join(part for part in parts if part)))
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rsplit("-", 1)[0][:length]


def surname(name_latin: str) -> str:
    """The slug of a person's last name: "Aigul Sadykova" is sadykova."""
    return words(name_latin.split()[-1]) if name_latin.split() else ""


def free(model: type[models.Model], wanted: Sequence[str]) -> list[str]:
    """A slug for each of the wanted, in order: as wanted, or with ``-2``, ``-3`` … where that is taken.

    Two queries at most, however many are wanted. The caller holds the lock that keeps others from taking
    them meanwhile.
    """
    wanted = [slug or model._meta.model_name for slug in wanted]
    taken = _known(model, models.Q(slug__in=wanted)) | (RESERVED & set(wanted))
    if clashes := sorted(taken | {slug for slug in wanted if wanted.count(slug) > 1}):
        # With the first digit, which keeps ``undated-asanov-keller`` out where ``undated`` is wanted.
        numbered = reduce(
            or_, (models.Q(slug__startswith=f"{slug}-{digit}") for slug in clashes for digit in range(1, 10))
        )
        taken |= _known(model, numbered)
    return [_take(slug, taken) for slug in wanted]


def _known(model: type[models.Model], asked: models.Q) -> set[str]:
    """The slugs asked for that lead to a record, or did before it was merged."""
    slugs = model.objects.order_by().filter(asked).values_list("slug", flat=True)
    if model._meta.model_name not in MergeKind.values:
        return set(slugs)
    former = FormerAddress.objects.order_by().filter(asked, kind=model._meta.model_name)
    return set(slugs.union(former.values_list("slug", flat=True)))


def _take(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    taken.add(free)
    return free
