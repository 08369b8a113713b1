"""What needs a person's eyes, by kind: findings that the extractor doubts, gaps, and conflicts to settle."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.admin.records import HEAVY
from reports.intake.matching import NAMESAKES_DOUBT, NEAR_DOUBT
from reports.intake.proposals import SEVERAL_DOUBT
from reports.intake.records import MODELS
from reports.models import Account, Correction, Participation, Quote, Report

AMBIGUOUS = Q(
    *(Q(doubt__contains=doubt) for doubt in (NAMESAKES_DOUBT, NEAR_DOUBT, SEVERAL_DOUBT)), _connector=Q.OR
)
UNREAD = Q(language="und") | Q(doubts__contains=["The language is not read yet."])


@dataclass(frozen=True)
class Kind:
    """Findings of a ``model`` that wait for the same reason. What is accepted makes ``holds`` the person's.

    ``settled`` names a field: once that is a person's, there is nothing left to look at.
    """

    slug: str
    label: Promise
    model: type[Model]
    waits: Q
    holds: tuple[str, ...] = ()
    settled: str = ""
    shows: tuple[str, ...] = ()

    def waiting(self, report: int | None = None, language: str = "") -> QuerySet:
        """What waits, the latest first, of one report or in one language where they are given."""
        found = self.model.objects.filter(self.waits).order_by("-pk")
        if self.settled:
            kind = ContentType.objects.get_for_model(self.model)
            held = Correction.objects.filter(content_type=kind, object_id=OuterRef("pk"), field=self.settled)
            found = found.exclude(Exists(held))
        narrowing = {"pk": report, "language": language}
        asked = {name: value for name, value in narrowing.items() if value}
        if not asked:
            return found
        if self.model is Correction:
            return found.filter(_of_reports(asked))
        return found.filter(**_within(self.model, asked))

    def shown(self, found: QuerySet) -> QuerySet:
        """The same with what the list shows of them."""
        if self.model is Correction:
            records = [_in_full(model._default_manager.all()) for model in MODELS.values()]
            return found.select_related("content_type").prefetch_related(GenericPrefetch("record", records))
        return _in_full(found)


def path_to_report(model: type[Model]) -> str:
    """The lookup that leads from a record to its report; empty for the report itself."""
    if model is Report:
        return ""
    return "report" if any(field.name == "report" for field in model._meta.fields) else "account__report"


def _in_full(found: QuerySet) -> QuerySet:
    """The records with all that they lead to, but for what weighs most in their reports."""
    path = path_to_report(found.model)
    links = [field.name for field in found.model._meta.fields if field.is_relation]
    heavy = (f"{path}__{field}" if path else field for field in HEAVY)
    return found.select_related(*links, *filter(None, [path])).defer(*heavy)


def _within(model: type[Model], asked: dict) -> dict:
    path = path_to_report(model)
    return {f"{path}__{name}" if path else name: value for name, value in asked.items()}


def _of_reports(asked: dict) -> Q:
    """The corrections of records of the reports that answer what is asked."""
    found = Q()
    for model in MODELS.values():
        keys = model.objects.filter(**_within(model, asked)).values("pk")
        found |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=keys)
    return found


# In the order in which they are to be looked at.
KINDS = {
    kind.slug: kind
    for kind in (
        Kind("conflict", _("Conflicts"), Correction, Q(in_conflict=True)),
        Kind(
            "name",
            _("Ambiguous names"),
            Participation,
            ~Q(doubt="") & AMBIGUOUS,
            ("person", "organization"),
            shows=("name", "role", "person", "organization", "country"),
        ),
        Kind(
            "meeting",
            _("Doubtful meetings"),
            Account,
            ~Q(doubt=""),
            ("date", "date_basis"),
            shows=("date", "date_basis", "place"),
        ),
        Kind(
            "participant",
            _("Doubtful participants"),
            Participation,
            ~Q(doubt="") & ~AMBIGUOUS,
            ("person", "side", "organization"),
            shows=("name", "role", "person", "side", "organization", "country"),
        ),
        Kind(
            "quote",
            _("Doubtful quotes"),
            Quote,
            ~Q(doubt=""),
            ("speaker", "speaker_organization"),
            shows=("text", "kind", "speaker", "speaker_organization"),
        ),
        Kind(
            "undated",
            _("Undated meetings"),
            Account,
            Q(date=""),
            ("date", "date_basis"),
            settled="date",
            shows=("date", "place"),
        ),
        Kind(
            "language",
            _("Unknown or unread languages"),
            Report,
            ~Q(doubts=[]) & UNREAD,
            ("language",),
            shows=("language", "title", "source", "published"),
        ),
        Kind(
            "report",
            _("Doubtful reports"),
            Report,
            ~Q(doubts=[]) & ~UNREAD,
            ("source", "published"),
            shows=("title", "source", "published", "language"),
        ),
    )
}


def counts(report: int | None = None, language: str = "") -> dict[str, int]:
    """How much waits of each kind."""
    return {slug: kind.waiting(report, language).count() for slug, kind in KINDS.items()}


def first_with_any(numbers: dict[str, int]) -> Kind:
    """The kind to begin with: the first of which something waits."""
    return next((KINDS[slug] for slug, number in numbers.items() if number), next(iter(KINDS.values())))
