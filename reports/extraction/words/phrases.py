"""Phrases of a lexicon, found in a text in one pass over its words."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from reports.extraction.findings import Span

Value = TypeVar("Value")

# The year or the minutes that a page glues to a word are no part of it: "22.07.2015 12:38АШХАБАД".
WORD = re.compile(r"(?<=[.:])(?:\d\d){1,2}(?=[^\W\d_])|[^\W_]+")
PREFIX_KEY = 3  # letters that a stem has at least, and that tell whether a word may open a phrase
LINE = 400  # characters: a text as short is a line by itself
MOST_REMEMBERED = 10_000  # words of which one question is answered from memory
GAP = 3  # characters that may stand between two words of a phrase


class Word(NamedTuple):
    start: int
    end: int
    folded: str
    opening: str  # its first letters: by them alone a lexicon passes over most words


FOLDED, OPENING = attrgetter("folded"), attrgetter("opening")


def fold(text: str) -> str:
    """``text`` without differences of case and without ё."""
    return text.casefold().replace("ё", "е")


def words(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of ``text`` inside ``spans``, in order; a hyphen or an apostrophe parts two words."""
    starts, listed = _index_of_article(text) if len(text) > LINE else _index_of_line(text)
    found: list[Word] = []
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        found += listed[first:last]
        if last > first and found[-1].end > span.end:
            found.pop()
    return found


def word_parts(text: str, span: Span) -> list[Word]:
    """The words inside ``span``, of those that its ends cut the parts inside: «Президента[22]»."""
    found = words(text, [span])
    start, end = (found[0].start, found[-1].end) if found else (span.end, span.end)
    before, after = WORD.finditer(text, span.start, start), WORD.finditer(text, end, span.end)
    return [*map(_word, before), *found, *map(_word, after)]


@lru_cache(maxsize=2)
def _index_of_article(text: str) -> tuple[list[int], list[Word]]:
    """The index, kept: every step asks for words of the same article."""
    return _index(text)


@lru_cache(maxsize=64)
def _index_of_line(text: str) -> tuple[list[int], list[Word]]:
    """The index of a short text, kept: several lexicons ask for the words of each line of a page."""
    return _index(text)


def _index(text: str) -> tuple[list[int], list[Word]]:
    """The places where the words of a text start, and the words."""
    folded = fold(text)
    if len(folded) == len(text):
        listed = [
            Word(*found.span(), word, word[:PREFIX_KEY])
            for found in WORD.finditer(folded)
            for word in [found.group()]
        ]
    else:  # ß and a few others fold to two letters
        listed = list(map(_word, WORD.finditer(text)))
    return [word.start for word in listed], listed


def _word(found: re.Match[str]) -> Word:
    folded = fold(found.group())
    return Word(*found.span(), folded, folded[:PREFIX_KEY])


class Remembered(dict[str, Value]):
    """What ``told`` says of each word asked for, kept: most words come again in the next article.

    >>> lengths = Remembered(len)
    >>> list(map(lengths.__getitem__, ["health", "of", "health"]))
    [6, 2, 6]
    """

    def __init__(self, told: Callable[[str], Value]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, word: str) -> Value:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[word] = self._told(word)
        return self[word]


class _Node(Generic[Value]):
    """Where the phrases that share their first words go on: words, stems of words, or an end."""

    __slots__ = ("ends", "stems", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node[Value]] = {}
        self.stems: dict[str, list[tuple[str, _Node[Value]]]] = defaultdict(list)  # by their first letter
        self.ends: tuple[int, Value] | None = None  # the place of the phrase in the lexicon, and its value

    def add(self, parts: Sequence[str], order: int, value: Value) -> None:
        """Takes in the phrase that goes on with ``parts``; of two phrases the first stays."""
        if not parts:
            self.ends = self.ends or (order, value)
        elif parts[0].endswith("*"):
            stem = parts[0][:-1]
            node = next((node for known, node in self.stems[stem[0]] if known == stem), None)
            if node is None:
                node = _Node()
                self.stems[stem[0]].append((stem, node))
            node.add(parts[1:], order, value)
        else:
            self.words.setdefault(parts[0], _Node()).add(parts[1:], order, value)

    def longest(self, found: Sequence[Word], at: int) -> tuple[int, int, Value] | None:
        """The longest phrase that goes on at ``at``: where it ends, its place with a minus, its value."""
        best = (at, -self.ends[0], self.ends[1]) if self.ends else None
        if at == len(found) or not (self.words or self.stems):
            return best
        start, _, folded, _ = found[at]
        if start - found[at - 1].end > GAP:
            return best
        word = self.words.get(folded)
        nodes = [] if word is None else [word]
        if self.stems:
            nodes += [node for stem, node in self.stems.get(folded[0], ()) if folded.startswith(stem)]
        for node in nodes:
            longer = node.longest(found, at + 1)
            if longer is not None and (best is None or longer[:2] > best[:2]):
                best = longer
        return best


class Phrases(Generic[Value]):
    """An index of phrases. A word of a phrase that ends in ``*`` matches every word that starts so.

    >>> index = Phrases([("primary health*", "phc")])
    >>> text = "Primary healthcare"
    >>> list(index.find(words(text, [Span(0, 18)])))
    [(Span(start=0, end=18), 'phc')]
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, _Node[Value]] = {}
        self._prefixed: dict[str, _Node[Value]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for order, (phrase, value) in enumerate(entries):
            parts = tuple(re.findall(r"[^\W_]+\*?", fold(phrase)))
            if not parts[0].endswith("*"):
                self._exact.setdefault(parts[0], _Node()).add(parts[1:], order, value)
            elif len(stem := parts[0][:-1]) >= PREFIX_KEY:
                self._prefixed.setdefault(stem, _Node()).add(parts[1:], order, value)
                lengths[stem[:PREFIX_KEY]].add(len(stem))
            else:
                raise ValueError(f"“{phrase}” starts with too short a stem.")
        # Of the stems that start with the same letters, the longest first: it says most.
        self._lengths = {letters: sorted(listed, reverse=True) for letters, listed in lengths.items()}
        self._letters = frozenset(word[:PREFIX_KEY] for word in [*self._exact, *self._prefixed])
        self._opened = Remembered(self._opened_by)

    def find(self, found: Sequence[Word]) -> Iterator[tuple[Span, Value]]:
        """Every phrase in the words, the longest at each place, none inside another."""
        end = 0
        for at in compress(range(len(found)), map(self._letters.__contains__, map(OPENING, found))):
            nodes = self._opened[found[at].folded]
            match = _longest(nodes, found, at) if nodes and at >= end else None
            if match is not None:
                end, _, value = match
                yield Span(found[at].start, found[end - 1].end), value

    def _opened_by(self, word: str) -> tuple[_Node[Value], ...]:
        """Where the phrases that a word opens go on: by the word itself, then by the longest of its stems."""
        stems = [word[:length] for length in self._lengths.get(word[:PREFIX_KEY], ())]
        if not stems and word not in self._exact:
            return ()
        nodes = [self._exact.get(word), *map(self._prefixed.get, stems)]
        return tuple(node for node in nodes if node)


def _longest(nodes: Iterable[_Node[Value]], found: Sequence[Word], at: int) -> tuple[int, int, Value] | None:
    """The longest phrase of those that the word ``at`` opens; of equally long ones that of the first node."""
    best: tuple[int, int, Value] | None = None
    for node in nodes:
        longer = node.longest(found, at + 1)
        if longer is not None and (best is None or longer[0] > best[0]):
            best = longer
    return best
