from datetime import datetime

import pytest

from reports.intake import records
from reports.intake.withdrawals import withdraw
from reports.models import Country
from reports.pages.kinds import KINDS
from reports.tests import factories

LISTS = [kind.plural for kind in KINDS]


def get(client, address: str, status: int = 200) -> dict:
    response = client.get(address)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


@pytest.mark.parametrize("name", LISTS)
def test_each_record_of_a_list_has_its_own_address(client, archive, name):
    for each in get(client, f"/api/{name}/")["results"]:
        slug = each.get("slug") or each["code"].lower()
        assert get(client, f"/api/{name}/{slug}/").items() >= each.items()
        assert client.get(each["url"]).status_code == 200


def test_the_root_leads_to_the_lists_and_their_description(client, archive):
    found = get(client, "/api/")
    assert {*LISTS, "schema"} <= found.keys()
    for address in found.values():
        assert client.get(address).status_code == 200


def test_a_meeting_says_what_each_report_says_with_its_words(client, archive):
    meeting = get(client, "/api/meetings/2021-05-03-toktorov-berg/")
    assert (meeting["date"], meeting["date_basis"]) == ("2021-05-03", "relative")
    first, second = meeting["accounts"]
    if first["report"]["slug"] != "told":
        first, second = second, first
    start = archive.told.text.index("Yesterday")
    assert first["date_evidence"] == [
        {
            "start": start,
            "end": start + 9,
            "text": "Yesterday",
            "url": f"http://testserver/reports/told/#e-{start}-{start + 9}",
        }
    ]
    assert [each["text"] for each in first["participants"][1]["role_evidence"]] == ["Regional Director"]
    assert first["countries"][0]["evidence"][0]["text"] == "Kyrgyzstan"
    assert first["topics"][0]["evidence"][0]["text"] == "vaccines"
    assert (second["date"], second["place"]["slug"]) == ("2021-05-01", "osh")


def test_every_span_is_the_words_of_the_text(client, archive):
    texts = {each.slug: each.text for each in (archive.told, archive.told_again)}

    def spans(value):
        if isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
            yield value
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from spans(each)

    found = [each for name in LISTS for each in spans(get(client, f"/api/{name}/"))]
    assert len(found) > 10
    for each in found:
        text = texts[each["url"].split("/reports/")[1].split("/")[0]]
        assert " ".join(text[each["start"] : each["end"]].split()) == each["text"]


def test_a_quote_has_its_translations(client, archive):
    translation = factories.translation(archive.direct, "Мы построим")
    [told] = get(client, "/api/quotes/berg-clinics/")["translations"]
    assert (told["language"], told["text"]) == ("ru", "Мы построим")
    assert datetime.fromisoformat(told["written_at"]) == translation.written_at
    assert told.keys() == {"language", "text", "written_at"}
    assert get(client, "/api/quotes/nobody/")["translations"] == []


def test_what_is_unknown_is_null(client, archive):
    meeting = get(client, "/api/meetings/undated-nobody/")
    assert [meeting[name] for name in ("date", "date_earliest", "place", "date_basis")] == [
        None,
        None,
        None,
        "none",
    ]
    quote = get(client, "/api/quotes/nobody/")
    assert [quote[name] for name in ("speaker", "speaker_organization", "role", "meeting")] == [None] * 4
    report = get(client, "/api/reports/told-again/")
    assert [report[name] for name in ("title", "source", "published", "original_url")] == [None] * 4


def test_a_corrected_value_has_no_evidence(client, archive):
    account = archive.meeting.accounts.get(report=archive.told)
    archive.told.baseline = records.load(archive.told)
    archive.told.baseline[f"account:{account.pk}"]["date"] = "2021-05-04"
    archive.told.save()
    told = next(
        each
        for each in get(client, "/api/meetings/2021-05-03-toktorov-berg/")["accounts"]
        if each["report"]["slug"] == "told"
    )
    assert (told["date_corrected"], told["date_evidence"]) == (True, [])
    assert (told["place_corrected"], told["place_evidence"][0]["text"]) == (False, "Bishkek")


