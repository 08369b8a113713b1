"""The search box and what stands around its results."""

import re
from html import unescape

import pytest

from reports.tests.pages.pages import read

LISTS = ["meetings", "reports", "quotes", "people", "organizations", "countries", "topics"]
PROBES = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "Berg <b>clinics</b>",
    "javascript:alert(1)",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "%00\0\ud800",
    "Berg' OR 1=1; DROP TABLE reports_report; --",
    "clinics " * 1300,
    "((((a | !b) & 'c':*AB <-> \\",
    "‮‏﻿🏥" * 50,
    "the",
    "и в на",
    '"',
]


@pytest.mark.parametrize("typed", PROBES, ids=range(len(PROBES)))
def test_whatever_is_typed_a_page_answers_and_runs_nothing(client, archive, typed):
    for path in ["/search/", "/ru/search/", *(f"/{name}/" for name in LISTS)]:
        response = client.get(path, {"q": typed.encode("utf-8", "replace").decode()})
        page = read(client, response.request["PATH_INFO"] + "?" + response.request["QUERY_STRING"])
        assert [each for each in page.all("script") if not each.get("src", "").startswith("/static/")] == []
        assert not [name for _tag, given in page.elements for name in given if name.startswith("on")]
        assert page.all("img") == []
        assert "14" not in page.words or "7|add" not in typed
    assert client.get("/search/suggest/", {"q": typed.encode("utf-8", "replace").decode()}).status_code == 200


def test_who_is_named_is_offered_with_the_count_of_the_list(client, archive):
    html = client.get("/search/?q=Берг").content.decode()
    offered = re.findall(r'<a href="([^"]+)">([^<]+)</a> <span class="number">(\d+)', html.split("offers")[1])
    assert ("/quotes/?official=jane-berg", "Quotes by Jane Berg", "1") in offered
    for link, _label, number in offered:
        if "?" in link:
            length = re.search(r"<strong>(\d+) ", client.get(unescape(link)).content.decode())[1]
            assert length == number, link
    words = read(client, "/ru/search/?q=Berg").words
    assert "Цитаты: Джейн Берг 1" in words


def test_a_list_offers_the_filter_and_keeps_the_others(client, archive):
    page = read(client, "/meetings/?q=Berg+clinics&country=KG")
    assert "/meetings/?q=clinics&country=KG&official=jane-berg" in page.links
    assert "Meetings with Jane Berg · “clinics” 1" in page.words


def test_a_misspelling_is_put_right(client, archive):
    page = read(client, "/search/?q=Toktorof")
    assert "Did you mean Toktorov ?" in page.words.replace("Toktorov?", "Toktorov ?")
    assert "?q=Toktorov" in page.links
    page = read(client, "/quotes/?q=Toktorof&kind=indirect")
    assert "?q=Toktorov&kind=indirect" in page.links
    assert "Did you mean" not in read(client, "/search/?q=Toktorov").words


def test_an_empty_search_says_which_word_to_take_away(client, archive):
    for path in ("/search/", "/reports/"):
        page = read(client, f"{path}?q=clinics+zxqvw")
        assert "Take one away: without zxqvw" in page.words
        assert "?q=clinics" in page.links
    assert "without clinics" not in page.words  # zxqvw alone finds nothing either


def test_an_empty_list_says_what_to_take_away(client, archive):
    page = read(client, "/quotes/?q=clinics&kind=indirect")
    assert "Take one filter away" in page.words
    assert "without Kind of quote: indirect speech 1" in page.words
    assert "without Words: clinics 1" in page.words
    assert "?q=clinics" in page.links
    words = read(client, "/quotes/?q=zxqvw&kind=indirect&year=1999").words
    assert "nor with any one filter less" in words
    assert "Nothing in the archive answers this. See the whole list" in read(client, "/quotes/?q=zxqvw").words


def test_everything_leads_to_each_list(client, archive):
    page = read(client, "/search/?q=Berg")
    for name in ("people", "meetings", "quotes", "reports"):
        assert f"/{name}/?q=Berg" in page.links


def test_exactly_as_typed(client, archive):
    assert "#report" in read(client, "/search/?q=clinic").links
    assert "#report" not in read(client, "/search/?q=clinic&exact=1").links
    assert "/reports/?q=clinics&exact=1" in read(client, "/search/?q=clinics&exact=1").links
    [box] = [each for each in read(client, "/search/?q=x&exact=1").all("input") if each.get("id") == "exact"]
    assert "checked" in box


def test_suggestions_lead_to_records_in_the_language_of_the_page(client, archive):
    [found] = client.get("/search/suggest/?q=Бер").json()["suggestions"]
    assert found == {
        "label": "Jane Berg",
        "kind": "Official",
        "url": "/people/jane-berg/",
        "parameter": "official",
        "value": "jane-berg",
    }
    [found] = client.get("/ru/search/suggest/?q=ber").json()["suggestions"]
    assert (found["label"], found["url"]) == ("Джейн Берг", "/ru/people/jane-berg/")
    assert client.get("/search/suggest/").json() == {"suggestions": []}
    assert client.post("/search/suggest/").status_code == 405


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/search/?q=Berg", 31),
        ("/search/?q=Toktorof", 19),
        ("/quotes/?q=Berg", 17),
        ("/quotes/?q=zxqvw&kind=indirect", 19),
        ("/search/suggest/?q=be", 8),
    ],
)
def test_pages_take_so_many_queries(client, archive, django_assert_num_queries, address, queries):
    client.get(address)  # what is looked up once a process
    with django_assert_num_queries(queries):
        client.get(address)
