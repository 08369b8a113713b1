"""Small records for tests, made quickly: each function makes one and what it stands on."""

import hashlib
from itertools import count

from django.utils.text import slugify

from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    Country,
    Meeting,
    Organization,
    OrganizationMention,
    OrganizationName,
    Participation,
    Person,
    PersonMention,
    PersonName,
    Place,
    Quote,
    Report,
    Topic,
    Translation,
)
from reports.models.dates import DateBasis

_numbers = count(1)


def country(code: str = "KG", name: str = "", name_ru: str = "") -> Country:
    """The country of that code, made where it is new."""
    names = {"name": name or code, "name_ru": name_ru}
    return Country.objects.get_or_create(code=code, defaults=names)[0]


def place(name: str = "Bishkek", country: Country | None = None, name_ru: str = "") -> Place:
    """The place of that name, made where it is new."""
    values = {"name": name, "country": country, "name_ru": name_ru}
    return Place.objects.get_or_create(slug=slugify(name), defaults=values)[0]


def topic(slug: str = "digital-health", name: str = "", name_ru: str = "") -> Topic:
    """The topic of that slug, made where it is new."""
    names = {"name": name or slug.replace("-", " ").capitalize(), "name_ru": name_ru}
    return Topic.objects.get_or_create(slug=slug, defaults=names)[0]


def person(name: str = "", *variants: str, name_ru: str = "", slug: str = "") -> Person:
    """A new person, found under the name, the Russian name and the further variants."""
    name = name or f"Person {next(_numbers)}"
    made = Person.objects.create(slug=slug or slugify(name), name=name, name_ru=name_ru)
    for variant in {name, name_ru, *variants} - {""}:
        PersonName.objects.create(person=made, name=variant)
    return made


def organization(name: str = "", *variants: str, slug: str = "", **values) -> Organization:
    """A new body, found under the name and the further variants; ``values`` are its fields."""
    name = name or f"Body {next(_numbers)}"
    made = Organization.objects.create(slug=slug or slugify(name), name=name, **values)
    for variant in {name, made.name_ru, *variants} - {""}:
        OrganizationName.objects.create(organization=made, name=variant)
    return made


def report(text: str = "", **values) -> Report:
    """A new report; ``mentions`` are people and bodies that it names, the rest its fields."""
    number = next(_numbers)
    mentions = values.pop("mentions", [])
    text = text or f"Report number {number}."
    values = {
        "slug": f"report-{number}",
        "file_name": f"report-{number}.txt",
        "language": "en",
        "text_hash": hashlib.sha256(f"{number} {text}".encode()).hexdigest(),
        **values,
    }
    made = Report.objects.create(text=text, **values)
    for named in mentions:
        if isinstance(named, Person):
            PersonMention.objects.create(report=made, person=named, name_as_written=named.name)
        else:
            OrganizationMention.objects.create(report=made, organization=named, name_as_written=named.name)
    return made


def meeting(
    *people: Person | tuple[Person, dict],
    date: str = "",
    basis: str = "",
    place: Place | None = None,
    countries: list[Country] | tuple = (),
    topics: list[Topic] | tuple = (),
    report: Report | None = None,
    slug: str = "",
) -> Meeting:
    """A new meeting with one account of it; a participant may come with the fields of its participation."""
    number = next(_numbers)
    when = {"date": date, "date_basis": basis or (DateBasis.EXPLICIT if date else DateBasis.NONE)}
    made = Meeting.objects.create(slug=slug or f"{date or 'undated'}-meeting-{number}", place=place, **when)
    made.countries.set(countries)
    made.topics.set(topics)
    account(made, *people, report=report, place=place, countries=countries, topics=topics, **when)
    return made


def account(meeting: Meeting, *people, report=None, countries=(), topics=(), **values) -> Account:
    """A further account of a meeting, in a report of its own unless one is given."""
    report = report or globals()["report"]()
    made = Account.objects.create(meeting=meeting, report=report, position=report.accounts.count(), **values)
    for each in countries:
        AccountCountry.objects.create(account=made, country=each)
    for each in topics:
        AccountTopic.objects.create(account=made, topic=each)
    for position, entry in enumerate(people):
        who, fields = entry if isinstance(entry, tuple) else (entry, {})
        fields = {"name": who.name, "position": position, **fields}
        Participation.objects.create(account=made, person=who, **fields)
    return made


def quote(
    speaker: Person | Organization | None = None,
    text: str = "",
    *,
    meeting: Meeting | None = None,
    report: Report | None = None,
    **values,
) -> Quote:
    """A new quote, told by the meeting's first account, else by the report."""
    number = next(_numbers)
    told = meeting.accounts.order_by("pk").first() if meeting else None
    who = {"speaker_organization" if isinstance(speaker, Organization) else "speaker": speaker}
    values = {
        "slug": f"quote-{number}",
        "kind": "direct",
        "text": text or f"Words number {number}.",
        **values,
    }
    report = told.report if told else report or globals()["report"]()
    return Quote.objects.create(report=report, account=told, **who, **values)


def translation(quote: Quote, text: str = "", language: str = "ru") -> Translation:
    """A new translation of the quote by an editor."""
    text = text or f"Перевод номер {next(_numbers)}."
    return Translation.objects.create(quote=quote, text=text, language=language)
