"""What every change page of the desk shows: what a person has corrected in the record."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.admin.columns import headline
from reports.admin.forms import RecordForm
from reports.admin.history import HasHistory
from reports.admin.meanwhile import TellsOfOthers
from reports.admin.noted import NotesCorrections
from reports.intake import corrections
from reports.wording import in_words

# What the last extraction found, with all its spans: no list shows it.
HEAVY = ("extraction", "baseline")


class RecordAdmin(TellsOfOthers, HasHistory):
    """An admin whose change page lists the corrections of its record."""

    form = RecordForm
    formfield_overrides = {
        models.TextField: {"widget": admin.widgets.AdminTextareaWidget(attrs={"rows": 2})},
        models.URLField: {"widget": admin.widgets.AdminURLFieldWidget, "assume_scheme": "https"},
    }

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Django's page, with the record's corrections in its context."""
        if obj:
            made = corrections.of(type(obj), [obj.pk]).select_related("by", "content_type")
            context["corrections"] = told = in_words(made)
            extracted = all(corrections.of_extracted(each.correction) for each in told)
            context["may_release"] = extracted and request.user.has_perm("reports.change_correction")
        return super().render_change_form(request, context, add, change, form_url, obj)


class UnlistedAdmin(TellsOfOthers, HasHistory):
    """An admin of rows that are edited with their record: it has its pages, but no entry in the menu."""

    def has_module_permission(self, request):
        return False


class OwnedAdmin(NotesCorrections, HasHistory):
    """An admin of rows that stay with their ``owner``, in whose text their evidence counts."""

    owner = "report"

    @property
    def path_to_report(self) -> str:
        return "report" if self.owner == "report" else "account__report"

    def get_readonly_fields(self, request, obj=None):
        """The owner too, once the row exists."""
        return [*super().get_readonly_fields(request, obj), *([self.owner] if obj else [])]

    def get_queryset(self, request):
        """The rows, without what weighs most in their reports."""
        return super().get_queryset(request).defer(*(f"{self.path_to_report}__{field}" for field in HEAVY))

    @admin.display(description=_("report"))
    def headline(self, row):
        """The headline of the row's report."""
        return headline(row.report if self.owner == "report" else row.account.report)
