"""What a new extraction changes in a report's records, and what it leaves to those who corrected them.

Pure: states in, an outcome out. A state maps the key of a row to the row, a dict of ``type`` and fields:

    {"report:1": {"type": "report", "title": "…", …},
     "account:4": {"type": "account", "date": "2020-02", "names": ["…"], …},
     "participation:9": {"type": "participation", "account": "account:4", "person": 3, "span": [7, 20], …}}

``last`` are the records as the last extraction left them, ``now`` as they are, ``new`` as the new extraction
would have them; its rows have keys of their own. A difference between last and now is a person's doing: that
field is the person's from then on, an added row stays, a deleted one does not come back. All else follows the
extractor. Rows of two runs are the same where they mean the same person or body, have the same name, or
their spans overlap.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Row = dict[str, Any]
State = dict[str, Row]

WHOLE = ""  # the field of a correction that is a row added by a person: all of its fields are that person's
ACCOUNT = "account"
# What a row carries for the comparison alone: a person changes it in no record.
NOT_FIELDS = {"type", "names", "order", "open", "called"}
# Fields that only make sense together: where a person holds one of them, no extraction changes another.
GROUPS = {"date_basis": "date", "role_span": "role", "speaker_organization": "speaker"}


class Type(NamedTuple):
    """What tells two rows of a type apart: ``identity`` is unique in a report, ``name`` compared folded."""

    identity: tuple[str, ...] = ()
    name: str = ""


TYPES = {
    "report": Type(),
    "account": Type(),
    "account_country": Type(identity=("account", "country")),
    "account_topic": Type(identity=("account", "topic")),
    "participation": Type(identity=("account", "person"), name="name"),
    "quote": Type(name="text"),
    "person_mention": Type(identity=("person",), name="name_as_written"),
    "organization_mention": Type(identity=("organization",), name="name_as_written"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What is known to be people's: values before and after by key and field, and the rows deleted.

    ``tended`` are the keys of rows that have a person's work beside them, as a quote has its translation:
    their fields follow the extractor, but none of them is removed.
    """

    fields: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    removed: State = field(default_factory=dict)
    tended: frozenset[str] = frozenset()


@dataclass(slots=True)
class Outcome:
    """What to do, and what was learnt of people's doing since the last extraction.

    ``baseline`` are the rows of the new extraction under the keys of their records, those of ``add`` under
    the keys that they have in ``new``. ``corrections`` and ``conflicts`` are dicts of ``key``, ``field``,
    ``before``, ``after`` and, in a conflict, ``proposed``.
    """

    change: dict[str, Row] = field(default_factory=dict)
    add: State = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    removals: State = field(default_factory=dict)
    corrections: list[Row] = field(default_factory=list)
    conflicts: list[Row] = field(default_factory=list)
    baseline: State = field(default_factory=dict)


def reconcile(last: State, now: State, new: State, held: Held) -> Outcome:
    """What the extraction ``new`` does to the records ``now``, given those that ``last`` left."""
    new = {key: row | {"order": order} for order, (key, row) in enumerate(new.items())}
    outcome = learnt(last, now, held)
    owned = {key: dict(fields) for key, fields in held.fields.items()}
    for found in outcome.corrections:
        owned.setdefault(found["key"], {})[found["field"]] = found
    pairs = _Pairing(last, now, [*held.removed.values(), *outcome.removals.values()]).of(new)
    for key, row in new.items():
        row = _mapped(row, pairs)
        if key not in pairs:
            outcome.add[key] = row
        elif (record := pairs[key]) is not None:
            outcome.baseline[record] = row
            _update(record, row, now[record], owned.get(record, {}), outcome)
    _drop_lost(last, now, {key for key in owned if owned[key]} | held.tended, outcome)
    _keep_unique(now, outcome)
    outcome.baseline |= outcome.add
    return outcome


def learnt(last: State, now: State, held: Held) -> Outcome:
    """What people did since the last extraction: an outcome that changes nothing."""
    return Outcome(removals=_removals(last, now), corrections=list(_corrections(last, now, held)))


