"""The other names of the people and bodies that a query names, in every spelling and script, and synonyms.

A record is found by all of its names, so that its other names are hits too: under ``Anders``, «Андерсом».
A person is named by any word of a name. A body is named by all words of one: ``health`` is not yet WHO; and
so is the sense of a phrase: under ``PHC``, «первичная медико-санитарная помощь».
"""

from collections.abc import Iterable

from django.db import connection

from reports.search.phrases import WORD, Phrase, Phrases, trimmed
from reports.search.prepared import planned

LIMIT = 200  # people, and as many bodies, whose names are read: a common first name has many bearers

# The bearers are found first: under a limit PostgreSQL would rather look through all people for them.
NAMED = r"""
(
    WITH bearer AS MATERIALIZED (
        SELECT record_id FROM reports_personentry WHERE vector @@ (
            SELECT %(query)s::tsquery || coalesce(search_any(spelled ORDER BY spelled), '')
            FROM search_spellings(%(words)s)
        )
    )
    SELECT true, names FROM search_person_names WHERE person_id IN (SELECT record_id FROM bearer)
    ORDER BY person_id LIMIT %(limit)s
)
UNION ALL
(
    SELECT false, names FROM search_organization_names
    WHERE organization_id IN (
        SELECT record_id FROM reports_organizationentry WHERE vector @@ %(query)s::tsquery
    )
    AND EXISTS (
        SELECT FROM regexp_split_to_table(names, '\n') name, tsvector_to_array(search_text(name)) lexemes
        WHERE lexemes <> '{}' AND lexemes <@ %(typed)s
    )
    ORDER BY organization_id LIMIT %(limit)s
)
UNION ALL
(
    SELECT false, string_agg(phrase, E'\n') FROM reports_synonym
    WHERE sense IN (
        SELECT sense FROM reports_synonym
        WHERE %(synonyms)s::tsquery @> query AND numnode(query) > 0
        AND tsvector_to_array(search_text(phrase)) <@ %(typed)s
    )
    GROUP BY sense
)
"""
WORDS = """
SELECT word, CASE WHEN search_text(word) = '' THEN '{}' ELSE tsvector_to_array(search_names(word)) END,
       name_key(word)
FROM unnest(%s::text[]) word
UNION ALL
SELECT '', NULL, unnest(name_forms(word)) FROM unnest(%s::text[]) word
"""

Name = list[str]  # its words


def variants(typed: list[Phrase], spelled: list[str]) -> list[Phrase]:
    """The names of those whom the phrases name, and each word of a person's name in its other spellings.

    ``spelled`` are words typed outside of phrases, which mean every name of their key: Чотурову is Choturov.
    """
    lexemes_typed = {lexeme for phrase in typed for lexemes in phrase for lexeme in lexemes}
    people, bodies = _named(lexemes_typed, spelled)
    words = {word for names in [*people, *bodies] for name in names for word in name}
    if not words:
        return []
    with planned(), connection.cursor() as cursor:
        cursor.execute(WORDS, [list(words), spelled])
        rows = cursor.fetchall()
    lexemes = {word: frozenset(found) for word, found, _key in rows if word}
    keys = {word: key for word, _found, key in rows if word}
    forms = {key for word, _found, key in rows if not word}
    found, wanted = [name for names in bodies for name in names], Phrases(typed)
    for names in people:
        same = _typed(names, wanted, lexemes, keys)
        same |= {keys[word] for name in names for word in name if keys[word] in forms}
        if same:
            found += [*names, *([word] for name in names for word in name if keys[word] in same)]
    return [phrase for name in found if (phrase := trimmed([lexemes[word] for word in name]))]


def _named(lexemes: set[str], spelled: list[str]) -> tuple[list[list[Name]], list[list[Name]]]:
    """The names of people who have one of the lexemes in a name; of bodies that have no others in one."""
    if not lexemes:
        return [], []
    # A at the end: names have this weight in an entry, roles have not.
    query = " | ".join("'{}':A".format(each.replace("\\", r"\\").replace("'", "''")) for each in lexemes)
    with planned(), connection.cursor() as cursor:
        cursor.execute(
            NAMED,
            {
                "query": query,
                "words": " ".join(spelled),
                "synonyms": query.replace(":A", ""),
                "typed": list(lexemes),
                "limit": LIMIT,
            },
        )
        rows = cursor.fetchall()
    people = _split(names for is_person, names in rows if is_person)
    return people, _split(names for is_person, names in rows if not is_person)


def _split(rows: Iterable[str]) -> list[list[Name]]:
    return [[WORD.findall(name) for name in names.split("\n")] for names in rows]


def _typed(names: list[Name], typed: Phrases, lexemes: dict, keys: dict) -> set[str]:
    """The keys of the words of a person's names that were typed: Линдквист and Lindqvist have one key."""
    return {
        keys[word]
        for name in names
        for first, last in typed.places(name, lexemes)
        for word in name[first : last + 1]
    }
