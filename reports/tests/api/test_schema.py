"""The API as it describes itself, called in many ways by schemathesis, on the real application."""

import pytest
import schemathesis
from django.test import Client
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from cohealth.wsgi import application
from reports.pages.kinds import KINDS

# No schema can tell which countries or people the archive has: another word is rightly refused. And an empty
# value is rightly taken for none, whatever its schema asks.
UNTOLD = [positive_data_acceptance, negative_data_rejection]


@pytest.mark.django_db(transaction=True)  # the application closes its connections
@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
def test_the_api_keeps_to_its_description(archive, mode):
    schema = schemathesis.openapi.from_wsgi("/api/schema/", application)
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) == 2 * len(KINDS) + 1
    for operation in operations:
        if mode is GenerationMode.NEGATIVE and not operation.query:
            continue  # there is nothing to get wrong
        calls = operation.as_strategy(generation_mode=mode)

        @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=calls)
        def call(case):
            case.call_and_validate(excluded_checks=UNTOLD)

        call()


def test_the_description_is_one_of_openapi(db):
    validate_schema(Client().get("/api/schema/").json())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.plural)
def test_each_parameter_of_a_list_is_described(client, db, kind):
    operation = client.get("/api/schema/").json()["paths"][f"/api/{kind.plural}/"]["get"]
    described = {each["name"]: each for each in operation["parameters"]}
    assert described.keys() == kind.filters.base_filters.keys()
    assert all(each["description"] for each in described.values())
    assert {"200", "400", "404"} == operation["responses"].keys()
