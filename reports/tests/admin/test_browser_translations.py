"""A translation as an editor writes it in a real browser, from the report to the public page."""

from dataclasses import replace

import pytest
from django.urls import reverse

from reports.extraction.pipeline import extract
from reports.intake.ingest import reextract
from reports.models import Quote, Translation
from reports.tests.admin.test_browser_review import report as report

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_translation_is_written_shown_and_not_lost(page, report, monkeypatch):
    page.goto(reverse("admin:reports_report_change", args=[report.pk]))
    page.get_by_role("link", name="Translate", exact=True).click()
    assert page.locator("#id_translations-0-language").input_value() == "ru"
    page.locator("#id_translations-0-text").fill("Мы обучим больше медсестёр")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    assert Translation.objects.get().history.get().history_user.username == "chief"

    found = replace(extract(report.text), quotes=())
    monkeypatch.setattr("reports.intake.ingest.extract", lambda _text, _stated=None: found)
    reextract(report)
    page.goto(Quote.objects.get().get_absolute_url())
    shown = page.locator(".translation")
    assert shown.get_by_text("Translation by the editors · Russian").is_visible()
    assert shown.locator("[lang=ru]").inner_text() == "«Мы обучим больше медсестёр»"
    assert page.complaints == []
