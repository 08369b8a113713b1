"""What a merge will do, worked out before anything is changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _

from reports.intake.merging.bodies import new_parent
from reports.intake.merging.holdings import Holdings
from reports.intake.merging.links import LINKS, NAMES, Link, MergeRefused, kind_of, report_of
from reports.intake.merging.steps import Change, Steps, gone, kept_of
from reports.models import (
    Correction,
    Distinction,
    FormerAddress,
    Meeting,
    Organization,
    Participation,
    PersonMention,
    Report,
    Synonym,
    Topic,
)
from reports.models.people import NameOrigin

# What the kept record takes from the others where it has nothing itself.
FILLED: dict[str, tuple[str, ...]] = {
    "person": ("name_ru", "country_id", "authority_id"),
    "organization": ("name_ru", "acronym", "country_id", "authority_id"),
    "topic": ("name_ru",),
    "meeting": (),
}
OWN_NAMES = ("name", "name_ru", "acronym")


class Clash(NamedTuple):
    """Two rows of which a report can have only one: what goes, what stays in its place, and its report."""

    goes: Model
    stays: Model
    report: int


@dataclass
class Plan:
    """A merge of ``merged`` into ``kept``. ``moves`` counts what is led to the kept record, by model.

    ``variants`` are the names that it will be found under too, ``gains`` the columns that it takes over.
    """

    kept: Model
    merged: list[Model]
    steps: Steps = field(default_factory=Steps)
    moves: dict[type[Model], int] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)
    gains: dict[str, Any] = field(default_factory=dict)


def plan(kept: Model, merged: Iterable[Model]) -> Plan:
    """What merging the records into ``kept`` would do. Raises MergeRefused."""
    return _Planning(Plan(kept, list(merged))).plan


class _Planning:
    def __init__(self, made: Plan) -> None:
        self.plan = made
        self.steps = made.steps
        self.kept = made.kept
        self.model = type(made.kept)
        self.kind = kind_of(made.kept)
        self.all = [made.kept, *made.merged]
        self.rows: dict[Link, list[Model]] = {link: self._rows(link) for link in LINKS[self.model]}
        self._settle_clashes()
        self._move_rows()
        self._join_names()
        self._fill()
        Holdings(made, self.rows).move()
        self._move_addresses()
        self._move_distinctions()
        self.steps.merged = [kept_of(each) for each in made.merged]

    def _rows(self, link: Link) -> list[Model]:
        found = link.model.objects.filter(**{f"{link.field}__in": self.all}).order_by("pk")
        names = {column.name for column in link.model._meta.fields}
        return list(found.select_related("account") if "account" in names else found)

    def _settle_clashes(self) -> None:
        """Of rows that become the same let one stay: a corrected one first, else the first in the text."""
        for link, rows in self.rows.items():
            if not link.owner:
                continue
            groups: dict[int, list[Model]] = defaultdict(list)
            for row in rows:
                groups[getattr(row, f"{link.owner}_id")].append(row)
            same = [group for group in groups.values() if len(group) > 1]
            corrected = _corrected(link.model, [row for group in same for row in group])
            for group in same:
                group.sort(key=lambda row: (row.pk not in corrected, getattr(row, "position", 0), row.pk))
                self._let_go(link, *group)
        self._let_mentions_go()

    def _let_mentions_go(self) -> None:
        """Who takes part in a report's meetings is not merely mentioned there too."""
        by_model = {link.model: rows for link, rows in self.rows.items()}
        if PersonMention not in by_model:
            return
        parts = {report_of(row): row for row in by_model[Participation]}
        link = next(link for link in self.rows if link.model is PersonMention)
        for mention in list(by_model[PersonMention]):
            part = parts.get(mention.report_id)
            if part is not None and part.person_id != mention.person_id:
                self._let_go(link, part, mention)

    def _let_go(self, link: Link, stays: Model, *others: Model) -> None:
        if self.model is Meeting:
            report = Report.objects.get(pk=report_of(stays))
            told = _("The report “%(report)s” tells of them as several meetings: correct that report first.")
            raise MergeRefused(told % {"report": report})
        for row in others:
            self.plan.clashes.append(Clash(row, stays, report_of(row)))
            self.steps.gone.append(gone(row))
            self.rows[link].remove(row)

    def _move_rows(self) -> None:
        for link, rows in self.rows.items():
            number = self._move(link.model, link.column, rows)
            if number:
                self.plan.moves[link.model] = self.plan.moves.get(link.model, 0) + number

    def _move(self, model: type[Model], column: str, rows: Iterable[Model]) -> int:
        """Lead the rows to the kept record; how many did not lead there."""
        keys: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            keys[getattr(row, column)].append(row.pk)
        keys.pop(self.kept.pk, None)
        for old, pks in keys.items():
            change = Change(model._meta.model_name, pks, {column: old}, {column: self.kept.pk})
            self.steps.changes.append(change)
        return sum(map(len, keys.values()))

    def _join_names(self) -> None:
        if self.model is Topic:
            self._join_topic_names()
        if self.model not in NAMES:
            return
        model, owner = NAMES[self.model]
        names = list(model._default_manager.filter(**{f"{owner}__in": self.all}).order_by("pk"))
        known = {row.name for row in names if getattr(row, f"{owner}_id") == self.kept.pk}
        moved = []
        for row in names:
            if getattr(row, f"{owner}_id") == self.kept.pk:
                continue
            if row.name in known:
                self.steps.gone.append(gone(row))
                continue
            known.add(row.name)
            moved.append(row)
        self._move(model, f"{owner}_id", moved)
        own = [getattr(each, name, "") for each in self.plan.merged for name in OWN_NAMES]
        new = [name for name in dict.fromkeys(filter(None, own)) if name not in known]
        for name in new:
            fields = {owner: self.kept.pk, "name": name, "origin": NameOrigin.EDITOR.value}
            self.steps.made.append(_new(model, fields))
        self.plan.variants = [*(row.name for row in moved), *new]

    def _join_topic_names(self) -> None:
        """The topic is searched under the others' names, and under the synonyms of those names."""
        slugs = [f"topic:{each.slug}" for each in self.plan.merged]
        synonyms = Synonym.objects.filter(sense__in=slugs).order_by("pk").values_list("phrase", flat=True)
        own = [getattr(each, name) for each in self.plan.merged for name in ("name", "name_ru")]
        others = [name for each in self.plan.merged for name in each.other_names]
        known = {self.kept.name, self.kept.name_ru, *self.kept.other_names}
        new = [name for name in dict.fromkeys((*own, *others, *synonyms)) if name and name not in known]
        self.plan.variants = new
        self._change_kept("other_names", [*self.kept.other_names, *new])

    def _fill(self) -> None:
        for name in FILLED[self.kind]:
            values = (getattr(each, name) for each in self.plan.merged)
            value = next(filter(None, values), None)
            if value and not getattr(self.kept, name):
                self.plan.gains[name] = value
        if self.model is Organization:
            self._move_offices()
        for name, value in self.plan.gains.items():
            self._change_kept(name, value)

    def _move_offices(self) -> None:
        offices = Organization.objects.filter(parent__in=self.plan.merged).exclude(
            pk__in=[each.pk for each in self.all]
        )
        if number := self._move(Organization, "parent_id", offices):
            self.plan.moves[Organization] = number
        parent = new_parent(self.kept, self.plan.merged)
        if parent != self.kept.parent_id:
            self.plan.gains["parent_id"] = parent

    def _change_kept(self, name: str, value: Any) -> None:
        before = {name: getattr(self.kept, name)}
        if before[name] != value:
            self.steps.filled.append(Change(self.kind, [self.kept.pk], before, {name: value}))

    def _move_addresses(self) -> None:
        """What led to one of the records that go leads to the kept one at once."""
        former = FormerAddress.objects.filter(kind=self.kind)
        for each in self.plan.merged:
            keys = list(former.filter(target=each.slug).values_list("pk", flat=True))
            if keys:
                values = ({"target": each.slug}, {"target": self.kept.slug})
                self.steps.changes.append(Change("formeraddress", keys, *values))

    def _move_distinctions(self) -> None:
        """Who is not one of the records that go is not the kept one either."""
        keys = {each.pk for each in self.plan.merged}
        pairs = Distinction.objects.filter(kind=self.kind)
        told = [*pairs.filter(one__in=keys), *pairs.filter(other__in=keys).exclude(one__in=keys)]
        same = {each.pk for each in self.all}
        known = {(row.one, row.other) for row in pairs.filter(one=self.kept.pk)}
        known |= {(row.one, row.other) for row in pairs.filter(other=self.kept.pk)}
        for row in told:
            self.steps.gone.append(gone(row))
            others = {row.one, row.other} - same
            pair = tuple(sorted((*others, self.kept.pk)))
            if others and pair not in known:
                known.add(pair)
                fields = {"kind": self.kind, "one": pair[0], "other": pair[1], "by": row.by_id}
                self.steps.made.append(_new(Distinction, fields))


def _new(model: type[Model], fields: dict[str, Any]) -> dict[str, Any]:
    """A row to create, as it is stored."""
    return {"model": f"reports.{model._meta.model_name}", "pk": None, "fields": fields}


def _corrected(model: type[Model], rows: Iterable[Model]) -> set[int]:
    """The keys of those rows in which a person has corrected something."""
    of_rows = {
        "content_type": ContentType.objects.get_for_model(model),
        "object_id__in": [row.pk for row in rows],
    }
    return set(Correction.objects.filter(**of_rows).values_list("object_id", flat=True))
