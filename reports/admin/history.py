"""The history of a record and of the rows on its page: who, when, what, and the way back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.intake.reverting import FieldChange, RevertRefused, changes, record_of, revert, reverting
from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    Meeting,
    Organization,
    OrganizationMention,
    OrganizationName,
    Participation,
    Person,
    PersonMention,
    PersonName,
    Quote,
    Report,
    Translation,
    history,
)
from reports.wording import plain

SHOWN = 200  # rows of history, the latest
LONG = 300  # characters of a value
OF_ACCOUNT = ((Participation, "account"), (AccountCountry, "account"), (AccountTopic, "account"))
OF_QUOTE = ((Translation, "quote"),)
# The rows under the rows on a page.
UNDER: dict[type[Model], tuple[tuple[type[Model], str], ...]] = {Account: OF_ACCOUNT, Quote: OF_QUOTE}
# The rows on the page of a record, by the field that leads to it.
ROWS: dict[type[Model], tuple[tuple[type[Model], str], ...]] = {
    Report: (
        (Account, "report"),
        (Quote, "report"),
        (PersonMention, "report"),
        (OrganizationMention, "report"),
    ),
    Meeting: ((Account, "meeting"),),
    Account: OF_ACCOUNT,
    Quote: OF_QUOTE,
    Person: ((PersonName, "person"),),
    Organization: ((OrganizationName, "organization"),),
}
HAPPENED = {
    "+": gettext_lazy("added"),
    "~": gettext_lazy("changed"),
    "-": gettext_lazy("removed"),
}
REASONS = {
    history.EXTRACTION: gettext_lazy("a run of the extractor"),
    history.MERGE: gettext_lazy("a merge"),
    history.UNDO: gettext_lazy("the undoing of a merge"),
    history.REVERT: gettext_lazy("a revert"),
}


@dataclass(frozen=True)
class Difference:
    """A field with its values before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """A row of history in words. ``address`` leads to the page that goes back to it, where one may."""

    at: datetime
    who: str
    record: str
    happened: str | Promise
    differences: list[Difference]
    address: str


class HasHistory(admin.ModelAdmin):
    """An admin whose page "History" shows all changes of the record and of the rows on its page."""

    def history_view(self, request, object_id, extra_context=None):
        """The history, also of a record that is gone."""
        key = unquote(object_id)
        record = self.get_object(request, key)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        known = record or (key.isdecimal() and len(key) < len(str(2**63)))
        found = entries(self.model, record.pk if record else int(key), request) if known else []
        if record is None and not found:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "object": record,
            "opts": self.opts,
            "entries": found,
            "most": SHOWN if len(found) == SHOWN else 0,
            **(extra_context or {}),
        }
        return render(request, "admin/reports/history.html", context)


def entries(model: type[Model], key: int | str, request: HttpRequest) -> list[Entry]:
    """The history of a record and of its rows, the latest first."""
    rows = [(row, before) for row, before in _with_former(_rows(model, key))]
    rows.sort(key=lambda pair: (pair[0].history_date, pair[0].history_id), reverse=True)
    told = [(row, _changes(row, before)) for row, before in rows]
    told = [(row, found) for row, found in told if found or row.history_type != "~"][:SHOWN]
    words = _Words(change for _row, found in told for change in found)
    return [
        Entry(
            at=row.history_date,
            who=_who(row),
            record=_record(row),
            happened=_happened(row),
            differences=[words.of(change) for change in found],
            address=_address(row, request),
        )
        for row, found in told
    ]


def _rows(model: type[Model], key: int | str) -> Iterator[Model]:
    """All history of the record, and of all that stands or stood on its page."""
    if model in history.TRACKED:
        yield from _of(model, [key])
    for child, field in ROWS.get(model, ()):
        keys = set(child.history.filter(**{field: key}).values_list(child._meta.pk.attname, flat=True))
        yield from _of(child, keys)
        if child in UNDER:
            keys |= set(child.objects.filter(**{field: key}).values_list("pk", flat=True))
            for row, owner in UNDER[child]:
                under = row.history.filter(**{f"{owner}__in": keys}).values_list("id", flat=True)
                yield from _of(row, set(under))


def _of(model: type[Model], keys: Iterable) -> Iterable[Model]:
    name = model._meta.pk.attname
    return model.history.filter(**{f"{name}__in": list(keys)}).select_related("history_user")


