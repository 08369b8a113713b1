"""What can be searched: how text becomes words, and a view a kind of record that says which words it has."""

from django.db import migrations

# Words as people write them, for text and queries alike. Marks that the parser would take for part of an
# address, a path or a tag become spaces (WHO/UNICEF, 24.kg, <b>), as does a hyphen within a word (COVID-19,
# Нур-Султан); soft hyphens, zero-width characters and stress marks go. A tsvector holds one megabyte, which
# 200,000 characters fill at most.
WORDS = r"""
CREATE FUNCTION search_clean(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT normalize(translate(
        left(coalesce(value, ''), 200000), U&'\00AD\200B\200C\200D\2060\FEFF\0301', ''
    ))
$$;
CREATE FUNCTION search_split(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
        translate(value, '/\@_.<>&+:#=~%|*^`', repeat(' ', 18)), '(\w)[-‐‑](?=\w)', '\1 ', 'g'
    )
$$;
-- The stemmer takes these nouns for verbs: Казахстан and Казахстана give казахста, Казахстане казахстан, визит
-- виз. With -у they are read aright.
CREATE FUNCTION search_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
        search_split(public.fold_text(value)),
        '(стан|султан|жан|хан|\mорган|\mобмен|\mвизит|\mкредит|\mлимит|\mаудит|\mдефицит|гепатит|менингит'
            || '|полиомиелит)[аы]?\M',
        '\1у', 'g'
    )
$$;
"""

# The russian configuration stems Cyrillic words as Russian and Latin words as English. "who" is an English
# stop word, so WHO gets a word of its own; in a query it is meant in any case.
VECTORS = r"""
CREATE FUNCTION search_text(value text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector(
        'russian', search_fold(regexp_replace(search_clean(value), '\mWHO\M', 'whobody', 'g'))
    )
$$;
CREATE FUNCTION search_exact(value text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('simple', search_split(search_clean(value)))
$$;
-- Асанов stems to асан and Асановым to асанов, Нурлан to нурла and Нурлану to нурлан: a name has both stems.
-- Words without stemming serve prefixes.
CREATE FUNCTION search_names(value text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT search_text(concat_ws(E'\n',
            value,
            regexp_replace(value, '(\w[оеё]в)\M', '\1а', 'g'),
            regexp_replace(value, '([аеи][нл])\M', '\1у', 'g')
        ))
        || to_tsvector('simple', search_fold(search_clean(value)))
$$;
"""

QUERIES = r"""
CREATE FUNCTION search_quotes(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(search_clean(value), '«»„“”‟', repeat('"', 6))
$$;
CREATE FUNCTION search_query(value text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT websearch_to_tsquery(
        'russian', search_fold(regexp_replace(search_quotes(value), '\mwho\M', 'whobody', 'gi'))
    )
$$;
CREATE FUNCTION search_exact_query(value text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT websearch_to_tsquery('simple', search_split(search_quotes(value)))
$$;
-- Every word as a beginning: sad finds Sadykova. Null where there is no word.
CREATE FUNCTION search_prefixes(value text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(
        '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''':*', ' & ' ORDER BY word
    )::tsquery
    FROM unnest(tsvector_to_array(to_tsvector('simple', search_fold(search_clean(value))))) word
$$;
"""

# Vectors one after the other, as far as a tsvector holds them.
JOIN = """
CREATE FUNCTION search_joined(one tsvector, other tsvector) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
    RETURN one || other;
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN one;
END
$$;
CREATE AGGREGATE search_join (tsvector) (SFUNC = search_joined, STYPE = tsvector, INITCOND = '');
"""

NAMES = """
CREATE VIEW search_person_names AS
SELECT person.id AS person_id, concat_ws(E'\n', person.name, person.name_ru, variants.names) AS names
FROM reports_person person
LEFT JOIN LATERAL (
    SELECT string_agg(name, E'\n' ORDER BY name) AS names FROM reports_personname WHERE person_id = person.id
) variants ON true;

CREATE VIEW search_organization_names AS
SELECT body.id AS organization_id,
       concat_ws(E'\n', body.name, body.name_ru, body.acronym, variants.names) AS names
FROM reports_organization body
LEFT JOIN LATERAL (
    SELECT string_agg(name, E'\n' ORDER BY name) AS names
    FROM reports_organizationname WHERE organization_id = body.id
) variants ON true;
"""

PERSON = """
CREATE VIEW search_person AS
SELECT named.person_id AS record_id,
       setweight(search_names(named.names), 'A') || setweight(search_text(held.roles), 'B') AS vector,
       search_exact(concat_ws(E'\n', named.names, held.roles)) AS exact
FROM search_person_names named
LEFT JOIN LATERAL (
    SELECT string_agg(DISTINCT role, E'\n' ORDER BY role) AS roles
    FROM reports_participation WHERE person_id = named.person_id
) held ON true
"""

ORGANIZATION = """
CREATE VIEW search_organization AS
SELECT organization_id AS record_id,
       setweight(search_names(names), 'A') AS vector,
       search_exact(names) AS exact
FROM search_organization_names
"""

