"""What an article tells of each of its occasions: the day, the place, the countries and the topics."""

from collections.abc import Sequence
from dataclasses import replace

from reports.extraction import dates, participation, places, topics, venues
from reports.extraction.dates import DateMention
from reports.extraction.findings import Article, DateBasis, Finding, Meeting, Person, Quote, Sentence, Span
from reports.extraction.occasions import Occasion
from reports.extraction.places import PlaceMention
from reports.extraction.words.phrases import words


def find(
    article: Article,
    sentences: Sequence[Sentence],
    people: Sequence[Person],
    occasions: Sequence[Occasion],
) -> tuple[Meeting, ...]:
    """A meeting for each occasion, in order."""
    if not occasions:
        return ()
    reader = _Reader(article, sentences, people)
    made = [reader.opening(occasions[0])]
    for occasion in occasions[1:]:
        made.append(reader.further(occasion, made[-1]))
    return tuple(made)


def placed(
    quote: Quote, sentences: Sequence[Sentence], people: Sequence[Person], occasions: Sequence[Occasion]
) -> Quote:
    """The quote with the number of the meeting that its speaker took part in; of several, the one that the
    sentences around the quote tell of, else the first."""
    able = [
        number
        for number, occasion in enumerate(occasions)
        if any(people[person].name == quote.speaker for person in occasion.people)
    ]
    around = [
        number
        for number in able
        if sentences[occasions[number].first].span.start
        <= quote.span.start
        < sentences[occasions[number].last - 1].span.end
    ]
    return replace(quote, meeting=next(iter([*around, *able]), None))


class _Reader:
    def __init__(self, article: Article, sentences: Sequence[Sentence], people: Sequence[Person]) -> None:
        self.article = article
        self.sentences = sentences
        self.people = people
        self.told = dates.find(article, sentences)
        self.places: Sequence[PlaceMention] = places.find(article)
        other_days = participation.background(article, tuple(sentences))
        told = [sentence.span for at, sentence in enumerate(sentences) if at not in other_days]
        self.topics = topics.find(article, told)

    def opening(self, occasion: Occasion) -> Meeting:
        """The meeting that the article opens with; title and dateline are its own."""
        present = self._present(occasion)
        day = dates.of_meeting(self.article, self.sentences, self._days(occasion), _surnames(present))
        place = venues.find_place(self.article, self.sentences, self.places)
        return self._meeting(occasion, present, day, place)

    def further(self, occasion: Occasion, before: Meeting) -> Meeting:
        """A meeting told of further down: a day and place that it does not tell are as in the one before."""
        present = self._present(occasion)
        own = dates.own_day(self.article, self.sentences, self._days(occasion), _surnames(present))
        opening = self.sentences[occasion.first]
        day = own or dates.of_further_meeting(self.article, opening, (before.date, before.date_basis))
        place = venues.find_further_place(self.article, self._part(occasion), self.places)
        return self._meeting(occasion, present, day, place or (None if own else before.place))

    def _meeting(
        self,
        occasion: Occasion,
        present: tuple[Person, ...],
        day: tuple[Finding | None, DateBasis],
        place: Finding | None,
    ) -> Meeting:
        return Meeting(
            participants=present,
            date=day[0],
            date_basis=day[1],
            place=place,
            countries=venues.find_countries(self.article, self._part(occasion), self.places, present),
            doubt=occasion.doubt,
            topics=tuple(topic for topic in self.topics if self._is_told(topic, occasion)),
        )

    def _present(self, occasion: Occasion) -> tuple[Person, ...]:
        return tuple(person for number, person in enumerate(self.people) if number in occasion.people)

    def _part(self, occasion: Occasion) -> Sequence[Sentence]:
        return self.sentences[occasion.first : occasion.last]

    def _days(self, occasion: Occasion) -> list[DateMention]:
        return [day for day in self.told if occasion.first <= day.sentence < occasion.last]

    def _is_told(self, topic: Finding, occasion: Occasion) -> bool:
        """Whether the sentences of the occasion speak of the topic; what stands above them belongs to the
        first occasion, and what stands below to the last."""
        floor = self.sentences[occasion.first].span.start if occasion.first else 0
        if occasion.last == len(self.sentences):
            return any(floor <= span.start for span in topic.spans)
        return any(floor <= span.start < self.sentences[occasion.last].span.start for span in topic.spans)


def _surnames(people: Sequence[Person]) -> set[str]:
    """The last words of the names, as ``words`` reads a text: of Novak-Lind the second half."""
    return {words(person.name, [Span(0, len(person.name))])[-1].folded for person in people}
