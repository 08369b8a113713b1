import csv
from io import StringIO
from threading import Thread

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from reports.pages import streams
from reports.pages.exports import BOM, as_text
from reports.pages.kinds import KINDS
from reports.tests import factories
from reports.tests.pages.pages import read

LISTS = [kind.plural for kind in KINDS]


def rows(client, address: str) -> list[dict]:
    """The rows of a CSV file by their headers."""
    content = client.get(address).getvalue().decode()
    assert content.startswith(BOM)
    return list(csv.DictReader(StringIO(content.removeprefix(BOM))))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_each_list_is_a_file_with_the_records_of_its_page(client, archive, name, prefix):
    page = read(client, f"{prefix}/{name}/")
    assert f"{prefix}/{name}.csv" in page.links
    listed = [next(iter(row.values())) for row in rows(client, f"{prefix}/{name}.csv")]
    shown = [f"http://testserver{link}" for link in page.links]
    assert listed == [address for address in dict.fromkeys(shown) if address in listed]


def test_a_meeting_has_date_basis_parties_and_reports(client, archive):
    row = rows(client, "/meetings.csv?country=KG")[0]
    assert row == {
        "Permalink": "http://testserver/meetings/2021-05-03-toktorov-berg/",
        "Date": "2021-05-03",
        "Basis of the date": "worked out from the report’s words",
        "Place": "Bishkek",
        "Countries": "Kyrgyzstan",
        "Topics": "Immunization",
        "Government": "Aibek Toktorov (Minister of Health)",
        "WHO": "Jane Berg (Regional Director)",
        "UNICEF": "",
        "Other": "",
        "Sources": "Kabar",
        "Reports": "http://testserver/reports/told/; http://testserver/reports/told-again/",
    }


def test_a_quote_leads_to_its_passage_and_its_meeting(client, archive):
    row = rows(client, "/quotes.csv?official=jane-berg")[0]
    start = archive.direct.start
    assert row["Passage"] == f"http://testserver/reports/told/#e-{start}-{archive.direct.end}"
    assert row["Meeting"] == "http://testserver/meetings/2021-05-03-toktorov-berg/"
    assert (row["Speaker"], row["Role"]) == ("Jane Berg", "Regional Director")


def test_a_quote_has_its_translations_beside_it(client, archive):
    factories.translation(archive.direct, "=Мы построим")
    row = rows(client, "/quotes.csv?official=jane-berg")[0]
    assert row["Quote"] == "We will build clinics, and train doctors"
    assert row["Russian translation by the editors"] == "'=Мы построим"
    assert row["English translation by the editors"] == ""


def test_what_is_unknown_is_empty(client, archive):
    row = rows(client, "/meetings.csv?undated=only")[0]
    assert (row["Date"], row["Basis of the date"], row["Place"]) == ("", "unknown", "")


def test_the_headers_are_in_the_language_of_the_address(client, archive):
    row = rows(client, "/ru/meetings.csv?country=KG")[0]
    assert (row["Постоянный адрес"], row["Страны"]) == (
        "http://testserver/ru/meetings/2021-05-03-toktorov-berg/",
        archive.kg.name_ru,
    )


def test_a_file_holds_all_pages_in_the_order_of_the_list(client, db):
    for number in range(1, 26):
        factories.meeting(date=f"2020-01-{number:02}")
    dates = [row["Date"] for row in rows(client, "/meetings.csv?sort=oldest&page=2")]
    assert dates == [f"2020-01-{number:02}" for number in range(1, 26)]


@pytest.mark.parametrize("extension", ["csv", "json", "atom"])
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("country=XX", "The archive has no “XX” here"),
        ("date_from=2020-13", "“2020-13” is not a date"),
        ("page=0", "“0” is not a page"),
        ("contry=KG", "There is no parameter “contry”"),
    ],
)
def test_a_mistake_is_answered_with_its_reason(client, archive, extension, query, reason):
    response = client.get(f"/meetings.{extension}?{query}")
    assert response.status_code == 400
    assert reason in response.content.decode()


@pytest.mark.parametrize("extension", ["csv", "json", "atom"])
def test_the_head_of_a_file_reads_no_list(client, archive, django_assert_num_queries, extension):
    client.get("/meetings.csv")
    with django_assert_num_queries(5):
        response = client.head(f"/meetings.{extension}")
    assert (response.status_code, response.content) == (200, b"")


QUERIES = {
    "meetings": 15,
    "quotes": 12,
    "reports": 13,
    "people": 11,
    "organizations": 11,
    "countries": 11,
    "topics": 11,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_file_takes_so_many_queries(client, archive, django_assert_num_queries, name):
    client.get("/meetings.csv")
    with django_assert_num_queries(QUERIES[name]):
        client.get(f"/{name}.csv").getvalue()


@pytest.mark.parametrize("extension", ["csv", "json", "atom"])
def test_rows_are_read_by_a_cursor_on_the_server(client, archive, django_capture, extension):
    assert any("DECLARE" in sql for sql in django_capture(f"/quotes.{extension}"))


@pytest.fixture
def django_capture(client, monkeypatch):
    """What PostgreSQL is told while a file is sent."""

    def captured(address: str) -> list[str]:
        response = client.get(address)
        with connection.cursor() as cursor:
            told = []
            for _ in response:
                cursor.execute("SELECT statement FROM pg_cursors")
                told += [statement for (statement,) in cursor.fetchall()]
        return told

    monkeypatch.setattr(streams, "BLOCK", 1)
    monkeypatch.setattr(streams, "CHUNK", 1)
    return captured


@pytest.mark.django_db(transaction=True)
def test_a_file_holds_one_state_of_the_archive(client, monkeypatch):
    monkeypatch.setattr(streams, "CHUNK", 1)
    monkeypatch.setattr(streams, "BLOCK", 1)
    for _ in range(4):
        factories.meeting(date="2020")
    body = iter(client.get("/meetings.csv"))
    received = [next(body), next(body)]

    def write():
        factories.meeting(date="1990")
        connection.close()

    writer = Thread(target=write)
    writer.start()
    writer.join()
    received += body
    assert len(b"".join(received).splitlines()) == 5
    assert len(client.get("/meetings.csv").getvalue().splitlines()) == 6


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\rx", "\nx", "＝1+1", "\xa0@x", '=HYPERLINK("x")'],
)
def test_no_text_is_a_formula(text):
    assert as_text(text) == f"'{text}"


@given(st.text())
def test_no_cell_begins_as_a_formula(text):
    shown = as_text(text)
    assert shown.removeprefix("'") in (text, text.removeprefix("'"))
    assert not shown.strip().startswith(("=", "+", "-", "@"))


def test_a_hostile_article_stays_in_its_cell(client, db):
    words = '=cmd|"/c calc"!A1",\r\n"x'
    factories.quote(text=words, report=factories.report(words, title=words, source="@evil"))
    row = rows(client, "/quotes.csv")[0]
    assert (row["Quote"], row["Source"]) == (f"'{words}", "'@evil")
    assert rows(client, "/reports.csv")[0]["Title"] == f"'{words}"


def test_an_original_address_that_is_no_web_address_is_left_out(client, db):
    factories.report(url="javascript:alert(1)")
    assert rows(client, "/reports.csv")[0]["Original address"] == ""
