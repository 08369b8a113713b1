"""The records of a page by their keys, with what their rows show."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model

from reports.models import (
    Account,
    AccountCountry,
    Country,
    Meeting,
    Organization,
    Participation,
    Person,
    Quote,
    Report,
    Topic,
)
from reports.pages import rows
from reports.search.prepared import ByKey

PROOFS = ("report__evidence", "report__doubts")  # JSON, which takes long to read, for rows that show none

MEETINGS = ByKey(Meeting.objects.order_by().select_related("place"))
COUNTRIES = ByKey(
    Meeting.countries.through.objects.select_related("country").order_by("country__name"), "meeting"
)
TOPICS = ByKey(Meeting.topics.through.objects.select_related("topic").order_by("topic__name"), "meeting")
TOLD = {
    texts: ByKey(rows.accounts(texts=texts).defer("evidence", *PROOFS), "meeting") for texts in (False, True)
}
TOOK_PART = ByKey(Participation.objects.select_related("person").order_by("position"), "account")

REPORTS = ByKey(Report.objects.order_by().defer(*rows.unread(texts=True)))
TOLD_THERE = ByKey(Account.objects.order_by("position").defer("evidence"), "report")
COUNTRIES_TOLD = ByKey(AccountCountry.objects.select_related("country").order_by("country__name"), "account")

OTHERS = {
    model: ByKey(with_rows(model.objects.order_by()))
    for model, with_rows in {
        Quote: lambda found: rows.quotes(found).defer("account__evidence", *PROOFS),
        Person: rows.people,
        Organization: rows.organizations,
        Country: rows.countries,
        Topic: rows.topics,
    }.items()
}


def records(model: type[Model], keys: Collection[Any], *, texts: bool = False) -> list[Model]:
    """The records of these keys, in their order.

    A meeting has the texts of its reports where ``texts`` asks for them.
    """
    if not keys:
        return []
    if model is Meeting:
        found = _meetings(keys, texts)
    else:
        found = _reports(keys) if model is Report else _by_key(OTHERS[model].of(keys))
    return [found[key] for key in keys]


def _meetings(keys: Collection[int], texts: bool) -> dict[int, Model]:
    found = _by_key(MEETINGS.of(keys))
    accounts = TOLD[texts].of(keys)
    _give(found, "countries", ((each.meeting_id, each.country) for each in COUNTRIES.of(keys)))
    _give(found, "topics", ((each.meeting_id, each.topic) for each in TOPICS.of(keys)))
    _give(found, "accounts", ((each.meeting_id, each) for each in accounts))
    told = _by_key(accounts)
    took_part = TOOK_PART.of(told)
    for each in took_part:
        each.account = told[each.account_id]
    _give(told, "participations", ((each.account_id, each) for each in took_part))
    return found


def _reports(keys: Collection[int]) -> dict[int, Model]:
    found = _by_key(REPORTS.of(keys))
    accounts = TOLD_THERE.of(keys)
    _give(found, "accounts", ((each.report_id, each) for each in accounts))
    told = _by_key(accounts)
    _give(told, "countries", ((each.account_id, each.country) for each in COUNTRIES_TOLD.of(told)))
    return found


def _by_key(found: Iterable[Model]) -> dict[Any, Model]:
    return {each.pk: each for each in found}


def _give(owners: dict[Any, Model], name: str, belonging: Iterable[tuple[Any, Model]]) -> None:
    """Have each owner's ``name.all()`` give what belongs to it, as ``prefetch_related`` does."""
    lists: dict[Any, list[Model]] = {key: [] for key in owners}
    for key, each in belonging:
        lists[key].append(each)
    for key, owner in owners.items():
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = lists[key]
