"""Under one spelling of a name, the others are marked too."""

import pytest

from reports.search.highlights import mark
from reports.search.terms import parse
from reports.search.variants import LIMIT, variants
from reports.tests import factories as make


@pytest.fixture
def named(db):
    """Two people and two bodies with names in both scripts."""
    make.person("Tedros Gebreyesus", "Tedros Adhanom Ghebreyesus", name_ru="Тедрос Гебрейесус")
    make.person("Sadyr Japarov", "Sadyr Zhaparov", name_ru="Садыр Жапаров")
    make.organization("World Health Organization", "WHO", "ВОЗ", "Всемирная организация здравоохранения")
    make.organization("Ministry of Health", "Минздрав", "Министерство здравоохранения")


@pytest.mark.parametrize(
    ("typed", "text", "wanted"),
    [
        ("Tedros", "с Тедросом Гебрейесусом", "с [Тедросом Гебрейесусом]"),
        ("Gebreyesus", "с Тедросом Гебрейесусом", "с [Тедросом Гебрейесусом]"),
        ("Gebreyesus", "Гебрейесуса и Тедроса", "[Гебрейесуса] и Тедроса"),
        ("Гебрейесус", "Dr. Tedros Adhanom Ghebreyesus", "Dr. [Tedros Adhanom Ghebreyesus]"),
        ("Гебрейесуса", "Ghebreyesus, Tedros", "[Ghebreyesus], Tedros"),
        ("Жапаров", "с Жапаровым", "с [Жапаровым]"),
        ("zhaparov", "Japarov’s, Жапарову", "[Japarov]’s, [Жапарову]"),
        ('"Sadyr Japarov"', "Садыру Жапарову", "[Садыру Жапарову]"),
        ('"Japarov Sadyr"', "Садыру Жапарову", "Садыру Жапарову"),
        ("Japarov -Tedros", "Жапаров и Тедрос Гебрейесус", "[Жапаров] и Тедрос Гебрейесус"),
        ("WHO", "ВОЗ, World Health Organization", "[ВОЗ], [World Health Organization]"),
        ("who", "Всемирной организации здравоохранения", "[Всемирной организации здравоохранения]"),
        ("ВОЗ", "the WHO, those who", "the [WHO], those who"),
        ("ministry of health", "из Минздрава; Ministry of Health", "из [Минздрава]; [Ministry of Health]"),
        ("health", "ВОЗ и Минздрав, WHO", "ВОЗ и Минздрав, WHO"),
        ("the", "ВОЗ", "ВОЗ"),
    ],
)
def test_other_spellings_of_a_name_are_marked(named, typed, text, wanted):
    assert mark(text, parse(typed)).replace("<mark>", "[").replace("</mark>", "]") == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Чотурову", "[Nurlan Choturov], Mr [Choturov]"),
        ("Choturow -Nurlan", "[Nurlan Choturov], Mr [Choturov]"),
        ('"Нурлан Чотуров"', "Nurlan Choturov, Mr Choturov"),
        ("Нурлан", "[Nurlan Choturov], Mr Choturov"),
    ],
)
def test_a_spelling_of_no_record_marks_those_of_the_name(db, typed, wanted):
    make.person("Nurlan Choturov")
    text = "Nurlan Choturov, Mr Choturov"
    assert mark(text, parse(typed)).replace("<mark>", "[").replace("</mark>", "]") == wanted


def test_as_typed_means_no_other_spelling(named):
    assert mark("Тедрос Гебрейесус", parse("Tedros", exact=True)) == "Тедрос Гебрейесус"


def test_a_role_is_no_name(named):
    berg = make.person("Jane Berg", name_ru="Джейн Берг")
    make.meeting((berg, {"role": "Envoy"}))
    assert mark("Джейн Берг", parse("envoy")) == "Джейн Берг"


def test_two_queries_however_many_bear_the_name(db, django_assert_num_queries):
    for number in range(5):
        make.person(f"Jane Berg{number}")
    typed = parse("Jane").phrases
    with django_assert_num_queries(2):
        assert variants(typed, [])
    with django_assert_num_queries(1):
        assert not variants([(frozenset(["nobody"]),)], [])


def test_only_so_many_bearers_of_a_name_are_read(db):
    for number in range(LIMIT + 1):
        make.person(f"Jane Berg{number}")
    found = {
        lexeme for phrase in variants(parse("Jane").phrases, []) for lexemes in phrase for lexeme in lexemes
    }
    assert f"berg{LIMIT - 1}" in found
    assert f"berg{LIMIT}" not in found
