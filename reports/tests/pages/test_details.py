import re

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from reports.tests import factories
from reports.tests.pages.pages import read


def address(record):
    return record.get_absolute_url()


def test_a_meeting_shows_its_date_with_the_words_it_was_worked_out_from(client, archive):
    words = read(client, address(archive.meeting)).words
    assert "3 May 2021, worked out from “Yesterday”" in words


def test_a_meeting_shows_participants_by_side_with_role_and_organization(client, archive):
    words = read(client, address(archive.meeting)).words
    assert "Government Aibek Toktorov Minister of Health" in words
    assert "WHO Jane Berg Regional Director · WHO Regional Office" in words


def test_each_value_of_a_meeting_shows_its_sentence_and_leads_to_it(client, archive):
    page = read(client, address(archive.meeting))
    assert "Bishkek, May 4, 2021 /Kabar/." in page.words
    assert "Toktorov noted that vaccines had arrived." in page.words
    for words in ("Yesterday", "Bishkek", "Kyrgyzstan", "vaccines", "Jane Berg", "Minister of Health"):
        start = archive.told.text.index(words)
        assert f"/reports/told/#e-{start}-{start + len(words)}" in page.links


def test_where_reports_differ_the_page_says_who_says_what(client, archive):
    words = read(client, address(archive.meeting)).words
    assert "1 May 2021, stated in the report differs Osh differs" in words
    assert "министр здравоохранения · organization not named – unknown source, undated" in words


def test_a_meeting_of_which_nothing_is_known_says_so(client, archive):
    words = read(client, address(archive.undated)).words
    for unknown in (
        "unknown date",
        "Place unknown",
        "Country unknown",
        "Topics none named in the reports",
        "The reports name no participant.",
        "The reports quote nobody.",
    ):
        assert unknown in words


def test_a_report_marks_its_findings_and_links_them_both_ways(client, archive):
    page = read(client, address(archive.told))
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert inner, "nothing is linked"
    assert set(inner) <= set(page.ids)
    marks = {name for name in page.ids if name.startswith("e-")}
    entries = {name for name in page.ids if name.startswith("f-")}
    assert marks <= set(inner), "a mark that the list does not lead to"
    assert entries <= set(inner), "an entry that no mark leads to"
    assert {"f-person-jane-berg", "f-topic-immunization", "f-date-0", "f-quote-berg-clinics"} <= entries
    assert address(archive.director) in page.links


def test_what_a_report_says_is_shown_in_its_language(client, archive):
    content = client.get(address(archive.told_again)).content.decode()
    assert '<span class="note" lang="ru">министр здравоохранения</span>' in content


def test_a_place_of_words_that_stood_before_is_a_number(client, archive):
    first, second = (list(each.span()) for each in re.finditer("clinics", archive.told.text))
    archive.meeting.accounts.get(report=archive.told).accounttopic_set.update(spans=[first, second])
    again = [each for each in read(client, address(archive.told)).all("a") if each.get("class") == "again"]
    place = f"#e-{second[0]}-{second[1]}"
    assert again == [{"class": "again", "href": place, "aria-label": "clinics, place 2"}]


def test_an_article_cannot_bring_its_own_html(client, archive):
    for record in (archive.told, archive.meeting, archive.indirect):
        assert b"<script>" not in client.get(address(record)).content


def test_a_report_shows_source_date_address_language_and_version(client, archive):
    page = read(client, address(archive.told))
    for shown in ("Source Kabar", "Published 4 May 2021", "Language English", "Version 1"):
        assert shown in page.words
    links = [each for each in page.all("a") if each["href"] == "https://kabar.example/1"]
    assert [each["rel"] for each in links] == ["noopener nofollow"]


def test_a_report_in_no_known_language_says_so(client, archive):
    archive.told.language = "und"
    archive.told.save()
    page = read(client, address(archive.told))
    assert "Language not known" in page.words
    assert [each["lang"] for each in page.all("article")] == [""]


def test_an_address_that_is_not_of_the_web_is_no_link(client, archive):
    archive.told.url = "javascript:alert(1)"
    archive.told.save()
    page = read(client, address(archive.told))
    assert not [link for link in page.links if link.startswith("javascript")]
    assert "Original address unknown" in page.words


def test_a_report_without_a_title_shows_its_lede_marked_as_untitled(client, archive):
    page = read(client, address(archive.told_again))
    assert "Министр здравоохранения Айбек Токторов" in page.words
    assert "untitled" in page.words
    assert "Source unknown Published unknown" in page.words


def test_the_text_of_an_article_is_in_its_own_language(client, archive):
    page = read(client, address(archive.told_again))
    assert [each["lang"] for each in page.all("article")] == ["ru"]


def test_a_quote_shows_speaker_role_date_source_and_its_sentence(client, archive):
    page = read(client, address(archive.direct))
    for shown in (
        "“We will build clinics, and train doctors”",
        "Jane Berg, Regional Director",
        "3 May 2021, worked out from “Yesterday”",
        "Kind direct speech",
        "Original language English",
        ",” said Jane Berg.",
    ):
        assert shown in page.words
    start, end = archive.direct.span
    assert f"/reports/told/#e-{start}-{end}" in page.links
    assert "http://testserver/quotes/berg-clinics/" in page.words


