"""A name is found under every spelling that has its key, also where its own records know one alone."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

import reports.models.people

# The words of a name, those joined by a hyphen apart, and the key of each at the same place.
WORDS = r"""
CREATE FUNCTION name_parts(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE BEGIN ATOMIC
    SELECT regexp_split_to_array(trim(normalize(value)), '[^[:alnum:]''’‘ʻʼ`]+');
END;
CREATE FUNCTION name_words(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE BEGIN ATOMIC
    SELECT array_agg(name_key(part) ORDER BY number)
    FROM unnest(name_parts(value)) WITH ORDINALITY AS each (part, number);
END;
-- The keys of a word typed, and of what it may be a case of: Чотурову of Чотуров, Чотуровой of Чотурова,
-- Сергею of Сергей, Kluge's of Kluge. A short word in small letters is more likely another word than a name:
-- данные is not Dana; and so is a month: "12 мая", "марта 2020" are not Maya and Marta.
CREATE FUNCTION name_forms(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH cut AS (
        SELECT regexp_replace(
            lower(word), '(ого|его|ому|ему|ыми|ими|ым|им|ом|ем|ём|ой|ей|ою|ею|ую|юю|[аяуюеыи])$', ''
        ) AS stem
    )
    SELECT coalesce(array_agg(DISTINCT key), '{}') FROM (
        SELECT name_key(regexp_replace(word, '[''’]s$', '')) AS key,
               CASE WHEN lower(left(word, 1)) = left(word, 1) THEN 4 ELSE 3 END AS least
        UNION ALL
        SELECT name_key(stem || ending), CASE WHEN lower(left(word, 1)) = left(word, 1) THEN 5 ELSE 3 END
        FROM cut, unnest(ARRAY['', 'а', 'й', 'ий']) ending
        WHERE word ~* '[а-яё]$' AND stem <> lower(word)
    ) form
    WHERE length(key) >= least AND lower(word) <> ALL (ARRAY['май', 'мая', 'марта', 'may', 'march'])
$$;
"""

# What the words typed are of names: each word, and as what names of the archive spell it, as a query. What is
# written small in a name is none: день is not the den of Van den Berg.
SPELLINGS = r"""
CREATE FUNCTION search_spellings(typed text)
RETURNS TABLE (number bigint, word text, dotted bool, is_name bool, spelled tsquery)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH token AS MATERIALIZED (
        SELECT number, part[1] AS word, part[2] <> '' AS dotted, search_query(part[1]) AS query,
               CASE WHEN length(part[1]) > 2 THEN name_forms(part[1]) ELSE '{}' END AS keys
        FROM regexp_matches(
            search_clean(typed), '(\m(?:[дг]-[рн][ауе]?|[дг]-(?:ром|ном)|г-ж[аиеу]|г-жой)\M|[[:alnum:]''’‘ʻʼ`]+)(\.?)', 'gi'
        ) WITH ORDINALITY AS each (part, number)
    )
    SELECT token.number, token.word, token.dotted, count(named.query) > 0,
           search_any(named.query ORDER BY named.query) FILTER (
               WHERE named.query <> token.query AND numnode(named.query) > 0
           )
    FROM token LEFT JOIN LATERAL (
        SELECT DISTINCT search_query('"' || part || '"') AS query
        FROM (
            SELECT name, words FROM reports_personname WHERE words && token.keys LIMIT 500
        ) bearer, unnest(bearer.words, name_parts(bearer.name)) AS spelling (key, part)
        WHERE key = ANY (token.keys) AND part <> lower(part)
    ) named ON numnode(token.query) > 0
    GROUP BY token.number, token.word, token.dotted
    ORDER BY token.number
$$;
"""

# What is asked for by words typed. Around a name, an address, an initial and a patronymic that no name of the
# archive has ask for nothing more: Dr Kluge, Жапаров С.Н., Нурлан Болотович Чотуров. They go first, before the
# synonyms of doctor come. As in search_expanded, marks that no text has stand for the words until all are found.
WIDENED = r"""
CREATE FUNCTION search_widened(typed text, expanded bool) RETURNS tsquery
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    asked tsquery := search_query(typed);
    needless tsquery[];
    targets tsquery[];
    substitutes tsquery[];
BEGIN
    IF numnode(asked) = 0 THEN
        RETURN asked;
    END IF;
    WITH told AS (
        SELECT *, search_query(word) AS query,
               word ~* ('^(dr|doctor|mrs?|ms|prof|professor|[дг]-.*|(доктор|профессор|господин)(а|у|е|ом)?'
                   || '|проф|госпож(а|и|е|у|ой))$') AS is_address,
               NOT is_name AND (
                   length(word) = 1 AND dotted
                   OR word ~* '.{3}(ич[аеу]?|ичем|(вн|ичн)(а|ы|е|у|ой)|vich|vna)$'
               ) AS is_added
        FROM search_spellings(typed)
    ), placed AS MATERIALIZED (
        SELECT *, is_address OR is_added AS is_beside,
               count(*) FILTER (WHERE NOT (is_address OR is_added)) OVER (ORDER BY number) AS place
        FROM told WHERE numnode(query) > 0 OR length(word) = 1
    ), name AS (
        SELECT place FROM placed WHERE is_name AND NOT is_beside
    )
    SELECT array_agg(query) FILTER (
               WHERE is_beside AND (place + 1 IN (TABLE name) OR is_added AND place IN (TABLE name))
           ),
           array_agg(query ORDER BY query) FILTER (WHERE NOT is_beside AND spelled IS NOT NULL),
           array_agg(query || spelled ORDER BY query) FILTER (WHERE NOT is_beside AND spelled IS NOT NULL)
    INTO needless, targets, substitutes
    FROM placed;
    FOR place IN 1 .. coalesce(array_length(needless, 1), 0) LOOP
        asked := ts_rewrite(asked, needless[place], '');
    END LOOP;
    IF expanded THEN
        asked := search_expanded(asked);
    END IF;
    FOR place IN 1 .. coalesce(array_length(targets, 1), 0) LOOP
        asked := ts_rewrite(asked, targets[place], quote_literal('spelling=' || place)::tsquery);
    END LOOP;
    FOR place IN 1 .. coalesce(array_length(targets, 1), 0) LOOP
        asked := ts_rewrite(asked, quote_literal('spelling=' || place)::tsquery, substitutes[place]);
    END LOOP;
    RETURN asked;
END
$$;
"""
REMOVALS = """
DROP FUNCTION search_widened(text, bool);
DROP FUNCTION search_spellings(text);
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0049_search_slices")]
    operations = [
        migrations.RunSQL(
            WORDS, "DROP FUNCTION name_forms(text); DROP FUNCTION name_words(text); DROP FUNCTION name_parts(text);"
        ),
        migrations.AddField(
            model_name="personname",
            name="words",
            field=models.GeneratedField(
                db_persist=True,
                expression=reports.models.people.WordKeys("name"),
                output_field=django.contrib.postgres.fields.ArrayField(models.TextField()),
            ),
        ),
        migrations.AddIndex(
            model_name="personname",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["words"], name="person_name_words"
            ),
        ),
        migrations.RunSQL(SPELLINGS + WIDENED, REMOVALS),
    ]
