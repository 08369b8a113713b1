"""What the program read stands beside what a person corrected, on the page of the record."""

import pytest

from reports.models import Participation, Person
from reports.models.derivation import derive
from reports.tests import factories
from reports.tests.admin.archive import correct
from reports.tests.pages.pages import read

MEETING = "/meetings/2021-05-03-toktorov-berg/"
REPORT = "/reports/told/"
QUOTE = "/quotes/berg-clinics/"


@pytest.fixture
def account(archive):
    """The account of the one report that is left to tell of the meeting."""
    archive.meeting.accounts.exclude(report=archive.told).delete()
    account = archive.meeting.accounts.get()
    archive.told.baseline = {f"account:{account.pk}": {"type": "account", "date": "", "place": None}}
    archive.told.save()
    return account


def test_a_date_has_the_one_that_was_read_beside_it(client, account):
    account.date, account.date_basis = "2022-09", "explicit"
    account.save()
    derive(account.meeting)
    correct(account, "date", "2021-05-03", "2022-09")
    assert "September 2022, corrected by an editor (originally “3 May 2021”)" in read(client, MEETING).words
    assert "originally “3 May 2021”" in read(client, REPORT).words
    assert "originally “3 May 2021”" in read(client, QUOTE).words
    assert "первоначально «3 мая 2021»" in read(client, f"/ru{MEETING}").words.replace(" г.", "")
    assert "originally" not in read(client, "/meetings/").words


def test_a_place_that_was_not_read_is_told_as_unknown(client, account):
    account.place = factories.place("Naryn")
    account.save()
    derive(account.meeting)
    correct(account, "place", None, account.place.pk)
    assert "Naryn, corrected by an editor (originally unknown)" in read(client, MEETING).words


@pytest.mark.parametrize("where", [MEETING, REPORT])
def test_a_participant_has_each_field_by_its_name(client, account, archive, where):
    part = Participation.objects.get(account=account, person=archive.minister)
    correct(part, "role", "Guest <b>", part.role)
    correct(part, "organization", factories.organization("Old body").pk, None)
    words = read(client, where).words
    assert "(role originally “Guest <b>”; organization originally “Old body”)" in words


@pytest.mark.parametrize("where", [MEETING, REPORT, QUOTE])
def test_a_quote_has_its_speaker(client, archive, where):
    correct(archive.direct, "speaker", Person.objects.get(slug="aibek-toktorov").pk, archive.director.pk)
    assert "speaker originally “Aibek Toktorov”" in read(client, where).words


def test_a_report_has_its_header(client, archive):
    correct(archive.told, "source", "Kabarr", archive.told.source)
    correct(archive.told, "title", "", archive.told.title)
    words = read(client, REPORT).words
    assert "originally “Kabarr”" in words


def test_what_was_only_accepted_has_none(client, archive):
    correct(archive.direct, "speaker", archive.director.pk, archive.director.pk)
    assert "originally" not in read(client, QUOTE).words
