"""Articles of all languages, taken in for real: their words are found, and the list divides by language."""

from pathlib import Path

import pytest
from django.utils.translation import override

import reports.tests
from reports.intake.articles import find, read
from reports.intake.ingest import ingest_all
from reports.models import Report
from reports.search import facets
from reports.tests.search.lists import listed

LANGUAGES = Path(reports.tests.__file__).parent / "languages"

pytestmark = pytest.mark.django_db

WORDS = [
    ("өңірлік", "kk-short"),
    ("ҚАЗАҚСТАН Республикасының", "kk-primary-care"),
    ("mäzirin", "kk-latin-nutrition"),
    ("mazirin", "kk-latin-nutrition"),
    ("амбулаториялар", "kk-primary-care"),
    ("күрөшүү", "ky-short"),
    ("уюмунун", "ky-hospital"),
    ("намояндаи", "tg-who"),
    ("тандурустӣ", "tg-who"),
    ("хифзи", "tg-without-letters"),
    ("sogʻliqni", "uz-latin-short"),
    ("sog'liqni", "uz-latin-who"),
    ("Yoʻldoshev", "uz-latin-who"),
    ("ҳамкорлик", "uz-cyrillic-who"),
    ("duşuşdy", "tk-who"),
    ("dususdy", "tk-who"),
    ("ÝUNISEF", "tk-unicef"),
]


def files(address: str) -> set[str]:
    return {Path(report.file_name).stem for report in listed("reports", address).qs}


def test_reports_in_any_language_are_found_by_their_words_and_language():
    paths = find([str(LANGUAGES)])
    assert {result.status for result in ingest_all(told for path in paths for told in read(path))} == {"new"}
    for words, file in WORDS:
        assert file in files(f"q={words}"), words
    assert files("language=ky") == {path.stem for path in LANGUAGES.glob("ky-*")}
    assert files("language=uz&language=tk") == {path.stem for path in LANGUAGES.glob("[ut][zk]-*")}
    with override("en"):
        assert names() >= {"Kazakh", "Kyrgyz", "Tajik", "Turkmen", "Uzbek"}
    with override("ru"):
        assert names() >= {"Казахский", "Киргизский", "Таджикский", "Туркменский", "Узбекский"}
    assert all(report.doubts for report in Report.objects.exclude(language__in=["en", "ru"]))


def names() -> set[str]:
    return {
        value.label
        for facet in facets.of(listed("reports", ""))
        for value in facet.values
        if facet.parameter == "language"
    }
