"""What filters tell of themselves: what is in force, left out, ignored, and the addresses of neighbours."""

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.models import Country
from reports.tests import factories as make
from reports.tests.search.lists import LISTS, found, listed

VALUES = {
    "q": ["Kluge", "-vaccines", "Президент or vaccines"],
    "country": ["KG", "KZ"],
    "place": ["astana", "bishkek"],
    "date_from": ["2020", "2021-03"],
    "date_to": ["2021", "2022-01-01"],
    "year": ["2019", "2020", "2021"],
    "undated": ["include", "only"],
    "official": ["kluge", "tedros", "japarov"],
    "with": ["kluge", "mamin"],
    "organization": ["test-who", "test-europe", "test-unicef"],
    "side": ["who", "unicef", "government"],
    "topic": ["digital-health", "primary-health-care"],
    "source": ["Agency A", "Agency B"],
    "language": ["en", "ru"],
    "kind": ["direct", "indirect"],
    "basis": ["explicit", "none"],
}
PAIRS = [(name, value) for name, values in VALUES.items() for value in values]
# ``undated`` turns the undated in or out, so that it is asked for apart.
FILTERS = [pair for pair in PAIRS if pair[0] != "undated"]

addresses = st.lists(st.sampled_from(PAIRS), max_size=3, unique=True)
laws = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


SINGLE = {"date_from", "date_to", "undated"}


def address_of(pairs) -> str:
    """The address of a list under these parameters; of one that takes one value, the last counts."""
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.setlist(name, [value] if name in SINGLE else [*data.getlist(name), value])
    return data.urlencode()


@pytest.mark.parametrize("name", LISTS)
@laws
@given(pairs=addresses, more=st.sampled_from(FILTERS))
def test_one_more_filter_adds_no_record(archive, name, pairs, more):
    parameter = more[0]
    before = [pair for pair in pairs if pair[0] not in (parameter, "undated")]
    assert set(found(name, address_of([*before, more]))) <= set(found(name, address_of(before)))


@pytest.mark.parametrize("name", LISTS)
@laws
@given(pairs=addresses, more=st.sampled_from(FILTERS))
def test_one_more_value_takes_no_record_away(archive, name, pairs, more):
    parameter = more[0]
    before = [*pairs, (parameter, VALUES[parameter][0])]
    if parameter not in {"q", "with", *SINGLE}:
        assert set(found(name, address_of(before))) <= set(found(name, address_of([*before, more])))


@pytest.mark.parametrize("name", LISTS)
@laws
@given(pairs=addresses)
def test_the_undated_left_out_come_in_by_their_link(archive, name, pairs):
    filters = listed(name, address_of([pair for pair in pairs if pair[0] != "undated"]))
    slugs = [record.slug for record in filters.qs]
    assert len(slugs) == len(set(slugs))
    all_slugs = {record.slug for record in listed(name, filters.undated_query).qs}
    assert set(slugs) <= all_slugs
    assert filters.undated_left_out == len(all_slugs - set(slugs))


def test_undated_records_left_out_are_counted(archive):
    filters = listed("meetings", "country=KG&date_from=2020")
    assert filters.undated_left_out == 1
    assert filters.undated_query == "country=KG&date_from=2020&undated=include"
    assert listed("meetings", "date_from=2020").undated_left_out == 1
    assert listed("meetings", "country=KG").undated_left_out == 0
    assert listed("meetings", "country=KZ&date_from=2020").undated_left_out == 0
    assert listed("meetings", "date_from=2020&undated=include").undated_left_out == 0


def test_unknown_parameters_are_listed(archive):
    filters = listed("meetings", "country=KG&utm_source=x&Country=KZ&official_slug=kluge")
    assert filters.ignored == ["utm_source", "Country", "official_slug"]
    assert len(filters.qs) == 2


