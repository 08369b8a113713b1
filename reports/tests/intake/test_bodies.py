import pytest

from reports.extraction.findings import Organization as Found
from reports.extraction.findings import Span
from reports.intake.bodies import Bodies
from reports.models import Organization, OrganizationName

pytestmark = pytest.mark.django_db


def found(name, side="other", country=None) -> Found:
    return Found(name, Span(0, len(name)), side=side, country=country)


def take_in(*bodies: Found, country="KG", russian=False) -> list[Organization | None]:
    """The records of bodies that an article about a country names."""
    looked_up = Bodies(bodies, country, russian)
    references = [looked_up.match(body.name, body.country) for body in bodies]
    made = looked_up.save(set(references) - {None})
    return [
        reference and Organization.objects.get(pk=made.get(reference, reference)) for reference in references
    ]


def test_names_of_who_are_one_body_and_its_office_stands_under_it():
    who, long, russian, office = take_in(
        found("WHO", "who"),
        found("World Health Organization", "who"),
        found("ВОЗ", "who"),
        found("European Regional Office of the World Health Organization", "who"),
    )
    assert who == long == russian
    assert (who.slug, who.acronym, who.name_ru) == ("who", "WHO", "Всемирная организация здравоохранения")
    assert (office.slug, office.parent, office.side) == ("who-europe", who, "who")


def test_office_met_first_brings_its_parent():
    (office,) = take_in(found("WHO Regional Office for Europe", "who"))
    assert (office.parent.slug, Organization.objects.count()) == ("who", 2)
    assert take_in(found("ВОЗ", "who")) == [office.parent]


def test_ministry_belongs_to_the_country_of_the_article():
    kyrgyz, kazakh = (
        take_in(found("Ministry of Health", "government"), country=code)[0] for code in ("KG", "KZ")
    )
    assert (kyrgyz.slug, kazakh.slug) == ("ministry-of-health-kg", "ministry-of-health-kz")
    assert take_in(found("Министерство здравоохранения", "government"), country="KZ") == [kazakh]


def test_ministry_of_no_known_country_is_tied_to_none():
    take_in(found("Ministry of Health", "government"), country="KG")
    (ministry,) = take_in(found("Ministry of Health", "government"), country=None)
    assert (ministry.country, ministry.authority_id) == (None, "")


def test_ministry_of_another_country_than_the_articles():
    (ministry,) = take_in(found("Ministry of River Transport", "government", "FR"), country="KG")
    assert ministry.country_id == "FR"
    (own,) = take_in(found("Ministry of River Transport", "government"), country="KG")
    assert (own.country_id, own.slug) == ("KG", "ministry-of-river-transport-2")


def test_unlisted_body_becomes_a_record_of_its_own_once():
    (society,) = take_in(found("society of river friends"))
    assert (society.name, society.slug, society.country, society.side) == (
        "Society of river friends",
        "society-of-river-friends",
        None,
        "other",
    )
    assert take_in(found("Society of River Friends"), country="KZ") == [society]


def test_russian_name_stands_until_an_english_one_is_known():
    (society,) = take_in(found("Союз друзей рыб"), russian=True)
    assert (society.name, society.name_ru) == ("Союз друзей рыб", "Союз друзей рыб")


def test_new_spelling_is_kept():
    (society,) = take_in(found("Society of river friends"))
    take_in(found("SOCIETY OF RIVER FRIENDS"))
    assert society.names.count() == 2


def test_merged_body_is_found_by_the_names_that_it_took_over():
    (society,) = take_in(found("Society of river friends"))
    OrganizationName.objects.create(organization=society, name="Ministry of Health")
    Organization.objects.filter(pk=society.pk).update(country="KG")
    assert take_in(found("Ministry of Health", "government")) == [society]


def test_several_bodies_of_one_name_are_left_open():
    for slug in ("one", "other"):
        society = Organization.objects.create(slug=slug, name="Society of river friends")
        OrganizationName.objects.create(organization=society, name=society.name)
    assert take_in(found("Society of river friends")) == [None]
