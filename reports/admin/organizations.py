from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.columns import headline, with_headline
from reports.admin.evidence import of_mention
from reports.admin.forms import ChildFormSet, RecordForm, SpannedForm
from reports.admin.names import NamedAdmin
from reports.admin.records import FixedOwner, UnlistedAdmin
from reports.admin.spellings import spelled
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
class OrganizationAdmin(NamedAdmin):
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
    search_fields = [
        *spelled("names__"),
        "name__unaccent__icontains",
        "name_ru__unaccent__icontains",
        "acronym",
        "slug",
    ]
    fields = ["name", "name_ru", "acronym", "side", "parent", "country", "slug", "authority_id"]
    autocomplete_fields = ["parent", "country"]
    readonly_fields = ["authority_id"]
    inlines = [OrganizationNameInline, OfficeInline]


@admin.register(OrganizationName)
class OrganizationNameAdmin(UnlistedAdmin):
    list_display = ["name", "organization", "origin"]
    list_filter = ["origin"]
    list_select_related = ["organization"]
    search_fields = spelled()
    autocomplete_fields = ["organization"]


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
class OrganizationMentionAdmin(FixedOwner, ArticleBeside):
    form = OrganizationMentionForm
    owner = "report"
    list_display = ["name_as_written", "organization", headline]
    list_select_related = ["organization"]
    ordering = ["-pk"]
    search_fields = ["name_as_written", *spelled("organization__names__")]
    autocomplete_fields = ["report", "organization"]

    def get_queryset(self, request):
        """Mentions with the headline of their report."""
        return with_headline(super().get_queryset(request), "report__")

    def marked_articles(self, mention):
        """The article that names the body."""
        return [mark_article(mention.report, of_mention(mention))]
