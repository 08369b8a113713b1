"""Hits marked in a text of which everything else is escaped."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.highlights import mark, prepare, snippet
from reports.search.terms import parse
from reports.tests.search.test_lists import laws

MARKED = [
    ("Kluge", "Dr. Hans Kluge's visit", "Dr. Hans <mark>Kluge</mark>&#x27;s visit"),
    ("minister", "Ministers met a MINISTER", "<mark>Ministers</mark> met a <mark>MINISTER</mark>"),
    ("елки", "Ёлка и ель", "<mark>Ёлка</mark> и ель"),
    ("WHO", "WHO, and those who came", "<mark>WHO</mark>, and those who came"),
    ("aşgabat", "in Asgabat", "in <mark>Asgabat</mark>"),
    ("Нур-Султан", "в Нур-Султане", "в <mark>Нур-Султане</mark>"),
    ("covid-19", "COVID-19!", "<mark>COVID-19</mark>!"),
    ('"health care"', "health care; health of care", "<mark>health care</mark>; health of care"),
    ('"quality of care"', "The quality of care", "The <mark>quality of care</mark>"),
    ("health -care", "health care", "<mark>health</mark> care"),
    ("health or care", "care or cure", "<mark>care</mark> or cure"),
    ("the", "the end", "the end"),
    (
        "script",
        "<script>alert(1)</script>",
        "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;",
    ),
    ("mark", "<mark>x</mark> &amp;", "&lt;<mark>mark</mark>&gt;x&lt;/<mark>mark</mark>&gt; &amp;amp;"),
    ("министр", "мини\u0301стры", "<mark>мини\u0301стры</mark>"),
]


def test_hits_are_marked(db, subtests):
    for typed, text, wanted in MARKED:
        with subtests.test(typed):
            assert mark(text, parse(typed)) == wanted


def test_exact_hits_are_the_form_typed(db):
    assert mark("minister, ministers", parse("minister", exact=True)) == "<mark>minister</mark>, ministers"


def test_without_terms_a_text_is_escaped(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert mark("a < b", None) == "a &lt; b"
        assert snippet("a < b", None) == "a &lt; b"


@laws
@given(
    text=st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=80),
    typed=st.text("abо<>&'\" ", max_size=12),
)
def test_marks_change_nothing_but_themselves(db, text, typed):
    marked = mark(text, parse(typed))
    assert html.unescape(re.sub("</?mark>", "", marked)) == text
    assert "<" not in re.sub("</?mark>", "", marked)


def test_a_snippet_stands_around_the_hits(db):
    text = "Filler words stand here. " * 30 + "Then  Tedros\nmet Kluge. " + "And more filler. " * 30
    shown = snippet(text, parse("Tedros Kluge"), length=120)
    assert "Then <mark>Tedros</mark> met <mark>Kluge</mark>." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(re.sub("</?mark>", "", shown)) <= 124


@pytest.mark.parametrize(
    "text", ["", "short", "x" * 1000, "word " * 200, "a " + "y" * 500 + " kluge " + "z" * 500]
)
def test_a_snippet_is_no_longer_than_asked(db, text):
    shown = snippet(text, parse("kluge"), length=100)
    assert len(re.sub("</?mark>", "", shown)) <= 104
    assert ("<mark>kluge</mark>" in shown) is ("kluge" in text)


def test_a_snippet_without_hits_is_the_beginning(db):
    assert snippet("One two three four", parse("kluge"), length=9) == "One two …"


def test_many_texts_take_one_query(db, django_assert_max_num_queries):
    terms = parse("minister")
    texts = [f"The minister number {number}" for number in range(20)]
    with django_assert_max_num_queries(2):
        prepare(texts, terms)
        shown = [mark(text, terms) for text in texts]
    assert all("<mark>minister</mark>" in each for each in shown)
