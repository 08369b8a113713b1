import hashlib
from types import SimpleNamespace

import pytest

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
    ReportVersion,
    Topic,
)
from reports.models.derivation import derive

TEXT = (
    "ASTANA, 5 March 2019. Health Minister Marat Ospanov met Lena Vogt of WHO <script>alert(1)</script>\n"
    "“Clinics come first,” she said & smiled. Aigul Sadykova was named too."
)


def span(words, text=TEXT):
    return [text.index(words), text.index(words) + len(words)]


def add_country(code="KZ", name="Kazakhstan", name_ru="Казахстан"):
    fields = {"name": name, "name_ru": name_ru, "central_asian": True}
    return Country.objects.get_or_create(code=code, defaults=fields)[0]


def add_person(slug, name, *variants, name_ru=""):
    person = Person.objects.create(slug=slug, name=name, name_ru=name_ru, country=add_country())
    PersonName.objects.bulk_create(PersonName(person=person, name=each) for each in (name, *variants))
    return person


def add_organization(slug, name, *variants, **fields):
    body = Organization.objects.create(slug=slug, name=name, **fields)
    OrganizationName.objects.bulk_create(
        OrganizationName(organization=body, name=each) for each in (name, *variants)
    )
    return body


def add_report(slug, text=TEXT, **fields):
    return Report.objects.create(
        slug=slug,
        text=text,
        file_name=f"{slug}.txt",
        text_hash=hashlib.sha256(f"{slug}{text}".encode()).hexdigest(),
        **{"language": "en", "source": "Agency", "published": "2019-03-06"} | fields,
    )


@pytest.fixture
def archive(db):
    """One report with one meeting and every kind of record under it."""
    kz = add_country()
    place = Place.objects.get_or_create(slug="astana", defaults={"name": "Astana", "country": kz})[0]
    topic = Topic.objects.get_or_create(
        slug="primary-health-care", defaults={"name": "Primary health care", "name_ru": "ПМСП"}
    )[0]
    minister = add_person("marat-ospanov", "Marat Ospanov", "Марат Оспанов", name_ru="Марат Оспанов")
    vogt = add_person("lena-vogt", "Lena Vogt", "Лена Фогт")
    named = add_person("aigul-sadykova", "Aigul Sadykova")
    who = add_organization("test-who", "Health Body", "ТВОЗ", side="who", acronym="THB")
    report = add_report("visit", title="", evidence={"published": [span("5 March 2019")]})
    meeting = Meeting.objects.create(slug="2019-03-05-ospanov-vogt", date="2019-03-05", date_basis="explicit")
    account = Account.objects.create(
        report=report,
        meeting=meeting,
        date="2019-03-05",
        date_basis="explicit",
        place=place,
        evidence={"date": [span("5 March 2019")], "place": [span("ASTANA")]},
    )
    start, end = span("Marat Ospanov")
    role_start, role_end = span("Health Minister")
    participation = Participation.objects.create(
        account=account,
        person=minister,
        name="Marat Ospanov",
        name_as_written="Marat Ospanov",
        role="Health Minister",
        start=start,
        end=end,
        role_start=role_start,
        role_end=role_end,
        country=kz,
        side="government",
    )
    start, end = span("Lena Vogt")
    Participation.objects.create(
        account=account,
        person=vogt,
        position=1,
        name="Lena Vogt",
        organization=who,
        start=start,
        end=end,
        side="who",
    )
    start, end = span("“Clinics come first,”")
    quote = Quote.objects.create(
        slug="clinics-come-first",
        report=report,
        account=account,
        kind="direct",
        text="Clinics come first",
        speaker=vogt,
        speaker_as_written="she",
        start=start,
        end=end,
    )
    account_country = AccountCountry.objects.create(
        account=account, country=kz, spans=[span("Health Minister")]
    )
    account_topic = AccountTopic.objects.create(account=account, topic=topic, spans=[span("Clinics")])
    derive(meeting)
    start, end = span("Aigul Sadykova")
    return SimpleNamespace(
        country=kz,
        place=place,
        topic=topic,
        minister=minister,
        vogt=vogt,
        named=named,
        who=who,
        report=report,
        meeting=meeting,
        account=account,
        participation=participation,
        quote=quote,
        account_country=account_country,
        account_topic=account_topic,
        person_mention=PersonMention.objects.create(
            report=report, person=named, name_as_written="Aigul Sadykova", start=start, end=end
        ),
        organization_mention=OrganizationMention.objects.create(
            report=report, organization=who, name_as_written="WHO"
        ),
        version=ReportVersion.objects.create(
            report=report, number=1, text="Before", text_hash=hashlib.sha256(b"Before").hexdigest()
        ),
    )


@pytest.fixture
def desk(db, client, django_user_model):
    """A client whom a superuser has logged in."""
    client.force_login(django_user_model.objects.create_superuser("chief", password="a long pass phrase"))
    return client


@pytest.fixture
def clerk(db, client, django_user_model):
    """A client logged in as a member of staff without any permission."""
    user = django_user_model.objects.create_user("clerk", password="a long pass phrase", is_staff=True)
    client.force_login(user)
    return client


def posted(page, **changes):
    """What a browser would send from a change page, with some values changed."""
    data = {}
    context = page.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            data[bound.html_name] = "" if value is None or value is False else value
    return data | changes
