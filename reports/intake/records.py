"""A report's records as the rows that are reconciled, and the rows as records again."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, models

from reports.intake.reconcile import ACCOUNT, Row, State, fold
from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    OrganizationMention,
    Participation,
    PersonMention,
    Quote,
    Report,
    history,
)

MODELS: dict[str, type[models.Model]] = {
    "report": Report,
    "account": Account,
    "account_country": AccountCountry,
    "account_topic": AccountTopic,
    "participation": Participation,
    "quote": Quote,
    "person_mention": PersonMention,
    "organization_mention": OrganizationMention,
}
TYPES = {model: name for name, model in MODELS.items()}
# ``span`` and ``role_span`` are two columns each, ``evidence.title`` is a part of one.
FIELDS = {
    "report": (
        "title", "source", "language", "published", "doubts",
        "evidence.title", "evidence.source", "evidence.published",
    ),
    "account": ("date", "date_basis", "place", "evidence.date", "evidence.place", "doubt"),
    "account_country": ("account", "country", "spans"),
    "account_topic": ("account", "topic", "spans"),
    "participation": (
        "account", "person", "position", "name", "name_as_written", "span", "role", "role_span",
        "organization", "country", "side", "doubt",
    ),
    "quote": (
        "account", "position", "kind", "text", "span", "speaker", "speaker_organization",
        "speaker_as_written", "doubt",
    ),
    "person_mention": ("person", "name_as_written", "span"),
    "organization_mention": ("organization", "name_as_written", "span"),
}  # fmt: skip
COLUMNS = {"span": ("start", "end"), "role_span": ("role_start", "role_end")}
POINTERS = {"place", "person", "organization", "country", "topic", "speaker", "speaker_organization"}
EVIDENCE = "evidence."


def key_of(record: models.Model) -> str:
    """The key of a record's row."""
    return f"{type_of(type(record))}:{record.pk}"


def split_key(key: str) -> tuple[type[models.Model], int]:
    """The model and the primary key that the key of a row stands for."""
    of_type, pk = key.split(":")
    return MODELS[of_type], int(pk)


def type_of(model: type[models.Model]) -> str:
    """The type of the rows of a model."""
    return TYPES[model]


def reserve(wanted: Mapping[type[models.Model], int]) -> dict[type[models.Model], deque[int]]:
    """So many keys of each model for records to come, which lead to each other before they are written."""
    tables = {model._meta.db_table: model for model in wanted}
    keys: dict[type[models.Model], deque[int]] = {model: deque() for model in wanted}
    if not sum(wanted.values()):
        return keys
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, nextval(pg_get_serial_sequence(name, 'id'))"
            " FROM unnest(%s::text[], %s::int[]) AS wanted (name, number), generate_series(1, number)",
            [list(tables), list(wanted.values())],
        )
        for name, key in cursor.fetchall():
            keys[tables[name]].append(key)
    return keys


def load(report: Report) -> State:
    """The rows of a report's records as they are now."""
    in_account = {"account__report": report}
    state = {key_of(report): row_of(report)}
    for model in list(MODELS.values())[1:]:
        has_account = model in (AccountCountry, AccountTopic, Participation)
        for record in model.objects.filter(**(in_account if has_account else {"report": report})).order_by(
            "pk"
        ):
            state[key_of(record)] = row_of(record)
    add_names(state)
    return state


def add_names(state: State) -> None:
    """Give each account the folded names of its participants, by which two runs tell it from others."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in state.values():
        if row["type"] == "participation":
            names[row[ACCOUNT]].append(fold(row["name"]))
    for key, row in state.items():
        if row["type"] == ACCOUNT:
            row["names"] = sorted(names[key])


def row_of(record: models.Model) -> Row:
    """The row of a record."""
    of_type = type_of(type(record))
    return {"type": of_type} | {name: _value(record, name) for name in FIELDS[of_type]}


def _value(record: models.Model, name: str) -> Any:
    if name in COLUMNS:
        start, end = (getattr(record, column) for column in COLUMNS[name])
        return None if start is None else [start, end]
    if name.startswith(EVIDENCE):
        return record.evidence.get(name.removeprefix(EVIDENCE), [])
    if name == ACCOUNT:
        return None if record.account_id is None else f"account:{record.account_id}"
    return getattr(record, f"{name}_id" if name in POINTERS else name)


def assign(record: models.Model, fields: Row) -> set[str]:
    """Set the fields of a row on its record; the names of the model's fields that were set."""
    changed: set[str] = set()
    for name, value in fields.items():
        if name in COLUMNS:
            for column, position in zip(COLUMNS[name], value or (None, None), strict=True):
                setattr(record, column, position)
            changed.update(COLUMNS[name])
        elif name.startswith(EVIDENCE):
            kept = {
                key: spans for key, spans in record.evidence.items() if key != name.removeprefix(EVIDENCE)
            }
            record.evidence = kept | ({name.removeprefix(EVIDENCE): value} if value else {})
            changed.add("evidence")
        elif name == ACCOUNT:
            record.account_id = None if value is None else split_key(value)[1]
            changed.add(name)
        elif name in FIELDS[type_of(type(record))]:
            setattr(record, f"{name}_id" if name in POINTERS else name, value)
            changed.add(name)
    return changed


def remove(keys: Iterable[str]) -> None:
    """Delete the records of the rows; what hangs on an account goes with it."""
    by_model: dict[type[models.Model], list[int]] = defaultdict(list)
    for key in keys:
        model, pk = split_key(key)
        by_model[model].append(pk)
    for model, pks in by_model.items():
        history.note_deletion(model.objects.filter(pk__in=pks))
    for model, pks in by_model.items():
        model.objects.filter(pk__in=pks).delete()


def change(changes: dict[str, Row]) -> None:
    """Set the changed fields of the rows on their records."""
    by_model: dict[type[models.Model], dict[int, Row]] = defaultdict(dict)
    for key, fields in changes.items():
        model, pk = split_key(key)
        by_model[model][pk] = fields
    for model, rows in by_model.items():
        records = list(model.objects.filter(pk__in=rows))
        changed = set().union(*(assign(record, rows[record.pk]) for record in records))
        if changed:
            history.remember(model, rows)
            model.objects.bulk_update(records, sorted(changed))
            history.note(model, rows)
