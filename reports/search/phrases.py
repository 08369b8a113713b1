"""Words and phrases as lexemes, and where phrases stand among the words of a text."""

import re
from collections.abc import Iterable, Iterator, Sequence

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
        for phrase in phrases:
            for lexeme in phrase[0]:
                self.beginning_with.setdefault(lexeme, set()).add(phrase)

    def places(self, words: Sequence[Lexemes]) -> Iterator[tuple[int, int]]:
        """The numbers of the first and last word of each phrase that stands among these words."""
        beginnings = frozenset(self.beginning_with)
        for first, lexemes in enumerate(words):
            if beginnings.isdisjoint(lexemes):  # as nearly all words are
                continue
            for phrase in {each for lexeme in lexemes for each in self.beginning_with.get(lexeme, ())}:
                # A stop word of the phrase stands for any word: "quality of care".
                found = words[first : first + len(phrase)]
                if len(found) == len(phrase) and all(
                    not asked or asked & there for asked, there in zip(phrase, found, strict=True)
                ):
                    yield first, first + len(phrase) - 1
