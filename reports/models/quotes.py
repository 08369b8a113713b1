from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.accounts import Account
from reports.models.addresses import page_of
from reports.models.organizations import Organization
from reports.models.people import Person
from reports.models.reports import Report
from reports.models.spans import Spanned, span_constraint


class QuoteKind(models.TextChoices):
    DIRECT = "direct", _("direct speech")
    INDIRECT = "indirect", _("indirect speech")


class QuoteQuerySet(models.QuerySet):
    def direct(self):
        return self.filter(kind=QuoteKind.DIRECT)


class Quote(Spanned):
    """Words that a report gives to a speaker: a person, a body, or nobody whom it names."""

    slug = models.SlugField(max_length=200, unique=True)
    report = models.ForeignKey(Report, models.CASCADE, related_name="quotes")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="quotes")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=QuoteKind)
    text = models.TextField()
    speaker = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="quotes")
    speaker_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="quotes"
    )
    speaker_as_written = models.CharField(max_length=300, blank=True)
    doubt = models.TextField(blank=True)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["report", "position"]
        indexes = [models.Index(fields=["-id"], condition=~models.Q(doubt=""), name="quote_doubtful")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=QuoteKind.values), name="quote_kind_known"),
            models.CheckConstraint(condition=~models.Q(text=""), name="quote_text_present"),
            models.CheckConstraint(
                condition=models.Q(speaker__isnull=True) | models.Q(speaker_organization__isnull=True),
                name="quote_one_speaker",
                violation_error_message=_("A quote has one speaker: a person or an organization, not both."),
            ),
            span_constraint("quote_span"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self) -> str:
        return page_of("quote", self.slug)
