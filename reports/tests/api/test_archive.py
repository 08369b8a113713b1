import csv
import io
import json
import zipfile

import pytest

from reports.api.archive import Sink, dictionary
from reports.pages.exports import BOM
from reports.pages.kinds import KINDS

LISTS = [kind.plural for kind in KINDS]


@pytest.fixture
def whole(client, archive) -> zipfile.ZipFile:
    response = client.get("/archive.zip")
    assert response["Content-Type"] == "application/zip"
    found = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    assert found.testzip() is None
    return found


@pytest.mark.parametrize("name", LISTS)
def test_each_kind_is_there_as_csv_and_as_json_lines(client, whole, name):
    rows = list(csv.DictReader(io.StringIO(whole.read(f"{name}.csv").decode().removeprefix(BOM))))
    lines = [json.loads(line) for line in whole.read(f"{name}.jsonl").decode().splitlines()]
    assert [row["Permalink"] for row in rows] == [line["url"] for line in lines]
    listed = client.get(f"/api/{name}/").json()["results"]
    assert sorted(each["url"] for each in listed) == sorted(line["url"] for line in lines)


def test_reports_have_their_texts(whole, archive):
    texts = [json.loads(line)["text"] for line in whole.read("reports.jsonl").decode().splitlines()]
    assert archive.told.text in texts


def test_it_says_what_it_is_and_how_to_cite_it(whole):
    readme = whole.read("README.txt").decode()
    version = readme.split("Version: ")[1].split(",")[0]
    assert f"Cite as: Central Asia health meetings, http://testserver/, version {version}." in readme
    assert "The articles belong to those who published them" in readme
    assert json.loads(whole.read("popolo.json"))["persons"]


def test_the_dictionary_has_a_meaning_for_each_column_and_field(whole):
    entries = list(csv.DictReader(io.StringIO("".join(dictionary()).removeprefix(BOM))))
    assert all(entry["Meaning"] for entry in entries)
    said = {(entry["File"], entry["Column or field"]) for entry in entries}
    for name in LISTS:
        header = next(csv.reader(io.StringIO(whole.read(f"{name}.csv").decode().removeprefix(BOM))))
        assert {(f"{name}.csv", column) for column in header} <= said
        record = json.loads(whole.read(f"{name}.jsonl").decode().splitlines()[0])
        assert {(f"{name}.jsonl", field) for field in record} <= said
    assert ("meetings.jsonl", "accounts.participants.role_evidence") in said
    assert {
        ("quotes.jsonl", "translations.text"),
        ("quotes.csv", "Russian translation by the editors"),
    } <= said


def test_the_sink_gives_away_what_it_took_once():
    sink = Sink()
    sink.write(b"a")
    sink.write(b"b")
    assert (sink.drained(), sink.drained()) == (b"ab", b"")


def test_it_takes_so_many_queries(client, archive, django_assert_num_queries):
    client.get("/meetings.csv")
    with django_assert_num_queries(49):
        client.get("/archive.zip").getvalue()


def test_its_head_reads_nothing(client, db):
    response = client.head("/archive.zip")
    assert (response.status_code, response.content) == (200, b"")
