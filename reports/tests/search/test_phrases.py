"""Where phrases stand among words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.search.phrases import WORD, Phrases, trimmed

STOP = frozenset()


def words(text: str) -> list[frozenset[str]]:
    """Each word as its own lexeme; "of" and "the" have none."""
    return [frozenset([word]) if word not in ("of", "the") else STOP for word in text.split()]


def places(phrases: Phrases, text: str) -> list[tuple[int, int]]:
    """The places of the phrases in a text, in order."""
    return sorted(phrases.places(text.split(), dict(zip(text.split(), words(text), strict=True))))


@pytest.mark.parametrize(
    ("phrase", "text", "wanted"),
    [
        ("care", "health care and care", [(1, 1), (3, 3)]),
        ("health care", "health care of health", [(0, 1)]),
        ("quality of care", "the quality any care", [(1, 3)]),
        ("quality of care", "quality care", []),
        ("health health", "health health health", [(0, 1), (1, 2)]),
        ("care", "", []),
    ],
)
def test_a_phrase_stands_where_its_words_follow_one_another(phrase, text, wanted):
    assert places(Phrases([tuple(words(phrase))]), text) == wanted


@given(
    phrase=st.text("ab1\u0301 ", min_size=1, max_size=6),
    text=st.text("ab1_-\u0301\u00ad\n ", max_size=40),
)
def test_in_a_text_it_stands_where_it_does_among_its_words(phrase, text):
    asked = [frozenset([word]) for word in WORD.findall(phrase)]
    phrases, found = Phrases([tuple(asked)] if asked else []), list(WORD.finditer(text))
    there = [word[0] for word in found]
    known = {word: frozenset([word]) for word in there}
    wanted = [(found[first].start(), found[last].end()) for first, last in phrases.places(there, known)]
    assert sorted(phrases.spans(text, known)) == wanted


def test_one_form_in_common_is_enough():
    phrase = (frozenset(["japar", "japarov"]),)
    assert places(Phrases([phrase]), "japarov") == [(0, 0)]


def test_several_phrases_are_looked_for_together():
    phrases = Phrases([tuple(words(each)) for each in ("health", "health care", "cure")])
    assert places(phrases, "health care cure") == [(0, 0), (0, 1), (2, 2)]


@pytest.mark.parametrize(
    ("phrase", "wanted"), [("the care of the", "care"), ("quality of care", "quality of care"), ("of", "")]
)
def test_stop_words_at_the_ends_are_left_out(phrase, wanted):
    assert trimmed(words(phrase)) == tuple(words(wanted))


def test_a_stressed_letter_does_not_end_a_word():
    assert WORD.findall("мини\u0301стры_и WHO/UNICEF") == ["мини\u0301стры", "и", "WHO", "UNICEF"]
