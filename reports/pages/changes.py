"""What people changed, in words for everybody: corrected fields, merges, and merges that were undone.

Who did it is not told.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import CharField, Exists, F, Model, OuterRef, Q, QuerySet, Value
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    Correction,
    FormerAddress,
    Meeting,
    Merge,
    Organization,
    OrganizationMention,
    Participation,
    Person,
    PersonMention,
    Quote,
    Report,
    Topic,
)
from reports.models.corrections import AUTHORITY
from reports.models.merges import MergeKind
from reports.models.places import in_language
from reports.pages.corrected import Distinct
from reports.pages.rows import unread
from reports.wording import FIELDS, Worded, in_words

# Of these a reader has nothing: doubts, places in the text, the order of rows.
INNER = [
    name
    for name in FIELDS
    if name in ("account", "doubt", "doubts", "position", "role_span", "span", "spans")
    or name.startswith("evidence.")
]
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
MERGED: dict[str, type[Model]] = {
    MergeKind.PERSON: Person,
    MergeKind.ORGANIZATION: Organization,
    MergeKind.TOPIC: Topic,
    MergeKind.MEETING: Meeting,
}
# These need not be told from their neighbours.
WHOLE = (Report, Account, *AUTHORITY)
CORRECTED, JOINED, PARTED = "c", "m", "u"


class Place(NamedTuple):
    """Where a change stands in the list: ``what`` tells a correction from a merge and from its undoing."""

    at: datetime
    what: str
    pk: int


@dataclass(frozen=True)
class Told:
    """A change as the page tells it. ``address`` and ``record`` are empty where the record is gone.

    ``of`` says whose role or whose words it is, where the record itself does not; ``joined`` tells a merge.
    """

    pk: str
    record: str
    address: str
    field: str
    of: str
    happened: str | Promise
    before: str
    after: str
    at: datetime
    joined: str = ""


def listed() -> QuerySet:
    """All changes, the latest first, as rows of ``Place``."""
    corrections = _places(_changed(), "seen_at", CORRECTED)
    merges = _places(_known(), "merged_at", JOINED)
    undone = _places(_known().exclude(undone_at=None), "undone_at", PARTED)
    return corrections.union(merges, undone, all=True).order_by("-at", "-what", "-pk")


def _places(found: QuerySet, moment: str, what: str) -> QuerySet:
    told = {"at": F(moment), "what": Value(what, output_field=CharField())}
    return found.order_by().annotate(**told).values_list("at", "what", "pk")


def _changed() -> QuerySet[Correction]:
    """The corrections that changed what readers see."""
    return Correction.objects.filter(Distinct(F("before"), F("after"))).exclude(field__in=INNER)


def _known() -> QuerySet[Merge]:
    """The merges into records that are in the archive, or that were merged into one that is."""
    there = Q()
    for kind, model in MERGED.items():
        former = FormerAddress.objects.filter(kind=kind, key=OuterRef(OuterRef("kept")))
        found = Exists(model._default_manager.filter(pk=OuterRef("kept")))
        led = Exists(model._default_manager.filter(slug__in=former.values("target")))
        there |= Q(found | led, kind=kind)
    return Merge.objects.filter(there)


def told(places: Iterable[tuple]) -> list[Told]:
    """The changes of those places in words, in their order."""
    places = [Place(*each) for each in places]
    corrections = _corrections([each.pk for each in places if each.what == CORRECTED])
    merges = _merges([each.pk for each in places if each.what != CORRECTED])
    words = [
        corrections.get(each.pk) if each.what == CORRECTED else _of_merge(each, merges.get(each.pk))
        for each in places
    ]
    return [each for each in words if each]


def public() -> QuerySet[Correction]:
    """The corrections that changed what readers see, with the kinds of their records."""
    return _changed().select_related("content_type")


def _corrections(keys: list[int]) -> dict[int, Told]:
    if not keys:
        return {}
    records = GenericPrefetch("record", [_with_report(model) for model in (*PATHS, *AUTHORITY)])
    found = list(public().filter(pk__in=keys).prefetch_related(records))
    kept = _kept((each.content_type.model, each.object_id) for each in found if each.record is None)
    return {
        each.correction.pk: _of_correction(
            each,
            each.correction.record
            or kept.get((each.correction.content_type.model, each.correction.object_id)),
        )
        for each in in_words(found)
    }


def _kept(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Model]:
    """The records of those kinds and keys; where one was merged, the one that was kept."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for kind, key in keys:
        if kind in MERGED:
            wanted[kind].add(key)
    return {
        (kind, key): record
        for kind, asked in wanted.items()
        for key, record in FormerAddress.objects.now(MERGED[kind], asked).items()
    }


