"""What the public is told of corrections, and how an error is reported."""

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from reports.intake import records
from reports.models import Correction, Participation
from reports.tests import factories
from reports.tests.admin.archive import correct
from reports.tests.pages.pages import read

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("editor-in-chief")


def minister(archive):
    return Participation.objects.get(account__report=archive.told, person=archive.minister)


def test_a_correction_is_told_with_what_was_before_but_not_by_whom(client, archive, editor):
    correct(archive.direct, "speaker", archive.director.pk, archive.minister.pk, by=editor)
    page = read(client, "/corrections/")
    assert (
        "Speaker (We will build clinics, and train doctors), changed Jane Berg Aibek Toktorov" in page.words
    )
    assert archive.direct.get_absolute_url() in page.links
    assert "editor-in-chief" not in page.words
    assert "изменено Джейн Берг Айбек Токторов" in read(client, "/ru/corrections/").words


def test_each_kind_of_record_leads_to_its_page(client, archive):
    account = archive.meeting.accounts.get(report=archive.told)
    correct(archive.told, "title", "", "A visit")
    correct(account, "date", "", "2021-05-03")
    correct(minister(archive), "role", "", "Minister")
    correct(account.accounttopic_set.first(), "topic", None, archive.meeting.topics.first().pk)
    correct(archive.told_again, "", None, records.row_of(archive.told_again))
    correct(archive.told_again, "quote:99", records.row_of(archive.direct), None)
    page = read(client, "/corrections/")
    assert page.links.count(archive.meeting.get_absolute_url()) == 3
    assert page.links.count("/reports/told/") == 1
    assert "Quote, removed We will" in page.words
    assert "unknown 2021-05-03" in page.words


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [("doubt", "Who?", ""), ("span", [1, 2], None), ("role", "Minister", "Minister"), ("person", None, None)],
)
def test_what_changed_nothing_for_readers_is_not_told(client, archive, field, before, after):
    correct(minister(archive), field, before, after)
    assert "Nothing has been corrected yet." in read(client, "/corrections/").words


def test_a_record_that_is_gone_is_told_without_a_link(client, archive):
    correct(archive.direct, "text", "Before.", "After <b>.")
    archive.direct.delete()
    words = read(client, "/corrections/").words
    assert "no longer in the archive" in words
    assert "Before. After <b>." in words


def test_the_corrections_have_pages_of_so_many_queries(client, archive, django_assert_num_queries):
    for number in range(60):
        correct(factories.quote(archive.minister, meeting=archive.meeting), "text", "A", f"B{number}")
        correct(factories.report(), "title", "A", f"B{number}")
    client.get("/corrections/")
    with django_assert_num_queries(10):
        page = read(client, "/corrections/?page=2")
    assert page.words.count("Title, changed") == 25
    assert "Page 2 of 3" in page.words
    assert client.get("/corrections/?page=4").status_code == 404
    assert client.get("/corrections/?page=x").status_code == 404


def test_the_feed_tells_the_same(client, archive, editor):
    made = correct(archive.direct, "speaker", archive.director.pk, archive.minister.pk, by=editor)
    response = client.get("/corrections.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    (entry,) = ElementTree.fromstring(response.content).iter(f"{ATOM}entry")  # noqa: S314 - our own
    assert entry.find(f"{ATOM}title").text == "Speaker (We will build clinics, and train doctors): changed"
    assert "Before: Jane Berg. After: Aibek Toktorov." in entry.find(f"{ATOM}summary").text
    assert entry.find(f"{ATOM}link").get("href").endswith(archive.direct.get_absolute_url())
    assert str(made.pk) in entry.find(f"{ATOM}id").text
    assert b"editor-in-chief" not in response.content
    again = client.get("/corrections.atom", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert "Кто говорит" in client.get("/ru/corrections.atom").content.decode()
    Correction.objects.all().delete()
    assert client.get("/corrections.atom").status_code == 200


def test_the_page_is_found_from_everywhere(client, archive):
    assert "/corrections/" in read(client, "/").links
    assert "/corrections/" in read(client, "/about/").links


RECORDS = ["/reports/told/", "/meetings/2021-05-03-toktorov-berg/", "/quotes/berg-clinics/", "/countries/kg/"]


@pytest.mark.parametrize("where", RECORDS)
def test_an_error_is_reported_with_the_permalink(client, archive, settings, where):
    settings.CORRECTIONS_EMAIL = "desk+errors@example.org"
    (letter,) = [link for link in read(client, where).links if link.startswith("mailto:")]
    assert letter.startswith("mailto:desk%2Berrors@example.org?")
    parts = parse_qs(urlsplit(letter).query)
    assert parts["body"] == [f"http://testserver{where}\n\n"]
    assert parts["subject"][0].startswith("Error in the archive: ")


def test_no_page_offers_to_report_where_nobody_reads(client, archive, settings):
    settings.CORRECTIONS_EMAIL = ""
    for where in RECORDS:
        assert not [link for link in read(client, where).links if link.startswith("mailto:")]


@pytest.mark.parametrize(
    "where", ["/", "/meetings/?country=KG", "/search/?q=clinics", "/about/", "/corrections/", "/ru/topics/"]
)
def test_an_error_is_reported_with_the_address_of_a_page_without_a_record(client, archive, settings, where):
    settings.CORRECTIONS_EMAIL = "desk@example.org"
    letters = [link for link in read(client, where).links if link.startswith("mailto:")]
    bodies = [parse_qs(urlsplit(letter).query).get("body") for letter in letters]
    assert bodies.count([f"http://testserver{where}\n\n"]) == 1
