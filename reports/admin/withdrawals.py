"""Reports taken out of the archive: with a reason, and back again."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from reports.admin.corrections import ReadOnlyAdmin
from reports.intake import withdrawals
from reports.models import Report, Withdrawal


class ReasonForm(forms.ModelForm):
    class Meta:
        model = Withdrawal
        fields = ["reason"]


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, and take the report out."""
    report = get_object_or_404(Report.objects.only("pk", "title", "text", "evidence", "slug"), pk=pk)
    if not request.user.has_perm("reports.add_withdrawal"):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdrawals.withdraw(report, form.cleaned_data["reason"], request.user)
        messages.success(request, _("The report is withdrawn. Its address tells visitors why."))
        return redirect("admin:reports_withdrawal_changelist")
    context = admin.site.each_context(request) | {
        "title": _("Withdraw the report"),
        "report": report,
        "form": form,
    }
    return render(request, "admin/reports/withdraw.html", context)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a withdrawn report back."""
    if not request.user.has_perm("reports.delete_withdrawal"):
        raise PermissionDenied
    report = withdrawals.restore(get_object_or_404(Withdrawal, pk=pk))
    messages.success(request, _("The report is back in the archive."))
    return redirect("admin:reports_report_change", report.pk)


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnlyAdmin):
    change_form_template = "admin/reports/withdrawal.html"
    list_display = ["slug", "reason", "withdrawn_at", "by"]
    list_select_related = ["by"]
    date_hierarchy = "withdrawn_at"
    search_fields = ["slug", "url", "file_name", "reason"]
    fields = ["address", "url", "file_name", "reason", "withdrawn_at", "by"]
    readonly_fields = fields

    def get_queryset(self, request):
        """Withdrawals without what they keep."""
        return super().get_queryset(request).defer("records")

    def get_urls(self):
        """The pages that withdraw and restore too."""
        return [
            path("add/<int:pk>/", self.admin_site.admin_view(withdraw), name="withdraw"),
            path("<int:pk>/restore/", self.admin_site.admin_view(restore), name="restore"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, **kwargs):
        """Django's page, with whether the user may restore the report."""
        context["may_restore"] = request.user.has_perm("reports.delete_withdrawal")
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("address"))
    def address(self, withdrawal):
        return format_html('<a href="{0}">{0}</a>', reverse("pages:report_detail", args=[withdrawal.slug]))
