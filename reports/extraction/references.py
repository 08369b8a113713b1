"""Which words of an article mean which of its people: names, titles alone, pronouns.

A title alone means the one person whose role covers it, or the one named last of those. A pronoun means the
subject of its sentence or, where it has none yet, of the sentence before. What stays open means nobody.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reports.extraction.findings import Article, Mention, Person, Sentence, Span
from reports.extraction.speech import asides, genders, name_mentions, subjects, title_mentions, verbs
from reports.extraction.speech.holders import Holders
from reports.extraction.speech.title_mentions import Title
from reports.extraction.speech.verbs import Verb
from reports.extraction.words import morphology, spans

PRONOUN = re.compile(r"\b(?:(he|он)|(she|она))\b", re.IGNORECASE)
AFTER_DASH = re.compile(r"[–—-]\s*([а-яё]+)\s+$")
OWN = re.compile(r"\s*\b(?:(his|him|его)|(her|ее|её))\b", re.IGNORECASE)
LEADS = re.compile(
    r"\b(?:во главе с[о]?|возглавля(?:ет|л[аи]?)|возглавил[аи]?|руководи(?:т|л[аи]?)|headed by|led by"
    r"|head is|leader is|leader,)(?:\s+(?:его|ее|её))?,?\s+"
    r"(?:(?:dr|mr|ms|mrs|prof|доктор\w*|г-н|г-жа|г-жой)\.?\s+)?$",
    re.IGNORECASE,
)
JOINED = re.compile(r"(?:,[^,.;]*,)?\s*,?\s*(?:and|и)\b")
NEAR = 40  # characters between a Russian pronoun and the verb of saying that tells it is a person
SENTENCES_BACK = 3  # that a pronoun looks over for a subject
RECENT = 6  # references back within which the one named last of several is meant by a title


class Pronoun(NamedTuple):
    span: Span
    gender: genders.Gender


class Subject(NamedTuple):
    person: int
    span: Span


def resolve(
    article: Article, sentences: tuple[Sentence, ...], people: tuple[Person, ...]
) -> tuple[Mention, ...]:
    """Every place in the body that means one of ``people``, in order and apart from each other."""
    return tuple(_Reader(article, people).read(sentences)) if people else ()


class _Reader:
    """Reads an article from its start and remembers who was spoken of last."""

    def __init__(self, article: Article, people: Sequence[Person]) -> None:
        self.text = article.text
        self.people = people
        saying = verbs.find(article)
        names = name_mentions.find(article, people)
        self.sure = genders.of_people(article.text, people, names, saying)
        self.likely = [
            told or genders.by_ending(person.name) for told, person in zip(self.sure, people, strict=True)
        ]
        self.sources = [verb.span.end for verb in saying if verb.kind == "sources"]
        self.countries = title_mentions.countries(people)
        self.holders = Holders(people, _leaders(article.text, people))
        self.quoted = asides.outside(article)
        self.references = _references(article, people, names, self.quoted)
        self.named: deque[int] = deque(maxlen=RECENT)
        self.subjects: deque[list[Subject]] = deque(maxlen=SENTENCES_BACK + 1)
        self.spoken_of: deque[set[int]] = deque(maxlen=SENTENCES_BACK + 1)

    def read(self, sentences: Iterable[Sentence]) -> Iterable[Mention]:
        """The mentions in the sentences, in order."""
        at = 0
        for sentence in sentences:
            self.subjects.append([])
            self.spoken_of.append(set())
            floor = sentence.span.start
            while at < len(self.references) and self.references[at].span.start < sentence.span.end:
                mention = self._mention(self.references[at])
                at += 1
                if mention:
                    self._remember(mention, floor)
                    floor = mention.span.end
                    yield mention

    def _mention(self, reference: Mention | Title | Pronoun) -> Mention | None:
        if isinstance(reference, Mention):
            return reference
        if isinstance(reference, Title):
            person, kind = self._holder(reference), "title"
        else:
            person, kind = self._antecedent(reference), "pronoun"
        return None if person is None else Mention(reference.span, person, kind)

    def _remember(self, mention: Mention, floor: int) -> None:
        self.named.append(mention.person)
        if spans.overlap(mention.span, self.quoted):
            return
        self.spoken_of[-1].add(mention.person)
        able = subjects.may_be(self.text, mention, self.people[mention.person], floor)
        if able or self._is_source(mention, floor):
            self.subjects[-1].append(Subject(mention.person, mention.span))

    def _is_source(self, mention: Mention, floor: int) -> bool:
        """Whether a mention is whose words are told: “according to [the Minister]”."""
        start = subjects.phrase_start(self.text, mention, self.people[mention.person], floor)
        before = bisect_right(self.sources, start)
        end = self.sources[before - 1] if before else -1
        return end >= floor and subjects.only_determiners(self.text[end:start])

    def _holder(self, title: Title) -> int | None:
        """The one whom a title means: of several the highest, whose role says it, who was named last."""
        if (
            (said := title.concepts & title_mentions.COUNTRIES)
            and self.countries
            and said.isdisjoint(self.countries)
        ):
            return None  # the minister of a country that nobody here is from
        holders = self.holders.of(title)
        if title_mentions.GUEST in title.concepts:  # not the one who receives a guest
            return self._guest(holders)
        if len(holders) < 2:
            return holders[0] if holders else None
        return next((person for person in reversed(self.named) if person in holders), None)

    def _guest(self, able: Sequence[int]) -> int | None:
        """The one guest whom the last sentence that named any of them named, where this one has not."""
        if len(able) == 1:
            return able[0] if able[0] not in self.spoken_of[-1] else None
        *before, now = self.spoken_of
        named = next((told & set(able) for told in reversed(before) if told & set(able)), set())
        return named.pop() if len(named) == 1 and not now & set(able) else None

    def _antecedent(self, pronoun: Pronoun) -> int | None:
        for back, listed in enumerate(reversed(self.subjects)):
            fitting = [s for s in listed if self.likely[s.person] in (None, pronoun.gender)]
            if not fitting:
                alone = self.spoken_of[-1 - back] if back == 1 else set()
                if len(alone) == 1 and self.likely[next(iter(alone))] in (None, pronoun.gender):
                    return next(iter(alone))  # “The team called on [the Minister]. She agreed”
                continue
            first, *others = fitting
            joined = any(
                other.person != first.person and JOINED.match(self.text, first.span.end, other.span.start)
                for other in others
            )
            return None if joined else first.person
        alone = self._only_one(pronoun.gender)
        return self._only_subject(pronoun.gender) if alone is None else alone

    def _only_one(self, gender: genders.Gender) -> int | None:
        """The one man or the one woman lately spoken of, where it is sure that the others are none."""
        around = set().union(*self.spoken_of)
        fitting = [person for person in around if self.likely[person] in (None, gender)]
        return fitting[0] if len(fitting) == 1 and self.likely[fitting[0]] else None

    def _only_subject(self, gender: genders.Gender) -> int | None:
        """The one subject of the sentences around, whatever the ending of the first name makes likely."""
        around = {subject.person for listed in self.subjects for subject in listed}
        fitting = [person for person in around if self.sure[person] in (None, gender)]
        return fitting[0] if len(fitting) == 1 else None


def _references(
    article: Article, people: Sequence[Person], names: Sequence[Mention], quoted: Sequence[Span]
) -> list[Mention | Title | Pronoun]:
    """What may mean a person, in order. In a quotation only names do: “he” there is the speaker's affair."""
    words = name_mentions.words(article)
    named = [mention.span for mention in names]
    starts = frozenset(word.start for span in named for word in spans.overlapping(span, words))
    held = frozenset(
        concept for person in people for title in title_mentions.held_by(person) for concept in title
    )
    alone: list[Title | Pronoun] = [
        *title_mentions.find(article.text, words, title_mentions.Known(starts, held)),
        *_pronouns(article),
    ]
    free = [
        found
        for found in alone
        if not spans.overlap(found.span, quoted) and not spans.overlap(found.span, named)
    ]
    return sorted([*names, *free], key=lambda found: found.span)


