"""What all pages have in common: head, languages, errors, caching, and the pages that are no record's."""

import json
import re
from html import unescape
from itertools import pairwise

import pytest
from django.test import RequestFactory, override_settings
from django.views.defaults import bad_request, permission_denied, server_error

from reports.models import Report
from reports.pages.accuracy import measured
from reports.tests import factories
from reports.tests.pages.pages import Reading, read

PAGES = (
    "/",
    "/about/",
    "/search/?q=Berg",
    "/meetings/?country=KG",
    "/meetings/2021-05-03-toktorov-berg/",
    "/reports/",
    "/reports/told/",
    "/reports/told-again/",
    "/quotes/",
    "/quotes/berg-clinics/",
    "/quotes/nobody/",
    "/people/",
    "/people/jane-berg/",
    "/organizations/",
    "/organizations/who/",
    "/countries/",
    "/countries/kg/",
    "/topics/",
    "/topics/immunization/",
    "/corrections/",
    "/nothing/",
)


@pytest.fixture(params=PAGES)
def address(request, archive):
    return request.param


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_page_is_well_formed_titled_and_described(client, address, language):
    page = Reading(client.get(address if language == "en" else f"/ru{address}"))
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"
    assert [each["lang"] for each in page.all("html")] == [language]
    assert [name for name, _ in page.elements].count("h1") == 1
    assert [name for name, _ in page.elements].count("main") == 1
    assert [each for each in page.all("meta") if each.get("name") == "description" and each["content"]]
    assert not page.all("style")
    assert not [each for _, each in page.elements if {"style", "onclick"} & each.keys()]
    labelled = {each.get("for") for each in page.all("label")}
    fields = [each for each in page.all("input") if each.get("type") != "hidden"]
    assert {each["id"] for each in fields} <= labelled


def test_headings_do_not_skip_a_level(client, address):
    levels = [
        int(name[1]) for name, _ in Reading(client.get(address)).elements if re.fullmatch("h[1-6]", name)
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_inner_link_leads_to_a_page(client, archive):
    seen, waiting = set(), ["/"]
    while waiting:
        here = waiting.pop()
        if "." in here or here.startswith("/api/"):  # for programs
            assert client.get(here).status_code == 200, here
            continue
        page = read(client, here)
        for link in page.links:
            path = link.split("#")[0].split("?")[0]
            if path.startswith("/") and not path.startswith("/ru/") and path not in seen:
                seen.add(path)
                waiting.append(path)
    assert len(seen) > 20


def test_each_number_is_the_length_of_the_list_it_leads_to(client, archive):
    factories.meeting(
        (archive.director, {"side": "who", "organization": archive.who}), countries=[archive.kg]
    )
    counted = re.compile(r'<a[^>]* href="(/\w+/[?][^"]+)">[^<]*?(\d+) \w+</a>')
    numbers = {}
    for address in PAGES:
        numbers |= dict(counted.findall(client.get(address).content.decode()))
    assert len(numbers) > 15
    for link, number in numbers.items():
        length = re.search(r"<strong>(\d+) ", client.get(unescape(link)).content.decode())[1]
        assert length == number, link


def test_a_page_leads_to_itself_in_the_other_language(client, address):
    response = client.get(address)
    if response.status_code == 404:
        return
    page = Reading(response)
    assert f"/ru{address}" in page.links
    alternates = {each.get("hreflang"): each["href"] for each in page.all("link") if "hreflang" in each}
    assert alternates == {"en": f"http://testserver{address}", "ru": f"http://testserver/ru{address}"}
    there = Reading(client.get(f"/ru{address}"))
    assert address in there.links


def test_the_canonical_address_leaves_out_what_means_nothing(client, archive):
    def canonical(address):
        return [each["href"] for each in read(client, address).all("link") if each["rel"] == "canonical"]

    assert canonical("/meetings/?utm_source=x&country=KG&sort=") == ["http://testserver/meetings/?country=KG"]
    assert canonical("/meetings/?x=1") == ["http://testserver/meetings/"]
    assert canonical("/search/?q=a%26b+%D0%92&x=1") == ["http://testserver/search/?q=a%26b%20%D0%92"]


def test_an_icon_is_found_where_it_used_to_stand(client, db):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"] == "/static/favicon.svg"


def test_the_russian_pages_are_in_russian(client, archive):
    words = read(client, "/ru/meetings/2021-05-03-toktorov-berg/").words
    for shown in (
        "3 мая 2021 г., вычислено по словам «Yesterday»",
        "Айбек Токторов",
        archive.kg.name_ru,
        "Кто с кем",
    ):
        assert shown in words
    assert "Skip to the content" not in words


def test_a_page_that_has_not_changed_is_not_sent_again(client, archive):
    first = client.get("/meetings/")
    assert "no-cache" in first["Cache-Control"]
    again = client.get("/meetings/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    archive.meeting.accounts.all().delete()
    assert client.get("/meetings/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_pages_answer_reading_alone(client, db, method):
    assert getattr(client, method)("/meetings/").status_code == 405


def test_the_home_page_counts_the_archive(client, archive):
    page = read(client, "/")
    for shown in (
        "2 meetings",
        "4 reports",
        "3 quotes",
        "2 people",
        "2 organizations",
        "Kyrgyzstan 1 meeting",
    ):
        assert shown in page.words
    for record in (archive.meeting, archive.direct, archive.vaccines):
        assert record.get_absolute_url() in page.links


@pytest.mark.parametrize(("address", "queries"), [("/", 19), ("/about/", 16), ("/search/?q=Berg", 31)])
def test_the_site_pages_take_so_many_queries(client, archive, django_assert_num_queries, address, queries):
    client.get(address)  # what is looked up once a process
    with django_assert_num_queries(queries):
        client.get(address)


def test_about_counts_what_is_missing(client, archive):
    words = read(client, "/about/").words
    for shown in (
        "1 meeting has no known date.",
        "3 reports have no known source.",
        "1 quote has no speaker that could be told.",
        "English 3, Russian 1",
    ):
        assert shown in words


def test_about_shows_measured_figures_and_none_that_were_not(client, archive, monkeypatch, tmp_path):
    saved = tmp_path / "accuracy.json"
    monkeypatch.setattr("reports.pages.views.measured", lambda: measured(saved))
    assert "no figure is shown" in read(client, "/about/").words
    languages = {
        "en": {"articles": 7, "figures": {"people": 0.98765}},
        "ru": {"articles": 1, "figures": {"people": 0.9}},
    }
    saved.write_text(json.dumps({"measured_on": "2026-03-10", "languages": languages}))
    words = read(client, "/about/").words
    assert "Measured on 10 March 2026" in words
    assert "Field English 7 articles Russian 1 article Participants 0.988 0.900" in words


def test_robots_may_read_all_but_the_desk_and_searches(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert b"Disallow: /admin/\n" in response.content


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (lambda request: bad_request(request, ValueError()), 400, "The request cannot be read"),
        (lambda request: permission_denied(request, ValueError()), 403, "This is not open to you"),
        (server_error, 500, "Something went wrong"),
    ],
)
def test_errors_have_a_page_that_needs_no_database(view, status, words):
    response = view(RequestFactory().get("/"))
    assert response.status_code == status
    assert words in Reading(response).words


@override_settings(DEBUG=False)
def test_a_failure_shows_the_error_page(client, archive, monkeypatch):
    client.raise_request_exception = False

    def fail(*_):
        raise RuntimeError("broken")

    monkeypatch.setattr(Report, "lede", property(fail))
    response = client.get("/reports/told/")
    assert response.status_code == 500
    assert "The fault is on our side" in Reading(response).words
