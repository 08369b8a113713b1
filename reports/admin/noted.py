"""Who corrected what: a correction made at the desk is kept at once, with the name of its maker."""

from collections.abc import Iterable

from django.contrib import admin

from reports.intake import corrections


class NotesCorrections(admin.ModelAdmin):
    """An admin of records that an extraction fills. ``path_to_report`` leads from them to their report."""

    path_to_report: str

    def save_related(self, request, form, formsets, change):
        """Save the rows of the record, and note what differs from the last extraction."""
        before = self._reports([form.instance.pk])
        super().save_related(request, form, formsets, change)
        self._note(request, before | self._reports([form.instance.pk]))

    def delete_model(self, request, obj):
        """Delete the record, and note that it is gone."""
        touched = self._reports([obj.pk])
        super().delete_model(request, obj)
        self._note(request, touched)

    def delete_queryset(self, request, queryset):
        """Delete the records, and note that they are gone."""
        touched = self._reports(queryset.values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        self._note(request, touched)

    def _reports(self, keys: Iterable[int]) -> set[int]:
        found = self.model.objects.filter(pk__in=keys, **{f"{self.path_to_report}__isnull": False})
        return set(found.order_by().values_list(self.path_to_report, flat=True))

    def _note(self, request, reports: set[int]) -> None:
        for report in sorted(reports):
            corrections.note(report, request.user)
