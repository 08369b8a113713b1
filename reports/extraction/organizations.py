"""Bodies that an article names, each once, in its fullest form."""

from reports.extraction import english_bodies, russian_bodies, sides
from reports.extraction.findings import Article, Organization, Sentence
from reports.extraction.organization_names import BodyName, key, side_of
from reports.extraction.reading import Reading, read


def find(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Organization, ...]:
    """The distinct bodies named in the article, in order, without cited media."""
    reading = read(article)
    named = russian_bodies.find(reading) if reading.russian else english_bodies.find(reading)
    groups: list[list[BodyName]] = []
    for body in sorted(named, key=lambda body: body.span):
        group = next((group for group in groups if _in(body, group)), None)
        if group is None:
            groups.append([body])
        else:
            group.append(body)
    return tuple(_organization(reading, group) for group in groups)


def _in(body: BodyName, group: list[BodyName]) -> bool:
    return any(body.head == other.head and key(body.name).same(key(other.name)) for other in group)


def _organization(reading: Reading, group: list[BodyName]) -> Organization:
    """The body under its fullest name; of equally full ones the first."""
    fullest = max(group, key=lambda body: len(body.name.split()))
    told = sides.signs(fullest.name)
    side = side_of(fullest.name) or ("government" if "state" in told or "public" in told else "other")
    return Organization(
        name=fullest.name,
        span=fullest.span,
        mentions=tuple(body.span for body in group),
        side=side,
        country=sides.country(reading.places, fullest.span),
    )
