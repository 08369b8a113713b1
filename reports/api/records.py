"""Querysets that bring along what the API says of each record, so that no record asks the database again."""

from collections.abc import Callable

from django.db.models import Model, Prefetch, QuerySet

from reports.models import (
    Account,
    Country,
    Meeting,
    Organization,
    OrganizationMention,
    Person,
    PersonMention,
    Quote,
    Report,
    Topic,
)
from reports.pages import rows


def reports(found: QuerySet) -> QuerySet:
    """Reports with their meetings and quotes, and the people and bodies that they name."""
    return found.defer(*rows.unread(texts=True)).prefetch_related(
        Prefetch("accounts", Account.objects.select_related("meeting").order_by("position")),
        Prefetch("quotes", Quote.objects.only("slug", "report").order_by("position")),
        Prefetch("person_mentions", PersonMention.objects.select_related("person")),
        Prefetch("organization_mentions", OrganizationMention.objects.select_related("organization")),
    )


def quotes(found: QuerySet) -> QuerySet:
    """Quotes with the texts of their reports, for the words that prove them."""
    return rows.quotes(found, texts=True)


def people(found: QuerySet) -> QuerySet:
    """People with their spellings."""
    return rows.people(found).prefetch_related("names")


def organizations(found: QuerySet) -> QuerySet:
    """Bodies with their spellings."""
    return rows.organizations(found).prefetch_related("names")


RECORDS: dict[type[Model], Callable[[QuerySet], QuerySet]] = {
    Meeting: rows.meetings_in_full,
    Report: reports,
    Quote: quotes,
    Person: people,
    Organization: organizations,
    Country: rows.countries,
    Topic: rows.topics,
}
