import pytest

from reports.extraction.findings import Span
from reports.extraction.words.phrases import Phrases, words


def find(entries, text):
    found = Phrases(entries).find(words(text, [Span(0, len(text))]))
    return [(text[slice(*span)], value) for span, value in found]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("family doctor*", "Family doctors and a family", ["Family doctors"]),
        ("первичн* помощ*", "первичной помощью", ["первичной помощью"]),
        ("ещё", "ЕЩЕ", ["ЕЩЕ"]),
        ("covid 19", "COVID-19", ["COVID-19"]),
        ("nur sultan", "Nur-Sultan's", ["Nur-Sultan"]),
        ("health care", "health\ncare; health — and care", ["health\ncare"]),
        ("ош", "Ошибка", []),
    ],
)
def test_finds_a_phrase(phrase, text, found):
    assert find([(phrase, 1)], text) == [(written, 1) for written in found]


def test_the_longest_phrase_wins_and_hides_what_is_inside():
    entries = [("health", "h"), ("mental health", "m"), ("mental health care", "c"), ("care*", "k")]
    assert find(entries, "Mental health care, mental health, health") == [
        ("Mental health care", "c"),
        ("mental health", "m"),
        ("health", "h"),
    ]


def test_a_stem_that_would_match_too_much_is_refused():
    with pytest.raises(ValueError, match="“ош\\*”"):
        Phrases([("ош*", 1)])
