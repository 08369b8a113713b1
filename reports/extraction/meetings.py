"""Whether an article reports a meeting, and who took part in it."""

from reports.extraction.findings import Article, Meeting, Mention, Person, Quote, Sentence


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
) -> tuple[tuple[Meeting, ...], tuple[Person, ...]]:
    """The meetings that the article reports, with their participants, and the persons that it only mentions.

    The meetings have no date, place, countries and topics yet: those are found by their own steps.
    """
    if len(people) < 2:
        return (), people
    return (Meeting(participants=people),), ()
