"""Words and phrases as lexemes, and where phrases stand among the words of a text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

MARKS = r"\u00ad\u0300-\u036f"  # within words: soft hyphens, and accents that stand after their letters
WORD = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
UNBEGUN = re.compile(rf"[^\W_][{MARKS}]*\Z")  # what comes before a word ends otherwise
UNENDED = re.compile(rf"[^\W_]|[{MARKS}]")  # what comes after a word begins otherwise
LONGEST_MARKS = 8  # that a letter has: what is looked at before a word

Lexemes = frozenset[str]  # the stems of one word, none for a stop word
Phrase = tuple[Lexemes, ...]


def trimmed(phrase: Sequence[Lexemes]) -> Phrase:
    """The phrase from its first to its last word that is no stop word; empty where all are."""
    telling = [place for place, lexemes in enumerate(phrase) if lexemes]
    return tuple(phrase[telling[0] : telling[-1] + 1]) if telling else ()


class Phrases:
    """Trimmed phrases to be looked for together, by the lexemes that they begin with."""

    def __init__(self, phrases: Iterable[Phrase]):
        self.beginning_with: dict[str, set[Phrase]] = {}
        self.seen: set[str] = set()  # words of which it is known whether they begin a phrase
        self.telling: dict[str, tuple[Phrase, ...]] = {}  # the phrases of those that do: of a page very few
        self.longest = 0
        for phrase in phrases:
            self.longest = max(self.longest, len(phrase))
            for lexeme in phrase[0]:
                self.beginning_with.setdefault(lexeme, set()).add(phrase)

    def places(self, words: Sequence[str], known: Mapping[str, Lexemes]) -> Iterator[tuple[int, int]]:
        """The numbers of the first and last word of each phrase that stands among these words.

        ``known`` has the lexemes of each, which are always the same.
        """
        self.read(words, known)
        for first, word in enumerate(words):
            if word in self.telling:
                for length in self._lengths(words[first : first + self.longest], known):
                    yield first, first + length - 1

    def spans(self, text: str, known: Mapping[str, Lexemes]) -> Iterator[tuple[int, int]]:
        """Where each phrase stands in a text of which all words are read: the first character, and the one
        after its last."""
        for telling in self.telling:
            for start in _occurrences(telling, text):
                words = list(islice(WORD.finditer(text, start), self.longest))
                for length in self._lengths([word[0] for word in words], known):
                    yield start, words[length - 1].end()

    def read(self, words: Iterable[str], known: Mapping[str, Lexemes]) -> None:
        """Find out which of these words begin a phrase."""
        new = set(words).difference(self.seen)
        self.seen.update(new)
        for word in new:
            if there := self.beginning_with.keys() & known[word]:
                self.telling[word] = tuple({each for lexeme in there for each in self.beginning_with[lexeme]})

    def _lengths(self, words: Sequence[str], known: Mapping[str, Lexemes]) -> Iterator[int]:
        """How many words each phrase has that stands at the first of these, which is telling."""
        for phrase in self.telling[words[0]]:
            # A stop word of the phrase stands for any word: "quality of care".
            if len(phrase) <= len(words) and all(
                not asked or asked & known[each] for asked, each in zip(phrase, words, strict=False)
            ):
                yield len(phrase)


def _occurrences(word: str, text: str) -> Iterator[int]:
    """Where a word as a whole begins in a text."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not UNBEGUN.search(text[max(0, start - LONGEST_MARKS) : start]) and not UNENDED.match(text, end):
            yield start
        start = text.find(word, end)
