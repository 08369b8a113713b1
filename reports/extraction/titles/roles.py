"""Titles of people: the phrases around the words that a title turns on, in the nominative.

A phrase is found by itself; which person holds the title is the affair of ``people``.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from reports.extraction.findings import Article
from reports.extraction.naming import name_spans
from reports.extraction.titles import english_roles, russian_roles
from reports.extraction.titles.role_phrases import Role
from reports.extraction.words.reading import Reading, read

DASHES = frozenset("-–—")
JOINTS = frozenset({",", "and", "и"})
# "with the President and Minister of Health X Y": these stand for a person of their own.
SINGLE = frozenset({"president", "президент", "representative", "представитель"})


@lru_cache(maxsize=8)
def find(article: Article) -> tuple[Role, ...]:
    """The titles in the body, in order and apart from each other, also those that no name stands beside."""
    reading = read(article)
    found = russian_roles.find(reading) if reading.russian else english_roles.find(reading)
    return tuple(_joined(reading, found))


def _joined(reading: Reading, found: Iterable[Role]) -> list[Role]:
    """The titles, two of one person made one: "Deputy Prime Minister and Minister of Finance"."""
    names = name_spans.find(reading)
    starts = {_past_honorifics(reading, name.first) for name in names} | {name.first for name in names}
    ends = {name.last for name in names}
    joined: list[Role] = []
    for role in found:
        before = joined[-1] if joined else None
        if before and before.last == role.first and role.last in starts and before.cases & role.cases:
            joined[-1] = _with_rank(reading, before, role)
        elif before and before.last + 1 == role.first and _is_double(reading, before, role, starts, ends):
            joined[-1] = _both(reading, before, role)
        else:
            joined.append(role)
    return joined


def _past_honorifics(reading: Reading, at: int) -> int:
    """Where the honorifics before a name begin: President [H.E.] Emomali …"""
    while reading.kind(at - 1) == "honorific" or (
        reading.word(at - 1) == "." and reading.kind(at - 2) == "honorific"
    ):
        at -= 1
    return at


def _is_double(reading: Reading, one: Role, other: Role, starts: set[int], ends: set[int]) -> bool:
    """Whether two titles side by side are of one person: after the same name, or before the only name."""
    joint = reading.word(one.last)
    if one.plural or other.plural or (one.cases and other.cases and not one.cases & other.cases):
        return False
    if joint in DASHES:
        return True
    if joint not in JOINTS:
        return False
    if reading.word(one.first - 1) in (",", "–", "—") and one.first - 1 in ends:
        return joint != "," and other.last not in starts
    return other.last in starts and one.head not in SINGLE


def _with_rank(reading: Reading, title: Role, rank: Role) -> Role:
    """A title with the rank between it and the name, which is no part of it: «министр здравоохранения
    [академик] Ян Новак»; but «заместитель спикера» is one title."""
    if " " in title.text:
        return replace(title, last=rank.last)
    span = reading.span(title.first, rank.last)
    return replace(title, text=f"{title.text} {rank.text}", span=span, last=rank.last)


def _both(reading: Reading, one: Role, other: Role) -> Role:
    joint = reading.word(one.last)
    text = f"{one.text}{joint if joint == ',' else f' {joint}'} {other.text}"
    span = reading.span(one.first, other.last)
    return replace(one, text=text, span=span, last=other.last, cases=one.cases & other.cases or one.cases)
