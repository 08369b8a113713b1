"""The lists of the desk: what a line shows, what search finds, how many queries a page takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.tests import factories
from reports.tests.admin.archive import correct

# Queries of a list page: session, user, count, count of all, dates, rows, and a query for each relation of
# many rows and for each filter that offers records.
QUERIES = {
    "account": 11,
    "accountcountry": 6,
    "accounttopic": 6,
    "correction": 9,
    "country": 5,
    "meeting": 13,
    "organization": 6,
    "organizationmention": 5,
    "organizationname": 5,
    "participation": 9,
    "person": 6,
    "personmention": 5,
    "personname": 5,
    "place": 6,
    "quote": 9,
    "report": 9,
    "reportversion": 7,
    "topic": 5,
    "translation": 8,
    "withdrawal": 7,
}


def list_of(kind):
    return reverse(f"admin:reports_{kind}_changelist")


def found(client, kind, words):
    return {str(record) for record in client.get(list_of(kind), {"q": words}).context["cl"].queryset}


def offered(client, kind, field, words):
    """What the autocomplete of a field offers for the words."""
    asked = {"app_label": "reports", "model_name": kind, "field_name": field, "term": words}
    return [choice["text"] for choice in client.get(reverse("admin:autocomplete"), asked).json()["results"]]


def add_meetings(archive, numbers):
    """More meetings, each with two participants, a country, a topic, a quote and mentions."""
    for number in numbers:
        person = factories.person(f"Minister {number}")
        body = factories.organization(f"Ministry {number}", country=archive.country, parent=archive.who)
        report = factories.report(title=f"Report {number}" if number % 2 else "", mentions=[person, body])
        meeting = factories.meeting(
            (person, {"organization": body, "country": archive.country}),
            archive.vogt,
            date="2020",
            place=archive.place,
            countries=[archive.country],
            topics=[archive.topic],
            report=report,
        )
        factories.translation(factories.quote(person, meeting=meeting))
        correct(report, "title", "Before", "After")
        report.versions.create(number=1, text="Before", text_hash=str(number))


def queries(client, kind):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(list_of(kind)).status_code == 200
    return len(asked)


@pytest.mark.parametrize("kind", QUERIES)
def test_a_list_takes_the_same_queries_however_long_it_is(desk, archive, kind):
    add_meetings(archive, range(2))
    desk.get(list_of(kind))  # fills the cache of content types
    assert queries(desk, kind) == QUERIES[kind]
    add_meetings(archive, range(2, 7))
    assert queries(desk, kind) == QUERIES[kind]


def test_a_meeting_has_its_date_with_basis_its_people_and_its_source_on_one_line(desk, archive):
    line = desk.get(list_of("meeting")).content.decode()
    for shown in (
        "2019-03-05",
        "stated in the report",
        "Astana",
        "Kazakhstan",
        "Marat Ospanov, Lena Vogt",
        "Agency",
    ):
        assert shown in line


def test_an_unknown_date_says_so(desk, archive):
    factories.meeting(archive.vogt, date="")
    assert "<small>unknown</small>" in desk.get(list_of("meeting")).content.decode()


def test_a_report_without_a_title_is_listed_by_its_first_words(desk, archive):
    assert "Health Minister Marat Ospanov met" in desk.get(list_of("report")).content.decode()


@pytest.mark.parametrize("kind", ["report", "account", "participation", "quote", "personmention"])
def test_lists_do_not_fetch_extractions(desk, archive, kind):
    with CaptureQueriesContext(connection) as asked:
        assert "Health Minister Marat Ospanov met" in desk.get(list_of(kind)).content.decode()
    assert not any('"extraction"' in query["sql"] or '"baseline"' in query["sql"] for query in asked)


@pytest.mark.parametrize("words", ["Marat", "ospanov", "Оспанов", "марат оспанов", "Ospanoff Marat"[:6]])
def test_a_person_is_found_in_either_script(desk, archive, words):
    assert found(desk, "person", words) == {"Marat Ospanov"}


def test_a_name_without_a_variant_in_the_other_script_is_found_by_its_sound(desk, archive):
    assert found(desk, "person", "Садыкова") == {"Aigul Sadykova"}


@pytest.mark.parametrize("kind", ["meeting", "account", "participation", "report"])
@pytest.mark.parametrize("words", ["Ospanov", "Оспанов"])
def test_records_are_found_by_who_took_part(desk, archive, kind, words):
    factories.meeting(factories.person("Somebody Else"))
    assert desk.get(list_of(kind), {"q": words}).context["cl"].result_count == 1


@pytest.mark.parametrize("words", ["Vogt", "Фогт", "clinics"])
def test_a_quote_is_found_by_its_words_and_by_its_speaker_in_either_script(desk, archive, words):
    factories.quote(text="Something else")
    assert found(desk, "quote", words) == {"Clinics come first"}


@pytest.mark.parametrize("words", ["!!!", "%", "_", "…"])
def test_words_without_a_letter_find_no_name(desk, archive, words):
    assert found(desk, "personname", words) == set()


@pytest.mark.parametrize(
    ("kind", "field", "words", "wanted"),
    [
        ("participation", "person", "Фогт", "Lena Vogt"),
        ("participation", "person", "vogt", "Lena Vogt"),
        ("participation", "organization", "ТВОЗ", "Health Body"),
        ("participation", "organization", "THB", "Health Body"),
        ("participation", "country", "kz", "Kazakhstan"),
        ("account", "place", "Astana", "Astana"),
        ("account", "meeting", "ospanov", "2019-03-05-ospanov-vogt"),
        ("quote", "speaker", "Лена", "Lena Vogt"),
    ],
)
def test_autocomplete_offers_records_in_either_script(desk, archive, kind, field, words, wanted):
    assert wanted in offered(desk, kind, field, words)


@pytest.mark.parametrize(
    ("kind", "field"), [("quote", "speaker"), ("quote", "report"), ("account", "place"), ("place", "country")]
)
def test_autocomplete_takes_nul_for_a_space(desk, archive, kind, field):
    assert offered(desk, kind, field, "\0") == offered(desk, kind, field, " ") != []


@pytest.mark.parametrize("asked", ["q=%00", "q=Vogt%00", "source=%00", "published__startswith=%00"])
def test_a_list_takes_nul_for_a_space(desk, archive, asked):
    assert desk.get(f"{list_of('report')}?{asked}").status_code in (200, 302)


def test_autocomplete_is_for_those_who_may_see_the_records(clerk, archive):
    asked = {"app_label": "reports", "model_name": "quote", "field_name": "speaker", "term": "Vogt"}
    assert clerk.get(reverse("admin:autocomplete"), asked).status_code == 403


def test_a_correction_leads_to_its_record(desk, archive):
    correct(archive.participation, "role", "Minister", "Health Minister")
    address = reverse("admin:reports_participation_change", args=[archive.participation.pk])
    assert f'href="{address}"' in desk.get(list_of("correction")).content.decode()


def test_reports_with_doubts_are_listed_for_review(admin_client):
    factories.report(title="Cold chain", language="ky", doubts=["The language is not read yet."])
    factories.report(title="Clear as day")
    page = admin_client.get(reverse("admin:reports_report_changelist"), {"doubts": "yes"}).content.decode()
    assert "The language is not read yet." in page and "Cold chain" in page
    assert "Clear as day" not in page
