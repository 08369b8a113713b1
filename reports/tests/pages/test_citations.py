import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pages.citations import Citation, bibtex, csl, ris, sentence
from reports.pages.plain import plain
from reports.tests import factories
from reports.tests.pages.pages import read

HOSTILE = "A\r\nER  - \r\nTY  - BOOK\x1b\x0c\u2028 } $ \\input{x} % & # _ ^ ~ <script>alert(1)</script>"


def fields(client, address: str) -> list[list[str]]:
    """The tags and values of a RIS file."""
    response = client.get(address)
    assert response["Content-Type"].startswith("application/x-research-info-systems")
    lines = response.content.decode().removesuffix("\r\n").split("\r\n")
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - .*", line) for line in lines)
    return [line.split("  - ", 1) for line in lines]


def test_a_report_in_ris(client, archive):
    assert fields(client, "/reports/told.ris") == [
        ["TY", "NEWS"],
        ["ID", "told"],
        ["TI", "Osh gets new clinics"],
        ["T2", "Kabar"],
        ["PY", "2021"],
        ["DA", "2021/05/04/"],
        ["LA", "en"],
        ["UR", "https://kabar.example/1"],
        ["L2", "http://testserver/reports/told/"],
        ["DB", "Central Asia health meetings"],
        ["ER", ""],
    ]


def test_a_quote_in_ris_leads_to_its_words(client, archive):
    found = dict(fields(client, "/quotes/berg-clinics.ris"))
    assert found["AB"] == "Jane Berg, Regional Director: “We will build clinics, and train doctors”"
    assert found["UR"] == "http://testserver/quotes/berg-clinics/"
    assert found["N1"].startswith("http://testserver/reports/told/#e-")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("“Clinics”", "Berg: “Clinics”. Quoted in:"),
        ("“Clinics.”", "Berg: “Clinics.” Quoted in:"),
        ("He opened clinics.", "Berg: He opened clinics. Quoted in:"),
        ("«Клиники?»", "Berg: «Клиники?» Quoted in:"),
    ],
)
def test_the_words_of_a_quote_end_with_one_full_stop(said, wanted):
    cited = Citation("key", "Title", "", "", "en", "url", "url", said=said, speaker="Berg")
    assert sentence(cited).startswith(wanted)


def test_a_report_in_bibtex(client, archive):
    assert client.get("/reports/told.bib").content.decode() == (
        "@article{told,\n"
        "  title = {{Osh gets new clinics}},\n"
        "  journal = {Kabar},\n"
        "  date = {2021-05-04},\n"
        "  year = {2021},\n"
        "  langid = {english},\n"
        "  url = {https://kabar.example/1},\n"
        "  addendum = {Central Asia health meetings, http://testserver/reports/told/},\n"
        "}\n"
    )


def test_a_report_in_csl(client, archive):
    (item,) = json.loads(client.get("/reports/told.csl.json").content)
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2021, 5, 4]]}
    assert item["container-title"] == "Kabar"
    assert item["archive_location"] == "http://testserver/reports/told/"


def test_a_report_without_a_journal_is_no_article_in_bibtex(client, archive):
    assert client.get("/reports/told-again.bib").content.decode().startswith("@misc{told-again,\n")


def test_csl_gives_no_address_twice(client, archive):
    (item,) = json.loads(client.get("/reports/told-again.csl.json").content)
    assert item["URL"] == "http://testserver/reports/told-again/"
    assert "archive_location" not in item


