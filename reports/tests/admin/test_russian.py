"""The desk in Russian, under /ru/ like every page."""

import pytest
from django.urls import reverse
from django.utils import translation

from reports.extraction.names import cyrillic
from reports.models import Participation
from reports.tests.admin.test_saving import address, save


@pytest.fixture(autouse=True)
def _russian(db):
    with translation.override("ru"):
        yield


@pytest.mark.parametrize("kind", ["report", "meeting", "account", "quote", "minister", "topic", "withdrawal"])
def test_a_page_is_in_russian_and_leads_to_the_english_one(desk, archive, kind):
    where = address(getattr(archive, kind))
    assert where.startswith("/ru/admin/")
    page = desk.get(where).content.decode()
    assert '<html lang="ru"' in page
    assert (
        f'<a href="{where.removeprefix("/ru")}" hreflang="en" lang="en" rel="alternate">English</a>' in page
    )
    assert '<a href="/ru/">Открыть сайт</a>' in page


@pytest.mark.parametrize("kind", ["report", "meeting", "account", "quote", "minister", "who", "place"])
def test_every_field_has_a_russian_name(desk, archive, kind):
    page = desk.get(address(getattr(archive, kind)))
    forms = [page.context["adminform"].form]
    forms += [each.formset.empty_form for each in page.context["inline_admin_formsets"]]
    named = [str(field.label) for form in forms for field in form if not field.is_hidden]
    assert named
    assert not [name for name in named if not cyrillic(name)]


def test_a_history_names_fields_in_russian(desk, archive):
    save(desk, archive.meeting, **{"participations-0-role": "Министр"})
    told = desk.get(reverse("admin:reports_meeting_history", args=[archive.meeting.pk])).content.decode()
    assert "Должность" in told


def test_a_record_is_corrected_there(desk, archive):
    assert save(desk, archive.meeting, **{"participations-0-role": "Министр"}).status_code == 302
    assert Participation.objects.get(pk=archive.participation.pk).role == "Министр"
    told = desk.get(reverse("admin:reports_meeting_changelist")).content.decode()
    assert "Изменить" in told or "изменен" in told


def test_visitors_are_sent_to_log_in_there(client):
    where = reverse("admin:index")
    assert client.get(where)["Location"] == f"/ru/admin/login/?next={where}"


def test_the_review_list_and_a_new_article_are_in_russian(desk, archive):
    assert "На проверку" in desk.get(reverse("admin:review")).content.decode()
    told = desk.post(reverse("admin:reports_report_add"), {"text": "123"}).content.decode()
    assert "Ничего не сохранено" in told
