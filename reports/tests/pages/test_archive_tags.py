import pytest
from django.template import Context, Template

from reports.models.dates import DateBasis
from reports.pages.dating import Dated
from reports.pages.evidence import Finding
from reports.templatetags.archive import finding_places, lang, page_address, quoted
from reports.tests import factories


@pytest.mark.parametrize(
    ("date", "basis", "words", "shown"),
    [
        ("2017-12-13", DateBasis.RELATIVE, "Yesterday", "13 December 2017, worked out from “Yesterday”"),
        ("2017-12", DateBasis.EXPLICIT, "December", "December 2017, stated in the report"),
        ("2017", DateBasis.PUBLISHED, "", "2017, taken from the report’s own date"),
        ("2017-12-13", DateBasis.RELATIVE, "", "13 December 2017, worked out from the report’s words"),
        ("", DateBasis.RELATIVE, "on Tuesday", "unknown date, the report says only “on Tuesday”"),
        ("", DateBasis.RELATIVE, "", "unknown date, the report’s words do not fix it"),
        ("", DateBasis.NONE, "", "unknown date"),
    ],
)
def test_a_date_says_where_it_comes_from(date, basis, words, shown):
    html = Template('{% include "_date.html" %}').render(Context(Dated(date, basis, words)._asdict()))
    assert _words(html) == shown


def _words(html: str) -> str:
    text = Template("{{ html|striptags }}").render(Context({"html": html}))
    return " ".join(text.split())


def test_words_stand_in_the_quotation_marks_of_their_language():
    assert quoted("ВОЗ", "ru") == "«ВОЗ»"
    assert quoted("<b>", "en") == "“&lt;b&gt;”"


def test_an_unknown_language_is_no_language_tag():
    assert (lang("und"), lang("kk")) == ("", "kk")


def test_the_words_of_a_finding_stand_once_with_all_their_places(db):
    report = factories.report("Vaccines came. More vaccines and a\nvaccine came.")
    finding = Finding("f-topic", "topic", "Topics", "Immunization", ((0, 8), (20, 28), (35, 42)))
    assert finding_places(report, finding) == [
        {"words": "Vaccines", "anchors": ["e-0-8", "e-20-28"]},
        {"words": "vaccine", "anchors": ["e-35-42"]},
    ]


@pytest.mark.parametrize(
    ("query", "number", "address"),
    [("", 1, "?"), ("", 2, "?page=2"), ("country=KG", 1, "?country=KG"), ("a=b&c=d", 3, "?a=b&c=d&page=3")],
)
def test_the_address_of_a_page_has_no_more_than_it_needs(query, number, address):
    assert page_address(query, number) == address
