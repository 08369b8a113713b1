"""Counts that lead to lists of that length."""

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from reports.search import counts, facets
from reports.tests import factories as make
from reports.tests.search.lists import LISTS, found, listed
from reports.tests.search.test_lists import FILTERS, address_of, addresses, laws

# Facets whose every value stands in the pool of values.
OFFERED = {"country", "place", "year", "official", "organization", "side", "topic", "source", "kind"}


def only(parameter, value):
    """The change that asks for one value of a facet; a year asks for the dated."""
    return {parameter: value} | ({"undated": None} if parameter == "year" else {})


def facet(name, address, parameter):
    """The values of one facet as (value, count)."""
    for each in facets.of(listed(name, address)):
        if each.parameter == parameter:
            return [(value.value, value.count) for value in each.values]
    return []


@pytest.mark.parametrize("name", LISTS)
@laws
@given(pairs=addresses)
def test_a_count_is_the_length_of_the_list_that_it_leads_to(archive, name, pairs):
    filters = listed(name, address_of(pairs))
    for each in facets.of(filters):
        selected = {value.value for value in each.values if value.selected}
        assert selected == {str(chosen.given) for chosen in filters.chosen.get(each.parameter, [])}
        for value in each.values:
            alone = filters.query(**only(each.parameter, value.value))
            assert len(listed(name, alone).qs) == value.count
            asked = QueryDict(value.query).getlist(each.parameter)
            assert set(asked) == selected ^ {value.value}
            if not selected:
                assert value.query == alone
                assert value.count > 0
        if line := each.undated:
            assert len(listed(name, filters.query(undated="only", year=None)).qs) == line.count


@pytest.mark.parametrize("name", LISTS)
@laws
@given(pairs=addresses, value=st.sampled_from([pair for pair in FILTERS if pair[0] in OFFERED]))
def test_every_value_that_finds_something_is_offered(archive, name, pairs, value):
    filters = listed(name, address_of(pairs))
    parameter, given_value = value
    if parameter in filters.facets and found(name, filters.query(**only(parameter, given_value))):
        assert given_value in [offered for offered, _ in facet(name, address_of(pairs), parameter)]


def test_a_facet_counts_under_the_others_and_not_its_own(archive):
    assert facet("meetings", "country=KZ", "country") == [("KG", 2), ("KZ", 1)]
    assert facet("meetings", "country=KZ", "side") == [("government", 1), ("who", 1)]
    assert facet("meetings", "topic=digital-health", "country") == [("KG", 1)]


def test_an_organization_counts_its_offices(archive):
    assert facet("meetings", "", "organization") == [
        ("test-who", 3),
        ("test-europe", 2),
        ("test-unicef", 1),
        ("test-ministry", 1),
    ]


def test_a_selected_value_without_records_is_still_listed(archive):
    assert facet("meetings", "country=KZ&topic=digital-health", "country") == [("KG", 1), ("KZ", 0)]


def test_years_are_in_order_and_leave_the_undated_aside(archive):
    assert facet("meetings", "", "year") == [("2021", 1), ("2020", 1)]
    assert facet("meetings", "undated=only&country=KZ", "year") == [("2020", 1)]
    years = [each for each in facets.of(listed("meetings", "undated=only")) if each.parameter == "year"]
    assert years[0].values[0].query == "year=2021"


@pytest.mark.parametrize("name", LISTS)
@laws
@given(pairs=addresses)
def test_the_undated_have_a_line_among_the_years(archive, name, pairs):
    filters = listed(name, address_of(pairs))
    lines = [each.undated for each in facets.of(filters) if each.undated]
    for line in lines:
        assert len(listed(name, filters.query(undated="only", year=None)).qs) == line.count > 0
        asked = QueryDict(line.query)
        assert asked.get("undated") == (None if line.selected else "only")
        assert not {"year", "date_from", "date_to"} & set(asked)
    if not {"year", "date_from", "date_to"} & filters.chosen.keys() and "year" in filters.facets:
        undated = found(name, filters.query(undated="only"))
        assert [line.count for line in lines] == ([len(undated)] if undated else [])