def released(last: State, now: State, key: str, name: str) -> tuple[State, set[str]]:
    """The last extraction as if it had said what a person made of a field: the field is nobody's then.

    With it come the fields that it is released with, all of a row where ``name`` is that of a whole row. Once
    their corrections are gone, the next extraction sets them, and drops an added row that it does not find.
    """
    row = now[key]
    if name == WHOLE:
        return last | {key: row | {"order": None}}, {WHOLE, *_fields(row)}
    fields = {other for other in _fields(row) if _group(other) == _group(name)}
    return last | {key: last.get(key, row) | {other: row[other] for other in fields}}, fields


def restored(last: State, now: State, key: str) -> State:
    """The last extraction as if it had not found a row that a person deleted: the next one adds it anew."""
    return {other: row for other, row in last.items() if other in now or key not in (other, row.get(ACCOUNT))}


def _fields(row: Row) -> Iterator[str]:
    return (name for name in row if name not in NOT_FIELDS)


def _group(name: str) -> str:
    """The field that a field goes with: ``evidence.date`` and ``date_basis`` go with ``date``."""
    name = name.removeprefix("evidence.")
    return GROUPS.get(name, name)


def _mapped(row: Row, pairs: dict[str, str | None]) -> Row:
    """The row with the key of its account's record, None where a person deleted that."""
    account = row.get(ACCOUNT)
    return row if account is None else row | {ACCOUNT: pairs.get(account, account)}


def _removals(last: State, now: State) -> State:
    """The rows that a person deleted, without those that went with their account."""
    gone = {key: row for key, row in last.items() if key not in now}
    return {key: row for key, row in gone.items() if row.get(ACCOUNT) not in gone}


def _corrections(last: State, now: State, held: Held) -> Iterator[Row]:
    """The values of now that are a person's and not yet held as such."""
    for key, row in now.items():
        known = held.fields.get(key, {})
        if WHOLE in known:
            continue
        if key not in last:
            yield {"key": key, "field": WHOLE, "before": None, "after": row}
            continue
        for name in _fields(row):
            if name not in last[key]:
                continue  # a field that the records did not have yet
            before, after = last[key][name], row[name]
            if name == ACCOUNT and before not in now:
                before = None  # a quote lost its account when a person deleted that
            if name in known:
                before, changed = known[name]["before"], known[name]["after"] != after
            else:
                changed = before != after
            if changed:
                yield {"key": key, "field": name, "before": before, "after": after}


class _Pairing:
    """Which record each row of the new extraction is."""

    def __init__(self, last: State, now: State, removed: Iterable[Row]) -> None:
        self.candidates: dict[str, list[tuple[str | None, list[Row]]]] = defaultdict(list)
        self.now = now
        self.last = last
        for key, row in now.items():
            self.candidates[row["type"]].append((key, [row, last[key]] if key in last else [row]))
        for row in removed:
            self.candidates[row["type"]].append((None, [row]))

    def of(self, new: State) -> dict[str, str | None]:
        """The record's key by key of the row: None where a person deleted it; rows to add are left out."""
        pairs: dict[str, str | None] = {key: key for key in new if key in self.now}
        accounts = [key for key, row in new.items() if row["type"] == ACCOUNT]
        pairs |= self._best(new, accounts, pairs) or self._only_account(accounts)
        return pairs | self._best(
            new, [key for key in new if new[key]["type"] not in (ACCOUNT, "report")], pairs
        )

    def _best(self, new: State, keys: list[str], pairs: dict[str, str | None]) -> dict[str, str | None]:
        """The surest pairs first, of equal ones those that the last extraction made in the same place.

        A record is one row's; a deletion takes every row that is like it.
        """
        scored = []
        found: dict[str, str | None] = {}
        for key in keys:
            row = _mapped(new[key], pairs)
            if ACCOUNT in TYPES[row["type"]].identity and row[ACCOUNT] is None:
                found[key] = None
                continue
            for record, faces in self.candidates[row["type"]]:
                if score := max(_alike(row, face) for face in faces):
                    same_order = self.last.get(record, {}).get("order") == row["order"]
                    scored.append((score, same_order, key, record))
        taken: set[str | None] = set()
        for *_score, key, record in sorted(scored, key=lambda entry: entry[:2], reverse=True):
            if key not in found and (record is None or record not in taken):
                found[key] = record
                taken.add(record)
        return found

    def _only_account(self, accounts: list[str]) -> dict[str, str | None]:
        """An article's only meeting is the same meeting in every extraction, whoever is found in it."""
        known = [
            record for record, _faces in self.candidates[ACCOUNT] if record is None or record in self.last
        ]
        return dict(zip(accounts, known, strict=True)) if len(accounts) == len(known) == 1 else {}


