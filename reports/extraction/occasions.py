"""The occasions that an article tells of: who met at one table, and who met apart from them.

[On Monday the WHO Director met the President. They spoke of vaccines.]
[Separately, he talked with the Minister of Health.]
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reports.extraction import participation
from reports.extraction.findings import Article, Mention, Person, Sentence, Span
from reports.extraction.lexicons import load
from reports.extraction.meeting_words import says
from reports.extraction.speech import asides
from reports.extraction.words import spans
from reports.extraction.words.phrases import Phrases, words

FEWEST = 2  # people of one occasion


@dataclass(frozen=True, slots=True)
class Occasion:
    """The numbers of the people who met, and the sentences that tell of it, ``last`` exclusive."""

    people: frozenset[int]
    first: int
    last: int
    doubt: str = ""


def find(
    article: Article,
    sentences: Sequence[Sentence],
    people: Sequence[Person],
    mentions: Sequence[Mention],
    present: frozenset[int],
) -> tuple[Occasion, ...]:
    """The occasions in order; one, with all who were ``present``, where nothing says that there were more."""
    reader = _Reader(article, sentences, people, mentions, present)
    starts = [0, *reader.further()]
    ends = [*starts[1:], len(sentences)]
    return tuple(
        Occasion(reader.those_at(first, last), first, last) for first, last in zip(starts, ends, strict=True)
    )


class _Reader:
    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        people: Sequence[Person],
        mentions: Sequence[Mention],
        present: frozenset[int],
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.quoted = asides.outside(article)
        self.background = participation.background(article, tuple(sentences))
        self.named = [
            {mention.person for mention in named} for named in named_in(sentences, mentions, present)
        ]
        self.first_named = dict.fromkeys(present, 0)
        for at in range(len(self.named) - 1, -1, -1):
            self.first_named |= dict.fromkeys(self.named[at], at)
        self.sides = [person.side for person in people]

    def further(self) -> list[int]:
        """The sentences that open a further occasion: they tell of an encounter that is said to be another
        one, of two sides, one of them not named before."""
        found: list[int] = []
        for at in range(1, len(self.sentences)):
            if self._opens(at) and self._is_told_before(found[-1] if found else 0, at, bool(found)):
                found.append(at)
        return found

    def _is_told_before(self, first: int, last: int, further: bool) -> bool:
        """Whether the sentences before name people enough to have met; a ``further`` occasion may have taken
        one of them over from the one before."""
        named = sum(first <= at < last for at in self.first_named.values())
        return named + further >= FEWEST

    def those_at(self, first: int, last: int) -> frozenset[int]:
        """The people of the occasion told of in these sentences: those named there first and, of a further
        one, those whom its first sentence means."""
        new = {number for number, named in self.first_named.items() if first <= named < last}
        return frozenset(new | (self.named[first] if first else set()))

    def _opens(self, at: int) -> bool:
        named = self.named[at]
        new = {number for number in named if self.first_named[number] == at}
        if not new or len({self.sides[number] for number in named}) < FEWEST:
            return False
        sentence = self.sentences[at].span
        if at in self.background or not self._tells_encounter(sentence):
            return False
        return says("another", self.article.text, sentence)

    def _tells_encounter(self, sentence: Span) -> bool:
        found = _encounters().find(words(self.article.text, [sentence]))
        return any(met and not spans.overlap(span, self.quoted) for span, met in found)


def named_in(
    sentences: Sequence[Sentence], mentions: Iterable[Mention], present: frozenset[int]
) -> list[list[Mention]]:
    """The mentions of those present in each sentence."""
    found: list[list[Mention]] = [[] for _ in sentences]
    at = 0
    for mention in mentions:
        while at < len(sentences) and sentences[at].span.end <= mention.span.start:
            at += 1
        if at < len(sentences) and mention.person in present:
            found[at].append(mention)
    return found


@cache
def _encounters() -> Phrases[bool]:
    listed = load("meeting_words")["another"]
    met = [(phrase, True) for phrase in listed["encounters"]]
    return Phrases([*met, *((phrase, False) for phrase in listed["look-alikes"])])
