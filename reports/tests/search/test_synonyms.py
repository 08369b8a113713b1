"""Phrases that find the same, whoever names the record."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from reports.models import Place, Report, Synonym, Topic
from reports.search import highlights, synonyms
from reports.search.terms import matching, parse
from reports.tests import factories as make
from reports.tests.search.test_lists import laws

TEXTS = {
    "phc": "The talks were about PHC in the regions.",
    "spelt": "They spoke of primary health care reform.",
    "russian": "Говорили о первичной медико-санитарной помощи.",
    "pmsp": "Развитие ПМСП обсудили в Астане.",
    "apart": "Care for primary schools and health posts.",
    "other": "Nothing of the kind.",
}
CARE = {"phc", "spelt", "russian", "pmsp"}


@pytest.fixture
def texts(db):
    for slug, text in TEXTS.items():
        make.report(text, slug=slug)


def answers(typed, exact=False):
    return set(matching(Report.objects.all(), parse(typed, exact)).values_list("slug", flat=True))


def test_every_phrase_of_a_sense_finds_the_same(texts):
    for typed in ("PHC", "phc", "ПМСП", '"primary health care"', '"первичная медико-санитарная помощь"'):
        assert answers(typed) == CARE
    # Words without quotation marks may stand apart.
    assert answers("primary health care") == CARE | {"apart"}
    assert answers("PHC", exact=True) == {"phc"}


def test_synonyms_stand_beside_other_words_phrases_and_minus(texts):
    assert answers("ПМСП regions") == {"phc"}
    assert answers('"PHC reform"') == {"spelt"}
    assert answers("-PHC") == {"apart", "other"}
    assert answers("kind OR ПМСП") == CARE | {"other"}
    assert answers("PHC Nur-Sultan") == {"pmsp"}


def test_synonyms_are_marked(texts):
    text = TEXTS["russian"]
    assert highlights.mark(text, parse("PHC")) == (
        "Говорили о <mark>первичной медико-санитарной помощи</mark>."
    )
    assert "<mark>" not in highlights.mark("Health of the care.", parse("PHC"))


def test_the_names_of_places_and_topics_follow_their_records(db):
    place = make.place("Kochkor", name_ru="Кочкор")
    make.report("Clinics of Kochkor.", slug="clinics")
    assert answers("в Кочкоре") == {"clinics"}
    Place.objects.filter(pk=place.pk).update(name_ru="")
    assert answers("в Кочкоре") == set()
    Place.objects.filter(pk=place.pk).delete()
    assert not Synonym.objects.filter(sense="place:kochkor").exists()


def test_the_data_file_is_kept_in_step(db):
    Synonym.objects.filter(phrase="ПМСП").delete()
    Synonym.objects.create(sense="word:old", phrase="gone")
    synonyms.ensure()
    stored = set(Synonym.objects.filter(from_record=False).values_list("sense", "phrase"))
    assert stored == {(sense, phrase) for sense, phrases in synonyms.written().items() for phrase in phrases}


def test_the_topics_of_the_data_file_are_topics_of_the_archive(db):
    senses = {sense.removeprefix("topic:") for sense in synonyms.written() if sense.startswith("topic:")}
    assert senses == set(Topic.objects.values_list("slug", flat=True))


def test_every_phrase_says_something(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT phrase FROM reports_synonym WHERE numnode(query) = 0 AND NOT from_record")
        assert cursor.fetchall() == []


@laws
@given(
    words=st.lists(st.sampled_from(["PHC", "ПМСП", "primary", "health", "care", "or", '"', "-"]), max_size=9)
)
def test_what_is_found_without_synonyms_is_found_with_them(texts, words):
    typed = " ".join(words)
    if "-" in typed:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT slug FROM reports_report JOIN reports_reportentry ON record_id = id"
            " WHERE vector @@ search_query(%s)",
            [typed],
        )
        plain = {slug for (slug,) in cursor.fetchall()}
    assert plain <= answers(typed)
