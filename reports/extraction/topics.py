"""What an article is about: the words of the topic lexicon, with each place that says so."""

from collections import defaultdict
from functools import cache

from reports.extraction.findings import Article, Finding, Span
from reports.extraction.lexicons import load
from reports.extraction.phrases import Phrases, words


def find(article: Article) -> tuple[Finding, ...]:
    """The topics that the title and the body speak of, in the order of the lexicon; values are slugs."""
    spans = [*(article.title.spans if article.title else ()), *article.body]
    said: dict[str, list[Span]] = defaultdict(list)
    for span, topic in _lexicon().find(words(article.text, spans)):
        if topic is not None:
            said[topic].append(span)
    return tuple(Finding(topic, tuple(said[topic])) for topic in load("topics") if topic in said)


@cache
def _lexicon() -> Phrases[str | None]:
    return Phrases(
        (phrase, None if topic == "not-a-topic" else topic)
        for topic, entry in load("topics").items()
        for phrase in entry["phrases"]
    )
