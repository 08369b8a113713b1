"""Editors' translations of quotes: written on the page of the quote, beside the article."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.evidence import of_quote
from reports.admin.forms import ChildFormSet, RecordForm
from reports.admin.records import HEAVY
from reports.intake import corrections
from reports.models import Quote, Translation
from reports.models.translations import EMPTY, TranslationLanguage

SHOWN = 120  # characters


class TranslationForm(RecordForm):
    class Meta:
        model = Translation
        fields = ["quote", "language", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"text": {"required": EMPTY}}


class TranslationInline(admin.StackedInline):
    """The translations of a quote, with an empty row for each language of the site that it lacks."""

    model = Translation
    form = TranslationForm
    formset = ChildFormSet
    fields = ["language", "text", "written_at"]
    readonly_fields = ["written_at"]

    def get_max_num(self, request, obj=None, **kwargs):
        """As many as the site has languages but that of the quote."""
        return len(missing(obj)) + obj.translations.count() if obj else 0

    def get_extra(self, request, obj=None, **kwargs):
        """A row for each language that is missing."""
        return len(missing(obj)) if obj else 0


def missing(quote: Quote) -> list[str]:
    """The languages of the site that a quote is neither in nor translated into."""
    there = {quote.report.language, *(each.language for each in quote.translations.all())}
    return [language for language in TranslationLanguage.values if language not in there]


def hold_words(quote: Quote, by: AbstractBaseUser) -> None:
    """Make the words that were translated that person's: an extraction that has others meets a conflict."""
    corrections.hold(quote, ["text"], by)


def written(formsets: Iterable[forms.BaseModelFormSet]) -> bool:
    """Whether one of the saved formsets wrote a translation."""
    return any(each.new_objects or each.changed_objects for each in formsets if each.model is Translation)


def told(quote: Quote) -> SafeString:
    """The translations of a quote in short, with the way to where they are written."""
    address = reverse("admin:reports_quote_change", args=[quote.pk]) + "#translations-group"
    every = [(each.language, Truncator(each.text).chars(SHOWN)) for each in quote.translations.all()]
    shown = format_html_join("", '<span lang="{}">{}</span><br>', every)
    return format_html('{}<a href="{}">{}</a>', shown, address, __("Change") if every else __("Translate"))


@admin.register(Translation)
class TranslationAdmin(ArticleBeside):
    form = TranslationForm
    list_display = ["words", "language", "original", "written_at"]
    list_filter = ["language", "quote__report__language"]
    date_hierarchy = "written_at"
    ordering = ["-written_at", "-pk"]
    search_fields = ["text__icontains", "quote__text__icontains", "quote__slug__icontains"]
    fields = ["quote", "language", "text", "written_at"]
    autocomplete_fields = ["quote"]
    readonly_fields = ["written_at"]

    def get_readonly_fields(self, request, obj=None):
        """The quote too, once the translation exists."""
        return [*super().get_readonly_fields(request, obj), *(["quote"] if obj else [])]

    def get_queryset(self, request):
        """Translations with their quotes, without what weighs most in the reports of those."""
        found = super().get_queryset(request).select_related("quote__report")
        return found.defer(*(f"quote__report__{field}" for field in HEAVY))

    def save_model(self, request, obj, form, change):
        """Save what was written; a page sent back as it was is not written anew."""
        if form.changed_data:
            super().save_model(request, obj, form, change)
            hold_words(obj.quote, request.user)

    def marked_articles(self, translation):
        """The article that has the words."""
        return [mark_article(translation.quote.report, of_quote(translation.quote))]

    @admin.display(description=_("translation"), ordering="text")
    def words(self, translation):
        return Truncator(translation.text).chars(SHOWN)

    @admin.display(description=_("quote"), ordering="quote__text")
    def original(self, translation):
        return Truncator(translation.quote.text).chars(SHOWN)
