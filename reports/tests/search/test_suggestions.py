"""What a visitor may be about to type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.suggestions import LIMIT, suggest
from reports.tests import factories as make
from reports.tests.search.test_lists import laws

BEGUN = {
    "kl": "kluge",
    "Клю": "kluge",
    "hans kl": "kluge",
    "ted": "tedros",
    "гебр": "tedros",
    "Русс": "russell",  # her records have no Russian spelling
    "digi": "digital-health",
    "phc": "primary-health-care",
    "пмс": "primary-health-care",
    "кыргызс": "kg",
    "unic": "test-unicef",
    "ВО": "test-who",
    "k": "",
    "the": "",
    "!?": "",
    "": "",
    "regional": "",  # a role is no name
}


@pytest.fixture(autouse=True)
def _archive(archive):
    pass


def test_who_and_what_begins_so(subtests):
    for typed, slug in BEGUN.items():
        with subtests.test(typed):
            assert " ".join(each.record.slug for each in suggest(typed)) == slug


def test_no_kind_takes_all_places():
    for number in range(LIMIT + 2):
        make.person(f"Primo Person{number}")
        make.organization(f"Primary Body {number}")
    found = suggest("prim")
    assert len(found) == LIMIT
    assert {each.parameter for each in found} == {"topic", "official", "organization"}


def test_a_body_that_is_called_so_comes_before_one_that_is_found_so():
    make.organization("Government of Kyrgyzstan", "Cabinet of Moderators", slug="government")
    make.organization("Moderate Ministry", slug="moderate", parent=make.organization("Parent body"))
    assert [each.record.slug for each in suggest("mod")] == ["moderate", "government"]


def test_those_of_most_meetings_come_first():
    make.person("Hans Aalto", slug="aalto")
    assert [each.record.slug for each in suggest("hans")] == ["kluge", "aalto"]


@laws
@given(typed=st.text(max_size=40) | st.text("ab \"'\\:*&|!()<>%-", max_size=20))
def test_nothing_typed_is_an_error(typed):
    assert len(suggest(typed)) <= LIMIT
    assert len(suggest(typed * 300)) <= LIMIT


def test_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        suggest("pri")
