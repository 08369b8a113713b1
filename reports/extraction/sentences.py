"""The sentences of an article's paragraphs."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reports.extraction.findings import Article, Sentence, Span
from reports.extraction.lexicons import load
from reports.extraction.speech import quotations
from reports.extraction.speech.quotations import Quotation
from reports.extraction.words.phrases import fold

# A stop with what closes after it, and white space: 'said. "', «(ВОЗ).»
STOP = re.compile(r"[.!?…]+(?:\s?[»”\"“](?!\w)|[)\]’])*(?=\s|$)")
# A sentence goes on with a small letter, a comma or the dash of an attribution: «...!» – сказал министр.
GOES_ON = re.compile(r"\s*(?:[–—-]\s*)?[«“„\"(\[]*(?:[a-zа-яё]|,)")
LAST_WORD = re.compile(r"[^\s«»“”„\"()\[\]–—/]+\Z")
NUMBER = re.compile(r"\d\s*[^\W\d_]+\Z")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")  # J. and J.-B. and J.B.
LONGEST_WORD = 40  # characters looked back over for an abbreviation


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the body in order; a quotation that closes again stays in one sentence."""
    quoted = [quotation for quotation in quotations.find(article) if quotation.opened and quotation.closed]
    return tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(article.body)
        for span in _sentences(article.text, paragraph, quotations.overlapping(quoted, paragraph))
    )


def _sentences(text: str, paragraph: Span, quoted: Sequence[Quotation]) -> Iterator[Span]:
    start = paragraph.start
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        around = quotations.overlapping(quoted, Span(stop.start(), stop.start() + 1))
        if around and stop.end() < around[0].outer.end:
            continue
        if _ends(text, paragraph, stop):
            yield Span(start, stop.end())
            start = _skip_space(text, stop.end(), paragraph.end)
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends(text: str, paragraph: Span, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at the stop, and no abbreviation, initial or attribution stands there."""
    if GOES_ON.match(text, stop.end(), paragraph.end):
        return False
    if stop.group() != ".":
        return True
    before = text[max(paragraph.start, stop.start() - LONGEST_WORD) : stop.start()]
    found = LAST_WORD.search(before)
    word = fold(found.group()) if found else ""
    if word in _listed("after-number"):
        return NUMBER.search(before) is not None
    return word not in _listed("words") and INITIALS.fullmatch(word) is None


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(load("abbreviations")[table]["words"])
