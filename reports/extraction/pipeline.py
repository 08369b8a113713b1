"""The order of the steps: an article in, an extraction out."""

from collections.abc import Sequence
from dataclasses import replace

from reports.extraction import (
    article,
    dates,
    meetings,
    organizations,
    people,
    places,
    quotes,
    references,
    sentences,
    topics,
    venues,
)
from reports.extraction.authority import with_latin_names
from reports.extraction.findings import Article, Extraction, Meeting, Quote, Sentence, Stated
from reports.extraction.words.phrases import fold

READ = frozenset({"en", "ru"})  # the languages that the steps know


def extract(text: str, stated: Stated | None = None, authority: bool = True) -> Extraction:
    """All that ``text`` tells. ``stated`` came with the article and wins over the text; without
    ``authority`` no list of known officials and bodies is used. Any text gives a result."""
    found = article.read(text, stated)
    if found.language not in READ:
        return Extraction(
            found.language,
            found.title,
            found.source,
            found.published,
            doubts=("The language is not read yet.",),
        )
    split = sentences.split(found)
    bodies = organizations.find(found, split)
    named = people.find(found, split, bodies)
    if authority:
        named = with_latin_names(named)
    mentions = references.resolve(found, split, named)
    said = quotes.find(found, split, named, mentions)
    held, mentioned = meetings.find(found, split, named, mentions, said)
    return Extraction(
        language=found.language,
        title=found.title,
        source=found.source,
        published=found.published,
        meetings=_completed(found, split, held),
        mentioned=mentioned,
        organizations=bodies,
        quotes=tuple(_placed(quote, held) for quote in said),
    )


def _completed(found: Article, split: tuple[Sentence, ...], held: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """The meetings with their dates, places, countries and topics."""
    if not held:
        return ()
    told = dates.find(found, split)
    named = places.find(found)
    place = venues.find_place(found, split, named)
    about = topics.find(found)
    completed = []
    for meeting in held:
        surnames = {fold(person.name.split()[-1]) for person in meeting.participants}
        date, basis = dates.of_meeting(found, split, told, surnames)
        countries = venues.find_countries(found, split, named, meeting.participants)
        completed.append(
            replace(meeting, date=date, date_basis=basis, place=place, countries=countries, topics=about)
        )
    return tuple(completed)


def _placed(quote: Quote, held: Sequence[Meeting]) -> Quote:
    """The quote with the meeting that its speaker took part in; of several the first."""
    for number, meeting in enumerate(held):
        if any(person.name == quote.speaker for person in meeting.participants):
            return replace(quote, meeting=number)
    return quote
