"""Articles taken in for real: identity, versions, and two writers at once."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from reports.extraction.findings import Stated
from reports.intake.articles import Article, Refused, read
from reports.intake.ingest import ingest, ingest_all, reextract
from reports.models import (
    Account,
    Correction,
    Meeting,
    Organization,
    Participation,
    Person,
    PersonMention,
    Quote,
    Report,
    ReportVersion,
)
from reports.models.derivation import derive
from reports.search import index

pytestmark = pytest.mark.django_db

VISIT = (
    "BISHKEK, March 3, 2021 /Kabar/. On March 2, 2021, Minister of Health of Kyrgyzstan Bolot Asanov met "
    "with Anna Keller, WHO Representative in Kyrgyzstan.\n\n"
    "“We will train more nurses in every region of the country,” Bolot Asanov said.\n"
)


def article(text=VISIT, name="visit.txt", **stated) -> Article:
    return Article(name, text, name, Stated(**stated))


def test_new_then_unchanged():
    assert [ingest(article()), ingest(article())] == ["new", "unchanged"]
    told = Report.objects.get()
    assert (told.file_name, told.text, told.version, told.language) == ("visit.txt", VISIT, 1, "en")
    assert told.extraction["file"] == "visit.txt"
    assert sorted(part.name for part in Participation.objects.all()) == ["Anna Keller", "Bolot Asanov"]


def test_new_text_is_a_new_version_at_the_same_address():
    ingest(article())
    slug = Report.objects.get().slug
    assert ingest(article("Corrected. " + VISIT)) == "new version"
    told = Report.objects.get()
    assert (told.slug, told.version, told.text) == (slug, 2, "Corrected. " + VISIT)
    earlier = ReportVersion.objects.get()
    assert (earlier.number, earlier.text, earlier.extraction["file"]) == (1, VISIT, "visit.txt")
    assert ingest(article(VISIT)) == "new version"
    assert list(ReportVersion.objects.values_list("number", flat=True)) == [2, 1]


def test_same_text_under_another_name_is_refused_with_the_first():
    ingest(article())
    with pytest.raises(Refused, match=r"in the archive already, as visit\.txt\."):
        ingest(article(name="copy.txt"))
    with pytest.raises(Refused, match=r"as visit\.txt\."):
        ingest(article(url="https://example.org/1"))
    assert Report.objects.count() == 1


def test_url_is_the_identity_before_the_file_name():
    ingest(article(url="https://example.org/1"))
    assert ingest(article(name="moved.txt", url="https://example.org/1")) == "unchanged"
    assert ingest(article(VISIT + "More.", name="visit.txt", url="https://example.org/2")) == "new"
    assert Report.objects.count() == 2


def test_stated_metadata_wins_and_stays_for_the_next_extraction():
    ingest(article(title="A visit", source="Agency", published="2021-03-04", url="https://example.org/1"))
    reextract(Report.objects.get())
    told = Report.objects.get()
    assert (told.title, told.source, told.published) == ("A visit", "Agency", "2021-03-04")
    assert told.slug == "2021-03-04-agency-a-visit"


def test_another_article_of_the_same_name_in_one_run_is_refused():
    other = Article("b/visit.txt", "Another story of the day.", "visit.txt")
    results = list(ingest_all([article(), other, article()]))
    assert [result.status for result in results] == ["new", "refused", "unchanged"]
    assert results[1].reason == "visit.txt is another article of the same name."


def test_another_article_of_the_same_address_in_one_run_is_refused():
    address = "https://example.org/1"
    other = article("Another story of the day.", "other.txt", url=address)
    results = list(ingest_all([article(url=address), other]))
    assert results[1].reason == "visit.txt is another article of the same address."


def test_number_of_queries_does_not_grow_with_the_article():
    def queries(text: str, name: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            ingest(article(text, name))
        return len(captured)

    short = queries(VISIT, "short.txt")
    long = queries(VISIT.replace("Asanov", "Bekov") + VISIT.split("\n\n")[1] * 30, "long.txt")
    assert long <= short < 55


def test_number_of_queries_does_not_grow_with_the_articles():
    def queries(days: range) -> int:
        texts = {day: VISIT.replace("March 2", f"March {day}") for day in days}
        with CaptureQueriesContext(connection) as captured:
            results = list(ingest_all([article(text, f"{day}.txt") for day, text in texts.items()]))
        assert {result.status for result in results} == {"new"}
        return len(captured)

    queries(range(2, 4))  # makes WHO and the ministry
    assert queries(range(4, 28)) <= queries(range(28, 31)) < 45


def test_seeds(seed_archive):
    assert [result.status for result in seed_archive] == ["new"] * 5
    kluge = Person.objects.get(name="Hans Kluge")
    assert sorted(kluge.participations.values_list("account__countries", flat=True)) == ["KG", "KZ"]
    assert Meeting.objects.filter(date="").count() == 2
    assert Meeting.objects.get(slug="2017-12-13-batyraliev-kosinska").date_basis == "relative"
    tedros = Person.objects.get(slug="tedros-adhanom-ghebreyesus")
    assert (tedros.name, tedros.name_ru) == ("Tedros Adhanom Ghebreyesus", "Тедрос Гебрейесус")
    who = Organization.objects.get(name="World Health Organization")
    assert (who.slug, Organization.objects.get(slug="who-europe").parent) == ("who", who)
    assert {"WHO", "ВОЗ"} <= set(who.names.values_list("name", flat=True))
    ministries = Organization.objects.filter(name__startswith="Ministry of Health")
    assert set(ministries.values_list("country", flat=True)) == {"KG", "KZ"}
    assert not Correction.objects.exists()


def test_new_meetings_are_as_they_derive(seed_archive):
    def derived():
        countries, topics = Meeting.countries.through, Meeting.topics.through
        return [list(model.objects.order_by("pk").values()) for model in (Meeting, countries, topics)]

    before = derived()
    for meeting in Meeting.objects.all():
        derive(meeting)
    assert derived() == before


def test_evidence_of_the_seeds_slices_to_what_was_found(seed_archive):
    for part in Participation.objects.select_related("account__report"):
        assert part.account.report.text[slice(*part.span)] == part.name_as_written
    for quote in Quote.objects.select_related("report"):
        assert folded(quote.text) in folded(quote.report.text[slice(*quote.span)])
    for account in Account.objects.select_related("report"):
        for spans in account.evidence.values():
            assert all(0 <= start < end <= len(account.report.text) for start, end in spans)


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_seeds_extracted_again_stay_as_they_are(seed_archive):
    def everything():
        models = (Account, Meeting, Organization, Participation, Person, Quote)
        return [list(model.objects.order_by("pk").values()) for model in models]

    before = everything()
    for told in Report.objects.all():
        reextract(told)
    assert everything() == before


def at_once(*articles: Article) -> list[str]:
    """What becomes of articles that as many writers take in at the same moment."""
    start = Barrier(len(articles))

    def take_in(taken: Article) -> str:
        start.wait()
        try:
            return ingest(taken)
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(articles)) as pool:
        return sorted(pool.map(take_in, articles))


@pytest.mark.django_db(transaction=True)
def test_one_article_by_two_writers_at_once():
    assert at_once(article(), article()) == ["new", "unchanged"]
    assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_text_under_two_names_by_two_writers_at_once():
    assert at_once(article(), article(name="copy.txt")) == ["new", "refused"]


@pytest.mark.django_db(transaction=True)
def test_one_person_of_two_articles_by_two_writers_at_once():
    assert at_once(article(), article(VISIT.replace("2021", "2022"), "later.txt")) == ["new", "new"]
    assert Person.objects.filter(name="Bolot Asanov").count() == 1


def test_lines_of_a_file(tmp_path):
    path = tmp_path / "all.jsonl"
    lines = [{"text": VISIT, "file": "a.txt"}, {"text": VISIT, "file": "b.txt"}, {"text": 1}]
    path.write_text("\n".join(map(json.dumps, lines)))
    assert [result.status for result in ingest_all(read(path))] == ["new", "refused", "refused"]


def test_a_line_put_on_top_of_a_feed_leaves_the_others_as_they_are(tmp_path):
    path = tmp_path / "feed.jsonl"
    lines = [json.dumps({"text": VISIT.replace("nurses", word)}) for word in ("doctors", "midwives", "cooks")]
    path.write_text("\n".join(lines[1:]))
    assert [result.status for result in ingest_all(read(path))] == ["new", "new"]
    path.write_text("\n".join(lines))
    assert [result.status for result in ingest_all(read(path))] == ["new", "unchanged", "unchanged"]
    assert set(Report.objects.values_list("version", flat=True)) == {1}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "kk",
            "Министр Болат Ермеков ДДСҰ өкілі Анна Келлермен кездесіп, «Біз жаңа емхана саламыз», – деді.",
        ),
        (
            "uz",
            "Vazir Botir Yoʻldoshev JSST vakili Anna Keller bilan uchrashdi. “Biz tayyormiz”, dedi vazir.",
        ),
        (
            "fi",
            "Terveysministeri Matti Virtanen tapasi Anna Kellerin WHO:sta: ”Jatkamme”, totesi ministeri.",
        ),
        ("fr", "Le ministre de la santé Jean Dupont a reçu Anna Keller de l'OMS : « Nous continuons. »"),
    ],
)
def test_article_in_a_language_that_is_not_read_is_kept_for_review_without_records(language, text):
    assert ingest(article(text)) == "new"
    told = Report.objects.get()
    assert (told.language, told.text, told.doubts) == (language, text, ["The language is not read yet."])
    for model in (Meeting, Person, Quote, Account, Participation):
        assert not model.objects.exists()


# Two of one meeting, people and bodies in several, namesakes of two countries and one who could be either.
SERIES = [
    VISIT,
    "ASTANA, March 3, 2021 /Kazinform/. On March 2, 2021, Minister of Health of Kazakhstan Bolot Asanov met "
    "with Clara Lehmann, UNICEF Representative in Kazakhstan, at the Society of River Friends.",
    VISIT.replace("/Kabar/", "/Agency/").replace("Anna Keller", "Dr. A. Keller"),
    "BISHKEK, March 9, 2021 /Kabar/. Bolot Asanov and the Society of River Friends opened a hospital.",
    "BISHKEK, March 10, 2021 /Kabar/. Bolot Asanov and Clara Lehmann visited Osh.",
    "БИШКЕК, 11 марта 2021 г. /Кабар/. 10 марта министр здравоохранения Кыргызстана Болот Асанов встретился "
    "с представителем ВОЗ в Кыргызстане Анной Келлер.\n\n«Мы обучим медсестёр», – сказал Болот Асанов.",
    VISIT.replace("March 2", "March 12"),
]


def test_articles_written_together_lead_to_what_each_by_itself_does(monkeypatch):
    def told(together: int) -> dict[str, list]:
        monkeypatch.setattr("reports.intake.ingest.BATCH", together)
        with transaction.atomic():
            results = list(ingest_all([article(text, f"{n}.txt") for n, text in enumerate(SERIES)]))
            assert {result.status for result in results} == {"new"}
            assert index.differences() == {}
            found = {
                "meetings": Meeting.objects.values_list("slug", "accounts__report__file_name", "countries"),
                "people": Person.objects.values_list("slug", "names__name", "country"),
                "bodies": Organization.objects.values_list("slug", "names__name", "country"),
                "parts": Participation.objects.values_list(
                    "account__report__slug", "person__slug", "organization__slug", "role", "side", "doubt"
                ),
                "quotes": Quote.objects.values_list("report__slug", "slug", "speaker__slug"),
                "doubts": Report.objects.values_list("slug", "doubts"),
                "mentions": PersonMention.objects.values_list("report__slug", "person__slug"),
            }
            found = {name: sorted(rows, key=str) for name, rows in found.items()}
            transaction.set_rollback(True)
        return found

    alone = told(1)
    assert told(32) == told(3) == alone
    assert {row[1] for row in alone["meetings"] if row[0] == "2021-03-02-asanov-keller"} == {"0.txt", "2.txt"}
    assert any("Other people of this name" in str(row) for row in alone["doubts"])


def test_one_that_the_archive_cannot_hold_keeps_none_of_the_others_out():
    bad = Article("bad.txt", VISIT.replace("Asanov", "Bekov"), "b" * 600, Stated())
    texts = [VISIT.replace("March 2", f"March {day}") for day in range(3, 7)]
    good = [article(text, f"{number}.txt") for number, text in enumerate(texts)]
    results = list(ingest_all([*good[:2], bad, *good[2:]]))
    assert [result.status for result in results] == ["new", "new", "refused", "new", "new"]
    assert results[2].reason == "The archive cannot hold it: value too long for type character varying(500)"
    assert Report.objects.count() == 4
    assert not Person.objects.filter(name__contains="Bekov").exists()
    assert index.differences() == {}


@pytest.mark.django_db(transaction=True)
def test_a_result_is_given_once_its_report_is_there_to_stay():
    def seen_by_others() -> int:
        try:
            return Report.objects.count()
        finally:
            connection.close()

    given = [article(VISIT.replace("March 2", f"March {day}"), f"{day}.txt") for day in range(3, 9)]
    with ThreadPoolExecutor(1) as others:
        for number, result in enumerate(ingest_all(given), start=1):
            assert result.status == "new"
            assert others.submit(seen_by_others).result() >= number