@pytest.mark.parametrize(
    ("published", "ris_date", "parts"),
    [
        ("2017", "2017///", [2017]),
        ("2017-12", "2017/12//", [2017, 12]),
        ("2017-12-03", "2017/12/03/", [2017, 12, 3]),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(published, ris_date, parts):
    cited = Citation("k", "T", "", published, "en", "http://x.example/", "http://x.example/")
    assert f"DA  - {ris_date}\r\n" in ris(cited)
    assert csl(cited)[0]["issued"] == {"date-parts": [parts]}


def test_what_is_unknown_is_left_out(client, archive):
    names = [name for name, _ in fields(client, "/reports/told-again.ris")]
    assert names == ["TY", "ID", "TI", "LA", "UR", "DB", "ER"]
    assert dict(fields(client, "/reports/told-again.ris"))["TI"].startswith("[Министр здравоохранения")


@pytest.fixture
def hostile(db):
    report = factories.report(
        HOSTILE, title=HOSTILE, source=HOSTILE[:200], slug="hostile", url="javascript:x"
    )
    return factories.quote(text=HOSTILE, speaker_as_written=HOSTILE, report=report, slug="hostile")


@pytest.mark.parametrize("kind", ["reports", "quotes"])
def test_no_text_adds_a_field_or_a_record(client, hostile, kind):
    tags = [tag for tag, _ in fields(client, f"/{kind}/hostile.ris")]
    assert (tags.count("TY"), tags.count("ER"), tags[-1]) == (1, 1, "ER")
    written = client.get(f"/{kind}/hostile.bib").content.decode()
    assert balanced(written)
    assert r"\textbackslash{}input\{x\} \% \& \# \_" in written
    assert len(json.loads(client.get(f"/{kind}/hostile.csl.json").content)) == 1
    assert "javascript:" not in written


@pytest.mark.parametrize("kind", ["reports", "quotes"])
def test_no_text_becomes_part_of_the_page(client, hostile, kind):
    page = read(client, f"/{kind}/hostile/")
    types = [each.get("type") for each in page.all("script")]
    assert [each for each in types if each] == ["application/ld+json"]
    titles = [each["content"] for each in page.all("meta") if each.get("name") == "citation_title"]
    assert "<script>alert(1)</script>" in titles[0]


def balanced(text: str) -> bool:
    """Whether braces that BibTeX reads as such close one another."""
    depth = 0
    for brace in re.findall(r"\\[{}]|[{}]", text):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        assert depth >= 0
    return depth == 0


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_stays_in_its_field(title, said):
    cited = Citation("k", plain(title), "", "", "en", "u", "u", said=plain(said))
    assert ris(cited).count("\r\n") == len(ris(cited).splitlines())
    assert balanced(bibtex(cited))


def test_a_page_shows_its_citation_and_leads_to_the_files(client, archive):
    page = read(client, "/reports/told/")
    assert (
        "“Osh gets new clinics”, Kabar, 4 May 2021. Central Asia health meetings, "
        "https://kabar.example/1 (http://testserver/reports/told/)" in page.words
    )
    for extension in ("ris", "bib", "csl.json"):
        assert f"/reports/told.{extension}" in page.links
    words = read(client, "/ru/quotes/berg-clinics/").words
    assert "Цит. по: “Osh gets new clinics”, Kabar, 4 мая 2021 г." in words


def metadata(client, address: str) -> dict[str, str]:
    """What the meta elements of a page say, by their names."""
    return {each["name"]: each["content"] for each in read(client, address).all("meta") if "name" in each}


def test_a_page_has_the_citation_for_reference_managers(client, archive):
    named = metadata(client, "/reports/told/")
    assert named["z:itemType"] == "newspaperArticle"
    assert named["citation_title"] == named["DC.title"] == "Osh gets new clinics"
    assert named["citation_publication_date"] == "2021/05/04"
    assert named["prism.publicationName"] == "Kabar"
    assert named["citation_public_url"] == "https://kabar.example/1"
    assert named["z:archiveLocation"] == "http://testserver/reports/told/"
    assert "citation_publisher" not in named  # it would land in Zotero's Extra


def test_the_embedded_citation_of_a_quote_leads_to_its_words(client, archive):
    named = metadata(client, "/ru/quotes/berg-clinics/")
    assert named["citation_public_url"] == "http://testserver/ru/quotes/berg-clinics/"
    assert named["z:archiveLocation"].startswith("http://testserver/ru/reports/told/#e-")
    assert "“We will build clinics, and train doctors”" in named["citation_abstract"]


def test_what_is_unknown_is_embedded_as_such(client, archive):
    """Else Zotero takes the day of the meeting on the page, this site as publication, and its language."""
    archive.told_again.language = "und"
    archive.told_again.save()
    page = read(client, "/ru/reports/told-again/")
    assert {"datetime": "2021-05-03"} in page.all("time")
    named = metadata(client, "/ru/reports/told-again/")
    assert (named["DC.date"], named["DC.source"], named["DC.language"]) == (" ", " ", "und")
    assert not named.keys() & {"citation_publication_date", "citation_language", "prism.publicationName"}
    assert "z:archiveLocation" not in named  # it is the address that the citation gives


@pytest.mark.parametrize("address", ["/meetings/", "/people/jane-berg/"])
def test_a_page_that_cites_nothing_has_no_date(client, archive, address):
    assert metadata(client, address)["DC.date"] == " "


def test_nothing_has_no_citation(client, db):
    assert client.get("/reports/nothing.ris").status_code == 404
