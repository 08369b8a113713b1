from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class WithdrawalQuerySet(models.QuerySet):
    def of_address(self, kind: str, slug: str):
        """What was withdrawn from the address of a record: ``of_address("report", "a-visit")``."""
        return self.filter(addresses__contains=[f"{kind}:{slug}"])


class Withdrawal(models.Model):
    """A report that was taken out of the archive, with all that only it told, until somebody restores it.

    ``records`` holds everything as it was, under its own keys; ``addresses`` the records that went,
    ``kind:slug`` each. The rest is what the report is known by when it comes in again.
    """

    slug = models.SlugField(max_length=200, unique=True)
    url = models.URLField(max_length=2000, blank=True, editable=False)
    file_name = models.CharField(max_length=500, blank=True, editable=False)
    text_hash = models.CharField(max_length=64, unique=True, editable=False)
    reason = models.TextField(help_text=_("Visitors read it at the report’s address."))
    addresses = ArrayField(models.TextField(), editable=False)
    records = models.JSONField(editable=False)
    withdrawn_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawn report")
        verbose_name_plural = _("withdrawn reports")
        ordering = ["-withdrawn_at"]

    def __str__(self):
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("pages:report_detail", args=[self.slug])
