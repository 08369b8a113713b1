"""What people corrected, as the corrections that keep it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet

from reports.intake import records
from reports.intake.reconcile import Held, Outcome, Row, State, learnt
from reports.models import Correction, Report, Translation
from reports.models.corrections import AUTHORITY


def load(now: State) -> Held:
    """What is held of the records of ``now``, and the rows that a person deleted from their report."""
    held: dict[str, dict[str, Row]] = defaultdict(dict)
    removed: State = {}
    for correction in of_records(now):
        if is_deletion(correction):
            removed[correction.field] = correction.before
        else:
            values = {"before": correction.before, "after": correction.after}
            held[key_of(correction)][correction.field] = values
    return Held(dict(held), removed, _translated(now))


def _translated(now: State) -> frozenset[str]:
    """The keys of the quotes of ``now`` that have an editor's translation."""
    quotes = {records.split_key(key)[1]: key for key, row in now.items() if row["type"] == "quote"}
    found = Translation.objects.filter(quote__in=quotes).order_by().values_list("quote", flat=True)
    return frozenset(quotes[pk] for pk in found) if quotes else frozenset()


def note(report: int, by: AbstractBaseUser) -> None:
    """Keep at once what somebody has just corrected in the records of a report, if it is still there."""
    with transaction.atomic():
        corrected = Report.objects.select_for_update().filter(pk=report).first()
        if corrected and corrected.baseline:
            now = records.load(corrected)
            _keep(corrected, learnt(corrected.baseline, now, load(now)), by)


def conflicts(now: State) -> dict[tuple[str, str], Any]:
    """What the last extraction proposes for fields that are people's, by the record's key and the field."""
    waiting = of_records(now).filter(in_conflict=True).order_by("pk")
    return {(key_of(each), each.field): each.proposed for each in waiting}


def hold(record: Model, fields: Iterable[str], by: AbstractBaseUser) -> None:
    """Make the fields that person's as they are; what is somebody's already stays as it is."""
    row, key = records.row_of(record), records.key_of(record)
    held = [_correction(key, name, row[name], row[name], by) for name in fields]
    Correction.objects.bulk_create(held, ignore_conflicts=True)


@contextmanager
def silent() -> Iterator[None]:
    """Within it, changes of people, bodies and topics are no corrections: a merge tells of itself."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('corrections.silent', 'on', true)")
        yield
        cursor.execute("SELECT set_config('corrections.silent', 'off', true)")


def sign(record: Model, fields: Iterable[str], by: AbstractBaseUser) -> None:
    """Say who made the corrections that the database has just noted in a record."""
    if isinstance(record, AUTHORITY):
        of(type(record), [record.pk]).filter(field__in=fields).update(by=by)


def of_extracted(correction: Correction) -> bool:
    """Whether an extraction could have the say again: it has none about people, bodies and topics."""
    return correction.content_type.model_class() not in AUTHORITY


def report_of(correction: Correction) -> int | None:
    """The key of the report that a corrected record belongs to; None where it has none or is gone."""
    record = correction.record
    if isinstance(record, AUTHORITY):
        return None
    if record is None or isinstance(record, Report):
        return record and record.pk
    return record.report_id if hasattr(record, "report_id") else record.account.report_id


def save(report: Report, now: State, held: Held, outcome: Outcome) -> None:
    """Keep what was learnt of people's doing, and mark where the extraction now says a third thing."""
    _keep(report, outcome, None)
    if not held.fields and not outcome.conflicts:
        return
    proposed = {(entry["key"], entry["field"]): entry["proposed"] for entry in outcome.conflicts}
    marked = []
    for correction in of_records(now):
        mark = (key_of(correction), correction.field)
        if correction.in_conflict != (mark in proposed) or correction.proposed != proposed.get(mark):
            correction.in_conflict, correction.proposed = mark in proposed, proposed.get(mark)
            marked.append(correction)
    Correction.objects.bulk_update(marked, ["in_conflict", "proposed"])


def _keep(report: Report, outcome: Outcome, by: AbstractBaseUser | None) -> None:
    changed = [
        _correction(entry["key"], entry["field"], entry["before"], entry["after"], by)
        for entry in outcome.corrections
    ]
    owner = records.key_of(report)
    deleted = [_correction(owner, key, row, None, by) for key, row in outcome.removals.items()]
    # A deletion is seen again in every extraction: whoever made it stays.
    for found, fields in ((changed, ["before", "after", "by"]), (deleted, ["before", "after"])):
        Correction.objects.bulk_create(
            found,
            update_conflicts=True,
            unique_fields=["content_type", "object_id", "field"],
            update_fields=fields,
        )


def of_records(now: State) -> QuerySet[Correction]:
    """The corrections of the records of a state."""
    by_model: dict[type[Model], list[int]] = defaultdict(list)
    for key in now:
        model, pk = records.split_key(key)
        by_model[model].append(pk)
    wanted = Q()
    for model, pks in by_model.items():
        wanted |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=pks)
    return Correction.objects.filter(wanted).select_related("content_type")


def of(model: type[Model], keys: Iterable[int]) -> QuerySet[Correction]:
    """The corrections of the records of a model that have those keys."""
    return Correction.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=list(keys)
    )


def is_deletion(correction: Correction) -> bool:
    """Whether it says that a person deleted a row of the report."""
    return ":" in correction.field  # the key of the row


def key_of(correction: Correction) -> str:
    """The key of the corrected record's row."""
    return f"{records.type_of(correction.content_type.model_class())}:{correction.object_id}"


def _correction(key: str, field: str, before: Any, after: Any, by: AbstractBaseUser | None) -> Correction:
    model, pk = records.split_key(key)
    kind = ContentType.objects.get_for_model(model)
    return Correction(content_type=kind, object_id=pk, field=field, before=before, after=after, by=by)
