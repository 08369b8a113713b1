"""Where phrases stand among words."""

import pytest

from reports.search.phrases import WORD, Phrases, trimmed

STOP = frozenset()


def words(text: str) -> list[frozenset[str]]:
    """Each word as its own lexeme; "of" and "the" have none."""
    return [frozenset([word]) if word not in ("of", "the") else STOP for word in text.split()]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("care", "health care and care", [(1, 1), (3, 3)]),
        ("health care", "health care of health", [(0, 1)]),
        ("quality of care", "the quality any care", [(1, 3)]),
        ("quality of care", "quality care", []),
        ("health health", "health health health", [(0, 1), (1, 2)]),
        ("care", "", []),
    ],
)
def test_a_phrase_stands_where_its_words_follow_one_another(phrase, text, places):
    assert sorted(Phrases([tuple(words(phrase))]).places(words(text))) == places


def test_one_form_in_common_is_enough():
    phrase = (frozenset(["japar", "japarov"]),)
    assert list(Phrases([phrase]).places([frozenset(["japarov"])])) == [(0, 0)]


def test_several_phrases_are_looked_for_together():
    phrases = Phrases([tuple(words(each)) for each in ("health", "health care", "cure")])
    assert sorted(phrases.places(words("health care cure"))) == [(0, 0), (0, 1), (2, 2)]


@pytest.mark.parametrize(
    ("phrase", "wanted"), [("the care of the", "care"), ("quality of care", "quality of care"), ("of", "")]
)
def test_stop_words_at_the_ends_are_left_out(phrase, wanted):
    assert trimmed(words(phrase)) == tuple(words(wanted))


def test_a_stressed_letter_does_not_end_a_word():
    assert WORD.findall("мини\u0301стры_и WHO/UNICEF") == ["мини\u0301стры", "и", "WHO", "UNICEF"]
