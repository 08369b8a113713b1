"""“Did you mean”: a query that finds nothing, with the words that the archive does not know put right.

A word is compared by trigrams with the names of people and bodies and with the phrases of the synonyms, and
by its sounds with the surnames of either script («Нюстрём» for Nyström); and a query typed with the keyboard
in the other language (“ntlhjc” for “тедрос”) is read as meant.
"""

import re

from django.db import connection

from reports.models import Organization, Person, Report
from reports.search.terms import Terms, matching, parse

WORDS = 8  # of a query that are put right
SHORTEST = 4  # letters: shorter words are like too many others
NEAR = 0.4  # of 1: how like a part of a name must be to a word typed
SOME = 1000
LIKELY = 0.35  # of 1: how like a whole word of the name
SOUNDS = 3  # of a word that is compared by them: fewer are those of too many names

# lower(name) has a trigram index, which the operator %> uses with the threshold set beforehand.
LIKE = r"""
SELECT asked.number, nearest.word
FROM (
    SELECT word, number, name_sound(word, '') AS sound
    FROM unnest(%(words)s::text[]) WITH ORDINALITY AS typed (word, number)
) asked
CROSS JOIN LATERAL (
    SELECT candidate.word
    FROM (
        (SELECT name FROM reports_personname WHERE lower(name) %%> asked.word
         ORDER BY word_similarity(asked.word, lower(name)) DESC, name LIMIT 20)
        UNION ALL
        (SELECT name FROM reports_organizationname WHERE lower(name) %%> asked.word
         ORDER BY word_similarity(asked.word, lower(name)) DESC, name LIMIT 20)
        UNION ALL
        (SELECT phrase FROM reports_synonym WHERE lower(phrase) %%> asked.word)
        UNION ALL
        (SELECT name FROM reports_personname WHERE length(asked.sound) > %(sounds)s AND sounds && ARRAY(
            SELECT asked.sound || initial FROM regexp_split_to_table('abcdfghklmnprstCS', '') initial
         ) ORDER BY name LIMIT 20)
    ) named, regexp_split_to_table(lower(named.name), '[^[:alnum:]]+') candidate (word)
    WHERE candidate.word <> asked.word AND (
        similarity(candidate.word, asked.word) >= %(likely)s
        OR length(asked.sound) > %(sounds)s AND name_sound(candidate.word, '') = asked.sound
    )
    GROUP BY candidate.word
    ORDER BY similarity(candidate.word, asked.word) DESC, count(*) DESC, candidate.word
    LIMIT 1
) nearest
WHERE numnode(search_query(asked.word)) > 0
AND NOT EXISTS (SELECT FROM reports_reportentry WHERE vector @@ search_query(asked.word))
"""

LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
KEYS = str.maketrans(LATIN + CYRILLIC, CYRILLIC + LATIN)


def meant(terms: Terms) -> str:
    """What was probably meant, which finds something in the archive; empty where nothing comes to mind."""
    if terms.exact or terms.wordless:
        return ""
    for typed in (_put_right(terms), terms.text.lower().translate(KEYS)):
        if typed and typed != terms.text and _finds(parse(typed)):
            return typed
    return ""


def _put_right(terms: Terms) -> str:
    """The query with each unknown word as the most similar word of a name."""
    words = [word for word in terms.wanted if len(word[0]) >= SHORTEST][:WORDS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(NEAR)])
        cursor.execute(
            LIKE, {"words": [word[0].lower() for word in words], "likely": LIKELY, "sounds": SOUNDS}
        )
        nearest = dict(cursor.fetchall())
    text = terms.text
    for number in sorted(nearest, reverse=True):
        start, end = words[number - 1].span()
        text = text[:start] + _as_typed(nearest[number], words[number - 1][0]) + text[end:]
    return text


def _as_typed(word: str, typed: str) -> str:
    return word.capitalize() if re.match(r"[^\W\d_]", typed) and typed[0].isupper() else word


def _finds(terms: Terms) -> bool:
    # Some are counted: to find one alone PostgreSQL would read all entries rather than the index.
    return not terms.wordless and any(
        matching(model.objects.all(), terms)[:SOME].count() for model in (Report, Person, Organization)
    )
