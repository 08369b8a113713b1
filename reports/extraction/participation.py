"""Who of the people named took part in what an article reports, and who is only mentioned."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache

from reports.extraction import date_expressions
from reports.extraction.findings import Article, Mention, Person, Quote, Sentence, Span
from reports.extraction.lexicons import load
from reports.extraction.speech import asides
from reports.extraction.titles import roles
from reports.extraction.words import spans
from reports.extraction.words.phrases import Phrases, words

LOOK_BACK = 60  # characters before a name or its title that tell of an absent holder
LOOK_AHEAD = 60
GAP = 8  # characters between a title and the name: a comma, an honorific
INSERTED = re.compile(r",[^,.;\n]{2,80},\s")  # "Novak, visiting Kazakhstan, was not present"
CLAUSE_END = re.compile(r"[,.:;!?\n]")
LEDE = 2  # sentences
YEAR = re.compile(r"(?:19|20)\d\d")
LONG_AGO = 60  # days before the report
NAMES = frozenset({"name", "surname"})


def find(
    article: Article,
    sentences: Sequence[Sentence],
    people: Sequence[Person],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> frozenset[int]:
    """The numbers of the people who took part: named at least once outside quotations and background, and
    not only as the author of a decree or the one on whose behalf another speaks."""
    quoted = asides.outside(article)
    other_days = [sentences[at].span for at in sorted(background(article, tuple(sentences)))]
    titles = {role.span.end: role.span.start for role in roles.find(article)}
    speaking = {quote.speaker for quote in quotes if not spans.overlap(quote.span, other_days)}
    found: set[int] = set()
    absent: set[int] = set()
    for number, span in _namings(people, mentions):
        if number in found or spans.overlap(span, quoted) or spans.overlap(span, other_days):
            continue
        (absent if _is_absent(article.text, _with_title(span, titles)) else found).add(number)
    heard = {number for number, person in enumerate(people) if person.name in speaking}
    return frozenset(found | (heard - absent))


def _namings(people: Sequence[Person], mentions: Iterable[Mention]) -> list[tuple[int, Span]]:
    named = [(mention.person, mention.span) for mention in mentions if mention.kind in NAMES]
    return named or [(number, person.span) for number, person in enumerate(people)]


def _with_title(span: Span, titles: dict[int, int]) -> Span:
    """The name with the title before it."""
    start = next(
        (titles[end] for end in range(span.start, span.start - GAP, -1) if end in titles), span.start
    )
    return Span(start, span.end)


def _is_absent(text: str, named: Span) -> bool:
    before = Span(max(0, named.start - LOOK_BACK), named.start)
    if any(
        _nothing_between(text, span.end, named.start)
        for span, _ in _index("absent").find(words(text, [before]))
    ):
        return True
    after = Span(named.end, min(len(text), named.end + LOOK_AHEAD))
    inserted = INSERTED.match(text, named.end)
    for start in (named.end, inserted.end() if inserted else named.end):
        ahead = Span(start, min(len(text), start + LOOK_AHEAD))
        told = (span.start for span, _ in _index("sending").find(words(text, [ahead])))
        if any(begin - start <= 2 and "." not in text[start:begin] for begin in told):
            return True
    rest = Span(named.end, min(len(text), named.end + LOOK_AHEAD, *_clause_ends(text, named.end)))
    if next(_index("missing").find(words(text, [rest])), None):
        return True
    if text[after.start : after.start + 2] not in ("'s", "’s"):
        return False
    return any(span.start - after.start <= 3 for span, _ in _index("possession").find(words(text, [after])))


def _clause_ends(text: str, start: int) -> list[int]:
    """Where the first mark after ``start`` stands, as a list."""
    found = CLAUSE_END.search(text, start, start + LOOK_AHEAD)
    return [found.start()] if found else []


def _nothing_between(text: str, end: int, start: int) -> bool:
    """Whether nothing but an article and adjectives of honour stand between the words and the name."""
    return text[end:start].strip(" ,\u00a0").casefold() in (
        "",
        "и",
        "also",
        "the",
        "the then",
        "his",
        "her",
        "h.e.",
        "mr.",
        "mr",
    )


@lru_cache(maxsize=4)
def background(article: Article, sentences: tuple[Sentence, ...]) -> frozenset[int]:
    """The numbers of the sentences that tell of other days: from one that opens so to the paragraph's end;
    below the lede also one that opens with a month long past, or that says what somebody said before."""
    found: set[int] = set()
    for number, sentence in enumerate(sentences):
        goes_on = number - 1 in found and sentences[number - 1].paragraph == sentence.paragraph
        if goes_on or _opens_background(article, sentence):
            found.add(number)
    said = [span for span, _ in _index("said-before").find(words(article.text, list(article.body)))]
    below = enumerate(sentences[LEDE:], LEDE)
    past = {at for at, each in below if spans.overlap(each.span, said) or _is_long_past(article, each)}
    return frozenset(found | past)


def _is_long_past(article: Article, sentence: Sentence) -> bool:
    """Whether the months and years that a sentence opens with are long past: "In May 2003, …", "In 2002"."""
    published = date_expressions.full(article.published.value) if article.published else None
    opening = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LOOK_BACK))
    if published is None or YEAR.search(article.text, *opening) is None:
        return False
    told = list(date_expressions.scan(article.text, opening))
    return bool(told) and all(
        each.year
        and (
            (published - date(each.year, each.month, 28)).days > LONG_AGO
            if each.month
            else each.year < published.year
        )
        for each in told
    )


def _opens_background(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence opens as one that tells of other days: "Earlier, …", «Напомним, …»."""
    opening = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LOOK_BACK))
    first = next(iter(_index("background").find(words(article.text, [opening]))), None)
    return first is not None and not article.text[opening.start : first[0].start].strip(' *«“"-–—')


@cache
def _index(kind: str) -> Phrases[str]:
    return Phrases((phrase, kind) for phrase in load("meetings")[kind]["phrases"])
