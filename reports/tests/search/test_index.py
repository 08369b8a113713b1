"""The index follows every writer: after each of these it agrees with the records."""

import threading
from contextlib import nullcontext

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from reports.models import (
    Account,
    Country,
    Meeting,
    Organization,
    OrganizationName,
    Participation,
    Person,
    PersonEntry,
    PersonMention,
    PersonName,
    Place,
    Quote,
    Report,
    ReportEntry,
    Topic,
    Translation,
)
from reports.search import index
from reports.tests import factories as make
from reports.tests.search.lists import found, listed


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# What each writes about the first report, and the words that then find it.
WRITERS = {
    "text": ("Zebra", lambda a: Report.objects.filter(slug="report-a").update(text="Zebra")),
    "title": ("Zebra", lambda a: sql("UPDATE reports_report SET title = 'Zebra' WHERE slug = 'report-a'")),
    "name": ("Зебрина", lambda a: PersonName.objects.create(person=a.mamin, name="Зебрин")),
    "names": ("Zebra", lambda a: PersonName.objects.bulk_create([PersonName(person=a.mamin, name="Zebra")])),
    "person": ("Zebra", lambda a: save(a.mamin, name="Zebra")),
    "body": ("ZBR", lambda a: Organization.objects.filter(pk=a.europe.pk).update(acronym="ZBR")),
    "body name": ("Zebra", lambda a: OrganizationName.objects.create(organization=a.europe, name="Zebra")),
    "mention": ("Russell", lambda a: PersonMention.objects.create(report=a.report_a, person=a.russell)),
    "speaker": ("Russell", lambda a: Quote.objects.filter(slug="quote-a").update(speaker=a.russell)),
    "participant": ("Russell", lambda a: a.meeting_a.accounts.get().participations.create(person=a.russell)),
}


def save(record, **values):
    for field, value in values.items():
        setattr(record, field, value)
    record.save()


@pytest.mark.parametrize("writer", WRITERS)
def test_reports_follow_every_writer(archive, writer):
    words, write = WRITERS[writer]
    assert "report-a" not in found("reports", f"q={words}")
    write(archive)
    assert "report-a" in found("reports", f"q={words}")
    assert index.differences() == {}


MEETING_WRITERS = {
    "place": lambda a: Place.objects.filter(pk=a.astana.pk).update(name_ru="Зебра"),
    "country": lambda a: Country.objects.filter(pk="KZ").update(name_ru="Зебра"),
    "topic": lambda a: Topic.objects.filter(pk=a.care.pk).update(name_ru="Зебра"),
    "role": lambda a: Participation.objects.filter(person=a.mamin).update(role="Зебра"),
    "report": lambda a: Report.objects.filter(pk=a.report_a.pk).update(text="О зебрах"),
    "another account": lambda a: make.account(a.meeting_a, report=make.report("Зебра")),
    "another topic": lambda a: a.meeting_a.topics.add(make.topic("zebras", name_ru="Зебра")),
    "another country": lambda a: a.meeting_a.countries.add(make.country("XZ", "Z", "Зебра")),
    "its place": lambda a: Meeting.objects.filter(slug="a").update(place=make.place("Z", name_ru="Зебра")),
    "name": lambda a: Person.objects.filter(pk=a.mamin.pk).update(name_ru="Зебра"),
}


@pytest.mark.parametrize("writer", MEETING_WRITERS)
def test_meetings_follow_every_writer(archive, writer):
    assert found("meetings", "q=зебра") == []
    MEETING_WRITERS[writer](archive)
    assert found("meetings", "q=зебра") == ["a"]
    assert index.differences() == {}


INSERT = "INSERT INTO reports_translation (quote_id, language, text) VALUES (%s, 'ru', 'О зебрах')"
TRANSLATORS = {
    "saved": lambda quote: make.translation(quote, "О зебрах"),
    "by SQL": lambda quote: sql(INSERT, quote.pk),
    "in bulk": lambda quote: Translation.objects.bulk_create(
        [Translation(quote=quote, language="ru", text="О зебрах")]
    ),
    "changed": lambda quote: Translation.objects.filter(pk=make.translation(quote).pk).update(
        text="О зебрах"
    ),
    "moved": lambda quote: Translation.objects.filter(
        pk=make.translation(make.quote(), "О зебрах").pk
    ).update(quote=quote),
}


@pytest.mark.parametrize("writer", TRANSLATORS)
def test_quotes_follow_every_writer_of_their_translations(archive, writer):
    quote = Quote.objects.get(slug="quote-a")
    TRANSLATORS[writer](quote)
    assert found("quotes", "q=зебра") == found("quotes", "q=зебрах&exact=1") == ["quote-a"]
    assert index.differences() == {}
    Translation.objects.all().delete()
    assert found("quotes", "q=зебра") == []
    assert index.differences() == {}


