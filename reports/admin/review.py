"""The review list: what needs a person's eyes, one after the other, with the keyboard or without."""

from itertools import zip_longest
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from reports.admin import duplicates
from reports.admin.duplicates import PAIRS
from reports.admin.merge_pages import may_merge
from reports.admin.review_items import address, items
from reports.admin.review_kinds import KINDS, Kind, counts, first_with_any
from reports.intake import corrections, settling
from reports.models import Correction, Report

PER_PAGE = 25
# The permission that each verdict asks for.
NEEDED = {"accept": "change", "reject": "delete", "keep": "change", "take": "change"}
DONE = {
    "accept": gettext_lazy("Accepted: it is yours now, and no extraction changes it."),
    "reject": gettext_lazy("Removed: no extraction brings it back."),
    "keep": gettext_lazy("Kept: your value stays."),
    "take": gettext_lazy("The extractor has the say again."),
}


class Narrowing(forms.Form):
    """What the list is narrowed to; what means nothing is told and narrows to nothing."""

    kind = forms.ChoiceField(
        required=False, choices=[(slug, kind.label) for slug, kind in (KINDS | PAIRS).items()]
    )
    language = forms.CharField(required=False, max_length=8)
    report = forms.IntegerField(required=False, min_value=1)

    def of_reports(self) -> dict:
        """Which reports are asked for."""
        return {name: self.cleaned_data[name] for name in ("report", "language")}


def review(request: HttpRequest) -> HttpResponse:
    """The list of one kind; a verdict on a row is sent to the same address, and leads to the next row."""
    narrowing = Narrowing(request.GET)
    if not narrowing.is_valid():
        return HttpResponseRedirect(reverse("admin:review"))
    numbers = counts(**narrowing.of_reports())
    asked = narrowing.cleaned_data["kind"]
    every = numbers | duplicates.counts()
    shared = admin.site.each_context(request) | {
        "title": _("Review list"),
        "kinds": [(slug, (KINDS | PAIRS)[slug].label, number) for slug, number in every.items()],
        "narrowed": {name: value for name, value in narrowing.of_reports().items() if value},
    }
    if asked in PAIRS:
        return duplicates.pairs(request, PAIRS[asked], shared | {"query": urlencode({"kind": asked})})
    kind = KINDS[asked] if asked else first_with_any(numbers)
    _demand(request, kind, "view")
    if request.method == "POST":
        return _settle(request, kind)
    paginator = Paginator(kind.shown(kind.waiting(**narrowing.of_reports())), PER_PAGE)
    paginator.count = numbers[kind.slug]
    page = paginator.get_page(request.GET.get("page"))
    rows = items(kind, page.object_list)
    context = shared | {
        "kind": kind,
        "page": page,
        "rows": [(row, following) for row, following in zip_longest(rows, rows[1:])],
        "languages": Report.objects.order_by("language").values_list("language", flat=True).distinct(),
        "query": urlencode(shared["narrowed"] | {"kind": kind.slug}),
        "may_merge": may_merge(request, "person"),
        "may_accept": _may(request, kind, "change"),
        "may_reject": _may(request, kind, "delete") and kind.model is not Report,
    }
    return render(request, "admin/reports/review.html", context)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a corrected field back to the extractor, and lead back to the record."""
    correction = get_object_or_404(Correction, pk=pk)
    if not request.user.has_perm("reports.change_correction"):
        raise PermissionDenied
    if not corrections.of_extracted(correction):
        raise Http404
    record, report = correction.record, corrections.report_of(correction)
    _release(request, correction)
    if record and type(record).objects.filter(pk=record.pk).exists():
        return HttpResponseRedirect(address(record))
    return redirect("admin:reports_report_change", report) if report else redirect("admin:review")


def _settle(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Settle one row as told, unless somebody has done so meanwhile."""
    verdict = request.POST.get("verdict", "")
    possible = ("keep", "take") if kind.model is Correction else ("accept", "reject")
    if verdict not in possible or (verdict == "reject" and kind.model is Report):
        raise PermissionDenied
    _demand(request, kind, NEEDED[verdict])
    pk = request.POST.get("pk", "")
    record = kind.waiting().filter(pk=pk).first() if pk.isdecimal() else None
    if record is None:
        messages.warning(request, _("This was settled already."))
    else:
        _apply(request, kind, record, verdict)
    following = request.POST.get("next", "")
    return HttpResponseRedirect(f"{request.get_full_path()}#{following}")


def _apply(request: HttpRequest, kind: Kind, record, verdict: str) -> None:
    if verdict == "take":
        _release(request, record)
        return
    if verdict == "accept":
        settling.accept(record, kind.holds, request.user)
    elif verdict == "reject":
        settling.reject(record, request.user)
    else:
        settling.keep(record)
    messages.success(request, DONE[verdict])


def _release(request: HttpRequest, correction: Correction) -> None:
    try:
        settling.release(correction)
    except IntegrityError:
        messages.error(request, _("Nothing was changed: another record holds what the extractor says."))
    else:
        messages.success(request, DONE["take"])


def _may(request: HttpRequest, kind: Kind, action: str) -> bool:
    codename = get_permission_codename(action, kind.model._meta)
    return request.user.has_perm(f"reports.{codename}")


def _demand(request: HttpRequest, kind: Kind, action: str) -> None:
    if not _may(request, kind, action):
        raise PermissionDenied


def urls() -> list[URLPattern]:
    """The addresses of the list, for an admin to have among its own."""
    return [
        path("review/", admin.site.admin_view(review), name="review"),
        path("release/<int:pk>/", admin.site.admin_view(release), name="review_release"),
    ]
