"""What a person changes in people, bodies and topics is a correction, whoever writes it and however.

No run changes such a record once it is made, so each change is somebody's. Merges say themselves what they did,
and keep the triggers silent (``reports.intake.corrections.silent``).
"""

from django.db import migrations

COLUMNS = {
    "person": ("name", "name_ru", "country_id"),
    "organization": ("name", "name_ru", "acronym", "parent_id", "country_id", "side"),
    "topic": ("name", "name_ru", "other_names"),
}

NOTE = """
CREATE FUNCTION note_correction() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := to_jsonb(OLD);
    now_is jsonb := to_jsonb(NEW);
    changed text;
BEGIN
    IF current_setting('corrections.silent', true) = 'on' THEN
        RETURN NULL;
    END IF;
    FOREACH changed IN ARRAY TG_ARGV[1:] LOOP
        CONTINUE WHEN was -> changed IS NOT DISTINCT FROM now_is -> changed;
        INSERT INTO reports_correction (content_type_id, object_id, field, before, after, in_conflict, seen_at)
        SELECT kind.id, NEW.id, regexp_replace(changed, '_id$', ''),
            nullif(was -> changed, 'null'), nullif(now_is -> changed, 'null'), false, statement_timestamp()
        FROM django_content_type kind WHERE kind.app_label = 'reports' AND kind.model = TG_ARGV[0]
        ON CONFLICT (content_type_id, object_id, field)
        DO UPDATE SET after = excluded.after, seen_at = excluded.seen_at, by_id = NULL;
    END LOOP;
    RETURN NULL;
END
$$;
""" + "".join(
    f"""
CREATE TRIGGER note_correction AFTER UPDATE OF {", ".join(columns)} ON reports_{model}
FOR EACH ROW WHEN (({", ".join(f"OLD.{name}" for name in columns)})
    IS DISTINCT FROM ({", ".join(f"NEW.{name}" for name in columns)}))
EXECUTE FUNCTION note_correction('{model}', {", ".join(f"'{name}'" for name in columns)});
"""
    for model, columns in COLUMNS.items()
)
NOT_NOTE = (
    "".join(f"DROP TRIGGER note_correction ON reports_{model};\n" for model in COLUMNS)
    + "DROP FUNCTION note_correction();"
)

# What history knows of changes until now, but for what merges did.
KNOWN = ";".join(
    f"""
INSERT INTO reports_correction (content_type_id, object_id, field, before, after, in_conflict, seen_at, by_id)
SELECT kind.id, record.id, '{column.removesuffix("_id")}', to_jsonb(was.{column}), to_jsonb(record.{column}),
    false, latest.history_date, latest.history_user_id
FROM (SELECT DISTINCT ON (id) * FROM reports_historical{model} ORDER BY id, history_id) was
JOIN reports_{model} record ON record.id = was.id
JOIN django_content_type kind ON kind.app_label = 'reports' AND kind.model = '{model}'
CROSS JOIN LATERAL (
    SELECT * FROM reports_historical{model} row WHERE row.id = record.id ORDER BY history_id DESC LIMIT 1
) latest
WHERE was.{column} IS DISTINCT FROM record.{column}
    AND coalesce(latest.history_change_reason, '') NOT IN ('merge', 'undo')
ON CONFLICT DO NOTHING
"""
    for model, columns in COLUMNS.items()
    for column in columns
)
FORGET = """
DELETE FROM reports_correction correction USING django_content_type kind
WHERE kind.id = correction.content_type_id AND kind.app_label = 'reports'
    AND kind.model IN ('person', 'organization', 'topic')
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0044_search_translations")]
    operations = [migrations.RunSQL(NOTE, NOT_NOTE), migrations.RunSQL(KNOWN, FORGET)]
