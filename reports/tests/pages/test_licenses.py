"""What the archive says of the terms of its records: on pages, in files, and to programs."""

from datetime import UTC, datetime

import pytest

from reports.api.archive import dictionary, members
from reports.tests.pages.pages import read

STATED = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
FILES = ["/meetings.csv", "/quotes.json", "/ru/reports.atom", "/popolo.json", "/archive.zip"]


def test_none_is_stated_unless_somebody_states_one(client, db, settings):
    assert "No license is stated for the records." in read(client, "/about/").words
    assert "asks who runs this site" in read(client, "/about/").words
    settings.CORRECTIONS_EMAIL = "desk@archive.example"
    page = read(client, "/about/")
    assert "asks desk@archive.example" in page.words
    assert "mailto:desk@archive.example" in page.links


def test_the_license_that_is_stated_is_named_and_linked(client, db, settings):
    settings.RECORDS_LICENSE = STATED
    page = read(client, "/about/")
    assert "under the license CC BY 4.0" in page.words
    assert STATED[1] in page.links
    assert "по лицензии CC BY 4.0" in read(client, "/ru/about/").words


@pytest.mark.parametrize("address", FILES)
def test_each_file_leads_to_its_terms(client, archive, settings, address):
    language = "/ru" if address.startswith("/ru") else ""
    link = client.head(address)["Link"]
    assert link == f'<http://testserver{language}/about/#license>; rel="license"'
    settings.RECORDS_LICENSE = STATED
    assert client.get(address)["Link"] == f'<{STATED[1]}>; rel="license"'


def test_feed_archive_and_api_say_them(client, archive, settings):
    settings.RECORDS_LICENSE = STATED
    told = "The records are under the license CC BY 4.0, https://creativecommons.org/licenses/by/4.0/."
    assert f"<rights>{told}</rights>" in client.get("/meetings.atom").getvalue().decode()
    files = dict(members("https://archive.example", datetime(2026, 1, 2, tzinfo=UTC)))
    assert told in "".join(files["README.txt"])
    assert told in "".join(dictionary())
    assert client.get("/api/").json()["license"] == STATED[1]
