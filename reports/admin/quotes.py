from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from reports.admin import translations
from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.chosen import ReadsChosen
from reports.admin.evidence import of_quote
from reports.admin.forms import ChildFormSet, PositionedForm, RowsOfAccounts, SluggedForm
from reports.admin.naming import NamesRecords
from reports.admin.passages import EvidencedForm, PassageField, ShowsEvidence
from reports.admin.records import OwnedAdmin
from reports.admin.spellings import SearchedByName, bodies, people
from reports.models import Account, Quote

FIELDS = [
    ("kind", "account"),
    "text",
    ("speaker", "speaker_organization"),
    "speaker_as_written",
    "span",
    "doubt",
]


class QuoteForm(EvidencedForm, PositionedForm, SluggedForm):
    slug_from = "text"
    span = PassageField("span", many=False)

    class Meta:
        model = Quote
        exclude = ["slug", "position"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "doubt": forms.Textarea(attrs={"rows": 2}),
        }


class AccountsOfTheReport(NamesRecords):
    """Offers a quote the accounts of its report. ``path_from_account`` leads to the record of the page."""

    path_from_account: str

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Django's field, that of the account with the accounts of the report."""
        if db_field.name != "account":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        page = request.resolver_match.kwargs.get("object_id")
        own = Account.objects.filter(**{self.path_from_account: page}) if page else Account.objects.none()
        kwargs["queryset"] = own = own.select_related("meeting")
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.choices = [("", "---------"), *((each.pk, str(each.meeting)) for each in own)]  # read once
        return field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Django's field; by that of the account there is no way to delete it, with all that hangs on it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "account":
            field.widget.can_delete_related = False
        return field


class QuotesFormSet(RowsOfAccounts, ChildFormSet):
    """Quotes of a report, each with the account that it belongs to."""


class QuoteInline(ShowsEvidence, AccountsOfTheReport, ReadsChosen, admin.StackedInline):
    path_from_account = "report"
    model = Quote
    form = QuoteForm
    formset = QuotesFormSet
    extra = 0
    show_change_link = True
    fields = [*FIELDS[:2], "translated", *FIELDS[2:]]
    autocomplete_fields = ["speaker", "speaker_organization"]
    readonly_fields = ["translated"]

    def get_queryset(self, request):
        """The quotes with their translations."""
        return super().get_queryset(request).prefetch_related("translations")

    @admin.display(description=_("translation"))
    def translated(self, quote):
        return translations.told(quote) if quote.pk else ""


@admin.register(Quote)
class QuoteAdmin(ShowsEvidence, AccountsOfTheReport, OwnedAdmin, SearchedByName, ArticleBeside):
    path_from_account = "report__quotes"
    form = QuoteForm
    list_display = ["words", "speaker", "speaker_organization", "kind", "headline", "doubt"]
    list_filter = [
        "kind",
        ("speaker", admin.EmptyFieldListFilter),
        ("doubt", admin.EmptyFieldListFilter),
        ("translations", admin.EmptyFieldListFilter),
        "report__language",
        ("account__countries", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["speaker", "speaker_organization", "report"]
    date_hierarchy = "report__published_earliest"
    ordering = ["-pk"]
    search_fields = ["text__icontains", "speaker_as_written__icontains", "slug__icontains"]
    fields = ["report", *FIELDS, "slug"]
    autocomplete_fields = ["report", "speaker", "speaker_organization"]
    readonly_fields = ["slug"]
    inlines = [translations.TranslationInline]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Django's, with the language of each translation that is missing."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, translations.TranslationInline) and obj.pk:
            kwargs["initial"] = [{"language": each} for each in translations.missing(obj)]
        return kwargs

    def save_related(self, request, form, formsets, change):
        """Save the rows of the quote; the words that were translated are its translator's from then on."""
        super().save_related(request, form, formsets, change)
        if translations.written(formsets):
            translations.hold_words(form.instance, request.user)

    def named(self, word):
        """Quotes of speakers one of whose names has the word."""
        return Q(speaker__in=people(word)) | Q(speaker_organization__in=bodies(word))

    def marked_articles(self, quote):
        """The article that has the words."""
        return [mark_article(quote.report, of_quote(quote))]

    @admin.display(description=_("words"), ordering="text")
    def words(self, quote):
        return Truncator(quote.text).chars(120)
