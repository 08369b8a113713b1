"""An editor's translation stands beside the original wherever a quote is shown in full, and is told apart."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.models import Translation
from reports.search import index
from reports.tests import factories
from reports.tests.pages.pages import read

PAGES = [
    "/",
    "/reports/told/",
    "/quotes/berg-clinics/",
    "/quotes/",
    "/people/jane-berg/",
    "/people/jane-berg/quotes/",
    "/meetings/2021-05-03-toktorov-berg/",
    "/organizations/who/",
    "/search/?q=clinics",
]
WORDS = "Мы построим поликлиники и подготовим врачей"


@pytest.fixture
def translated(archive, admin_user):
    archive.translation = factories.translation(archive.direct, WORDS)
    row = archive.translation.history.get()
    row.history_user = admin_user
    row.save()
    Translation.objects.update(written_at="2021-06-05T12:00:00Z")
    return archive


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("prefix", "label"), [("", "Translation by the editors"), ("/ru", "Перевод редакции")]
)
def test_it_stands_after_the_original_with_its_label_and_language(
    client, translated, admin_user, address, prefix, label
):
    page = read(client, f"{prefix}{address}")
    original = page.words.index("We will build clinics, and train doctors")
    assert original < page.words.index(WORDS)
    assert label in page.words
    html = client.get(f"{prefix}{address}").content.decode()
    assert re.search(f'lang="ru">«?{WORDS}', html)
    assert admin_user.username not in page.words


def test_it_says_when_it_was_written(client, translated):
    assert f"Translation by the editors · Russian · 5 June 2021 «{WORDS}»" in read(client, "/quotes/").words


def test_indirect_speech_stays_indirect(client, translated):
    factories.translation(translated.indirect, "вакцины прибыли")
    page = read(client, "/quotes/toktorov-vaccines/")
    assert re.search("Translation by the editors · Russian · [^«]* вакцины прибыли", page.words)


def test_a_hostile_translation_stays_text(client, translated):
    Translation.objects.update(text="<script>alert(1)</script>&amp;")
    for address in PAGES:
        assert "<script>alert(1)</script>&amp;" in read(client, address).words


def test_the_quote_is_found_by_its_words_which_are_marked(client, translated):
    for query in ("поликлиника", "врачи", '"подготовим врачей"', "построим&exact=1"):
        page = read(client, f"/quotes/?q={query}")
        assert "/quotes/berg-clinics/" in page.links
        assert page.all("mark")
    assert "/ru/quotes/berg-clinics/" in read(client, "/ru/search/?q=поликлиники").links
    assert index.differences() == {}
    translated.translation.delete()
    assert "/quotes/berg-clinics/" not in read(client, "/quotes/?q=поликлиника").links
    assert index.differences() == {}


@pytest.mark.parametrize(
    "address", [*PAGES, "/quotes/?q=Berg", "/api/quotes/", "/quotes.csv", "/quotes.json"]
)
def test_more_of_them_take_no_more_queries(client, archive, address):
    def ask():
        response = client.get(address)
        return response.getvalue() if response.streaming else response.content

    factories.translation(archive.direct, "Берг")
    ask()  # what is looked up once a process, words among it
    with CaptureQueriesContext(connection) as before:
        ask()
    for quote in (archive.indirect, archive.nobody):
        factories.translation(quote, "Берг")
    ask()  # the quotes that Berg finds by them have new words
    with CaptureQueriesContext(connection) as after:
        ask()
    assert len(after) == len(before)


def test_citations_are_of_the_report_alone(client, translated):
    for name in ("ris", "bib", "csl.json"):
        assert WORDS not in client.get(f"/quotes/berg-clinics.{name}").content.decode()
