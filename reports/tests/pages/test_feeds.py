from datetime import datetime
from xml.etree import ElementTree

import pytest

from reports.pages.kinds import KINDS
from reports.tests import factories
from reports.tests.pages.pages import read

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = [kind.plural for kind in KINDS]


def feed(client, address: str) -> ElementTree.Element:
    """The feed at an address; what RFC 4287 asks of each is there."""
    found = ElementTree.fromstring(client.get(address).getvalue())  # noqa: S314 (our own answer)
    for each in (found, *found.iter(f"{ATOM}entry")):
        assert each.findtext(f"{ATOM}title")
        assert each.findtext(f"{ATOM}id").startswith("http://testserver/")
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")).tzinfo
    return found


def titles(found: ElementTree.Element) -> list[str]:
    return [each.findtext(f"{ATOM}title") for each in found.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_each_list_is_a_feed_with_the_records_of_its_page(client, archive, name, prefix):
    links = read(client, f"{prefix}/{name}/").links
    assert f"{prefix}/{name}.atom" in links
    ids = [each.findtext(f"{ATOM}id") for each in feed(client, f"{prefix}/{name}.atom").iter(f"{ATOM}entry")]
    assert ids
    assert {each.removeprefix("http://testserver") for each in ids} <= set(links)


def test_a_feed_says_what_it_was_asked_for(client, archive):
    found = feed(client, "/quotes.atom?official=jane-berg")
    assert found.findtext(f"{ATOM}title") == "Central Asia health meetings: Quotes · Official: Jane Berg"
    links = {each.get("rel"): each.get("href") for each in found.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/quotes/?official=jane-berg",
        "self": "http://testserver/quotes.atom?official=jane-berg",
        "license": "http://testserver/about/#license",
    }
    assert titles(found) == ["Jane Berg: We will build clinics, and train doctors"]


def test_a_page_names_the_feed_of_its_filters(client, archive):
    links = read(client, "/meetings/?country=KG").all("link")
    assert "/meetings.atom?country=KG" in [
        each["href"] for each in links if each.get("type") == "application/atom+xml"
    ]


def test_a_person_is_updated_with_the_reports_that_tell_of_it(client, archive):
    entry = feed(client, "/people.atom?official=jane-berg").find(f"{ATOM}entry")
    archive.told_again.refresh_from_db()
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == archive.told_again.updated_at


def test_a_quote_is_told_and_dated_with_its_translation(client, archive):
    translation = factories.translation(archive.direct, "Мы построим")
    found = feed(client, "/quotes.atom?official=jane-berg")
    entry = found.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary").endswith(" · Translation by the editors: Мы построим")
    for each in (found, entry):
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")) == translation.written_at


def test_a_hostile_article_stays_text(client, db):
    words = "</title><script>alert(1)</script>]]>\x1b\x0c\ufffe\u2028&x;"
    factories.quote(text=words, report=factories.report(words, title=words))
    for name in ("quotes", "reports"):
        found = feed(client, f"/{name}.atom")
        assert "</title><script>alert(1)</script>]]> &x;" in titles(found)[0]


def test_a_hostile_query_stays_text(client, db):
    found = feed(client, "/meetings.atom?q=%3C/title%3E%3Cscript%3E%1b%22")
    assert "</title><script>" in found.findtext(f"{ATOM}title")
