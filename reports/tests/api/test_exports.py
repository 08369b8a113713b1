import json

import pytest

from reports.pages.kinds import KINDS
from reports.tests.pages.pages import read

LISTS = [kind.plural for kind in KINDS]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_as_json_is_that_of_the_api(client, archive, name):
    assert f"/{name}.json" in read(client, f"/{name}/").links
    found = json.loads(client.get(f"/{name}.json").getvalue())
    assert found["results"]
    assert found == client.get(f"/api/{name}/").json()


def test_the_russian_one_leads_to_russian_pages(client, archive):
    found = json.loads(client.get("/ru/topics.json?topic=immunization").getvalue())["results"][0]
    assert found["url"] == "http://testserver/ru/topics/immunization/"


def test_mistakes_are_said_as_the_api_says_them(client, archive):
    response = client.get("/meetings.json?country=XX")
    assert response.status_code == 400
    assert response.json() == client.get("/api/meetings/?country=XX").json()


QUERIES = {
    "meetings": 18,
    "quotes": 13,
    "reports": 16,
    "people": 13,
    "organizations": 13,
    "countries": 12,
    "topics": 12,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_file_takes_so_many_queries(client, archive, django_assert_num_queries, name):
    client.get("/meetings.csv")
    with django_assert_num_queries(QUERIES[name]):
        client.get(f"/{name}.json").getvalue()