REPORT = """
CREATE VIEW search_report AS
SELECT report.id AS record_id,
       search_joined(
           setweight(search_text(report.title), 'A') || setweight(search_names(named.names), 'A')
               || setweight(search_text(report.source), 'B'),
           setweight(search_text(report.text), 'D')
       ) AS vector,
       search_joined(search_exact(concat_ws(E'\n', report.title, report.source)), search_exact(report.text))
           AS exact
FROM reports_report report
LEFT JOIN LATERAL (
    SELECT string_agg(names, E'\n' ORDER BY names) AS names
    FROM (
        SELECT names FROM search_person_names WHERE person_id IN (
            SELECT participation.person_id
            FROM reports_participation participation
            JOIN reports_account account ON account.id = participation.account_id
            WHERE account.report_id = report.id
            UNION
            SELECT person_id FROM reports_personmention WHERE report_id = report.id
            UNION
            SELECT speaker_id FROM reports_quote WHERE report_id = report.id
        )
        UNION ALL
        SELECT names FROM search_organization_names WHERE organization_id IN (
            SELECT participation.organization_id
            FROM reports_participation participation
            JOIN reports_account account ON account.id = participation.account_id
            WHERE account.report_id = report.id
            UNION
            SELECT organization_id FROM reports_organizationmention WHERE report_id = report.id
            UNION
            SELECT speaker_organization_id FROM reports_quote WHERE report_id = report.id
        )
    ) each
) named ON true
"""

# A meeting has the words of its reports, which their own entries hold.
MEETING = """
CREATE VIEW search_meeting AS
SELECT meeting.id AS record_id,
       search_joined(
           setweight(search_names(named.names), 'A')
               || setweight(search_text(concat_ws(E'\n', part.roles, about.names)), 'B'),
           told.vector
       ) AS vector,
       search_joined(search_exact(concat_ws(E'\n', part.names, part.roles, about.names)), told.exact) AS exact
FROM reports_meeting meeting
LEFT JOIN LATERAL (
    SELECT string_agg(DISTINCT participation.name, E'\n' ORDER BY participation.name) AS names,
           string_agg(DISTINCT participation.role, E'\n' ORDER BY participation.role) AS roles,
           array_agg(participation.person_id) AS people,
           array_agg(participation.organization_id) AS organizations
    FROM reports_participation participation
    JOIN reports_account account ON account.id = participation.account_id
    WHERE account.meeting_id = meeting.id
) part ON true
LEFT JOIN LATERAL (
    SELECT string_agg(names, E'\n' ORDER BY names) AS names
    FROM (
        SELECT names FROM search_person_names WHERE person_id = ANY (part.people)
        UNION ALL
        SELECT names FROM search_organization_names WHERE organization_id = ANY (part.organizations)
    ) each
) named ON true
LEFT JOIN LATERAL (
    SELECT string_agg(names, E'\n' ORDER BY names) AS names
    FROM (
        SELECT concat_ws(E'\n', name, name_ru) AS names FROM reports_place WHERE id IN (
            SELECT meeting.place_id
            UNION
            SELECT place_id FROM reports_account WHERE meeting_id = meeting.id
        )
        UNION ALL
        SELECT concat_ws(E'\n', name, name_ru) FROM reports_country WHERE code IN (
            SELECT country_id FROM reports_meeting_countries WHERE meeting_id = meeting.id
        )
        UNION ALL
        SELECT concat_ws(E'\n', name, name_ru) FROM reports_topic WHERE id IN (
            SELECT topic_id FROM reports_meeting_topics WHERE meeting_id = meeting.id
        )
    ) each
) about ON true
LEFT JOIN LATERAL (
    SELECT search_join(entry.vector ORDER BY entry.record_id) AS vector,
           search_join(entry.exact ORDER BY entry.record_id) AS exact
    FROM reports_reportentry entry
    WHERE entry.record_id IN (SELECT report_id FROM reports_account WHERE meeting_id = meeting.id)
) told ON true
"""

QUOTE = """
CREATE VIEW search_quote AS
SELECT quote.id AS record_id,
       setweight(search_names(concat_ws(E'\n', person.names, body.names)), 'A')
           || setweight(search_text(concat_ws(E'\n', quote.speaker_as_written, standing.role)), 'B')
           || setweight(search_text(quote.text), 'C') AS vector,
       search_exact(concat_ws(E'\n', quote.speaker_as_written, standing.role, quote.text)) AS exact
FROM reports_quote quote
JOIN reports_quotespeaker standing ON standing.quote_id = quote.id
LEFT JOIN search_person_names person ON person.person_id = quote.speaker_id
LEFT JOIN search_organization_names body ON body.organization_id = quote.speaker_organization_id
"""

REMOVE_FUNCTIONS = """
DROP AGGREGATE search_join (tsvector);
DROP FUNCTION search_joined(tsvector, tsvector);
DROP FUNCTION search_prefixes(text);
DROP FUNCTION search_exact_query(text);
DROP FUNCTION search_query(text);
DROP FUNCTION search_quotes(text);
DROP FUNCTION search_names(text);
DROP FUNCTION search_exact(text);
DROP FUNCTION search_text(text);
DROP FUNCTION search_fold(text);
DROP FUNCTION search_split(text);
DROP FUNCTION search_clean(text);
"""
REMOVE_VIEWS = """
DROP VIEW search_quote, search_meeting, search_report, search_organization, search_person;
DROP VIEW search_organization_names, search_person_names;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_search_entries")]
    operations = [
        migrations.RunSQL(WORDS + VECTORS + QUERIES + JOIN, REMOVE_FUNCTIONS),
        migrations.RunSQL(
            ";".join([NAMES, PERSON, ORGANIZATION, REPORT, MEETING, QUOTE]).replace(";\n;", ";"), REMOVE_VIEWS
        ),
    ]
