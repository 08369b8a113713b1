"""Reports, meetings and quotes take the words of names from the entries of people and bodies, where they stand.

Making them of the names anew took longer than reading the article: WHO alone has dozens. In the entry of a
person the names have the weight A, and the roles B.
"""

from importlib import import_module

from django.db import migrations

earlier = import_module("reports.migrations.0008_search_documents")

REPORT = """
CREATE OR REPLACE VIEW search_report AS
SELECT report.id AS record_id,
       search_joined(
           setweight(search_text(report.title), 'A') || named.vector
               || setweight(search_text(report.source), 'B'),
           setweight(search_text(report.text), 'D')
       ) AS vector,
       search_joined(search_exact(concat_ws(E'\\n', report.title, report.source)), search_exact(report.text))
           AS exact
FROM reports_report report
LEFT JOIN LATERAL (
    SELECT search_join(names ORDER BY kind, record_id) AS vector
    FROM (
        SELECT 1 AS kind, record_id, ts_filter(vector, '{a}') AS names
        FROM reports_personentry WHERE record_id IN (
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
        SELECT 2, record_id, vector FROM reports_organizationentry WHERE record_id IN (
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

MEETING = """
CREATE OR REPLACE VIEW search_meeting AS
SELECT meeting.id AS record_id,
       search_joined(
           named.vector || setweight(search_text(concat_ws(E'\\n', part.roles, about.names)), 'B'), told.vector
       ) AS vector,
       search_joined(search_exact(concat_ws(E'\\n', part.names, part.roles, about.names)), told.exact) AS exact
FROM reports_meeting meeting
LEFT JOIN LATERAL (
    SELECT string_agg(DISTINCT participation.name, E'\\n' ORDER BY participation.name) AS names,
           string_agg(DISTINCT participation.role, E'\\n' ORDER BY participation.role) AS roles,
           array_agg(participation.person_id) AS people,
           array_agg(participation.organization_id) AS organizations
    FROM reports_participation participation
    JOIN reports_account account ON account.id = participation.account_id
    WHERE account.meeting_id = meeting.id
) part ON true
LEFT JOIN LATERAL (
    SELECT search_join(names ORDER BY kind, record_id) AS vector
    FROM (
        SELECT 1 AS kind, record_id, ts_filter(vector, '{a}') AS names
        FROM reports_personentry WHERE record_id = ANY (part.people)
        UNION ALL
        SELECT 2, record_id, vector FROM reports_organizationentry WHERE record_id = ANY (part.organizations)
    ) each
) named ON true
LEFT JOIN LATERAL (
    SELECT string_agg(names, E'\\n' ORDER BY names) AS names
    FROM (
        SELECT concat_ws(E'\\n', name, name_ru) AS names FROM reports_place WHERE id IN (
            SELECT meeting.place_id
            UNION
            SELECT place_id FROM reports_account WHERE meeting_id = meeting.id
        )
        UNION ALL
        SELECT concat_ws(E'\\n', name, name_ru) FROM reports_country WHERE code IN (
            SELECT country_id FROM reports_meeting_countries WHERE meeting_id = meeting.id
        )
        UNION ALL
        SELECT concat_ws(E'\\n', name, name_ru) FROM reports_topic WHERE id IN (
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
CREATE OR REPLACE VIEW search_quote AS
SELECT quote.id AS record_id,
       coalesce(ts_filter(person.vector, '{a}'), '') || coalesce(body.vector, '')
           || setweight(search_text(concat_ws(E'\\n', quote.speaker_as_written, standing.role)), 'B')
           || setweight(search_text(quote.text), 'C') AS vector,
       search_exact(concat_ws(E'\\n', quote.speaker_as_written, standing.role, quote.text)) AS exact
FROM reports_quote quote
JOIN reports_quotespeaker standing ON standing.quote_id = quote.id
LEFT JOIN reports_personentry person ON person.record_id = quote.speaker_id
LEFT JOIN reports_organizationentry body ON body.record_id = quote.speaker_organization_id
"""

BEFORE = "\n;".join(
    view.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")
    for view in (earlier.REPORT, earlier.MEETING, earlier.QUOTE)
)
FILL = "\n".join(
    f"SELECT search_refresh('{kind}', ARRAY(SELECT id FROM reports_{kind}));"
    for kind in ("report", "meeting", "quote")
)


class Migration(migrations.Migration):
    dependencies = [("reports", "0010_search_settle")]
    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, FILL),
        migrations.RunSQL("\n;".join((REPORT, MEETING, QUOTE)), BEFORE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
