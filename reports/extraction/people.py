"""Persons that an article names, with the role that it gives them."""

import re

from reports.extraction.findings import Article, Organization, Person, Sentence, Span
from reports.extraction.names import latin

NAME = re.compile(
    r"(?<=Minister |resident |irector |ntative )([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})"
    r"|([А-Я][а-я]+(?: [А-Я][а-я]+){1,2})(?=,| (?:отметил|подчеркнул|сказал))"
)


def find(
    article: Article, sentences: tuple[Sentence, ...], organizations: tuple[Organization, ...]
) -> tuple[Person, ...]:
    """Every person named in the body, once, under the fullest name, with role, body, country and side."""
    found: dict[str, Person] = {}
    for span in article.body:
        for match in NAME.finditer(article.text, span.start, span.end):
            name = match.group()
            found.setdefault(name, Person(name, latin(name), name, Span(*match.span())))
    return tuple(found.values())
