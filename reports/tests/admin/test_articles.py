import re

import pytest
from django.urls import reverse

from reports.models import Account, Meeting, Report
from reports.tests import factories
from reports.tests.admin.archive import correct


def change_page(client, record):
    return client.get(reverse(f"admin:reports_{record._meta.model_name}_change", args=[record.pk]))


def pane(page):
    return re.search(r'<aside class="desk-articles".*?</aside>', page.content.decode(), re.DOTALL)[0]


def marked(page):
    """The words under each title of a mark in the article's pane."""
    found = re.findall(r'<mark class="[^"]*" title="([^"]*)">(.*?)</mark>', pane(page), re.DOTALL)
    return {(title, words) for title, words in found}


def test_a_report_shows_all_that_was_found_in_it(desk, archive):
    assert marked(change_page(desk, archive.report)) == {
        ("place: Astana", "ASTANA"),
        ("published: 2019-03-06; date: 2019-03-05", "5 March 2019"),
        ("country: Kazakhstan; role: Health Minister", "Health Minister"),
        ("participant: Marat Ospanov", "Marat Ospanov"),
        ("participant: Lena Vogt", "Lena Vogt"),
        ("quote: she", "“"),
        ("quote: she; topic: Primary health care", "Clinics"),
        ("quote: she", " come first,”"),
        ("mentioned: Aigul Sadykova", "Aigul Sadykova"),
    }


def test_a_participation_shows_its_own_evidence_alone(desk, archive):
    assert marked(change_page(desk, archive.participation)) == {
        ("participant: Marat Ospanov", "Marat Ospanov"),
        ("role: Health Minister", "Health Minister"),
    }


def test_a_quote_shows_its_words(desk, archive):
    assert marked(change_page(desk, archive.quote)) == {("quote: she", "“Clinics come first,”")}


def test_an_account_shows_its_evidence_without_the_header_of_the_report(desk, archive):
    titles = {title for title, _ in marked(change_page(desk, archive.account))}
    assert "date: 2019-03-05" in titles
    assert "quote: she" in titles
    assert not any("published" in title for title in titles)


def test_a_meeting_shows_the_article_of_each_report(desk, archive):
    other = factories.report("The minister met WHO.", title="Second report", url="https://example.org/2")
    Account.objects.create(report=other, meeting=archive.meeting)
    shown = pane(change_page(desk, archive.meeting))
    assert "The minister met WHO." in shown
    assert "Lena Vogt" in shown
    assert 'href="https://example.org/2"' in shown


def test_a_mention_shows_its_name(desk, archive):
    assert marked(change_page(desk, archive.person_mention)) == {
        ("mentioned: Aigul Sadykova", "Aigul Sadykova")
    }


def test_a_record_without_evidence_says_so(desk, archive):
    archive.quote.start = archive.quote.end = None
    archive.quote.save()
    shown = pane(change_page(desk, archive.quote))
    assert "No words of the article are marked" in shown
    assert "Lena Vogt" in shown


@pytest.mark.parametrize("kind", ["report", "account", "meeting", "participation", "quote"])
def test_what_an_article_says_is_text_and_no_markup(desk, archive, kind):
    page = change_page(desk, getattr(archive, kind))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pane(page)
    assert "<script>alert(1)" not in page.content.decode()


def test_values_from_an_article_are_escaped_wherever_they_are_shown(desk, archive):
    probe = "\"><img src=x onerror=alert(2)>'"
    Report.objects.update(
        title=probe, source=probe, doubts=[probe], extraction={"title": probe}, stated={"a": probe}
    )
    Account.objects.update(doubt=probe, evidence={probe: [[0, 5]]})
    archive.participation.name = archive.participation.role = probe
    archive.participation.save()
    for kind in ("report", "account", "meeting", "participation", "quote"):
        record = getattr(archive, kind)
        change_list = reverse(f"admin:reports_{kind}_changelist")
        for page in (change_page(desk, record), desk.get(change_list), desk.get(change_list, {"q": probe})):
            assert page.status_code == 200
            assert "<img src=x" not in page.content.decode()


def test_the_corrections_of_a_record_are_on_its_page(desk, archive, django_user_model):
    chief = django_user_model.objects.get(username="chief")
    correct(archive.participation, "role", "Minister", "Health Minister", by=chief)
    shown = change_page(desk, archive.participation).content.decode()
    section = re.search(r'<section class="module desk-corrections">.*?</section>', shown, re.DOTALL)[0]
    for words in ("Role", "Minister", "Health Minister", "chief"):
        assert words in section
    assert "desk-corrections" not in change_page(desk, archive.quote).content.decode()


def test_the_pane_stays_with_a_form_that_has_errors(desk, archive):
    address = reverse("admin:reports_quote_change", args=[archive.quote.pk])
    page = desk.post(address, {"kind": "direct", "text": "", "start": "1", "end": "99999"})
    assert page.status_code == 200
    assert "desk-articles" in page.content.decode()


def test_a_page_without_a_record_has_no_pane(desk, archive):
    assert "desk-articles" not in desk.get(reverse("admin:reports_quote_add")).content.decode()


def test_a_meeting_that_no_report_tells_of_opens(desk, db):
    meeting = Meeting.objects.create(slug="undated-a-b")
    assert change_page(desk, meeting).status_code == 200
