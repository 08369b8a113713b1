"""Which language a text is in, told by its commonest words and by the letters that few languages have."""

from collections import Counter, defaultdict
from functools import cache

from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.words.phrases import words

UNDETERMINED = "und"
LETTER_WEIGHT = 0.5  # of a common word; letters tell Kazakh from Kyrgyz, where the words are alike


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of most words; ``und`` (ISO 639-2) where no word tells."""
    votes: Counter[str] = Counter()
    for word in words(text, [Span(0, len(text))]):
        for language in _common().get(word.folded, ()):
            votes[language] += 1
    for letter, count in Counter(text.casefold()).items():
        for language in _special().get(letter, ()):
            votes[language] += LETTER_WEIGHT * count
    return votes.most_common(1)[0][0] if votes else _by_script(text)


def _by_script(text: str) -> str:
    """Russian for Cyrillic and English for Latin, where a text is too short to have a common word."""
    cyrillic = sum("а" <= letter <= "я" for letter in text.casefold())
    latin = sum("a" <= letter <= "z" for letter in text.casefold())
    if not cyrillic and not latin:
        return UNDETERMINED
    return "ru" if cyrillic > latin else "en"


@cache
def _common() -> dict[str, list[str]]:
    return _inverted(load("languages")["words"])


@cache
def _special() -> dict[str, list[str]]:
    return _inverted(load("languages")["letters"])


def _inverted(table: dict[str, list[str] | str]) -> dict[str, list[str]]:
    inverted = defaultdict(list)
    for language, listed in table.items():
        for item in sorted(set(listed)):
            inverted[item].append(language)
    return dict(inverted)
