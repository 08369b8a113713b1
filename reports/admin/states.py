"""What a form showed when it was opened, what it would show now, and what was sent, held together.

A state maps the prefix of a formset to its rows, and the key of a row to the texts of its fields. The record
of the page is the row without a key of the prefix without a name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core import signing
from django.forms import BaseForm, BaseModelFormSet
from django.http import QueryDict
from django.utils import timezone

Row = dict[str, str]
Rows = dict[str, Row]
State = dict[str, Rows]
RECORD = ""
KEY, DELETE = "id", "DELETE"
SALT = "reports.admin.states"


@dataclass(frozen=True)
class Change:
    """A field of a row that was changed meanwhile; ``mine`` is None where the sender had not touched it."""

    prefix: str
    key: str
    name: str
    then: str
    now: str
    mine: str | None


@dataclass
class Rebased:
    """What was sent, put on what there is now, and what had changed.

    ``added`` and ``removed`` are rows by prefix and key; ``kept`` are removed ones that the sender had
    changed, which are sent as new rows.
    """

    data: QueryDict
    changes: list[Change] = field(default_factory=list)
    added: list[tuple[str, str]] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)


def read(form: BaseForm, formsets: Iterable[BaseModelFormSet]) -> State:
    """The state that a form and its formsets show; they hold no data that was sent."""
    rows = {each.prefix: {str(row.instance.pk): _row(row) for row in each.initial_forms} for each in formsets}
    return {RECORD: {RECORD: _row(form)}} | rows


def _row(form: BaseForm) -> Row:
    return {name: _text(form[name].value()) for name in form.fields}


def _text(value: Any) -> str:
    return "" if value in (None, False) else _lines(str(value))


def _lines(text: str) -> str:
    """The text with the line ends of the archive: a browser sends its own."""
    return text.replace("\r\n", "\n")


def sealed(state: State) -> str:
    """The state and the moment, for the form to bring back."""
    return signing.dumps([timezone.now().isoformat(), state], salt=SALT, compress=True)


def opened(seal: str) -> tuple[datetime, State] | None:
    """What ``sealed`` gave; None where it is something else."""
    try:
        at, state = signing.loads(seal, salt=SALT)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(at), state


def rebase(sent: QueryDict, then: State, now: State) -> Rebased:
    """What was sent with the values of now wherever the sender had left those of then."""
    made = Rebased(sent.copy())
    merged = _merged(made, (RECORD, RECORD), sent, then[RECORD][RECORD], now[RECORD][RECORD])
    for name, value in merged.items():
        made.data[name] = value
    for prefix in now:
        if prefix != RECORD and prefix in then and f"{prefix}-TOTAL_FORMS" in sent:
            _rebase_rows(made, prefix, _sent_rows(sent, prefix), then[prefix], now[prefix])
    return made


def _merged(made: Rebased, place: tuple[str, str], mine: Mapping[str, str], then: Row, now: Row) -> Row:
    """The values of a row; what had changed is added to ``made``."""
    merged = {}
    for name, value in now.items():
        before, own = then.get(name, ""), mine.get(name)
        touched = own is not None and _lines(own) != before
        if value != before:
            made.changes.append(Change(*place, name, before, value, own if touched else None))
        if touched:
            merged[name] = own
        elif own is not None or value:
            merged[name] = value
    return merged


def _rebase_rows(made: Rebased, prefix: str, sent: list[Row], then: Rows, now: Rows) -> None:
    there: list[Row] = []
    new: list[Row] = []
    for row in sent:
        key = row.get(KEY, "")
        if key in now:
            there.append(_merged(made, (prefix, key), row, then.get(key, {}), now[key]))
        elif key not in then:
            new.append(row)
        else:
            made.removed.append((prefix, key))
            if _touched(row, then[key]) and not row.get(DELETE):
                made.kept.append((prefix, key))
                new.append(then[key] | row | {KEY: ""})  # a field that cannot be changed is not sent
    known = then.keys() | {row.get(KEY, "") for row in sent}
    for key in [key for key in now if key not in known]:
        made.added.append((prefix, key))
        there.append(now[key])
    _put(made.data, prefix, there, new)


def _touched(sent: Row, then: Row) -> bool:
    return any(_lines(sent[name]) != value for name, value in then.items() if name in sent)


def _sent_rows(sent: QueryDict, prefix: str) -> list[Row]:
    rows: dict[int, Row] = {}
    for name in sent:
        number, _, field_name = name.removeprefix(f"{prefix}-").partition("-")
        if name.startswith(f"{prefix}-") and number.isdecimal() and field_name:
            rows.setdefault(int(number), {})[field_name] = sent[name]
    return [rows[number] for number in sorted(rows)]


def _put(data: QueryDict, prefix: str, there: list[Row], new: list[Row]) -> None:
    """Send these rows in the place of those that were sent: first the ones that exist."""
    for name in list(data):
        number = name.removeprefix(f"{prefix}-").partition("-")[0]
        if name.startswith(f"{prefix}-") and number.isdecimal():
            del data[name]
    data[f"{prefix}-INITIAL_FORMS"] = str(len(there))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(there) + len(new))
    for number, row in enumerate([*there, *new]):
        for name, value in row.items():
            if value or name != DELETE:
                data[f"{prefix}-{number}-{name}"] = value
