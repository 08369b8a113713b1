"""More spellings under one key, and the sounds under which near spellings are looked up.

Keys are kept with their names, so that a new function needs all names written again.
"""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

import reports.models.people

# Differs from the first one in a few sounds. Uzbek oʻ, ў is written u in Russian: Oʻktam is Уктам, Yoʻldoshev
# Юлдашев. c before e, i, y is s, and ch before r is k: Cecilia, Garcia, Christoph. The rest stands in 0003.
NAME_KEY = """
CREATE OR REPLACE FUNCTION name_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH native AS (
        SELECT translate(
            regexp_replace(lower(value), 'o[ʻʼ''`’‘](?=[a-z])', 'u', 'g'),
            'şšçčžабвгдежзийклмнопрстуфхцчшщыэюёәғқңөұүһіїӣӯўҳҷєґъьʻʼ''`’‘-‐‑',
            'SSCCjabvgdejziiklmnoprstufhTCSSieueagknouuhiiiuuhjeg'
        ) AS name
    ), plain AS (
        SELECT replace(public.unaccent('public.unaccent'::regdictionary, name), 'я', 'ia') AS name FROM native
    ), sounds AS (
        SELECT
            regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            regexp_replace(regexp_replace(regexp_replace(regexp_replace(
                name,
                'shch|sch|sh', 'S', 'g'), 'ch(?=r)', 'k', 'g'), 'ch', 'C', 'g'), 'ts|tz', 'T', 'g'), 'kh', 'h', 'g'),
                'gh', 'g', 'g'), 'dzh|dj|zh', 'j', 'g'), 'ph', 'f', 'g'), 'th', 't', 'g'),
                'c(?=[eiy])', 's', 'g') AS name
        FROM plain
    ), letters AS (
        SELECT regexp_replace(regexp_replace(regexp_replace(
            translate(replace(replace(name, 'yo', 'e'), 'ck', 'k'), 'cqwy', 'kkvi'),
            '\\mx', 'h', 'g'), 'x', 'ks', 'g'), '[^[:alnum:]]+', ' ', 'g') AS name
        FROM sounds
    )
    SELECT trim(regexp_replace(
        replace(replace(regexp_replace(name, 'i+', 'i', 'g'), 'ie', 'e'), 'iu', 'u'), '(.)\\1+', '\\1', 'g'
    )) FROM letters
$$;
"""
NAME_KEY_BEFORE = import_module("reports.migrations.0003_name_keys").NAME_KEY.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)

# The consonants of a surname, without those that a script or an ear takes for a vowel, whether a vowel ends it,
# and the initial of the given name: Шухрат Юлдашев and Shuhrat Yoʻldoshev are ldS:S, Юлдашева is ldSa:S.
# x within a word is ks in a key (Maxim), and kh in Uzbek (Muxamedov).
NAME_SOUND = """
CREATE FUNCTION name_sound(surname text, given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(replace(key, 'ks', 'h'), 'Tz aeioujv', 'ss')
        || CASE WHEN key ~ '[aeiouj]$' THEN 'a:' ELSE ':' END
        || translate(left(public.name_key(given), 1), 'Tzaeioujv', 'ssaaaaaaa')
    FROM public.name_key(surname) key
$$;
"""

# Of the last word, of its parts where it is a double surname, and of the first word where the last one is
# a patronymic or an initial: Токторов Айбек Маратович.
NAME_SOUNDS = """
CREATE FUNCTION name_sounds(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH words AS (SELECT regexp_split_to_array(trim(value), '\\s+') AS word),
    ends AS (
        SELECT word[1] AS first, word[2] AS second, word[cardinality(word)] AS last,
            CASE WHEN cardinality(word) > 1 THEN word[1] ELSE '' END AS given
        FROM words
    ),
    surnames AS (
        SELECT last AS surname, given FROM ends
        UNION SELECT regexp_split_to_table(last, '[-‐‑]'), given FROM ends
        UNION SELECT first, second FROM ends WHERE public.name_key(last) ~ '^(.|.*(viC|vna))$'
    )
    SELECT coalesce(array_agg(DISTINCT public.name_sound(surname, given)), '{}') FROM surnames
    WHERE public.name_key(surname) <> ''
$$;
"""

REWRITE = "UPDATE reports_personname SET name = name; UPDATE reports_organizationname SET name = name;"


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_account_date_index")]
    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, REWRITE),
        migrations.RunSQL(NAME_KEY, NAME_KEY_BEFORE),
        migrations.RunSQL(REWRITE, migrations.RunSQL.noop),
        migrations.RunSQL(NAME_SOUND, "DROP FUNCTION name_sound(text, text);"),
        migrations.RunSQL(NAME_SOUNDS, "DROP FUNCTION name_sounds(text);"),
        migrations.AddField(
            model_name="personname",
            name="sounds",
            field=models.GeneratedField(
                db_persist=True,
                expression=reports.models.people.NameSounds("name"),
                output_field=django.contrib.postgres.fields.ArrayField(models.TextField()),
            ),
        ),
        migrations.AddIndex(
            model_name="personname",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["sounds"], name="person_name_sounds"
            ),
        ),
    ]
