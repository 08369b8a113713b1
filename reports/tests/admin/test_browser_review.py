"""Corrections that last, as a person makes them in a real browser."""

from dataclasses import replace

import pytest
from django.urls import reverse

from reports.extraction.findings import Stated
from reports.extraction.pipeline import extract
from reports.intake import reference
from reports.intake.articles import Article
from reports.intake.ingest import ingest, reextract
from reports.models import Correction, Quote, Report
from reports.tests.admin.test_browser import choose
from reports.tests.admin.test_noted import TEXT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def report(db):
    reference.ensure()
    ingest(Article("visit.txt", TEXT, "visit.txt", Stated()))
    return Report.objects.get()


def say_speaker(monkeypatch, name):
    """Have the extractor give the quote to another speaker from now on."""

    def other(text, stated=None):
        found = extract(text, stated)
        somebody = replace(
            found.meetings[0].participants[0], name=name, name_latin=name, name_as_written=name
        )
        said = replace(found.quotes[0], speaker=name)
        return replace(found, quotes=(said,), mentioned=(*found.mentioned, somebody))

    monkeypatch.setattr("reports.intake.ingest.extract", other)


def test_a_wrong_speaker_is_corrected_and_stays(page, report, monkeypatch):
    quote = Quote.objects.get()
    assert str(quote.speaker) == "Bolot Asanov"
    page.goto(reverse("admin:reports_quote_change", args=[quote.pk]))
    choose(page, "speaker", "Анна Келлер", "Anna Keller")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()

    reextract(report)
    quote.refresh_from_db()
    assert str(quote.speaker) == "Anna Keller"
    page.goto("/corrections/")
    row = page.get_by_role("row").nth(1).inner_text()
    assert "Bolot Asanov" in row and "Anna Keller" in row

    say_speaker(monkeypatch, "Nurlan Aitov")
    reextract(report)
    page.goto(reverse("admin:review"))
    conflict = page.locator(".review-item")
    for words in ("Anna Keller", "Nurlan Aitov"):
        assert words in conflict.inner_text()
    page.keyboard.press("k")
    page.get_by_text("Kept: your value stays.").wait_for()
    reextract(report)
    quote.refresh_from_db()
    assert str(quote.speaker) == "Anna Keller"
    assert not Correction.objects.filter(in_conflict=True).exists()
    assert page.complaints == []


def test_doubts_are_settled_by_keys(page, report):
    first = Quote.objects.get()
    for number in range(3):
        Quote.objects.create(
            report=report, slug=f"more-{number}", kind="direct", text=f"Words {number}.", position=number + 1
        )
    Quote.objects.update(doubt="It is open who said this.")
    page.goto(reverse("admin:review", query={"kind": "quote"}))
    current = page.locator(".review-current h3")
    assert current.inner_text() == "Words 2."
    page.keyboard.press("n")
    assert current.inner_text() == "Words 1."
    page.keyboard.press("p")
    page.keyboard.press("r")
    page.get_by_text("Removed: no extraction brings it back.").wait_for()
    assert current.inner_text() == "Words 1."
    page.keyboard.press("n")
    page.keyboard.press("a")
    page.get_by_text("Accepted: it is yours now").wait_for()
    assert current.inner_text() == first.text
    assert set(Quote.objects.exclude(doubt="").values_list("text", flat=True)) == {first.text, "Words 1."}
    page.keyboard.press("e")
    page.wait_for_url("**" + reverse("admin:reports_quote_change", args=[first.pk]))
    assert page.complaints == []
