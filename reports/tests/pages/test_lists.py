import pytest

from reports.search.terms import LIMIT
from reports.tests import factories
from reports.tests.pages.pages import read

LISTS = ("meetings", "reports", "quotes", "people", "organizations", "countries", "topics")


@pytest.fixture
def many(db):
    """Forty-five dated meetings, so that the list has three pages."""
    return [factories.meeting(date=f"2020-{n % 12 + 1:02}") for n in range(45)]


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_archive_has_empty_lists(client, db, name):
    assert "Results" in read(client, f"/{name}/").words


@pytest.mark.parametrize("name", LISTS)
def test_a_list_leads_to_its_records_and_narrows_by_facets(client, archive, name):
    page = read(client, f"/{name}/?country=kg&topic=immunization")
    assert [link for link in page.links if link.startswith(f"/{name}/") and "?" not in link]
    assert "Country: Kyrgyzstan" in page.words
    assert "?country=kg" in page.links, "the topic cannot be taken away"


def test_a_meeting_row_shows_date_parties_place_topics_and_sources(client, archive):
    words = read(client, "/meetings/").words
    for shown in (
        "3 May 2021, worked out from “Yesterday”",
        "Government Aibek Toktorov, Minister of Health",
        "WHO Jane Berg, Regional Director",
        "Bishkek · Kyrgyzstan · Immunization",
        "Reported by Kabar, 4 May 2021",
    ):
        assert shown in words


def test_an_undated_meeting_of_nobody_shows_what_is_unknown(client, archive):
    words = read(client, "/meetings/?undated=only").words
    for shown in (
        "1 meeting",
        "unknown date",
        "participants unknown",
        "place unknown · no topic named",
        "unknown source, undated",
    ):
        assert shown in words


def test_under_a_date_the_undated_are_left_out_counted_and_offered(client, archive):
    page = read(client, "/meetings/?date_from=2021")
    assert "1 undated left out" in page.words
    link = next(link for link in page.links if "undated=include" in link)
    assert "2 meetings" in read(client, f"/meetings/{link}").words


@pytest.mark.parametrize(
    "query", ["country=XX", "date_from=2020-13", "topic=nonsense", "sort=upwards", "page=abc", "page=0"]
)
def test_a_mistake_is_shown_with_a_way_out_and_no_rows(client, archive, query):
    page = read(client, f"/meetings/?{query}")
    assert "Nothing is listed, because a filter cannot be read:" in page.words
    assert f"“{query.split('=')[1]}”" in page.words
    assert "/meetings/2021-05-03-toktorov-berg/" not in page.links
    assert "?" in page.links, "the mistake cannot be taken away"


def test_a_field_that_holds_a_mistake_says_so(client, archive):
    fields = {
        each["id"]: each for each in read(client, "/meetings/?date_from=2020-13").all("input") if "id" in each
    }
    assert fields["date_from"]["aria-invalid"] == "true"
    assert fields["date_from"]["value"] == "2020-13"
    assert "aria-invalid" not in fields["date_to"]


def test_a_mistake_is_taken_away_without_the_other_filters(client, archive):
    assert "?country=KG" in read(client, "/meetings/?country=KG&topic=nonsense").links


def test_unknown_parameters_are_named(client, archive):
    words = read(client, "/meetings/?utm_source=x&contry=KG").words
    assert "Parts of the address mean nothing here and were left aside: utm_source, contry" in words


def test_an_empty_result_says_what_to_loosen(client, archive):
    page = read(client, "/meetings/?country=KG&year=1990")
    assert "Nothing in the archive answers all of this. Take one filter away:" in page.words
    assert "without Year: 1990" in page.words
    assert page.links.count("?country=KG") >= 1


def test_pages_lead_to_one_another_and_keep_the_filters(client, many):
    page = read(client, "/meetings/?year=2020&page=2")
    assert "45 meetings" in page.words
    assert "Page 2 of 3" in page.words
    steps = {each["rel"]: each["href"] for each in page.all("a") if each.get("rel") in ("prev", "next")}
    assert steps == {"prev": "?year=2020", "next": "?year=2020&page=3"}
    assert {each["rel"] for each in page.all("link")} >= {"prev", "next", "canonical"}


def test_each_record_stands_on_one_page(client, many):
    seen = []
    for number in (1, 2, 3):
        page = read(client, f"/meetings/?page={number}")
        seen += [link for link in page.links if link.startswith("/meetings/2020")]
    assert sorted(seen) == sorted(meeting.get_absolute_url() for meeting in many)


@pytest.mark.parametrize("number", ["4", "9" * 30])
def test_a_page_beyond_the_last_is_not_found_and_leads_back(client, many, number):
    page = read(client, f"/meetings/?year=2020&page={number}", 404)
    assert f"There is no page {number}: the list ends with page 3" in page.words
    assert "?year=2020&page=3" in page.links
    assert not [link for link in page.links if link.startswith("/meetings/2020")]


