"""Possible duplicates in the review list: a pair is merged on the page for that, or told apart for good."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.admin.merge_pages import Described, address, described, may_merge
from reports.intake import duplicates
from reports.intake.duplicates import Pair
from reports.intake.merging.links import kind_of
from reports.models import Distinction, Meeting, Person

PER_PAGE = 25
MINUTES = 10 * 60  # seconds: in a large archive they take more than one to find


@dataclass(frozen=True)
class PairKind:
    """Pairs of records of a model that may be one."""

    slug: str
    label: Promise
    model: type[Model]
    find: Callable[[], list[Pair]]

    @property
    def name(self) -> str:
        """The name of the model, as permissions have it."""
        return self.model._meta.model_name


PAIRS = {
    kind.slug: kind
    for kind in (
        PairKind("same-person", gettext_lazy("Possible duplicates: people"), Person, duplicates.people),
        PairKind("same-meeting", gettext_lazy("Possible duplicates: meetings"), Meeting, duplicates.meetings),
    )
}


@dataclass(frozen=True)
class PairItem:
    """A row of the list: two records side by side, and where they can be merged."""

    key: str
    pk: str
    records: list[Described]
    merge_address: str

    @property
    def compared(self) -> list[tuple]:
        """Rows of a label and the values of both records, with what leads to them in reports."""
        one, other = self.records
        values = zip(one.values, other.values, strict=True)
        rows = [(label, value, its) for (label, value), (_label, its) in values]
        return [*rows, (_("Rows in reports"), one.rows, other.rows)]


def counts() -> dict[str, int]:
    """How many pairs waited of each kind when they were last looked for, some minutes ago at most."""
    return {
        slug: cache.get_or_set(_remembered(slug), lambda kind=kind: len(kind.find()), MINUTES)
        for slug, kind in PAIRS.items()
    }


def _remembered(slug: str) -> str:
    return f"duplicates-{slug}"


def pairs(request: HttpRequest, kind: PairKind, context: dict) -> HttpResponse:
    """The list of one kind of pairs; ``context`` is that of the review list."""
    if not request.user.has_perm(f"reports.view_{kind.name}"):
        raise PermissionDenied
    if request.method == "POST":
        return _tell_apart(request, kind)
    found = kind.find()
    cache.set(_remembered(kind.slug), len(found), MINUTES)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context |= {
        "kind": kind,
        "page": page,
        "rows": _items(kind, list(page.object_list)),
        "may_merge": may_merge(request, kind.name),
        "may_tell": request.user.has_perm("reports.add_distinction"),
    }
    return render(request, "admin/reports/duplicates.html", context)


def _items(kind: PairKind, found: list[Pair]) -> list[PairItem]:
    records = kind.model._default_manager.in_bulk({key for pair in found for key in pair})
    items = []
    for pair in found:
        both = [records[key] for key in pair if key in records]
        if len(both) == len(pair):
            name = f"{pair.one}-{pair.other}"
            told = [described(each) for each in both]
            items.append(PairItem(f"{kind.slug}-{name}", name, told, address(both)))
    return items


def _tell_apart(request: HttpRequest, kind: PairKind) -> HttpResponse:
    if request.POST.get("verdict") != "apart" or not request.user.has_perm("reports.add_distinction"):
        raise PermissionDenied
    keys = request.POST.get("pk", "").split("-")
    pair = [int(key) for key in keys if key.isdecimal()]
    if len(pair) == len(Pair._fields) and Pair(*pair) in kind.find():
        told = {"kind": kind_of(kind.model()), "one": pair[0], "other": pair[1]}
        Distinction.objects.get_or_create(**told, defaults={"by": request.user})
        messages.success(request, _("Told apart: nobody is asked about these two again."))
    else:
        messages.warning(request, _("This was settled already."))
    return HttpResponseRedirect(request.get_full_path())