def test_active_filters_and_the_addresses_without_them(archive):
    filters = listed("meetings", "q=Kluge&country=KG&country=KZ&year=2021&undated=include&sort=name&page=2")
    assert [(each.parameter, each.value, each.label, each.without) for each in filters.active] == [
        ("q", "Kluge", "Kluge", "country=KG&country=KZ&year=2021&undated=include&sort=name"),
        ("country", "KG", "Kyrgyzstan", "q=Kluge&country=KZ&year=2021&undated=include&sort=name"),
        ("country", "KZ", "Kazakhstan", "q=Kluge&country=KG&year=2021&undated=include&sort=name"),
        ("year", "2021", "2021", "q=Kluge&country=KG&country=KZ&undated=include&sort=name"),
        ("undated", "include", "included", "q=Kluge&country=KG&country=KZ&year=2021&sort=name"),
    ]


def test_labels_are_in_the_language_of_the_page(archive):
    with override("ru"):
        filters = listed("meetings", "country=KG&official=kluge&language=ru")
        labels = [each.label for each in filters.active]
    assert labels == ["Кыргызстан", "Ханс Клюге", "Русский"]


def test_the_query_of_a_change(archive):
    filters = listed("meetings", "country=KG&country=KZ&foo=1&page=3&topic=")
    assert filters.query() == "country=KG&country=KZ"
    assert filters.query(country=None) == ""
    assert filters.query(country=["KZ"], sort="oldest") == "country=KZ&sort=oldest"
    assert filters.query(**{"with": "kluge"}) == "country=KG&country=KZ&with=kluge"
    assert filters.query(page="2") == "country=KG&country=KZ&page=2"


ORDERS = [
    ("meetings", "", "b a c"),
    ("meetings", "sort=oldest", "a b c"),
    ("meetings", "sort=relevance", "b a c"),
    ("reports", "", "report-d report-a report-c report-b"),
    ("reports", "sort=oldest", "report-c report-a report-d report-b"),
    ("reports", "q=Kluge&sort=oldest", "report-a report-b"),
    ("quotes", "", "quote-d quote-b quote-a quote-c"),
    ("people", "", "mamin russell kluge japarov tedros"),
    ("people", "sort=newest", "kluge japarov russell mamin tedros"),
    ("people", "sort=oldest", "kluge mamin japarov russell tedros"),
    ("topics", "country=KG&country=KZ&sort=newest", "digital-health primary-health-care"),
]


def test_orders_put_the_undated_last(archive, subtests):
    for name, address, wanted in ORDERS:
        with subtests.test(f"{name}?{address}"):
            assert found(name, address) == wanted.split()


def test_meetings_are_named_by_what_follows_the_date(db):
    for slug in ("2020-01-01-zhaparov-kluge", "undated-mamin-kluge", "2021-birtanov-kluge-2"):
        make.meeting(slug=slug)
    assert found("meetings", "sort=name") == [
        "2021-birtanov-kluge-2",
        "undated-mamin-kluge",
        "2020-01-01-zhaparov-kluge",
    ]


def test_the_best_answer_comes_first(db):
    make.report(
        "Among other things the vaccines were named once. " + "Filler words follow. " * 40, slug="once"
    )
    make.report("Vaccines, vaccines, vaccines.", title="Vaccines for all", slug="often")
    assert found("reports", "q=vaccine") == ["often", "once"]


def test_pages_are_numbers_from_one(archive):
    assert listed("meetings", "").page_number == 1
    assert listed("meetings", "page=007").page_number == 7
    assert listed("meetings", "page=" + "9" * 400).page_number == 10**9


def test_notices_on_words(archive):
    assert listed("reports", "q=the").notices
    assert listed("reports", "q=" + "a+" * 2000).notices
    assert listed("reports", "q=vaccines").notices == []
    assert listed("reports", "q=xylophone").notices == []


def test_countries_are_those_with_records_and_the_central_asian(archive):
    make.organization("Ministry of Health of Italy", country=Country.objects.get(code="IT"))
    assert found("countries", "") == ["kg", "kz", "it", "tj", "tm", "uz"]
    assert found("countries", "sort=name") == ["it", "kz", "kg", "tj", "tm", "uz"]
    assert found("countries", "q=France") == []
    assert listed("meetings", "sort=meetings").mistakes
