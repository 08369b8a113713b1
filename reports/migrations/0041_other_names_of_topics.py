"""Search finds a topic under its other names too, which it has from those that were merged into it."""

from django.db import migrations

AMBIGUOUS = "('oral', 'mary', 'nice', 'reading')"  # as in 0014


def synonyms(names: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION search_synonyms_topic() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM reports_synonym WHERE sense = 'topic:' || OLD.slug AND from_record;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO reports_synonym (sense, phrase, from_record)
        SELECT DISTINCT 'topic:' || NEW.slug, left(phrase, 200), true
        FROM unnest({names}) phrase WHERE phrase <> '' AND lower(phrase) NOT IN {AMBIGUOUS};
    END IF;
    RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0040_merges")]
    operations = [
        migrations.RunSQL(
            synonyms("ARRAY[NEW.name, NEW.name_ru] || NEW.other_names::text[]"),
            synonyms("ARRAY[NEW.name, NEW.name_ru]"),
        )
    ]
