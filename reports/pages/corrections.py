"""What people corrected, for everybody to see: the page and its feed. Who corrected it is not told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.contrib.syndication.views import Feed
from django.db.models import F, Model, QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    Correction,
    OrganizationMention,
    Participation,
    PersonMention,
    Quote,
    Report,
)
from reports.pages.corrected import Distinct
from reports.pages.page import Page, revalidated
from reports.pages.rows import unread
from reports.wording import FIELDS, Worded, in_words

IN_FEED = 50
# Of these a reader has nothing: doubts, places in the text, the order of rows.
INNER = [
    name
    for name in FIELDS
    if name in ("account", "doubt", "doubts", "position", "role_span", "span", "spans")
    or name.startswith("evidence.")
]


@dataclass(frozen=True)
class Told:
    """A correction as the page tells it. ``address`` and ``record`` are empty where the record is gone.

    ``of`` says whose role or whose words it is, where the record itself does not.
    """

    pk: int
    record: str
    address: str
    field: str
    of: str
    happened: str | Promise
    before: str
    after: str
    at: datetime


def public() -> QuerySet[Correction]:
    """The corrections that changed what readers see, the latest first, with their records."""
    changed = Correction.objects.filter(Distinct(F("before"), F("after"))).exclude(field__in=INNER)
    records = GenericPrefetch("record", [_with_report(model) for model in PATHS])
    return changed.order_by("-seen_at", "-pk").select_related("content_type").prefetch_related(records)


def told(corrections: Iterable[Correction]) -> list[Told]:
    """The corrections in words."""
    return [_told(each) for each in in_words(corrections)]


# From each kind of record to its report, and to the record whose page shows it.
PATHS: dict[type[Model], tuple[str, str]] = {
    Report: ("", ""),
    Account: ("report", "meeting"),
    AccountCountry: ("account__report", "account__meeting"),
    AccountTopic: ("account__report", "account__meeting"),
    Participation: ("account__report", "account__meeting"),
    Quote: ("report", ""),
    PersonMention: ("report", "report"),
    OrganizationMention: ("report", "report"),
}


def _with_report(model: type[Model]) -> QuerySet:
    paths = [path for path in PATHS[model] if path]
    long = unread(f"{PATHS[model][0]}__" if paths and PATHS[model][0] else "", texts=True)
    found = model._default_manager.select_related(*paths) if paths else model._default_manager.all()
    return found.defer(*long)


def _follow(record: Model, path: str) -> Model:
    for step in filter(None, path.split("__")):
        record = getattr(record, step)
    return record


def _told(worded: Worded) -> Told:
    correction, record = worded.correction, worded.correction.record
    return Told(
        pk=correction.pk,
        record=str(_follow(record, PATHS[type(record)][0])) if record else "",
        address=_follow(record, PATHS[type(record)][1]).get_absolute_url() if record else "",
        field=capfirst(worded.field),
        of=_of(correction),
        happened=_happened(correction),
        before=worded.before,
        after=worded.after,
        at=correction.seen_at,
    )


def _of(correction: Correction) -> str:
    within = correction.record and correction.field and not isinstance(correction.record, (Report, Account))
    return Truncator(" ".join(str(correction.record).split())).chars(60) if within else ""


def _happened(correction: Correction) -> str | Promise:
    if not correction.field:
        return gettext_lazy("added")
    return gettext_lazy("removed") if ":" in correction.field else gettext_lazy("changed")


class CorrectionList(Page, ListView):
    """The corrections, a page after the other."""

    template_name = "correction_list.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Correction]:
        return public()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"corrections": told(context["object_list"])}


class CorrectionFeed(Feed):
    """The latest corrections as Atom."""

    feed_type = Atom1Feed
    title = gettext_lazy("Corrections of the archive")
    subtitle = gettext_lazy("What editors changed in the records that a program read from the articles.")

    def link(self) -> str:
        return reverse("pages:correction_list")

    def items(self) -> list[Told]:
        return told(public()[:IN_FEED])

    def item_title(self, item: Told) -> str:
        return f"{item.field} ({item.of}): {item.happened}" if item.of else f"{item.field}: {item.happened}"

    def item_description(self, item: Told) -> str:
        shown = {"before": item.before or _("unknown"), "after": item.after or _("unknown")}
        change = _("Before: %(before)s. After: %(after)s.") % shown
        return f"{item.record}: {change}" if item.record else change

    def item_link(self, item: Told) -> str:
        return item.address or f"{self.link()}#c-{item.pk}"

    def item_guid(self, item: Told) -> str:
        return f"correction:{item.pk}:{item.at.isoformat()}"

    def item_pubdate(self, item: Told) -> datetime:
        return item.at

    item_updateddate = item_pubdate


feed = revalidated(CorrectionFeed())
