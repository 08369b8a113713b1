"""What the pages about a merge show, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.intake.merging.links import LINKS, kind_of
from reports.intake.merging.plans import Clash, Plan
from reports.intake.merging.steps import model_named
from reports.models import (
    AccountTopic,
    Country,
    Distinction,
    Meeting,
    Organization,
    Participation,
    Person,
    Report,
)

# What tells records of a kind from each other, in the order of the table.
SHOWN = {
    "person": ("name", "name_ru", "country", "slug"),
    "organization": ("name", "name_ru", "acronym", "side", "parent", "country", "slug"),
    "topic": ("name", "name_ru", "slug"),
    "meeting": ("slug", "date", "place"),
}
LED_TO = {"country_id": Country, "parent_id": Organization}
ROWS = {AccountTopic: gettext_lazy("accounts of meetings"), Organization: gettext_lazy("offices")}
FEW = 5  # participations whose roles are shown
Counted = list[tuple[str | Promise, int]]


@dataclass(frozen=True)
class Described:
    """A record of the table: its values by label, and how much leads to it."""

    record: Model
    address: str
    values: list[tuple[str, Any]]
    rows: int


def may_merge(request: HttpRequest, kind: str, action: str = "add") -> bool:
    """Whether the user may merge records of the kind, or undo it (``change``)."""
    user = request.user
    return user.has_perm(f"reports.{action}_merge") and user.has_perm(f"reports.change_{kind}")


def address(records: Iterable[Model]) -> str:
    """The page that shows what merging the records would do."""
    records = list(records)
    asked = urlencode([("record", each.pk) for each in records])
    return f"{reverse('admin:merge', args=[kind_of(records[0])])}?{asked}"


def described(record: Model) -> Described:
    """A record as the table shows it."""
    kind = kind_of(record)
    values = [(_label(record, name), _value(record, name)) for name in SHOWN[kind]]
    if isinstance(record, Meeting):
        told = Participation.objects.filter(account__meeting=record).order_by("pk")
        values.append(
            (capfirst(_("participants")), ", ".join(dict.fromkeys(told.values_list("name", flat=True))))
        )
    if isinstance(record, Person):
        values.append((capfirst(_("role")), "; ".join(_roles(record))))
    address = reverse(f"admin:reports_{kind}_change", args=[record.pk])
    return Described(record, address, values, rows_of(record))


def _roles(person: Person) -> list[str]:
    """The roles of a person with their bodies, the first few."""
    told = person.participations.select_related("organization").order_by("pk")[:FEW]
    roles = (", ".join(filter(None, (each.role, str(each.organization or "")))) for each in told)
    return list(dict.fromkeys(filter(None, roles)))


def _label(record: Model, name: str) -> str:
    return capfirst(record._meta.get_field(name).verbose_name)


def _value(record: Model, name: str) -> Any:
    shown = getattr(record, f"get_{name}_display", None)
    return shown() if shown else getattr(record, name)


def rows_of(record: Model) -> int:
    """How many rows of the reports lead to the record."""
    links = LINKS[type(record)]
    return sum(link.model._default_manager.filter(**{link.field: record}).count() for link in links)


def default_kept(records: Iterable[Model]) -> Model | None:
    """The record to keep unless somebody says otherwise: one of the authority data, else the best known."""
    ranked = sorted(
        records, key=lambda each: (not getattr(each, "authority_id", ""), -rows_of(each), each.pk)
    )
    return next(iter(ranked), None)


@dataclass(frozen=True)
class Told:
    """A plan in words. ``addresses`` are pairs of an old one and the one that it will lead to."""

    moves: Counted
    variants: list[str]
    gains: list[tuple[str, Any]]
    addresses: list[tuple[str, str]]
    clashes: list[tuple[Clash, Report]]
    warnings: list[str]


def as_told(plan: Plan) -> Told:
    """What a plan will do, in words."""
    reports = Report.objects.only("title", "text", "evidence").in_bulk(
        {clash.report for clash in plan.clashes}
    )
    return Told(
        moves=[(_rows_called(model), number) for model, number in plan.moves.items()],
        variants=plan.variants,
        gains=[
            (_label(plan.kept, name.removesuffix("_id")), _gain(name, value)) for name, value in _gains(plan)
        ],
        addresses=[(each.get_absolute_url(), plan.kept.get_absolute_url()) for each in plan.merged],
        clashes=[(clash, reports[clash.report]) for clash in plan.clashes],
        warnings=list(_warnings(plan)),
    )


def _gains(plan: Plan) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in plan.gains.items() if name != "authority_id"]


def _gain(name: str, value: Any) -> Any:
    return LED_TO[name]._default_manager.get(pk=value) if name in LED_TO and value else value or "–"


def _warnings(plan: Plan) -> Iterable[str]:
    records = [plan.kept, *plan.merged]
    keys = [each.pk for each in records]
    if Distinction.objects.filter(Q(one__in=keys) & Q(other__in=keys), kind=kind_of(plan.kept)).exists():
        yield _("Somebody has said of two of them that they are not the same.")
    if len({each.country_id for each in records if getattr(each, "country_id", None)}) > 1:
        yield _("They belong to different countries.")
    if len({each.authority_id for each in records if getattr(each, "authority_id", "")}) > 1:
        yield _("The authority data has them as different records.")
    if len({each.date for each in records if getattr(each, "date", "")}) > 1:
        yield _("They were held on different days.")


def counted(numbers: dict[str, int]) -> Counted:
    """Numbers of rows by the name of their model, with words for the rows."""
    return [(_rows_called(model_named(name)), number) for name, number in numbers.items()]


def _rows_called(model: type[Model]) -> str | Promise:
    """What rows are called beside the records that are merged, some of which have the same name."""
    return ROWS.get(model, model._meta.verbose_name_plural)
