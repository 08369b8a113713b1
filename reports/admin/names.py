"""What the admins of people and bodies share: an address fixed at creation, variants of names, mentions."""

from django.contrib import admin
from django.db.models import Q

from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.chosen import ReadsChosen
from reports.admin.evidence import of_mention
from reports.admin.forms import ChildFormSet
from reports.admin.naming import NamesRecords
from reports.admin.passages import ShowsEvidence
from reports.admin.records import OwnedAdmin, RecordAdmin, UnlistedAdmin
from reports.admin.spellings import SearchedByName
from reports.intake import corrections
from reports.models.people import NameOrigin


class SluggedAdmin(RecordAdmin):
    """An admin of records whose address is proposed from the name and fixed once they exist."""

    slug_from = "name"

    def save_model(self, request, obj, form, change):
        """Save the record; the corrections that this makes are the user's."""
        super().save_model(request, obj, form, change)
        corrections.sign(obj, form.changed_data, request.user)

    def get_readonly_fields(self, request, obj=None):
        """The slug too, once the record exists."""
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def get_prepopulated_fields(self, request, obj=None):
        """The slug from the name, for a new record."""
        return {} if obj else {"slug": [self.slug_from]}


class NamedAdmin(SluggedAdmin):
    """An admin of records that are found under all their names, each of which stays a variant."""

    names = ("name", "name_ru")

    def save_related(self, request, form, formsets, change):
        """Save the variants, and the record's own names among them."""
        super().save_related(request, form, formsets, change)
        record = form.instance
        for name in filter(None, (getattr(record, field) for field in self.names)):
            record.names.get_or_create(name=name, defaults={"origin": NameOrigin.EDITOR})


class VariantAdmin(SearchedByName, UnlistedAdmin):
    """An admin of the names of people or of bodies."""

    list_filter = ["origin"]
    search_fields = ["name__icontains"]

    def named(self, word):
        """Names that sound like the word."""
        return Q(key__spelled_like=word)


class MentionInline(NamesRecords, ShowsEvidence, ReadsChosen, admin.TabularInline):
    """People or bodies whom a report names."""

    formset = ChildFormSet
    extra = 0
    classes = ["collapse"]


class MentionAdmin(NamesRecords, ShowsEvidence, OwnedAdmin, SearchedByName, ArticleBeside):
    """An admin of people or bodies whom the reports name."""

    ordering = ["-pk"]
    search_fields = ["name_as_written__icontains"]

    def marked_articles(self, mention):
        """The article that names the person or body."""
        return [mark_article(mention.report, of_mention(mention))]
