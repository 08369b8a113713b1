"""What a withdrawn report leads to now: records that were merged, or made anew, while it was away.

Where it names as two what is one by now, it is settled as a merge would have settled it: of two rows that a
report can have only once the corrected one comes back, else the first in the text. Meetings stay two.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Model

from reports.intake import corrections, records, slugs
from reports.intake.merging.links import LINKS, Link
from reports.models import (
    Account,
    Correction,
    FormerAddress,
    Meeting,
    Organization,
    Participation,
    Person,
    PersonMention,
    Report,
    Topic,
)

Same = dict[tuple[type[Model], int], int]
# Others may have made them anew meanwhile, under the same address, or merged them.
SHARED = (Person, Organization, Meeting, Topic)
POINTERS: dict[str, type[Model]] = {
    "person": Person,
    "speaker": Person,
    "organization": Organization,
    "speaker_organization": Organization,
    "parent": Organization,
    "topic": Topic,
}
ONCE = [link for links in LINKS.values() for link in links if link.owner]


class Led(NamedTuple):
    """A row, and the key of the record that it led to when it was withdrawn."""

    row: Model
    old: int


def now_there(stored: Iterable[Model]) -> Same:
    """By model and key of what was withdrawn, the key of what has its address now."""
    same: Same = {}
    stored = list(stored)
    for model in SHARED:
        keys = {each.slug: each.pk for each in stored if isinstance(each, model)}
        now = FormerAddress.objects.records(model, "slug", keys)
        same |= {(model, keys[slug]): pk for slug, pk in now.items()}
        # Others that the rows lead to were merged since.
        former = dict(FormerAddress.objects.filter(kind=model._meta.model_name).values_list("slug", "key"))
        now = FormerAddress.objects.records(model, "slug", former)
        same |= {(model, former[slug]): pk for slug, pk in now.items()}
    return same


def rejoin(rows: list[Model], same: Same) -> list[Model]:
    """The rows of one report led to what is there now, without those that the report would have twice."""
    led, deleted = _led(rows), _deletions(rows)
    for row in rows:
        _point(row, same)
    gone = _doubles(led, _corrected(rows)) | _forgotten(led, deleted) | _mentions(led)
    _part_meetings(led)
    for report in rows:
        if isinstance(report, Report):
            report.baseline = {key: row for key, row in report.baseline.items() if key not in gone}
    return [row for row in rows if not _is_of(row, gone)]


def _led(rows: list[Model]) -> dict[Link, list[Led]]:
    found: dict[Link, list[Led]] = {link: [] for link in ONCE}
    for row in rows:
        for link in found:
            if isinstance(row, link.model):
                found[link].append(Led(row, getattr(row, link.column)))
    return found


def _point(record: Model, same: Same) -> None:
    """Lead the record to what is there now."""
    for field in record._meta.fields:
        if field.is_relation:
            key = (field.related_model, getattr(record, field.attname))
            setattr(record, field.attname, same.get(key, key[1]))
    if isinstance(record, Report):
        record.baseline = {key: _pointed(row, same) for key, row in record.baseline.items()}
    if isinstance(record, Correction):
        for name in ("before", "after", "proposed"):
            setattr(record, name, _pointed_value(record.field, getattr(record, name), same))


def _pointed(row: dict[str, Any], same: Same) -> dict[str, Any]:
    return {name: _pointed_value(name, value, same) for name, value in row.items()}


def _pointed_value(name: str, value: Any, same: Same) -> Any:
    if isinstance(value, dict):
        return _pointed(value, same)
    return same.get((POINTERS[name], value), value) if name in POINTERS else value


def _corrected(rows: list[Model]) -> set[str]:
    """The keys of the rows in which a person has corrected something."""
    held = (row for row in rows if isinstance(row, Correction) and corrections.of_extracted(row))
    return {corrections.key_of(each) for each in held if not corrections.is_deletion(each)}


def _doubles(led: dict[Link, list[Led]], corrected: set[str]) -> set[str]:
    """The keys of rows whose record another row of their owner leads to; accounts are not among them."""
    groups: dict[tuple, list[Model]] = defaultdict(list)
    for link, found in led.items():
        for row, _old in found if link.model is not Account else ():
            groups[link, _place(link, row)].append(row)
    for group in groups.values():
        group.sort(
            key=lambda row: (records.key_of(row) not in corrected, getattr(row, "position", 0), row.pk)
        )
    return {records.key_of(row) for group in groups.values() for row in group[1:]}


def _place(link: Link, row: Model) -> tuple[int, int]:
    return getattr(row, f"{link.owner}_id"), getattr(row, link.column)


def _deletions(rows: list[Model]) -> list[tuple[Link, Led]]:
    """Corrections that say that a person deleted a row, with what the row led to."""
    held = [row for row in rows if isinstance(row, Correction) and corrections.is_deletion(row)]
    return [
        (link, Led(each, each.before[link.field]))
        for each in held
        for link in ONCE
        if each.before["type"] == records.TYPES.get(link.model)
    ]


def _forgotten(led: dict[Link, list[Led]], deleted: list[tuple[Link, Led]]) -> set[str]:
    """The keys of rows that a person deleted beside one that is the same now: they would take it along."""
    originals: dict[tuple, set[int]] = defaultdict(set)
    for link, found in led.items():
        for row, old in found:
            originals[link, _place(link, row)].add(old)
    gone = set()
    for link, (held, old) in deleted:
        row = held.before
        owner = held.object_id if link.owner == "report" else records.split_key(row[link.owner])[1]
        beside = originals.get((link, (owner, row[link.field])), {old})
        if old not in beside:
            gone.add(held.field)
    return gone


def _mentions(led: dict[Link, list[Led]]) -> set[str]:
    """The keys of mentions of people who take part in the report's meetings by now."""
    by_model = {link.model: found for link, found in led.items()}
    parts = {row.person_id: old for row, old in by_model[Participation]}
    return {
        records.key_of(row) for row, old in by_model[PersonMention] if parts.get(row.person_id, old) != old
    }


def _part_meetings(led: dict[Link, list[Led]]) -> None:
    """A meeting of its own for an account whose meeting another account of the report tells of."""
    found = next(found for link, found in led.items() if link.model is Account)
    taken: set[int] = set()
    for account, old in sorted(found, key=lambda each: (each.old != each.row.meeting_id, each.row.position)):
        if account.meeting_id in taken:
            former = FormerAddress.objects.filter(kind="meeting", key=old).values_list("slug", flat=True)
            [slug] = slugs.free(Meeting, [former.first() or account.meeting.slug])
            account.meeting = Meeting.objects.create(slug=slug)
        taken.add(account.meeting_id)


def _is_of(row: Model, gone: set[str]) -> bool:
    """Whether the row is one of those, or a correction of one."""
    if isinstance(row, Correction):
        return row.field in gone or (corrections.of_extracted(row) and corrections.key_of(row) in gone)
    return type(row) in records.TYPES and records.key_of(row) in gone
