from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from reports.models.addresses import page_of
from reports.models.places import Country, in_language
from reports.models.reports import Report
from reports.models.spans import Spanned, span_constraint


class NameOrigin(models.TextChoices):
    """Who says that this is a name of the record."""

    AUTHORITY = "authority", _("authority data")
    EXTRACTED = "extracted", _("found in a report")
    EDITOR = "editor", _("added by an editor")


class NameKey(models.Func):
    function = "name_key"
    output_field = models.TextField()


class NameSurname(models.Func):
    function = "name_surname"
    output_field = models.TextField()


class NameSounds(models.Func):
    function = "name_sounds"
    output_field = ArrayField(models.TextField())


class WordKeys(models.Func):
    function = "name_words"
    output_field = ArrayField(models.TextField())


class NameVariant(models.Model):
    """A spelling under which a person or body is found, in any script.

    ``key`` is kept by PostgreSQL and is the same for every spelling that differs in case, accents, script
    or transliteration alone.
    """

    name = models.CharField(max_length=300)
    key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.TextField(), db_persist=True, db_index=True
    )
    origin = models.CharField(max_length=10, choices=NameOrigin, default=NameOrigin.EDITOR)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class Person(models.Model):
    """The authority record of a person. ``authority_id`` is empty for one who is in no authority file."""

    slug = models.SlugField(max_length=200, unique=True)
    name = models.CharField(_("name, Latin script"), max_length=300)
    name_ru = models.CharField(_("name, Russian"), max_length=300, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="people")
    authority_id = models.SlugField(max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        indexes = [models.Index(models.Func("name", function="fold_text"), "id", name="person_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["authority_id"], condition=~models.Q(authority_id=""), name="person_authority_unique"
            )
        ]

    def __str__(self):
        return in_language(self.name, self.name_ru)

    def get_absolute_url(self) -> str:
        return page_of("person", self.slug)


class PersonName(NameVariant):
    """A spelling of a person's name. Near spellings are looked up by ``sounds``, those of its surname, and a
    word of it in any spelling by ``words``, the key of each."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    surname = models.GeneratedField(
        expression=NameSurname("name"), output_field=models.TextField(), db_persist=True, db_index=True
    )
    sounds = models.GeneratedField(
        expression=NameSounds("name"), output_field=ArrayField(models.TextField()), db_persist=True
    )
    words = models.GeneratedField(
        expression=WordKeys("name"), output_field=ArrayField(models.TextField()), db_persist=True
    )

    class Meta:
        verbose_name = _("name variant")
        verbose_name_plural = _("name variants")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="person_name_unique")]
        indexes = [
            GinIndex(OpClass(Lower("name"), "gin_trgm_ops"), name="person_name_trigrams"),
            GinIndex(fields=["sounds"], name="person_name_sounds", fastupdate=False),
            GinIndex(fields=["words"], name="person_name_words", fastupdate=False),
        ]


class PersonMention(Spanned):
    """A person whom a report names but who took no part in its meetings."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="person_mentions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mentions")
    name_as_written = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("person mentioned")
        verbose_name_plural = _("people mentioned")
        ordering = ["report", "start"]
        constraints = [
            models.UniqueConstraint(fields=["report", "person"], name="person_mention_unique"),
            span_constraint("person_mention_span"),
        ]

    def __str__(self):
        return self.name_as_written