@pytest.mark.parametrize("writer", WRITERS)
def test_entries_put_off_are_written_at_the_end(archive, writer):
    words, write = WRITERS[writer]
    with index.once():
        write(archive)
        assert "report-a" not in found("reports", f"q={words}")
    assert "report-a" in found("reports", f"q={words}")
    assert index.differences() == {}


def test_meetings_follow_the_reports_put_off(archive):
    with index.once():
        for writer in ("report", "role", "place"):
            MEETING_WRITERS[writer](archive)
    assert found("meetings", "q=зебра") == ["a"]
    assert index.differences() == {}


def test_what_is_rolled_back_leaves_nothing_put_off(archive):
    def fail():
        with index.once():
            Report.objects.filter(slug="report-a").update(text="Zebra")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    Report.objects.filter(slug="report-b").update(text="Zebra")
    assert found("reports", "q=Zebra") == ["report-b"]
    assert index.differences() == {}


def test_a_savepoint_rolled_back_takes_what_it_put_off(archive):
    with index.once():
        Report.objects.filter(slug="report-a").update(text="Zebra")
        with transaction.atomic():
            Report.objects.filter(slug="report-b").update(text="Zebra")
            transaction.set_rollback(True)
    assert found("reports", "q=Zebra") == ["report-a"]
    assert index.differences() == {}


def test_a_person_is_found_by_a_role_as_long_as_somebody_tells_it(archive):
    accounts = [archive.meeting_b.accounts.get(), archive.meeting_c.accounts.get()]
    Participation.objects.bulk_create(
        Participation(account=account, person=archive.mamin, role="Zebra keeper") for account in accounts
    )
    assert found("people", "q=Zebra") == ["mamin"]
    Participation.objects.filter(account=accounts[0], person=archive.mamin).delete()
    assert found("people", "q=Zebra") == ["mamin"]
    Participation.objects.filter(account=accounts[1], person=archive.mamin).update(role="Okapi keeper")
    assert (found("people", "q=Zebra"), found("people", "q=Okapi")) == ([], ["mamin"])
    assert index.differences() == {}


def test_what_is_taken_away_is_found_no_more(archive):
    PersonName.objects.filter(person=archive.kluge).delete()
    Person.objects.filter(pk=archive.kluge.pk).update(name="Nobody", name_ru="")
    Participation.objects.filter(person=archive.kluge).delete()
    assert found("meetings", "q=Hans") == found("people", "q=Hans") == found("quotes", "q=Hans") == []
    archive.meeting_a.topics.clear()
    archive.meeting_a.countries.clear()
    assert found("meetings", "q=Казахстан") == []
    assert index.differences() == {}


def test_a_merge_moves_the_words(archive):
    Participation.objects.filter(person=archive.mamin).update(person=archive.tedros)
    assert found("reports", "q=Аскар") == []
    assert "report-a" in found("reports", "q=Tedros")
    assert index.differences() == {}


def test_deleted_records_leave_no_entry(archive):
    report = archive.report_d
    report.delete()
    sql("DELETE FROM reports_quote WHERE slug = 'quote-b'")
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    assert not ReportEntry.objects.filter(pk=report.pk or 0).exists()
    assert ReportEntry.objects.count() == Report.objects.count()
    assert index.differences() == {}


def test_entries_that_stay_the_same_are_not_written(archive):
    def versions():
        with connection.cursor() as cursor:
            cursor.execute("SELECT record_id, ctid::text FROM reports_meetingentry ORDER BY 1")
            return cursor.fetchall()

    before = versions()
    Account.objects.update(doubt="Look again.")
    assert versions() == before


def test_a_spelling_of_known_words_writes_no_entry_of_what_names_the_body(archive):
    who = Organization.objects.get(slug="test-who")
    Quote.objects.update(speaker=None, speaker_organization=who)

    def versions():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT record_id, ctid::text FROM reports_reportentry"
                " UNION ALL SELECT record_id, ctid::text FROM reports_meetingentry"
                " UNION ALL SELECT record_id, ctid::text FROM reports_quoteentry ORDER BY 1, 2"
            )
            return cursor.fetchall()

    before = versions()
    OrganizationName.objects.create(organization=who, name="World’s Organization of Health")
    assert versions() == before
    assert "test-who" in found("organizations", "q=“organization of health”")
    OrganizationName.objects.create(organization=who, name="Weltorganisation")
    assert versions() != before
    assert index.differences() == {}


