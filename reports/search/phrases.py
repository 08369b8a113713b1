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
        self.seen: set[str] = set()  # words of which it is known whether they begin a phrase
        self.telling: dict[str, tuple[Phrase, ...]] = {}  # the phrases of those that do: of a page very few
        for phrase in phrases:
            for lexeme in phrase[0]:
                self.beginning_with.setdefault(lexeme, set()).add(phrase)

    def places(self, words: Sequence[str], known: Mapping[str, Lexemes]) -> Iterator[tuple[int, int]]:
        """The numbers of the first and last word of each phrase that stands among these words.

        ``known`` has the lexemes of each, which are always the same.
        """
        self._read(set(words).difference(self.seen), known)
        for first, word in enumerate(words):
            for phrase in self.telling.get(word, ()):
                # A stop word of the phrase stands for any word: "quality of care".
                found = words[first : first + len(phrase)]
                if len(found) == len(phrase) and all(
                    not asked or asked & known[each] for asked, each in zip(phrase, found, strict=True)
                ):
                    yield first, first + len(phrase) - 1

    def _read(self, words: Iterable[str], known: Mapping[str, Lexemes]) -> None:
        self.seen.update(words)
        for word in words:
            if there := self.beginning_with.keys() & known[word]:
                self.telling[word] = tuple({each for lexeme in there for each in self.beginning_with[lexeme]})
