import pytest

from reports.tests import factories
from reports.tests.pages.pages import read

THEIRS = "/people/jane-berg/quotes/"


def test_officials_are_listed_with_their_quotes(client, archive):
    factories.quote(archive.director, kind="indirect")
    page = read(client, "/quotes/by-official/")
    assert "Jane Berg 2 1 1" in page.words
    assert page.words.index("Jane Berg") < page.words.index("Aibek Toktorov")
    assert {THEIRS, f"{THEIRS}?kind=direct", f"{THEIRS}?kind=indirect"} <= set(page.links)


def test_the_list_of_officials_ends_with_its_last_page(client, archive):
    assert "the list ends with page 1" in read(client, "/quotes/by-official/?page=2", 404).words


def test_all_that_a_person_said_is_on_a_page_of_its_own(client, archive):
    page = read(client, THEIRS)
    start, end = archive.direct.span
    for words in (
        "Quotes by Jane Berg",
        "1 in direct speech, 0 in indirect speech",
        "“We will build clinics, and train doctors”",
        "Jane Berg, Regional Director direct speech",
        "3 May 2021, worked out from “Yesterday”",
        ",” said Jane Berg.",
    ):
        assert words in page.words
    assert f"/reports/told/#e-{start}-{end}" in page.links
    assert "/quotes/berg-clinics/" in page.links
    assert "/quotes/toktorov-vaccines/" not in page.links


def test_it_divides_by_year_topic_and_counterpart(client, archive):
    page = read(client, THEIRS)
    for query in ("year=2021", "topic=immunization", "with=aibek-toktorov", "kind=direct"):
        assert f"?{query}" in page.links
        assert "1 quote" in read(client, f"{THEIRS}?{query}").words
    assert "?with=jane-berg" not in page.links, "nobody is a counterpart of their own"
    assert f"{THEIRS}?year=2021" in page.links


def test_a_filter_of_it_can_be_taken_away(client, archive):
    page = read(client, f"{THEIRS}?with=aibek-toktorov&kind=indirect")
    assert "Nothing in the archive answers all of this" in page.words
    assert "Together with: Aibek Toktorov" in page.words
    assert "?kind=indirect" in page.links


def test_a_stranger_has_no_quotes(client, archive):
    assert client.get("/people/nobody/quotes/").status_code == 404


def test_one_who_said_nothing_has_an_empty_page(client, archive):
    silent = factories.person("Silent Person")
    assert "0 quotes" in read(client, f"/people/{silent.slug}/quotes/").words


@pytest.mark.parametrize(("address", "queries"), [("/quotes/by-official/", 9), (THEIRS, 17)])
def test_a_page_of_quotes_takes_so_many_queries(client, archive, django_assert_num_queries, address, queries):
    client.get("/")  # what is looked up once a process
    with django_assert_num_queries(queries):
        client.get(address)
    for number in range(3):
        factories.quote(archive.director, f"Said {number}", meeting=archive.meeting)
        factories.quote(factories.person(), f"Said {number} too", meeting=archive.meeting)
    with django_assert_num_queries(queries):
        client.get(address)
