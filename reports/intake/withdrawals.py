"""A report taken out of the archive with all that only it told, and put back again.

Its records go from their tables, so that no list, search, export or feed has to leave them out; what they
were is kept whole, under their keys.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.contrib.auth.base_user import AbstractBaseUser
from django.core import serializers
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, Model, OuterRef, QuerySet

from reports.intake import corrections, records, slugs
from reports.intake.ingest import lock
from reports.intake.rejoining import Same, now_there, rejoin
from reports.models import (
    Account,
    Correction,
    Meeting,
    Organization,
    OrganizationMention,
    OrganizationName,
    Participation,
    Person,
    PersonMention,
    PersonName,
    Quote,
    Report,
    Withdrawal,
    history,
)
from reports.models.derivation import derive
from reports.search import index

# How the rows of a report lead to people and to bodies.
LINKS: dict[type[Model], dict[type[Model], str]] = {
    Person: {Participation: "person", Quote: "speaker", PersonMention: "person"},
    Organization: {
        Participation: "organization",
        Quote: "speaker_organization",
        OrganizationMention: "organization",
    },
}


def withdraw(report: Report, reason: str, by: AbstractBaseUser | None) -> Withdrawal:
    """Take a report out of the archive, and the meetings, people and bodies that no other report tells of.

    The withdrawal is its own record: no history is written of it.
    """
    with history.run(), index.once():
        lock()
        report = Report.objects.select_for_update().get(pk=report.pk)
        meetings = list(Meeting.objects.filter(accounts__report=report))
        lone = [meeting for meeting in meetings if not meeting.accounts.exclude(report=report).exists()]
        corrected = corrections.of_records(records.load(report))
        told = _with_rows([report])
        kept = _Kept([*corrected, *told, *_with_rows(lone, but=Account)])
        named = _named(told)
        corrected.delete()
        Report.objects.filter(pk=report.pk).delete()
        for meeting in meetings:
            derive(meeting)
        for model, links in LINKS.items():
            nobodys = _nobodys(model, links, named[model])
            corrected = corrections.of(model, [each.pk for each in nobodys])
            kept.add([*corrected, *_with_rows(list(nobodys))])
            corrected.delete()
            model.objects.filter(pk__in=[each.pk for each in nobodys]).delete()
        return Withdrawal.objects.create(
            slug=report.slug,
            url=report.url or "",
            file_name=report.file_name,
            text_hash=report.text_hash,
            reason=reason,
            addresses=kept.addresses,
            records=kept.records,
            by=by,
        )


class _Kept:
    """Records as they are now, to be stored, and their addresses."""

    def __init__(self, rows: Iterable[Model]) -> None:
        self.records: list[dict[str, Any]] = []
        self.addresses: list[str] = []
        self.add(rows)

    def add(self, rows: Iterable[Model]) -> None:
        rows = list(rows)
        self.records += json.loads(serializers.serialize("json", rows))
        self.addresses += [f"{row._meta.model_name}:{row.slug}" for row in rows if hasattr(row, "slug")]


def restore(withdrawal: Withdrawal) -> Report:
    """Put a withdrawn report back, with all that went with it.

    A meeting, person or body that came to the archive meanwhile under the same address is taken for the same,
    and what was merged meanwhile for the record that was kept.
    """
    with history.run(), index.once():
        lock()
        stored = [each.object for each in serializers.deserialize("python", withdrawal.records)]
        same = now_there(stored)
        back = rejoin([each for each in stored if not _is_there(each, same)], same)
        for each in back:
            if hasattr(each, "slug"):
                [each.slug] = slugs.free(type(each), [each.slug])
            each.save_base(raw=True)  # as a deserialized object saves itself
        [report] = [each for each in back if isinstance(each, Report)]
        withdrawal.delete()
        for meeting in Meeting.objects.filter(accounts__report=report):
            derive(meeting)
    return report


def _is_there(record: Model, same: Same) -> bool:
    """Whether the record is there already, or what it is a name of."""
    if isinstance(record, PersonName):
        return (Person, record.person_id) in same
    if isinstance(record, OrganizationName):
        return (Organization, record.organization_id) in same
    if isinstance(record, Correction):
        return (record.content_type.model_class(), record.object_id) in same
    return (type(record), record.pk) in same


def _with_rows(roots: list[Model], but: type[Model] | None = None) -> list[Model]:
    """The records with all that is deleted with them, without those of the model ``but``."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect(roots)
    made = {model: rows for model, rows in collector.data.items() if not model._meta.auto_created}
    return [each for model, rows in made.items() if model is not but for each in rows]


def _named(rows: Iterable[Model]) -> dict[type[Model], set[int | None]]:
    """The keys of the people and bodies that the rows lead to."""
    named: dict[type[Model], set[int | None]] = {model: set() for model in LINKS}
    for row in rows:
        for model, links in LINKS.items():
            if type(row) in links:
                named[model].add(getattr(row, f"{links[type(row)]}_id"))
    return named


def _nobodys(model: type[Model], links: dict[type[Model], str], keys: set[int | None]) -> QuerySet:
    """Those of the people or bodies whom no report tells of any more, and no authority data."""
    left = model._default_manager.filter(pk__in=keys - {None}, authority_id="")
    for row, link in links.items():
        left = left.exclude(Exists(row._default_manager.filter(**{link: OuterRef("pk")})))
    return left.filter(offices=None) if model is Organization else left
