"""A person's value is shown as such, never with what the extraction said of its own."""

import pytest

from reports.intake import records
from reports.models import AccountTopic, Participation
from reports.models.derivation import derive
from reports.tests import factories
from reports.tests.pages.pages import read

CORRECTED = "corrected by an editor"
UNPROVEN = "no words of a report stand behind this"
MEETING = "/meetings/2021-05-03-toktorov-berg/"


@pytest.fixture
def extracted(archive):
    """The archive as the extraction of both reports left it."""
    for report in (archive.told, archive.told_again):
        report.baseline = records.load(report)
        report.save()
    archive.account = archive.meeting.accounts.get(report=archive.told)
    return archive


def save(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


@pytest.fixture
def alone(extracted):
    """The account of the one report that is left to tell of the meeting."""
    extracted.meeting.accounts.exclude(report=extracted.told).delete()
    derive(extracted.meeting)
    return extracted.account


def correct(account, **values):
    save(account, **values)
    derive(account.meeting)


@pytest.mark.parametrize(
    "where",
    [MEETING, "/reports/told/", "/people/jane-berg/", "/meetings/", "/quotes/", "/quotes/berg-clinics/"],
)
def test_what_nobody_corrected_does_not_say_so(client, extracted, where):
    assert CORRECTED not in read(client, where).words


@pytest.mark.parametrize("where", ["/meetings/", MEETING, "/people/jane-berg/", "/quotes/berg-clinics/"])
def test_a_corrected_date_has_no_basis_of_the_extraction(client, alone, where):
    correct(alone, date="2022-09", date_basis="explicit")
    words = read(client, where).words
    assert "September 2022, corrected by an editor" in words
    assert "September 2022, stated" not in words


@pytest.mark.parametrize("where", [MEETING, "/reports/told/"])
def test_a_corrected_date_has_no_words_and_misses_none(client, alone, where):
    correct(alone, date="2022-09", date_basis="explicit")
    page = read(client, where)
    start = alone.report.text.index("Yesterday")
    assert not [link for link in page.links if link.endswith(f"#e-{start}-{start + 9}")]
    assert CORRECTED in page.words
    assert UNPROVEN not in page.words.split("September 2022")[-1][:80]


def test_a_date_that_another_report_states_is_proven_by_it(client, extracted):
    correct(extracted.account, date="2021-05-01", date_basis="explicit")
    assert "1 May 2021, stated in the report" in read(client, MEETING).words


@pytest.mark.parametrize("where", [MEETING, "/reports/told/"])
def test_an_unknown_date_misses_no_words(client, archive, where):
    archive.meeting.accounts.exclude(report=archive.told).delete()
    account = archive.meeting.accounts.get()
    correct(account, date="", date_basis="none", evidence={"place": account.evidence["place"]})
    words = read(client, where).words
    assert UNPROVEN not in words.split("unknown date")[-1][:80]


def test_a_corrected_place_has_no_words_of_the_old_one(client, alone):
    correct(alone, place=factories.place("Naryn"))
    assert "Naryn, corrected by an editor Country" in read(client, MEETING).words


def test_an_added_topic_is_an_editors(client, alone):
    AccountTopic.objects.create(account=alone, topic=factories.topic("tuberculosis"))
    derive(alone.meeting)
    words = read(client, MEETING).words
    assert "Tuberculosis, corrected by an editor" in words
    assert "Immunization, corrected" not in words


def test_a_corrected_role_keeps_the_words_of_the_name_alone(client, extracted):
    minister = Participation.objects.get(account=extracted.account, person=extracted.minister)
    start = minister.role_start
    save(minister, role="Deputy Minister")
    for where in (MEETING, "/people/aibek-toktorov/"):
        page = read(client, where)
        assert "Deputy Minister, corrected by an editor" in page.words
        assert f"/reports/told/#e-{start}-{minister.role_end}" not in page.links
        assert f"/reports/told/#e-{minister.start}-{minister.end}" in page.links


def test_a_role_corrected_with_its_place_keeps_the_place(client, extracted):
    minister = Participation.objects.get(account=extracted.account, person=extracted.minister)
    save(minister, role="Minister", role_end=minister.role_start + len("Minister"))
    page = read(client, MEETING)
    assert "Minister, corrected by an editor" in page.words
    assert f"/reports/told/#e-{minister.role_start}-{minister.role_end}" in page.links


def test_a_corrected_speaker_is_an_editors(client, extracted):
    save(extracted.direct, speaker=extracted.minister)
    for where in ("/quotes/berg-clinics/", "/reports/told/"):
        assert CORRECTED in read(client, where).words


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("title", "A visit", "A visit"),
        ("source", "Another agency", "Another agency corrected by an editor"),
        ("published", "2021-06-01", "1 June 2021 corrected by an editor"),
    ],
)
def test_a_corrected_header_is_an_editors_without_the_words_of_the_old_one(
    client, extracted, field, value, shown
):
    save(extracted.told, **{field: value})
    page = read(client, "/reports/told/")
    assert shown in page.words
    assert page.words.count(CORRECTED) == 2  # above, and in the list beside the article
    assert UNPROVEN not in page.words