def test_a_second_value_is_added_to_the_first(archive):
    filters = listed("meetings", "country=KG&page=2")
    countries = next(each for each in facets.of(filters) if each.parameter == "country")
    assert [(value.value, value.selected, value.query) for value in countries.values] == [
        ("KG", True, ""),
        ("KZ", False, "country=KG&country=KZ"),
    ]


def test_labels_are_in_the_language_of_the_page(archive):
    with override("ru"):
        countries = next(each for each in facets.of(listed("meetings", "")) if each.parameter == "country")
    assert [value.label for value in countries.values] == ["Кыргызстан", "Казахстан"]


def test_long_facets_are_cut_but_for_what_is_selected(db):
    people = [make.person(f"Official {number:02}") for number in range(25)]
    for person in people:
        make.meeting(person)
    shown = next(
        each for each in facets.of(listed("meetings", "official=official-24")) if each.parameter == "official"
    )
    assert len(shown.values) == facets.LIMIT + 1
    assert shown.more
    assert [value.value for value in shown.values if value.selected] == ["official-24"]


def test_a_mistake_has_no_facets(archive):
    assert facets.of(listed("meetings", "country=XX")) == []


@pytest.mark.parametrize(
    ("name", "address", "wanted"),
    [
        ("meetings", "", 3),
        ("meetings", "q=Kluge&country=KG&official=kluge&year=2021&organization=test-who", 13),
        ("reports", "", 3),
        ("quotes", "", 3),
        ("people", "", 5),
        ("organizations", "", 7),
        ("people", "country=KG", 8),
        ("organizations", "country=KG", 10),
        ("topics", "country=KG", 6),
        ("countries", "", 5),
        ("topics", "", 4),
    ],
)
def test_queries(archive, django_assert_num_queries, name, address, wanted):
    """One for the records; one or two for all that no filter speaks of and one a filter in force, to count
    them; one for what the values are called; one for each parameter that names records."""
    with django_assert_num_queries(wanted):
        filters = listed(name, address)
        list(filters.qs)
        facets.of(filters)


def test_the_lists_of_what_meetings_name_have_their_facets_too(archive):
    assert facet("people", "", "kind") == [("direct", 1), ("indirect", 1)]
    assert facet("organizations", "", "kind") == [("direct", 1)]
    assert facet("organizations", "", "organization")[0] == ("test-who", 2)
    assert facet("countries", "", "source") == [("Agency A", 1), ("Agency B", 1)]
    assert facet("topics", "", "basis") == [("explicit", 1), ("relative", 1)]


def test_of_more_than_is_counted_the_counts_are_the_least(archive, monkeypatch):
    monkeypatch.setattr(counts, "LIMIT", 1)
    filters = listed("meetings", "side=who")
    assert all(each.at_least for each in facets.of(filters) if each.parameter != "side")
    assert listed("meetings", "side=who&language=en").total == counts.Total(1, more=True)
    assert filters.total == counts.Total(3)  # the index keeps it
    whole = listed("meetings", "")
    assert whole.total == counts.Total(3)
    assert not any(each.at_least for each in facets.of(whole))


def test_of_more_ties_than_are_read_the_counts_are_the_least(archive, monkeypatch):
    monkeypatch.setattr(counts, "TIES", 1)
    found = facets.of(listed("people", "side=who"))
    assert [each.at_least for each in found if each.parameter == "country"] == [True]
    assert not any(each.at_least for each in facets.of(listed("people", "")))


def test_the_undated_have_their_own_line(archive):
    years = next(each for each in facets.of(listed("meetings", "")) if each.parameter == "year")
    assert (years.undated.count, years.undated.query) == (1, "undated=only")
    years = next(each for each in facets.of(listed("meetings", "undated=only")) if each.parameter == "year")
    assert (years.undated.selected, years.undated.query) == (True, "")


def test_a_report_of_several_meetings_counts_where_one_meeting_answers(archive):
    make.account(archive.meeting_b, report=archive.report_a)
    assert facet("reports", "country=KZ", "place") == [("astana", 1)]
    assert facet("reports", "topic=digital-health", "place") == [("bishkek", 2)]
    assert found("reports", "country=KZ&topic=digital-health") == []
