import json

import pytest


@pytest.fixture
def found(client, archive) -> dict:
    return json.loads(client.get("/popolo.json").getvalue())


def test_people_and_bodies_have_id_name_and_other_names(found):
    people = {each["id"]: each for each in found["persons"]}
    assert people["jane-berg"] == {
        "id": "jane-berg",
        "name": "Jane Berg",
        "links": [{"url": "http://testserver/people/jane-berg/"}],
        "other_names": [{"name": "Джейн Берг"}, {"name": "Jane Bergh"}],
    }
    bodies = {each["id"]: each for each in found["organizations"]}
    assert (bodies["who-office"]["parent_id"], bodies["who-office"]["classification"]) == ("who", "WHO")


def test_a_membership_has_its_role_and_the_reports_that_give_it(found):
    assert found["memberships"] == [
        {
            "person_id": "jane-berg",
            "organization_id": "who-office",
            "role": "Regional Director",
            "sources": [{"url": "http://testserver/reports/told/", "note": "2021-05-03"}],
        }
    ]


def test_each_id_leads_to_one_record(found):
    people, bodies = ({each["id"] for each in found[name]} for name in ("persons", "organizations"))
    assert len(people) == len(found["persons"])
    for each in found["memberships"]:
        assert each["person_id"] in people
        assert each["organization_id"] in bodies
    assert {each["parent_id"] for each in found["organizations"] if "parent_id" in each} <= bodies


def test_it_takes_so_many_queries(client, archive, django_assert_num_queries):
    client.get("/meetings.csv")
    with django_assert_num_queries(15):
        client.get("/popolo.json").getvalue()


def test_an_archive_of_nobody_is_an_empty_export(client, db):
    found = json.loads(client.get("/popolo.json").getvalue())
    assert found.keys() == {"persons", "organizations", "memberships"}
