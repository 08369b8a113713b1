"""Phrases that find the same, and the queries that they widen."""

import django.contrib.postgres.search
from django.db import migrations, models

import reports.models.search

# The phrases of each sense that stands in a query, as a pair: the words asked for, and any of the phrases.
# Longer ones go first, through a mark that no text has, so that "health" within "primary health care" is not
# widened once more. A phrase is looked for as typed: in quotation marks word by word, else its words anywhere.
EXPANDED = r"""
CREATE AGGREGATE search_any (tsquery) (SFUNC = tsquery_or, STYPE = tsquery);
CREATE FUNCTION search_expanded(asked tsquery) RETURNS tsquery
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    targets tsquery[];
    substitutes tsquery[];
BEGIN
    SELECT array_agg(target ORDER BY numnode(target) DESC, target),
           array_agg(target || substitute ORDER BY numnode(target) DESC, target)
    INTO targets, substitutes
    FROM (
        SELECT form.target, search_any(search_query('"' || other.phrase || '"') ORDER BY other.phrase) AS substitute
        FROM (
            SELECT DISTINCT sense, query, phrase FROM reports_synonym
            WHERE asked @> query AND numnode(query) > 0
        ) typed
        CROSS JOIN LATERAL (VALUES (typed.query), (search_query('"' || typed.phrase || '"'))) form (target)
        JOIN reports_synonym other ON other.sense = typed.sense
        GROUP BY form.target
    ) found;
    FOR place IN 1 .. coalesce(array_length(targets, 1), 0) LOOP
        asked := ts_rewrite(asked, targets[place], quote_literal('synonym=' || place)::tsquery);
    END LOOP;
    FOR place IN 1 .. coalesce(array_length(targets, 1), 0) LOOP
        asked := ts_rewrite(asked, quote_literal('synonym=' || place)::tsquery, substitutes[place]);
    END LOOP;
    RETURN asked;
END
$$;
"""

# table -> what its rows mean, by a column that stays
NAMED = {"topic": "slug", "country": "code", "place": "slug"}
AMBIGUOUS = "('oral', 'mary', 'nice', 'reading')"  # oral rehydration has nothing to do with the city of Oral


def triggers():
    for kind, column in NAMED.items():
        yield f"""
CREATE FUNCTION search_synonyms_{kind}() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM reports_synonym WHERE sense = '{kind}:' || OLD.{column} AND from_record;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO reports_synonym (sense, phrase, from_record)
        SELECT DISTINCT '{kind}:' || NEW.{column}, left(phrase, 200), true
        FROM unnest(ARRAY[NEW.name, NEW.name_ru]) phrase WHERE phrase <> '' AND lower(phrase) NOT IN {AMBIGUOUS};
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER search_synonyms AFTER INSERT OR UPDATE OR DELETE ON reports_{kind}
FOR EACH ROW EXECUTE FUNCTION search_synonyms_{kind}();
INSERT INTO reports_synonym (sense, phrase, from_record)
SELECT DISTINCT '{kind}:' || {column}, left(phrase, 200), true
FROM reports_{kind}, unnest(ARRAY[name, name_ru]) phrase
WHERE phrase <> '' AND lower(phrase) NOT IN {AMBIGUOUS};"""


def removals():
    for kind in NAMED:
        yield f"DROP TRIGGER search_synonyms ON reports_{kind};"
        yield f"DROP FUNCTION search_synonyms_{kind}();"


class Migration(migrations.Migration):
    dependencies = [("reports", "0013_sounds_of_names")]
    operations = [
        migrations.CreateModel(
            name="Synonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sense", models.CharField(db_index=True, max_length=120)),
                ("phrase", models.CharField(max_length=200)),
                ("from_record", models.BooleanField(default=False, db_default=False)),
                (
                    "query",
                    models.GeneratedField(
                        db_persist=True,
                        expression=reports.models.search.SearchWords("phrase"),
                        output_field=django.contrib.postgres.search.SearchQueryField(),
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sense", "phrase", "from_record"), name="synonym_unique")
                ],
            },
        ),
        migrations.RunSQL(
            EXPANDED, "DROP FUNCTION search_expanded(tsquery); DROP AGGREGATE search_any (tsquery);"
        ),
        migrations.RunSQL("\n".join(triggers()), "\n".join(removals())),
    ]
