"""Meetings follow their accounts: whoever saves what a meeting derives from, derives it anew."""

from collections.abc import Iterable

from django.contrib import admin

from reports.models import Meeting
from reports.models.derivation import derive


class DerivesMeetings(admin.ModelAdmin):
    """An admin of records from which meetings derive. ``path_from_meeting`` leads from a meeting to them."""

    path_from_meeting: str

    def save_model(self, request, obj, form, change):
        """Save, and derive the meeting that the record has left."""
        left = self._meetings([obj.pk]) if change else set()
        super().save_model(request, obj, form, change)
        _derive(left)

    def save_related(self, request, form, formsets, change):
        """Save the rows of the record, and derive the meetings that they belonged to or belong to now."""
        before = self._meetings([form.instance.pk])
        super().save_related(request, form, formsets, change)
        _derive(before | self._meetings([form.instance.pk]))

    def delete_model(self, request, obj):
        """Delete the record, and derive the meetings that lost it."""
        touched = self._meetings([obj.pk])
        super().delete_model(request, obj)
        _derive(touched)

    def delete_queryset(self, request, queryset):
        """Delete the records, and derive the meetings that lost them."""
        touched = self._meetings(queryset.values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        _derive(touched)

    def _meetings(self, keys: Iterable[int]) -> set[int]:
        """Keys of the records' meetings, without those that never had an account: a new one waits for it."""
        touched = Meeting.objects.filter(accounts__isnull=False, **{f"{self.path_from_meeting}__in": keys})
        return set(touched.values_list("pk", flat=True))


def _derive(keys: set[int]) -> None:
    for meeting in Meeting.objects.filter(pk__in=keys):
        derive(meeting)
