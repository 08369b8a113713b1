"""Merging at the desk: what will happen is shown, then done; what was done is listed, and can be undone."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.admin.corrections import ReadOnlyAdmin
from reports.admin.merge_pages import address, as_told, counted, default_kept, described, may_merge
from reports.intake.merging import merges
from reports.intake.merging.links import KINDS, LINKS, MergeRefused
from reports.intake.merging.plans import plan
from reports.models import Distinction, FormerAddress, Merge

MOST = 50  # records merged at once


class MergesRecords(admin.ModelAdmin):
    """An admin whose records can be merged: from the list, where two are chosen, and from their page."""

    actions = ["merge_chosen"]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Whether the user may merge records of this kind."""
        return may_merge(request, self.opts.model_name)

    @admin.action(description=gettext_lazy("Merge the chosen records…"), permissions=["merge"])
    def merge_chosen(self, request, queryset):
        """Lead to the page that shows what merging them would do."""
        chosen = list(queryset.order_by("pk")[: MOST + 1])
        if not 2 <= len(chosen) <= MOST:
            told = _("Choose two records to merge, or more, up to %(most)s.") % {"most": MOST}
            messages.warning(request, told)
            return None
        return HttpResponseRedirect(address(chosen))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Django's page, with the way to merge its record where the user may."""
        context["merge_address"] = address([obj]) if obj and self.has_merge_permission(request) else ""
        return super().render_change_form(request, context, add, change, form_url, obj)


class RecordsSelect(AutocompleteSelectMultiple):
    """A field of records that shows those among the keys it is sent; the form tells of what is no key."""

    def optgroups(self, name, value, attrs=None):
        """Django's options, of the keys that may be one."""
        return super().optgroups(name, [key for key in value if str(key).isdecimal()], attrs)


class Chosen(forms.Form):
    """The records to merge, and the one that is kept."""

    record = forms.ModelMultipleChoiceField(None, required=False, label=gettext_lazy("Records to merge"))
    kept = forms.ModelChoiceField(None, required=False)

    def __init__(self, data: Any, model: type[Model]) -> None:
        super().__init__(data)
        records = model._default_manager.order_by("pk")
        self.fields["record"].queryset = self.fields["kept"].queryset = records
        self.fields["record"].widget = RecordsSelect(_field_to(model), admin.site)
        self.fields["record"].widget.choices = self.fields["record"].choices

    def chosen(self) -> tuple[list[Model], Model | None]:
        """The records, and which of them is kept; nothing where what was asked for is not there."""
        if not self.is_valid():
            return [], None
        records = list(self.cleaned_data["record"])
        kept = self.cleaned_data["kept"]
        return records, kept if kept in records else default_kept(records)


def _field_to(model: type[Model]) -> Field:
    """A field that leads to the model: autocomplete asks for one."""
    link = LINKS[model][0]
    return link.model._meta.get_field(link.field)


def merge(request: HttpRequest, kind: str) -> HttpResponse:
    """Show what merging the chosen records does, and do it when that is sent back."""
    if kind not in KINDS:
        raise Http404
    if not may_merge(request, kind):
        raise PermissionDenied
    form = Chosen(request.POST if request.method == "POST" else request.GET, KINDS[kind])
    records, kept = form.chosen()
    if request.method == "POST":
        return _merge(request, kind, records, kept)
    others = [each for each in records if each != kept]
    context = admin.site.each_context(request) | {
        "title": _("Merge records"),
        "opts": KINDS[kind]._meta,
        "form": form,
        "media": form.media,
        "records": [described(each) for each in records],
        "kept": kept,
    }
    if form.is_valid() and others:
        try:
            context["plan"] = as_told(plan(kept, others))
        except MergeRefused as refused:
            context["refused"] = str(refused)
    return render(request, "admin/reports/merge.html", context)


def _merge(request: HttpRequest, kind: str, records: list[Model], kept: Model | None) -> HttpResponse:
    try:
        if kept is None:
            raise MergeRefused(_("Two records at least are needed, and each has to be there still."))
        done = merges.merge(kept, [each for each in records if each != kept], request.user)
    except MergeRefused as refused:
        messages.error(request, str(refused))
        return redirect(f"admin:reports_{kind}_changelist")
    undo_address = reverse("admin:merge_undo", args=[done.pk])
    told = _("Merged: %(names)s.") % {"names": ", ".join(done.names)}
    messages.success(request, format_html('{} <a href="{}">{}</a>', told, undo_address, _("Undo…")))
    return redirect(f"admin:reports_{kind}_change", kept.pk)


