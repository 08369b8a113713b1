from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.places import Country


class MergeKind(models.TextChoices):
    """Which records can be merged, by the name of their model."""

    PERSON = "person", _("person")
    ORGANIZATION = "organization", _("organization")
    TOPIC = "topic", _("topic")
    MEETING = "meeting", _("meeting")


class Merge(models.Model):
    """Records that a person joined into one, with all that this moved, so that it can be undone.

    ``kept`` is the key of the record that stayed, ``slug`` its address; ``names`` are those of the others.
    ``steps`` is what ``reports.intake.merging.steps`` wrote down.
    """

    kind = models.CharField(max_length=12, choices=MergeKind)
    kept = models.BigIntegerField()
    slug = models.SlugField(_("kept record"), max_length=200)
    names = ArrayField(models.TextField(), verbose_name=_("merged into it"))
    steps = models.JSONField()
    merged_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-pk"]

    def __str__(self):
        return f"{', '.join(self.names)} → {self.slug}"


class FormerAddressQuerySet(models.QuerySet):
    def target(self, kind: str, slug: str) -> str | None:
        """The slug of the record that took the place of the one with this address; None where none did."""
        return self.filter(kind=kind, slug=slug).values_list("target", flat=True).first()

    def kept(self, model: type[models.Model], key: int) -> int | None:
        """The key of the record into which the one of that key was merged; None where it was not."""
        target = self.filter(kind=model._meta.model_name, key=key).values("target")[:1]
        return (
            model._default_manager.filter(slug=models.Subquery(target)).values_list("pk", flat=True).first()
        )

    def now(self, model: type[models.Model], keys: Iterable[int]) -> dict[int, models.Model]:
        """The records of those keys, by key; where one was merged, the one that was kept."""
        keys = set(keys)
        found = model._default_manager.in_bulk(keys)
        if not (gone := keys - found.keys()):
            return found
        former = self.filter(kind=model._meta.model_name, key__in=gone).values_list("key", "target")
        targets = dict(former)
        kept = {each.slug: each for each in model._default_manager.filter(slug__in=targets.values())}
        return found | {key: kept[slug] for key, slug in targets.items() if slug in kept}

    def records(self, model: type[models.Model], column: str, values: Iterable[str]) -> dict[str, int]:
        """By value of the column, the keys of the records of the model that have one of them, in one query.

        Where a record was merged into another, it is the key of that one.
        """
        asked = {f"{column}__in": set(values)}
        there = model._default_manager.order_by().filter(**asked)
        target = model._default_manager.filter(slug=models.OuterRef("target")).values("pk")[:1]
        former = self.order_by().filter(kind=model._meta.model_name, **asked)
        former = former.annotate(there=models.Subquery(target)).exclude(there=None)
        return dict(there.values_list(column, "pk").union(former.values_list(column, "there")))

    def merged_into(self, kind: str, slugs: list[str]) -> dict[str, list["FormerAddress"]]:
        """What was merged into the records of those slugs, by slug."""
        found: dict[str, list[FormerAddress]] = defaultdict(list)
        for former in self.filter(kind=kind, target__in=slugs):
            found[former.target].append(former)
        return found

    def targets(self, kind: str, slugs: list[str]) -> dict[str, str]:
        """The slugs of the records that took the places of those, by their former slugs."""
        return dict(self.filter(kind=kind, slug__in=slugs).values_list("slug", "target"))


class FormerAddress(models.Model):
    """The address of a record that was merged into another, and what it was known by.

    ``target`` is the slug of the record that is there now, ``key`` the key of the former one; ``sides`` are
    those on which a person stood.
    """

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="former_addresses")
    kind = models.CharField(max_length=12, choices=MergeKind)
    slug = models.SlugField(max_length=200)
    target = models.SlugField(_("leads to"), max_length=200)
    key = models.BigIntegerField()
    authority_id = models.SlugField(max_length=200, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="+")
    sides = ArrayField(models.CharField(max_length=10), default=list, blank=True)

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["kind", "slug"]
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_address_unique")]
        indexes = [
            models.Index(fields=["kind", "target"], name="former_address_target"),
            models.Index(fields=["kind", "key"], name="former_address_key"),
        ]

    def __str__(self):
        return f"{self.slug} → {self.target}"


class Distinction(models.Model):
    """Two records of which a person said that they are not the same: nobody is asked again."""

    kind = models.CharField(max_length=12, choices=MergeKind)
    one = models.BigIntegerField()
    other = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("pair told apart")
        verbose_name_plural = _("pairs told apart")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "one", "other"], name="distinction_unique"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="distinction_ordered"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.one} ≠ {self.other}"
