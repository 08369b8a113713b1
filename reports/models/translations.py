from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Length, Now
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from reports.models.quotes import Quote

MOST = 10_000  # characters
EMPTY = _("A translation has words: write them, or remove it.")
TOO_LONG = _("A translation has at most 10,000 characters.")


class TranslationLanguage(models.TextChoices):
    """The languages of the site: what visitors read."""

    ENGLISH = "en", _("English")
    RUSSIAN = "ru", _("Russian")


class Translation(models.Model):
    """An editor's translation of a quote, one a language. It is no finding: extractions know nothing of it.

    Who wrote it stands in its history alone, and is never shown in public.
    """

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="translations")
    language = models.CharField(max_length=2, choices=TranslationLanguage)
    text = models.TextField(_("translation"), validators=[MaxLengthValidator(MOST, TOO_LONG)])
    written_at = models.DateTimeField(_("written"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["quote", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["quote", "language"],
                name="translation_language_unique",
                violation_error_message=_("The quote has a translation into this language already."),
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=TranslationLanguage.values), name="translation_language_known"
            ),
            models.CheckConstraint(
                condition=models.Q(text__regex=r"\S"),
                name="translation_text_present",
                violation_error_message=EMPTY,
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), MOST),
                name="translation_text_length",
                violation_error_message=TOO_LONG,
            ),
        ]

    def __str__(self):
        return f"{self.get_language_display()}: {Truncator(self.text).chars(60)}"

    def save(self, **options):
        """Save it as written now."""
        self.written_at = timezone.now()
        super().save(**options)

    def get_absolute_url(self) -> str:
        return self.quote.get_absolute_url()

    def clean(self):
        """Raises ValidationError where it is in the language of the quote."""
        if self.quote_id and self.language == self.quote.report.language:
            told = _("The quote is in this language already: choose the other one.")
            raise ValidationError({"language": told})