def _with_report(model: type[Model]) -> QuerySet:
    if model in AUTHORITY:
        return model._default_manager.all()
    paths = [path for path in PATHS[model] if path]
    long = unread(f"{PATHS[model][0]}__" if paths and PATHS[model][0] else "", texts=True)
    found = model._default_manager.select_related(*paths) if paths else model._default_manager.all()
    return found.defer(*long)


def _follow(record: Model, path: str) -> Model:
    for step in filter(None, path.split("__")):
        record = getattr(record, step)
    return record


def _of_correction(worded: Worded, record: Model | None) -> Told:
    correction = worded.correction
    to_report, to_page = PATHS.get(type(record), ("", ""))
    return Told(
        pk=f"{CORRECTED}-{correction.pk}",
        record=str(_follow(record, to_report)) if record else "",
        address=_follow(record, to_page).get_absolute_url() if record else "",
        field=capfirst(worded.field),
        of=_of(correction),
        happened=_happened(correction),
        before=worded.before,
        after=worded.after,
        at=correction.seen_at,
    )


def _of(correction: Correction) -> str:
    within = correction.record and correction.field and not isinstance(correction.record, WHOLE)
    return Truncator(" ".join(str(correction.record).split())).chars(60) if within else ""


def _happened(correction: Correction) -> str | Promise:
    if not correction.field:
        return gettext_lazy("added")
    return gettext_lazy("removed") if ":" in correction.field else gettext_lazy("changed")


Found = tuple[Merge, Model]


def _merges(keys: list[int]) -> dict[int, Found]:
    """By key, the merges with the records that they kept."""
    found = (
        list(Merge.objects.filter(pk__in=keys).annotate(merged=F("steps__merged")).defer("steps"))
        if keys
        else []
    )
    kept = _kept((each.kind, each.kept) for each in found)
    return {each.pk: (each, kept[each.kind, each.kept]) for each in found if (each.kind, each.kept) in kept}


def _of_merge(place: Place, found: Found | None) -> Told | None:
    if found is None:
        return None
    merge, kept = found
    name = str(kept)
    names = ", ".join(_names(merge, name))
    undone = place.what == PARTED
    joined = (
        _("%(names)s told apart again from %(kept)s.") if undone else _("%(names)s merged into %(kept)s.")
    )
    return Told(
        pk=f"{place.what}-{merge.pk}",
        record=name,
        address=kept.get_absolute_url(),
        field=capfirst(merge.get_kind_display()),
        of="",
        happened=gettext_lazy("merge undone") if undone else gettext_lazy("merged"),
        before=name if undone else names,
        after=f"{names}; {name}" if undone else name,
        at=place.at,
        joined=joined % {"names": names, "kept": name},
    )


def _names(merge: Merge, kept: str) -> list[str]:
    """What was merged, in the language of the page; by its other name where the kept one has taken that."""
    fields = (row["fields"] for row in merge.merged or ())
    names = [
        each["name"] if each["name_ru"] == kept else in_language(each["name"], each["name_ru"])
        for each in fields
        if "name" in each
    ]
    return names or merge.names