def test_a_report_has_its_text_on_its_own_address_alone(client, archive):
    assert get(client, "/api/reports/told/")["text"] == archive.told.text
    assert "text" not in get(client, "/api/reports/")["results"][0]


def test_an_original_address_that_is_no_web_address_is_unknown(client, db):
    factories.report(url="javascript:alert(1)", slug="bad")
    assert get(client, "/api/reports/bad/")["original_url"] is None


def test_a_person_has_all_spellings_and_roles(client, archive):
    person = get(client, "/api/people/jane-berg/")
    assert person["names"] == ["Jane Berg", "Jane Bergh", "Джейн Берг"]
    assert {each["role"] for each in person["roles"]} == {"Regional Director", None}


@pytest.mark.parametrize("code", ["kg", "KG"])
def test_a_country_is_found_by_its_code(client, archive, code):
    assert get(client, f"/api/countries/{code}/")["code"] == "KG"


def test_a_list_goes_on_on_further_pages(client, db):
    for _ in range(51):
        factories.meeting(date="2020")
    first = get(client, "/api/meetings/?year=2020")
    assert (first["count"], len(first["results"]), first["previous"]) == (51, 50, None)
    second = get(client, first["next"])
    assert (len(second["results"]), second["next"]) == (1, None)
    assert "year=2020" in second["previous"]
    get(client, "/api/meetings/?page=3", 404)


@pytest.mark.parametrize(
    ("query", "parameter", "value"),
    [
        ("country=XX", "country", "XX"),
        ("year=x&country=KG", "year", "x"),
        ("page=0", "page", "0"),
        ("a=b", "a", "a"),
    ],
)
def test_a_mistake_says_which_parameter_and_why(client, archive, query, parameter, value):
    (mistake,) = get(client, f"/api/meetings/?{query}", 400)["mistakes"]
    assert (mistake["parameter"], mistake["value"]) == (parameter, value)
    assert value in mistake["message"]


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_not_found(client, archive, name):
    assert "detail" in get(client, f"/api/{name}/nothing/", 404)


def test_what_was_withdrawn_is_gone_and_says_why(client, archive):
    withdrawal = withdraw(archive.told, "The publisher asked for it.", None)
    for address in ("/api/reports/told/", "/api/quotes/berg-clinics/"):
        told = get(client, address, 410)
        assert (told["detail"], told["reason"]) == ("Withdrawn.", "The publisher asked for it.")
        assert datetime.fromisoformat(told["withdrawn_at"]) == withdrawal.withdrawn_at


@pytest.mark.parametrize("address", ["/api/nothing/", "/api/meetings/a%2Fb/", "/api/meetings/a%00b/"])
def test_an_address_that_is_none_is_answered_in_json(client, db, address):
    assert "detail" in get(client, address, 404)


def test_an_address_without_its_slash_is_led_on(client, db):
    assert client.get("/api/meetings?year=2020")["Location"] == "/api/meetings/?year=2020"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_the_api_is_only_read(client, db, method):
    assert getattr(client, method)("/api/meetings/").status_code == 405


def test_an_answer_that_has_not_changed_is_not_sent_again(client, archive):
    first = client.get("/api/meetings/")
    assert client.get("/api/meetings/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_the_words_of_the_api_are_english_whatever_the_visitor_prefers(client, archive):
    Country.objects.update(name_ru="")
    found = client.get("/api/meetings/?year=x", headers={"Accept-Language": "ru"}).json()
    assert "is not a year" in found["mistakes"][0]["message"]


QUERIES = {
    "meetings": 13,
    "quotes": 8,
    "reports": 11,
    "people": 8,
    "organizations": 8,
    "countries": 7,
    "topics": 7,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_so_many_queries(client, archive, django_assert_num_queries, name):
    client.get("/api/topics/")
    with django_assert_num_queries(QUERIES[name]):
        client.get(f"/api/{name}/")
