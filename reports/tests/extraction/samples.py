"""Short articles for the tests of single steps: their people are given, not found."""

import re

from reports.extraction import sentences
from reports.extraction.findings import Article, Person, Sentence, Span
from reports.extraction.names import latin

PARAGRAPH = re.compile(r"\S[^\n]*")


def article(text: str) -> Article:
    """An article that is nothing but a body, a line a paragraph."""
    body = tuple(Span(*found.span()) for found in PARAGRAPH.finditer(text))
    language = "ru" if re.search("[а-яё]", text) else "en"
    return Article(text, language, None, None, None, None, None, body)


def split(text: str) -> tuple[Article, tuple[Sentence, ...]]:
    """The article and its sentences."""
    made = article(text)
    return made, sentences.split(made)


def person(text: str, told: str) -> Person:
    """A person told as “name; role; side”, with “name = name as written” where the two differ."""
    named, role, side = (*(part.strip() for part in told.split(";")), "", "")[:3]
    name, _, written = (part.strip() for part in named.partition("="))
    written = written or name
    start = text.index(written)
    return Person(
        name, latin(name), written, Span(start, start + len(written)), role or None, side=side or "government"
    )


def people(text: str, *told: str) -> tuple[Person, ...]:
    """The people of a text, each told as for ``person``."""
    return tuple(person(text, one) for one in told)