def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what undoing a merge changes, and do it when that is sent back."""
    made = get_object_or_404(Merge.objects.select_related("by"), pk=pk)
    if not may_merge(request, made.kind, "change"):
        raise PermissionDenied
    kept = KINDS[made.kind]._default_manager.filter(pk=made.kept).first()
    context = admin.site.each_context(request) | {"title": _("Undo a merge"), "merge": made}
    context["kept"] = str(kept or made.slug)
    try:
        if request.method == "POST":
            merges.undo(made, request.user)
            told = _("The merge is undone. Records of their own again: %(names)s.")
            messages.success(request, told % {"names": ", ".join(made.names)})
            return redirect(f"admin:reports_{made.kind}_change", made.kept)
        told = merges.would_undo(made)
        context |= {"back": counted(told.back), "left": counted(told.left)}
    except MergeRefused as refused:
        context["refused"] = str(refused)
    return render(request, "admin/reports/merge_undo.html", context)


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    change_form_template = "admin/reports/merge_change.html"
    list_display = ["merged_names", "kind", "kept_record", "merged_at", "by", "way_back"]
    list_filter = [
        "kind",
        ("undone_at", admin.EmptyFieldListFilter),
        ("by", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["by", "undone_by"]
    date_hierarchy = "merged_at"
    search_fields = ["slug", "names"]
    fields = ["merged_names", "kind", "kept_record", "merged_at", "by", "undone_at", "undone_by"]
    readonly_fields = fields

    def get_queryset(self, request):
        """Merges without what they moved."""
        return super().get_queryset(request).defer("steps")

    def get_urls(self):
        """The pages that merge and undo too."""
        return [
            path("new/<slug:kind>/", self.admin_site.admin_view(merge), name="merge"),
            path("<int:pk>/undo/", self.admin_site.admin_view(undo), name="merge_undo"),
            *super().get_urls(),
        ]

    def get_list_display(self, request):
        """The way back for who may go it, for others when it was gone."""
        may = request.user.has_perm("reports.change_merge")
        return [name if may or name != "way_back" else "undone_at" for name in self.list_display]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Django's page, with whether the user may undo the merge."""
        context["may_undo"] = bool(obj) and not obj.undone_at and may_merge(request, obj.kind, "change")
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=gettext_lazy("merged"))
    def merged_names(self, merge):
        return ", ".join(merge.names)

    @admin.display(description=gettext_lazy("kept record"), ordering="slug")
    def kept_record(self, merge):
        where = reverse(f"admin:reports_{merge.kind}_change", args=[merge.kept])
        return format_html('<a href="{}">{}</a>', where, merge.slug)

    @admin.display(description=gettext_lazy("undone"), ordering="undone_at")
    def way_back(self, merge):
        if merge.undone_at:
            told = {
                "day": date_format(localtime(merge.undone_at), "Y-m-d H:i"),
                "who": merge.undone_by or "–",
            }
            return _("%(day)s by %(who)s") % told
        where = reverse("admin:merge_undo", args=[merge.pk])
        return format_html('<a href="{}">{}</a>', where, _("Undo…"))


@admin.register(FormerAddress)
class FormerAddressAdmin(ReadOnlyAdmin):
    list_display = ["slug", "target", "kind", "merge"]
    list_filter = ["kind"]
    list_select_related = ["merge"]
    search_fields = ["slug", "target"]
    fields = ["kind", "slug", "target", "merge"]
    readonly_fields = fields


@admin.register(Distinction)
class DistinctionAdmin(ReadOnlyAdmin):
    """Pairs told apart: who deletes one is asked again."""

    list_display = ["pair", "kind", "made_at", "by"]
    list_filter = ["kind"]
    list_select_related = ["by"]
    date_hierarchy = "made_at"
    search_fields = ["kind"]
    fields = ["pair", "kind", "made_at", "by"]
    readonly_fields = fields

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm("reports.delete_distinction")

    @admin.display(description=gettext_lazy("pair"))
    def pair(self, distinction):
        found = KINDS[distinction.kind]._default_manager.in_bulk([distinction.one, distinction.other])
        told = (str(found.get(key, f"#{key}")) for key in (distinction.one, distinction.other))
        return " ≠ ".join(told)
