"""What an article is about: the words of the topic lexicon, with each place that says so."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from reports.extraction.findings import Article, Finding, Span
from reports.extraction.lexicons import load
from reports.extraction.words.phrases import Phrases, words

NOT_A_TOPIC = "not-a-topic"
TWICE = 2
OPENING = 2  # paragraphs that tell what the article is about


class _Sign(NamedTuple):
    topic: str
    strength: str  # the table that the phrase stands in: phrases, passing or weak


def find(article: Article, told: Sequence[Span]) -> tuple[Finding, ...]:
    """The topics that the title and the sentences ``told`` speak of, in the order of the lexicon; values are
    slugs."""
    title = article.title.spans if article.title else ()
    opening = [*title, *article.body[:OPENING]]
    said: dict[str, list[Span]] = defaultdict(list)
    sure: set[str] = set()
    for span, signs in _lexicon().find(words(article.text, [*title, *told])):
        in_opening = any(part.contains(span) for part in opening)
        for topic, strength in signs:
            said[topic].append(span)
            if strength == "phrases" or (strength == "passing" and in_opening):
                sure.add(topic)
    return tuple(
        Finding(topic, tuple(said[topic]))
        for topic in load("topics")
        if topic != NOT_A_TOPIC and (topic in sure or len(said[topic]) >= TWICE)
    )


@cache
def _lexicon() -> Phrases[tuple[_Sign, ...]]:
    signs: dict[str, list[_Sign]] = defaultdict(list)
    for topic, tables in load("topics").items():
        for strength, phrases in tables.items():
            for phrase in phrases:
                for written in _written(phrase):
                    signs[written].append(_Sign(topic, strength))
    return Phrases((phrase, tuple(listed)) for phrase, listed in signs.items())


def _written(phrase: str) -> Iterator[str]:
    """The phrases that "(train*|shortage of) (doctor*|nurse*)" stands for: each word with each."""
    parts = [part.split("|") for part in re.split(r"[()]", phrase) if part.strip()]
    return (" ".join(chosen) for chosen in product(*parts))
