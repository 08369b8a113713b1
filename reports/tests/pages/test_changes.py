"""People, bodies and topics that were renamed, and records that were merged, are told like any correction."""

from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from reports.intake import withdrawals
from reports.intake.merging.merges import merge, undo
from reports.models import Correction, Meeting, Person, Report, Topic
from reports.pages.changes import listed, told
from reports.tests import factories
from reports.tests.intake.merging.archives import OTHERWISE, VISIT, take_in
from reports.tests.pages.pages import read

ATOM = "{http://www.w3.org/2005/Atom}"


def save(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def update(record, **values):
    type(record).objects.filter(pk=record.pk).update(**values)


def by_sql(record, name):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_person SET name = %s WHERE id = %s", [name, record.pk])


def lines() -> list[tuple[str, str, str, str]]:
    return [(each.field, str(each.happened), each.before, each.after) for each in told(listed())]


@pytest.mark.parametrize("write", [save, update, by_sql])
def test_a_new_name_is_told_whoever_wrote_it(client, archive, write):
    write(archive.minister, name="Aybek Toktorov")
    page = read(client, "/corrections/")
    assert "Айбек" not in page.words
    assert "Name, Latin script, changed Aibek Toktorov Aybek Toktorov" in page.words
    assert archive.minister.get_absolute_url() in page.links
    russian = read(client, "/ru/corrections/").words
    assert "Айбек Токторов Имя латиницей, изменено Aibek Toktorov Aybek Toktorov" in russian


def test_every_field_of_a_person_a_body_and_a_topic_is_told(client, archive):
    office = factories.organization("Office", slug="office")
    update(archive.minister, name_ru="Айбек Т.", country=None)
    update(archive.minister, country="KG")
    update(office, acronym="OFF", side="unicef", parent=archive.who)
    topic = Topic.objects.get(slug="immunization")
    update(topic, other_names=["Vaccines", "Jabs"])
    assert set(lines()) == {
        ("Name, Russian", "changed", "Айбек Токторов", "Айбек Т."),
        ("Country", "changed", "", "Kyrgyzstan"),
        ("Acronym", "changed", "", "OFF"),
        ("Side", "changed", "Other", "UNICEF"),
        ("Parent", "changed", "", "World Health Organization"),
        ("Other names", "changed", "", "Vaccines; Jabs"),
    }
    links = read(client, "/corrections/").links
    assert {"/organizations/office/", "/topics/immunization/"} <= set(links)


def test_the_first_name_stays_the_one_before_until_it_is_back(archive):
    update(archive.minister, name="A")
    update(archive.minister, name="B")
    assert lines() == [("Name, Latin script", "changed", "Aibek Toktorov", "B")]
    update(archive.minister, name="Aibek Toktorov")
    assert lines() == []


@pytest.fixture
def people(db):
    """Two records of one person, and their reports."""
    take_in(VISIT, "visit.txt")
    take_in(OTHERWISE, "otherwise.txt")
    kept = Person.objects.get(name="Anna Keller")
    return kept, Person.objects.exclude(pk=kept.pk).get(names__name="Hanne Köhler")


def test_a_merge_and_its_undoing_are_told_but_not_by_whom(client, people, django_user_model):
    chief = django_user_model.objects.create_user("editor-in-chief")
    kept, merged = people
    update(merged, name_ru="Ханне Кёлер")
    Correction.objects.all().delete()
    done = merge(kept, [merged], chief)
    page = read(client, "/corrections/")
    assert "Anna Keller Person, merged Hanne Köhler Anna Keller" in page.words
    assert kept.get_absolute_url() in page.links
    assert "Ханне Кёлер Человек, объединено" not in page.words
    undo(done, chief)
    assert lines() == [
        ("Person", "merge undone", "Anna Keller", "Hanne Köhler; Anna Keller"),
        ("Person", "merged", "Hanne Köhler", "Anna Keller"),
    ]
    russian = read(client, "/ru/corrections/").words
    assert "Человек, объединено Ханне Кёлер Anna Keller" in russian
    feed = client.get("/corrections.atom").content
    assert b"editor-in-chief" not in feed
    undone, joined = ElementTree.fromstring(feed).iter(f"{ATOM}entry")  # noqa: S314 - our own
    assert joined.find(f"{ATOM}title").text == "Person: merged"
    assert joined.find(f"{ATOM}summary").text == "Hanne Köhler merged into Anna Keller."
    assert undone.find(f"{ATOM}summary").text == "Hanne Köhler told apart again from Anna Keller."
    assert undone.find(f"{ATOM}id").text != joined.find(f"{ATOM}id").text


def test_what_a_merge_fills_in_is_no_correction_of_its_own(people):
    kept, merged = people
    update(merged, name_ru="Ханне Кёлер")
    Correction.objects.all().delete()
    done = merge(kept, [merged], None)
    kept.refresh_from_db()
    assert kept.name_ru == "Ханне Кёлер"
    undo(done, None)
    assert not Correction.objects.exists()
    update(kept, name="Anna K. Keller")  # the database notes again
    assert Correction.objects.get().after == "Anna K. Keller"


def test_a_correction_of_a_merged_person_leads_to_the_kept_one(client, people):
    kept, merged = people
    update(merged, name="Hanna Koehler")
    merge(kept, [merged], None)
    assert [(each.record, each.address) for each in told(listed())] == [
        ("Anna Keller", kept.get_absolute_url())
    ] * 2


def test_a_merge_leads_on_where_its_record_was_merged_too(client, people):
    kept, merged = people
    other = factories.person("Anna Kellner")
    merge(kept, [merged], None)
    merge(other, [kept], None)
    assert {each.address for each in told(listed())} == {other.get_absolute_url()}


def test_a_merge_into_what_was_withdrawn_is_not_told(people):
    kept, merged = people
    merge(kept, [merged], None)
    for report in Report.objects.all():
        withdrawals.withdraw(report, "The publisher asked for it.", None)
    assert lines() == []


def test_merged_bodies_topics_and_meetings_are_told(client, archive):
    bodies = [factories.organization("Ministry"), factories.organization("The ministry", name_ru="Минздрав")]
    topics = [factories.topic("one"), factories.topic("two", name_ru="Два")]
    meetings = [Meeting.objects.create(slug="a-meeting"), Meeting.objects.create(slug="the-same")]
    for kept, merged in (bodies, topics, meetings):
        merge(kept, [merged], None)
    assert lines() == [
        ("Meeting", "merged", "the-same", "a-meeting"),
        ("Topic", "merged", "Two", "One"),
        ("Organization", "merged", "The ministry", "Ministry"),
    ]
    words = read(client, "/ru/corrections/").words
    assert "Тема, объединено Two Два" in words
    assert "Организация, объединено The ministry Минздрав" in words


def test_changes_of_all_kinds_have_pages_of_so_many_queries(client, people, django_assert_num_queries):
    kept, merged = people
    update(merged, name="Hanna Koehler")
    for number in range(30):
        done = merge(kept, [merged], None)
        if number < 29:
            undo(done, None)
    ContentType.objects.get_for_models(*apps.get_models())  # which a process reads once
    with django_assert_num_queries(14):
        page = read(client, "/corrections/?page=2")
    assert "Page 2 of 2" in page.words


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (
            "/people/aibek-toktorov/",
            "Aybek Toktorov, corrected by an editor (originally “Aibek Toktorov”)",
        ),
        ("/organizations/who/", "WHO body, corrected by an editor (originally “World Health Organization”)"),
        ("/organizations/who/", "corrected by an editor (acronym originally “WHO”)"),
        ("/topics/immunization/", "corrected by an editor (English name originally “Immunization”)"),
    ],
)
def test_a_page_has_the_name_that_was_read_beside_the_new_one(client, archive, where, words):
    assert "originally" not in read(client, where).words
    update(archive.minister, name="Aybek Toktorov")
    update(archive.who, name="WHO body", acronym="WB")
    update(Topic.objects.get(slug="immunization"), name="Jabs")
    assert words in read(client, where).words


def test_no_later_article_brings_the_old_name_back(people):
    kept, _merged = people
    update(kept, name="Anna M. Keller", name_ru="Анна Келлер", country="KG")
    take_in(VISIT.replace("March 3", "April 3").replace("March 2", "April 2"), "again.txt")
    take_in(VISIT + "\nMore was said.\n", "visit.txt")
    kept.refresh_from_db()
    assert (kept.name, kept.name_ru, kept.country_id) == ("Anna M. Keller", "Анна Келлер", "KG")
    assert kept.participations.count() == 2
