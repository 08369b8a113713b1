from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.addresses import page_of
from reports.models.places import NameWords, in_language


class Topic(models.Model):
    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(_("English name"), max_length=200, unique=True)
    name_ru = models.CharField(_("Russian name"), max_length=200, blank=True)
    other_names = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        db_default=[],
        help_text=_("The topic is found under these too; separate them by commas."),
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        indexes = [GinIndex(NameWords("name", "name_ru"), name="topic_names")]

    def __str__(self):
        return in_language(self.name, self.name_ru)

    def get_absolute_url(self) -> str:
        return page_of("topic", self.slug)
