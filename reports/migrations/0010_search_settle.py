"""A transaction may put off the entries of search until its records are written, and then write each once."""

from importlib import import_module

from django.db import migrations

earlier = import_module("reports.migrations.0009_search_triggers")

# PL/pgSQL keeps a plan for the life of a connection. One made while the tables were nearly empty reads them from
# end to end, and so it would while a connection fills them.
BY_INDEX = "SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"

# A function a kind, so that its plans are kept. The lock comes first and by itself: of two writers to one record
# the second then reads what the first wrote.
WRITE = """
CREATE FUNCTION search_write_{kind}(ids bigint[]) RETURNS void
LANGUAGE plpgsql {by_index} AS $$
BEGIN
    PERFORM FROM reports_{kind}entry WHERE record_id = ANY (ids) ORDER BY record_id FOR UPDATE;
    DELETE FROM reports_{kind}entry WHERE record_id = ANY (ids)
        AND NOT EXISTS (SELECT FROM reports_{kind} WHERE id = record_id);
    INSERT INTO reports_{kind}entry AS entry (record_id, vector, exact)
        SELECT record_id, vector, exact FROM search_{kind} WHERE record_id = ANY (ids)
        ON CONFLICT (record_id) DO UPDATE SET vector = excluded.vector, exact = excluded.exact
        WHERE entry.vector <> excluded.vector OR entry.exact <> excluded.exact;
END
$$;
"""

# The keys put off stand in settings of the transaction, a list a kind: they end with it, and a savepoint that is
# rolled back takes those noted since.
PUT_OFF = """
CREATE FUNCTION search_put_off() RETURNS void
LANGUAGE sql AS $$
    SELECT set_config('search.put_off', 'on', true)
$$;
CREATE FUNCTION search_write(kind text, ids bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    CASE kind
        WHEN 'person' THEN PERFORM search_write_person(ids);
        WHEN 'organization' THEN PERFORM search_write_organization(ids);
        WHEN 'report' THEN PERFORM search_write_report(ids);
        WHEN 'meeting' THEN PERFORM search_write_meeting(ids);
        WHEN 'quote' THEN PERFORM search_write_quote(ids);
    END CASE;
END
$$;
CREATE OR REPLACE FUNCTION search_refresh(kind text, ids bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    ELSIF current_setting('search.put_off', true) = 'on' THEN
        PERFORM set_config(
            'search.' || kind,
            concat_ws(',', nullif(current_setting('search.' || kind, true), ''), array_to_string(ids, ',')),
            true
        );
    ELSE
        PERFORM search_write(kind, ids);
    END IF;
END
$$;
-- A meeting has the words of its reports' entries, so writing those notes it: reports come before meetings.
CREATE FUNCTION search_settle() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    kind text;
    noted text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['person', 'organization', 'report', 'meeting', 'quote'] LOOP
        noted := current_setting('search.' || kind, true);
        IF noted <> '' THEN
            PERFORM set_config('search.' || kind, '', true);
            PERFORM search_write(kind, ARRAY(SELECT DISTINCT unnest(string_to_array(noted, ',')::bigint[])));
        END IF;
    END LOOP;
    PERFORM set_config('search.put_off', 'off', true);
END
$$;
"""
AT_ONCE = f"""
{earlier.REFRESH.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")}
DROP FUNCTION search_settle();
DROP FUNCTION search_write(text, bigint[]);
DROP FUNCTION search_put_off();
"""

# A person has the roles of all participations, of which an official may have thousands: they are read again only
# where a role comes or goes. The entry is locked before that is looked at, for the same reason as above.
LOCK = """
    PERFORM FROM reports_personentry WHERE record_id IN (SELECT person_id FROM changed)
        ORDER BY record_id FOR UPDATE;"""
PARTICIPATION = earlier.BEARING["participation"] | {
    "person": """
        SELECT person_id FROM changed
        WHERE NOT EXISTS (
            SELECT FROM reports_participation other
            WHERE other.person_id = changed.person_id AND other.role = changed.role
                AND other.id NOT IN (SELECT id FROM changed)
        )"""
}


def after_participation(bearing, lock=""):
    refreshes = "\n".join(
        f"    PERFORM search_refresh('{kind}', ARRAY(SELECT DISTINCT * FROM ({ids}) bearing));"
        for kind, ids in bearing.items()
    )
    return f"""
CREATE OR REPLACE FUNCTION search_after_participation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN{lock}
{refreshes}
    RETURN NULL;
END
$$;
"""


def each(statement, kinds):
    return "\n".join(statement.format(kind=kind, by_index=BY_INDEX) for kind in kinds)


class Migration(migrations.Migration):
    dependencies = [("reports", "0009_search_triggers")]
    operations = [
        migrations.RunSQL(
            each(WRITE, earlier.KINDS), each("DROP FUNCTION search_write_{kind}(bigint[]);", earlier.KINDS)
        ),
        migrations.RunSQL(PUT_OFF, AT_ONCE),
        migrations.RunSQL(
            after_participation(PARTICIPATION, LOCK), after_participation(earlier.BEARING["participation"])
        ),
        migrations.RunSQL(
            each("ALTER FUNCTION search_after_{kind}() {by_index};", earlier.BEARING),
            each("ALTER FUNCTION search_after_{kind}() RESET ALL;", earlier.BEARING),
        ),
    ]
