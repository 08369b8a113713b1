"""What a run of the extractor did to the records of a report, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from reports.intake.reconcile import NOT_FIELDS, Row, State
from reports.wording import TYPES, Wording

Mark = tuple[str, str]  # the key of a record, and the field


@dataclass(frozen=True, slots=True)
class Difference:
    """A field changed, a row added or removed, or a conflict; ``record`` says where.

    ``field`` is empty for rows. In a conflict ``before`` is the person's value, which stays, and ``after``
    what the extractor says.
    """

    kind: Literal["changed", "added", "removed", "conflict"]
    record: str
    field: str = ""
    before: str = ""
    after: str = ""


class Found(NamedTuple):
    """A difference before its values are put in words."""

    kind: Literal["changed", "added", "removed", "conflict"]
    row: Row
    field: str = ""
    before: Any = None
    after: Any = None


def between(before: State, after: State, conflicts: dict[Mark, Any]) -> list[Difference]:
    """What differs between two states of the records, then the conflicts: what is proposed by mark."""
    found = [*_changed(before, after), *_conflicts(after, conflicts)]
    wording = Wording(_values(found))
    return [
        Difference(
            each.kind,
            _record(each.row, wording),
            each.field,
            wording.of(each.field, each.before),
            wording.of(each.field, each.after),
        )
        for each in found
    ]


def _record(row: Row, wording: Wording) -> str:
    words = wording.of_row(row)
    return f"{TYPES[row['type']]} “{words}”" if words else str(TYPES[row["type"]])


def _changed(before: State, after: State) -> Iterator[Found]:
    for key, row in after.items():
        if key not in before:
            yield Found("added", row)
            continue
        for field, value in row.items():
            if field not in NOT_FIELDS and before[key][field] != value:
                yield Found("changed", before[key], field, before[key][field], value)
    yield from (Found("removed", row) for key, row in before.items() if key not in after)


def _conflicts(now: State, conflicts: dict[Mark, Any]) -> Iterator[Found]:
    for (key, field), proposed in conflicts.items():
        yield Found("conflict", now[key], field, now[key][field], proposed)


def _values(found: Iterable[Found]) -> Iterator[tuple[str, Any]]:
    for each in found:
        yield from each.row.items()
        yield each.field, each.before
        yield each.field, each.after
