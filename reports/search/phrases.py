"""Words and phrases as lexemes, and where phrases stand among the words of a text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

WORD = re.compile(r"[^\W_]+(?:[\u00ad\u0300-\u036f]+[^\W_]*)*")

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
        self.telling: dict[str, bool] = {}  # whether a word begins a phrase: of a page nearly all do not
        for phrase in phrases:
            for lexeme in phrase[0]:
                self.beginning_with.setdefault(lexeme, set()).add(phrase)

    def places(self, words: Sequence[str], known: Mapping[str, Lexemes]) -> Iterator[tuple[int, int]]:
        """The numbers of the first and last word of each phrase that stands among these words.

        ``known`` has the lexemes of each, which are always the same.
        """
        beginnings = self.beginning_with.keys()
        for word in set(words).difference(self.telling):
            self.telling[word] = not beginnings.isdisjoint(known[word])
        for first in [number for number, word in enumerate(words) if self.telling[word]]:
            there = known[words[first]]
            for phrase in {each for lexeme in there for each in self.beginning_with.get(lexeme, ())}:
                # A stop word of the phrase stands for any word: "quality of care".
                found = words[first : first + len(phrase)]
                if len(found) == len(phrase) and all(
                    not asked or asked & known[word] for asked, word in zip(phrase, found, strict=True)
                ):
                    yield first, first + len(phrase) - 1
