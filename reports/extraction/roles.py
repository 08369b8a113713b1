"""Titles of people: the phrases around the words that a title turns on, in the nominative.

A phrase is found by itself; which person holds the title is the affair of ``people``.
"""

from functools import lru_cache

from reports.extraction import english_roles, russian_roles
from reports.extraction.findings import Article
from reports.extraction.reading import read
from reports.extraction.role_phrases import Role


@lru_cache(maxsize=8)
def find(article: Article) -> tuple[Role, ...]:
    """The titles in the body, in order and apart from each other, also those that no name stands beside."""
    reading = read(article)
    return russian_roles.find(reading) if reading.russian else english_roles.find(reading)
