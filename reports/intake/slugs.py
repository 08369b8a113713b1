"""Readable addresses, fixed when a record is created: ASCII words joined by hyphens."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.text import slugify

from reports.extraction.names import latin
from reports.models import FormerAddress
from reports.models.merges import MergeKind

RESERVED = frozenset({"a-z", "by-official"})  # pages that stand beside those of records
FEW = 8  # numbers that are looked at together
DOUBLINGS = 20
LENGTH = 80  # characters of words before a number that tells two apart
# Latin letters that are no other letter with an accent, which slugify would drop: Hjortshøj, Paweł, Əliyev.
LETTERS = str.maketrans(
    dict(zip("øØłŁđĐıəƏ", "oOlLdDiaA", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"}
)


def words(*parts: str, length: int = LENGTH) -> str:
    """The parts as one slug in Latin letters, cut at a word; empty where there is no letter or digit."""
    slug = slugify(latin(" ".join(part for part in parts if part)).translate(LETTERS))
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rsplit("-", 1)[0][:length]


def surname(name_latin: str) -> str:
    """The slug of a person's last name: "Aigul Sadykova" is sadykova."""
    return words(name_latin.split()[-1]) if name_latin.split() else ""


class Free:
    """The free slugs of a model, looked up a few at a time. The caller holds the lock that keeps others from
    taking them meanwhile."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.seen: set[str] = set(RESERVED)
        self.taken: set[str] = set(RESERVED)

    def read(self, wanted: Iterable[str]) -> None:
        """Look up at once which of the slugs are taken."""
        unknown = set(wanted) - self.seen
        if unknown:
            slugs = (
                self.model._default_manager.order_by().filter(slug__in=unknown).values_list("slug", flat=True)
            )
            kind = self.model._meta.model_name
            if kind in MergeKind.values:  # the address of what was merged leads on
                former = FormerAddress.objects.order_by().filter(kind=kind, slug__in=unknown)
                slugs = slugs.union(former.values_list("slug", flat=True))
            self.taken.update(slugs)
            self.seen |= unknown

    def take(self, wanted: str) -> str:
        """The slug as wanted, or with ``-2``, ``-3`` … where that is taken; it is taken from then on."""
        wanted = wanted or self.model._meta.model_name
        self.read([wanted])
        slug = f"{wanted}-{self._number(wanted)}" if wanted in self.taken else wanted
        self.taken.add(slug)
        self.seen.add(slug)
        return slug

    def _number(self, slug: str) -> int:
        """The first number that is free; of thousands, one that is found by halves."""
        self.read(f"{slug}-{number}" for number in _numbers(1))
        low = 1
        while f"{slug}-{low + 1}" in self.taken:
            low += 1
        if f"{slug}-{low + 1}" in self.seen:
            return low + 1
        ends = [low * 2**doubled for doubled in range(1, DOUBLINGS)]
        self.read(f"{slug}-{number}" for number in ends)
        high = next(number for number in ends if f"{slug}-{number}" not in self.taken)
        low = max(low, high // 2)
        while high - low > 1:
            middle = (low + high) // 2
            self.read([f"{slug}-{middle}"])
            low, high = (middle, high) if f"{slug}-{middle}" in self.taken else (low, middle)
        return high


def free(model: type[models.Model], wanted: Sequence[str]) -> list[str]:
    """A slug for each of the wanted, in order: as wanted, or with a number where that is taken.

    Two queries, however many are wanted, but for those of which many are taken.
    """
    wanted = [slug or model._meta.model_name for slug in wanted]
    often = Counter(wanted)
    slugs = Free(model)
    slugs.read(wanted)
    clashes = {slug: times for slug, times in often.items() if times > 1 or slug in slugs.taken}
    slugs.read(f"{slug}-{number}" for slug, times in clashes.items() for number in _numbers(times))
    return [slugs.take(slug) for slug in wanted]


def _numbers(times: int) -> range:
    """The numbers to look at for a slug that is wanted so many times, and a few more."""
    return range(2, 2 + times + FEW)
