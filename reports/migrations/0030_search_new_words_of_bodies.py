"""A new spelling of a body writes the entries of what names it only where it brings a word that they lack.

In the entry of a body, the spellings that bring a word have the weight A: the names of the record itself and
each one with a word that none before it has. The others have B, and are found among bodies alone: an article
has its own spelling in its text. Of WHO, which every third article names, nearly all new ones are of that kind.
"""

from importlib import import_module

from django.db import migrations

documents = import_module("reports.migrations.0008_search_documents")
triggers = import_module("reports.migrations.0009_search_triggers")
settle = import_module("reports.migrations.0010_search_settle")
names = import_module("reports.migrations.0011_search_names_of_entries")

ORGANIZATION = """
CREATE OR REPLACE VIEW search_organization AS
SELECT body.id AS record_id,
       setweight(search_names(spelled.needed), 'A') || setweight(search_names(spelled.other), 'B') AS vector,
       search_exact(concat_ws(E'\\n', spelled.needed, spelled.other)) AS exact
FROM reports_organization body
CROSS JOIN LATERAL (
    WITH spelling AS (
        SELECT 0 AS number, concat_ws(E'\\n', body.name, body.name_ru, body.acronym) AS name
        UNION ALL
        SELECT id, name FROM reports_organizationname WHERE organization_id = body.id
    ), first AS (
        SELECT word, min(number) AS number
        FROM spelling CROSS JOIN LATERAL unnest(tsvector_to_array(search_text(name))) word
        GROUP BY word
    ), told AS (
        SELECT number, name, number = 0 OR number IN (SELECT number FROM first) AS is_needed FROM spelling
    )
    SELECT string_agg(name, E'\\n' ORDER BY number) FILTER (WHERE is_needed) AS needed,
           string_agg(name, E'\\n' ORDER BY number) FILTER (WHERE NOT is_needed) AS other
    FROM told
) spelled
"""


def needed(view):
    """The view with no more of a body's names than are needed."""
    return view.replace(
        "SELECT 2, record_id, vector FROM reports_organizationentry",
        "SELECT 2, record_id, ts_filter(vector, '{a}') FROM reports_organizationentry",
    ).replace("coalesce(body.vector, '')", "coalesce(ts_filter(body.vector, '{a}'), '')")


def replacing(view):
    return view.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")


VIEWS = "\n;".join((ORGANIZATION, *map(needed, (names.REPORT, names.MEETING, names.QUOTE))))
VIEWS_BEFORE = "\n;".join((replacing(documents.ORGANIZATION), names.REPORT, names.MEETING, names.QUOTE))


def after_name(kinds):
    refreshes = "\n".join(
        f"    PERFORM search_refresh('{kind}', ARRAY(SELECT DISTINCT * FROM ({ids}) bearing));"
        for kind, ids in triggers.BEARING["organizationname"].items()
        if kind in kinds
    )
    return f"""
CREATE OR REPLACE FUNCTION search_after_organizationname() RETURNS trigger
LANGUAGE plpgsql {settle.BY_INDEX} AS $$
BEGIN
{refreshes}
    RETURN NULL;
END
$$;
"""


OF_ENTRY = "\n".join(
    f"    PERFORM search_refresh('{kind}', ARRAY(SELECT DISTINCT * FROM ({ids}) bearing));"
    for kind, ids in triggers.keyed(triggers.OF_ORGANIZATION, "id").items()
    if kind != "organization"
).replace("FROM changed", "FROM unnest(changed) id")
AFTER_ENTRY = f"""
CREATE FUNCTION search_after_organizationentry() RETURNS trigger
LANGUAGE plpgsql {settle.BY_INDEX} AS $$
DECLARE
    changed bigint[] := ARRAY(
        SELECT record_id FROM before JOIN after USING (record_id)
        WHERE ts_filter(before.vector, '{{a}}') <> ts_filter(after.vector, '{{a}}')
    );
BEGIN
    IF cardinality(changed) > 0 THEN
{OF_ENTRY}
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER search_update AFTER UPDATE ON reports_organizationentry
REFERENCING OLD TABLE AS before NEW TABLE AS after
FOR EACH STATEMENT EXECUTE FUNCTION search_after_organizationentry();
"""
NO_ENTRY = """
DROP TRIGGER search_update ON reports_organizationentry;
DROP FUNCTION search_after_organizationentry();
"""
FILL = f"SELECT search_refresh('organization', ARRAY(SELECT id FROM reports_organization)); {names.FILL}"


class Migration(migrations.Migration):
    dependencies = [("reports", "0016_withdrawals")]
    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, FILL),
        migrations.RunSQL(VIEWS, VIEWS_BEFORE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(after_name({"organization"}), after_name(triggers.KINDS)),
        migrations.RunSQL(AFTER_ENTRY, NO_ENTRY),
    ]
