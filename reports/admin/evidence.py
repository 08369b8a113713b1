"""The evidence of a record as marks in its report's text, each with what it proves."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from reports.evidence import Mark
from reports.models import Account, OrganizationMention, Participation, PersonMention, Quote, Report

KINDS = {
    "title": _("title"),
    "source": _("source"),
    "published": _("published"),
    "date": _("date"),
    "place": _("place"),
    "country": _("country"),
    "topic": _("topic"),
    "person": _("participant"),
    "role": _("role"),
    "quote": _("quote"),
    "mention": _("mentioned"),
}

ACCOUNT_ROWS = (
    "place",
    "participations",
    "accountcountry_set__country",
    "accounttopic_set__topic",
    "quotes",
)


class Proof(NamedTuple):
    """What marked words prove: a value of a kind of ``KINDS``."""

    kind: str
    value: str

    def __str__(self) -> str:
        return f"{KINDS[self.kind]}: {self.value}"


def of_report(report: Report) -> Iterator[Mark]:
    """The marks of a report's header, of its accounts, its quotes and its mentions."""
    for field in ("title", "source", "published"):
        yield from _marks(report.evidence.get(field, ()), Proof(field, getattr(report, field)))
    for account in report.accounts.prefetch_related(*ACCOUNT_ROWS):
        yield from of_account(account)
    for quote in report.quotes.filter(account=None):
        yield from of_quote(quote)
    for mention in (*report.person_mentions.all(), *report.organization_mentions.all()):
        yield from of_mention(mention)


def of_account(account: Account) -> Iterator[Mark]:
    """The marks of an account's own values, its participations and its quotes."""
    yield from _marks(account.evidence.get("date", ()), Proof("date", account.date))
    yield from _marks(account.evidence.get("place", ()), Proof("place", str(account.place or "")))
    for row in account.accountcountry_set.all():
        yield from _marks(row.spans, Proof("country", str(row.country)))
    for row in account.accounttopic_set.all():
        yield from _marks(row.spans, Proof("topic", str(row.topic)))
    for participation in account.participations.all():
        yield from of_participation(participation)
    for quote in account.quotes.all():
        yield from of_quote(quote)


def of_participation(participation: Participation) -> Iterator[Mark]:
    """The marks of a participant's name and role."""
    if participation.span:
        yield Mark(*participation.span, Proof("person", participation.name))
    if participation.role_start is not None:
        yield Mark(participation.role_start, participation.role_end, Proof("role", participation.role))


def of_quote(quote: Quote) -> Iterator[Mark]:
    """The mark of the words said."""
    if quote.span:
        yield Mark(*quote.span, Proof("quote", quote.speaker_as_written))


def of_mention(mention: PersonMention | OrganizationMention) -> Iterator[Mark]:
    """The mark of a name."""
    if mention.span:
        yield Mark(*mention.span, Proof("mention", mention.name_as_written))


def _marks(spans: Iterable[tuple[int, int]], proof: Proof) -> Iterator[Mark]:
    return (Mark(start, end, proof) for start, end in spans)
