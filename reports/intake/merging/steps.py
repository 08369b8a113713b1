"""What a merge changes, as it is written down: enough to take it back.

Kept as JSON in ``Merge.steps``. As with withdrawals, a migration that renames or drops a column of these
records has to change what is stored, or merges before it cannot be undone.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import Model

from reports.intake import records
from reports.intake.merging.links import report_of
from reports.models import Correction, Report, history

Values = dict[str, Any]
BATCH = 200  # reports whose baselines are read at once
TYPES = {model._meta.model_name: name for name, model in records.MODELS.items()}


@dataclass(slots=True)
class Change:
    """Columns of some rows of a model: what they had, and what they have now."""

    model: str
    keys: list[int]
    before: Values
    after: Values


@dataclass(slots=True)
class Noted:
    """Values of a row in the baseline of a report; ``after`` is None where the row is left out of it."""

    report: int
    key: str
    before: Values
    after: Values | None


@dataclass(slots=True)
class Gone:
    """A row that goes, as it was; ``report`` is its report's key, None where it has none."""

    row: Values
    report: int | None = None


@dataclass(slots=True)
class Steps:
    """What a merge does, in this order; ``versions`` are those of the texts that the rows stand in.

    ``made`` holds rows to create, and once they are created, their models and keys.
    """

    gone: list[Gone] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    merged: list[Values] = field(default_factory=list)
    filled: list[Change] = field(default_factory=list)
    made: list[Values] = field(default_factory=list)
    baselines: list[Noted] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> Values:
        """The steps as JSON holds them."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Values) -> "Steps":
        """The steps that ``as_json`` gave."""
        types = {"gone": Gone, "changes": Change, "filled": Change, "baselines": Noted}
        return cls(
            **{
                name: [types[name](**each) for each in value] if name in types else value
                for name, value in stored.items()
            }
        )


def kept_of(row: Model) -> Values:
    """A row as it is stored."""
    [stored] = json.loads(serializers.serialize("json", [row]))
    return stored


def model_named(name: str) -> type[Model]:
    """The model of the archive of that name."""
    return apps.get_model("reports", name)


def apply(steps: Steps, by: AbstractBaseUser | None) -> None:
    """Do the steps. The rows of ``made`` are replaced by their models and keys."""
    for change in (*steps.changes, *steps.filled):
        history.remember(model_named(change.model), change.keys)
    _delete(each.row for each in steps.gone)
    for change in steps.changes:
        _set(change.model, change.keys, change.after)
    _delete(steps.merged)
    for change in steps.filled:
        _set(change.model, change.keys, change.after)
    made = [each.object for each in serializers.deserialize("python", steps.made)]
    for row in made:
        row.save(force_insert=True)
    steps.made = [{"model": row._meta.model_name, "key": row.pk} for row in made]
    _write_baselines(steps.baselines, forward=True)
    _note(steps, by)


def _note(steps: Steps, by: AbstractBaseUser | None) -> None:
    """Write the history of the rows that were changed in bulk, each once."""
    keys: dict[str, set[int]] = defaultdict(set)
    for change in (*steps.changes, *steps.filled):
        keys[change.model].update(change.keys)
    for model, changed in keys.items():
        history.note(model_named(model), changed, by)


class Return:
    """Steps taken back. ``back`` counts the rows put right by model, ``left`` those changed or gone since."""

    def __init__(self, steps: Steps, by: AbstractBaseUser | None) -> None:
        self.steps = steps
        self.by = by
        self.back: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.restored: set[str] = set()  # keys of rows that are there again: "participation:9"

    def take(self) -> None:
        """Take the steps back, but for what has changed or gone since. Raises IntegrityError."""
        steps = self.steps
        for each in steps.made:
            model_named(each["model"]).objects.filter(pk=each["key"]).delete()
        for change in steps.filled:
            self._unset(change, counted=False)
        for each in serializers.deserialize("python", steps.merged):
            each.save()
            history.note_return(each.object, self.by)
        for change in steps.changes:
            self._unset(change)
        for gone in steps.gone:
            self._restore(gone)
        _note(steps, self.by)
        gone_keys = {_key(gone.row) for gone in steps.gone}
        _write_baselines(
            (
                each
                for each in steps.baselines
                if each.report in self.current
                and (each.after is not None or each.key in self.restored or each.key not in gone_keys)
            ),
            forward=False,
        )

    def _unset(self, change: Change, counted: bool = True) -> None:
        """Set the values back where nobody has changed them since; on the kept record each by itself."""
        if not counted:
            for name, value in change.after.items():
                _set_where(change, {name: value}, {name: change.before[name]})
            return
        number = _set_where(change, change.after, change.before)
        self.back[change.model] += number
        self.left[change.model] += len(change.keys) - number

    def _restore(self, gone: Gone) -> None:
        [stored] = serializers.deserialize("python", [gone.row])
        name = stored.object._meta.model_name
        if not (self._in_its_text(gone) and _stands(stored.object) and _saved(stored)):
            self.left[name] += 1
            return
        history.note_return(stored.object, self.by)
        self.back[name] += 1
        self.restored.add(_key(gone.row))

    def _in_its_text(self, gone: Gone) -> bool:
        """Whether the report has the text still in which the row has its place."""
        return gone.report is None or gone.report in self.current

    @cached_property
    def current(self) -> set[int]:
        """The reports whose text is still that of the time of the merge."""
        versions = self.steps.versions
        now = Report.objects.filter(pk__in=versions).values_list("pk", "version")
        return {pk for pk, version in now if versions[str(pk)] == version}


def _key(row: Values) -> str:
    """The key of a row in the baseline; of no use for what no baseline holds."""
    name = row["model"].split(".")[1]
    return f"{TYPES.get(name, name)}:{row['pk']}"


def _saved(stored: Any) -> bool:
    """Whether the row could be saved: another may have its place since."""
    try:
        with transaction.atomic():
            stored.save()
    except IntegrityError:
        return False
    return True


def _stands(row: Model) -> bool:
    """Whether all that the row leads to is there."""
    if isinstance(row, Correction):
        return row.record is not None
    return all(
        value is None or link.related_model._default_manager.filter(pk=value).exists()
        for link in row._meta.fields
        if link.is_relation
        for value in [getattr(row, link.attname)]
    )


def _set(model: str, keys: list[int], values: Values) -> None:
    model_named(model).objects.filter(pk__in=keys).update(**values)


def _set_where(change: Change, now: Values, values: Values) -> int:
    """Set values on the rows of a change that have those of ``now``; how many they were."""
    rows = model_named(change.model).objects.filter(pk__in=change.keys)
    for name, value in now.items():
        rows = rows.filter(**({f"{name}__isnull": True} if value is None else {name: value}))
    return rows.update(**values)


def _delete(rows: Iterable[Values]) -> None:
    keys: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        keys[row["model"].split(".")[1]].append(row["pk"])
    for model, pks in keys.items():
        found = model_named(model).objects.filter(pk__in=pks)
        if model == "organization":
            found.model.objects.filter(parent__in=pks).update(parent=None)  # those that go, and the kept one
        found.delete()


def _write_baselines(noted: Iterable[Noted], forward: bool) -> None:
    """Set the values in the baselines, or set them back where the baseline has them still."""
    by_report: dict[int, list[Noted]] = defaultdict(list)
    for each in noted:
        by_report[each.report].append(each)
    for keys in _batches(list(by_report)):
        reports = list(Report.objects.select_for_update().filter(pk__in=keys).only("pk", "baseline"))
        for report in reports:
            for each in by_report[report.pk]:
                _set_in(report.baseline, each, forward)
        Report.objects.bulk_update(reports, ["baseline"])


def _set_in(baseline: dict[str, Values], noted: Noted, forward: bool) -> None:
    if noted.after is None:
        if forward:
            baseline.pop(noted.key, None)
        else:
            baseline.setdefault(noted.key, noted.before)
        return
    row = baseline.get(noted.key)
    old, new = (noted.before, noted.after) if forward else (noted.after, noted.before)
    if row is not None:
        row.update((name, value) for name, value in new.items() if row.get(name) == old[name])


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def gone(row: Model, report: int | None = None) -> Gone:
    """A row that goes; its report is found by the row itself unless it is given."""
    known = report is None and (hasattr(row, "report_id") or hasattr(row, "account_id"))
    return Gone(kept_of(row), report_of(row) if known else report)
