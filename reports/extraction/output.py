"""An extraction as the JSON object that ``manage.py extract`` prints."""

from collections.abc import Iterable
from typing import Any

from reports.extraction.findings import Extraction, Finding, Meeting, Organization, Person, Quote, Span


def as_json(extraction: Extraction, file: str) -> dict[str, Any]:
    """The object of one article, ready for ``json.dumps``; a span is ``[start, end]`` in characters."""
    return {
        "file": file,
        "language": extraction.language,
        "title": _value(extraction.title),
        "source": _value(extraction.source),
        "published": _value(extraction.published),
        "evidence": {
            "title": _spans(extraction.title),
            "source": _spans(extraction.source),
            "published": _spans(extraction.published),
        },
        "meetings": [_meeting(meeting) for meeting in extraction.meetings],
        "mentioned": [_named(person) for person in extraction.mentioned],
        "organizations": [_named(organization) for organization in extraction.organizations],
        "quotes": [_quote(quote) for quote in extraction.quotes],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "date": _value(meeting.date),
        "date_basis": meeting.date_basis,
        "place": _value(meeting.place),
        "countries": [country.value for country in meeting.countries],
        "topics": [topic.value for topic in meeting.topics],
        "evidence": {
            "date": _spans(meeting.date),
            "place": _spans(meeting.place),
            "countries": _by_value(meeting.countries),
            "topics": _by_value(meeting.topics),
        },
        "participants": [_participant(person) for person in meeting.participants],
    }


def _participant(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "name_latin": person.name_latin,
        "name_as_written": person.name_as_written,
        "span": list(person.span),
        "role": person.role,
        "role_span": _span(person.role_span),
        "organization": person.organization,
        "country": person.country,
        "side": person.side,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "speaker": quote.speaker,
        "text": quote.text,
        "kind": quote.kind,
        "meeting": quote.meeting,
        "span": list(quote.span),
    }


def _named(found: Person | Organization) -> dict[str, Any]:
    return {"name": found.name, "span": list(found.span)}


def _by_value(findings: Iterable[Finding]) -> dict[str, list[list[int]]]:
    return {finding.value: _spans(finding) for finding in findings}


def _value(finding: Finding | None) -> str | None:
    return finding.value if finding else None


def _spans(finding: Finding | None) -> list[list[int]]:
    return [list(span) for span in finding.spans] if finding else []


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
