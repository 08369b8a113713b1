# ruff: noqa: E501 - a row holds its text whole
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.extraction.article import stored_text
from reports.extraction.findings import Extraction, Stated
from reports.extraction.pipeline import extract

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
BASES = {"explicit", "relative", "published", "none"}
PIECES = [
    "Minister of Health Zulfiya Rahimova", "met", "WHO Representative Dr. Anna Lee", "«", "»", "“", "”", '"', "- said", "he noted that",
    ", – сказал министр", "Министр здравоохранения Зульфия Рахимова", "приняла", "представителя ВОЗ Анну Ли", "подчеркнула, что", "yesterday",
    "on 5 March", "5 марта 2021 года", ".", ",", "\n", "\n\n", " ", " date 2021-03-05 ", "ASTANA. KAZINFORM ", "БИШКЕК, 24 марта. /Кабар/. ",
    "Related", "Читайте также:", "Photo:", "вакцинация", "primary health care", "\u202e", "🙂", "\ufffd", "он", "She", "the Minister", "(", ")", "—",
]  # fmt: skip


def spans(extraction: Extraction):
    findings = [extraction.title, extraction.source, extraction.published]
    for meeting in extraction.meetings:
        findings += [meeting.date, meeting.place, *meeting.countries, *meeting.topics]
    yield from (span for finding in findings if finding for span in finding.spans)
    people = [person for meeting in extraction.meetings for person in meeting.participants]
    for person in [*people, *extraction.mentioned]:
        yield from (span for span in (person.span, person.role_span) if span)
    for body in extraction.organizations:
        yield from (body.span, *body.mentions)
    yield from (quote.span for quote in extraction.quotes)


def check(text: str) -> None:
    extraction = extract(text)
    for start, end in spans(extraction):
        assert 0 <= start < end <= len(text)
    for meeting in extraction.meetings:
        assert meeting.date_basis in BASES
        assert (meeting.date_basis == "none") <= (meeting.date is None)
        for person in meeting.participants:
            assert text[slice(*person.span)] == person.name_as_written
    for quote in extraction.quotes:
        assert quote.text.strip()
        assert quote.meeting is None or quote.meeting < len(extraction.meetings)


@settings(max_examples=150, deadline=None)
@given(st.text())
@example("\0")
@example("\u202eאבג «“")
def test_any_text_gives_a_result(text):
    check(stored_text(text.encode("utf-8", "replace")))


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_any_order_of_the_words_of_the_genre_gives_a_result(text):
    check(text)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_an_article_cut_and_patched_gives_a_result(seed, data):
    text = stored_text(seed.read_bytes())
    cut = data.draw(st.integers(0, len(text)))
    check(text[cut:] + data.draw(st.sampled_from(PIECES)) + text[:cut])


def test_what_is_stated_wins():
    stated = Stated(title="T", source="S", published="2020-01-02", language="en")
    found = extract("Minister Zulfiya Rahimova met WHO Representative Anna Lee yesterday.", stated)
    assert (found.title.value, found.source.value, found.published.value) == ("T", "S", "2020-01-02")


def test_an_article_in_a_language_that_is_not_read_is_marked_for_review():
    found = extract(
        "Вазири тандурустӣ бо намояндаи созмон дар Душанбе мулоқот намуд ва масъалаҳоро баррасӣ кард."
    )
    assert found.language == "tg"
    assert found.doubts
    assert (found.meetings, found.quotes, found.mentioned, found.organizations) == ((), (), (), ())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_the_same_text_gives_the_same_result(seed):
    text = stored_text(seed.read_bytes())
    assert extract(text) == extract(text)
