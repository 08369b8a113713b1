import pytest

from reports.extraction.lexicons import load
from reports.intake import reference
from reports.models import Country, Topic

pytestmark = pytest.mark.django_db

TOPICS = """
    primary-health-care digital-health immunization covid-19 maternal-child-health noncommunicable-diseases
    mental-health health-financing medicines emergency-preparedness health-workforce healthy-cities
    tuberculosis nutrition
"""


def test_empty_archive_has_its_topics_and_countries():
    assert sorted(Topic.objects.values_list("slug", flat=True)) == sorted(TOPICS.split())
    assert sorted(Country.objects.central_asian().values_list("code", flat=True)) == [
        "KG",
        "KZ",
        "TJ",
        "TM",
        "UZ",
    ]
    assert not Topic.objects.filter(name_ru="").exists() and not Country.objects.filter(name_ru="").exists()


def test_what_an_editor_changed_stays():
    Topic.objects.filter(slug="nutrition").update(name="Food")
    Country.objects.filter(code="FJ").delete()
    reference.ensure()
    assert Topic.objects.get(slug="nutrition").name == "Food"
    assert Country.objects.get(code="FJ").name_ru == "Фиджи"


def test_every_country_that_extraction_knows_is_there():
    known = set(load("places")["countries"]) | set(load("places")["cities"])
    assert known <= set(Country.objects.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("name", "russian", "country"),
    [("Bishkek", "Бишкек", "KG"), ("Nur-Sultan", "Нур-Султан", "KZ"), ("New York", "Нью-Йорк", "US")],
)
def test_place_is_made_once(name, russian, country):
    place = reference.place(name)
    assert (place.name_ru, place.country_id) == (russian, country)
    assert reference.place(name) == place


def test_place_that_no_gazetteer_knows():
    assert (reference.place("Oz").name_ru, reference.place("Oz").country) == ("", None)