def test_rebuild_repairs_what_went_past_the_triggers(archive):
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("TRUNCATE reports_reportentry")
    PersonEntry.objects.filter(record=archive.kluge).update(vector="", exact="")
    differing = index.differences()
    assert differing.pop("count")
    assert differing == {
        "person": [archive.kluge.pk],
        "report": list(Report.objects.order_by("pk").values_list("pk", flat=True)),
        "meeting": list(Meeting.objects.order_by("pk").values_list("pk", flat=True)),
        "quote": [archive.meeting_a.accounts.get().quotes.get().pk],
    }
    read = {}
    for kind, number in index.rebuild(batch=2):
        read[kind] = read.get(kind, 0) + number
    assert read["report"] == Report.objects.count()
    assert index.differences() == {}


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_lose_no_word():
    meeting = make.meeting()
    account = meeting.accounts.get()
    people = [make.person("Zebra One"), make.person("Okapi Two")]
    first_wrote, second_started = threading.Event(), threading.Event()

    def second():
        first_wrote.wait()
        with transaction.atomic():
            second_started.set()
            Participation.objects.create(account=account, person=people[1], name="Two")
        connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        Participation.objects.create(account=account, person=people[0], name="One")
        first_wrote.set()
        second_started.wait()
        thread.join(timeout=1)  # the second waits for the first
    thread.join()
    assert found("meetings", "q=Zebra+Okapi") == [meeting.slug]
    assert index.differences() == {}
    ContentType.objects.clear_cache()


# What each writes, and the list that then has the record.
FACET_WRITERS = {
    "side": ("meetings", "side=other", "a", lambda a: Participation.objects.update(side="other")),
    "body": (
        "people",
        "organization=test-unicef",
        "mamin",
        lambda a: Participation.objects.filter(person=a.mamin).update(organization=a.unicef),
    ),
    "parent": (
        "meetings",
        "organization=test-ministry",
        "a",
        lambda a: Organization.objects.filter(pk=a.who.pk).update(parent=a.ministry),
    ),
    "date": (
        "people",
        "year=2007",
        "mamin",
        lambda a: Meeting.objects.filter(slug="a").update(date="2007-05"),
    ),
    "date of a report": (
        "quotes",
        "year=2007",
        "quote-c",
        lambda a: Report.objects.filter(slug="report-c").update(published="2007"),
    ),
    "basis": (
        "quotes",
        "basis=published",
        "quote-a",
        lambda a: Meeting.objects.filter(slug="a").update(date_basis="published"),
    ),
    "country": ("reports", "country=TJ", "report-a", lambda a: a.meeting_a.countries.set(["TJ"])),
    "topic": (
        "people",
        "topic=digital-health",
        "mamin",
        lambda a: a.meeting_a.topics.set([a.digital]),
    ),
    "source": ("meetings", "source=New", "a", lambda a: Report.objects.update(source="New")),
    "language": ("people", "language=kk", "mamin", lambda a: Report.objects.update(language="kk")),
    "kind": ("meetings", "kind=indirect", "a", lambda a: Quote.objects.update(kind="indirect")),
    "speaker": (
        "quotes",
        "official=russell",
        "quote-a",
        lambda a: Quote.objects.update(speaker=a.russell, speaker_organization=None),
    ),
    "account": (
        "reports",
        "country=KG",
        "report-a",
        lambda a: make.account(a.meeting_b, report=a.report_a),
    ),
    "mention": (
        "reports",
        "organization=test-ministry",
        "report-a",
        lambda a: a.report_a.organization_mentions.create(organization=a.ministry, name_as_written="x"),
    ),
}


@pytest.mark.parametrize("writer", FACET_WRITERS)
@pytest.mark.parametrize("put_off", [False, True])
def test_facets_follow_every_writer(archive, writer, put_off):
    name, address, slug, write = FACET_WRITERS[writer]
    before = listed(name, address)
    assert before.mistakes or slug not in [record.slug for record in before.qs]
    with index.once() if put_off else nullcontext():
        write(archive)
    assert slug in found(name, address)
    assert index.differences() == {}


def test_facets_follow_what_is_deleted(archive):
    archive.meeting_a.accounts.get().participations.all().delete()
    assert found("people", "country=KZ") == []
    sql("DELETE FROM reports_quote")
    assert found("meetings", "kind=direct") == []
    assert index.differences() == {}


def test_rebuild_counts_anew(archive):
    sql("UPDATE reports_facetcount SET number = 7 WHERE kind = 'meeting' AND code = 0")
    assert index.differences() == {"count": [0]}
    assert list(index.rebuild())
    assert index.differences() == {}
