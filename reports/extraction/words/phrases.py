"""Phrases of a lexicon, found in a text in one pass over its words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from reports.extraction.findings import Span

Value = TypeVar("Value")

# The year or the minutes that a page glues to a word are no part of it: "22.07.2015 12:38АШХАБАД".
WORD = re.compile(r"(?<=[.:])(?:\d\d){1,2}(?=[^\W\d_])|[^\W_]+")
PREFIX_KEY = 3  # letters that a stem has at least
LINE = 400  # characters: a text as short is a line by itself
GAP = 3  # characters that may stand between two words of a phrase


class Word(NamedTuple):
    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """``text`` without differences of case and without ё."""
    return text.casefold().replace("ё", "е")


def words(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of ``text`` inside ``spans``, in order; a hyphen or an apostrophe parts two words."""
    starts, listed = _index_of_article(text) if len(text) > LINE else _index(text)
    found: list[Word] = []
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        found += listed[first:last]
        if last > first and found[-1].end > span.end:
            found.pop()
    return found


@lru_cache(maxsize=2)
def _index_of_article(text: str) -> tuple[list[int], list[Word]]:
    """The index, kept: every step asks for words of the same article."""
    return _index(text)


def _index(text: str) -> tuple[list[int], list[Word]]:
    """The places where the words of a text start, and the words."""
    folded = fold(text)
    if len(folded) == len(text):
        listed = [Word(*found.span(), found.group()) for found in WORD.finditer(folded)]
    else:  # ß and a few others fold to two letters
        listed = [Word(*found.span(), fold(found.group())) for found in WORD.finditer(text)]
    return [word.start for word in listed], listed


class Phrases(Generic[Value]):
    """An index of phrases. A word of a phrase that ends in ``*`` matches every word that starts so.

    >>> index = Phrases([("primary health*", "phc")])
    >>> text = "Primary healthcare"
    >>> list(index.find(words(text, [Span(0, 18)])))
    [(Span(start=0, end=18), 'phc')]
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        self._prefixed: dict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase, value in entries:
            parts = tuple(re.findall(r"[^\W_]+\*?", fold(phrase)))
            if not parts[0].endswith("*"):
                self._exact[parts[0]].append((parts, value))
            elif len(stem := parts[0][:-1]) >= PREFIX_KEY:
                self._prefixed[stem].append((parts, value))
                lengths[stem[:PREFIX_KEY]].add(len(stem))
            else:
                raise ValueError(f"“{phrase}” starts with too short a stem.")
        for index in (self._exact, self._prefixed):
            for listed in index.values():
                listed.sort(key=lambda entry: len(entry[0]), reverse=True)
        # Of the stems that start with the same letters, the longest first: it says most.
        self._lengths = {letters: sorted(listed, reverse=True) for letters, listed in lengths.items()}

    def find(self, found: Sequence[Word]) -> Iterator[tuple[Span, Value]]:
        """Every phrase in the words, the longest at each place, none inside another."""
        end = 0
        for at, word in enumerate(found):
            if at < end or not (word.folded in self._exact or word.folded[:PREFIX_KEY] in self._lengths):
                continue
            match = self._longest(found, at)
            if match is not None:
                length, value = match
                end = at + length
                yield Span(word.start, found[end - 1].end), value

    def _longest(self, found: Sequence[Word], at: int) -> tuple[int, Value] | None:
        first = found[at].folded
        best: tuple[int, Value] | None = None
        stems = (first[:length] for length in self._lengths.get(first[:PREFIX_KEY], ()))
        for listed in (self._exact.get(first, ()), *(self._prefixed.get(stem, ()) for stem in stems)):
            for parts, value in listed:
                if best is not None and len(parts) <= best[0]:
                    break
                if _matches(parts, found, at):
                    best = len(parts), value
                    break
        return best


def _matches(parts: tuple[str, ...], found: Sequence[Word], at: int) -> bool:
    """Whether the words after the first are those of the phrase; the index has told of the first."""
    if at + len(parts) > len(found):
        return False
    for part, (before, word) in zip(parts[1:], pairwise(found[at : at + len(parts)]), strict=True):
        fits = word.folded.startswith(part[:-1]) if part[-1] == "*" else word.folded == part
        if not fits or word.start - before.end > GAP:
            return False
    return True
