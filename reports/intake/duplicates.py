"""Which people and which meetings may be one: pairs for a person to look at, nothing is done about them.

Two people may be one where their names sound the same, a body of theirs, or one above it, is the same, and no
account of a meeting has both. Two meetings may be one where different reports tell of them for the same day,
the same country and one participant at least. A pair that somebody told apart is left out.
"""

from itertools import islice
from typing import NamedTuple

from django.db import connection

from reports.intake.likeness import NO, likeness

MOST = 500  # pairs looked at: the list is worked off from its beginning

# Two bodies have one above them in common where the uppermost one is the same: one report gives a person to
# WHO, another one to its office.
PEOPLE = """
WITH bodies AS MATERIALIZED (
    SELECT DISTINCT part.person_id, top.id AS body_id
    FROM reports_participation part
    JOIN reports_organizationancestry ancestry ON ancestry.organization_id = part.organization_id
    JOIN reports_organization top ON top.id = ancestry.ancestor_id AND top.parent_id IS NULL
), sounding AS MATERIALIZED (
    SELECT DISTINCT name.person_id, sound, bodies.body_id
    FROM reports_personname name
    CROSS JOIN LATERAL unnest(name.sounds) sound
    JOIN bodies ON bodies.person_id = name.person_id
), pairs AS MATERIALIZED (
    SELECT DISTINCT one.person_id AS one, other.person_id AS other
    FROM sounding one
    JOIN sounding other USING (sound, body_id)
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
    WHERE part.person_id = pairs.one AND beside.person_id = pairs.other OFFSET 0
)
"""
MEETINGS = """
WITH told AS MATERIALIZED (
    SELECT part.person_id, account.date, account.meeting_id, account.report_id
    FROM reports_participation part
    JOIN reports_account account ON account.id = part.account_id
    WHERE length(account.date) = length('2020-02-14')
), pairs AS MATERIALIZED (
    SELECT one.meeting_id AS one, other.meeting_id AS other, count(DISTINCT person_id) AS shared
    FROM told one
    JOIN told other USING (person_id, date)
    WHERE one.meeting_id < other.meeting_id AND one.report_id <> other.report_id
    GROUP BY one.meeting_id, other.meeting_id
)
SELECT one, other
FROM pairs
WHERE EXISTS (
    SELECT FROM reports_meeting_countries held
    JOIN reports_meeting_countries there ON there.country_id = held.country_id
    WHERE held.meeting_id = one AND there.meeting_id = other OFFSET 0
) AND NOT EXISTS (
    SELECT FROM reports_account told JOIN reports_account too ON too.report_id = told.report_id
    WHERE told.meeting_id = one AND too.meeting_id = other OFFSET 0
) AND NOT EXISTS (
    SELECT FROM reports_distinction said
    WHERE said.kind = 'meeting' AND said.one = pairs.one AND said.other = pairs.other
)
ORDER BY shared DESC, one, other
LIMIT %(most)s
"""


class Pair(NamedTuple):
    """The keys of two records that may be one, the lower first."""

    one: int
    other: int


def people() -> list[Pair]:
    """The people who may be one, at most ``MOST`` pairs."""
    found = (Pair(one, other) for one, other, keys, others in _rows(PEOPLE) if _alike(keys, others))
    return sorted(islice(found, MOST))


def meetings() -> list[Pair]:
    """The meetings that may be one, those with the most participants in common first."""
    return [Pair(*keys) for keys in _rows(MEETINGS)]


def _rows(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"most": MOST})
        return cursor.fetchall()


def _alike(keys: list[str], others: list[str]) -> bool:
    return any(key and other and likeness(key, other) > NO for key in keys for other in others)