def _with_former(rows: Iterable[Model]) -> Iterator[tuple[Model, Model | None]]:
    """Each row with the one before it of the same record."""
    by_record: dict[tuple, list[Model]] = defaultdict(list)
    for row in rows:
        by_record[row.instance_type, getattr(row, row.instance_type._meta.pk.attname)].append(row)
    for found in by_record.values():
        found.sort(key=lambda row: row.history_id)
        yield from zip(found, [None, *found[:-1]], strict=True)


def _changes(row: Model, before: Model | None) -> list[FieldChange]:
    fields = list(type(row).tracked_fields)
    if row.history_type == "~":
        return changes(before, row, fields) if before else []
    if row.history_change_reason == history.FIRST:
        return []
    found = changes(None, row, fields)
    return (
        [replace(each, before=each.after, after=None) for each in found] if row.history_type == "-" else found
    )


def _happened(row: Model) -> str | Promise:
    first = row.history_change_reason == history.FIRST
    return gettext_lazy("as it was before") if first else HAPPENED[row.history_type]


def _who(row: Model) -> str:
    reason = REASONS.get(row.history_change_reason)
    who = str(row.history_user or "")
    return f"{who} ({reason})" if who and reason else who or str(reason or "–")


def _record(row: Model) -> str:
    model = row.instance_type
    name = next(
        (
            getattr(row, field)
            for field in ("name", "title", "text", "name_as_written")
            if getattr(row, field, "")
        ),
        "",
    )
    kind = capfirst(model._meta.verbose_name)
    return f"{kind}: {Truncator(name).chars(60)}" if name else str(kind)


def _address(row: Model, request: HttpRequest) -> str:
    """Where one goes back to the row, for those who may; empty for others."""
    return reverse("admin:history_revert", args=[row._meta.model_name, row.pk]) if _may(request, row) else ""


def _may(request: HttpRequest, row: Model) -> bool:
    model = row.instance_type
    action = "add" if row.history_type == "-" else "change"
    return request.user.has_perm(f"reports.{get_permission_codename(action, model._meta)}")


class _Words:
    """Values of fields in words; the records that they lead to are read in one query a model."""

    def __init__(self, found: Iterable[FieldChange]) -> None:
        wanted: dict[type[Model], set] = defaultdict(set)
        for change in found:
            if change.field.is_relation:
                wanted[change.field.related_model] |= {change.before, change.after} - {None}
        self.names = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items()}

    def of(self, change: FieldChange) -> Difference:
        """The change in words."""
        before, after = (self._value(change.field, value) for value in (change.before, change.after))
        return Difference(capfirst(change.field.verbose_name), before, after)

    def _value(self, field: Field, value) -> str:
        if value in (None, "", [], {}):
            return ""
        if field.is_relation:
            record = self.names[field.related_model].get(value)
            return Truncator(str(record or f"#{value}")).chars(LONG)
        if not isinstance(value, list | dict):
            value = dict(field.flatchoices).get(value, value)
        return Truncator(plain(value)).chars(LONG)


def revert_to(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show what going back to a row of history changes, and do it when that is sent back."""
    rows = {model.history.model._meta.model_name: model.history.model for model in history.TRACKED}
    if name not in rows:
        raise Http404
    row = get_object_or_404(rows[name], pk=pk)
    now = record_of(row)
    needed = "change" if now else "add"
    if not request.user.has_perm(f"reports.{needed}_{row.instance_type._meta.model_name}"):
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": _("Revert"),
        "row": row,
        "record": _record(row),
        "now": now,
    }
    try:
        if request.method == "POST":
            record = revert(row, request.user)
            messages.success(request, _("Reverted."))
            return HttpResponseRedirect(_history_of(record))
        _then, found = reverting(row)
        words = _Words(found)
        context["differences"] = [words.of(change) for change in found]
    except RevertRefused as refused:
        context["refused"] = str(refused)
    return render(request, "admin/reports/revert.html", context)


def _history_of(record: Model) -> str:
    kind = apps.get_model("reports", record._meta.model_name)._meta
    return reverse(f"admin:reports_{kind.model_name}_history", args=[record.pk])


def urls() -> list[URLPattern]:
    """The address that goes back, for an admin to have among its own."""
    return [path("revert/<slug:name>/<int:pk>/", admin.site.admin_view(revert_to), name="history_revert")]
