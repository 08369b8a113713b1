from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reports.models.addresses import page_of


def in_language(english: str, russian: str) -> str:
    """The name in the language of the page, the other one where that is unknown."""
    return (russian or english) if get_language() == "ru" else (english or russian)


class NameWords(models.Func):
    """The words of a record's names in both languages, as search finds them."""

    function = "search_names"
    arg_joiner = r" || E'\n' || "
    output_field = SearchVectorField()


class CountryQuerySet(models.QuerySet):
    def central_asian(self):
        return self.filter(central_asian=True)


class Country(models.Model):
    code = models.CharField(_("ISO 3166-1 alpha-2 code"), max_length=2, primary_key=True)
    name = models.CharField(_("English name"), max_length=100, unique=True)
    name_ru = models.CharField(_("Russian name"), max_length=100, blank=True)
    central_asian = models.BooleanField(default=False)

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name"]
        indexes = [GinIndex(NameWords("name", "name_ru"), name="country_names")]
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex="^[A-Z]{2}$"), name="country_code_iso")
        ]

    def __str__(self):
        return in_language(self.name, self.name_ru)

    def get_absolute_url(self) -> str:
        return page_of("country", self.slug)

    @property
    def slug(self) -> str:
        return self.code.lower()


class Place(models.Model):
    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(_("English name"), max_length=200)
    name_ru = models.CharField(_("Russian name"), max_length=200, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="places")

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "country"], nulls_distinct=False, name="place_name_unique"
            )
        ]

    def __str__(self):
        return in_language(self.name, self.name_ru)
