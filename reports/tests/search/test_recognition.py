"""What the words of a query name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.recognition import FEW, named
from reports.search.terms import parse
from reports.tests import factories as make
from reports.tests.search.test_lists import laws

NAMES = {
    "Kluge": "official=kluge",
    "Ханса Клюге": "official=kluge",
    "hans klüge": "official=kluge",
    "Japarov": "official=japarov",
    "о Жапарове": "official=japarov",
    "Жапаров С.Н.": "official=japarov",
    "море": "",  # no Moro
    "Моро": "official=moro",
    "Русселлу": "official=russell",  # her records have no Russian spelling
    "Kluge в Кыргызстане": "official=kluge country=kg",
    "Kluge PHC Astana": "official=kluge topic=primary-health-care place=astana",
    "Kluge 2020": "official=kluge year=2020",
    "в Кыргызстане в 2020 году": "country=kg year=2020",
    "2020 or 2021": "",
    "12345 2150": "",
    "what did Tedros say of ПМСП": "official=tedros topic=primary-health-care",
    "WHO": "organization=test-who",
    "ВОЗ": "organization=test-who",
    "world health": "",
    "European Office": "organization=test-europe",
    '"envoy of Kluge" Kyrgyzstan': "country=kg",  # no part of a phrase
    '"Hans Kluge" OR Tedros': "official=kluge official=tedros",
    "-Kluge": "",
    "vaccines -Tedros": "topic=immunization",
    "the": "",
    "!?": "",
    "": "",
}


@pytest.fixture(autouse=True)
def _topic(archive):
    make.topic("immunization", "Immunization", "Иммунизация")
    make.person("Jean Moro", name_ru="Жан Моро", slug="moro")


def told(typed, exact=False):
    return " ".join(
        f"{each.parameter}={record.slug}"
        for each in named(parse(typed, exact))
        for record in sorted(each.records, key=str)
    )


def test_who_and_what_is_named(subtests):
    for typed, wanted in NAMES.items():
        with subtests.test(typed):
            assert told(typed) == wanted
    assert told("Kluge", exact=True) == ""


@pytest.mark.parametrize("typed", ["Astana", "Нур-Султане"])
def test_a_renamed_city_is_named_under_both_names(archive, typed):
    make.place("Nur-Sultan", archive.kz, "Нур-Султан")
    assert told(typed) == "place=astana place=nur-sultan"


def test_a_name_of_too_many_names_nobody():
    for number in range(FEW + 1):
        make.person(f"Nurlan Asanov{number}", slug=f"nurlan-{number}")
    assert told("Nurlan") == ""
    assert told("Nurlan Asanov2") == "official=nurlan-2"


def test_those_of_one_surname_are_all_named():
    make.person("Anna Kluge", slug="anna-kluge")
    assert told("Kluge") == "official=anna-kluge official=kluge"
    assert told("Anna Kluge") == "official=anna-kluge"


@laws
@given(typed=st.text("Kluge PHC\"-'\\or:*&|!()<>аВОЗ ", max_size=60))
def test_nothing_typed_is_an_error(typed):
    terms = parse(typed)
    for each in named(terms):
        assert 0 <= each.span[0] < each.span[1] <= len(terms.text)


def test_one_query_and_one_a_kind(django_assert_num_queries):
    terms = parse("Kluge PHC Astana Kyrgyzstan WHO")
    with django_assert_num_queries(6):
        assert len(named(terms)) == 5
