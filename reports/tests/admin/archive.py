"""A small archive for the desk: one report with one meeting, and one record of every other kind."""

import hashlib
from types import SimpleNamespace

from django.contrib.contenttypes.models import ContentType

from reports.models import (
    AccountCountry,
    AccountTopic,
    Correction,
    Distinction,
    FormerAddress,
    Meeting,
    Merge,
    PersonMention,
    ReportVersion,
    Translation,
    Withdrawal,
)
from reports.models.derivation import derive
from reports.tests import factories

TEXT = (
    "ASTANA, 5 March 2019. Health Minister Marat Ospanov met Lena Vogt of WHO <script>alert(1)</script>\n"
    "“Clinics come first,” she said & smiled. Aigul Sadykova was named too."
)


def span(words: str) -> list[int]:
    """Where the text has the words."""
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def place_of(words: str, prefix: str = "") -> dict[str, int]:
    """The fields of a record that has the words for its evidence."""
    start, end = span(words)
    return {f"{prefix}start": start, f"{prefix}end": end}


def make() -> SimpleNamespace:
    """The records, by name."""
    country = factories.country("KZ", "Kazakhstan", "Казахстан")
    place = factories.place("Astana", country)
    topic = factories.topic("primary-health-care", "Primary health care")
    minister = factories.person("Marat Ospanov", name_ru="Марат Оспанов")
    vogt = factories.person("Lena Vogt", "Лена Фогт")
    named = factories.person("Aigul Sadykova")
    who = factories.organization("Health Body", "ТВОЗ", side="who", acronym="THB")
    report = factories.report(
        TEXT,
        slug="visit",
        source="Agency",
        published="2019-03-06",
        evidence={"published": [span("5 March 2019")]},
        mentions=[who],
    )
    meeting = Meeting.objects.create(slug="2019-03-05-ospanov-vogt")
    account = factories.account(
        meeting,
        (minister, _minister(country)),
        (vogt, {"organization": who, "side": "who", **place_of("Lena Vogt")}),
        report=report,
        date="2019-03-05",
        date_basis="explicit",
        place=place,
        evidence={"date": [span("5 March 2019")], "place": [span("ASTANA")]},
    )
    quote = factories.quote(
        vogt,
        "Clinics come first",
        meeting=meeting,
        slug="clinics-come-first",
        speaker_as_written="she",
        **place_of("“Clinics come first,”"),
    )
    made = SimpleNamespace(
        country=country,
        place=place,
        topic=topic,
        minister=minister,
        vogt=vogt,
        named=named,
        who=who,
        report=report,
        meeting=meeting,
        account=account,
        participation=account.participations.get(person=minister),
        quote=quote,
        translation=Translation.objects.create(quote=quote, language="ru", text="Поликлиники прежде всего"),
        account_country=AccountCountry.objects.create(
            account=account, country=country, spans=[span("Health Minister")]
        ),
        account_topic=AccountTopic.objects.create(account=account, topic=topic, spans=[span("Clinics")]),
        person_mention=PersonMention.objects.create(
            report=report, person=named, name_as_written=named.name, **place_of("Aigul Sadykova")
        ),
        withdrawal=Withdrawal.objects.create(
            slug="gone", text_hash="gone", reason="Asked for.", addresses=["report:gone"], records=[]
        ),
        distinction=Distinction.objects.create(kind="person", one=minister.pk, other=vogt.pk),
        former_address=FormerAddress.objects.create(
            merge=Merge.objects.create(
                kind="person", kept=named.pk, slug=named.slug, names=["A. S."], steps={}
            ),
            kind="person",
            slug="a-s",
            target=named.slug,
            key=named.pk + 1000,
        ),
        version=ReportVersion.objects.create(
            report=report, number=1, text="Before", text_hash=hashlib.sha256(b"Before").hexdigest()
        ),
    )
    derive(meeting)
    return made


def _minister(country) -> dict:
    """The fields of the minister's part."""
    return {
        "name_as_written": "Marat Ospanov",
        "role": "Health Minister",
        "country": country,
        "side": "government",
        **place_of("Marat Ospanov"),
        **place_of("Health Minister", "role_"),
    }


def correct(record, field: str, before, after, by=None) -> Correction:
    """A correction of the record's field."""
    kind = ContentType.objects.get_for_model(record)
    return Correction.objects.create(
        content_type=kind, object_id=record.pk, field=field, before=before, after=after, by=by
    )
