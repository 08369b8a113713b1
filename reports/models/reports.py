from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.addresses import page_of
from reports.models.dates import EDTFField, earliest, edtf_constraint, latest

HEADER = 200  # characters in which a date or a source belongs to the header
AFTER_HEADER = " \t\n\xa0.,:;/|)]–—-"  # «NUR-SULTAN. KAZINFORM - The minister», "/Kabar/. The minister"
LEDE = 120  # characters


class Report(models.Model):
    """An article as it was published, with what its header says.

    Its identity is its URL, else its file name. ``text`` is the stored text that every span counts in;
    it never changes but with a new version. ``evidence`` maps title, source and published to their spans,
    ``[[start, end], …]``. ``stated`` is the metadata that came beside the text. ``extraction`` is what the
    last one found, as ``manage.py extract`` prints it, and ``baseline`` the records that it led to: where a
    record differs from it now, a person changed it.
    """

    slug = models.SlugField(max_length=200, unique=True, allow_unicode=False)
    url = models.URLField(_("original address"), max_length=2000, null=True, blank=True, unique=True)
    file_name = models.CharField(max_length=500, blank=True)
    title = models.TextField(blank=True, help_text=_("Empty where the article has none."))
    source = models.CharField(
        max_length=200, blank=True, help_text=_("The agency or site that published it.")
    )
    language = models.CharField(max_length=8, help_text=_("ISO 639 code; “und” where it is unknown."))
    published = EDTFField(help_text=_("2020, 2020-02 or 2020-02-14; empty where it is unknown."))
    published_earliest = earliest("published")
    published_latest = latest("published")
    text = models.TextField()
    text_hash = models.CharField(max_length=64, unique=True, editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    evidence = models.JSONField(default=dict, blank=True)
    stated = models.JSONField(default=dict, blank=True, editable=False)
    extraction = models.JSONField(default=dict, editable=False)
    baseline = models.JSONField(default=dict, editable=False)
    doubts = ArrayField(models.TextField(), default=list, blank=True)
    ingested_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = [models.F("published_earliest").desc(nulls_last=True), "slug"]
        indexes = [models.Index(fields=["-id"], condition=~models.Q(doubts=[]), name="report_doubtful")]
        constraints = [
            edtf_constraint("published", "report_published_edtf"),
            models.CheckConstraint(
                condition=models.Q(url__isnull=False) | ~models.Q(file_name=""),
                name="report_identity",
                violation_error_message=_("A report has its original address, a file name or both."),
            ),
            models.UniqueConstraint(
                fields=["file_name"],
                condition=models.Q(url__isnull=True),
                name="report_file_name_unique",
                violation_error_message=_("Another report without an address has this file name."),
            ),
        ]

    def __str__(self):
        return self.title or self.lede

    def get_absolute_url(self) -> str:
        return page_of("report", self.slug)

    @property
    def lede(self) -> str:
        """The first words of the article, for a report without a title: after its date and source."""
        header = [*self.evidence.get("published", []), *self.evidence.get("source", [])]
        rests = (self.text[end:].lstrip(AFTER_HEADER) for _start, end in header if end <= HEADER)
        # In "..., Kazinform heard from the ministry" the source is of the article, not of a header.
        after = min((rest for rest in rests if rest and not rest[0].islower()), key=len, default=self.text)
        words = " ".join(after.split())
        return words if len(words) <= LEDE else words[:LEDE].rsplit(" ", 1)[0] + "…"


class ReportVersion(models.Model):
    """The text that a report had before a newer one came in under the same identity."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    extraction = models.JSONField(default=dict)
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")
        ordering = ["report", "-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_unique")]

    def __str__(self):
        return f"{self.report_id} v{self.number}"
