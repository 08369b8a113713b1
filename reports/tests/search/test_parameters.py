"""What a visitor may write in a parameter: a value that means nothing is a mistake and finds nothing."""

from itertools import product

import pytest
from django.http import QueryDict

from reports.models import Meeting
from reports.search.filters import MeetingFilter
from reports.tests import factories as make
from reports.tests.search.lists import LISTS, found, listed

PARAMETERS = list(MeetingFilter.base_filters)
MISTAKES = [
    "country=XX",
    "place=atlantis",
    "topic=foo",
    "organization=nobody",
    "official=Nobody+At+All",
    "official=president",
    "official=-kluge+-tedros+-mamin+-russell",
    "official=the",
    "with=nobody",
    "side=both",
    "kind=reported",
    "basis=guess",
    "source=No+Such+Agency",
    "language=xx",
    "year=20",
    "year=twenty",
    "year=0000",
    "date_from=2020-13",
    "date_to=2020-02-30",
    "date_from=0000",
    "date_from=14.02.2020",
    "date_from=2020&date_from=2021",
    "date_from=2021&date_to=2020",
    "undated=yes",
    "exact=maybe",
    "sort=foo",
    "sort=name&sort=newest",
    "page=abc",
    "page=0",
    "page=-1",
    "page=1.5",
    "page=²",
]
HOSTILE = [
    "'; DROP TABLE reports_meeting; --",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "\0",
    "a\0b",
    "%s %(x)s {0}",
    "\\",
    "9" * 5000,
    "\ud800",
    "٢٠٢٠",
]


@pytest.mark.parametrize("name", LISTS)
def test_a_mistake_is_told_and_finds_nothing(archive, name, subtests):
    for address in MISTAKES:
        with subtests.test(address):
            filters = listed(name, address)
            assert not filters.is_valid()
            assert list(filters.qs) == []
            parameter, _, value = address.partition("&")[0].partition("=")
            assert filters.mistakes[0].parameter == parameter
            assert value.replace("+", " ") in filters.mistakes[0].message
            assert filters.active == []


def test_every_wrong_value_is_told(archive):
    mistakes = listed("meetings", "country=XX&country=KG&country=YY&topic=foo").mistakes
    assert [(mistake.parameter, mistake.value) for mistake in mistakes] == [
        ("country", "XX"),
        ("country", "YY"),
        ("topic", "foo"),
    ]


def test_empty_values_are_not_given(archive, subtests):
    for parameter in PARAMETERS:
        with subtests.test(parameter):
            filters = listed("meetings", f"{parameter}=&{parameter}=+")
            assert filters.is_valid()
            assert len(filters.qs) == 3
            assert filters.active == []


def test_hostile_values_are_mistakes(archive, subtests):
    for parameter, value in product(PARAMETERS, HOSTILE):
        with subtests.test(f"{parameter}={value[:20]!a}"):
            data = QueryDict(mutable=True)
            data[parameter] = value
            filters = MeetingFilter(data, queryset=Meeting.objects.all())
            if parameter == "page" and value.isascii() and value.isdigit():
                assert filters.page_number == 10**9
            elif parameter != "q":
                assert list(filters.qs) == []
                assert filters.mistakes[0].value == value


def test_hostile_words_are_words(archive):
    for name in LISTS:
        for value in HOSTILE:
            data = QueryDict(mutable=True)
            data["q"] = value
            filterset, model = LISTS[name]
            filters = filterset(data, queryset=model.objects.all())
            assert filters.mistakes == []
            assert len(filters.qs) <= filters.queryset.count()


def test_several_words_of_q_are_all_asked_for(archive):
    assert [meeting.slug for meeting in listed("meetings", "q=Kluge&q=President").qs] == ["b"]


OFFICIALS = {
    "kluge": "kluge",
    "KLUGE": "kluge",
    "Hans Kluge": "kluge",
    "Ханс Клюге": "kluge",
    "Клюге": "kluge",
    "Жапаров": "japarov",
    "Zhaparov": "japarov",
    "Tedros": "tedros",
    "Гебрейесусом": "tedros",
    "Жапарова": "japarov",
    "kluge, hans": "kluge",
}


def test_an_official_by_slug_or_only_name(archive, subtests):
    for typed, slug in OFFICIALS.items():
        with subtests.test(typed):
            data = QueryDict(mutable=True)
            data["official"] = typed
            chosen = MeetingFilter(data, queryset=Meeting.objects.all()).chosen["official"]
            assert [each.meaning.slug for each in chosen] == [slug]


def test_a_name_of_two_people_is_a_mistake(archive):
    make.person("Another Kluge", slug="another-kluge")
    assert listed("meetings", "official=Клюге").mistakes[0].value == "Клюге"
    assert listed("meetings", "official=Hans+Kluge").is_valid()


def test_the_same_value_twice_is_one(archive):
    filters = listed("meetings", "country=KG&country=kg&official=kluge&official=Клюге")
    assert [(each.parameter, each.value) for each in filters.active] == [
        ("country", "KG"),
        ("official", "kluge"),
    ]


@pytest.mark.parametrize(
    ("name", "given", "same"),
    [
        ("meetings", "place=Бишкек", "place=bishkek"),
        ("meetings", "place=BISHKEK", "place=bishkek"),
        ("meetings", "country=казахстан", "country=KZ"),
        ("meetings", "country=Kazakhstan", "country=KZ"),
        ("meetings", "topic=Цифровое здравоохранение", "topic=digital-health"),
        ("meetings", "organization=ministry of health", "organization=test-ministry"),
        ("meetings", "organization=ВОЗ", "organization=test-who"),
        ("meetings", "country=Киргизия", "country=KG"),
        ("meetings", "topic=ПМСП", "topic=primary-health-care"),
        ("meetings", "place=Фрунзе", "place=bishkek"),
        ("meetings", "source=AGENCY A", "source=Agency A"),
        ("meetings", "language=RU", "language=ru"),
        ("meetings", "side=WHO", "side=who"),
        ("meetings", "basis=Explicit", "basis=explicit"),
        ("quotes", "kind=DIRECT", "kind=direct"),
        ("meetings", "sort=Oldest", "sort=oldest"),
    ],
)
def test_case_and_script_are_nothing(archive, name, given, same):
    assert listed(name, given).mistakes == []
    assert found(name, given) == found(name, same) != []


def test_a_name_of_two_bodies_is_a_mistake(archive):
    make.organization("Ministry of Health", slug="another")
    assert [each.parameter for each in listed("meetings", "organization=Ministry of Health").mistakes] == [
        "organization"
    ]


def test_a_source_spelt_in_two_ways_is_the_one_that_is_written(archive):
    make.report(source="AGENCY A")
    assert listed("reports", "source=AGENCY A").keys("source") == ["AGENCY A"]
    assert listed("reports", "source=Agency a").mistakes
