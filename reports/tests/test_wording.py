import pytest
from django.utils import translation

from reports.intake.records import FIELDS as STORED
from reports.intake.records import MODELS
from reports.tests import factories
from reports.wording import FIELDS, LED_TO, TELLING, TYPES, Wording, field_name

pytestmark = pytest.mark.django_db


def test_each_field_and_type_of_the_records_has_words():
    assert {name for fields in STORED.values() for name in fields} == FIELDS.keys()
    assert MODELS.keys() == TYPES.keys() == TELLING.keys()
    assert field_name("a key of another table") == "a key of another table"


def test_keys_are_told_by_name_in_one_query_a_model(django_assert_num_queries):
    people = [factories.person(name) for name in ("Bolot Asanov", "Anna Keller")]
    country = factories.country("KG", "Kyrgyzstan", "Кыргызстан")
    row = {"type": "account_country", "country": country.pk, "account": "account:1"}
    values = [("person", people[0].pk), ("speaker", people[1].pk), ("", row), ("place", None)]
    with django_assert_num_queries(2):
        words = Wording(values)
    assert [words.of(*value) for value in values] == ["Bolot Asanov", "Anna Keller", "Kyrgyzstan", ""]
    with translation.override("ru"):
        assert words.of("country", country.pk) == "Кыргызстан"


def test_a_record_that_is_gone_is_told_by_its_key():
    values = [(field, 999) for field in LED_TO if field != "country"]
    assert {Wording(values).of(*value) for value in values} == {"#999"}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("role", "Minister", "Minister"),
        ("role", "", ""),
        ("side", "who", "WHO"),
        ("kind", "a new kind", "a new kind"),
        ("span", [3, 9], "3–9"),
        ("evidence.date", [[3, 9], [20, 24]], "3–9; 20–24"),
        ("doubts", ["One.", "Two."], "One.; Two."),
        ("", {"type": "participation", "name": "Anna Keller", "role": ""}, "Anna Keller"),
    ],
)
def test_other_values(field, value, words):
    assert Wording([(field, value)]).of(field, value) == words
