import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pages.structured import as_script
from reports.tests import factories
from reports.tests.pages.pages import read


def data(client, address: str) -> dict:
    """The JSON-LD of a page, which has one block of it."""
    (text,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode()
    )
    return json.loads(text)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/reports/told/", "NewsArticle"),
        ("/meetings/2021-05-03-toktorov-berg/", "Event"),
        ("/quotes/berg-clinics/", "Quotation"),
        ("/people/jane-berg/", "Person"),
        ("/organizations/who/", "Organization"),
    ],
)
def test_a_record_is_described_in_the_words_of_schema_org(client, archive, address, kind):
    found = data(client, address)
    assert (found["@context"], found["@type"]) == ("https://schema.org", kind)
    assert found["url"] == f"http://testserver{address}"
    graph = {
        each["property"]: each["content"] for each in read(client, address).all("meta") if "property" in each
    }
    assert graph["og:title"]
    assert graph["og:url"] == f"http://testserver{address}"


def test_a_list_is_shared_by_its_canonical_address_which_has_the_filters(client, archive):
    page = read(client, "/meetings/?country=KG")
    assert "og:url" not in [each.get("property") for each in page.all("meta")]
    canonical = {"rel": "canonical", "href": "http://testserver/meetings/?country=KG"}
    assert canonical in page.all("link")


def test_a_meeting_has_date_place_people_and_reports(client, archive):
    found = data(client, "/meetings/2021-05-03-toktorov-berg/")
    assert found["startDate"] == "2021-05-03"
    assert (found["location"]["@type"], found["location"]["name"]) == ("Place", "Bishkek")
    assert [each["name"] for each in found["attendee"]] == ["Aibek Toktorov", "Jane Berg"]
    assert found["subjectOf"][0]["url"] == "http://testserver/reports/told/"


def test_a_quote_has_its_speaker_and_report(client, archive):
    found = data(client, "/quotes/berg-clinics/")
    assert found["spokenByCharacter"]["name"] == "Jane Berg"
    assert found["isPartOf"]["publisher"] == {"@type": "Organization", "name": "Kabar"}
    assert "workTranslation" not in found


def test_a_translation_is_a_work_of_its_own(client, archive):
    factories.translation(archive.direct, "Мы построим")
    found = data(client, "/quotes/berg-clinics/")
    assert (found["text"], found["inLanguage"]) == ("We will build clinics, and train doctors", "en")
    assert found["workTranslation"] == [{"@type": "Quotation", "text": "Мы построим", "inLanguage": "ru"}]


def test_what_is_unknown_is_left_out(client, archive):
    assert data(client, "/meetings/undated-nobody/").keys() == {
        "@context",
        "@type",
        "@id",
        "url",
        "name",
        "subjectOf",
    }
    assert "spokenByCharacter" not in data(client, "/quotes/nobody/")


def test_names_are_in_the_language_of_the_page(client, archive):
    assert data(client, "/ru/people/jane-berg/")["name"] == "Джейн Берг"


@given(st.text() | st.sampled_from(["</script>", "<!--<script>", "]]>", "\u2028&amp;"]))
def test_no_text_ends_its_script(text):
    shown = str(as_script({"name": text}))
    inside = shown.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(inside)
    assert json.loads(inside)["name"] == text