def test_indirect_speech_is_told_apart(client, archive):
    words = read(client, address(archive.indirect)).words
    assert "Indirect speech, in the reporter’s words" in words
    assert "“vaccines" not in words


def test_a_quote_of_nobody_says_so(client, archive):
    words = read(client, address(archive.nobody)).words
    assert "speaker unknown" in words
    assert "unknown date" in words
    assert "The report ties it to no meeting." in words
    assert "No words of a report stand behind this quote." in words


def test_a_person_shows_names_roles_counterparts_meetings_and_quotes(client, archive):
    page = read(client, address(archive.director))
    for shown in (
        "In Latin script Jane Berg",
        "In Cyrillic script Джейн Берг",
        "Jane Bergh",
        "3 May 2021 Regional Director · WHO Regional Office 1 meeting",
        "Meetings 1",
        "Quotes 1",
    ):
        assert shown in page.words
    assert "/meetings/?official=jane-berg&with=aibek-toktorov" in page.links
    assert "/meetings/?official=jane-berg&topic=immunization" in page.links


def test_a_body_shows_parent_offices_people_and_meetings_of_its_offices(client, archive):
    page = read(client, address(archive.who))
    assert address(archive.office) in page.links
    assert address(archive.director) in page.links
    assert address(archive.meeting) in page.links
    assert address(archive.told) in page.links
    assert address(archive.who) in read(client, address(archive.office)).links


def test_a_country_shows_officials_topics_and_meetings(client, archive):
    page = read(client, "/countries/kg/")
    for record in (archive.minister, archive.director, archive.vaccines, archive.meeting):
        assert address(record) in page.links
    assert "/meetings/?country=KG&official=aibek-toktorov" in page.links


def test_a_topic_shows_countries_officials_and_meetings(client, archive):
    page = read(client, address(archive.vaccines))
    for record in (archive.kg, archive.minister, archive.director, archive.meeting):
        assert address(record) in page.links


@pytest.mark.parametrize(
    "path",
    ["meetings/x", "reports/x", "quotes/x", "people/x", "organizations/x", "countries/xx", "topics/x"],
)
def test_what_is_not_there_is_not_found(client, db, path):
    assert "There is no such page" in read(client, f"/{path}/", 404).words


# Everything that a page shows comes in a number of queries that does not grow with it: pinned by ``archive``,
# where each record has several of most things.
@pytest.mark.parametrize(
    ("record", "queries"),
    [
        ("meeting", 15),
        ("told", 20),
        ("direct", 13),
        ("director", 30),
        ("who", 39),
        ("kg", 28),
        ("vaccines", 23),
    ],
)
def test_a_page_takes_so_many_queries(client, archive, django_assert_num_queries, record, queries):
    where = address(getattr(archive, record))
    ContentType.objects.get_for_models(*apps.get_models())  # which a process reads once
    with django_assert_num_queries(queries):
        client.get(where)


@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_a_country_has_one_address(client, archive, prefix):
    response = client.get(f"{prefix}/countries/KG/")
    assert response.status_code == 301
    assert response["Location"] == f"{prefix}/countries/kg/"
    assert client.get("/countries/kg/").status_code == 200
    assert client.get("/countries/XX/").status_code == client.get("/countries/xyz/").status_code == 404


def test_a_body_has_the_quotes_that_its_list_has(client, archive):
    page = read(client, address(archive.who))
    listed = read(client, "/quotes/?organization=who")
    assert address(archive.direct) in listed.links
    assert address(archive.direct) in page.links
    assert "Said in its name 1" in page.words


def test_a_body_with_more_quotes_leads_to_all_of_them(client, archive):
    for _ in range(11):
        factories.quote(archive.who)
    assert "/quotes/?organization=who" in read(client, address(archive.who)).links


def test_a_name_in_cyrillic_is_not_an_english_one(client, archive):
    ministry = factories.organization("Министерство здравоохранения", slug="mz")
    assert "In English unknown" in read(client, address(ministry)).words
    nobody = factories.person("Азамат Алиев", slug="aliev")
    words = read(client, address(nobody)).words
    assert "In Latin script unknown" in words
    assert "No quote of this person in the archive." in words


@pytest.mark.parametrize(
    ("language", "name", "reason"),
    [
        ("ky", "Kyrgyz", "The archive does not read the language of this report yet: only its title,"),
        ("und", "not known", "The language of this report was not recognized: only its title,"),
    ],
)
def test_a_report_that_is_not_read_says_so(client, archive, language, name, reason):
    words = read(client, address(factories.report("Министр өкүл менен жолугушту.", language=language))).words
    assert f"Language {name}" in words
    assert reason in words
    assert "Meetings unknown" in words


def test_a_report_without_meetings_says_so(client, archive):
    words = read(client, address(factories.report("The clinic opened."))).words
    assert "The report tells of none." in words
    assert "does not read" not in words
