from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.addresses import page_of
from reports.models.dates import (
    DateBasis,
    EDTFField,
    basis_constraint,
    earliest,
    edtf_constraint,
    latest,
)
from reports.models.places import Country, Place
from reports.models.topics import Topic


class MeetingQuerySet(models.QuerySet):
    def dated(self):
        return self.exclude(date="")

    def undated(self):
        return self.filter(date="")


class Meeting(models.Model):
    """A meeting of officials. All but the slug derives from its accounts, by the rule in ``derivation``."""

    slug = models.SlugField(max_length=200, unique=True)
    date = EDTFField(editable=False)
    date_earliest = earliest("date")
    date_latest = latest("date")
    date_basis = models.CharField(max_length=10, choices=DateBasis, default=DateBasis.NONE, editable=False)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="meetings", editable=False
    )
    countries = models.ManyToManyField(Country, related_name="meetings", editable=False)
    topics = models.ManyToManyField(Topic, related_name="meetings", editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = [models.F("date_earliest").desc(nulls_last=True), "slug"]
        constraints = [
            edtf_constraint("date", "meeting_date_edtf"),
            basis_constraint("meeting_date_basis"),
        ]
        indexes = [
            models.Index(models.F("date_earliest").desc(nulls_last=True), "slug", name="meeting_newest")
        ]

    def __str__(self):
        return self.slug

    def get_absolute_url(self) -> str:
        return page_of("meeting", self.slug)
