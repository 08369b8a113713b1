"""Bodies that an article names, each once, in its fullest form."""

from collections import defaultdict

from reports.extraction import sides
from reports.extraction.bodies import english_bodies, russian_bodies
from reports.extraction.bodies.organization_names import BodyName, Key, fullness, key, side_of
from reports.extraction.findings import Article, Organization, Sentence, Span
from reports.extraction.words.reading import Reading, read

RECENT = 40  # bodies with one head word, looked at before a new one is made

MOST_KEYS = 12  # different wordings of one body's name that a further name is held against


def find(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Organization, ...]:
    """The distinct bodies named in the article, in order, without cited media."""
    reading = read(article)
    named = russian_bodies.find(reading) if reading.russian else english_bodies.find(reading)
    groups: dict[str, list[_Group]] = defaultdict(list)
    for body in sorted(named, key=lambda body: body.span):
        near = groups[body.head][-RECENT:]
        group = next((group for group in near if group.holds(body)), None)
        if group is None:
            groups[body.head].append(_Group(body))
        else:
            group.add(body)
    found = [group for listed in groups.values() for group in listed]
    return tuple(
        _organization(reading, group) for group in sorted(found, key=lambda group: group.mentions[0])
    )


class _Group:
    """The names of one body; ``fullest`` is the longest of them, of equally long ones the first."""

    def __init__(self, body: BodyName) -> None:
        self.fullest = body
        self.keys: set[Key] = {key(body.name)}
        self.mentions: list[Span] = [body.span]

    def holds(self, body: BodyName) -> bool:
        """Whether ``body`` is another name of the same body."""
        asked = key(body.name)
        return any(asked.same(other) for other in self.keys)

    def add(self, body: BodyName) -> None:
        """Takes in one more name."""
        if len(self.keys) < MOST_KEYS:
            self.keys.add(key(body.name))
        self.mentions.append(body.span)
        if fullness(body.name) > fullness(self.fullest.name):
            self.fullest = body


def _organization(reading: Reading, group: _Group) -> Organization:
    fullest = group.fullest
    told = sides.signs(fullest.name)
    side = side_of(fullest.name) or ("government" if {"state", "public"} & set(told) else "other")
    return Organization(
        name=fullest.name,
        span=fullest.span,
        mentions=tuple(group.mentions),
        side=side,
        country=sides.country(reading, fullest.span),
    )
