from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.evidence import of_mention
from reports.admin.forms import ChildFormSet, RecordForm, SpannedForm
from reports.admin.names import NamedAdmin
from reports.admin.records import OwnedAdmin, UnlistedAdmin
from reports.admin.spellings import SearchedByName, bodies
from reports.models import Organization, OrganizationMention, OrganizationName


class OrganizationNameInline(admin.TabularInline):
    model = OrganizationName
    extra = 0


class OfficeInline(admin.TabularInline):
    model = Organization
    verbose_name_plural = _("offices")
    fields = ["name", "country", "side"]
    readonly_fields = fields
    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request, obj):
        """An office is added as an organization, with its own names."""
        return False


class OrganizationForm(RecordForm):
    def clean_parent(self):
        """The parent, which may not stand under the body itself."""
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk and parent in Organization.objects.within(self.instance):
            raise forms.ValidationError(_("This body stands under the one that you are changing."))
        return parent


@admin.register(Organization)
class OrganizationAdmin(SearchedByName, NamedAdmin):
    form = OrganizationForm
    names = ("name", "name_ru", "acronym")
    list_display = ["name", "name_ru", "acronym", "side", "parent", "country"]
    list_filter = [
        "side",
        ("country", admin.RelatedOnlyFieldListFilter),
        ("parent", admin.EmptyFieldListFilter),
        ("authority_id", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["parent", "country"]
    search_fields = ["name__icontains", "name_ru__icontains", "acronym__icontains", "slug__icontains"]
    fields = ["name", "name_ru", "acronym", "side", "parent", "country", "slug", "authority_id"]
    autocomplete_fields = ["parent", "country"]
    readonly_fields = ["authority_id"]
    inlines = [OrganizationNameInline, OfficeInline]

    def named(self, word):
        """Bodies one of whose names has the word."""
        return Q(pk__in=bodies(word))


@admin.register(OrganizationName)
class OrganizationNameAdmin(SearchedByName, UnlistedAdmin):
    list_display = ["name", "organization", "origin"]
    list_filter = ["origin"]
    list_select_related = ["organization"]
    search_fields = ["name__icontains"]
    autocomplete_fields = ["organization"]

    def named(self, word):
        """Names that sound like the word."""
        return Q(key__spelled_like=word)


class OrganizationMentionForm(SpannedForm):
    class Meta:
        model = OrganizationMention
        fields = ["report", "organization", "name_as_written", "start", "end"]


class OrganizationMentionInline(admin.TabularInline):
    model = OrganizationMention
    form = OrganizationMentionForm
    formset = ChildFormSet
    extra = 0
    autocomplete_fields = ["organization"]
    classes = ["collapse"]


@admin.register(OrganizationMention)
class OrganizationMentionAdmin(OwnedAdmin, SearchedByName, ArticleBeside):
    form = OrganizationMentionForm
    list_display = ["name_as_written", "organization", "headline"]
    list_select_related = ["organization", "report"]
    ordering = ["-pk"]
    search_fields = ["name_as_written__icontains"]
    autocomplete_fields = ["report", "organization"]

    def named(self, word):
        """Mentions of bodies one of whose names has the word."""
        return Q(organization__in=bodies(word))

    def marked_articles(self, mention):
        """The article that names the body."""
        return [mark_article(mention.report, of_mention(mention))]
