"""Whom and what the words of a query name: people, bodies, countries, places, topics in any spelling; years.

They are looked for among the runs of words typed, the longest first: ``Kluge covid Kyrgyzstan`` names a
person, a topic and a country. A run that names more than a few records names none of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Model

from reports.models import Country, Organization, Person, Place, Topic
from reports.search.prepared import planned
from reports.search.terms import Terms

WORDS = 8  # of a query that are read
CALLED = ("г", "год", "года", "году", "годом")  # after a year
YEAR = re.compile("(?:19|20)[0-9]{2}")
RUN = 6  # words that a name has at most
FEW = 3  # records that one run may name
KINDS: dict[str, type[Model]] = {
    "official": Person,
    "organization": Organization,
    "country": Country,
    "place": Place,
    "topic": Topic,
}

# A person is named by a full name or by a surname, else, if the words name nothing else, by words of a name
# in any form and spelling (“Жапарову”), of which an initial is none, nor a short word in small letters (море
# is no Moro); a body by all words of one name; the others by a phrase of theirs. A reads names alone: roles
# have another weight.
NAMED = r"""
WITH word AS MATERIALIZED (
    SELECT word, search_widened(word, false) AS query FROM unnest(%(words)s::text[]) word
), run AS MATERIALIZED (
    SELECT words, number, search_query(words) AS query, name_key(words) AS key, (
        SELECT string_agg(concat('(', word.query, ')'), ' & ')::tsquery FROM word
        WHERE word.word = ANY (string_to_array(words, ' ')) AND numnode(word.query) > 0
    ) AS spelled,
           tsvector_to_array(search_text(regexp_replace(words, '\mwho\M', 'WHO', 'gi'))) AS lexemes
    FROM unnest(%(runs)s::text[]) WITH ORDINALITY AS run (words, number)
    WHERE numnode(search_query(words)) > 0
)
SELECT run.number, 'official', found.key FROM run CROSS JOIN LATERAL (
    SELECT person_id::text AS key FROM (
        SELECT person_id FROM reports_personname WHERE key = run.key
        UNION SELECT person_id FROM reports_personname WHERE surname = run.key
    ) named LIMIT %(limit)s
) found WHERE length(run.key) > 1
UNION ALL
SELECT run.number, 'words of a name', found.key FROM run CROSS JOIN LATERAL (
    SELECT record_id::text AS key FROM reports_personentry
    WHERE vector @@ run.spelled AND ts_filter(vector, '{a}') @@ run.spelled LIMIT %(limit)s
) found WHERE run.words ~ '\w{5}' OR run.words <> lower(run.words) AND run.words ~ '\w\w'
UNION ALL
SELECT run.number, 'organization', found.key FROM run CROSS JOIN LATERAL (
    SELECT named.organization_id::text AS key
    FROM reports_organizationentry entry
    JOIN search_organization_names named ON named.organization_id = entry.record_id
    WHERE entry.vector @@ run.query AND EXISTS (
        SELECT FROM regexp_split_to_table(named.names, '\n') name,
                    tsvector_to_array(search_text(name)) lexemes
        WHERE lexemes <> '{}' AND lexemes <@ run.lexemes
    )
    LIMIT %(limit)s
) found
UNION ALL
SELECT DISTINCT run.number, split_part(sense, ':', 1), split_part(sense, ':', 2)
FROM run JOIN reports_synonym synonym ON synonym.query = run.query
WHERE sense ~ '^(country|place|topic):'
"""


FOUND_BY = {name: name for name in KINDS} | {"words of a name": "official"}


@dataclass(frozen=True)
class Year:
    """A year, to be filtered by as by a record."""

    number: int

    @property
    def slug(self) -> str:
        return str(self.number)

    pk = property(lambda self: self.number)

    def __str__(self):
        return self.slug


@dataclass(frozen=True)
class Named:
    """Records that the same words name, to be filtered by with ``parameter``; ``span`` is their place."""

    parameter: str
    records: tuple[Model | Year, ...]
    span: tuple[int, int]


def named(terms: Terms) -> list[Named]:
    """What the words name, in the order of the words; nothing where they are meant exactly as typed."""
    words = terms.wanted[:WORDS]
    runs = [] if terms.exact else list(_runs(words, [each.span() for each in terms.quoted]))
    if not runs:
        return []
    texts = [" ".join(word[0] for word in words[first : last + 1]) for first, last in runs]
    with planned(), connection.cursor() as cursor:
        typed = list({word[0] for word in words})
        cursor.execute(NAMED, {"runs": texts, "words": typed, "limit": FEW + 1})
        rows = cursor.fetchall()
    keys: dict[tuple[int, str], list[str]] = {}
    for number, parameter, key in rows:
        keys.setdefault((number - 1, parameter), []).append(key)
    chosen = list(_longest(runs, keys))
    records = _records(chosen)
    found = []
    for parameter, (first, last), each in chosen:
        if there := tuple(records[parameter, key] for key in each if (parameter, key) in records):
            found.append(Named(parameter, there, (words[first].start(), words[last].end())))
    return sorted([*found, *_years(words, found)], key=lambda each: each.span)


def _years(words: list[re.Match], found: list[Named]) -> Iterator[Named]:
    """The one year among the words that are no part of a name."""
    of_names = [each.span for each in found]
    years = [
        place
        for place, word in enumerate(words)
        if YEAR.fullmatch(word[0]) and not any(start <= word.start() < end for start, end in of_names)
    ]
    if len(years) == 1:
        year, *after = words[years[0] : years[0] + 2]
        called = after and after[0][0].lower() in CALLED
        yield Named("year", (Year(int(year[0])),), (year.start(), (after[0] if called else year).end()))


def _runs(words: list[re.Match], quoted: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and last word of every run, the longest first; none has a part of a phrase in
    quotation marks."""
    phrases = [
        {place for place, word in enumerate(words) if start <= word.start() < end} for start, end in quoted
    ]
    for length in range(min(len(words), RUN), 0, -1):
        for first in range(len(words) - length + 1):
            run = set(range(first, first + length))
            if all(phrase <= run or phrase.isdisjoint(run) for phrase in phrases):
                yield first, first + length - 1


def _longest(runs, keys) -> Iterator[tuple[str, tuple[int, int], list[str]]]:
    """The runs that name something, none over a word of another."""
    taken: set[int] = set()
    for number, (first, last) in enumerate(runs):
        if taken.isdisjoint(range(first, last + 1)):
            for found_by, parameter in FOUND_BY.items():
                found = sorted(set(keys.get((number, found_by), [])))
                if 0 < len(found) <= FEW:
                    taken.update(range(first, last + 1))
                    yield parameter, (first, last), found
                    break


def _records(chosen) -> dict[tuple[str, str], Model]:
    """The records by parameter and key: one query a kind that is there."""
    records = {}
    for parameter in {parameter for parameter, _run, _keys in chosen}:
        model = KINDS[parameter]
        wanted = [key for each, _run, keys in chosen if each == parameter for key in keys]
        column = {"place": "slug", "topic": "slug", "country": "code"}.get(parameter, "pk")
        for record in model.objects.filter(**{f"{column}__in": wanted}):
            records[parameter, str(getattr(record, column))] = record
    return records
