"""What was found in a report, for the marks in its article and the list beside it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from reports.models import (
    Account,
    OrganizationMention,
    PersonMention,
    Quote,
    Report,
)
from reports.models.quotes import QuoteKind
from reports.pages.corrected import corrected, unproven
from reports.pages.dates import in_words
from reports.pages.evidence import Finding, Span, role_span, spans_of
from reports.pages.rows import date_corrected, in_full, unread

HEADER = ("title", "source", "published")
OF_PARTICIPANT = ("role", "person", "organization", "side", "country")
OF_QUOTE = ("speaker", "speaker_organization", "text", "kind")


def with_findings(reports):
    """Reports with all that ``of_report`` needs."""
    told = in_full(Account.objects.select_related("place").annotate(date_corrected=date_corrected()))
    said = Quote.objects.select_related("speaker", "speaker_organization").prefetch_related("translations")
    said = said.annotate(speaker_corrected=corrected("quote", "speaker", "speaker_organization"))
    header = {f"{name}_corrected": corrected("report", name, report="") for name in HEADER}
    header |= {f"{name}_unproven": _unproven(name) for name in HEADER}
    return (
        reports.defer(*unread(texts=True))
        .annotate(**header)
        .prefetch_related(
            Prefetch("accounts", told),
            Prefetch("quotes", said),
            Prefetch("person_mentions", PersonMention.objects.select_related("person")),
            Prefetch("organization_mentions", OrganizationMention.objects.select_related("organization")),
        )
    )


def _unproven(name: str):
    return unproven("report", name, evidence=f"evidence__{name}=evidence.{name}", report="")


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
    by_editor = before.corrected or found.corrected
    return replace(before, spans=spans, note=before.note or found.note, corrected=by_editor)


def _span(start: int | None, end: int | None) -> tuple[Span, ...]:
    return () if start is None or end is None else ((start, end),)


def _proof(spans: list | None, unproven: bool) -> tuple[Span, ...]:
    """The spans of a value; what proved the value before a person corrected it does not prove the new one."""
    return () if unproven else spans_of(spans)


def _header(report: Report) -> Iterator[Finding]:
    shown = {
        "title": (_("Title"), report.title),
        "source": (_("Source"), report.source),
        "published": (_("Published"), in_words(report.published)),
    }
    for name, (label, value) in shown.items():
        if value:
            by_editor = getattr(report, f"{name}_corrected")
            spans = _proof(report.evidence.get(name), getattr(report, f"{name}_unproven"))
            yield Finding(
                f"f-{name}",
                "header",
                label,
                value,
                spans,
                corrected=by_editor,
                row=report,
                fields=(name,),
            )


def _people(report: Report) -> Iterator[Finding]:
    for account in report.accounts.all():
        for each in account.participations.all():
            person = each.person
            spans = tuple(span for span in (each.span, role_span(each)) if span)
            yield Finding(
                f"f-person-{person.slug}",
                "person",
                _("Participants"),
                str(person),
                spans,
                person.get_absolute_url(),
                each.role,
                corrected=each.role_corrected,
                row=each,
                fields=OF_PARTICIPANT,
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
        spans, key = (
            _proof(account.evidence.get("date"), account.date_unproven),
            f"f-date-{account.position}",
        )
        value, by_editor = in_words(account.date), account.date_corrected
        note = account.get_date_basis_display() if value and not by_editor else ""
        yield Finding(
            key,
            "date",
            _("Date"),
            value or _("unknown date"),
            spans,
            note=note,
            corrected=by_editor,
            known=bool(value),
            row=account,
            fields=("date",),
        )
    for account in accounts:
        if account.place:
            key, by_editor = f"f-place-{account.place.slug}", account.place_corrected
            spans = _proof(account.evidence.get("place"), account.place_unproven)
            yield Finding(
                key,
                "place",
                _("Place"),
                str(account.place),
                spans,
                corrected=by_editor,
                row=account,
                fields=("place",),
            )
    for account in accounts:
        for row in account.accountcountry_set.all():
            key, url = f"f-country-{row.country.slug}", row.country.get_absolute_url()
            spans, name = _proof(row.spans, row.unproven), str(row.country)
            yield Finding(key, "place", _("Country"), name, spans, url, corrected=row.corrected)
    for account in accounts:
        for row in account.accounttopic_set.all():
            key, url = f"f-topic-{row.topic.slug}", row.topic.get_absolute_url()
            spans, name = _proof(row.spans, row.unproven), str(row.topic)
            yield Finding(key, "topic", _("Topics"), name, spans, url, corrected=row.corrected)


def _quotes(report: Report) -> Iterator[Finding]:
    labels = {QuoteKind.DIRECT: _("Quotes"), QuoteKind.INDIRECT: _("Indirect speech")}
    for kind, label in labels.items():
        for quote in report.quotes.all():
            if quote.kind != kind:
                continue
            speaker = quote.speaker or quote.speaker_organization or quote.speaker_as_written
            key, spans = f"f-quote-{quote.slug}", _span(quote.start, quote.end)
            note, url = str(speaker or _("speaker unknown")), quote.get_absolute_url()
            by_editor, translated = quote.speaker_corrected, tuple(quote.translations.all())
            yield Finding(
                key,
                "quote",
                label,
                quote.text,
                spans,
                url,
                note,
                by_editor,
                translations=translated,
                row=quote,
                fields=OF_QUOTE,
            )


def _organizations(report: Report) -> Iterator[Finding]:
    for mention in report.organization_mentions.all():
        body = mention.organization
        key, spans = f"f-organization-{body.slug}", _span(mention.start, mention.end)
        yield Finding(key, "organization", _("Organizations"), str(body), spans, body.get_absolute_url())
