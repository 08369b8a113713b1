"""Records brought in line with extractions made by hand, over what people corrected."""

import pytest

from reports.extraction.findings import Extraction, Finding, Meeting, Organization, Person, Quote, Span
from reports.intake.revision import revise
from reports.models import (
    Account,
    AccountTopic,
    Correction,
    OrganizationName,
    Participation,
    PersonMention,
    PersonName,
    Report,
    Topic,
    Translation,
)
from reports.models import Meeting as MeetingRecord
from reports.models import Organization as OrganizationRecord
from reports.models import Person as PersonRecord
from reports.models import Quote as QuoteRecord
from reports.tests import factories

pytestmark = pytest.mark.django_db

TEXT = (
    "On 14 February 2020 Minister of Health Bolot Asanov met Anna Keller, WHO Representative, in Osh. "
    "“We will train nurses,” Asanov said."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def minister(text=TEXT, **values) -> Person:
    values = {"role": "Minister of Health", "organization": "Ministry of Health"} | values
    given = values.pop("name", "Bolot Asanov")
    return Person(given, given, given, span(given, text), side="government", country="KG", **values)


def representative(text=TEXT, **values) -> Person:
    values = {"role": "WHO Representative", "organization": "WHO"} | values
    return Person(
        "Anna Keller", "Anna Keller", "Anna Keller", span("Anna Keller", text), side="who", **values
    )


def extraction(*people, date="2020-02-14", topics=("health-workforce",), quotes=True, text=TEXT, **values):
    dated = Finding(date, (span("14 February 2020", text),)) if date else None
    meeting = Meeting(
        people or (minister(text), representative(text)),
        date=dated,
        date_basis="explicit" if date else "none",
        place=Finding("Osh", (span("Osh", text),)),
        countries=(Finding("KG", (span("Osh", text),)),),
        topics=tuple(Finding(topic, (span("nurses", text),)) for topic in topics),
    )
    said = Quote("We will train nurses,", span("We will train nurses,", text), "direct", "Bolot Asanov", 0)
    return Extraction("en", meetings=(meeting,), quotes=(said,) if quotes else (), **values)


def report(text=TEXT) -> Report:
    number = Report.objects.count()
    return Report.objects.create(
        slug=f"report-{number}", file_name=f"{number}.txt", language="en", text=text, text_hash=str(number)
    )


@pytest.fixture
def told() -> Report:
    """A report with the records of its first extraction."""
    told = report()
    revise(told, extraction())
    return told


def again(told: Report, found: Extraction, earlier_text: str | None = None) -> None:
    fresh = Report.objects.get(pk=told.pk)
    if earlier_text is not None:
        fresh.text = told.text
    revise(fresh, found, earlier_text)


def test_records_of_an_extraction(told):
    (meeting,) = MeetingRecord.objects.all()
    assert (meeting.slug, meeting.date, meeting.date_basis) == (
        "2020-02-14-asanov-keller",
        "2020-02-14",
        "explicit",
    )
    assert (meeting.place.name, meeting.place.name_ru, meeting.place.country_id) == ("Osh", "Ош", "KG")
    assert [country.code for country in meeting.countries.all()] == ["KG"]
    assert [topic.slug for topic in meeting.topics.all()] == ["health-workforce"]
    (account,) = Account.objects.all()
    assert TEXT[slice(*account.evidence["date"][0])] == "14 February 2020"
    (quote,) = QuoteRecord.objects.all()
    assert (quote.speaker.name, quote.account, TEXT[slice(*quote.span)]) == (
        "Bolot Asanov",
        account,
        quote.text,
    )
    assert quote.slug == "bolot-asanov-2020-02-14-we-will-train-nurses"
    for part in Participation.objects.all():
        assert TEXT[slice(*part.span)] == part.name_as_written


def test_same_extraction_changes_nothing(told):
    before = Report.objects.get(pk=told.pk).baseline
    again(told, extraction())
    assert Report.objects.get(pk=told.pk).baseline == before
    assert not Correction.objects.exists()


def test_edit_by_sql_is_seen_and_stays(told):
    Participation.objects.filter(name="Anna Keller").update(role="Head of Office")
    again(told, extraction())
    assert Participation.objects.get(name="Anna Keller").role == "Head of Office"
    (correction,) = Correction.objects.all()
    assert (correction.field, correction.before, correction.after) == (
        "role",
        "WHO Representative",
        "Head of Office",
    )
    assert correction.record == Participation.objects.get(name="Anna Keller")


def test_conflict_waits_until_the_extraction_comes_round(told):
    Participation.objects.filter(name="Anna Keller").update(role="Head of Office")
    again(told, extraction(minister(), representative(role="Envoy")))
    (correction,) = Correction.objects.all()
    assert (correction.in_conflict, correction.proposed) == (True, "Envoy")
    again(told, extraction())
    correction.refresh_from_db()
    assert (correction.in_conflict, correction.proposed) == (False, None)


def test_person_chosen_by_an_editor_stays_and_is_known_by_the_name(told):
    right = PersonRecord.objects.create(name="Bolot Asanov (economist)", slug="right")
    Participation.objects.filter(name="Bolot Asanov").update(person=right)
    again(told, extraction(minister(role="Minister"), representative()))
    part = Participation.objects.get(name="Bolot Asanov")
    assert (part.person, part.role) == (right, "Minister")


def test_corrected_speaker_of_one_quote_leaves_the_others(told):
    keller = PersonRecord.objects.get(name="Anna Keller")
    QuoteRecord.objects.update(speaker=keller)
    later = Quote("met Anna Keller", span("met Anna Keller"), "indirect", "Bolot Asanov", 0)
    found = extraction()
    again(told, Extraction("en", meetings=found.meetings, quotes=(*found.quotes, later)))
    assert [quote.speaker.name for quote in QuoteRecord.objects.order_by("start")] == [
        "Bolot Asanov",
        "Anna Keller",
    ]


def test_deleted_rows_do_not_come_back(told):
    AccountTopic.objects.all().delete()
    Participation.objects.get(name="Anna Keller").delete()
    QuoteRecord.objects.all().delete()
    for _run in range(2):
        again(told, extraction())
        assert [part.name for part in Participation.objects.all()] == ["Bolot Asanov"]
        assert not AccountTopic.objects.exists() and not QuoteRecord.objects.exists()
    assert Correction.objects.count() == 3


def test_deleted_account_takes_its_meeting_along(told):
    Account.objects.all().delete()
    again(told, extraction())
    assert not Account.objects.exists()
    assert QuoteRecord.objects.get().account is None


def test_rows_added_by_a_person_stay(told):
    account = Account.objects.get()
    guest = PersonRecord.objects.create(name="Third Guest", slug="third-guest")
    Participation.objects.create(account=account, person=guest, name="Third Guest", side="other")
    AccountTopic.objects.create(account=account, topic=Topic.objects.get(slug="nutrition"))
    again(told, extraction(topics=()))
    assert Participation.objects.filter(person=guest).exists()
    assert [topic.slug for topic in MeetingRecord.objects.get().topics.all()] == ["nutrition"]


def test_meeting_no_longer_found_goes_with_its_address(told):
    again(told, Extraction("en"))
    assert not Account.objects.exists() and not MeetingRecord.objects.exists()
    assert not QuoteRecord.objects.exists()


def test_a_translated_quote_is_never_lost(told):
    translation = factories.translation(QuoteRecord.objects.get(), "Мы обучим медсестёр")
    again(told, extraction(quotes=False))
    later = "Once more. " + TEXT
    told.text = later
    again(told, extraction(quotes=False, text=later), TEXT)
    assert QuoteRecord.objects.get().translations.get() == translation
    told.text = TEXT
    again(told, extraction(), later)
    kept = QuoteRecord.objects.get()
    assert (kept.pk, kept.text, kept.account) == (
        translation.quote_id,
        "We will train nurses,",
        Account.objects.get(),
    )
    Translation.objects.all().delete()
    again(told, extraction(quotes=False))
    assert not QuoteRecord.objects.exists()


def test_new_text_moves_the_evidence_of_what_a_person_set(told):
    account = Account.objects.get()
    part = Participation.objects.get(name="Anna Keller")
    Participation.objects.filter(pk=part.pk).update(role="Head of Office")
    guest = PersonRecord.objects.create(name="Nurse", slug="nurse")
    added = Participation.objects.create(
        account=account, person=guest, name="Nurse", start=span("nurses").start, end=span("nurses").end
    )
    told.text = "Kabar. " + TEXT.replace("met Anna", "has met with Anna")
    again(told, extraction(minister(told.text), representative(told.text), text=told.text), TEXT)
    for record, words in ((part, "Anna Keller"), (added, "nurses")):
        record.refresh_from_db()
        assert told.text[slice(*record.span)] == words
    assert part.role == "Head of Office"
    assert MeetingRecord.objects.get().slug == "2020-02-14-asanov-keller"


def test_deletion_holds_in_a_new_text(told):
    QuoteRecord.objects.all().delete()
    told.text = "Kabar. " + TEXT
    again(told, extraction(minister(told.text), representative(told.text), text=told.text), TEXT)
    again(told, extraction(minister(told.text), representative(told.text), text=told.text))
    assert not QuoteRecord.objects.exists()


def test_two_reports_of_one_meeting(told):
    revise(report(), extraction())
    meeting = MeetingRecord.objects.get()
    assert meeting.accounts.count() == 2


@pytest.mark.parametrize(
    "other",
    [
        extraction(date="2020-02-15"),
        extraction(date="2020-02"),
        extraction(date=None),
        extraction(representative()),
        extraction(minister(name="Anna Keller"), representative()),
    ],
    ids=["another day", "a month", "no date", "no minister", "another minister"],
)
def test_what_is_less_sure_stays_apart(told, other):
    revise(report(), other)
    assert MeetingRecord.objects.count() == 2


def test_two_meetings_of_one_article_stay_apart():
    found = extraction()
    revise(report(), Extraction("en", meetings=found.meetings * 2))
    assert sorted(MeetingRecord.objects.values_list("slug", flat=True)) == [
        "2020-02-14-asanov-keller",
        "2020-02-14-asanov-keller-2",
    ]


def test_bodies_and_mentions():
    mentioned = Person("Jane Roe", "Jane Roe", "Jane Roe", span("We will"))
    bodies = (
        Organization("Ministry of Health", span("Minister of Health"), side="government"),
        Organization("Nurses’ League", span("nurses")),
    )
    revise(report(), extraction(mentioned=(mentioned, minister()), organizations=bodies))
    assert [mention.person.name for mention in PersonMention.objects.all()] == ["Jane Roe"]
    ministry = Participation.objects.get(name="Bolot Asanov").organization
    assert (ministry.country_id, ministry.side) == ("KG", "government")
    assert ministry.mentions.count() == 1
    assert OrganizationRecord.objects.get(name="Nurses’ League").country is None


def test_what_is_open_is_told_for_a_person_to_settle():
    for slug in ("one", "other"):
        league = OrganizationRecord.objects.create(slug=slug, name="Nurses’ League")
        OrganizationName.objects.create(organization=league, name=league.name)
        PersonName.objects.create(
            person=PersonRecord.objects.create(slug=slug, name="Jane Roe"), name="Jane Roe"
        )
    jane = Person("Jane Roe", "Jane Roe", "Jane Roe’s", span("We will"))
    told = report()
    bodies = (Organization("Nurses’ League", span("nurses")),)
    revise(told, extraction(mentioned=(jane,), organizations=bodies, doubts=("No date line.",)))
    told.refresh_from_db()
    assert told.doubts == [
        "No date line.",
        "Jane Roe: Other people of this name: one, other.",
        "Several bodies are called Nurses’ League.",
    ]
    again(told, extraction(mentioned=(jane,), organizations=bodies, doubts=("No date line.",)))
    assert len(Report.objects.get().doubts) == 3
    assert not told.organization_mentions.exists()
    assert told.person_mentions.get().person.slug == "jane-roe"


def test_doubt_about_a_namesake_stays_until_a_person_settles_it():
    namesake = PersonRecord.objects.create(slug="namesake", name="Bolot Asanov", country_id="KZ")
    PersonName.objects.create(person=namesake, name="Bolot Asanov")
    told = report()
    for _run in range(2):
        revise(told, extraction())
        part = Participation.objects.get(name="Bolot Asanov")
        assert part.person != namesake
        assert part.doubt == "Other people of this name: namesake."
    Participation.objects.filter(pk=part.pk).update(doubt="")
    again(told, extraction())
    assert Participation.objects.get(pk=part.pk).doubt == ""


def test_body_as_a_speaker():
    said = (
        Quote("We will train nurses,", span("We will train nurses,"), "direct", "Nurses’ League", 0),
        Quote("nurses", span("nurses"), "direct", "the spokesman", 0),
    )
    bodies = (Organization("Nurses’ League", span("nurses")),)
    found = extraction(quotes=False, organizations=bodies)
    revise(report(), Extraction("en", meetings=found.meetings, organizations=bodies, quotes=said))
    league, spokesman = QuoteRecord.objects.order_by("position")
    assert league.speaker_organization.name == "Nurses’ League"
    assert (spokesman.speaker_organization, spokesman.speaker_as_written) == (None, "the spokesman")
    assert not OrganizationRecord.objects.filter(name__icontains="spokesman").exists()


def test_value_longer_than_its_column_is_cut():
    revise(report(), extraction(minister(role="Minister " * 100), representative()))
    assert len(Participation.objects.get(name="Bolot Asanov").role) == 500
