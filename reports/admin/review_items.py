"""The rows of the review list: what was found, why it waits, and the words that it came from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst

from reports.admin.merge_pages import address as merging
from reports.admin.review_kinds import Kind, path_to_report
from reports.intake.merging import doubts
from reports.models import Account, Correction, Participation, Person, Report
from reports.pages.evidence import Context, context
from reports.wording import CHOICES, Worded, field_name, in_words


@dataclass(frozen=True)
class Item:
    """A row of the list. ``values`` are what it says, by the name of the field."""

    key: str
    pk: int
    title: str
    values: list[tuple[str | Promise, str]]
    doubt: str
    report: Report | None
    passage: Context | None
    address: str
    conflict: Worded | None = None
    merge_address: str = ""


def items(kind: Kind, records: Iterable[Model]) -> list[Item]:
    """The rows of what waits, in its order."""
    if kind.model is Correction:
        return [_conflict(kind, each) for each in in_words(records)]
    records = list(records)
    found = [_finding(kind, record) for record in records]
    if kind.model is not Participation:
        return found
    others = _named(records)
    return [
        replace(item, merge_address=merging([record.person, *others[record.pk]]))
        if others[record.pk]
        else item
        for item, record in zip(found, records, strict=True)
    ]


def _named(parts: list[Participation]) -> dict[int, list[Person]]:
    """By key of a participation, the other people whom its doubt names."""
    slugs = {part.pk: doubts.named(part.doubt) for part in parts}
    every = {slug for named in slugs.values() for slug in named}
    people = {each.slug: each for each in Person.objects.filter(slug__in=every)}
    return {
        part.pk: [people[slug] for slug in slugs[part.pk] if slug in people and people[slug] != part.person]
        for part in parts
    }


def key(kind: Kind, record: Model) -> str:
    """The id of the row of a record."""
    return f"{kind.slug}-{record.pk}"


def _finding(kind: Kind, record: Model) -> Item:
    report = _report(record)
    return Item(
        key=key(kind, record),
        pk=record.pk,
        title=str(record),
        values=[(field_name(name), _said(record, name)) for name in kind.shows],
        doubt=" ".join(record.doubts) if isinstance(record, Report) else record.doubt,
        report=report,
        passage=_passage(record, report),
        address=address(record),
    )


def _conflict(kind: Kind, told: Worded) -> Item:
    record = told.correction.record
    return Item(
        key=key(kind, told.correction),
        pk=told.correction.pk,
        title=f"{capfirst(told.field)}: {record or ''}",
        values=[],
        doubt="",
        report=_report(record) if record else None,
        passage=_passage(record, _report(record)) if record else None,
        address=address(record) if record else address(told.correction),
        conflict=told,
    )


def _report(record: Model) -> Report:
    for step in filter(None, path_to_report(type(record)).split("__")):
        record = getattr(record, step)
    return record


def _passage(record: Model, report: Report) -> Context | None:
    """The words that the record came from, in their sentence."""
    span = getattr(record, "span", None)
    if isinstance(record, Account):
        evidence = (*record.evidence.get("date", ()), *record.evidence.get("place", ()))
        span = next(iter(evidence), None)
    return context(report.text, tuple(span)) if span else None


def _said(record: Model, name: str) -> str:
    value: Any = getattr(record, name)
    if name in CHOICES:
        value = getattr(record, f"get_{name}_display")()
    return "" if value is None else str(value)


def address(record: Model) -> str:
    """The change page of a record."""
    return reverse(f"admin:reports_{record._meta.model_name}_change", args=[record.pk])
