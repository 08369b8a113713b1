"""/healthz."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_healthz_says_ok(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db(transaction=True)
def test_healthz_says_when_the_database_is_gone(client, monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", "no_such_database")
    response = client.get("/healthz")
    assert response.status_code == 503
