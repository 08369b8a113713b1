"""What people corrected, as the corrections that keep it."""

from collections import defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from reports.intake import records
from reports.intake.reconcile import Held, Outcome, Row, State
from reports.models import Correction, Report


def load(now: State) -> Held:
    """What is held of the records of ``now``, and the rows that a person deleted from their report."""
    held: dict[str, dict[str, Row]] = defaultdict(dict)
    removed: State = {}
    for correction in _of(now):
        if _is_deletion(correction):
            removed[correction.field] = correction.before
        else:
            values = {"before": correction.before, "after": correction.after}
            held[_key_of(correction)][correction.field] = values
    return Held(dict(held), removed)


def save(report: Report, now: State, outcome: Outcome) -> None:
    """Keep what was learnt of people's doing, and mark where the extraction now says a third thing."""
    found = [(entry["key"], entry["field"], entry["before"], entry["after"]) for entry in outcome.corrections]
    found += [(records.key_of(report), key, row, None) for key, row in outcome.removals.items()]
    if found:
        Correction.objects.bulk_create(
            [_correction(*entry) for entry in found],
            update_conflicts=True,
            unique_fields=["content_type", "object_id", "field"],
            update_fields=["before", "after"],
        )
    proposed = {(entry["key"], entry["field"]): entry["proposed"] for entry in outcome.conflicts}
    marked = []
    for correction in _of(now):
        mark = (_key_of(correction), correction.field)
        if correction.in_conflict != (mark in proposed) or correction.proposed != proposed.get(mark):
            correction.in_conflict, correction.proposed = mark in proposed, proposed.get(mark)
            marked.append(correction)
    Correction.objects.bulk_update(marked, ["in_conflict", "proposed"])


def _of(now: State) -> QuerySet[Correction]:
    by_model: dict[type[Model], list[int]] = defaultdict(list)
    for key in now:
        model, pk = records.split_key(key)
        by_model[model].append(pk)
    of_records = Q()
    for model, pks in by_model.items():
        of_records |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=pks)
    return Correction.objects.filter(of_records).select_related("content_type")


def _is_deletion(correction: Correction) -> bool:
    return ":" in correction.field  # the key of the row


def _key_of(correction: Correction) -> str:
    return f"{records.type_of(correction.content_type.model_class())}:{correction.object_id}"


def _correction(key: str, field: str, before: Any, after: Any) -> Correction:
    model, pk = records.split_key(key)
    content_type = ContentType.objects.get_for_model(model)
    return Correction(content_type=content_type, object_id=pk, field=field, before=before, after=after)
