import re
from xml.etree import ElementTree

from reports.pages.sitemaps import SITEMAPS, BothLanguages
from reports.tests import factories
from reports.tests.pages.pages import read

SITE = "http://testserver"


def places(client, address: str) -> list[str]:
    return re.findall("<loc>(.*?)</loc>", client.get(address).content.decode())


def test_the_index_leads_to_every_page_in_both_languages(client, archive):
    pages = places(client, "/sitemap.xml")
    assert len(pages) == len(SITEMAPS)
    listed = [place for page in pages for place in places(client, page)]
    assert len(listed) == len(set(listed))
    for path in (
        "/",
        "/about/",
        "/reports/told/",
        "/people/jane-berg/",
        "/countries/kg/",
        "/topics/immunization/",
    ):
        assert {SITE + path, f"{SITE}/ru{path}"} <= set(listed)
    for place in listed:
        if "/topics/" not in place:
            assert client.get(place).status_code == 200, place


def test_an_address_names_the_other_language(client, archive):
    ElementTree.fromstring(client.get("/sitemap-quotes.xml").content)  # noqa: S314 (our own answer)
    assert (
        '<xhtml:link rel="alternate" hreflang="ru" href="http://testserver/ru/quotes/nobody/"/>'
        in client.get("/sitemap-quotes.xml").content.decode()
    )
    assert "<lastmod>" in client.get("/sitemap-reports.xml").content.decode()


def test_no_page_is_longer_than_the_protocol_allows(client, db, monkeypatch):
    assert BothLanguages.limit * 2 < 50_000
    monkeypatch.setattr(BothLanguages, "limit", 2)
    for _ in range(3):
        factories.meeting()
    pages = [page for page in places(client, "/sitemap.xml") if "meetings" in page]
    assert [len(places(client, page)) for page in pages] == [4, 2]
    assert client.get("/sitemap-meetings.xml?p=9").status_code == 404
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_a_page_of_the_sitemap_takes_so_many_queries(client, archive, django_assert_num_queries):
    client.get("/sitemap.xml")
    with django_assert_num_queries(7):
        client.get("/sitemap-quotes.xml")


def test_robots_are_led_to_the_sitemap(client, db):
    assert f"Sitemap: {SITE}/sitemap.xml\n" in client.get("/robots.txt").content.decode()


def test_a_browser_is_told_how_to_search(client, db):
    link = next(each for each in read(client, "/ru/").all("link") if each["rel"] == "search")
    found = ElementTree.fromstring(client.get(link["href"]).content)  # noqa: S314 (our own answer)
    urls = {each.get("type"): each.get("template") for each in found if each.tag.endswith("Url")}
    assert urls["text/html"] == f"{SITE}/ru/search/?q={{searchTerms}}"
    assert all(len(each.text) <= 16 for each in found if each.tag.endswith("ShortName"))
