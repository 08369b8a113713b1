"""Triggers that keep the entries of search in step with the records, whoever writes them."""

from django.db import migrations

KINDS = ["person", "organization", "report", "meeting", "quote"]

# The lock comes first and by itself: of two writers to one record the second then reads what the first wrote.
REFRESH = """
CREATE FUNCTION search_refresh(kind text, ids bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    EXECUTE format(
        'SELECT FROM reports_%sentry WHERE record_id = ANY ($1) ORDER BY record_id FOR UPDATE', kind
    ) USING ids;
    EXECUTE format(
        'DELETE FROM reports_%1$sentry WHERE record_id = ANY ($1)
            AND record_id NOT IN (SELECT id FROM reports_%1$s WHERE id = ANY ($1))', kind
    ) USING ids;
    EXECUTE format(
        'INSERT INTO reports_%1$sentry AS entry (record_id, vector, exact)
            SELECT record_id, vector, exact FROM search_%1$s WHERE record_id = ANY ($1)
            ON CONFLICT (record_id) DO UPDATE SET vector = excluded.vector, exact = excluded.exact
            WHERE entry.vector <> excluded.vector OR entry.exact <> excluded.exact', kind
    ) USING ids;
END
$$;
"""

OF_PERSON = {
    "person": "SELECT {key} FROM changed",
    "report": """
        SELECT account.report_id FROM reports_participation participation
        JOIN reports_account account ON account.id = participation.account_id
        WHERE participation.person_id IN (SELECT {key} FROM changed)
        UNION
        SELECT report_id FROM reports_personmention WHERE person_id IN (SELECT {key} FROM changed)
        UNION
        SELECT report_id FROM reports_quote WHERE speaker_id IN (SELECT {key} FROM changed)""",
    "meeting": """
        SELECT account.meeting_id FROM reports_participation participation
        JOIN reports_account account ON account.id = participation.account_id
        WHERE participation.person_id IN (SELECT {key} FROM changed)""",
    "quote": "SELECT id FROM reports_quote WHERE speaker_id IN (SELECT {key} FROM changed)",
}
OF_ORGANIZATION = {
    "organization": "SELECT {key} FROM changed",
    "report": """
        SELECT account.report_id FROM reports_participation participation
        JOIN reports_account account ON account.id = participation.account_id
        WHERE participation.organization_id IN (SELECT {key} FROM changed)
        UNION
        SELECT report_id FROM reports_organizationmention
        WHERE organization_id IN (SELECT {key} FROM changed)
        UNION
        SELECT report_id FROM reports_quote WHERE speaker_organization_id IN (SELECT {key} FROM changed)""",
    "meeting": """
        SELECT account.meeting_id FROM reports_participation participation
        JOIN reports_account account ON account.id = participation.account_id
        WHERE participation.organization_id IN (SELECT {key} FROM changed)""",
    "quote": "SELECT id FROM reports_quote WHERE speaker_organization_id IN (SELECT {key} FROM changed)",
}


def keyed(queries, key):
    return {kind: query.format(key=key) for kind, query in queries.items()}


# Which entries a written row bears on, by table. The rows stand in ``changed``, as they were and as they are.
BEARING = {
    "report": {"report": "SELECT id FROM changed"},
    "reportentry": {
        "meeting": "SELECT meeting_id FROM reports_account WHERE report_id IN (SELECT record_id FROM changed)",
    },
    "account": {
        "report": "SELECT report_id FROM changed",
        "meeting": "SELECT meeting_id FROM changed",
        "quote": "SELECT id FROM reports_quote WHERE report_id IN (SELECT report_id FROM changed)",
    },
    "participation": {
        "person": "SELECT person_id FROM changed",
        "report": "SELECT report_id FROM reports_account WHERE id IN (SELECT account_id FROM changed)",
        "meeting": "SELECT meeting_id FROM reports_account WHERE id IN (SELECT account_id FROM changed)",
        "quote": """
            SELECT quote.id FROM changed
            JOIN reports_account account ON account.id = changed.account_id
            JOIN reports_quote quote
                ON quote.report_id = account.report_id AND quote.speaker_id = changed.person_id""",
    },
    "personmention": {"report": "SELECT report_id FROM changed"},
    "organizationmention": {"report": "SELECT report_id FROM changed"},
    "quote": {"quote": "SELECT id FROM changed", "report": "SELECT report_id FROM changed"},
    "person": keyed(OF_PERSON, "id"),
    "personname": keyed(OF_PERSON, "person_id"),
    "organization": keyed(OF_ORGANIZATION, "id"),
    "organizationname": keyed(OF_ORGANIZATION, "organization_id"),
    "meeting": {"meeting": "SELECT id FROM changed"},
    "meeting_countries": {"meeting": "SELECT meeting_id FROM changed"},
    "meeting_topics": {"meeting": "SELECT meeting_id FROM changed"},
    "country": {
        "meeting": """
            SELECT meeting_id FROM reports_meeting_countries WHERE country_id IN (SELECT code FROM changed)""",
    },
    "topic": {
        "meeting": "SELECT meeting_id FROM reports_meeting_topics WHERE topic_id IN (SELECT id FROM changed)",
    },
    "place": {
        "meeting": """
            SELECT id FROM reports_meeting WHERE place_id IN (SELECT id FROM changed)
            UNION
            SELECT meeting_id FROM reports_account WHERE place_id IN (SELECT id FROM changed)""",
    },
}

# A statement's rows come as a table; an update has two, and so two triggers.
EVENTS = {
    "search_insert": ("INSERT", "NEW"),
    "search_update_before": ("UPDATE", "OLD"),
    "search_update_after": ("UPDATE", "NEW"),
    "search_delete": ("DELETE", "OLD"),
}


def triggers():
    for table, bearing in BEARING.items():
        refreshes = "\n".join(
            f"    PERFORM search_refresh('{kind}', ARRAY(SELECT DISTINCT * FROM ({ids}) bearing));"
            for kind, ids in bearing.items()
        )
        yield f"""
CREATE FUNCTION search_after_{table}() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
{refreshes}
    RETURN NULL;
END
$$;"""
        for name, (event, rows) in EVENTS.items():
            yield f"""
CREATE TRIGGER {name} AFTER {event} ON reports_{table}
REFERENCING {rows} TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_after_{table}();"""


def removals():
    for table in BEARING:
        for name in EVENTS:
            yield f"DROP TRIGGER {name} ON reports_{table};"
        yield f"DROP FUNCTION search_after_{table}();"


# In the row as long as a page holds it: the planner takes a vector elsewhere for free to read, and would
# read all of them rather than the index.
STORE = "\n".join(f"ALTER TABLE reports_{kind}entry ALTER vector SET STORAGE MAIN;" for kind in KINDS)
FILL = "\n".join(
    f"SELECT search_refresh('{kind}', ARRAY(SELECT id FROM reports_{kind}));" for kind in KINDS
)
EMPTY = "\n".join(f"DELETE FROM reports_{kind}entry;" for kind in KINDS)


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_search_documents")]
    operations = [
        migrations.RunSQL(REFRESH, "DROP FUNCTION search_refresh(text, bigint[]);"),
        migrations.RunSQL("\n".join(triggers()), "\n".join(removals())),
        migrations.RunSQL(STORE, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, EMPTY),
    ]