def _alike(row: Row, other: Row) -> int:
    """How sure it is that two rows of a type are one; 0 where they are not."""
    if row["type"] == ACCOUNT:
        shared = len(set(row["names"]) & set(other["names"])) or not (row["names"] or other["names"])
        return 2 * shared + (row["date"] == other["date"]) if shared else 0
    of_type = TYPES[row["type"]]
    if ACCOUNT in of_type.identity and row[ACCOUNT] != other[ACCOUNT]:
        return 0
    same = bool(of_type.identity) and _identity(row) == _identity(other)
    named = bool(of_type.name) and fold(row[of_type.name]) == fold(other[of_type.name])
    return 4 * same + 2 * named + _overlap(row.get("span"), other.get("span"))


def _identity(row: Row) -> tuple[Any, ...]:
    return (row["type"], *(row[name] for name in TYPES[row["type"]].identity))


def fold(name: str) -> str:
    """The name without differences of case, of ё and of spaces."""
    return " ".join(name.casefold().replace("ё", "е").split())


def _overlap(one: list[int] | None, other: list[int] | None) -> bool:
    return bool(one and other) and one[0] < other[1] and other[0] < one[1]


def _update(key: str, row: Row, record: Row, owned: dict[str, Row], outcome: Outcome) -> None:
    """Change what is nobody's; where a person's value meets a third one, that is a conflict."""
    groups = {_group(name) for name in owned}
    for name in _fields(row):
        if WHOLE in owned or row[name] == record[name]:
            continue
        if name in owned:
            if row[name] != owned[name]["before"]:
                outcome.conflicts.append(owned[name] | {"key": key, "field": name, "proposed": row[name]})
        elif _group(name) in groups:
            outcome.baseline[key] = outcome.baseline[key] | {name: record[name]}
        else:
            outcome.change.setdefault(key, {})[name] = row[name]


def _drop_lost(last: State, now: State, touched: set[str], outcome: Outcome) -> None:
    """Remove the rows that the extraction no longer finds, but for those that a person has a hand in."""
    lost = [key for key in now if key in last and key not in outcome.baseline]
    kept = touched.intersection(lost)
    staying = [
        row | outcome.change.get(key, {}) for key, row in now.items() if key not in lost or key in kept
    ]
    in_use = {row.get(ACCOUNT) for row in [*staying, *outcome.add.values()]}
    for key in lost:
        if key in kept or key in in_use:
            # It has no place in this extraction: the next run is not to take it for the row that has.
            outcome.baseline[key] = last[key] | {"order": None}
        else:
            outcome.remove.append(key)


def _keep_unique(now: State, outcome: Outcome) -> None:
    """Where a record has the person or body already, nothing else comes to have it beside it."""
    rows = {key: row for key, row in now.items() if key not in outcome.remove and TYPES[row["type"]].identity}
    taken = {_identity(row) for row in rows.values()}
    for key, fields in outcome.change.items():
        if key in rows and (wanted := _identity(rows[key] | fields)) != _identity(rows[key]):
            if wanted in taken:
                for name in TYPES[rows[key]["type"]].identity:
                    fields.pop(name, None)
                    outcome.baseline[key] = outcome.baseline[key] | {name: now[key][name]}
            taken.add(wanted)
    for key, row in list(outcome.add.items()):
        if TYPES[row["type"]].identity:
            if _identity(row) in taken:
                del outcome.add[key]
            taken.add(_identity(row))
