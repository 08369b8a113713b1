"""What the steps of extraction return: frozen values, each with the span of the words it came from.

A span counts Unicode characters of the stored text, so that ``text[start:end]`` is the finding as
written. ``doubt`` is empty where a rule is sure; else it says in a few words why a person should look.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

DateBasis = Literal["explicit", "relative", "published", "none"]
Side = Literal["government", "who", "unicef", "other"]
QuoteKind = Literal["direct", "indirect"]
MentionKind = Literal["name", "surname", "title", "pronoun"]


class Span(NamedTuple):
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Stated:
    """Metadata that came with an article. It wins over what the text says; None is not stated."""

    url: str | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A value and where the text says it; no spans only where the value was stated beside the text."""

    value: str
    spans: tuple[Span, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True, eq=False)  # asked for in caches: told apart by being, not by content
class Article:
    """The text told apart: what belongs to the header, and which paragraphs are the article proper.

    ``published`` is an EDTF date. ``dateline_place`` is the city as written, ``dateline_date`` an EDTF
    date. ``body`` holds the paragraphs in order, without menus, credits, tickers, bylines and teasers.
    """

    text: str
    language: str
    title: Finding | None
    source: Finding | None
    published: Finding | None
    dateline_place: Finding | None
    dateline_date: Finding | None
    body: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    paragraph: int  # index into Article.body


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that the text names: its fullest form in the nominative, and every place that means it."""

    name: str
    span: Span
    mentions: tuple[Span, ...] = ()
    side: Side = "other"
    country: str | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean a person: the full name, the surname, a title alone or a pronoun."""

    span: Span
    person: int  # index into the people found
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Person:
    """A named person. ``name`` and ``role`` are nominative; ``span`` slices to ``name_as_written``."""

    name: str
    name_latin: str
    name_as_written: str
    span: Span
    role: str | None = None
    role_span: Span | None = None
    organization: str | None = None
    country: str | None = None
    side: Side = "other"
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words said. ``speaker`` is a person's name, else the body or title as written, else None.

    ``text`` is what was said, cleaned of marks and of line breaks; ``span`` holds it in the text.
    ``meeting`` is an index into ``Extraction.meetings``.
    """

    text: str
    span: Span
    kind: QuoteKind
    speaker: str | None = None
    meeting: int | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting as the article tells it. ``countries`` hold ISO 3166-1 alpha-2 codes, ``topics`` slugs."""

    participants: tuple[Person, ...]
    date: Finding | None = None
    date_basis: DateBasis = "none"
    place: Finding | None = None
    countries: tuple[Finding, ...] = ()
    topics: tuple[Finding, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    language: str
    title: Finding | None = None
    source: Finding | None = None
    published: Finding | None = None
    meetings: tuple[Meeting, ...] = ()
    mentioned: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    quotes: tuple[Quote, ...] = ()
    doubts: tuple[str, ...] = ()
