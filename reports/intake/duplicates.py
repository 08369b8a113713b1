"""Which people and which meetings may be one: pairs for a person to look at, nothing is done about them.

Two people may be one where their names sound the same, a body of theirs, or one above it, is the same, and no
account of a meeting has both. Two meetings may be one where different reports tell of them for the same day,
the same country and one participant at least. A pair that somebody told apart is left out.
"""

from typing import NamedTuple

from django.db import connection

from reports.intake.likeness import NO, likeness

MOST = 500  # pairs looked at: the list is worked off from its beginning

# Bodies are taken with those above them: one report gives a person to WHO, another one to its office.
PEOPLE = """
WITH bodies AS MATERIALIZED (
    SELECT DISTINCT part.person_id, ancestry.ancestor_id
    FROM reports_participation part
    JOIN reports_organizationancestry ancestry ON ancestry.organization_id = part.organization_id
), sounding AS MATERIALIZED (
    SELECT DISTINCT name.person_id, sound, bodies.ancestor_id
    FROM reports_personname name
    CROSS JOIN LATERAL unnest(name.sounds) sound
    JOIN bodies ON bodies.person_id = name.person_id
), pairs AS (
    SELECT DISTINCT one.person_id AS one, other.person_id AS other
    FROM sounding one
    JOIN sounding other USING (sound, ancestor_id)
    WHERE one.person_id < other.person_id
)
SELECT one, other,
       ARRAY(SELECT DISTINCT key FROM reports_personname WHERE person_id = one),
       ARRAY(SELECT DISTINCT key FROM reports_personname WHERE person_id = other)
FROM pairs
WHERE NOT EXISTS (
    SELECT FROM reports_distinction told
    WHERE told.kind = 'person' AND told.one = pairs.one AND told.other = pairs.other
) AND NOT EXISTS (
    SELECT FROM reports_participation part
    JOIN reports_participation beside ON beside.account_id = part.account_id
    WHERE part.person_id = pairs.one AND beside.person_id = pairs.other
)
ORDER BY one, other
LIMIT %(most)s
"""
MEETINGS = """
SELECT one.meeting_id, other.meeting_id
FROM reports_account one
JOIN reports_account other
  ON other.date = one.date AND other.meeting_id > one.meeting_id AND other.report_id <> one.report_id
JOIN reports_participation part ON part.account_id = one.id
JOIN reports_participation beside ON beside.account_id = other.id AND beside.person_id = part.person_id
WHERE length(one.date) = length('2020-02-14')
  AND EXISTS (
    SELECT FROM reports_accountcountry held
    JOIN reports_accountcountry there ON there.country_id = held.country_id
    WHERE held.account_id = one.id AND there.account_id = other.id
  )
  AND NOT EXISTS (
    SELECT FROM reports_account told JOIN reports_account too ON too.report_id = told.report_id
    WHERE told.meeting_id = one.meeting_id AND too.meeting_id = other.meeting_id
  )
  AND NOT EXISTS (
    SELECT FROM reports_distinction told
    WHERE told.kind = 'meeting' AND told.one = one.meeting_id AND told.other = other.meeting_id
  )
GROUP BY one.meeting_id, other.meeting_id
ORDER BY count(DISTINCT part.person_id) DESC, one.meeting_id, other.meeting_id
LIMIT %(most)s
"""


class Pair(NamedTuple):
    """The keys of two records that may be one, the lower first."""

    one: int
    other: int


def people() -> list[Pair]:
    """The people who may be one, at most ``MOST`` pairs."""
    found = _rows(PEOPLE)
    return [Pair(one, other) for one, other, keys, others in found if _alike(keys, others)]


def meetings() -> list[Pair]:
    """The meetings that may be one, those with the most participants in common first."""
    return [Pair(*keys) for keys in _rows(MEETINGS)]


def _rows(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"most": MOST})
        return cursor.fetchall()


def _alike(keys: list[str], others: list[str]) -> bool:
    return any(key and other and likeness(key, other) > NO for key in keys for other in others)
