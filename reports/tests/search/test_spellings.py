"""“Did you mean”, where nothing is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.spellings import meant
from reports.search.terms import parse
from reports.tests import factories as make
from reports.tests.search.test_lists import laws

MEANT = {
    "Kluege": "Kluge",
    "Tedrs": "Tedros",
    "Гебрейесс": "Гебрейесус",
    "Japarow": "Japarov",
    "UNISEF": "Unicef",
    "Kluge primry": "Kluge primary",
    "vacines": "vaccine",
    "ntlhjc": "тедрос",
    "Rk.ut": "клюге",
    "ЛДГПУ": "kluge",
    "Расселл": "Russell",
    "Нюстрём": "Nystrom",
    "Нюстрёма": "",
    "zxqvw": "",
    "Kluge zxqvw": "",
    "the": "",
    "!?": "",
    "": "",
}


def test_what_was_meant(archive, subtests):
    make.person("Lourdes Caballero-Nystrom")
    for typed, wanted in MEANT.items():
        with subtests.test(typed):
            assert meant(parse(typed)) == wanted
    assert meant(parse("Tedrs", exact=True)) == ""


@laws
@given(typed=st.text("Tedrsкл\"-'\\or:*&|!()<>% ", max_size=40))
def test_nothing_typed_is_an_error(archive, typed):
    assert isinstance(meant(parse(typed)), str)


@pytest.mark.parametrize("typed", ["Tedrs", "zxqvw"])
def test_queries(archive, django_assert_max_num_queries, typed):
    with django_assert_max_num_queries(9):
        meant(parse(typed))
