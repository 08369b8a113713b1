"""A quote is found by the words of its translations too, whoever writes, changes or removes one."""

from importlib import import_module

from django.db import migrations

triggers = import_module("reports.migrations.0009_search_triggers")
settle = import_module("reports.migrations.0010_search_settle")
names = import_module("reports.migrations.0011_search_names_of_entries")
bodies = import_module("reports.migrations.0030_search_new_words_of_bodies")

QUOTE_BEFORE = bodies.needed(names.QUOTE)
QUOTE = (
    QUOTE_BEFORE.replace(
        "|| setweight(search_text(quote.text), 'C') AS vector",
        "|| setweight(search_text(concat_ws(E'\\n', quote.text, translated.texts)), 'C') AS vector",
    ).replace("standing.role, quote.text)) AS exact", "standing.role, quote.text, translated.texts)) AS exact")
    + """LEFT JOIN LATERAL (
    SELECT string_agg(text, E'\\n' ORDER BY language) AS texts
    FROM reports_translation WHERE quote_id = quote.id
) translated ON true
"""
)

AFTER = f"""
CREATE FUNCTION search_after_translation() RETURNS trigger
LANGUAGE plpgsql {settle.BY_INDEX} AS $$
BEGIN
    PERFORM search_refresh('quote', ARRAY(SELECT DISTINCT quote_id FROM changed));
    RETURN NULL;
END
$$;
""" + "".join(
    f"""
CREATE TRIGGER {name} AFTER {event} ON reports_translation
REFERENCING {rows} TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION search_after_translation();
"""
    for name, (event, rows) in triggers.EVENTS.items()
)
NOT_AFTER = (
    "\n".join(f"DROP TRIGGER {name} ON reports_translation;" for name in triggers.EVENTS)
    + "\nDROP FUNCTION search_after_translation();"
)
# For the way back: the entries lose the words of the translations.
FILL = "SELECT search_refresh('quote', ARRAY(SELECT DISTINCT quote_id FROM reports_translation))"


class Migration(migrations.Migration):
    dependencies = [("reports", "0043_translations")]
    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, FILL),
        migrations.RunSQL(QUOTE, QUOTE_BEFORE),
        migrations.RunSQL(AFTER, NOT_AFTER),
    ]
