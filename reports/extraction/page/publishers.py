"""Lines of a page that are nothing but the name of who published it, though no lexicon lists the name:
«ВОЗ/Европа | Новости», «Пресс-служба Сената», «Газета «Степь»», "Steppe News Agency", "Stepnews.kz"."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reports.extraction import places
from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.page import mastheads, sources
from reports.extraction.page.lines import Kind, Line
from reports.extraction.words.phrases import fold, words

SITE = re.compile(
    r"(?!www\.)[\w-]{2,30}(?:\.gov)?\.(?:kz|kg|uz|tj|tm|ru|com|org|net|news|media|info|asia)\Z", re.IGNORECASE
)
ITEM_END = re.compile(r"\s+[|/›»>]\s|\s{2,}")
QUOTED = re.compile(r"([^«“\"]+)[«“\"][^»”\"]+[»”\"]")  # «Областная газета «Степь»»
MARKED = re.compile(r"[«“\"][\w-]+[»”\"]")  # «“Кабар” информационное агентство»
LONGEST = 12  # words
SIGNATURE_WORDS = 3  # «Пресс-служба министерства» does not tell whose it is
LONGEST_NAME = 5  # words of an agency, or before the name of a paper
FOUNDED = re.compile(r"(?:газета |журнал )?(?:издается|издаётся|выходит) с |published since ", re.IGNORECASE)
ADJECTIVE = re.compile(r"\w+-\w+ая |(?:Еже|Обще)\w+ая ")  # «Общественно-политическая», «Ежедневная»
SENTENCE = re.compile(r"[.,:;!?]")


def read(text: str, line: Span) -> Span | None:
    """The publisher that a line names before a section or a motto, and says nothing else."""
    item = ITEM_END.search(text, line.start, line.end)
    name = Span(line.start, item.start() if item else line.end)
    if item is None and SITE.match(text[slice(*line)]):
        return name
    return name if _is_publisher(text[slice(*name)]) else None


def owner(header: Sequence[Line]) -> Span | None:
    """The first line of the page where it is a body's name that begins with what the body is: "Ministry of
    Health"; that or the one below it where a menu or a date follows and it is a body's name, or ends or
    begins as the names of papers do: "The Steppe Times", «Вести Арала»."""
    for first, second in pairwise(header[:3]):
        if first.kind is not Kind.TEXT or "/" in first.text or is_description(first.text):
            continue
        is_page = second.kind in (Kind.JUNK, Kind.DATE)
        if first is header[0] and mastheads.begins_as_body(first.text):
            return first.span
        if is_page and (mastheads.names_body(first.text) or _is_paper(first.text)):
            return first.span
    return None


def _is_paper(written: str) -> bool:
    listed = fold(written).split()
    named = load("sources")["calling"]["names"]
    short = len(listed) <= LONGEST_NAME and not SENTENCE.search(written)
    return short and any(word in named for word in (listed[0], listed[-1])) and mastheads.may_name(written)


def described(header: Sequence[Line]) -> Span | None:
    """The line above one that says what it is the name of: «областная общественная газета»."""
    for above, below in pairwise(header):
        if is_description(below.text) and len(above.text.split()) <= LONGEST_NAME:
            return above.span
    return None


def is_description(written: str) -> bool:
    """Whether a line is no name and says what kind of paper or site it stands on."""
    if FOUNDED.match(written):
        return True
    papers, listed = load("sources")["calling"]["papers"], fold(written).split()
    if SENTENCE.search(written) or len(listed) > LONGEST_NAME:
        return False
    return (written[0].islower() and listed[-1] in papers) or (
        ADJECTIVE.match(written) is not None and any(word in papers for word in listed)
    )


def is_signature(written: str) -> bool:
    """Whether a line below the article names the press service or agency that wrote it, and whose it is, or
    is the address of a site and nothing else."""
    if SITE.match(written):
        return True
    return SIGNATURE_WORDS <= len(written.split()) <= LONGEST and _is_called(written)


def _is_publisher(written: str) -> bool:
    if sources.is_name(written):
        return True
    return len(written.split()) <= LONGEST and (_is_own_site(written) or _is_called(written))


def _is_own_site(written: str) -> bool:
    """Whether the line is a body's name, perhaps with a country: "UNICEF Kyrgyzstan"."""
    country = next((place.span for place in places.find_in(written, [Span(0, len(written))])), None)
    alone = written[: country.start] if country and country.end == len(written) else written
    return _folded(written) in _own_sites() or _folded(alone) in _own_sites()


def _is_called(written: str) -> bool:
    folded = fold(written)
    calling = load("sources")["calling"]
    if folded.startswith(tuple(calling["press"])):
        return folded not in calling["press"] and mastheads.may_name(written)
    if folded.startswith(tuple(calling["sites"])):
        return folded not in calling["sites"] and not SENTENCE.search(written)
    if any(called in folded for called in calling["agencies"]):
        return len(written.split()) <= LONGEST_NAME and mastheads.may_name(MARKED.sub("", written))
    quoted = QUOTED.fullmatch(folded)
    before = quoted.group(1).split() if quoted else []
    return 0 < len(before) <= LONGEST_NAME and before[-1] in calling["papers"]


def _folded(written: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(written, [Span(0, len(written))]))


@cache
def _own_sites() -> frozenset[tuple[str, ...]]:
    return frozenset(_folded(form) for form in load("sources")["own-sites"]["forms"])
