"""What an article is about: the words of the topic lexicon, with each place that says so."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reports.extraction.findings import Article, Finding, Span
from reports.extraction.lexicons import load
from reports.extraction.phrases import Phrases, words

NOT_A_TOPIC = "not-a-topic"
TWICE = 2


class _Sign(NamedTuple):
    topic: str
    weak: bool


def find(article: Article) -> tuple[Finding, ...]:
    """The topics that the title and the body speak of, in the order of the lexicon; values are slugs."""
    spans = [*(article.title.spans if article.title else ()), *article.body]
    said: dict[str, list[Span]] = defaultdict(list)
    sure: set[str] = set()
    for span, (topic, weak) in _lexicon().find(words(article.text, spans)):
        said[topic].append(span)
        if not weak:
            sure.add(topic)
    return tuple(
        Finding(topic, tuple(said[topic]))
        for topic in load("topics")
        if topic != NOT_A_TOPIC and (topic in sure or len(said[topic]) >= TWICE)
    )


@cache
def _lexicon() -> Phrases[_Sign]:
    return Phrases(_entries())


def _entries() -> Iterator[tuple[str, _Sign]]:
    for topic, entry in load("topics").items():
        for phrase in entry["phrases"]:
            yield phrase, _Sign(topic, weak=False)
        for phrase in entry.get("weak", ()):
            yield phrase, _Sign(topic, weak=True)
