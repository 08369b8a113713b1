"""The history of records at the desk: who, when, what, and the way back."""

import pytest
from django.urls import reverse

from reports import roles
from reports.intake import records
from reports.models import Participation, Person
from reports.tests.admin.test_roles import log_in
from reports.tests.admin.test_saving import address, save
from reports.tests.pages.pages import read


@pytest.fixture
def extracted(archive):
    archive.report.refresh_from_db()
    archive.report.baseline = records.load(archive.report)
    archive.report.save()
    return archive


def back_to(record, first=True):
    row = record.history.earliest("history_id") if first else record.history.latest("history_id")
    return reverse("admin:history_revert", args=[row._meta.model_name, row.pk])


def test_a_record_without_changes_says_so(desk, archive):
    assert "Nothing was changed since it came in." in read(desk, address(archive.place, "history")).words


def test_a_change_is_told_with_its_maker_and_its_values(desk, extracted):
    save(desk, extracted.participation, role="Chief of clinics")
    page = read(desk, address(extracted.participation, "history"))
    for words in ("chief", "Role: Health Minister → Chief of clinics", "as it was before"):
        assert words in page.words


@pytest.mark.parametrize("owner", ["account", "meeting", "report"])
def test_rows_are_told_on_the_pages_that_they_stand_on(desk, extracted, owner):
    save(desk, extracted.participation, role="Chief of clinics")
    page = read(desk, address(getattr(extracted, owner), "history"))
    assert "Participation: Marat Ospanov, changed" in page.words
    assert back_to(extracted.participation) in page.links


def test_names_are_told_on_the_page_of_the_person(desk, archive):
    save(desk, archive.minister, **{"names-0-name": "Marat O. Ospanov"})
    assert "Name variant: Marat O. Ospanov, changed" in read(desk, address(archive.minister, "history")).words


def test_going_back_says_what_changes_and_does_it(desk, extracted):
    save(desk, extracted.participation, role="Chief of clinics")
    where = back_to(extracted.participation)
    assert "Role Chief of clinics Health Minister" in read(desk, where).words
    assert Participation.objects.filter(role="Chief of clinics").exists()
    answer = desk.post(where)
    assert answer["Location"] == address(extracted.participation, "history")
    extracted.participation.refresh_from_db()
    assert extracted.participation.role == "Health Minister"
    assert "chief (a revert)" in read(desk, answer["Location"]).words


def test_a_deleted_row_comes_back_from_the_page_of_its_report(desk, extracted):
    part = extracted.participation
    desk.post(address(part, "delete"), {"post": "yes"})
    page = read(desk, address(extracted.report, "history"))
    assert "Participation: Marat Ospanov, removed" in page.words
    row = Participation.history.get(history_type="-")
    where = reverse("admin:history_revert", args=["historicalparticipation", row.pk])
    assert where in page.links
    desk.post(where)
    assert Participation.objects.filter(pk=part.pk, role="Health Minister").exists()


def test_the_history_of_what_is_gone_is_there(desk, archive):
    desk.post(address(archive.named, "delete"), {"post": "yes"})
    archive.person_mention.delete()
    desk.post(address(archive.named, "delete"), {"post": "yes"})
    assert not Person.objects.filter(pk=archive.named.pk).exists()
    assert "removed" in read(desk, address(archive.named, "history")).words


def test_a_country_has_one_too(desk, archive):
    save(desk, archive.country, name_ru="Республика Казахстан")
    assert "Республика Казахстан" in read(desk, address(archive.country, "history")).words


def test_what_was_never_there_leads_back(desk, archive):
    for key in ("999999", "abc"):
        assert desk.get(reverse("admin:reports_person_history", args=[key])).status_code == 302
    assert desk.get(reverse("admin:history_revert", args=["historicalmeeting", 1])).status_code == 404
    assert desk.get(reverse("admin:history_revert", args=["historicalperson", 1])).status_code == 404


class TestPermissions:
    def test_an_editor_reverts_what_editors_correct(self, extracted, client, django_user_model):
        editor = log_in(client, django_user_model, roles.EDITOR)
        save(editor, extracted.participation, role="Chief of clinics")
        assert editor.post(back_to(extracted.participation)).status_code == 302

    def test_an_editor_reverts_no_country(self, archive, client, django_user_model):
        editor = log_in(client, django_user_model, roles.EDITOR)
        archive.country.name_ru = "Республика Казахстан"
        archive.country.save()
        assert back_to(archive.country) not in read(editor, address(archive.country, "history")).links
        assert editor.post(back_to(archive.country)).status_code == 403

    def test_staff_without_permission_is_refused(self, archive, clerk):
        archive.place.name_ru = "Астана"
        archive.place.save()
        assert clerk.get(address(archive.place, "history")).status_code == 403
        assert clerk.get(back_to(archive.place)).status_code == 403

    def test_nobody_writes_history_by_hand(self, db):
        assert not [each for each in roles.EDITORS if each.startswith("historical")]


def test_queries_do_not_grow_with_the_history(desk, extracted, django_assert_max_num_queries):
    for number in range(12):
        save(desk, extracted.participation, role=f"Chief {number}")
    with django_assert_max_num_queries(32):
        desk.get(address(extracted.report, "history"))
