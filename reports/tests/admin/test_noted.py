"""What is known of a correction that was made at the desk, and what the next extraction leaves of it."""

from importlib import import_module

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.urls import reverse

from reports.extraction.findings import Stated
from reports.intake.articles import Article
from reports.intake.ingest import ingest, reextract
from reports.models import Account, Correction, Participation, Report
from reports.tests.admin.test_saving import address, save

TEXT = (
    "BISHKEK, March 3, 2021 /Kabar/. On March 2, 2021, Minister of Health of Kyrgyzstan Bolot Asanov met "
    "with Anna Keller, WHO Representative in Kyrgyzstan.\n\n"
    "“We will train more nurses in every region of the country,” Bolot Asanov said.\n"
)


@pytest.fixture
def report(db):
    ingest(Article("visit.txt", TEXT, "visit.txt", Stated()))
    return Report.objects.get()


@pytest.fixture
def chief(desk):
    return get_user_model().objects.get(username="chief")


def kept():
    """Type of record, field, before, after and who, of all corrections."""
    return [
        (each.content_type.model, each.field, each.before, each.after, each.by and each.by.username)
        for each in Correction.objects.order_by("content_type__model", "field")
    ]


def test_a_page_sent_back_as_it_is_is_no_correction(desk, report):
    assert save(desk, report).status_code == 302
    assert save(desk, report.accounts.get()).status_code == 302
    assert save(desk, Participation.objects.first()).status_code == 302
    assert kept() == []


def test_a_field_is_noted_with_its_maker_and_stays_so(desk, report):
    part = Participation.objects.get(name="Bolot Asanov")
    save(desk, part, role="Deputy minister")
    noted = [("participation", "role", part.role, "Deputy minister", "chief")]
    assert kept() == noted
    reextract(report)
    assert kept() == noted
    part.refresh_from_db()
    assert part.role == "Deputy minister"


def test_a_change_by_sql_after_it_is_nobody_s(desk, report):
    save(desk, report, title="A visit")
    Report.objects.update(title="Another visit")
    reextract(report)
    assert kept() == [("report", "title", "", "Another visit", None)]


def test_a_date_corrected_on_the_page_of_the_meeting_is_of_the_account(desk, report):
    save(desk, report.accounts.get().meeting, **{"accounts-0-date": "2021-03-01"})
    assert kept() == [("account", "date", "2021-03-02", "2021-03-01", "chief")]


def test_a_deleted_row_is_noted_and_stays_deleted(desk, report, chief):
    part = Participation.objects.get(name="Anna Keller")
    key = f"participation:{part.pk}"
    desk.post(address(part, "delete"), {"post": "yes"})
    (noted,) = Correction.objects.all()
    of_report = ContentType.objects.get_for_model(Report)
    assert (noted.content_type, noted.field, noted.after, noted.by) == (of_report, key, None, chief)
    reextract(report)
    assert Correction.objects.get().by == chief
    assert not Participation.objects.filter(name="Anna Keller").exists()


def test_records_deleted_from_their_list_are_noted(desk, report):
    chosen = {"action": "delete_selected", "_selected_action": [Account.objects.get().pk], "post": "yes"}
    desk.post("/admin/reports/account/", chosen)
    assert not Account.objects.exists()
    assert ("chief",) in set(Correction.objects.values_list("by__username"))


def test_a_report_deleted_as_a_whole_is_no_correction(desk, report):
    desk.post(address(report, "delete"), {"post": "yes"})
    assert not Report.objects.exists()
    assert kept() == []


def test_a_new_name_is_noted_with_its_maker(desk, archive, chief):
    save(desk, archive.minister, name="Marat B. Ospanov", name_ru="")
    assert kept() == [
        ("person", "name", "Marat Ospanov", "Marat B. Ospanov", "chief"),
        ("person", "name_ru", "Марат Оспанов", "", "chief"),
    ]
    page = desk.get(address(archive.minister)).content.decode()
    assert "Corrected by a person" in page
    assert "Release to the extractor" not in page
    given = Correction.objects.get(field="name")
    assert desk.post(reverse("admin:review_release", args=[given.pk])).status_code == 404


def test_going_back_to_an_old_name_is_its_maker_s_too(desk, archive, chief):
    save(desk, archive.who, name="A body", acronym="AB")
    row = archive.who.history.earliest("history_id")
    Correction.objects.update(by=None)
    desk.post(reverse("admin:history_revert", args=["historicalorganization", row.pk]))
    assert kept() == [
        ("organization", "acronym", "THB", "THB", "chief"),
        ("organization", "name", "Health Body", "Health Body", "chief"),
    ]


def test_what_history_knew_before_is_noted_once(desk, archive, chief):
    save(desk, archive.topic, name="Clinics")
    told = kept()
    Correction.objects.all().delete()
    known = import_module("reports.migrations.0045_corrections_of_authority_records").KNOWN
    with connection.cursor() as cursor:
        cursor.execute(known)
        cursor.execute(known)
    assert kept() == told == [("topic", "name", "Primary health care", "Clinics", "chief")]
