"""The desk in Russian, under /ru/ like every page."""

import gettext
from html import unescape
from pathlib import Path

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import translation

from reports.admin.django_words import TEXTS
from reports.extraction.names import cyrillic
from reports.models import Participation, Topic
from reports.tests.admin.test_saving import address, posted, save


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
    assert "Сохранено: встреча" in told


def test_visitors_are_sent_to_log_in_there(client):
    where = reverse("admin:index")
    assert client.get(where)["Location"] == f"/ru/admin/login/?next={where}"


def test_the_review_list_and_a_new_article_are_in_russian(desk, archive):
    assert "На проверку" in desk.get(reverse("admin:review")).content.decode()
    told = desk.post(reverse("admin:reports_report_add"), {"text": "123"}).content.decode()
    assert "Ничего не сохранено" in told


# The words of each page of Django's own that puts the name of a kind of record in a sentence.
KINDS = ["report", "meeting", "account", "quote", "minister", "who", "topic", "place", "person_mention"]


@pytest.mark.parametrize("kind", KINDS)
def test_headings_have_the_name_of_a_kind_as_it_is(desk, archive, kind):
    record = getattr(archive, kind)
    name = str(record._meta.verbose_name)
    assert desk.get(address(record)).context["title"] == f"Правка: {name}"
    listed = desk.get(reverse(f"admin:reports_{record._meta.model_name}_changelist"))
    assert listed.context["title"] == f"Выбор записи для правки: {name}"
    if kind != "report":
        told = desk.get(reverse(f"admin:reports_{record._meta.model_name}_add"))
        assert told.context["title"] == f"Добавление: {name}"
        assert f"Добавить: {name}" in " ".join(listed.content.decode().split())


def test_what_is_done_is_told_with_the_name_as_it_is(desk, archive):
    def told(answer) -> list[str]:
        return [unescape(str(each)) for each in answer.context["messages"]]

    def sent(record, **changes):
        return desk.post(address(record), posted(desk.get(address(record)), **changes), follow=True)

    [saved] = told(sent(archive.topic, name_ru="Первичная помощь"))
    assert "Сохранено: тема «<a" in saved
    [saved] = told(sent(archive.topic, name_ru="Помощь", _continue="1"))
    assert saved.endswith("Ниже можно править дальше.")
    new = {"name": "New", "name_ru": "Новая", "slug": "new", "other_names": ""}
    [added] = told(desk.post(reverse("admin:reports_topic_add"), new, follow=True))
    assert "Добавлено: тема «<a" in added
    new = Topic.objects.get(slug="new")
    asked = " ".join(desk.get(address(new, "delete")).content.decode().split())
    assert "Удалить запись «Новая» (тема)?" in unescape(asked)
    assert told(desk.post(address(new, "delete"), {"post": "yes"}, follow=True)) == ["Удалено: тема «Новая»."]


def test_each_text_put_right_is_one_of_django_s():
    theirs = gettext.translation("django", Path(admin.__path__[0]) / "locale", ["ru"])._catalog
    for each in TEXTS:
        english = each if isinstance(each, str) else each._kw["singular"]
        assert english in theirs or (english, 0) in theirs, english
