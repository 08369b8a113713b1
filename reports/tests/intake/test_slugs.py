import pytest

from reports.intake import slugs
from reports.models import Topic


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (("Hans Kluge",), "hans-kluge"),
        (("2020-02-14", "", "A visit: “what next?”"), "2020-02-14-a-visit-what-next"),
        (("Абдулло Рахмонзода",), "abdullo-rakhmonzoda"),
        (("Türkmen Şäheri",), "turkmen-saheri"),
        (("Helle Hjortshøj-Łęcka Weiß",), "helle-hjortshoj-lecka-weiss"),
        (("word " * 40,), "-".join(["word"] * 16)),
        (("w" * 100,), "w" * 80),
        (("世界",), ""),
        ((), ""),
    ],
)
def test_words(parts, wanted):
    assert slugs.words(*parts) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Monika Kosinska", "kosinska"), ("Anna Abdullo-zoda", "abdullo-zoda"), ("", ""), ("Tedros", "tedros")],
)
def test_surname(name, wanted):
    assert slugs.surname(name) == wanted


@pytest.mark.django_db
def test_addresses_of_other_pages_are_taken():
    assert slugs.free(Topic, ["a-z", "by-official", "visit"]) == ["a-z-2", "by-official-2", "visit"]


@pytest.mark.django_db
def test_taken_slugs_get_a_number(django_assert_num_queries):
    for number, slug in enumerate(["visit", "visit-2", "visit-report"]):
        Topic.objects.create(slug=slug, name=str(number))
    with django_assert_num_queries(2):
        assert slugs.free(Topic, ["visit", "talk", "visit", "talk", ""]) == [
            "visit-3",
            "talk",
            "visit-4",
            "talk-2",
            "topic",
        ]


@pytest.mark.django_db
@pytest.mark.parametrize("taken", [7, 8, 9, 10, 11, 40, 1000])
def test_a_free_number_among_thousands_is_found_in_few_queries(taken, django_assert_max_num_queries):
    numbers = ["visit", *(f"visit-{number}" for number in range(2, taken + 1))]
    Topic.objects.bulk_create(Topic(slug=slug, name=slug) for slug in numbers)
    with django_assert_max_num_queries(14):
        assert slugs.free(Topic, ["visit"]) == [f"visit-{taken + 1}"]


@pytest.mark.django_db
def test_longer_slugs_are_no_clash():
    for number, slug in enumerate(["undated", "undated-asanov", "undated-2", "undated-10"]):
        Topic.objects.create(slug=slug, name=str(number))
    assert slugs.free(Topic, ["undated", "undated-asanov"]) == ["undated-3", "undated-asanov-2"]
