"""Whom and what a visitor is about to type: officials, bodies, countries and topics by how a word begins."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Model

from reports.models import Country, Organization, Person, Topic
from reports.search.filters import CountryFilter
from reports.search.terms import LIMIT as LONGEST

LIMIT = 8
EACH = 5  # of one kind
SHORTEST = 2  # letters

# Names alone: A is their weight, roles have another. Those of many meetings come first, after bodies that are
# called so, not only found so: “min” is a ministry before a government, the Cabinet of Ministers. People are
# found in any script by how the key of a name or surname begins, in an index (~>=~), after those spelt so.
BEGUN = r"""
WITH asked AS MATERIALIZED (
    SELECT fold_text(search_clean(%(typed)s)) AS folded, name_key(search_clean(%(typed)s)) AS key, (
        SELECT string_agg(part || 'A', ' & ')::tsquery
        FROM regexp_split_to_table(search_prefixes(%(typed)s)::text, ' & ') part
    ) AS names
)
(
    SELECT 'official', person.id::text
    FROM asked CROSS JOIN LATERAL (
        SELECT id, bool_or(spelt) AS spelt FROM (
            SELECT record_id AS id, true AS spelt FROM reports_personentry WHERE vector @@ asked.names
            UNION ALL
            SELECT person_id, false FROM reports_personname
            WHERE length(asked.key) > 2 AND key ~>=~ asked.key AND key ~<~ (asked.key || chr(1114111))
            UNION ALL
            SELECT person_id, false FROM reports_personname
            WHERE length(asked.key) > 2 AND surname ~>=~ asked.key AND surname ~<~ (asked.key || chr(1114111))
        ) begun GROUP BY id
    ) found JOIN reports_person person USING (id)
    ORDER BY found.spelt DESC, (SELECT count(*) FROM reports_participation WHERE person_id = person.id)
             + (SELECT count(*) FROM reports_quote WHERE speaker_id = person.id) DESC, person.name
    LIMIT %(each)s
)
UNION ALL
(
    SELECT 'organization', body.id::text
    FROM asked JOIN reports_organizationentry entry ON entry.vector @@ asked.names
    JOIN reports_organization body ON body.id = entry.record_id
    ORDER BY fold_text(body.acronym) = asked.folded DESC,
             to_tsvector('simple', search_fold(concat_ws(' ', body.name, body.name_ru)))
                 @@ search_prefixes(%(typed)s) DESC,
             body.parent_id IS NULL DESC,
             (SELECT count(*) FROM reports_participation WHERE organization_id = body.id) DESC, body.name
    LIMIT %(each)s
)
UNION ALL
(
    SELECT DISTINCT split_part(sense, ':', 1), split_part(sense, ':', 2)
    FROM asked JOIN reports_synonym synonym
        ON to_tsvector('simple', search_fold(search_clean(synonym.phrase))) @@ search_prefixes(%(typed)s)
    WHERE sense LIKE 'topic:%%' OR sense LIKE 'country:%%'
    ORDER BY 1 DESC, 2
)
"""
MODELS: dict[str, tuple[type[Model], str]] = {
    "topic": (Topic, "slug"),
    "official": (Person, "pk"),
    "country": (Country, "code"),
    "organization": (Organization, "pk"),
}


@dataclass(frozen=True)
class Suggestion:
    """A record, and the parameter of a list that filters by it."""

    parameter: str
    record: Model


def suggest(typed: str) -> list[Suggestion]:
    """At most LIMIT records whose name begins so, in every kind's own order; none for a letter alone."""
    typed = typed.encode("utf-8", "ignore").decode().replace("\0", " ").strip()[:LONGEST]
    if len(typed) < SHORTEST:
        return []
    with connection.cursor() as cursor:
        cursor.execute(BEGUN, {"typed": typed, "each": EACH})
        rows = cursor.fetchall()
    by_kind = {kind: _records(kind, [key for each, key in rows if each == kind]) for kind in MODELS}
    found = [Suggestion(kind, record) for kind, records in by_kind.items() for record in records]
    return _shared(found)


def _shared(found: list[Suggestion]) -> list[Suggestion]:
    """At most LIMIT, a place for the best of each kind before the next best."""
    places: dict[str, int] = {}
    ranked = []
    for each in found:
        places[each.parameter] = places.get(each.parameter, 0) + 1
        ranked.append((places[each.parameter], each))
    kept = {id(each) for _place, each in sorted(ranked, key=lambda pair: pair[0])[:LIMIT]}
    return [each for each in found if id(each) in kept]


def _records(kind: str, keys: list[str]) -> list[Model]:
    """The records of those keys, in that order."""
    if not keys:
        return []
    model, column = MODELS[kind]
    records = model.objects.all()
    if model is Country:
        records = CountryFilter({}, queryset=records).queryset  # those that the list of countries has
    found = {str(getattr(each, column)): each for each in records.filter(**{f"{column}__in": keys})}
    return [found[key] for key in keys if key in found][:EACH]