def test_the_form_keeps_what_links_have_set(client, archive):
    page = read(client, "/meetings/?country=KG&country=UZ&q=Berg&sort=oldest&page=1")
    kept = [(each["name"], each["value"]) for each in page.all("input") if each.get("type") == "hidden"]
    assert kept == [("country", "KG"), ("country", "UZ"), ("sort", "oldest")]
    assert "Berg" in [each.get("value") for each in page.all("input")]


@pytest.mark.parametrize("name", LISTS)
def test_words_are_marked_where_they_hit(client, archive, name):
    query = {"countries": "Kyrgyzstan", "organizations": "WHO", "topics": "immunization"}.get(name, "Berg")
    response = client.get(f"/{name}/?q={query}")
    assert b"<mark>" in response.content


def test_a_query_cannot_bring_its_own_html(client, archive):
    for address in ("/meetings/", "/search/", "/quotes/"):
        for name in ("q", "country", "<script>alert(1)</script>"):
            content = client.get(address, {name: '"><script>alert(1)</script>'}).content
            assert content.count(b"<script") == content.count(b'<script src="') > 0


@pytest.mark.parametrize("spelling", ["Berg", "Берг", "Bergh"])
def test_a_name_is_marked_in_the_other_script_too(client, archive, spelling):
    for address in ("/search/", "/reports/"):
        shown = client.get(address, {"q": spelling}).content.decode()
        assert "<mark>Jane Berg</mark>" in shown
        assert "<mark>Джейн Берг</mark>" in shown


@pytest.mark.parametrize("spelling", ["Berg", "Берг", "Bergh"])
def test_everything_is_searched_in_any_spelling(client, archive, spelling):
    page = read(client, f"/search/?q={spelling}")
    for link in ("/people/jane-berg/", "/meetings/2021-05-03-toktorov-berg/", "/quotes/berg-clinics/"):
        assert link in page.links


def test_a_search_without_a_hit_says_so(client, archive):
    assert "Nothing in the archive answers this." in read(client, "/search/?q=xyzzy").words


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("the", "too common to be searched for"),
        ("!?", "There is no word in this"),
        ('"', "There is no word in this"),
        ("-", "There is no word in this"),
        ("word " * 4000, f"Only the first {LIMIT} characters"),
        ("\0", "There is no word in this"),
    ],
)
def test_odd_queries_get_a_sensible_answer(client, archive, query, notice):
    for address in ("/search/", "/meetings/"):
        response = client.get(address, {"q": query})
        assert response.status_code == 200
        assert notice in response.content.decode()


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("meetings", 13),
        ("reports", 11),
        ("quotes", 10),
        ("people", 12),
        ("organizations", 14),
        ("countries", 12),
        ("topics", 11),
    ],
)
def test_a_list_takes_so_many_queries_however_long(client, archive, name, queries, django_assert_num_queries):
    client.get("/")  # what is looked up once a process
    with django_assert_num_queries(queries):
        client.get(f"/{name}/")
    country, topic = factories.country("TJ", "Tajikistan"), factories.topic("nutrition")
    for number in range(5):
        berg = factories.person(f"Berg {number}")
        body = factories.organization(f"Office {number}", parent=archive.who)
        meeting = factories.meeting(
            (berg, {"organization": body, "role": "Envoy"}), countries=[country], topics=[topic], date="2020"
        )
        factories.quote(berg, f"Berg said {number}", meeting=meeting)
    with django_assert_num_queries(queries):
        client.get(f"/{name}/")


@pytest.mark.parametrize("name", LISTS)
def test_hits_are_looked_up_for_all_rows_together(client, archive, name, django_assert_max_num_queries):
    query = {"countries": "Kyrgyzstan", "organizations": "WHO", "topics": "immunization"}.get(name, "Berg")
    with django_assert_max_num_queries(60) as plain:
        client.get(f"/{name}/")
    with django_assert_max_num_queries(60) as searched:
        client.get(f"/{name}/?q={query}")
    # Five for the words: is there one, those of the query, of the names that it means, of these, of the rows;
    # two for the keys over which facets count.
    assert len(searched.captured_queries) <= len(plain.captured_queries) + 10


def test_an_acronym_does_not_stand_beside_itself(client, archive):
    factories.organization("UNICEF", acronym="UNICEF", name_ru="ЮНИСЕФ", side="unicef", slug="unicef")
    assert "(WHO)" in read(client, "/organizations/").words
    for address in ("/organizations/", "/organizations/unicef/", "/organizations/a-z/?letter=U"):
        assert "(UNICEF)" not in read(client, address).words
    assert "ЮНИСЕФ (UNICEF)" in read(client, "/ru/organizations/unicef/").words
