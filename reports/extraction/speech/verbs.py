"""Words of an article that say who said something: verbs, and sources such as “according to”."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, get_args

from reports.extraction import lexicons
from reports.extraction.findings import Article, Span
from reports.extraction.words import morphology, spans
from reports.extraction.words.phrases import Phrases, fold, words

Kind = Literal[
    "saying",
    "speaking",
    "telling",
    "participles",
    "passive",
    "sources",
    "own_sources",
    "documents",
    "quoting",
]
Form = Literal["masculine", "feminine", "plural", ""]
BEFORE_THAT = re.compile(r"\b([а-яё]{4,}(?:л|ла|лся|лась)),\s+что\b")
PAST = {"л": ("л", "ла", "ли"), "лся": ("лся", "лась", "лись")}


class Verb(NamedTuple):
    """``form`` is what a Russian past tense tells of its subject: отметила is feminine."""

    span: Span
    kind: Kind
    form: Form


@lru_cache(maxsize=8)
def find(article: Article) -> tuple[Verb, ...]:
    """The words of the body that say who said something, in order."""
    language = "ru" if article.language == "ru" else "en"
    found = _index(language).find(words(article.text, article.body))
    listed = [Verb(span, kind, form) for span, (kind, form) in found]
    return tuple(listed if language == "en" else sorted([*listed, *_telling_that(article, listed)]))


def _telling_that(article: Article, listed: Sequence[Verb]) -> Iterator[Verb]:
    """Russian verbs of the past before «, что» that no lexicon lists: «оговорился, что денег мало»."""
    known = [verb.span for verb in listed]
    for paragraph in article.body:
        for match in BEFORE_THAT.finditer(article.text, *paragraph):
            span = Span(*match.span(1))
            word = fold(match.group(1))
            if not spans.overlap(span, known) and morphology.part_of_speech(word) == "VERB":
                yield Verb(span, "telling", "feminine" if word.endswith(("ла", "лась")) else "masculine")


@cache
def adverbs(language: str) -> frozenset[str]:
    """The folded words that may stand between a subject and its verb."""
    return frozenset(lexicons.load("attribution_verbs")["ru" if language == "ru" else "en"]["adverbs"])


def is_epithet(words: str) -> bool:
    """Whether words mean whoever was spoken of: “the official”, «эксперт»."""
    content = lexicons.load("attribution_verbs")
    return fold(words) in content["en"]["epithets"] or fold(words) in content["ru"]["epithets"]


@cache
def _index(language: str) -> Phrases[tuple[Kind, Form]]:
    listed = lexicons.load("attribution_verbs")[language]
    entries: list[tuple[str, tuple[Kind, Form]]] = []
    for kind in get_args(Kind):
        for phrase in listed[kind]:
            inflect = language == "ru" and kind in ("saying", "speaking", "telling")
            entries += [(form, (kind, told)) for form, told in (_past(phrase) if inflect else [(phrase, "")])]
    return Phrases(entries)


def _past(phrase: str) -> list[tuple[str, Form]]:
    """The three forms of a Russian past tense; other words are themselves alone.

    >>> _past("дал оценку")
    [('дал оценку', 'masculine'), ('дала оценку', 'feminine'), ('дали оценку', 'plural')]
    """
    verb, _, rest = phrase.partition(" ")
    for ending, forms in PAST.items():
        if verb.endswith(ending):
            stem = verb.removesuffix(ending)
            told: tuple[Form, ...] = ("masculine", "feminine", "plural")
            return [(f"{stem}{form} {rest}".strip(), of) for form, of in zip(forms, told, strict=True)]
    return [(phrase, "plural" if verb.endswith(("ют", "ят")) else "")]
