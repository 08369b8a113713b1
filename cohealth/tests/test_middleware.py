"""The language of an address, the security headers, and that a visitor changes nothing."""

import pytest
from django.contrib.auth.models import Group
from django.db import InternalError, connection

pytestmark = [pytest.mark.django_db, pytest.mark.urls("cohealth.tests.visited_urls")]


@pytest.mark.parametrize("preferences", [{}, {"accept-language": "ru"}, {"accept-language": "de,ru;q=0.5"}])
@pytest.mark.parametrize(("address", "language"), [("/language/", "en"), ("/ru/language/", "ru")])
def test_only_the_address_chooses_the_language(client, address, language, preferences):
    client.cookies["django_language"] = "ru" if language == "en" else "en"
    response = client.get(address, headers=preferences)
    assert (response.content.decode(), response["Content-Language"]) == (language, language)
    assert "Accept-Language" not in response.get("Vary", "")
    assert not response.cookies


@pytest.mark.parametrize("address", ["/en/language/", "/de/language/", "/ru-ru/language/"])
def test_other_prefixes_lead_nowhere(client, address):
    assert client.get(address).status_code == 404


def test_the_prefix_without_its_slash_is_redirected(client):
    assert client.get("/ru/language")["Location"] == "/ru/language/"


@pytest.mark.parametrize("address", ["/language/", "/nowhere/", "/healthz", "/admin/login/"])
def test_every_answer_has_the_security_headers(client, address):
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ["/language/", "/ru/language/", "/healthz", "/nowhere/", "/admin"])
def test_visitors_may_only_get(client, method, address):
    response = client.generic(method, address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_the_admin_site_takes_a_post(client):
    assert client.post("/admin/login/", {"username": "nobody", "password": "wrong"}).status_code == 200


@pytest.mark.parametrize("address", ["/write/", "/admin-like/"])
@pytest.mark.django_db(transaction=True)
def test_a_visit_that_writes_fails(client, address):
    with pytest.raises(InternalError, match="read-only transaction"):
        client.get(address)
    assert not Group.objects.filter(name="visitors").exists()


def test_a_visit_that_writes_fails_within_a_transaction_of_a_test(client):
    with pytest.raises(InternalError, match="read-only transaction"):
        client.get("/write/")
    Group.objects.create(name="the transaction itself goes on writing")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("transaction_read_only", "on"),
        ("transaction_isolation", "repeatable read"),
        ("statement_timeout", "10s"),
    ],
)
def test_a_visit_reads_one_state_of_the_database(client, setting, value):
    assert client.get(f"/show/{setting}/").content.decode() == value
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [setting])
        assert cursor.fetchone()[0] != value, "the next visit, an admin's perhaps, starts afresh"


@pytest.mark.django_db(transaction=True)
def test_a_streamed_body_is_read_in_a_transaction_of_its_own(client):
    response = client.get("/stream/")
    assert response.getvalue().decode().split() == ["on", "10s"]
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_a_stream_that_nobody_reads_to_its_end_leaves_no_transaction(client):
    response = client.get("/stream/")
    next(iter(response))
    response.close()
    assert not connection.in_atomic_block
