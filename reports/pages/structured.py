"""The records in the words of schema.org, as JSON-LD for search engines. What is unknown is left out."""

import json
from collections.abc import Iterable
from functools import singledispatch

from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.pages import meetings
from reports.pages.addresses import original, permalink

CONTEXT = "https://schema.org"
# In a script element only these could begin anything but text, https://html.spec.whatwg.org/#script-content-restrictions
UNSAFE = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


def as_script(data: dict) -> SafeString:
    """The data in a script element that no browser runs; nothing in a text can end it."""
    text = json.dumps({"@context": CONTEXT, **data}).translate(UNSAFE)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


def known(**values: object) -> dict:
    """The values that are there; a trailing underscore stands for the leading at-sign of JSON-LD."""
    return {
        f"@{name.removesuffix('_')}" if name.endswith("_") else name: value
        for name, value in values.items()
        if value
    }


def card(record: Model, data: dict) -> dict[str, str]:
    """What Open Graph shows of a record that ``data`` describes: kind, title and description."""
    kinds = {"NewsArticle": "article", "Quotation": "article", "Person": "profile"}
    title = next((data[name] for name in ("headline", "name", "text") if name in data), str(record))
    about = record.lede if isinstance(record, Report) else data.get("spokenByCharacter", {}).get("name", "")
    return {"kind": kinds.get(data.get("@type"), "website"), "title": title, "description": about}


@singledispatch
def described(record: Model, origin: str) -> dict:
    """A record with its own facts, for one that comes as its page shows it; empty where none fits."""
    return {}


def named(record: Person | Organization | Country | Topic, kind: str, origin: str) -> dict:
    """A record by its name and address."""
    return known(type_=kind, id_=permalink(record, origin), name=str(record), url=permalink(record, origin))


@described.register
def _person(record: Person, origin: str) -> dict:
    return {**named(record, "Person", origin), **known(alternateName=other_names(record))}


@described.register
def _organization(record: Organization, origin: str) -> dict:
    parent = record.parent and named(record.parent, "Organization", origin)
    spellings = list(dict.fromkeys([*filter(None, [record.acronym]), *other_names(record)]))
    return {
        **named(record, "Organization", origin),
        **known(alternateName=spellings, parentOrganization=parent),
    }


def other_names(record: Person | Organization) -> list[str]:
    """The spellings of a name but that of the page."""
    every = [record.name, record.name_ru, *(each.name for each in record.names.all())]
    return [each for each in dict.fromkeys(every) if each and each != str(record)]


@described.register
def _report(record: Report, origin: str) -> dict:
    address = permalink(record, origin)
    return known(
        type_="NewsArticle",
        id_=address,
        url=address,
        headline=str(record),
        datePublished=record.published,
        inLanguage="" if record.language == "und" else record.language,
        publisher=record.source and {"@type": "Organization", "name": record.source},
        isBasedOn=original(record),
    )


@described.register
def _quote(record: Quote, origin: str) -> dict:
    who = record.speaker and named(record.speaker, "Person", origin)
    body = record.speaker_organization and named(record.speaker_organization, "Organization", origin)
    address = permalink(record, origin)
    return known(
        type_="Quotation",
        id_=address,
        url=address,
        text=record.text,
        inLanguage="" if record.report.language == "und" else record.report.language,
        spokenByCharacter=who or body,
        isPartOf=described(record.report, origin),
        workTranslation=[
            known(type_="Quotation", text=each.text, inLanguage=each.language)
            for each in record.translations.all()
        ],
    )


@described.register
def _meeting(record: Meeting, origin: str) -> dict:
    people = meetings.participants(record)
    address = permalink(record, origin)
    return known(
        type_="Event",
        id_=address,
        url=address,
        name=meetings.title(record),
        startDate=record.date,
        location=_place(record, origin),
        attendee=[named(each.person, "Person", origin) for each in people],
        about=[str(each) for each in record.topics.all()],
        subjectOf=_news(record, origin),
    )


def _place(meeting: Meeting, origin: str) -> dict | list[dict] | None:
    countries = [named(each, "Country", origin) for each in meeting.countries.all()]
    if meeting.place:
        return known(type_="Place", name=str(meeting.place), containedInPlace=countries)
    return countries


def _news(meeting: Meeting, origin: str) -> list[dict]:
    told: Iterable[Report] = (account.report for account in meeting.accounts.all())
    return [
        {"@type": "NewsArticle", "@id": permalink(each, origin), "url": permalink(each, origin)}
        for each in told
    ]