def _leaders(text: str, people: Sequence[Person]) -> list[int]:
    """The people said to be at the head of others: «во главе с Адой Кох», "a team led by Dr. A B"."""
    starts = [min(person.span.start, (person.role_span or person.span).start) for person in people]
    return [number for number, start in enumerate(starts) if LEADS.search(text, max(0, start - NEAR), start)]


def _pronouns(article: Article) -> list[Pronoun]:
    """“he” and “she”; in Russian, where он may mean a thing, those alone beside a verb of saying or after a
    dash and a verb: «…», – успокоила [она]."""
    found: list[Pronoun] = []
    saying = verbs.find(article)
    for paragraph in article.body:
        for match in PRONOUN.finditer(article.text, *paragraph):
            found.append(Pronoun(Span(*match.span()), "masculine" if match.group(1) else "feminine"))
    if article.language == "ru":
        near = [Span(max(0, verb.span.start - NEAR), verb.span.end + NEAR) for verb in saying]
        found = [
            pronoun
            for pronoun in found
            if spans.overlap(pronoun.span, near) or _follows_speech(article.text, pronoun.span)
        ]
    return [*found, *(pronoun for verb in saying if (pronoun := _owner(article.text, verb)))]


def _follows_speech(text: str, pronoun: Span) -> bool:
    before = AFTER_DASH.search(text, max(0, pronoun.start - NEAR), pronoun.start)
    return before is not None and morphology.part_of_speech(before.group(1)) == "VERB"


def _owner(text: str, verb: Verb) -> Pronoun | None:
    """The pronoun of a source: “according to [him]”, «по [ее] словам», «цитирует [его] пресс-служба»."""
    if verb.kind == "own_sources":
        own = OWN.search(text, *verb.span)
    elif verb.kind == "quoting":
        own = OWN.search(text, verb.span.end, verb.span.end + NEAR)
    else:
        own = OWN.match(text, verb.span.end) if verb.kind == "sources" else None
    if own is None:
        return None
    group = 1 if own.group(1) else 2
    return Pronoun(Span(*own.span(group)), "masculine" if group == 1 else "feminine")
