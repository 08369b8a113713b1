from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from reports.admin import history, naming, review
from reports.models import Correction


class ReadOnlyAdmin(admin.ModelAdmin):
    """An admin of records that nobody writes by hand."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["field", "corrected", "before", "after", "in_conflict", "seen_at", "by"]
    list_filter = ["in_conflict", "content_type", "by"]
    list_select_related = ["content_type", "by"]
    date_hierarchy = "seen_at"
    search_fields = ["field", "before", "after"]
    fields = ["corrected", "field", "before", "after", "proposed", "in_conflict", "seen_at", "by"]
    readonly_fields = fields

    def get_urls(self):
        """The review list, the release of a field, the way back in a history and new names too."""
        return [*review.urls(), *history.urls(), *naming.urls(), *super().get_urls()]

    @admin.display(description=_("record"), ordering="content_type")
    def corrected(self, correction):
        kind = correction.content_type
        address = reverse(f"admin:{kind.app_label}_{kind.model}_change", args=[correction.object_id])
        return format_html('<a href="{}">{} {}</a>', address, kind.name, correction.object_id)
