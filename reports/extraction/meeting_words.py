"""The words that tell a meeting's own date and place from the others of an article."""

from collections.abc import Iterator
from functools import cache

from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.words.phrases import Phrases, words


def says(table: str, text: str, *spans: Span) -> bool:
    """Whether a phrase of that table of ``data/meeting_words.toml`` stands inside one of ``spans``."""
    return next(find(table, text, *spans), None) is not None


def find(table: str, text: str, *spans: Span) -> Iterator[Span]:
    """Where the phrases of that table stand inside ``spans``, in order."""
    return (span for span, _ in _phrases(table).find(words(text, spans)))


@cache
def _phrases(table: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load("meeting_words")[table]["phrases"])
