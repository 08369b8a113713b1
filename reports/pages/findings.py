"""What was found in a report, for the marks in its article and the list beside it."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    OrganizationMention,
    PersonMention,
    Quote,
    Report,
)
from reports.models.quotes import QuoteKind
from reports.pages.dates import in_words
from reports.pages.evidence import Finding, Span, spans_of
from reports.pages.rows import participations, unread


def with_findings(reports):
    """Reports with all that ``of_report`` needs."""
    told = Account.objects.select_related("place").prefetch_related(
        Prefetch("participations", participations()),
        Prefetch("accountcountry_set", AccountCountry.objects.select_related("country")),
        Prefetch("accounttopic_set", AccountTopic.objects.select_related("topic")),
    )
    return reports.defer(*unread(texts=True)).prefetch_related(
        Prefetch("accounts", told),
        Prefetch("quotes", Quote.objects.select_related("speaker", "speaker_organization")),
        Prefetch("person_mentions", PersonMention.objects.select_related("person")),
        Prefetch("organization_mentions", OrganizationMention.objects.select_related("organization")),
    )


def of_report(report: Report) -> list[Finding]:
    """The findings of a report in the order of the list beside it, each record once with all of its spans."""
    merged: dict[str, Finding] = {}
    for found in [
        *_people(report),
        *_meetings(report),
        *_quotes(report),
        *_organizations(report),
        *_header(report),
    ]:
        before = merged.get(found.key)
        merged[found.key] = _together(before, found) if before else found
    return list(merged.values())


def by_label(findings: list[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings under their labels, in order."""
    return [(label, list(group)) for label, group in groupby(findings, key=lambda each: each.label)]


def _together(before: Finding, found: Finding) -> Finding:
    spans = tuple(dict.fromkeys((*before.spans, *found.spans)))
    return Finding(
        before.key, before.kind, before.label, before.value, spans, before.url, before.note or found.note
    )


def _span(start: int | None, end: int | None) -> tuple[Span, ...]:
    return () if start is None or end is None else ((start, end),)


def _header(report: Report) -> Iterator[Finding]:
    shown = {
        "title": (_("Title"), report.title),
        "source": (_("Source"), report.source),
        "published": (_("Published"), in_words(report.published)),
    }
    for name, (label, value) in shown.items():
        if value:
            yield Finding(f"f-{name}", "header", label, value, spans_of(report.evidence.get(name)))


def _people(report: Report) -> Iterator[Finding]:
    for account in report.accounts.all():
        for each in account.participations.all():
            person = each.person
            spans = _span(each.start, each.end) + _span(each.role_start, each.role_end)
            yield Finding(
                f"f-person-{person.slug}",
                "person",
                _("Participants"),
                str(person),
                spans,
                person.get_absolute_url(),
                each.role,
            )
    for mention in report.person_mentions.all():
        person = mention.person
        yield Finding(
            f"f-person-{person.slug}",
            "person",
            _("People mentioned"),
            str(person),
            _span(mention.start, mention.end),
            person.get_absolute_url(),
        )


def _meetings(report: Report) -> Iterator[Finding]:
    accounts = report.accounts.all()
    for account in accounts:
        spans, key = spans_of(account.evidence.get("date")), f"f-date-{account.position}"
        value = in_words(account.date) or _("unknown date")
        note = account.get_date_basis_display() if account.date else ""
        yield Finding(key, "date", _("Date"), value, spans, note=note)
    for account in accounts:
        if account.place:
            key, spans = f"f-place-{account.place.slug}", spans_of(account.evidence.get("place"))
            yield Finding(key, "place", _("Place"), str(account.place), spans)
    for account in accounts:
        for row in account.accountcountry_set.all():
            country = row.country
            key, url = f"f-country-{country.slug}", country.get_absolute_url()
            yield Finding(key, "place", _("Country"), str(country), spans_of(row.spans), url)
    for account in accounts:
        for row in account.accounttopic_set.all():
            topic = row.topic
            key, url = f"f-topic-{topic.slug}", topic.get_absolute_url()
            yield Finding(key, "topic", _("Topics"), str(topic), spans_of(row.spans), url)


def _quotes(report: Report) -> Iterator[Finding]:
    labels = {QuoteKind.DIRECT: _("Quotes"), QuoteKind.INDIRECT: _("Indirect speech")}
    for kind, label in labels.items():
        for quote in report.quotes.all():
            if quote.kind != kind:
                continue
            speaker = quote.speaker or quote.speaker_organization or quote.speaker_as_written
            key, spans = f"f-quote-{quote.slug}", _span(quote.start, quote.end)
            note, url = str(speaker or _("speaker unknown")), quote.get_absolute_url()
            yield Finding(key, "quote", label, quote.text, spans, url, note)


def _organizations(report: Report) -> Iterator[Finding]:
    for mention in report.organization_mentions.all():
        body = mention.organization
        key, spans = f"f-organization-{body.slug}", _span(mention.start, mention.end)
        yield Finding(key, "organization", _("Organizations"), str(body), spans, body.get_absolute_url())
