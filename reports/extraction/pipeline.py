"""The order of the steps: an article in, an extraction out."""

from reports.extraction import (
    accounts,
    article,
    meetings,
    organizations,
    people,
    quotes,
    references,
    sentences,
)
from reports.extraction.authority import with_latin_names
from reports.extraction.findings import Extraction, Stated
from reports.extraction.languages import READ


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
    occasions, mentioned = meetings.find(found, split, named, mentions, said)
    return Extraction(
        language=found.language,
        title=found.title,
        source=found.source,
        published=found.published,
        meetings=accounts.find(found, split, named, occasions),
        mentioned=mentioned,
        organizations=bodies,
        quotes=tuple(accounts.placed(quote, split, named, occasions) for quote in said),
    )
