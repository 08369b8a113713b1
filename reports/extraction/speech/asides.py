"""Attributions inside the marks of a quotation: «Мы готовы, – [сказал министр]. – Будем работать»."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reports.extraction.findings import Article, Span
from reports.extraction.speech import quotations, title_mentions, verbs
from reports.extraction.speech.quotations import Quotation
from reports.extraction.speech.verbs import Verb
from reports.extraction.words import morphology, spans

# «Мы готовы, – [сказал]»; English ones may name the speaker first: “We are ready, – the Minister [said]”.
BEFORE_VERB = re.compile(
    r"([,!?….])(?P<dash>\s*[–—-]\s*)(?:(?:the\s|s?he\s|[A-Z])[\w.'’-]*\s*(?:[\w.'’-]+\s+){0,7}"
    r"|(?:(?!(?:я|мы|вы|он|она|они|как|что|не|это|котор\w+)\b)[а-яё]+\s){1,2})?$"
)
CLOSES = re.compile(r"[,.:]\s*[–—-]\s+")
ENDS = re.compile(r"[.!?…]\s+|\n\s*")
# Of a verb that no lexicon lists: «Мы готовы, – [успокоила она], – начнем завтра»
UNLISTED = re.compile(
    r"(?P<end>[,!?….])\s*[–—-]\s*(?P<verb>[а-яё]+)\s+(?:он|она|(?P<title>[а-яё]+)(?:\s[а-яё]+){0,3}"
    r"|[А-ЯЁ][^,–—«»\n]{2,60}?)[,.]\s*[–—-]\s+"
)
SAYS = ("saying", "speaking", "telling", "documents")
LOOK_BACK = 80
LONGEST = 160  # characters of an attribution inside a quotation


def find(text: str, quoted: Sequence[Quotation], saying: Sequence[Verb]) -> list[Span]:
    """The attributions that stand inside ``quoted``, in order; both are in the order of the text."""
    found: list[Span] = []
    for verb in saying:
        around = quotations.overlapping(quoted, verb.span)
        if verb.kind not in SAYS or not around or not around[0].opened:
            continue
        inner = around[0].inner
        if found and verb.span.start < found[-1].end:
            continue
        before = max(inner.start, verb.span.start - LOOK_BACK)
        opening = BEFORE_VERB.search(text, before, verb.span.start)
        if opening:
            closing = CLOSES.search(text, verb.span.end, min(inner.end, verb.span.end + LONGEST))
            ending = closing or ENDS.search(text, verb.span.end, inner.end)
            start = opening.start() + (opening.group(1) != ",")
            found.append(Span(start, ending.end() if ending else inner.end))
    return sorted([*found, *_unlisted(text, quoted, found)])


def _unlisted(text: str, quoted: Sequence[Quotation], found: Sequence[Span]) -> Iterator[Span]:
    """The attributions between dashes whose verb is not listed, in quotations without any of ``found``."""
    for quotation in quoted:
        if not quotation.opened or spans.overlap(quotation.inner, found):
            continue
        for aside in UNLISTED.finditer(text, *quotation.inner):
            titled = aside["title"] is None or title_mentions.head_case(aside["title"]) == "nominative"
            if titled and morphology.part_of_speech(aside["verb"]) == "VERB":
                yield Span(aside.start() + (aside["end"] != ","), aside.end())


@lru_cache(maxsize=8)
def outside(article: Article) -> tuple[Span, ...]:
    """The words in marks of an article's body without the attributions among them, in order."""
    quoted = quotations.find(article)
    inside = find(article.text, quoted, verbs.find(article))
    kept: list[Span] = []
    at = 0
    for quotation in quoted:
        start = quotation.outer.start
        while at < len(inside) and inside[at].start < quotation.outer.end:
            kept.append(Span(start, inside[at].start))
            start = inside[at].end
            at += 1
        if quotation.opened:
            kept.append(Span(start, quotation.outer.end))
    return tuple(kept)
