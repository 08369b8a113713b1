"""Lists that the words of a query may mean, with their counts."""

from urllib.parse import parse_qs

import pytest

from reports.search import offers
from reports.search.terms import parse
from reports.tests.search.lists import found, listed

LISTS = {"quote": "quotes", "meeting": "meetings", "report": "reports", "person": "people"}


def everywhere(typed):
    return [(each.label, each.count) for each in offers.everywhere(parse(typed))]


def test_whom_the_words_name(archive):
    assert everywhere("Kluge") == [("Quotes by Hans Kluge", 1), ("Meetings with Hans Kluge", 2)]
    assert everywhere("Клюге Кыргызстан") == [
        ("Meetings with Hans Kluge · Kyrgyzstan", 1),
        ("Quotes by Hans Kluge", 1),
        ("Meetings with Hans Kluge", 2),
        ("Meetings: Kyrgyzstan", 2),
        ("Reports: Kyrgyzstan", 2),
    ]


def test_the_words_left_over_are_asked_for_unless_nothing_answers_them(archive):
    assert everywhere("Kluge comes")[0] == ("Quotes by Hans Kluge · “comes”", 1)
    assert everywhere("what did Kluge say") == [("Quotes by Hans Kluge", 1), ("Meetings with Hans Kluge", 2)]
    assert everywhere("Kluge -primary")[0] == ("Meetings with Hans Kluge · “-primary”", 1)


def test_a_year_in_the_words_is_offered_as_a_filter(archive):
    assert everywhere("Kluge в 2020 году")[0] == ("Quotes by Hans Kluge · 2020", 1)
    assert found("meetings", offers.everywhere(parse("Kluge 2021"))[0].query) == ["b"]


def test_either_of_two_is_not_both(archive):
    assert [label for label, _ in everywhere("Kluge or Japarov")] == [
        "Quotes by Hans Kluge",
        "Meetings with Hans Kluge",
        "Quotes by Sadyr Japarov",
        "Meetings with Sadyr Japarov",
    ]


@pytest.mark.parametrize(
    "typed", ["Kluge", "Kluge PHC", "Tedros Kyrgyzstan vaccines", "ВОЗ", "Astana care", "ВОЗ 2021"]
)
def test_a_count_is_the_length_of_the_list_that_it_leads_to(archive, typed):
    there = offers.everywhere(parse(typed))
    assert there
    for each in there:
        assert len(found(LISTS[each.kind], each.query)) == each.count > 0


def test_a_list_offers_its_filters_for_its_words(archive):
    filters = listed("quotes", "q=Kluge+comes&sort=oldest&page=2")
    first = offers.within(filters)[0]
    assert (first.kind, first.count) == ("quote", 1)
    assert parse_qs(first.query) == {"q": ["comes"], "official": ["kluge"], "sort": ["oldest"]}


def test_a_list_offers_no_filter_that_is_in_force_or_is_its_own_record(archive):
    assert offers.within(listed("meetings", "q=Kluge&official=tedros")) == []
    assert offers.within(listed("people", "q=Kluge")) == []
    assert offers.within(listed("meetings", "official=kluge")) == []
    assert offers.within(listed("meetings", "q=Kluge&year=soon")) == []


def test_queries(archive, django_assert_num_queries):
    with django_assert_num_queries(4):
        offers.everywhere(parse("Kluge"))
    filters = listed("quotes", "q=Kluge")
    filters.is_valid()
    with django_assert_num_queries(3):
        offers.within(filters)
