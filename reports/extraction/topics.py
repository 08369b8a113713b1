"""What an article is about: the words of the topic lexicon, with each place that says so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from reports.extraction.findings import Article, Finding, Span
from reports.extraction.lexicons import load
from reports.extraction.meeting_words import find as find_words
from reports.extraction.words import spans
from reports.extraction.words.phrases import Phrases, Word, words

NOT_A_TOPIC = "not-a-topic"
ENOUGH = 6
WEIGHTS = {"phrases": ENOUGH, "passing": 3, "weak": 3, "common": 2}
NEAR = 40  # characters between two words that make a topic together
PARTING = re.compile(r"[.;:?!()\n]")
OPENING = 2  # paragraphs that tell what the article is about


class _Sign(NamedTuple):
    topic: str
    strength: str  # the table that the phrase stands in, of WEIGHTS


def find(article: Article, told: Sequence[Span]) -> tuple[Finding, ...]:
    """The topics that the title and the sentences ``told`` speak of, in the order of the lexicon; values are
    slugs."""
    title = article.title.spans if article.title else ()
    opening = [*title, *article.body[:OPENING]]
    discussed = list(find_words("discussed", article.text, *told))
    subjects = [sentence for sentence in told if discussed and spans.overlap(sentence, discussed)]
    said: dict[str, list[Span]] = defaultdict(list)
    weight: Counter[str] = Counter()
    listed = words(article.text, [*title, *told])
    for span, signs in _lexicon().find(listed):
        in_opening = any(part.contains(span) for part in opening)
        is_subject = spans.overlap(span, subjects)
        for topic, strength in signs:
            said[topic].append(span)
            whole = (in_opening and strength == "passing") or (is_subject and strength == "weak")
            weight[topic] += ENOUGH if whole else WEIGHTS[strength]
    for topic, span in _pairs(article.text, listed):
        said[topic].append(span)
        weight[topic] += ENOUGH
    return tuple(
        Finding(topic, tuple(sorted(said[topic])))
        for topic in load("topics")
        if topic != NOT_A_TOPIC and weight[topic] >= ENOUGH
    )


def _pairs(text: str, listed: Sequence[Word]) -> Iterator[tuple[str, Span]]:
    """Where two words that make a topic together stand near each other in a sentence: "train 500 family
    doctors", «медсестер там не хватает»."""
    for topic in load("topics"):
        before: tuple[Span, str] | None = None
        for found in _halves(topic).find(listed) if "near" in load("topics")[topic] else ():
            if before and before[1] != found[1] and _is_near(text, before[0], found[0]):
                yield topic, Span(before[0].start, found[0].end)
            before = found


def _is_near(text: str, one: Span, other: Span) -> bool:
    return 0 < other.start - one.end <= NEAR and not PARTING.search(text, one.end, other.start)


@cache
def _halves(topic: str) -> Phrases[str]:
    near = load("topics")[topic]["near"]
    return Phrases((phrase, half) for half, phrases in near.items() for phrase in phrases)


@cache
def _lexicon() -> Phrases[tuple[_Sign, ...]]:
    signs: dict[str, list[_Sign]] = defaultdict(list)
    for topic, tables in load("topics").items():
        for strength in WEIGHTS:
            for phrase in tables.get(strength, ()):
                for written in _written(phrase):
                    signs[written].append(_Sign(topic, strength))
    return Phrases((phrase, tuple(listed)) for phrase, listed in signs.items())


def _written(phrase: str) -> Iterator[str]:
    """The phrases that "(train*|shortage of) (doctor*|nurse*)" stands for: each word with each."""
    parts = [part.split("|") for part in re.split(r"[()]", phrase) if part.strip()]
    return (" ".join(chosen) for chosen in product(*parts))
