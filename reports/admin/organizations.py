from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.admin.forms import RecordForm
from reports.admin.merges import MergesRecords
from reports.admin.names import MentionAdmin, MentionInline, NamedAdmin, VariantAdmin
from reports.admin.passages import EvidencedForm, PassageField
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
class OrganizationAdmin(SearchedByName, MergesRecords, NamedAdmin):
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
class OrganizationNameAdmin(VariantAdmin):
    list_display = ["name", "organization", "origin"]
    list_select_related = ["organization"]
    autocomplete_fields = ["organization"]


class OrganizationMentionForm(EvidencedForm, RecordForm):
    span = PassageField("span", many=False)

    class Meta:
        model = OrganizationMention
        fields = ["report", "organization", "name_as_written"]


class OrganizationMentionInline(MentionInline):
    model = OrganizationMention
    form = OrganizationMentionForm
    fields = ["organization", "name_as_written", "span"]
    autocomplete_fields = ["organization"]


@admin.register(OrganizationMention)
class OrganizationMentionAdmin(MentionAdmin):
    form = OrganizationMentionForm
    fields = ["report", "organization", "name_as_written", "span"]
    list_display = ["name_as_written", "organization", "headline"]
    list_select_related = ["organization", "report"]
    autocomplete_fields = ["report", "organization"]

    def named(self, word):
        """Mentions of bodies one of whose names has the word."""
        return Q(organization__in=bodies(word))
