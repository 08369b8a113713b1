from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from reports.models.addresses import page_of
from reports.models.people import NameVariant
from reports.models.places import Country, in_language
from reports.models.reports import Report
from reports.models.spans import Side, Spanned, span_constraint


class OrganizationQuerySet(models.QuerySet):
    def within(self, organization: "Organization"):
        """The body itself and its offices, theirs included."""
        found = {organization.pk}
        level = {organization.pk}
        while level:
            level = set(self.model.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
            found |= level
        return self.filter(pk__in=found)


class Organization(models.Model):
    """The authority record of a body: an office stands under its parent, a ministry under its country."""

    slug = models.SlugField(max_length=200, unique=True)
    name = models.CharField(_("English name"), max_length=300)
    name_ru = models.CharField(_("Russian name"), max_length=300, blank=True)
    acronym = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="offices")
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="organizations")
    side = models.CharField(max_length=10, choices=Side, default=Side.OTHER)
    authority_id = models.SlugField(max_length=200, blank=True, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name"]
        indexes = [models.Index(models.Func("name", function="fold_text"), "id", name="body_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["authority_id"],
                condition=~models.Q(authority_id=""),
                name="organization_authority_unique",
            ),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="organization_side_known"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="organization_not_its_own_parent",
                violation_error_message=_("An organization is not its own parent."),
            ),
        ]

    def __str__(self):
        return in_language(self.name, self.name_ru)

    def get_absolute_url(self) -> str:
        return page_of("organization", self.slug)

    def abbreviation(self) -> str:
        """The acronym; empty where the name as shown is the acronym itself."""
        return "" if self.acronym == str(self) else self.acronym


class OrganizationName(NameVariant):
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")

    class Meta:
        verbose_name = _("name variant")
        verbose_name_plural = _("name variants")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="organization_name_unique")
        ]
        indexes = [GinIndex(OpClass(Lower("name"), "gin_trgm_ops"), name="organization_name_trigrams")]


class OrganizationMention(Spanned):
    """A body that a report names, in the fullest form that it uses."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="organization_mentions")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="mentions")
    name_as_written = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("organization mentioned")
        verbose_name_plural = _("organizations mentioned")
        ordering = ["report", "start"]
        constraints = [
            models.UniqueConstraint(fields=["report", "organization"], name="organization_mention_unique"),
            span_constraint("organization_mention_span"),
        ]

    def __str__(self):
        return self.name_as_written
