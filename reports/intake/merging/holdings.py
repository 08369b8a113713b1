"""Corrections, baselines and doubts follow a merge, so that the next extraction sees nothing changed.

A report concerned is one whose records, or whose corrections, lead to a record that goes. What only SQL
changed since the last extraction is not seen: the next one then finds a conflict for a person to settle.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from reports.intake import corrections, records
from reports.intake.merging.doubts import settled, settled_lines
from reports.intake.merging.links import Link, report_of
from reports.intake.merging.steps import Change, Noted, gone
from reports.models import Correction, Meeting, Organization, Report

if TYPE_CHECKING:
    from reports.intake.merging.plans import Plan

BATCH = 200


class Holdings:
    """What is held of the rows of a plan; ``rows`` are those that stay, by how they lead to the record."""

    def __init__(self, plan: "Plan", rows: dict[Link, list[Model]]) -> None:
        self.plan = plan
        self.steps = plan.steps
        self.rows = rows
        self.kept = plan.kept.pk
        self.old = {each.pk for each in plan.merged}
        self.slugs = {each.slug for each in (plan.kept, *plan.merged)}
        self.fields = {link.field for link in rows}
        if isinstance(plan.kept, Organization):
            self.fields.add("parent")  # of which corrections of other bodies tell
        self.left_out = {records.key_of(clash.goes) for clash in plan.clashes}
        self.reports = {clash.report for clash in plan.clashes}

    def move(self) -> None:
        """Add to the steps what keeps corrections and baselines in line with the rows."""
        if isinstance(self.plan.kept, Meeting):  # no baseline says of which meeting an account tells
            return
        moved = (row for link, rows in self.rows.items() for row in rows if self._moves(link, row))
        self.reports |= {report_of(row) for row in moved}
        self._let_corrections_go()
        self._move_corrections()
        self._settle_doubts()
        self._note_baselines()

    def _moves(self, link: Link, row: Model) -> bool:
        return getattr(row, link.column) in self.old

    def _let_corrections_go(self) -> None:
        for clash in self.plan.clashes:
            kind = ContentType.objects.get_for_model(clash.goes)
            for held in Correction.objects.filter(content_type=kind, object_id=clash.goes.pk):
                self.steps.gone.append(gone(held, clash.report))
        self._forget_deletions()

    def _forget_deletions(self) -> None:
        """A row that a person deleted beside one that stays would take that one with it once they are one."""
        deletions = Correction.objects.filter(self._pointing("before"), field__contains=":")
        for held in deletions.order_by("pk"):
            row = held.before
            if any(self._is_same(link, row, held.object_id) for link in self.rows if link.owner):
                self.left_out.add(held.field)
                self.reports.add(held.object_id)
                self.steps.gone.append(gone(held, held.object_id))

    def _is_same(self, link: Link, row: dict[str, Any], report: int) -> bool:
        """Whether a deleted row of another record becomes the same as one that stays."""
        if row["type"] != records.type_of(link.model):
            return False
        owner = report if link.owner == "report" else row[link.owner]
        beside = [each for each in self.rows[link] if _owner(link, each) == owner]
        originals = {getattr(each, link.column) for each in beside}
        originals |= {
            getattr(clash.goes, link.column)
            for clash in self.plan.clashes
            if type(clash.goes) is link.model and _owner(link, clash.goes) == owner
        }
        return bool(beside) and row[link.field] not in originals

    def _pointing(self, value: str) -> Q:
        """Corrections in which the value is a row that leads to one of the records."""
        found = Q()
        for field in self.fields:
            for key in (*self.old, self.kept):
                found |= Q(**{f"{value}__{field}": key})
        return found

    def _move_corrections(self) -> None:
        pointing = Q()
        for value in ("before", "after", "proposed"):
            pointing |= self._pointing(value)
            for field in self.fields:
                for key in self.old:
                    pointing |= Q(field=field, **{value: key})
        let_go = {each.row["pk"] for each in self.steps.gone if each.row["model"] == "reports.correction"}
        for held in Correction.objects.filter(pointing).exclude(pk__in=let_go).order_by("pk"):
            old = {name: getattr(held, name) for name in ("before", "after", "proposed")}
            new = {name: self._led(held.field, value) for name, value in old.items()}
            if changed := [name for name in old if old[name] != new[name]]:
                before, after = ({name: values[name] for name in changed} for values in (old, new))
                self.steps.changes.append(Change("correction", [held.pk], before, after))
                if report := corrections.report_of(held):
                    self.reports.add(report)

    def _led(self, field: str, value: Any) -> Any:
        """The value with the kept record in the place of those that go."""
        if isinstance(value, dict):
            return value | {name: self.kept for name in self.fields & value.keys() if value[name] in self.old}
        return self.kept if field in self.fields and value in self.old else value

    def _settle_doubts(self) -> None:
        """Whether the records are one is no question any more."""
        for rows in self.rows.values():
            for row in rows:
                old = getattr(row, "doubt", "")
                if (new := settled(old, self.slugs)) != old:
                    self._change(row, "doubt", old, new)
                    self.reports.add(report_of(row))
        for report in Report.objects.filter(pk__in=self.reports).exclude(doubts=[]).only("doubts"):
            if (new := settled_lines(report.doubts, self.slugs)) != report.doubts:
                self._change(report, "doubts", report.doubts, new)

    def _change(self, row: Model, column: str, before: Any, after: Any) -> None:
        change = Change(row._meta.model_name, [row.pk], {column: before}, {column: after})
        self.steps.changes.append(change)

    def _note_baselines(self) -> None:
        found = Report.objects.filter(pk__in=self.reports).order_by("pk").only("baseline", "version")
        for report in found.iterator(BATCH):
            self.steps.versions[str(report.pk)] = report.version
            self.steps.baselines += self._noted(report)

    def _noted(self, report: Report) -> Iterator[Noted]:
        for key, row in report.baseline.items():
            if key in self.left_out:
                yield Noted(report.pk, key, row, None)
                continue
            after = self._led("", row)
            if any(row.get(name) in {*self.old, self.kept} for name in self.fields):
                after |= {name: settled(row[name], self.slugs) for name in ("doubt", "open") if row.get(name)}
            if row.get("doubts"):
                after |= {"doubts": settled_lines(row["doubts"], self.slugs)}
            if changed := _differing(row, after):
                yield Noted(
                    report.pk, key, *({name: each[name] for name in changed} for each in (row, after))
                )


def _differing(one: dict[str, Any], other: dict[str, Any]) -> Iterable[str]:
    return [name for name in one if one[name] != other[name]]


def _owner(link: Link, row: Model) -> Any:
    """What a row belongs to, as the rows of a baseline say it."""
    key = getattr(row, f"{link.owner}_id")
    return key if link.owner == "report" else f"{link.owner}:{key}"
