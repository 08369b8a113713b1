"""Which filter to take away where nothing answers all."""

from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search import loosening
from reports.tests.search.lists import LISTS, found, listed
from reports.tests.search.test_lists import address_of, addresses, laws


def test_those_that_bring_most_come_first(archive):
    filters = listed("meetings", "q=Kluge&country=KG&topic=primary-health-care&sort=oldest")
    assert filters.records().count() == 0
    assert [(each.parameter, each.value, each.count) for each in loosening.of(filters)] == [
        ("country", "Kyrgyzstan", 1),
        ("topic", "Primary health care", 1),
    ]
    assert loosening.of(filters)[0].query == "q=Kluge&topic=primary-health-care&sort=oldest"


def test_one_filter_alone_is_not_loosened(archive):
    assert loosening.of(listed("meetings", "q=zxqvw")) == []
    assert loosening.of(listed("meetings", "year=soon&country=KG")) == []


def test_the_spelling_may_be_what_stands_in_the_way(archive):
    found = loosening.of(listed("people", "q=Klu&exact=1"))
    assert [(each.parameter, each.count) for each in found] == [("q", 5), ("exact", 1)]


def test_which_word_stands_in_the_way(archive):
    for typed, wanted in {
        "capital zxqvw primary": {"zxqvw": "capital primary"},
        'capital "zxqvw tvqx" or': {'"zxqvw tvqx"': "capital"},
        "capital -capital": {"-capital": "capital", "capital": "-capital"},
        "capital the zxqvw": {"zxqvw": "capital the"},
        "zxqvw": {},
        "zxqvw tvqx": {},
        "the zxqvw": {},
        "capital zxqvw " + "capital " * 8: {},
    }.items():
        filters = listed("reports", urlencode({"q": typed}))
        assert filters.records().count() == 0
        told = {each.value: parse_qs(each.query)["q"][0] for each in loosening.fewer_words(filters)}
        assert told == wanted, typed
    assert loosening.fewer_words(listed("reports", "country=KG")) == []


@laws
@given(typed=st.text("\"-or capitalPMx'", max_size=30))
def test_a_word_less_brings_as_many_as_it_says(archive, typed):
    for each in loosening.fewer_words(listed("reports", urlencode({"q": typed}))):
        assert len(found("reports", each.query)) == each.count


@pytest.mark.parametrize("name", ["meetings", "quotes", "people"])
@laws
@given(pairs=addresses)
def test_a_count_is_the_length_of_the_list_that_it_leads_to(archive, name, pairs):
    for each in loosening.of(listed(name, address_of(pairs))):
        assert len(found(name, each.query)) == each.count


def test_every_list_can_be_loosened(archive):
    for name in LISTS:
        loosening.of(listed(name, "q=zxqvw&country=KG"))
